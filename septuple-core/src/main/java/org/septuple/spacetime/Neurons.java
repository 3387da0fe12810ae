package org.septuple.spacetime;

import java.util.Arrays;

/// Neurons as the macroscopic theory sees them at one time: positions x_i, matrices g_i and, where known, how both move. Immutable.
///
/// Matrices are symmetric 3×3 as six entries xx, xy, xz, yy, yz, zz. Units: positions in one length L, g_i in 1/L², so that proper lengths are numbers.
public final class Neurons {

    /// Coordinates of a position.
    private static final int AXES = 3;

    private final int size;
    private final double[] positions;
    private final double[] matrices;
    /// Empty for neurons at rest.
    private final double[] velocities;
    private final double[] accelerations;
    /// ġ_i, g̈_i being 0.
    private final double[] rates;

    private Neurons(
            double[] positions, double[] matrices, double[] velocities, double[] accelerations, double[] rates) {
        this.size = positions.length / AXES;
        this.positions = positions;
        this.matrices = matrices;
        this.velocities = velocities;
        this.accelerations = accelerations;
        this.rates = rates;
    }

    /// Neurons at rest.
    ///
    /// @param positions 3N, x y z of one neuron after the other; copied
    /// @param matrices  6N, each positive definite; copied
    /// @return the neurons
    /// @throws IllegalArgumentException naming the first neuron whose position is not finite or whose matrix is not positive definite
    public static Neurons of(double[] positions, double[] matrices) {
        requireLengths(positions, matrices);
        for (int i = 0; i < positions.length / AXES; i++) {
            for (int a = 0; a < AXES; a++) {
                if (!Double.isFinite(positions[AXES * i + a])) {
                    throw new IllegalArgumentException("position %s of neuron %d on axis %d is not finite"
                            .formatted(positions[AXES * i + a], i, a));
                }
            }
            if (!SpatialMatrix.isPositiveDefinite(matrices, SpatialMatrix.ENTRIES * i)) {
                throw new IllegalArgumentException(
                        "matrix g of neuron %d is not positive definite: %s; leave it out or take the constrained fit"
                                .formatted(
                                        i,
                                        Arrays.toString(Arrays.copyOfRange(
                                                matrices,
                                                SpatialMatrix.ENTRIES * i,
                                                SpatialMatrix.ENTRIES * (i + 1)))));
            }
        }
        return new Neurons(positions.clone(), matrices.clone(), new double[0], new double[0], new double[0]);
    }

    private static void requireLengths(double[] positions, double[] matrices) {
        if (positions.length == 0 || positions.length % AXES != 0 || matrices.length != 2 * positions.length) {
            throw new IllegalArgumentException(
                    "%d coordinates and %d matrix entries: need 3 and 6 for each neuron, of one or more"
                            .formatted(positions.length, matrices.length));
        }
    }

    /// The same neurons in motion.
    ///
    /// @param velocities    3N, ẋ_i; copied
    /// @param accelerations 3N, ẍ_i; copied
    /// @param rates         6N, ġ_i; copied
    /// @return neurons that move
    public Neurons moving(double[] velocities, double[] accelerations, double[] rates) {
        if (velocities.length != positions.length
                || accelerations.length != positions.length
                || rates.length != matrices.length) {
            throw new IllegalArgumentException(
                    "%d velocities, %d accelerations and %d rates of %d neurons: need 3, 3 and 6 for each"
                            .formatted(velocities.length, accelerations.length, rates.length, size));
        }
        requireFinite(velocities, "velocity");
        requireFinite(accelerations, "acceleration");
        requireFinite(rates, "rate of g");
        return new Neurons(positions, matrices, velocities.clone(), accelerations.clone(), rates.clone());
    }

    private void requireFinite(double[] values, String what) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException(
                        "%s of neuron %d is %s, not finite".formatted(what, k / (values.length / size), values[k]));
            }
        }
    }

    /// Number N.
    ///
    /// @return ≥ 1
    public int size() {
        return size;
    }

    /// Whether velocities are known.
    ///
    /// @return false for neurons at rest
    public boolean moves() {
        return velocities.length > 0;
    }

    /// Coordinate of a neuron.
    ///
    /// @param i    neuron
    /// @param axis 0, 1 or 2
    /// @return x_i^a
    public double position(int i, int axis) {
        return positions[AXES * i + axis];
    }

    /// Copies g_i.
    ///
    /// @param i  neuron
    /// @param to receives six entries
    public void matrix(int i, double[] to) {
        System.arraycopy(matrices, SpatialMatrix.ENTRIES * i, to, 0, SpatialMatrix.ENTRIES);
    }

    /// Copies g_i⁻¹.
    ///
    /// @param i  neuron
    /// @param to receives six entries
    public void inverse(int i, double[] to) {
        SpatialMatrix.inverse(matrices, SpatialMatrix.ENTRIES * i, to, 0);
    }

    /// √det g_i.
    ///
    /// @param i neuron
    /// @return > 0
    public double volumeElement(int i) {
        return Math.sqrt(SpatialMatrix.determinant(matrices, SpatialMatrix.ENTRIES * i));
    }

    /// The same neurons with matrices times a number: another unit of length.
    ///
    /// @param factor > 0
    /// @return neurons at rest
    public Neurons times(double factor) {
        double[] scaled = matrices.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= factor;
        }
        return of(positions, scaled);
    }

    /// Half the extents of a kernel, at dᵀ g d = 1.
    ///
    /// @param i  neuron
    /// @param to receives √(g_i⁻¹)_aa of each axis
    public void extents(int i, double[] to) {
        double[] inverse = new double[SpatialMatrix.ENTRIES];
        SpatialMatrix.inverse(matrices, SpatialMatrix.ENTRIES * i, inverse, 0);
        for (int a = 0; a < AXES; a++) {
            to[a] = Math.sqrt(inverse[SpatialMatrix.place(a, a)]);
        }
    }

    /// Half the extents of the widest kernels, at dᵀ g d = 1.
    ///
    /// @return the largest √(g_i⁻¹)_aa of each axis
    public double[] widest() {
        double[] widest = new double[AXES];
        double[] one = new double[AXES];
        for (int i = 0; i < size; i++) {
            extents(i, one);
            for (int a = 0; a < AXES; a++) {
                widest[a] = Math.max(widest[a], one[a]);
            }
        }
        return widest;
    }

    /// All positions, not to be written to.
    double[] positions() {
        return positions;
    }

    /// All matrices, not to be written to.
    double[] matrices() {
        return matrices;
    }

    /// Copies ẋ_i, ẍ_i and ġ_i; zeros for neurons at rest.
    ///
    /// @param i             neuron
    /// @param velocity      receives three
    /// @param acceleration  receives three
    /// @param rate          receives six entries
    public void motion(int i, double[] velocity, double[] acceleration, double[] rate) {
        for (int a = 0; a < AXES; a++) {
            velocity[a] = velocities.length == 0 ? 0 : velocities[AXES * i + a];
            acceleration[a] = accelerations.length == 0 ? 0 : accelerations[AXES * i + a];
        }
        for (int k = 0; k < SpatialMatrix.ENTRIES; k++) {
            rate[k] = rates.length == 0 ? 0 : rates[SpatialMatrix.ENTRIES * i + k];
        }
    }
}
