package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.septuple.contest.Contest;
import org.septuple.contest.Contestant;
import org.septuple.contest.GaussianContestant;
import org.septuple.contest.Judge;
import org.septuple.contest.Multiplier;
import org.septuple.contest.Observed;
import org.septuple.contest.ParameterLaw;
import org.septuple.contest.PotentialChoice;
import org.septuple.contest.PredictedDensity;
import org.septuple.contest.Score;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.Diffusion;
import org.septuple.statistics.Estimate;

/// Descriptions against the densities of branches on a slice: Fokker–Planck and Madelung once per V, at saturation, with the γ and D of
/// [SliceProblem]. Of a harmonic F the Itô term of E12 is a constant, so *paper* V moves p as it does with it.
///
/// @param problem what they are told
/// @param seed    of draws of the judge
record SliceDensities(SliceProblem problem, long seed) {

    static final String FOKKER_PLANCK = "fokker-planck";

    private static final int CELLS = 1024;
    private static final int SAMPLES = 199;
    private static final double HALF_WIDTH = 6;

    /// p(z, 0), whatever the time.
    ///
    /// @param moving begins there
    private record Still(Contestant moving) implements Contestant {

        private static final double SHARE = 1e-9;

        @Override
        public String name() {
            return "start";
        }

        @Override
        public List<Parameter> parameters() {
            return moving.parameters();
        }

        @Override
        public List<PredictedDensity> predict(double[] parameters, List<Double> times) {
            PredictedDensity start = moving.predict(parameters, List.of(SHARE * times.getFirst()))
                    .getFirst();
            return times.stream().map(_ -> start).toList();
        }
    }

    /// What the judge says.
    ///
    /// @param relative mean energy distance less its expectation, over that of p(z, 0), by description
    /// @param contest  of the descriptions, by log score
    record Judged(Map<String, Estimate> relative, Contest contest) {

        Judged {
            relative = new LinkedHashMap<>(relative);
        }
    }

    /// Judges.
    ///
    /// @param places `[branch][step]`
    /// @param steps  at which densities are compared, rising
    Judged judge(List<double[]> places, List<Integer> steps) {
        return judge(places, steps, SAMPLES);
    }

    /// The same of particles that move with just these γ and D; nothing is said of adequacy.
    Judged judgeParticles(List<double[]> places, List<Integer> steps) {
        return judge(places, steps, 1);
    }

    private Judged judge(List<double[]> places, List<Integer> steps, int samples) {
        Observed observed = observed(places, steps);
        Axis axis = new Axis(-HALF_WIDTH * problem.sd(), HALF_WIDTH * problem.sd(), CELLS, Boundary.REFLECTING);
        Judge usual = Judge.usual(Grid.of(axis), seed);
        Judge judge = new Judge(usual.box(), usual.epsilon(), usual.level(), samples, 1.0 / (samples + 1), seed);
        Contestant diffusing =
                GaussianContestant.fokkerPlanck(problem.freeEnergy(), problem.start(), Diffusion.scalar(1, 1));
        Contest.Entry still = new Contest.Entry(new Still(diffusing), exact(diffusing));
        Estimate moved = Contest.given(judge, List.of(still), observed)
                .scores()
                .getFirst()
                .energy();
        List<Contest.Entry> entries = Stream.concat(
                        Stream.of(diffusing),
                        Stream.of(PotentialChoice.PAPER, PotentialChoice.STATIONARY)
                                .map(choice -> GaussianContestant.madelung(
                                        problem.freeEnergy(), problem.start(), choice, new Multiplier.Saturated())))
                .map(one -> new Contest.Entry(one, samples == SAMPLES ? law(one) : exact(one)))
                .toList();
        Contest contest = Contest.given(judge, entries, observed);
        Map<String, Estimate> relative = new LinkedHashMap<>();
        for (Score score : contest.scores()) {
            relative.put(score.name(), score.energy().dividedBy(moved));
        }
        return new Judged(relative, contest);
    }

    private ParameterLaw exact(Contestant contestant) {
        return ParameterLaw.exact(contestant, problem.gamma(), problem.diffusion());
    }

    private ParameterLaw law(Contestant contestant) {
        double gamma = problem.constants().rate().standardError();
        double diffusion = problem.constants().diffusion().standardError();
        double together = problem.constants().covariance();
        double[][] covariance = {{gamma * gamma, together}, {together, diffusion * diffusion}};
        double[] values = {problem.gamma(), problem.diffusion()};
        return ParameterLaw.of(
                contestant, values, covariance, problem.constants().rate().n());
    }

    private static Observed observed(List<double[]> places, List<Integer> steps) {
        long[] times = steps.stream().mapToLong(Integer::longValue).toArray();
        Trajectories some = new Trajectories(times, places.size(), 1);
        for (int i = 0; i < times.length; i++) {
            int step = steps.get(i);
            some.set(i, 0, places.stream().mapToDouble(z -> z[step]).toArray());
        }
        return new Observed(steps.stream().map(Integer::doubleValue).toList(), some);
    }
}
