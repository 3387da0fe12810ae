package org.septuple.quantum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The squares of four neighbouring cells around which the phase of Ψ winds, in all planes of two or three dimensions.
///
/// A square whose real or imaginary parts all have one sign lies in a half-plane and does not wind, so most cost eight
/// comparisons and no arc tangent.
final class PiercedSquares {

    /// Plane (0, 1), whose normal is axis 2; the only one of two dimensions.
    static final int ACROSS_LAST = 2;

    /// One of them.
    ///
    /// @param cell    its lowest corner
    /// @param normal  axis n; the square lies along axes n + 1 and n + 2 modulo 3, in this sense
    /// @param winding 1 or −1: a sum of four shortest steps has no more turns
    record Square(int cell, int normal, int winding) {}

    private final double[] re;
    private final double[] im;
    private final Links links;
    private final double least;
    private final List<Square> all = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();

    /// Finds them.
    ///
    /// @param psi   Ψ on two or three axes
    /// @param least density that one of the corners or of their neighbours in the plane must reach
    PiercedSquares(WaveFunction psi, double least) {
        this.re = psi.re();
        this.im = psi.im();
        this.links = new Links(psi.grid());
        this.least = least;
        find(psi.grid());
    }

    private void find(Grid grid) {
        int d = grid.dimensions();
        int last = grid.axis(d - 1).points();
        int[] step = new int[3];
        for (int normal = d == 2 ? ACROSS_LAST : 0; normal < 3; normal++) {
            int j = (normal + 1) % 3;
            int k = (normal + 2) % 3;
            for (int row = 0; row < grid.size(); row += last) {
                for (int axis = 0; axis < d - 1; axis++) {
                    step[axis] = step(grid, axis, grid.along(row, axis));
                }
                for (int i = 0; i < last; i++) {
                    step[d - 1] = i < last - 1 ? 1 : step(grid, d - 1, i);
                    if (step[j] != 0 && step[k] != 0) {
                        look(row + i, step[j], step[k], normal);
                    }
                }
            }
        }
    }

    /// Cells from one to the next along an axis; 0 if there is none.
    private static int step(Grid grid, int k, int along) {
        Axis axis = grid.axis(k);
        if (along < axis.points() - 1) {
            return grid.stride(k);
        }
        return axis.periodic() ? -along * grid.stride(k) : 0;
    }

    private void look(int a, int along, int up, int normal) {
        int b = a + along;
        int c = b + up;
        int d = a + up;
        if (oneSign(re, a, b, c, d) || oneSign(im, a, b, c, d)) {
            return;
        }
        if (around(normal, a, b, c, d) < least) {
            return;
        }
        double atA = angle(a);
        double atB = angle(b);
        double atC = angle(c);
        double atD = angle(d);
        int winding = WrappedPhase.turns(atA, atB)
                + WrappedPhase.turns(atB, atC)
                + WrappedPhase.turns(atC, atD)
                + WrappedPhase.turns(atD, atA);
        if (winding != 0) {
            places.put(key(a, normal), all.size());
            all.add(new Square(a, normal, winding));
        }
    }

    private static boolean oneSign(double[] part, int a, int b, int c, int d) {
        return part[a] > 0
                ? part[b] > 0 && part[c] > 0 && part[d] > 0
                : part[a] < 0 && part[b] < 0 && part[c] < 0 && part[d] < 0;
    }

    private double angle(int cell) {
        return StrictMath.atan2(im[cell], re[cell]);
    }

    /// Largest density of four corners and their neighbours in the plane: at a core that of the corners alone is low.
    private double around(int normal, int... corners) {
        double most = 0;
        for (int corner : corners) {
            most = Math.max(most, density(corner));
            for (int direction = 0; direction < 2 * links.dimensions(); direction++) {
                int neighbour = direction / 2 == normal ? -1 : links.neighbour(corner, direction);
                most = neighbour < 0 ? most : Math.max(most, density(neighbour));
            }
        }
        return most;
    }

    private double density(int cell) {
        return re[cell] * re[cell] + im[cell] * im[cell];
    }

    private static long key(int cell, int normal) {
        return 3L * cell + normal;
    }

    /// All, by normal and cell.
    List<Square> all() {
        return all;
    }

    /// Turns around a square, 0 if it is not one of them.
    int winding(int cell, int normal) {
        Integer place = places.get(key(cell, normal));
        return place == null ? 0 : all.get(place).winding();
    }
}
