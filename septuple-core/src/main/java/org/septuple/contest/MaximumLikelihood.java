package org.septuple.contest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;
import org.septuple.contest.CompositeLikelihood.Differences;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;

/// The parameters θ at which a [composite likelihood][CompositeLikelihood] of early positions is largest; θ = log x where x must be > 0.
///
/// | | |
/// |---|---|
/// | starts | ℓ of [rough][Contestant#rough] predictions at each, on the first [#SAMPLE] replicas until a third of the times; from the [#CLIMBS] best ones [ascents][Ascent] on those until a third, two thirds and all of the times, one where they meet; from the highest summit, and if that fails from the other, one of the contestant itself on all. If no start has a rough prediction, the same without |
/// | covariance | H⁻¹ J H⁻¹ R/(R − 1): H = −∂²ℓ, J = Σ_i s_i s_iᵀ with s_i = Σ_t s_it, as the times of a replica are dependent; B of [Ascent] in place of H where differences of predictions are too rough for a positive one, for both have one expectation if the description is true |
///
/// ℓ of a wave has many maxima, so the first one that is reached is not good enough; that the highest of those reached is the highest of all is not proven.
/// No fit if no start has a prediction, or no ascent on all ends at a summit with an information that is not singular.
///
/// Source: C. Varin, N. Reid, D. Firth, Stat. Sinica 21 (2011) 5 for the sandwich.
public final class MaximumLikelihood {

    /// Replicas on which starts are compared.
    static final int SAMPLE = 4000;

    /// Starts from which ascents are made.
    static final int CLIMBS = 2;

    /// Steps of these ascents until each horizon.
    private static final int SOME_STEPS = 15;

    /// gᵀMg at which they end: one standard error of the sample away.
    private static final double NEARBY = 1;

    /// How often they are made, until later and later times.
    private static final int HORIZONS = 3;

    /// Steps of second derivatives, in 1/√B_jj.
    private static final double PART = 0.5;

    /// Step of second derivatives beyond which a likelihood is no parabola.
    private static final double WIDEST = 1;

    private final CompositeLikelihood likelihood;
    private final CompositeLikelihood sample;
    private final Optional<Contestant> rough;

    /// Of one contestant.
    ///
    /// @param contestant with 1 parameter or more
    /// @param early      positions that it is fitted to
    /// @param box        with as many axes; positions of periodic ones may lie outside
    /// @param epsilon    share of a uniform density that stands in where p is 0, in (0, 1)
    public MaximumLikelihood(Contestant contestant, Observed early, Grid box, double epsilon) {
        Observed within = early.within(box);
        UniformFloor floor = UniformFloor.of(box, epsilon);
        this.likelihood = new CompositeLikelihood(contestant, early.times(), Places.of(within, box), floor);
        this.sample = within.replicas() > SAMPLE
                ? new CompositeLikelihood(contestant, early.times(), Places.of(within.first(SAMPLE), box), floor)
                : likelihood;
        this.rough = contestant.rough();
        if (likelihood.parameters() == 0) {
            throw new IllegalArgumentException(
                    "%s has no parameters: nothing to fit, give it as exact".formatted(contestant.name()));
        }
    }

    /// Finds the highest summit that is reached from some starts.
    ///
    /// @param starts 1 or more, values of all parameters each
    /// @return the fit
    /// @throws UnpredictableException if there is none, with the reason of the highest summit, or of the first start without prediction
    public Fit from(List<List<Double>> starts) {
        List<String> reasons = new ArrayList<>();
        if (starts.size() == 1) {
            return highest(List.of(new Tried(scaled(starts.getFirst()), 0, null)), 1, reasons);
        }
        List<Tried> summits = List.of();
        if (rough.isPresent()) {
            try {
                summits = summits(horizons(rough.get()), starts, reasons);
            } catch (UnpredictableException roughly) {
                reasons.clear();
            }
        }
        if (summits.isEmpty()) {
            summits = summits(horizons(likelihood.contestant()), starts, reasons);
        }
        return highest(summits, starts.size(), reasons);
    }

    /// ℓ of the sample, until more and more times, the last one all.
    private List<CompositeLikelihood> horizons(Contestant contestant) {
        int n = sample.times().size();
        CompositeLikelihood all = new CompositeLikelihood(contestant, sample.times(), sample.places(), sample.floor());
        return IntStream.rangeClosed(1, HORIZONS)
                .map(part -> Math.ceilDiv(part * n, HORIZONS))
                .distinct()
                .mapToObj(all::until)
                .toList();
    }

    private Fit highest(List<Tried> summits, int starts, List<String> reasons) {
        @Nullable UnpredictableException first = null;
        for (Tried summit : summits) {
            try {
                return fit(
                        new Ascent(likelihood, Differences.USUAL).climb(summit.theta(), Ascent.ENOUGH, Ascent.STEPS),
                        reasons);
            } catch (UnpredictableException failed) {
                first = first == null ? failed : first;
            }
        }
        throw new UnpredictableException("no fit from the best of %d starts: %s"
                .formatted(starts, first == null ? reasons.getFirst() : first.getMessage()));
    }

    /// θ, ℓ of the sample, and what that tells of θ.
    private static final class Tried {
        private final double[] theta;
        private final double value;
        /// B of [Ascent]; none where it is not known.
        private final @Nullable RealMatrix information;

        Tried(double[] theta, double value, @Nullable RealMatrix information) {
            this.theta = theta;
            this.value = value;
            this.information = information;
        }

        double[] theta() {
            return theta;
        }

        double value() {
            return value;
        }

        /// Whether another is two standard errors away or less.
        boolean isNear(Tried other) {
            RealMatrix b = information;
            RealVector gap = new ArrayRealVector(theta).subtract(new ArrayRealVector(other.theta));
            return b != null && gap.dotProduct(b.operate(gap)) <= 4 * NEARBY;
        }
    }

    /// Starts with a prediction, the best first.
    private List<Tried> tried(CompositeLikelihood first, List<List<Double>> starts, List<String> reasons) {
        List<Tried> tried = new ArrayList<>();
        for (List<Double> start : starts) {
            double[] theta = scaled(start);
            try {
                tried.add(new Tried(theta, first.value(theta), null));
            } catch (UnpredictableException nothing) {
                reasons.add("from %s: %s".formatted(start, nothing.getMessage()));
            }
        }
        if (tried.isEmpty()) {
            throw new UnpredictableException(
                    "no fit from any of %d starts; %s".formatted(starts.size(), reasons.getFirst()));
        }
        tried.sort(Comparator.comparingDouble(one -> -one.value()));
        return tried;
    }

    /// Where the best starts lead on the sample, the highest first. Each goes from horizon to horizon; one that does not tell the parameters apart leaves
    /// them as they are.
    private List<Tried> summits(List<CompositeLikelihood> horizons, List<List<Double>> starts, List<String> reasons) {
        List<Tried> tried = tried(horizons.getFirst(), starts, reasons);
        List<Tried> ways = tried.subList(0, Math.min(CLIMBS, tried.size()));
        for (CompositeLikelihood some : horizons) {
            List<Tried> further = new ArrayList<>();
            for (Tried way : ways) {
                Tried next = climbed(some, way);
                if (further.stream().noneMatch(other -> other.isNear(next))) {
                    further.add(next);
                }
            }
            ways = further;
        }
        List<Tried> summits = new ArrayList<>();
        for (Tried way : ways) {
            try {
                summits.add(new Tried(way.theta(), horizons.getLast().value(way.theta()), null));
            } catch (UnpredictableException nothing) {
                reasons.add(String.valueOf(nothing.getMessage()));
            }
        }
        summits.sort(Comparator.comparingDouble(one -> -one.value()));
        return summits;
    }

    private static Tried climbed(CompositeLikelihood some, Tried way) {
        try {
            Ascent ascent = new Ascent(some, Differences.COARSE);
            Ascent.Summit summit = ascent.climb(way.theta(), NEARBY, SOME_STEPS);
            return new Tried(summit.theta(), summit.value(), ascent.products(summit.slopes()));
        } catch (UnpredictableException untold) {
            return way;
        }
    }

    private double[] scaled(List<Double> start) {
        double[] values = start.stream().mapToDouble(Double::doubleValue).toArray();
        int p = likelihood.parameters();
        double[][] none = new double[p][p];
        // refuses what is out of bounds
        ParameterLaw.of(likelihood.contestant(), values, none, 1);
        double[] theta = values.clone();
        for (int j = 0; j < p; j++) {
            boolean positive = likelihood.contestant().parameters().get(j).positive();
            theta[j] = positive ? Elementary.log(values[j]) : values[j];
        }
        return theta;
    }

    private Fit fit(Ascent.Summit summit, List<String> failed) {
        Ascent ascent = new Ascent(likelihood, Differences.USUAL);
        double[] theta = summit.theta();
        RealMatrix information = ascent.products(summit.slopes());
        double[] h = new double[theta.length];
        for (int j = 0; j < h.length; j++) {
            h[j] = PART / Math.sqrt(information.getEntry(j, j));
            if (h[j] > WIDEST) {
                throw new UnpredictableException(
                        "%s is not told by the positions at %s: its standard error would be %.3g"
                                .formatted(ascent.name(j), ascent.describe(theta), h[j] / PART));
            }
        }
        RealMatrix curvature = new Array2DRowRealMatrix(likelihood.curvature(theta, summit.value(), h), false);
        if (!ascent.isRegular(curvature)) {
            curvature = information;
        }
        ascent.requireRegular(curvature, "curvature of the likelihood");
        int replicas = likelihood.places().replicas();
        RealMatrix inverse = new QRDecomposition(curvature, 0).getSolver().getInverse();
        RealMatrix sandwich = inverse.multiply(productsOfReplicas(summit.slopes()))
                .multiply(inverse)
                .scalarMultiply(replicas / (replicas - 1.0));
        RealMatrix symmetric = sandwich.add(sandwich.transpose()).scalarMultiply(0.5);
        Contestant contestant = likelihood.contestant();
        ParameterLaw law = new ParameterLaw(contestant.parameters(), theta, symmetric.getData(), replicas);
        return new Fit(contestant, law, summit.value(), summit.steps(), summit.decrement(), failed);
    }

    /// Σ s sᵀ over replicas, s the sum of all times of one.
    private RealMatrix productsOfReplicas(double[][] slopes) {
        RealMatrix sum = new Array2DRowRealMatrix(slopes.length, slopes.length);
        double[] s = new double[slopes.length];
        for (int i = 0; i < likelihood.places().replicas(); i++) {
            Arrays.fill(s, 0);
            for (int t = 0; t < likelihood.times().size(); t++) {
                int m = likelihood.places().of(t, i);
                for (int j = 0; j < s.length; j++) {
                    s[j] += slopes[j][m];
                }
            }
            Ascent.add(sum, s, 1);
        }
        return sum;
    }
}
