package org.septuple.spacetime;

import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Positions of neurons in a box: imposed, not recorded.
public final class NeuronLayout {

    private static final double WHOLE = 1e-9;

    private NeuronLayout() {}

    /// One neuron in each cube of a lattice.
    ///
    /// @param box     whose sides are multiples of the spacing
    /// @param spacing between neighbours, > 0
    /// @param offset  from the lower end of each cube, in spacings, in [0, 1)
    /// @return 3N, the first axis slowest
    public static double[] lattice(Box box, double spacing, double offset) {
        if (!(offset >= 0 && offset < 1)) {
            throw new IllegalArgumentException("offset %s: need 0 to below 1 spacings".formatted(offset));
        }
        int nx = count(box.x(), spacing);
        int ny = count(box.y(), spacing);
        int nz = count(box.z(), spacing);
        if (3L * nx * ny * nz > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("lattice of %d x %d x %d neurons is too large".formatted(nx, ny, nz));
        }
        double[] positions = new double[3 * nx * ny * nz];
        for (int i = 0; i < positions.length / 3; i++) {
            positions[3 * i] = place(box.x(), nx, i / nz / ny, offset);
            positions[3 * i + 1] = place(box.y(), ny, i / nz % ny, offset);
            positions[3 * i + 2] = place(box.z(), nz, i % nz, offset);
        }
        return positions;
    }

    private static int count(Side side, double spacing) {
        double cells = side.length() / spacing;
        double whole = Math.rint(cells);
        if (!(spacing > 0 && whole >= 1 && Math.abs(cells - whole) <= WHOLE * whole)) {
            throw new IllegalArgumentException(
                    "side of length %s is no multiple of the spacing %s".formatted(side.length(), spacing));
        }
        return (int) whole;
    }

    private static double place(Side side, int cells, int k, double offset) {
        return side.from() + (k + offset) * (side.length() / cells);
    }

    /// Independent neurons, spread evenly: a Poisson process with its number of neurons given.
    ///
    /// @param box  they are in
    /// @param size N ≥ 1
    /// @param seed of the stream, draw 0
    /// @return 3N; the positions of the first neurons do not depend on N
    public static double[] poisson(Box box, int size, long seed) {
        return poisson(box, size, seed, 0);
    }

    /// The same, one of many independent layouts.
    ///
    /// @param box  they are in
    /// @param size N ≥ 1
    /// @param seed of the streams
    /// @param draw ≥ 0; each has a stream of its own
    /// @return 3N; the positions of the first neurons do not depend on N
    public static double[] poisson(Box box, int size, long seed, int draw) {
        RandomStream stream = new RandomStream(seed, Purpose.NEURON_POSITIONS, draw, 0);
        double[] positions = new double[3 * size];
        for (int k = 0; k < positions.length; k++) {
            Side side = box.side(k % 3);
            positions[k] = side.from() + stream.nextUniform() * side.length();
        }
        return positions;
    }
}
