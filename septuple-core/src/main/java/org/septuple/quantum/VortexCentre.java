package org.septuple.quantum;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.LagrangeStencil;

/// The middle c of n turns of phase on a circle around them: (1/πn) ∮(z − c) dφ = 0. With φ = n arg(z − z₀) and c off by w, the
/// integral is w up to w²/R, so c is moved by it a few times.
final class VortexCentre {

    private static final int POINTS = 256;
    private static final int ROUNDS = 8;

    private VortexCentre() {}

    static double[] of(WaveFunction psi, double[] start, int winding, double radius) {
        LagrangeStencil stencil = new LagrangeStencil(psi.grid(), 6);
        double[] centre = start.clone();
        double[] q = new double[2];
        for (int round = 0; round < ROUNDS; round++) {
            double x = 0;
            double y = 0;
            double last = angle(psi, stencil, centre, 0, radius, q);
            for (int i = 1; i <= POINTS; i++) {
                double here = angle(psi, stencil, centre, (double) i / POINTS, radius, q);
                double step = Math.IEEEremainder(here - last, Math.TAU);
                x += radius * Elementary.cosTurns((i - 0.5) / POINTS) * step;
                y += radius * Elementary.sinTurns((i - 0.5) / POINTS) * step;
                last = here;
            }
            double dx = x / (Math.PI * winding);
            double dy = y / (Math.PI * winding);
            if (!(Math.sqrt(dx * dx + dy * dy) < radius)) {
                return start.clone();
            }
            centre[0] += dx;
            centre[1] += dy;
        }
        return centre;
    }

    private static double angle(
            WaveFunction psi, LagrangeStencil stencil, double[] centre, double turns, double radius, double[] q) {
        q[0] = centre[0] + radius * Elementary.cosTurns(turns);
        q[1] = centre[1] + radius * Elementary.sinTurns(turns);
        stencil.moveTo(q);
        return StrictMath.atan2(stencil.value(psi.im()), stencil.value(psi.re()));
    }
}
