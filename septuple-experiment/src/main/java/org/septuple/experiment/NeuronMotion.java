package org.septuple.experiment;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;

/// Vectors with a positive definite g as neurons that move: X(t − d), X(t) and X(t + d), three frames of [NeuronPaths], in some copies of the network, and the space-time that each copy makes.
///
/// t = 0 is that of X(t). The space-time of a copy sees X(t − d) and X(t)
/// alone: all its neurons go on in straight lines, x_i(t) = X + ẋt with ẋ = (X(t) − X(t − d))/d. Where g_i change they do as places do: on straight lines
/// through two frames, or on parabolas through three.
final class NeuronMotion {

    /// Copies of the network.
    static final int COPIES = 8;

    private static final int AXES = 3;
    /// Of the mean density at neurons.
    private static final double HOLE = 1e-3;
    /// Neurons at which that density is looked up.
    private static final int MOST_ASKED = 64;

    private final double[][] before;
    private final double[][] now;
    private final double[][] after;
    private final double[] matrices;
    private final double[] earlier;
    private final double[] later;
    private final double span;

    private NeuronMotion(double[] earlier, double[] matrices, double[] later, double span) {
        this.before = new double[COPIES][];
        this.now = new double[COPIES][];
        this.after = new double[COPIES][];
        this.matrices = matrices;
        this.earlier = earlier;
        this.later = later;
        this.span = span;
    }

    /// Neurons whose places are known, of g_i that stay as they are.
    ///
    /// @param matrices 6 for each
    /// @param span     from place to place
    /// @param before   copy by copy, 3 coordinates of each neuron
    /// @param now      the same a span later
    /// @param after    the same another span later
    static NeuronMotion of(double[] matrices, double span, double[][] before, double[][] now, double[][] after) {
        return new NeuronMotion(matrices, matrices, matrices, span).at(before, now, after);
    }

    private NeuronMotion at(double[][] earlierPlaces, double[][] places, double[][] laterPlaces) {
        for (int copy = 0; copy < COPIES; copy++) {
            before[copy] = earlierPlaces[copy].clone();
            now[copy] = places[copy].clone();
            after[copy] = laterPlaces[copy].clone();
        }
        return this;
    }

    /// The same neurons with g_i that change.
    ///
    /// @param atBefore 6 for each at t − d
    /// @param atAfter  6 for each at t + d
    NeuronMotion changing(double[] atBefore, double[] atAfter) {
        return new NeuronMotion(atBefore, matrices, atAfter, span).at(before, now, after);
    }

    /// Number of neurons.
    int size() {
        return matrices.length / (2 * AXES);
    }

    /// Coordinate time of d steps.
    double span() {
        return span;
    }

    /// (−span, X(t − d)).
    double[] before(int copy, int neuron) {
        return event(-span, before[copy], neuron);
    }

    /// (0, X(t)).
    double[] now(int copy, int neuron) {
        return event(0, now[copy], neuron);
    }

    /// (span, X(t + d)).
    double[] after(int copy, int neuron) {
        return event(span, after[copy], neuron);
    }

    private static double[] event(double t, double[] places, int neuron) {
        return new double[] {t, places[AXES * neuron], places[AXES * neuron + 1], places[AXES * neuron + 2]};
    }

    /// dx^a/dt from X(t − d) to X(t).
    double[] velocity(int copy, int neuron) {
        double[] velocity = new double[AXES];
        for (int a = 0; a < AXES; a++) {
            velocity[a] = (now[copy][AXES * neuron + a] - before[copy][AXES * neuron + a]) / span;
        }
        return velocity;
    }

    /// One entry of g_i.
    double matrix(int neuron, int a, int b) {
        int low = Math.min(a, b);
        return matrices[2 * AXES * neuron + low * (AXES + AXES - 1 - low) / 2 + Math.max(a, b)];
    }

    /// g_i.
    double[] matrices(int neuron) {
        return Arrays.copyOfRange(matrices, 2 * AXES * neuron, 2 * AXES * (neuron + 1));
    }

    /// All g_i, 6 for each.
    double[] matrices() {
        return matrices.clone();
    }

    /// Mean of g_i,ab ẋ^a ẋ^b over neurons of a copy: 1 is the velocity of light, by (8.6) it is about 3 (E13).
    double speed(int copy) {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double[] v = velocity(copy, i);
            for (int a = 0; a < AXES; a++) {
                for (int b = 0; b < AXES; b++) {
                    sum += matrix(i, a, b) * v[a] * v[b];
                }
            }
        }
        return sum / size();
    }

    /// The same neurons at the same places with other g_i, that stay as they are.
    ///
    /// @param others 6 for each
    NeuronMotion withMatrices(double[] others) {
        return of(others, span, before, now, after);
    }

    /// Some of the neurons, in another order.
    ///
    /// @param chosen their numbers
    NeuronMotion only(int... chosen) {
        return new NeuronMotion(
                        only(earlier, 2 * AXES, chosen),
                        only(matrices, 2 * AXES, chosen),
                        only(later, 2 * AXES, chosen),
                        span)
                .at(only(before, chosen), only(now, chosen), only(after, chosen));
    }

    private static double[][] only(double[][] places, int[] chosen) {
        return Arrays.stream(places).map(of -> only(of, AXES, chosen)).toArray(double[][]::new);
    }

    private static double[] only(double[] all, int each, int[] chosen) {
        double[] some = new double[each * chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(all, each * chosen[k], some, each * k, each);
        }
        return some;
    }

    /// All of them but one: those whose field it moves in.
    NeuronMotion without(int neuron) {
        return only(IntStream.range(0, size()).filter(i -> i != neuron).toArray());
    }

    /// The same places, each with g_i of another neuron.
    ///
    /// @param order whose, neuron by neuron
    NeuronMotion exchanged(int[] order) {
        NeuronMotion others = only(order);
        return new NeuronMotion(others.earlier, others.matrices, others.later, span).at(before, now, after);
    }

    /// The same places now, on the way from these neurons' other places to those of others.
    ///
    /// @param others the same neurons with other ẍ
    /// @param share  0 for these, 1 for the others
    NeuronMotion towards(NeuronMotion others, double share) {
        return new NeuronMotion(earlier, matrices, later, span)
                .at(towards(before, others.before, share), now, towards(after, others.after, share));
    }

    private static double[][] towards(double[][] from, double[][] to, double share) {
        double[][] between = new double[from.length][];
        for (int copy = 0; copy < between.length; copy++) {
            between[copy] = from[copy].clone();
            for (int k = 0; k < between[copy].length; k++) {
                between[copy][k] += share * (to[copy][k] - from[copy][k]);
            }
        }
        return between;
    }

    /// Neurons at the same places whose proper lengths and times are shorter: g_i/s² and span/s. Kernels are s times as wide.
    ///
    /// @param shorter s > 0
    NeuronMotion scaled(double shorter) {
        return new NeuronMotion(
                        scaled(earlier, shorter), scaled(matrices, shorter), scaled(later, shorter), span / shorter)
                .at(before, now, after);
    }

    private static double[] scaled(double[] all, double shorter) {
        return Arrays.stream(all).map(entry -> entry / (shorter * shorter)).toArray();
    }

    /// The same places now and the same mean velocities from X(t − d) to X(t + d), with other ẍ on the way.
    ///
    /// @param accelerations copy by copy, 3 components of each neuron
    NeuronMotion withAccelerations(double[][] accelerations) {
        double[][] first = new double[COPIES][];
        double[][] last = new double[COPIES][];
        for (int copy = 0; copy < COPIES; copy++) {
            first[copy] = now[copy].clone();
            last[copy] = now[copy].clone();
            for (int k = 0; k < now[copy].length; k++) {
                double way = (after[copy][k] - before[copy][k]) / 2;
                double bend = span * span * accelerations[copy][k] / 2;
                first[copy][k] += bend - way;
                last[copy][k] += bend + way;
            }
        }
        return new NeuronMotion(earlier, matrices, later, span).at(first, now, last);
    }

    /// The space-time of a copy.
    MovingNeurons field(int copy) {
        return field(copy, 1);
    }

    /// The same of neurons that rest at X(t).
    MovingNeurons atRest(int copy) {
        return field(copy, 0);
    }

    private MovingNeurons field(int copy, double moves) {
        double[] velocities = slopes(before[copy], now[copy], moves / span);
        double[] rates = slopes(earlier, matrices, moves / span);
        return field(copy, velocities, new double[velocities.length], rates, new double[rates.length]);
    }

    /// The space-time of a copy that sees X(t + d) as well: all its neurons go through their three places on parabolas.
    MovingNeurons bent(int copy) {
        return field(
                copy,
                slopes(before[copy], after[copy], 1 / (2 * span)),
                bends(before[copy], now[copy], after[copy]),
                slopes(earlier, later, 1 / (2 * span)),
                bends(earlier, matrices, later));
    }

    private static double[] slopes(double[] from, double[] to, double rate) {
        double[] slopes = new double[from.length];
        Arrays.setAll(slopes, k -> rate * (to[k] - from[k]));
        return slopes;
    }

    private double[] bends(double[] from, double[] by, double[] to) {
        double[] bends = new double[by.length];
        Arrays.setAll(bends, k -> (to[k] - 2 * by[k] + from[k]) / (span * span));
        return bends;
    }

    private MovingNeurons field(
            int copy, double[] velocities, double[] accelerations, double[] rates, double[] secondRates) {
        Neurons neurons = Neurons.of(now[copy], matrices).moving(velocities, accelerations, rates);
        MovingNeurons everywhere = new MovingNeurons(neurons, secondRates, 0, 0);
        int stride = Math.ceilDiv(size(), MOST_ASKED);
        int asked = Math.ceilDiv(size(), stride);
        double density = 0;
        for (int i = 0; i < size(); i += stride) {
            density += everywhere.density(now(copy, i)) / asked;
        }
        return new MovingNeurons(neurons, secondRates, 0, HOLE * density);
    }
}
