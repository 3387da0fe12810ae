package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;

/// The circulation ∮u·dq of a loop in units of μ/M = 2πħ/M (4.2), and whether it is a whole number of them (Wallstrom's condition,
/// E21).
///
/// A velocity has any circulation. From cell to cell it is an exact sum of [link means][LinkVelocity]; on curves u is interpolated,
/// and the error is the difference between stencils of 6 and of 4 cells plus that between Gauss–Legendre quadrature on panels of half a
/// cell and of a quarter. The error so stated is that of the lower order: it overestimates.
///
/// Of a wave function it is whole by construction: the sum of shortest steps of phase; around an axis with a twist θ it is whole but for
/// θ/2π ([PeriodicGauge]). What may fail is the resolution, so the
/// verdict is *undecided* where the phase goes on by more than 3/8 of a turn per cell (a node or a jump is near, or the wave length is
/// too short) or where the interpolations disagree.
///
/// @param turns     ∮u·dq M/2πħ
/// @param error     of turns, in size; ½ or more decides nothing
/// @param clearance smallest p on the loop relative to the largest of all cells; below [#FLOOR] the phase is round-off
/// @param verdict   quantised or not
public record Circulation(double turns, double error, double clearance, Verdict verdict) {

    /// Whether a circulation is a whole number of 2πħ/M.
    public enum Verdict {
        /// Whole within three errors, and those are below ¼.
        QUANTISED,
        /// More than three errors from whole.
        NOT_QUANTISED,
        /// The error is too large, or the density too small, or the grid too coarse.
        UNDECIDED
    }

    /// Relative density below which no verdict is given.
    public static final double FLOOR = 1e-24;

    private static final double ERRORS = 3;
    private static final double ROUND_OFF = 1e-12;

    /// The whole number nearest to it.
    ///
    /// @return ⌊turns⌉
    public long nearest() {
        return Math.round(turns);
    }

    private static Circulation judged(double turns, double error, double clearance) {
        double distance = Math.abs(turns - Math.rint(turns));
        Verdict verdict;
        if (!Double.isFinite(turns) || !(error < 0.5) || !(clearance >= FLOOR)) {
            verdict = Verdict.UNDECIDED;
        } else if (distance > ERRORS * error) {
            verdict = Verdict.NOT_QUANTISED;
        } else {
            verdict = ERRORS * error < 0.25 ? Verdict.QUANTISED : Verdict.UNDECIDED;
        }
        return new Circulation(turns, error, clearance, verdict);
    }

    /// Of a velocity.
    ///
    /// @param density  p ≥ 0, one number per cell
    /// @param velocity u
    /// @param loop     within the walls
    /// @param hbar     ħ > 0
    /// @param mass     M > 0
    /// @return any real number
    public static Circulation of(double[] density, LinkVelocity velocity, Loop loop, double hbar, double mass) {
        Grid grid = velocity.grid();
        grid.require(density);
        double unit = Math.TAU * hbar / mass;
        return switch (loop) {
            case Loop.Ring ring ->
                summed(density, velocity, unit, visitor -> new LatticeWalk(grid).around(ring, visitor));
            case Loop.Cells cells ->
                summed(density, velocity, unit, visitor -> new LatticeWalk(grid).around(cells, visitor));
            case Loop.Curve curve -> integrated(density, velocity, unit, curve);
        };
    }

    /// Of a wave function with twists.
    ///
    /// @param psi   Ψ
    /// @param twist θ of Ψ(q + L) = e^{iθ}Ψ(q) along each axis, see [Hamiltonian]
    /// @param loop  within the walls
    /// @return a whole number, plus θ/2π around an axis
    public static Circulation of(WaveFunction psi, List<Double> twist, Loop loop) {
        PeriodicGauge gauge = new PeriodicGauge(twist);
        Circulation whole = of(gauge.of(psi), loop);
        double flux = gauge.turns(loop);
        if (flux == 0) {
            return whole;
        }
        double turns = whole.turns + flux;
        return judged(turns, whole.error + ROUND_OFF * (1 + Math.abs(turns)), whole.clearance);
    }

    /// Of a wave function without twists.
    ///
    /// @param psi  Ψ
    /// @param loop within the walls
    /// @return a whole number
    public static Circulation of(WaveFunction psi, Loop loop) {
        Grid grid = psi.grid();
        return switch (loop) {
            case Loop.Ring ring -> wound(psi, visitor -> new LatticeWalk(grid).around(ring, visitor));
            case Loop.Cells cells -> wound(psi, visitor -> new LatticeWalk(grid).around(cells, visitor));
            case Loop.Curve curve -> wound(psi, curve);
        };
    }

    private interface Walk {
        void along(LatticeWalk.Visitor visitor);
    }

    private static double largest(double[] density) {
        return Arrays.stream(density).max().orElseThrow();
    }

    private static Circulation summed(double[] density, LinkVelocity velocity, double unit, Walk walk) {
        double[] sums = {0, 0, Double.POSITIVE_INFINITY};
        walk.along((cell, next, k, sign) -> {
            double part = velocity.along(k)[cell] * velocity.grid().axis(k).spacing() / unit;
            sums[0] += sign * part;
            sums[1] += Math.abs(part);
            sums[2] = Math.min(sums[2], Math.min(density[cell], density[next]));
        });
        return judged(sums[0], ROUND_OFF * (1 + sums[1]), sums[2] / largest(density));
    }

    private static Circulation integrated(double[] density, LinkVelocity velocity, double unit, Loop.Curve curve) {
        requireInside(velocity.grid(), curve);
        LoopIntegral fine = new LoopIntegral(velocity, density, curve, 6, 4);
        LoopIntegral coarse = new LoopIntegral(velocity, density, curve, 6, 2);
        LoopIntegral lower = new LoopIntegral(velocity, density, curve, 4, 4);
        double error = Math.abs(fine.value() - lower.value()) + Math.abs(fine.value() - coarse.value());
        double turns = fine.value() / unit;
        return judged(turns, error / unit + ROUND_OFF * (1 + Math.abs(turns)), fine.smallest() / largest(density));
    }

    private static Circulation wound(WaveFunction psi, Walk walk) {
        WrappedPhase phase = new WrappedPhase(psi);
        double[] density = psi.density();
        double[] sums = {0, 0, Double.POSITIVE_INFINITY};
        int[] turns = new int[1];
        walk.along((cell, next, k, sign) -> {
            turns[0] += sign * phase.turns(cell, next);
            sums[1] = Math.max(sums[1], Math.abs(phase.step(cell, next)));
            sums[2] = Math.min(sums[2], Math.min(density[cell], density[next]));
        });
        double error = sums[1] > LoopPhase.MOST ? 0.5 : 0;
        return judged(turns[0], error, sums[2] / largest(density));
    }

    private static Circulation wound(WaveFunction psi, Loop.Curve curve) {
        requireInside(psi.grid(), curve);
        LoopPhase phase = LoopPhase.of(psi, curve, 6);
        LoopPhase lower = LoopPhase.of(psi, curve, 4);
        boolean sure = phase.resolved() && lower.resolved() && phase.winding() == lower.winding();
        return judged(phase.winding(), sure ? 0 : 0.5, phase.smallest() / largest(psi.density()));
    }

    static void requireInside(Grid grid, Loop.Curve curve) {
        double[] q = new double[grid.dimensions()];
        double[] tangent = new double[q.length];
        for (int piece = 0; piece < curve.pieces(); piece++) {
            for (int i = 0; i < 8; i++) {
                curve.at(piece, i / 8.0, q, tangent);
                for (int k = 0; k < q.length; k++) {
                    Axis axis = grid.axis(k);
                    if (!axis.periodic() && !(q[k] >= axis.from() && q[k] <= axis.to())) {
                        throw new IllegalArgumentException(
                                "loop passes %s, where axis %d has q = %g outside of [%g, %g]"
                                        .formatted(
                                                List.of(Arrays.stream(q).boxed().toArray()),
                                                k,
                                                q[k],
                                                axis.from(),
                                                axis.to()));
                    }
                }
            }
        }
    }
}
