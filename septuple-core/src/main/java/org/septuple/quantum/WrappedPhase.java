package org.septuple.quantum;

/// The phase of a wave function as far as it is defined at single cells: modulo 2π.
final class WrappedPhase {

    private final double[] angle;

    WrappedPhase(WaveFunction psi) {
        double[] re = psi.re();
        double[] im = psi.im();
        this.angle = new double[re.length];
        for (int cell = 0; cell < angle.length; cell++) {
            angle[cell] = StrictMath.atan2(im[cell], re[cell]);
        }
    }

    /// arg Ψ in [−π, π].
    double at(int cell) {
        return angle[cell];
    }

    /// Full turns to add so that the step from one cell to a neighbour is the shortest.
    int turns(int from, int to) {
        return turns(angle[from], angle[to]);
    }

    /// The same for two angles in [−π, π].
    static int turns(double from, double to) {
        return -(int) Math.rint((to - from) / Math.TAU);
    }

    /// The shortest step of phase, in [−π, π].
    double step(int from, int to) {
        return angle[to] - angle[from] + Math.TAU * turns(from, to);
    }

    /// Winding around the four cells a → b → c → d → a.
    int winding(int a, int b, int c, int d) {
        return turns(a, b) + turns(b, c) + turns(c, d) + turns(d, a);
    }
}
