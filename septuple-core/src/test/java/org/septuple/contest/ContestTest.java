package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;

class ContestTest {

    private static final Grid BOX = Grid.of(new Axis(-7, 7, 280, Boundary.REFLECTING));

    private static Judge judge(long seed, int samples, double rejection) {
        return new Judge(BOX, 1e-6, 0.05, samples, rejection, seed);
    }

    private static Contest contest(Judge judge, Observed late, Contestant... contestants) {
        List<Contest.Entry> entries = new ArrayList<>();
        for (Contestant contestant : contestants) {
            entries.add(new Contest.Entry(contestant, ParameterLaw.exact(contestant)));
        }
        return Contest.given(judge, entries, late);
    }

    private static double pValue(Contest contest) {
        return contest.adequacy().orElseThrow().pValue();
    }

    /// Of N(m, 1) for q ~ N(0, 1): −log(2π)/2 − (1 + m²)/2 and so m²/2 below the truth.
    @Test
    void logScoresOfNormalLawsAreInClosedForm() {
        Contest contest = contest(
                judge(1, 99, 0.01), Known.standard(3, 2000, 1), Known.fixed("off", 0.5, 1), Known.fixed("true", 0, 1));
        assertThat(contest.verdict()).isEqualTo(new Verdict.Winner("true"));
        Score best = contest.scores().getFirst();
        assertThat(best.logScore().zAgainst(-0.5 * (Math.log(Math.TAU) + 1))).isBetween(-3.0, 3.0);
        Contest.Comparison pair = contest.comparisons().getFirst();
        assertThat(pair.better()).isEqualTo("true");
        assertThat(pair.logScore().zAgainst(0.125)).isBetween(-3.0, 3.0);
        // E|X − Y| of normals, by 2∫(Φ(x) − Φ(x − ½))² dx
        double exact = 0;
        Projection line = new Projection(BOX, Direction.of(1).getFirst());
        double[] truth = line.of(Known.normal(0, 1));
        double[] off = line.of(Known.normal(0.5, 1));
        for (int m = 0; m < truth.length; m++) {
            exact += 2 * (truth[m] - off[m]) * (truth[m] - off[m]) * 14 / truth.length;
        }
        assertThat(pair.energy().zAgainst(-exact)).isBetween(-3.0, 3.0);
        assertThat(contest.scores().get(1).energy().zAgainst(exact)).isBetween(-3.0, 3.0);
    }

    /// N(±δ, 1) are equally wrong about N(0, 1): z of their difference has mean 0 and variance 1 over 200 seeds.
    @Test
    void pairedDifferencesHaveTheirErrors() {
        int seeds = 200;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Contest contest = contest(
                    judge(seed, 9, 0.1),
                    Known.standard(2, 100, seed),
                    Known.fixed("left", -0.2, 1),
                    Known.fixed("right", 0.2, 1));
            Contest.Comparison pair = contest.comparisons().getFirst();
            double z = pair.logScore().zAgainst(0) * (pair.better().equals("left") ? 1 : -1);
            sum += z;
            squares += z * z;
        }
        assertThat(Math.abs(sum) / Math.sqrt(seeds)).isLessThan(3);
        double chi = (squares - sum * sum / seeds - (seeds - 1)) / Math.sqrt(2.0 * (seeds - 1));
        assertThat(chi).isBetween(-3.0, 3.0);
    }

    /// A true leader with exact parameters, judged at one time, is rejected at its nominal share: 10 % of 200 seeds.
    @Test
    void trueLeadersAreRejectedAtTheNominalShare() {
        int rejected = 0;
        for (int seed = 0; seed < 200; seed++) {
            Contest contest = contest(judge(seed, 99, 0.1), Known.standard(1, 60, seed), Known.fixed("true", 0, 1));
            rejected += contest.adequacy().orElseThrow().rejected() ? 1 : 0;
        }
        double z = (rejected - 20) / Math.sqrt(200 * 0.1 * 0.9);
        assertThat(z).isBetween(-3.0, 3.0);
    }

    /// The same if parameters have errors: those of each seed are drawn from the law that the contest is given.
    @Test
    void errorsOfParametersAreNoReasonForRejection() {
        double[][] covariance = {{0.02}};
        Contestant normal = new Known.Plain(
                "normal", List.of(new Contestant.Parameter("m", false)), (values, t) -> Known.normal(values[0], 1));
        int spread = 0;
        int exact = 0;
        for (int seed = 0; seed < 120; seed++) {
            double wrong = Math.sqrt(0.02) * Known.gaussians(seed, 55, 1)[0];
            Observed late = Known.standard(1, 100, seed);
            ParameterLaw law = ParameterLaw.of(normal, new double[] {wrong}, covariance, 50);
            Contest with = Contest.given(judge(seed, 99, 0.1), List.of(new Contest.Entry(normal, law)), late);
            ParameterLaw none = ParameterLaw.exact(normal, wrong);
            Contest without = Contest.given(judge(seed, 99, 0.1), List.of(new Contest.Entry(normal, none)), late);
            spread += with.adequacy().orElseThrow().rejected() ? 1 : 0;
            exact += without.adequacy().orElseThrow().rejected() ? 1 : 0;
        }
        assertThat((spread - 12) / Math.sqrt(120 * 0.1 * 0.9)).isBetween(-3.0, 3.0);
        assertThat((exact - 12) / Math.sqrt(120 * 0.1 * 0.9)).isGreaterThan(6);
    }

    /// Of N(m, 1) the log score has the slope −m in m, so an error s of m = 0.3 adds (0.3s)² to its variance.
    @Test
    void errorsOfParametersAreInThoseOfScores() {
        Contestant normal = new Known.Plain(
                "normal", List.of(new Contestant.Parameter("m", false)), (values, t) -> Known.normal(values[0], 1));
        Judge judge = new Judge(BOX, 1e-6, 0.05, 9, 0.1, 3);
        Observed late = Known.standard(1, 4000, 3);
        double s = 0.02;
        double[] squares = new double[2];
        double[] energies = new double[2];
        for (int spread = 0; spread < 2; spread++) {
            ParameterLaw law = ParameterLaw.of(normal, new double[] {0.3}, new double[][] {{spread * s * s}}, 50);
            Contestant fixed = Known.fixed("true", 0, 1);
            Contest contest = Contest.given(
                    judge,
                    List.of(new Contest.Entry(normal, law), new Contest.Entry(fixed, ParameterLaw.exact(fixed))),
                    late);
            Contest.Comparison pair = contest.comparisons().getFirst();
            squares[spread] = pair.logScore().standardError() * pair.logScore().standardError();
            energies[spread] = pair.energy().standardError();
        }
        double mean = Arrays.stream(late.positions().values()).average().orElseThrow();
        double slope = (0.3 - mean) * s;
        assertThat((squares[1] - squares[0]) / (slope * slope)).isCloseTo(1, within(0.01));
        assertThat(energies[1]).isGreaterThan(1.1 * energies[0]);
    }

    /// Dependent times make rejection rarer, not more frequent, and a wrong leader is found out.
    @Test
    void theBestOfABadListIsRejected() {
        List<Double> times = List.of(0.5, 0.6, 0.7);
        Contestant ou = Known.ornsteinUhlenbeck();
        int rejected = 0;
        for (int seed = 0; seed < 100; seed++) {
            Contest contest = Contest.given(
                    judge(seed, 99, 0.1),
                    List.of(new Contest.Entry(ou, ParameterLaw.exact(ou, 1, 0.5))),
                    Known.paths(1, 0.5, times, 60, seed));
            rejected += contest.adequacy().orElseThrow().rejected() ? 1 : 0;
        }
        assertThat((rejected - 10) / Math.sqrt(100 * 0.1 * 0.9)).isLessThan(3);
        Contest bad = contest(
                Judge.usual(BOX, 1), Known.standard(3, 400, 1), Known.fixed("wide", 0, 3), Known.fixed("far", 2, 1));
        assertThat(bad.verdict()).isEqualTo(new Verdict.Winner("wide"));
        assertThat(pValue(bad)).isCloseTo(1e-3, within(1e-12));
        assertThat(bad.adequacy().orElseThrow().rejected()).isTrue();
    }

    /// Equal predictions tie, and the one with fewer fitted parameters is picked.
    @Test
    void tiesArePickedByParsimony() {
        Contestant free = new Known.Plain(
                "free", List.of(new Contestant.Parameter("v", true)), (values, t) -> Known.normal(0, values[0]));
        Contest contest = Contest.fitted(
                judge(1, 99, 0.01),
                List.of(
                        new Contest.Candidate(free, List.of(List.of(2.0))),
                        new Contest.Candidate(Known.fixed("true", 0, 1), List.of()),
                        new Contest.Candidate(Known.fixed("far", 3, 1), List.of())),
                Known.standard(1, 500, 9),
                shifted(Known.standard(2, 500, 1)));
        assertThat(contest.verdict()).isInstanceOfSatisfying(Verdict.Tie.class, tie -> {
            assertThat(tie.names()).containsExactlyInAnyOrder("free", "true");
            assertThat(tie.pick()).isEqualTo("true");
        });
        assertThat(contest.fits())
                .singleElement()
                .satisfies(fit -> assertThat(fit.estimate(0).zAgainst(1)).isBetween(-3.0, 3.0));
    }

    private static Observed shifted(Observed data) {
        return new Observed(data.times().stream().map(t -> t + 10).toList(), data.positions());
    }

    /// A twelfth of outliers cost the narrow law log(ε/volume) each; the distance still prefers it to the shifted wide one.
    @Test
    void scoresThatDisagreeAreAContradiction() {
        Observed data = Known.standard(1, 2000, 4);
        Trajectories q = new Trajectories(new long[1], 2000, 1);
        double[] values = data.positions().values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 12 == 0 ? 4 : values[i] / 2;
        }
        q.set(0, 0, values);
        Contest contest = contest(
                judge(1, 99, 0.01),
                new Observed(List.of(1.0), q),
                Known.fixed("narrow", 0, 0.25),
                Known.fixed("wide", 0.4, 1));
        assertThat(contest.verdict()).isEqualTo(new Verdict.Contradiction("wide", List.of("narrow")));
    }

    @Test
    void whoHasNoPredictionIsListedWithItsReason() {
        Contestant mute = new Known.Plain("mute", List.of(), (values, t) -> {
            throw new UnpredictableException("breaks down at t = 0.5");
        });
        Contest contest = contest(judge(1, 99, 0.01), Known.standard(1, 100, 1), mute, Known.fixed("true", 0, 1));
        assertThat(contest.absent()).containsExactly(new Contest.Absence("mute", "breaks down at t = 0.5"));
        assertThat(contest.verdict()).isEqualTo(new Verdict.Tie(List.of("true"), "true"));
        Contest nobody = contest(judge(1, 99, 0.01), Known.standard(1, 100, 1), mute);
        assertThat(nobody.verdict()).isEqualTo(new Verdict.Nobody());
        assertThat(nobody.adequacy()).isEmpty();
    }

    /// Where a point of the law has no prediction the one in the middle stands in, and that is counted; half of the points are too many.
    @Test
    void pointsWithoutPredictionAreCounted() {
        List<Contestant.Parameter> two =
                List.of(new Contestant.Parameter("m", false), new Contestant.Parameter("v", false));
        Contestant bounded = new Known.Plain("bounded", two, (values, t) -> {
            if (values[0] > 0.1) {
                throw new UnpredictableException("m above 0.1");
            }
            return Known.normal(values[0], 1 + values[1]);
        });
        Observed late = Known.standard(1, 100, 1);
        double[] centre = {0, 0};
        ParameterLaw law = ParameterLaw.of(bounded, centre, new double[][] {{0.01, 0}, {0, 0.04}}, 100);
        Forecast forecast = Forecast.of(bounded, law, List.of(1.0));
        assertThat(forecast.ends()).containsExactlyInAnyOrder(1, 2);
        // a slope of 0.1 along m and of 0.2 along v, whose points are √2 standard deviations away
        double m = 0.1 * Math.sqrt(2);
        double v = 0.2 * Math.sqrt(2);
        boolean first = forecast.ends().getFirst() == 1;
        List<double[]> points = law.points();
        assertThat(forecast.variance(k -> k < 2 == first && points.get(k)[0] > 0 ? 0 : points.get(k)[0]))
                .isCloseTo(0.01, within(1e-12));
        assertThat(forecast.variance(k -> points.get(k)[1])).isCloseTo(0.04, within(1e-12));
        assertThat(points.stream().mapToDouble(p -> Math.abs(p[0]) + Math.abs(p[1])))
                .allSatisfy(x ->
                        assertThat(Math.min(Math.abs(x - m), Math.abs(x - v))).isLessThan(1e-12));
        Score score = Contest.given(judge(2, 99, 0.01), List.of(new Contest.Entry(bounded, law)), late)
                .scores()
                .getFirst();
        assertThat(score.missing()).isEqualTo(1);
        Contestant single = new Known.Plain(
                "single",
                two.subList(0, 1),
                (values, t) ->
                        bounded.predict(new double[] {values[0], 0}, List.of(t)).getFirst());
        ParameterLaw wide = ParameterLaw.of(single, new double[] {0}, new double[][] {{100}}, 100);
        assertThat(Contest.given(judge(4, 99, 0.01), List.of(new Contest.Entry(single, wide)), late)
                        .absent())
                .singleElement()
                .satisfies(absence -> assertThat(absence.reason()).contains("at 1 of 2 points"));
    }

    /// Positions on a ring count within it, wherever they have gone.
    @Test
    void turnsAroundARingDoNotMatter() {
        Grid ring = Contestants.ring(64);
        Contestant fixed = Contestants.fokkerPlanck(ring, Contestants.COSINE, Contestants.gaussian(0, 0.5));
        Trajectories here = new Trajectories(new long[1], 50, 1);
        Trajectories there = new Trajectories(new long[1], 50, 1);
        double[] q = Known.gaussians(1, 1, 50);
        here.set(0, 0, q);
        there.set(0, 0, Arrays.stream(q).map(x -> x + 6 * Math.PI).toArray());
        List<Contest.Entry> entries = List.of(new Contest.Entry(fixed, ParameterLaw.exact(fixed, 1, 0.5)));
        Judge judge = new Judge(ring, 1e-6, 0.05, 9, 0.1, 1);
        Score one = Contest.given(judge, entries, new Observed(List.of(0.5), here))
                .scores()
                .getFirst();
        Score other = Contest.given(judge, entries, new Observed(List.of(0.5), there))
                .scores()
                .getFirst();
        assertThat(other.logScore().value()).isCloseTo(one.logScore().value(), within(1e-9));
        assertThat(other.energy().value()).isCloseTo(one.energy().value(), within(1e-3));
    }

    @Test
    void inputThatMeansNothingIsRefused() {
        assertThatThrownBy(() -> new Judge(BOX, 1e-6, 0.05, 100, 1e-3, 1)).hasMessageContaining("999");
        Contestant one = Known.fixed("one", 0, 1);
        assertThatThrownBy(() -> contest(judge(1, 99, 0.01), Known.standard(1, 10, 1), one, one))
                .hasMessageContaining("different names");
        assertThatThrownBy(() -> Contest.fitted(
                        judge(1, 99, 0.01),
                        List.of(new Contest.Candidate(one, List.of())),
                        Known.standard(2, 10, 1),
                        Known.standard(2, 10, 2)))
                .hasMessageContaining("later");
        assertThatThrownBy(() -> new Observed(List.of(1.0, 1.0), new Trajectories(new long[2], 5, 1)))
                .hasMessageContaining("rising");
    }
}
