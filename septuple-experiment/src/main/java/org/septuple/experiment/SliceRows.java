package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.septuple.contest.Contest;
import org.septuple.measurement.GaussianMotion.Description;
import org.septuple.statistics.Estimate;

/// Rows 3.1, 3.6, 3.8, 3.9 and 3.10 on a slice that closes: branches that gave neither γ nor D against what descriptions say with them.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 3.1 | energy distance of the later densities from Fokker–Planck's, over that from p(z, 0) | particles of (3.1) | particles of (3.8), (3.9), *paper* V |
/// | 3.6 | share of ⟨dF/dt⟩_z that V = −γF′² leaves, mean squares over bins of z | particles of (3.1), whose V has the Itô term | V *stationary* |
/// | 3.8 | as 3.1, at early times, for Madelung with the best V | particles of (3.8), (3.9), *paper* V | particles of (3.1) |
/// | 3.9 | as 3.1, for Madelung with the best V | particles of (3.8), (3.9), *stationary* V | particles of (3.1) |
/// | 3.10 | abs(s − 1), s the slope of the current velocity on −2γ∂F̃ at early times | particles that follow −2γ∂F̃ with F at rest | particles of (3.1), s = ½ |
///
/// At early times V has hardly acted, so 3.8 asks for the initial u = −2γ∂F̃ and continuity, and 3.9 for the motion that V makes.
///
/// @param problem F, γ, D and p(z, 0)
/// @param places  `[branch][step]` of the branches that judge
/// @param name    of the slice in estimators
/// @param seed    of particles and of the judge
record SliceRows(SliceProblem problem, List<double[]> places, String name, long seed) {

    /// Steps of each branch.
    static final int STEPS = 48;

    private static final List<Integer> EARLY = List.of(4, 8, 12);
    private static final List<Integer> LATE = List.of(18, 24, 30, 36, 42, 48);
    private static final double TWENTIETH = 0.05;
    private static final double SLOPE = 0.1;
    private static final int PARTICLES = 2;
    private static final String OF_THE_WAY = "a twentieth of what p moved by, declared";

    SliceRows {
        places = List.copyOf(places);
    }

    /// All five.
    ///
    /// @param rows    takes comparisons by equation number
    /// @param results takes numbers
    /// @param prefix  of their names
    void measure(Map<String, Comparison> rows, Map<String, Estimate> results, String prefix) {
        double[] start = SliceProblem.draws(problem.sd(), places.size(), seed, PARTICLES);
        List<double[]> langevin = problem.langevin(start, STEPS, seed);
        List<double[]> paper = problem.guided(Description.MADELUNG_PAPER, start, STEPS);
        List<double[]> stationary = problem.guided(Description.MADELUNG_STATIONARY, start, STEPS);
        SliceDensities densities = new SliceDensities(problem, seed);
        SliceDensities.Judged late = densities.judge(places, LATE);
        SliceDensities.Judged early = densities.judge(places, EARLY);
        SliceDensities.Judged diffused = densities.judgeParticles(langevin, LATE);
        late.relative().forEach((who, distance) -> results.put(prefix + "late." + who, distance));
        early.relative().forEach((who, distance) -> results.put(prefix + "early." + who, distance));
        scores(late.contest(), results, prefix);
        rows.put(
                "3.1",
                new Comparison(
                        "energy distance, less its expectation, of branches that gave no constants from Fokker-Planck at steps %s, over that from p(z, 0)"
                                        .formatted(LATE)
                                + inputs(),
                        of(late, SliceDensities.FOKKER_PLANCK),
                        TWENTIETH,
                        OF_THE_WAY,
                        of(diffused, SliceDensities.FOKKER_PLANCK),
                        of(densities.judgeParticles(paper, LATE), SliceDensities.FOKKER_PLANCK)));
        rows.put("3.6", rate(langevin, results, prefix));
        rows.put(
                "3.8",
                madelung(
                        early,
                        EARLY,
                        best(densities.judgeParticles(paper, EARLY)),
                        best(densities.judgeParticles(langevin, EARLY))));
        rows.put("3.9", madelung(late, LATE, best(densities.judgeParticles(stationary, LATE)), best(diffused)));
        rows.put("3.10", velocity(langevin, problem.flowing(start, STEPS), results, prefix));
    }

    private static void scores(Contest contest, Map<String, Estimate> results, String prefix) {
        for (Contest.Comparison pair : contest.comparisons()) {
            if (pair.better().equals(contest.scores().getFirst().name())) {
                results.put(prefix + "behind." + pair.other(), pair.logScore());
            }
        }
        contest.adequacy()
                .ifPresent(found ->
                        results.put(prefix + "leader.p_value", Estimate.exact(found.pValue(), found.samples())));
    }

    private static Estimate of(SliceDensities.Judged judged, String who) {
        Estimate found = judged.relative().get(who);
        if (found == null) {
            throw new UntestableException(
                    "%s has no prediction: %s".formatted(who, judged.contest().absent()));
        }
        return found;
    }

    /// Madelung's with the smallest distance.
    private static Map.Entry<String, Estimate> closest(SliceDensities.Judged judged) {
        return judged.relative().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(SliceDensities.FOKKER_PLANCK))
                .min((one, other) ->
                        Double.compare(one.getValue().value(), other.getValue().value()))
                .orElseThrow(() -> new UntestableException(
                        "no V has a prediction: " + judged.contest().absent()));
    }

    private static Estimate best(SliceDensities.Judged judged) {
        return closest(judged).getValue();
    }

    private Comparison madelung(
            SliceDensities.Judged judged, List<Integer> steps, Estimate control, Estimate nullModel) {
        StringBuilder each = new StringBuilder();
        judged.relative().forEach((who, distance) -> {
            if (!who.equals(SliceDensities.FOKKER_PLANCK)) {
                each.append(String.format(
                        Locale.ROOT, "; %s %.3g +- %.2g", who, distance.value(), distance.standardError()));
            }
        });
        judged.contest()
                .absent()
                .forEach(
                        one -> each.append("; ").append(one.name()).append(": ").append(one.reason()));
        return new Comparison(
                "energy distance, less its expectation, of branches that gave no constants from Madelung with the best V, %s, at steps %s, over that from p(z, 0)%s (standard errors)"
                                .formatted(closest(judged).getKey(), steps, each)
                        + inputs(),
                best(judged),
                TWENTIETH,
                OF_THE_WAY,
                control,
                nullModel);
    }

    private Comparison rate(List<double[]> langevin, Map<String, Estimate> results, String prefix) {
        SliceRates rates = new SliceRates(problem);
        Estimate paper = rates.unexplained(places, SliceRates.Choice.PAPER);
        Estimate ito = rates.unexplained(places, SliceRates.Choice.ITO);
        Estimate stationary = rates.unexplained(places, SliceRates.Choice.STATIONARY);
        results.put(prefix + "dFdt.paper", paper);
        results.put(prefix + "dFdt.paper-ito", ito);
        results.put(prefix + "dFdt.stationary", stationary);
        return new Comparison(
                String.format(
                                Locale.ROOT,
                                "share of <dF/dt> at given z, over one step, that V = -gamma F'^2 leaves, mean squares over 8 bins of z, noise removed; with the Ito term DF'' it leaves %.3g +- %.2g (standard error)",
                                ito.value(),
                                ito.standardError())
                        + inputs(),
                paper,
                TWENTIETH,
                "a twentieth of the mean square of <dF/dt>, declared",
                rates.unexplained(langevin, SliceRates.Choice.ITO),
                stationary);
    }

    private Comparison velocity(
            List<double[]> langevin, List<double[]> guided, Map<String, Estimate> results, String prefix) {
        SliceRates rates = new SliceRates(problem);
        Estimate slope = rates.withRate(rates.velocity(places, EARLY));
        results.put(prefix + "velocity", slope);
        return new Comparison(
                String.format(
                                Locale.ROOT,
                                "|s - 1|, s = %.3g +- %.2g (standard error) the slope of the current velocity (z(t + 2) - z(t - 2))/4 at given z on -2 gamma dF~ at saturation, steps %s; (3.1) says s = 1/2 (E11)",
                                slope.value(),
                                slope.standardError(),
                                EARLY)
                        + inputs(),
                fromOne(slope),
                SLOPE,
                "a tenth of the velocity, declared",
                fromOne(rates.velocity(guided, EARLY)),
                fromOne(rates.velocity(langevin, EARLY)));
    }

    private static Estimate fromOne(Estimate slope) {
        return CanonicalChecks.size(slope.minus(Estimate.exact(1, slope.n())));
    }

    private String inputs() {
        return String.format(
                Locale.ROOT,
                " (imposed: %s, start N(0, sd) with sd = %.3g, F harmonic, alpha = gamma/2D, V; fitted: F = %.3g (z - %.3g)^2/2, and gamma = %.3g, D = %.3g of single steps up to %d of other branches)",
                name,
                problem.sd(),
                problem.curvature(),
                problem.centre(),
                problem.gamma(),
                problem.diffusion(),
                SliceProblem.EARLY);
    }

    /// Steps at which twins begin.
    static List<Integer> splits(int ahead) {
        return IntStream.range(0, STEPS / ahead).map(k -> k * ahead).boxed().toList();
    }
}
