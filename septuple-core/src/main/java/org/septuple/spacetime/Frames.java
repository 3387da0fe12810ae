package org.septuple.spacetime;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// How the frames of neurons lie in one space: x_i(t) = R_i x_i′(t)/ℓ + a_i and g_i = ℓ² R_i g_i′ R_iᵀ, with R_i ∈ SO(3) and a_i ∈ R³ constant in time and one unit of length ℓ
/// for all (6.1, 6.2, E18). Immutable.
///
/// Space is a periodic cube of volume N in units of ℓ, so that the mean density is 1. That is *imposed*: positions are shifts, hence gauge, and without a given volume all
/// neurons could lie in one place. det g_i and the entries σ_i,₊ are invariant.
public final class Frames {

    private static final int AXES = 3;
    private static final int LOG_DETERMINANT = 6;

    private final double[] rotations;
    private final double[] shifts;
    private final double lengthUnit;

    /// Takes the arrays as they are.
    Frames(double[] rotations, double[] shifts, double lengthUnit) {
        this.rotations = rotations;
        this.shifts = shifts;
        this.lengthUnit = lengthUnit;
    }

    /// Random frames: rotations by Haar's measure, places of the mean of each path uniform in the box, ℓ the geometric mean of (det g_i′)^(−1/6).
    ///
    /// @param neurons whose frames
    /// @param seed    of the stream (seed, FRAME_STARTS, start, 0)
    /// @param start   number of the start
    /// @return frames
    public static Frames random(LocalNeurons neurons, long seed, int start) {
        int size = neurons.size();
        RandomStream random = new RandomStream(seed, Purpose.FRAME_STARTS, start, 0);
        double[] quaternion = random.gaussians((AXES + 1) * size);
        double[] rotations = new double[Rotations.ENTRIES * size];
        double[] shifts = new double[AXES * size];
        double unit = volumeUnit(neurons);
        double[] mean = new double[AXES];
        double[] turned = new double[AXES];
        for (int i = 0; i < size; i++) {
            int q = (AXES + 1) * i;
            Rotations.ofQuaternion(
                    quaternion[q],
                    quaternion[q + 1],
                    quaternion[q + 2],
                    quaternion[q + 3],
                    rotations,
                    Rotations.ENTRIES * i);
            meanPath(neurons, i, mean);
            Rotations.apply(rotations, Rotations.ENTRIES * i, mean, turned);
            for (int a = 0; a < AXES; a++) {
                shifts[AXES * i + a] = random.nextUniform() * side(size) - turned[a] / unit;
            }
        }
        return new Frames(rotations, shifts, unit);
    }

    /// ℓ with mean log det g_i = 0.
    static double volumeUnit(LocalNeurons neurons) {
        double sum = 0;
        for (int i = 0; i < neurons.size(); i++) {
            sum += Elementary.log(neurons.determinant(i));
        }
        return Elementary.exp(-sum / neurons.size() / LOG_DETERMINANT);
    }

    /// Mean over all times of x_i′.
    static void meanPath(LocalNeurons neurons, int i, double[] to) {
        for (int a = 0; a < AXES; a++) {
            double sum = 0;
            for (int t = 0; t < neurons.times(); t++) {
                sum += neurons.path(i, t, a);
            }
            to[a] = sum / neurons.times();
        }
    }

    /// Side of the cube of volume N.
    static double side(int size) {
        return StrictMath.cbrt(size);
    }

    /// Number N.
    ///
    /// @return ≥ 1
    public int size() {
        return shifts.length / AXES;
    }

    /// The unit of length ℓ.
    ///
    /// @return > 0, in the unit of the neurons' own frames
    public double lengthUnit() {
        return lengthUnit;
    }

    /// Space.
    ///
    /// @return the periodic cube [0, N^(1/3)]³
    public Box box() {
        return Box.cube(side(size()), true);
    }

    /// Copies R_i.
    ///
    /// @param i  neuron
    /// @param to receives nine entries, row by row
    public void rotation(int i, double[] to) {
        System.arraycopy(rotations, Rotations.ENTRIES * i, to, 0, Rotations.ENTRIES);
    }

    /// Component of a shift.
    ///
    /// @param i    neuron
    /// @param axis 0, 1 or 2
    /// @return a_i^a, in units of ℓ
    public double shift(int i, int axis) {
        return shifts[AXES * i + axis];
    }

    /// The neurons at one of their times, seen from these frames.
    ///
    /// @param neurons as many as there are frames
    /// @param time    index of the time
    /// @return positions in the box and matrices, in units of ℓ
    public Neurons at(LocalNeurons neurons, int time) {
        requireSize(neurons);
        double side = side(size());
        double[] positions = new double[AXES * size()];
        double[] matrices = new double[SpatialMatrix.ENTRIES * size()];
        double[] own = new double[AXES];
        double[] turned = new double[AXES];
        for (int i = 0; i < size(); i++) {
            for (int a = 0; a < AXES; a++) {
                own[a] = neurons.path(i, time, a);
            }
            Rotations.apply(rotations, Rotations.ENTRIES * i, own, turned);
            for (int a = 0; a < AXES; a++) {
                double x = turned[a] / lengthUnit + shifts[AXES * i + a];
                positions[AXES * i + a] = x - side * Math.floor(x / side);
            }
            Rotations.conjugate(
                    rotations,
                    Rotations.ENTRIES * i,
                    neurons.matrices(),
                    SpatialMatrix.ENTRIES * i,
                    lengthUnit * lengthUnit,
                    matrices,
                    SpatialMatrix.ENTRIES * i);
        }
        return Neurons.of(positions, matrices);
    }

    /// Refuses neurons of another number.
    void requireSize(LocalNeurons neurons) {
        if (neurons.size() != size()) {
            throw new IllegalArgumentException("frames of %d neurons for %d".formatted(size(), neurons.size()));
        }
    }

    /// All rotations, not to be written to.
    double[] rotations() {
        return rotations;
    }
}
