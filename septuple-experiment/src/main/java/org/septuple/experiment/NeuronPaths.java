package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudReading;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Neurons over many times: X(t), X(t + d), …, a *frame* each, in some copies of the network, with their g_i.
///
/// d steps of (2.1) take d√σ̄₊ of coordinate time, σ̄₊ the mean over these neurons: one unit for all (6.6), *imposed*. Three frames that follow each other are a [NeuronMotion].
final class NeuronPaths {

    /// Frames of the paths of a network.
    static final int FRAMES = 40;

    private static final int AXES = 3;

    private final double span;
    private final double[][] matrices;
    private final double[][][] places;

    /// Neurons whose places are known.
    ///
    /// @param span     coordinate time from frame to frame, > 0
    /// @param matrices 6 entries of each g_i, frame by frame, or once where they stay as they are; not copied
    /// @param places   3 coordinates of each neuron, copy by copy and frame by frame, at least 3 of these; not copied
    NeuronPaths(double span, double[][] matrices, double[][][] places) {
        this.span = span;
        this.matrices = matrices;
        this.places = places;
    }

    /// Runs copies of a network.
    ///
    /// @param vectors neurons
    /// @param source  of [NeuronMotion#COPIES] copies, each from a base state of its own
    /// @param engine  kernels and workers
    /// @throws UntestableException where σ̄₊ is not above 0 by its interval of 95 %
    static NeuronPaths of(DefiniteVectors vectors, BaseStates source, Engine engine) {
        Estimate production = VectorForms.mean(
                vectors.some().stream().map(v -> v.form().production()).toList());
        if (!(production.value() > 2 * production.standardError())) {
            throw new UntestableException(
                    "mean sigma_+ is %.3g +- %.2g: without sigma_+ > 0 there is no time x0 (5.6) to move in; %s"
                            .formatted(production.value(), production.standardError(), vectors.whose()));
        }
        double span = vectors.survey().reading().lag() * Math.sqrt(production.value());
        return of(vectors.survey().reading(), vectors.some(), span, source, engine);
    }

    /// The same, a step of (2.1) the unit of time, whatever σ̄₊ is.
    static NeuronPaths inSteps(DefiniteVectors vectors, BaseStates source, Engine engine) {
        CloudReading reading = vectors.survey().reading();
        return of(reading, vectors.some(), reading.lag(), source, engine);
    }

    /// Runs copies of a network, whatever its g_i are.
    ///
    /// @param reading where neurons are
    /// @param some    vectors of it
    /// @param span    coordinate time from frame to frame, > 0
    /// @param source  of copies
    /// @param engine  kernels and workers
    static NeuronPaths of(CloudReading reading, List<VectorForm> some, double span, BaseStates source, Engine engine) {
        return new NeuronPaths(
                span, new double[][] {DefiniteVectors.matrices(some)}, places(some, reading, source, engine));
    }

    /// Places of vectors in all copies and frames, 3 coordinates of each.
    static double[][][] places(List<VectorForm> some, CloudReading reading, BaseStates source, Engine engine) {
        int d = reading.lag();
        CloudReading whole = reading.withLag((FRAMES - 1) * d);
        double[][][] places = new double[NeuronMotion.COPIES][FRAMES][];
        for (int copy = 0; copy < places.length; copy++) {
            BasePaths path = source.paths(copy, 1, whole.steps(), engine);
            for (int frame = 0; frame < FRAMES; frame++) {
                places[copy][frame] = places(path, frame * d, some, reading);
            }
        }
        return places;
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
        return matrices[0].length / (2 * AXES);
    }

    /// Number of copies.
    int copies() {
        return places.length;
    }

    /// Number of frames.
    int frames() {
        return places[0].length;
    }

    /// Coordinate time from frame to frame.
    double span() {
        return span;
    }

    /// Whether g_i are other ones at other frames.
    boolean changes() {
        return matrices.length > 1;
    }

    /// All g_i at a frame, 6 for each. Not to be written to.
    double[] matrices(int frame) {
        return matrices[changes() ? frame : 0];
    }

    /// Places of all neurons, 3 coordinates for each. Not to be written to.
    double[] places(int copy, int frame) {
        return places[copy][frame];
    }

    /// The same places with other g_i.
    ///
    /// @param others 6 entries for each, frame by frame; not copied
    NeuronPaths withMatrices(double[][] others) {
        return new NeuronPaths(span, others, places);
    }

    /// Neurons that rest where they are at a frame, with the g_i of then.
    ///
    /// @param frame which
    NeuronPaths frozen(int frame) {
        double[][][] resting = new double[copies()][frames()][];
        for (int copy = 0; copy < resting.length; copy++) {
            Arrays.fill(resting[copy], places[copy][frame]);
        }
        return new NeuronPaths(span, new double[][] {matrices(frame)}, resting);
    }

    /// Three frames.
    ///
    /// @param frame that of t = 0, neither the first nor the last
    NeuronMotion at(int frame) {
        return at(frame, 1);
    }

    /// Three frames.
    ///
    /// @param frame  that of t = 0
    /// @param stride frames to the one before and to the one after
    NeuronMotion at(int frame, int stride) {
        double[][] before = new double[places.length][];
        double[][] now = new double[places.length][];
        double[][] after = new double[places.length][];
        Arrays.setAll(before, copy -> places[copy][frame - stride]);
        Arrays.setAll(now, copy -> places[copy][frame]);
        Arrays.setAll(after, copy -> places[copy][frame + stride]);
        NeuronMotion motion = NeuronMotion.of(matrices(frame), stride * span, before, now, after);
        return changes() ? motion.changing(matrices(frame - stride), matrices(frame + stride)) : motion;
    }
}
