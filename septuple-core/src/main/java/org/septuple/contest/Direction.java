package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Elementary;

/// Along which distribution functions are compared: |x| in d dimensions is c_d times the mean of |e·x| over all unit vectors e, so energy distances are c_d
/// times the mean of those along e. c₁ = 1, c₂ = π/2, c₃ = 2.
///
/// | d | directions | exact for means of |
/// |---|---|---|
/// | 1 | the axis | everything |
/// | 2 | 16 equal angles | polynomials of degree ≤ 31 |
/// | 3 | 12 vertices of an icosahedron, weight 5/168 each, and 20 of its dual, 9/280; one of each pair ±e | polynomials of degree ≤ 9 |
///
/// Source: A. D. McLaren, Math. Comput. 17 (1963) 361 for d = 3; L. Baringhaus, C. Franz, J. Multivar. Anal. 88 (2004) 190.
///
/// @param unit   e, d numbers of length 1
/// @param weight c_d times its share of the mean
record Direction(List<Double> unit, double weight) {

    private static final int ANGLES = 16;

    Direction {
        unit = List.copyOf(unit);
    }

    /// All directions of d dimensions; their weights add up to c_d.
    static List<Direction> of(int d) {
        return switch (d) {
            case 1 -> List.of(new Direction(List.of(1.0), 1));
            case 2 -> plane();
            case 3 -> space();
            default -> throw new IllegalArgumentException("%d dimensions: need 1 to 3".formatted(d));
        };
    }

    private static List<Direction> plane() {
        List<Direction> all = new ArrayList<>();
        for (int j = 0; j < ANGLES; j++) {
            double turns = j / (2.0 * ANGLES);
            all.add(new Direction(
                    List.of(Elementary.cosTurns(turns), Elementary.sinTurns(turns)), Math.PI / 2 / ANGLES));
        }
        return List.copyOf(all);
    }

    private static List<Direction> space() {
        double golden = (1 + Math.sqrt(5)) / 2;
        List<Direction> all = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                all.add(of(axis, 0, 1, sign * golden, 2 * 5.0 / 84));
                all.add(of(axis, 0, golden, sign / golden, 2 * 9.0 / 140));
            }
        }
        for (int signs = 0; signs < 4; signs++) {
            all.add(of(0, 1, (signs & 1) == 0 ? 1 : -1, (signs & 2) == 0 ? 1 : -1, 2 * 9.0 / 140));
        }
        return List.copyOf(all);
    }

    private static Direction of(int axis, double x, double y, double z, double weight) {
        double length = Math.sqrt(x * x + y * y + z * z);
        double[] e = new double[3];
        e[axis] = x / length;
        e[(axis + 1) % 3] = y / length;
        e[(axis + 2) % 3] = z / length;
        return new Direction(List.of(e[0], e[1], e[2]), weight);
    }

    /// e·q.
    double along(double[] q) {
        double sum = 0;
        for (int k = 0; k < q.length; k++) {
            sum += unit.get(k) * q[k];
        }
        return sum;
    }

    /// e as an array.
    double[] array() {
        return unit.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
