package org.septuple.spacetime;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Neurons each in a frame of its own: matrices g_i′, constant in time, and paths x_i′(t) at some times. Immutable.
///
/// How these frames lie to one another is free (6.1, 6.2): [Frames] say it. Units: lengths in one unit common to all neurons, g_i′ in its inverse square.
public final class LocalNeurons {

    private static final int AXES = 3;

    private final int size;
    private final int times;
    private final double[] matrices;
    /// x_i′^a(t) at [(t·N + i)·3 + a].
    private final double[] paths;

    private LocalNeurons(int size, int times, double[] matrices, double[] paths) {
        this.size = size;
        this.times = times;
        this.matrices = matrices;
        this.paths = paths;
    }

    /// Neurons with paths.
    ///
    /// @param matrices 6N, entries xx, xy, xz, yy, yz, zz of g_i′, positive definite; copied
    /// @param paths    3N for each time, x_i′^a(t) at [(t·N + i)·3 + a]; copied
    /// @return the neurons
    /// @throws IllegalArgumentException naming the first neuron whose matrix is not positive definite or whose path is not finite
    public static LocalNeurons of(double[] matrices, double[] paths) {
        int size = matrices.length / SpatialMatrix.ENTRIES;
        if (size == 0
                || matrices.length % SpatialMatrix.ENTRIES != 0
                || paths.length == 0
                || paths.length % (AXES * size) != 0) {
            throw new IllegalArgumentException(
                    "%d matrix entries and %d coordinates: need 6 for each neuron and 3 for each neuron and time"
                            .formatted(matrices.length, paths.length));
        }
        for (int i = 0; i < size; i++) {
            if (!SpatialMatrix.isPositiveDefinite(matrices, SpatialMatrix.ENTRIES * i)) {
                throw new IllegalArgumentException(
                        "matrix g of neuron %d is not positive definite; leave it out or take the constrained fit"
                                .formatted(i));
            }
        }
        for (int k = 0; k < paths.length; k++) {
            if (!Double.isFinite(paths[k])) {
                throw new IllegalArgumentException("path of neuron %d at time %d is %s, not finite"
                        .formatted(k / AXES % size, k / AXES / size, paths[k]));
            }
        }
        return new LocalNeurons(size, paths.length / (AXES * size), matrices.clone(), paths.clone());
    }

    /// Neurons whose paths have no bond with their g_i: random walks, as a problem whose answer is known. Own g_i are then no better than exchanged ones but by chance.
    ///
    /// @param neurons whose matrices; their positions are not looked at
    /// @param times   number of times
    /// @param step    standard deviation of a step along each axis, in the unit of length of the neurons, ≥ 0
    /// @param seed    of the stream (seed, FRAME_STARTS, 0, 2)
    /// @return neurons that all begin at the origins of their frames
    public static LocalNeurons walking(Neurons neurons, int times, double step, long seed) {
        if (times < 1 || !(step >= 0)) {
            throw new IllegalArgumentException(
                    "%d times, steps of %s: need at least 1 and at least 0".formatted(times, step));
        }
        int all = AXES * neurons.size();
        double[] paths = new RandomStream(seed, Purpose.FRAME_STARTS, 0, 2).gaussians(all * times);
        for (int k = 0; k < paths.length; k++) {
            paths[k] = k < all ? 0 : paths[k - all] + step * paths[k];
        }
        return of(neurons.matrices(), paths);
    }

    /// Number N.
    ///
    /// @return ≥ 1
    public int size() {
        return size;
    }

    /// Number of times.
    ///
    /// @return ≥ 1
    public int times() {
        return times;
    }

    /// Coordinate of a neuron in its own frame.
    ///
    /// @param i    neuron
    /// @param time index of the time
    /// @param axis 0, 1 or 2
    /// @return x_i′^a(t)
    public double path(int i, int time, int axis) {
        return paths[(time * size + i) * AXES + axis];
    }

    /// Copies g_i′.
    ///
    /// @param i  neuron
    /// @param to receives six entries
    public void matrix(int i, double[] to) {
        System.arraycopy(matrices, SpatialMatrix.ENTRIES * i, to, 0, SpatialMatrix.ENTRIES);
    }

    /// det g_i′, the same in every frame (E18).
    ///
    /// @param i neuron
    /// @return > 0, in inverse sixth powers of the unit of length
    public double determinant(int i) {
        return SpatialMatrix.determinant(matrices, SpatialMatrix.ENTRIES * i);
    }

    /// Some of the neurons.
    ///
    /// @param chosen indices, each once
    /// @return those, in that order
    public LocalNeurons some(int[] chosen) {
        double[] g = new double[SpatialMatrix.ENTRIES * chosen.length];
        double[] x = new double[AXES * chosen.length * times];
        for (int k = 0; k < chosen.length; k++) {
            System.arraycopy(
                    matrices, SpatialMatrix.ENTRIES * chosen[k], g, SpatialMatrix.ENTRIES * k, SpatialMatrix.ENTRIES);
            for (int t = 0; t < times; t++) {
                System.arraycopy(paths, (t * size + chosen[k]) * AXES, x, (t * chosen.length + k) * AXES, AXES);
            }
        }
        return of(g, x);
    }

    /// The null model: eigenvalues of g_i′ exchanged between neurons, with the axes and paths that these have.
    ///
    /// @param exchange what goes together
    /// @param seed     of the permutations, by the streams (seed, EXCHANGED_EIGENVALUES, draw, column)
    /// @param draw     number of the exchange
    /// @return neurons with exchanged eigenvalues
    public LocalNeurons exchanged(EigenvalueExchange exchange, long seed, int draw) {
        PrincipalAxes axes = new PrincipalAxes();
        double[] values = new double[AXES * size];
        for (int i = 0; i < size; i++) {
            axes.decompose(matrices, SpatialMatrix.ENTRIES * i);
            for (int rank = 0; rank < AXES; rank++) {
                values[AXES * i + rank] = axes.value(rank);
            }
        }
        int[][] from = new int[AXES][];
        for (int column = 0; column < AXES; column++) {
            int stream = exchange == EigenvalueExchange.COLUMNS ? column : 0;
            from[column] = new RandomStream(seed, Purpose.EXCHANGED_EIGENVALUES, draw, stream).permutation(size);
        }
        double[] g = new double[matrices.length];
        double[] own = new double[AXES];
        for (int i = 0; i < size; i++) {
            axes.decompose(matrices, SpatialMatrix.ENTRIES * i);
            for (int rank = 0; rank < AXES; rank++) {
                own[rank] = values[AXES * from[rank][i] + rank];
            }
            axes.compose(own, g, SpatialMatrix.ENTRIES * i);
        }
        return of(g, paths);
    }

    /// Whether matrices differ from those of as many others.
    ///
    /// @param others   as many
    /// @param relative of the largest entry of each matrix
    /// @return true if an entry of a neuron differs by more
    boolean differFrom(LocalNeurons others, double relative) {
        for (int i = 0; i < size; i++) {
            double largest = 0;
            double difference = 0;
            for (int k = SpatialMatrix.ENTRIES * i; k < SpatialMatrix.ENTRIES * (i + 1); k++) {
                largest = Math.max(largest, Math.abs(matrices[k]));
                difference = Math.max(difference, Math.abs(matrices[k] - others.matrices[k]));
            }
            if (difference > relative * largest) {
                return true;
            }
        }
        return false;
    }

    /// All matrices, not to be written to.
    double[] matrices() {
        return matrices;
    }
}
