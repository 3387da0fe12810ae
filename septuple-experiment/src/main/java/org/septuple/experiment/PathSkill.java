package org.septuple.experiment;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.BlockBootstrap;
import org.septuple.statistics.BlockLength;
import org.septuple.statistics.Estimate;

/// How well neurons are foretold by geodesics of the field that the others make ([PathForecasts]), beside laws that know no field.
///
/// ```
/// skill = 1 − Σ‖X − forecast‖²/Σ‖X − other‖²
/// residual = Σ‖X − forecast‖²/Σ(‖X − forecast‖² + ‖X − other‖²) = (1 − skill)/(2 − skill)
/// slope = Σ(X − line)·(forecast − line)/Σ‖forecast − line‖²
/// ```
///
/// Sums are over neurons and times. Skill is 1 where forecasts are right and 0 where they are as far off as the other; a residual of ½ is no skill, .2 half the distance. The slope is 1 on geodesics that
/// anything scatters, 0 on lines that anything scatters. Errors are those of a block bootstrap over times, copy after copy, for these neurons and these g_i.
final class PathSkill {

    private static final int AXES = 3;
    private static final int RESAMPLES = 200;
    private static final double CONFIDENCE = 0.95;
    /// Standard errors below which 95 of 100 normal numbers are.
    private static final double ONE_SIDED = 1.645;
    private static final int DRAWS = 40;

    private static final double TOLERANCE = 0.2;

    private final PathForecasts forecasts;
    private final long seed;

    private PathSkill(PathForecasts forecasts, long seed) {
        this.forecasts = forecasts;
        this.seed = seed;
    }

    /// Forecasts from all neurons' past, and looks where they went.
    ///
    /// @param paths  neurons, two or more, of [NeuronMotion#COPIES] copies
    /// @param seed   of exchanged and turned g_i and of the bootstrap
    /// @param engine workers
    /// @throws UntestableException with fewer than six frames
    static PathSkill of(NeuronPaths paths, long seed, Engine engine) {
        return new PathSkill(PathForecasts.of(paths, seed, engine), seed);
    }

    /// The forecasts.
    PathForecasts forecasts() {
        return forecasts;
    }

    /// Where neurons are, or are said to be; NaN where nothing is said.
    private interface Place {
        double at(int neuron, int time, int axis);
    }

    private Place place(PathLaw law, int horizon) {
        return (i, time, a) -> forecasts.at(law, horizon, i, time, a);
    }

    private Place truth(int horizon) {
        return (i, time, a) -> forecasts.truth(horizon, i, time, a);
    }

    /// The straight line, bent like that of the next neuron.
    private Place exchanged() {
        int n = forecasts.neurons().length;
        return (i, time, a) -> forecasts.at(PathLaw.STRAIGHT, 0, i, time, a)
                + forecasts.at(PathLaw.GEODESIC, 0, (i + 1) % n, time, a)
                - forecasts.at(PathLaw.STRAIGHT, 0, (i + 1) % n, time, a);
    }

    /// Two numbers of one axis.
    private interface Pair {
        double at(int neuron, int time, int axis, boolean second);
    }

    /// Σ first and Σ second over neurons and axes, time by time; 0 where some of them is not there.
    private double[][] sums(IntPredicate which, Pair pair) {
        double[][] sums = new double[2][forecasts.times()];
        for (int i = 0; i < forecasts.neurons().length; i++) {
            for (int time = 0; which.test(i) && time < forecasts.times(); time++) {
                double first = 0;
                double second = 0;
                for (int a = 0; a < AXES; a++) {
                    first += pair.at(i, time, a, false);
                    second += pair.at(i, time, a, true);
                }
                if (Double.isFinite(first + second)) {
                    sums[0][time] += first;
                    sums[1][time] += second;
                }
            }
        }
        return sums;
    }

    /// Σ‖truth − forecast‖² and Σ‖truth − other‖².
    private double[][] squares(IntPredicate which, Place truth, Place forecast, Place other) {
        return sums(which, (i, time, a, second) -> {
            double away = truth.at(i, time, a) - (second ? other : forecast).at(i, time, a);
            return away * away;
        });
    }

    /// The slope of x − line on forecast − line.
    private Estimate slope(Place away, Place forecast) {
        Place line = place(PathLaw.STRAIGHT, 0);
        return ratio(sums(_ -> true, (i, time, a, second) -> {
            double bend = forecast.at(i, time, a) - line.at(i, time, a);
            return bend * (second ? bend : away.at(i, time, a));
        }));
    }

    /// Σ first/Σ second over all times; NaN where there is nothing to sum.
    private Estimate ratio(double[][] sums) {
        int n = sums[0].length;
        double whole = ratio(sums, IntStream.range(0, n).toArray());
        if (!Double.isFinite(whole)) {
            return new Estimate(whole, Double.NaN, 1);
        }
        double[] apart = new double[n];
        Arrays.setAll(apart, time -> sums[0][time] - whole * sums[1][time]);
        double block = Math.min(BlockLength.of(apart), n / 3.0);
        return new BlockBootstrap(n, block, RESAMPLES, seed).of(times -> ratio(sums, times));
    }

    private static double ratio(double[][] sums, int[] times) {
        double first = 0;
        double second = 0;
        for (int time : times) {
            first += sums[0][time];
            second += sums[1][time];
        }
        return first / second;
    }

    /// Skill over all neurons.
    ///
    /// @param law     forecast
    /// @param other   what it is held against
    /// @param horizon number, from 0
    Estimate skill(PathLaw law, PathLaw other, int horizon) {
        return skill(_ -> true, law, other, horizon);
    }

    /// Skill of one neuron.
    ///
    /// @param neuron  number among those followed
    /// @param law     forecast
    /// @param other   what it is held against
    /// @param horizon number, from 0
    Estimate skill(int neuron, PathLaw law, PathLaw other, int horizon) {
        return skill(i -> i == neuron, law, other, horizon);
    }

    private Estimate skill(IntPredicate which, PathLaw law, PathLaw other, int horizon) {
        return ratio(squares(which, truth(horizon), place(law, horizon), place(other, horizon)))
                .map(x -> 1 - x, _ -> 1);
    }

    /// Root of the mean squared distance of where all neurons are from where a law says.
    double distance(PathLaw law, int horizon) {
        Place forecast = place(law, horizon);
        double sum = Arrays.stream(squares(_ -> true, truth(horizon), forecast, forecast)[0])
                .sum();
        return Math.sqrt(sum / (forecasts.share(law, horizon) * forecasts.neurons().length * forecasts.times()));
    }

    /// The law without a field that comes nearest.
    PathLaw best() {
        return best(truth(0), place(PathLaw.GEODESIC, 0));
    }

    private PathLaw best(Place truth, Place forecast) {
        PathLaw best = PathLaw.STRAIGHT;
        double least = Double.POSITIVE_INFINITY;
        for (PathLaw law : PathLaw.values()) {
            double off = law.isBaseline()
                    ? Arrays.stream(squares(_ -> true, truth, forecast, place(law, 0))[1])
                            .sum()
                    : Double.POSITIVE_INFINITY;
            if (off < least) {
                least = off;
                best = law;
            }
        }
        return best;
    }

    /// The slope of a geodesic law, one span ahead.
    Estimate slope(PathLaw law) {
        return slope(
                (i, time, a) -> forecasts.truth(0, i, time, a) - forecasts.at(PathLaw.STRAIGHT, 0, i, time, a),
                place(law, 0));
    }

    /// How far geodesics bend, over the distance from straight lines.
    Estimate bend() {
        Place line = place(PathLaw.STRAIGHT, 0);
        Place geodesic = place(PathLaw.GEODESIC, 0);
        return ratio(sums(_ -> true, (i, time, a, second) -> {
                    double way =
                            (second ? forecasts.truth(0, i, time, a) : geodesic.at(i, time, a)) - line.at(i, time, a);
                    return way * way;
                }))
                .map(Math::sqrt, x -> 0.5 / Math.sqrt(x));
    }

    /// The smallest share s of geodesic bending that would be seen: of X = line + s(geodesic − line) + scatter the slope is above 0 at 95 % in 95 of 100 cases. The scatter is X − line of the same neuron at another
    /// time, in [#DRAWS] shifts. Shifts break what ties scatter to bends, both large where neurons are fast: no share is seen that the error of the measured slope would hide.
    double power() {
        Place line = place(PathLaw.STRAIGHT, 0);
        int times = forecasts.times();
        int draws = Math.min(DRAWS, times - 1);
        double[] needed = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            int shift = 1 + (int) ((long) draw * (times - 1) / draws);
            Place scatter = (i, time, a) -> {
                int other = (time + shift) % times;
                return forecasts.truth(0, i, other, a) - line.at(i, other, a);
            };
            Estimate slope = slope(scatter, place(PathLaw.GEODESIC, 0));
            needed[draw] = slope.halfWidth(CONFIDENCE) - slope.value();
        }
        Arrays.sort(needed);
        Estimate own = slope(PathLaw.GEODESIC);
        double hidden = own.halfWidth(CONFIDENCE) + ONE_SIDED * own.standardError();
        return Math.max(needed[(int) Math.ceil(CONFIDENCE * draws) - 1], hidden);
    }

    /// Row 7.7.
    ///
    /// @param whose neurons, in words
    /// @throws UntestableException where no geodesic that was found bends
    Comparison inTime(String whose) {
        return row("in coordinate time", PathLaw.GEODESIC, PathLaw.PROPER_TIME, whose);
    }

    /// Row 7.8.
    ///
    /// @param whose neurons, in words
    /// @throws UntestableException where no geodesic that was found bends
    Comparison inProperTime(String whose) {
        return row("in proper time or length", PathLaw.PROPER_TIME, PathLaw.GEODESIC, whose);
    }

    private Comparison row(String how, PathLaw law, PathLaw planted, String whose) {
        Place forecast = place(law, 0);
        PathLaw best = best(truth(0), forecast);
        return new Comparison(
                "own/(own + other), own the summed squared distance of X(t + d) from the geodesic through X(t - d) and X(t) %s in the field of all other neurons, other that from the best of straight line, persistence, mean and AR(1): %s (.5: as near); %.0f %% of %d neurons at %d times in %d copies have a geodesic; both integrations agree to %.1g; %s"
                        .formatted(
                                how,
                                best.words(),
                                100 * forecasts.share(law, 0),
                                forecasts.neurons().length,
                                forecasts.times(),
                                forecasts.copy(forecasts.times() - 1) + 1,
                                apart(),
                                whose),
                residual(truth(0), forecast),
                TOLERANCE,
                "half the distance of the best of them, declared",
                residual(place(planted, 0), forecast),
                residual(exchanged(), forecast));
    }

    private Estimate residual(Place truth, Place forecast) {
        double[][] sums = squares(_ -> true, truth, forecast, place(best(truth, forecast), 0));
        if (!(Arrays.stream(sums[1]).sum() > 0)) {
            throw new UntestableException("none of the geodesics of %d neurons at %d times is found and bends"
                    .formatted(forecasts.neurons().length, forecasts.times()));
        }
        return ratio(sums).map(x -> x / (1 + x), x -> 1 / ((1 + x) * (1 + x)));
    }

    /// Largest distance of both integrations, over the largest way of a span.
    double apart() {
        double worst = 0;
        double way = 0;
        for (int i = 0; i < forecasts.neurons().length; i++) {
            for (int time = 0; time < forecasts.times(); time++) {
                for (int a = 0; a < AXES; a++) {
                    double between = Math.abs(forecasts.at(PathLaw.GEODESIC, 0, i, time, a)
                            - forecasts.at(PathLaw.PROPER_TIME, 0, i, time, a));
                    worst = Math.max(worst, Double.isNaN(between) ? 0 : between);
                    way = Math.max(
                            way,
                            Math.abs(forecasts.at(PathLaw.STRAIGHT, 0, i, time, a)
                                    - forecasts.at(PathLaw.PERSISTENCE, 0, i, time, a)));
                }
            }
        }
        return way == 0 ? 0 : worst / way;
    }
}
