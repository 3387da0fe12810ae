package org.septuple.spacetime;

import java.util.List;

/// Whether ΔS = −g_μν ẋ^μ ẋ^ν is the same in two frames, (6.3) = (6.4) without the printed root (E4).
///
/// The violation is |ΔS′ − ΔS| / max |g_μν ẋ^μ ẋ^ν|, the maximum taken over the 16 terms of either frame; 0 where all terms are.
/// Round-off makes it some 2⁻⁵³ for most displacements and some 2⁻⁵³ cosh² ζ, a scale and no strict bound, where the terms after a boost of rapidity ζ
/// are no larger than the old ones: for ẋ along the direction that it contracts, and for g = η put through (6.2), whose entries
/// of order 1 are sums of terms of order cosh² ζ. As Λ is an isometry of η, [#untransformed] needs no such sums there.
///
/// An instance keeps its work space: one for each thread.
public final class LorentzInvariance {

    private final double[] matrix = new double[LorentzTransform.ENTRIES];
    private final double[] moved = new double[LorentzTransform.COMPONENTS];
    private final double[] start = new double[LorentzTransform.COMPONENTS];
    private final double[] end = new double[LorentzTransform.COMPONENTS];

    /// The change of ΔS of one displacement between two frames.
    ///
    /// @param interval ΔS of the old frame
    /// @param change   |ΔS′ − ΔS|
    /// @param largest  max |g_μν ẋ^μ ẋ^ν| over the 16 terms of either frame
    public record Violation(double interval, double change, double largest) {

        /// The violation.
        ///
        /// @return |ΔS′ − ΔS| over the largest term; 0 where all terms are 0
        public double relative() {
            return largest == 0 ? 0 : change / largest;
        }

        /// What a tolerance relative to the largest term lets ΔS change by.
        ///
        /// @param tolerance ≥ 0
        /// @return in the units of ΔS
        public double allowed(double tolerance) {
            return tolerance * largest;
        }

        /// Whether that tolerance says anything of ΔS.
        ///
        /// @param tolerance ≥ 0
        /// @return false where it lets ΔS change by |ΔS| or more
        public boolean isTestable(double tolerance) {
            return allowed(tolerance) < Math.abs(interval);
        }
    }

    /// The largest violations over all vectors and frames.
    ///
    /// @param transformed   where g changes by (6.2)
    /// @param untransformed where g stays as it is, which is wrong: how much the comparison can see
    public record Worst(double transformed, double untransformed) {}

    /// Compares every displacement in every frame.
    ///
    /// @param matrices      g_i,μν, 16 numbers for each displacement, row-major
    /// @param displacements ẋ_i^μ, 4 numbers each
    /// @param frames        transforms (6.1)
    /// @return the largest violations; 0 without displacements or frames, NaN if a number is NaN
    /// @throws IllegalArgumentException if matrices and displacements differ in number
    public static Worst worst(double[] matrices, double[] displacements, List<LorentzTransform> frames) {
        int count = displacements.length / LorentzTransform.COMPONENTS;
        if (displacements.length != count * LorentzTransform.COMPONENTS
                || matrices.length != count * LorentzTransform.ENTRIES) {
            throw new IllegalArgumentException(
                    "%d numbers of matrices and %d of displacements, need 16 and 4 for each vector"
                            .formatted(matrices.length, displacements.length));
        }
        LorentzInvariance invariance = new LorentzInvariance();
        double[] g = new double[LorentzTransform.ENTRIES];
        double[] x = new double[LorentzTransform.COMPONENTS];
        double transformed = 0;
        double untransformed = 0;
        for (int i = 0; i < count; i++) {
            System.arraycopy(matrices, i * g.length, g, 0, g.length);
            System.arraycopy(displacements, i * x.length, x, 0, x.length);
            for (LorentzTransform frame : frames) {
                transformed =
                        Math.max(transformed, invariance.violation(frame, g, x).relative());
                untransformed = Math.max(
                        untransformed, invariance.untransformed(frame, g, x).relative());
            }
        }
        return new Worst(transformed, untransformed);
    }

    /// The violation with g of the new frame by (6.2).
    ///
    /// @param frame        Λ
    /// @param g            g_μν, 16 numbers
    /// @param displacement ẋ^μ, 4 numbers
    /// @return the change
    public Violation violation(LorentzTransform frame, double[] g, double[] displacement) {
        frame.covariant(g, matrix);
        frame.vector(displacement, moved);
        return between(Interval.of(g, displacement), Interval.of(matrix, moved));
    }

    /// The violation with g of the old frame, which only an isometry of g allows, such as Λ of η.
    ///
    /// @param frame        Λ
    /// @param g            g_μν, 16 numbers
    /// @param displacement ẋ^μ, 4 numbers
    /// @return the change
    public Violation untransformed(LorentzTransform frame, double[] g, double[] displacement) {
        frame.vector(displacement, moved);
        return between(Interval.of(g, displacement), Interval.of(g, moved));
    }

    /// The violation where the displacement is that between two events, each moved by (6.1), shift included.
    ///
    /// @param frame  Λ, a
    /// @param g      g_μν, 16 numbers, transformed by (6.2)
    /// @param before x^μ, 4 numbers
    /// @param after  x^μ a unit of time later, 4 numbers
    /// @return the change; round-off grows with the size of events over that of their difference
    public Violation violation(LorentzTransform frame, double[] g, double[] before, double[] after) {
        frame.covariant(g, matrix);
        return ofEvents(frame, g, matrix, before, after);
    }

    /// The same with g of the old frame, for isometries of g.
    ///
    /// @param frame  Λ, a
    /// @param g      g_μν, 16 numbers
    /// @param before x^μ, 4 numbers
    /// @param after  x^μ a unit of time later, 4 numbers
    /// @return the change
    public Violation untransformed(LorentzTransform frame, double[] g, double[] before, double[] after) {
        return ofEvents(frame, g, g, before, after);
    }

    private Violation ofEvents(LorentzTransform frame, double[] g, double[] moving, double[] before, double[] after) {
        frame.event(before, start);
        frame.event(after, end);
        for (int mu = 0; mu < LorentzTransform.COMPONENTS; mu++) {
            end[mu] -= start[mu];
            moved[mu] = after[mu] - before[mu];
        }
        return between(Interval.of(g, moved), Interval.of(moving, end));
    }

    private static Violation between(Interval one, Interval other) {
        return new Violation(
                one.value(), Math.abs(other.value() - one.value()), Math.max(one.largest(), other.largest()));
    }
}
