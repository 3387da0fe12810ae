package org.septuple.experiment;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.TwoPointGeodesic;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;

/// Where some neurons of [NeuronPaths] are some frames ahead, and where each [PathLaw] says that they are.
///
/// Forecasts are 1, 2 and 4 spans ahead, by other geodesics than (7.7) in coordinate time one. A forecast from frame k uses X(k − 1) and X(k) of all neurons, and g_i of frame k: nothing later. A neuron moves in the field of all others (leave-one-out), so that it does not follow its own kernel. Frames k lie
/// in one half of the times with all that is forecast from them; what the mean and AR(1) know comes from the other half.
///
/// A *time* is a frame k of a copy: copy after copy, k rising.
final class PathForecasts {

    private static final int AXES = 3;
    private static final int[] AHEAD = {1, 2, 4};
    /// Frames before k in a half of the times.
    private static final int PAST = 1;

    private static final int SHUFFLES = 83;
    /// Neurons times neurons that make the field times frames, about.
    private static final int WORK = 7000;

    private static final int FEWEST = 4;
    private static final int MOST = 24;
    /// Frames of each half from which is forecast.
    private static final int STARTS = 6;

    private final NeuronPaths paths;
    private final int[] neurons;
    private final int[] starts;
    private final int[] horizons;
    /// Horizon, neuron, then 3 coordinates of each time.
    private final Map<PathLaw, double[][][]> places = new EnumMap<>(PathLaw.class);
    private final boolean[][] timelike;

    private PathForecasts(NeuronPaths paths) {
        int half = paths.frames() / 2;
        this.paths = paths;
        this.horizons = Arrays.stream(AHEAD).filter(h -> PAST + h < half).toArray();
        if (horizons.length == 0) {
            throw new UntestableException("forecasts need 6 frames of paths, there are %d".formatted(paths.frames()));
        }
        int last = half - horizons[horizons.length - 1];
        this.starts = IntStream.range(0, 2)
                .flatMap(k -> spaced(last - PAST, STARTS).map(at -> PAST + at + k * (paths.frames() - half)))
                .toArray();
        int n = paths.size();
        this.neurons =
                spaced(n, Math.clamp(WORK / (n * starts.length), FEWEST, MOST)).toArray();
        for (PathLaw law : PathLaw.values()) {
            places.put(law, new double[horizons.length][neurons.length][AXES * times()]);
        }
        this.timelike = new boolean[neurons.length][times()];
    }

    private static IntStream spaced(int all, int most) {
        int count = Math.min(all, most);
        return IntStream.range(0, count).map(k -> (int) ((long) k * all / count));
    }

    /// Forecasts.
    ///
    /// @param paths  neurons, two or more
    /// @param seed   of exchanged and turned g_i
    /// @param engine workers, that take a neuron at a frame each
    /// @throws UntestableException with fewer than six frames
    static PathForecasts of(NeuronPaths paths, long seed, Engine engine) {
        PathForecasts all = new PathForecasts(paths);
        engine.crew()
                .work(
                        all.starts.length * all.neurons.length,
                        (_, k) -> all.geodesics(k / all.neurons.length, k % all.neurons.length, seed));
        for (int i = 0; i < all.neurons.length; i++) {
            all.baselines(i);
        }
        return all;
    }

    private void geodesics(int start, int i, long seed) {
        int frame = starts[start];
        NeuronMotion motion = paths.at(frame);
        NeuronMotion others = motion.without(neurons[i]);
        RandomStream random = new RandomStream(seed, Purpose.CHECK_POINTS, SHUFFLES, frame);
        NeuronMotion shuffled =
                motion.exchanged(random.permutation(paths.size())).without(neurons[i]);
        NeuronMotion turned =
                new MatrixDraws(motion, new double[0], seed).turned(frame).without(neurons[i]);
        for (int copy = 0; copy < paths.copies(); copy++) {
            int time = copy * starts.length + start;
            Metric field = others.field(copy);
            double[] before = motion.before(copy, neurons[i]);
            double[] now = motion.now(copy, neurons[i]);
            TwoPointGeodesic geodesic = new TwoPointGeodesic(field, GeodesicLaw.COORDINATE_TIME);
            boolean found = geodesic.find(before, now);
            timelike[i][time] = found && geodesic.character() == CausalCharacter.TIME_LIKE;
            follow(PathLaw.GEODESIC, geodesic, found, horizons.length, i, time);
            double[] to = new double[AXES];
            boolean there = found && geodesic.atByProperTime(paths.span(), to);
            for (int h = 0; h < horizons.length; h++) {
                keep(PathLaw.PROPER_TIME, h, i, time, to, there && h == 0);
            }
            follow(PathLaw.ENTROPY, new TwoPointGeodesic(field, GeodesicLaw.ENTROPY), before, now, i, time);
            follow(PathLaw.SHUFFLED, in(shuffled, copy), before, now, i, time);
            follow(PathLaw.TURNED, in(turned, copy), before, now, i, time);
        }
    }

    private static TwoPointGeodesic in(NeuronMotion motion, int copy) {
        return new TwoPointGeodesic(motion.field(copy), GeodesicLaw.COORDINATE_TIME);
    }

    /// One span ahead.
    private void follow(PathLaw law, TwoPointGeodesic path, double[] before, double[] now, int i, int time) {
        follow(law, path, path.find(before, now), 1, i, time);
    }

    /// To the first horizons.
    private void follow(PathLaw law, TwoPointGeodesic path, boolean found, int first, int i, int time) {
        double[] to = new double[AXES];
        for (int h = 0; h < horizons.length; h++) {
            keep(law, h, i, time, to, found && h < first && path.at(horizons[h] * paths.span(), to));
        }
    }

    private void keep(PathLaw law, int h, int i, int time, double[] place, boolean there) {
        for (int a = 0; a < AXES; a++) {
            places(law)[h][i][AXES * time + a] = there ? place[a] : Double.NaN;
        }
    }

    private double[][][] places(PathLaw law) {
        return Objects.requireNonNull(places.get(law));
    }

    private void baselines(int i) {
        int half = paths.frames() / 2;
        for (int start = 0; start < starts.length; start++) {
            int frame = starts[start];
            int from = frame < half ? half : 0;
            int end = frame < half ? paths.frames() : half;
            for (int a = 0; a < AXES; a++) {
                int at = AXES * neurons[i] + a;
                double mean = mean(at, from, end);
                double ratio = ratio(at, from, end, mean);
                for (int copy = 0; copy < paths.copies(); copy++) {
                    int time = AXES * (copy * starts.length + start) + a;
                    double x = paths.places(copy, frame)[at];
                    double moved = x - paths.places(copy, frame - 1)[at];
                    double left = x - mean;
                    for (int h = 0, step = 0; h < horizons.length; h++) {
                        for (; step < horizons[h]; step++) {
                            left *= ratio;
                        }
                        places(PathLaw.STRAIGHT)[h][i][time] = x + horizons[h] * moved;
                        places(PathLaw.PERSISTENCE)[h][i][time] = x;
                        places(PathLaw.MEAN)[h][i][time] = mean;
                        places(PathLaw.AUTOREGRESSION)[h][i][time] = mean + left;
                    }
                }
            }
        }
    }

    private double mean(int at, int from, int end) {
        double sum = 0;
        for (int copy = 0; copy < paths.copies(); copy++) {
            for (int frame = from; frame < end; frame++) {
                sum += paths.places(copy, frame)[at];
            }
        }
        return sum / (paths.copies() * (end - from));
    }

    /// φ of x(k + 1) − x̄ = φ(x(k) − x̄).
    private double ratio(int at, int from, int end, double mean) {
        double products = 0;
        double squares = 0;
        for (int copy = 0; copy < paths.copies(); copy++) {
            for (int frame = from; frame + 1 < end; frame++) {
                double x = paths.places(copy, frame)[at] - mean;
                products += x * (paths.places(copy, frame + 1)[at] - mean);
                squares += x * x;
            }
        }
        return squares == 0 ? 0 : products / squares;
    }

    /// Frames ahead, rising.
    int[] horizons() {
        return horizons.clone();
    }

    /// Numbers of neurons.
    int[] neurons() {
        return neurons.clone();
    }

    /// Times from which is forecast.
    int times() {
        return paths.copies() * starts.length;
    }

    /// Copy of a time.
    int copy(int time) {
        return time / starts.length;
    }

    /// Frame of a time.
    int frame(int time) {
        return starts[time % starts.length];
    }

    /// One coordinate of where a law says that a neuron is; NaN where it says nothing.
    ///
    /// @param horizon number, from 0
    /// @param neuron  number among those followed
    double at(PathLaw law, int horizon, int neuron, int time, int axis) {
        return places(law)[horizon][neuron][AXES * time + axis];
    }

    /// The same of where it is.
    double truth(int horizon, int neuron, int time, int axis) {
        return paths.places(copy(time), frame(time) + horizons[horizon])[AXES * neurons[neuron] + axis];
    }

    /// Share of neurons and times whose geodesic is time-like.
    double timelike() {
        long count = Arrays.stream(timelike)
                .mapToLong(
                        of -> IntStream.range(0, of.length).filter(t -> of[t]).count())
                .sum();
        return (double) count / (neurons.length * times());
    }

    /// Share of neurons and times of which a law says where they are.
    double share(PathLaw law, int horizon) {
        long count = Arrays.stream(places(law)[horizon])
                .mapToLong(of -> Arrays.stream(of).filter(Double::isFinite).count())
                .sum();
        return (double) count / (AXES * neurons.length * times());
    }
}
