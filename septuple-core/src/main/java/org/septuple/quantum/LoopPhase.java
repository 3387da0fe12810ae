package org.septuple.quantum;

import org.septuple.numerics.Grid;
import org.septuple.numerics.LagrangeStencil;

/// The phase of Ψ along a curve, with Ψ interpolated at four points per cell. More would not help: where the phase goes on by more than
/// 3/8 of a turn per cell, the grid does not resolve it, or Ψ has a node or a jump there.
///
/// @param winding  full turns around the curve
/// @param resolved whether no step is larger than that
/// @param smallest |Ψ|² on the curve
record LoopPhase(int winding, boolean resolved, double smallest) {

    /// Radians per cell.
    static final double MOST = 0.75 * Math.PI;

    private static final int PER_CELL = 4;

    static LoopPhase of(WaveFunction psi, Loop.Curve curve, int width) {
        LagrangeStencil stencil = new LagrangeStencil(psi.grid(), width);
        Grid grid = psi.grid();
        double[] q = new double[grid.dimensions()];
        double[] tangent = new double[q.length];
        double smallest = Double.POSITIVE_INFINITY;
        double total = 0;
        double largest = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (int piece = 0; piece < curve.pieces(); piece++) {
            int points = Math.max(8, (int) Math.ceil(PER_CELL * curve.length(piece) / LoopIntegral.narrowest(grid)));
            for (int i = 0; i < points; i++) {
                curve.at(piece, (double) i / points, q, tangent);
                stencil.moveTo(q);
                double re = stencil.value(psi.re());
                double im = stencil.value(psi.im());
                smallest = Math.min(smallest, re * re + im * im);
                double angle = StrictMath.atan2(im, re);
                if (Double.isNaN(first)) {
                    first = angle;
                } else {
                    double step = Math.IEEEremainder(angle - last, Math.TAU);
                    total += step;
                    largest = Math.max(largest, Math.abs(step));
                }
                last = angle;
            }
        }
        double step = Math.IEEEremainder(first - last, Math.TAU);
        largest = Math.max(largest, Math.abs(step));
        return new LoopPhase((int) Math.rint((total + step) / Math.TAU), largest <= MOST / PER_CELL, smallest);
    }
}
