package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudReading;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Estimate;

/// Vectors with a positive definite g as neurons that move: X(t − d), X(t) and X(t + d) in some copies of the network, and the space-time that each copy makes.
///
/// A step of (2.1) takes √σ̄₊ of coordinate time, σ̄₊ the mean over these vectors: one unit for all (6.6), *imposed*. t = 0 is that of X(t). The space-time of a copy sees X(t − d) and X(t)
/// alone: all its neurons go on in straight lines, x_i(t) = X + ẋt with ẋ = (X(t) − X(t − d))/d.
final class NeuronMotion {

    /// Copies of the network.
    static final int COPIES = 8;

    private static final int AXES = 3;
    /// Of the mean density at neurons.
    private static final double HOLE = 1e-3;

    private final double[][] before;
    private final double[][] now;
    private final double[][] after;
    private final double[] matrices;
    private final double span;

    private NeuronMotion(double[] matrices, double span) {
        this.before = new double[COPIES][];
        this.now = new double[COPIES][];
        this.after = new double[COPIES][];
        this.matrices = matrices;
        this.span = span;
    }

    /// Runs the copies.
    ///
    /// @param vectors neurons
    /// @param source  of copies, each from a base state of its own
    /// @param engine  kernels and workers
    /// @throws UntestableException where σ̄₊ is not above 0 by its interval of 95 %
    static NeuronMotion of(DefiniteVectors vectors, BaseStates source, Engine engine) {
        Estimate production = VectorForms.mean(
                vectors.some().stream().map(v -> v.form().production()).toList());
        if (!(production.value() > 2 * production.standardError())) {
            throw new UntestableException(
                    "mean sigma_+ is %.3g +- %.2g: without sigma_+ > 0 there is no time x0 (5.6) to move in; %s"
                            .formatted(production.value(), production.standardError(), vectors.whose()));
        }
        CloudReading reading = vectors.survey().reading();
        int d = reading.lag();
        CloudReading twice = reading.withLag(2 * d);
        NeuronMotion motion = new NeuronMotion(vectors.matrices(), d * Math.sqrt(production.value()));
        for (int copy = 0; copy < COPIES; copy++) {
            BasePaths path = source.paths(copy, 1, twice.steps(), engine);
            motion.before[copy] = places(path, 0, vectors.some(), reading);
            motion.now[copy] = places(path, d, vectors.some(), reading);
            motion.after[copy] = places(path, 2 * d, vectors.some(), reading);
        }
        return motion;
    }

    /// Neurons whose places are known.
    ///
    /// @param matrices 6 for each
    /// @param span     from place to place
    /// @param before   copy by copy, 3 coordinates of each neuron
    /// @param now      the same a span later
    /// @param after    the same another span later
    static NeuronMotion of(double[] matrices, double span, double[][] before, double[][] now, double[][] after) {
        NeuronMotion motion = new NeuronMotion(matrices, span);
        for (int copy = 0; copy < COPIES; copy++) {
            motion.before[copy] = before[copy].clone();
            motion.now[copy] = now[copy].clone();
            motion.after[copy] = after[copy].clone();
        }
        return motion;
    }

    private static double[] places(BasePaths path, int step, List<VectorForm> some, CloudReading reading) {
        double[] places = new double[AXES * some.size()];
        for (int i = 0; i < some.size(); i++) {
            for (int a = 0; a < AXES; a++) {
                int neuron = reading.neuron(some.get(i).vector(), a);
                places[AXES * i + a] = path.state(step + reading.delay(a), neuron, 0);
            }
        }
        return places;
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

    /// The same neurons at the same places with other g_i.
    ///
    /// @param others 6 for each
    NeuronMotion withMatrices(double[] others) {
        return of(others, span, before, now, after);
    }

    /// The same places now and the same mean velocities from X(t − d) to X(t + d), with other ẍ on the way.
    ///
    /// @param accelerations copy by copy, 3 components of each neuron
    NeuronMotion withAccelerations(double[][] accelerations) {
        double[][] earlier = new double[COPIES][];
        double[][] later = new double[COPIES][];
        for (int copy = 0; copy < COPIES; copy++) {
            earlier[copy] = now[copy].clone();
            later[copy] = now[copy].clone();
            for (int k = 0; k < now[copy].length; k++) {
                double way = (after[copy][k] - before[copy][k]) / 2;
                double bend = span * span * accelerations[copy][k] / 2;
                earlier[copy][k] += bend - way;
                later[copy][k] += bend + way;
            }
        }
        return of(matrices, span, earlier, now, later);
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
        double[] velocities = new double[AXES * size()];
        for (int k = 0; k < velocities.length; k++) {
            velocities[k] = moves * (now[copy][k] - before[copy][k]) / span;
        }
        return field(copy, velocities, new double[velocities.length]);
    }

    /// The space-time of a copy that sees X(t + d) as well: all its neurons go through their three places on parabolas.
    MovingNeurons bent(int copy) {
        double[] velocities = new double[AXES * size()];
        double[] accelerations = new double[velocities.length];
        for (int k = 0; k < velocities.length; k++) {
            velocities[k] = (after[copy][k] - before[copy][k]) / (2 * span);
            accelerations[k] = (after[copy][k] - 2 * now[copy][k] + before[copy][k]) / (span * span);
        }
        return field(copy, velocities, accelerations);
    }

    private MovingNeurons field(int copy, double[] velocities, double[] accelerations) {
        Neurons neurons =
                Neurons.of(now[copy], matrices).moving(velocities, accelerations, new double[matrices.length]);
        MovingNeurons everywhere = new MovingNeurons(neurons, 0, 0);
        double density = 0;
        for (int i = 0; i < size(); i++) {
            density += everywhere.density(now(copy, i)) / size();
        }
        return new MovingNeurons(neurons, 0, HOLE * density);
    }
}
