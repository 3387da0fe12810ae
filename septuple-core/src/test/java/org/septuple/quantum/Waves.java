package org.septuple.quantum;

import java.util.function.Function;
import org.hipparchus.complex.Complex;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;

/// Wave functions of the tests.
final class Waves {

    private Waves() {}

    static Grid box(int dimensions, double half, int points, Boundary boundary) {
        return new Grid(java.util.Collections.nCopies(dimensions, new Axis(-half, half, points, boundary)));
    }

    static WaveFunction on(Grid grid, Function<double[], Complex> psi) {
        WaveFunction wave = new WaveFunction(grid, new double[grid.size()], new double[grid.size()]);
        double[] q = new double[grid.dimensions()];
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            Complex value = psi.apply(q);
            wave.re()[cell] = value.getReal();
            wave.im()[cell] = value.getImaginary();
        }
        return wave;
    }

    /// exp(−(q−x)²/4σ² + ik(q−x)) in one dimension, normalised.
    static Complex packet(double q, double x, double sigma, double k) {
        double size = Math.pow(2 * Math.PI * sigma * sigma, -0.25) * Math.exp(-(q - x) * (q - x) / (4 * sigma * sigma));
        return new Complex(0, k * (q - x)).exp().multiply(size);
    }

    /// Distance √∫|a − b|².
    static double distance(WaveFunction a, WaveFunction b) {
        double sum = 0;
        for (int cell = 0; cell < a.re().length; cell++) {
            sum += Math.pow(a.re()[cell] - b.re()[cell], 2) + Math.pow(a.im()[cell] - b.im()[cell], 2);
        }
        return Math.sqrt(sum * a.grid().cellVolume());
    }

    /// A run with equal steps.
    static Schroedinger run(Hamiltonian h, SplittingScheme scheme, double step, WaveFunction start) {
        StepControl control = new StepControl.Fixed(step);
        return new Schroedinger(
                h,
                scheme,
                control,
                null,
                SchroedingerState.start(start, 0, control),
                org.septuple.numerics.Engine.scalar());
    }

    /// Its wave function at a time.
    static WaveFunction after(Hamiltonian h, SplittingScheme scheme, double step, WaveFunction start, double until) {
        Schroedinger run = run(h, scheme, step, start);
        run.advance(until, () -> false);
        return run.psi();
    }
}
