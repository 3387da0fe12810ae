package org.septuple.quantum;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// Circles of growing radius around a core in a coordinate plane: how many have the winding of the core.
///
/// @param agreeing  loops with that winding, before the first that differs
/// @param tried     loops that fit, up to 5
/// @param clearance largest over agreeing loops of the smallest |Ψ| on them
record CoreLoops(int agreeing, int tried, double clearance) {

    /// Cells beyond which a core is too wide for loops.
    static final int WIDEST = 8;

    /// |Ψ| in units of its noise that a loop needs.
    static final double CLEAR = 5;

    private static final double DISCRETE = 0x1p-40;
    private static final int LOOPS = 5;
    private static final int FEWEST = 2;

    /// The noise of Ψ: what is said, and at least the round-off of a run.
    ///
    /// @param noise   standard deviation of real and imaginary parts
    /// @param largest max p
    static double noise(double noise, double largest) {
        return Math.max(noise, DISCRETE * Math.sqrt(largest));
    }

    /// Looks along them.
    ///
    /// @param psi     Ψ
    /// @param q       middle of the core
    /// @param j       first axis of the plane
    /// @param k       second axis
    /// @param winding of the core
    /// @param extent  of the core
    /// @param room    radius that loops must not reach
    static CoreLoops around(WaveFunction psi, double[] q, int j, int k, int winding, double extent, double room) {
        double spacing =
                Math.max(psi.grid().axis(j).spacing(), psi.grid().axis(k).spacing());
        int tried = 0;
        int agreeing = 0;
        boolean differed = false;
        double clearance = 0;
        for (int i = 0; i < LOOPS; i++) {
            double radius = extent + (1 + 0.75 * i) * spacing;
            if (radius >= room) {
                break;
            }
            tried++;
            Loop.Circle circle = new Loop.Circle(Arrays.stream(q).boxed().toList(), j, k, radius);
            LoopPhase phase = LoopPhase.of(psi, circle, 6);
            differed |= !phase.resolved() || phase.winding() != winding;
            if (!differed) {
                agreeing++;
                clearance = Math.max(clearance, Math.sqrt(phase.smallest()));
            }
        }
        return new CoreLoops(agreeing, tried, clearance);
    }

    /// Radius that reaches no other pierced square of the plane and no wall.
    ///
    /// @param grid  of Ψ
    /// @param q     middle of the core
    /// @param cell  lowest corner of a square of it
    /// @param j     first axis of the plane
    /// @param k     second axis
    /// @param other whether a square of this plane is one of another core
    static double room(Grid grid, double[] q, int cell, int j, int k, IntPredicate other) {
        Links links = new Links(grid);
        double spacing = Math.max(grid.axis(j).spacing(), grid.axis(k).spacing());
        double room = Math.min(toEnd(grid.axis(j), q[j]), toEnd(grid.axis(k), q[k]));
        int reach = WIDEST + LOOPS;
        for (int i = -reach; i <= reach; i++) {
            int row = links.moved(cell, j, i);
            for (int m = -reach; m <= reach && row >= 0; m++) {
                int at = links.moved(row, k, m);
                if (at >= 0 && other.test(at)) {
                    double x = shortest(grid.axis(j), middle(grid, at, j) - q[j]);
                    double y = shortest(grid.axis(k), middle(grid, at, k) - q[k]);
                    room = Math.min(room, Math.sqrt(x * x + y * y) - 0.75 * spacing);
                }
            }
        }
        return room;
    }

    private static double toEnd(Axis axis, double q) {
        return axis.periodic() ? axis.length() / 2 : Math.min(q - axis.from(), axis.to() - q);
    }

    /// Middle of a square along an axis of its plane.
    static double middle(Grid grid, int cell, int k) {
        return grid.axis(k).position(grid.along(cell, k)) + grid.axis(k).spacing() / 2;
    }

    /// A difference of coordinates, the shortest around a periodic axis.
    static double shortest(Axis axis, double difference) {
        return axis.periodic() ? Math.IEEEremainder(difference, axis.length()) : difference;
    }

    /// Whether to believe the winding: two loops or more fit, all agree, and |Ψ| on one of them is five times its noise.
    ///
    /// @param noise of Ψ, > 0
    boolean certain(double noise) {
        return tried >= FEWEST && agreeing == tried && clearance >= CLEAR * noise;
    }
}
