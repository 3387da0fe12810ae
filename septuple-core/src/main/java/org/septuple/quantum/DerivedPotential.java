package org.septuple.quantum;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// A potential V made of a free energy F, square·|∂F|² + bend·∂²F + constant. (3.6) leaves V open (erratum E12); the choices have names:
///
/// | name | V | |
/// |---|---|---|
/// | *stationary* | γ∣∂F∣² − 2D∂²F | keeps the equilibrium p ∝ e^{−γF/D} of (3.1): with ħ = 2D/γ, M = 1/2γ, √p is its ground state of energy 0 |
/// | *paper* | f − γ∣∂F∣², for F that varies in time + ∂F/∂t | ⟨dF/dt⟩ by (2.8) with constant f |
/// | *paper* with Itô term | f − γ∣∂F∣² + D∂²F | the ⟨dF/dt⟩ that is measured on noisy learners |
///
/// *Paper* potentials are unbounded below where F grows faster than linearly, and no longer self-adjoint where it grows faster than
/// quadratically.
///
/// Values are exact wherever the derivatives of F are. So are the derivatives of V if F is a [Formula] or [Harmonic], for which the
/// methods here return the same kind; of other F they would need third and fourth derivatives, and are central differences of V
/// of order 6 with this step instead.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (2.8), (3.6).
///
/// @param freeEnergy F
/// @param square     factor of |∂F|²
/// @param bend       factor of ∂²F
/// @param constant   added
/// @param step       h > 0 of differences; about 1/100 of the length on which F changes is best
public record DerivedPotential(Landscape freeEnergy, double square, double bend, double constant, double step)
        implements Landscape {

    /// Step where F changes on lengths of 1.
    public static final double STEP = 0.01;

    /// Weights of V(q + jh) − V(q − jh), j = 1, 2, 3, in h∂V.
    private static final double[] FIRST = {3.0 / 4, -3.0 / 20, 1.0 / 60};

    /// Weights of V(q + jh) + V(q − jh), j = 1, 2, 3, in h²∂²V, with that of V(q) itself −49/18.
    private static final double[] SECOND = {3.0 / 2, -3.0 / 20, 1.0 / 90};

    /// Checks the numbers.
    public DerivedPotential {
        if (!Double.isFinite(square + bend + constant) || !(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("factors %s, %s and constant %s must be finite, step %s finite and > 0"
                    .formatted(square, bend, constant, step));
        }
    }

    /// The *stationary* potential.
    ///
    /// @param freeEnergy F, which may not vary in time
    /// @param gamma      γ > 0
    /// @param diffusion  D > 0
    /// @return γ|∂F|² − 2D∂²F
    public static Landscape stationary(Landscape freeEnergy, double gamma, double diffusion) {
        QuantumConstants.requirePositive(gamma, diffusion);
        if (freeEnergy.varies()) {
            throw new IllegalArgumentException(
                    "the stationary potential keeps one equilibrium: need F that does not vary in time");
        }
        return of(freeEnergy, gamma, -2 * diffusion, 0, 0);
    }

    /// The *paper* potential.
    ///
    /// @param freeEnergy F; if it varies in time, a [Formula]
    /// @param gamma      γ
    /// @param level      f, a constant
    /// @return f + ∂F/∂t − γ|∂F|²
    public static Landscape paper(Landscape freeEnergy, double gamma, double level) {
        return of(freeEnergy, -gamma, 0, 1, level);
    }

    /// The *paper* potential with the Itô term that (2.8) lacks.
    ///
    /// @param freeEnergy F; if it varies in time, a [Formula]
    /// @param gamma      γ
    /// @param diffusion  D
    /// @param level      f, a constant
    /// @return f + ∂F/∂t − γ|∂F|² + D∂²F
    public static Landscape paperWithIto(Landscape freeEnergy, double gamma, double diffusion, double level) {
        return of(freeEnergy, -gamma, diffusion, 1, level);
    }

    private static Landscape of(Landscape freeEnergy, double square, double bend, double byTime, double constant) {
        if (freeEnergy instanceof Formula formula) {
            return formula.derived(square, bend, byTime, constant);
        }
        if (freeEnergy instanceof Harmonic harmonic) {
            return harmonic.derived(square, bend, constant);
        }
        if (freeEnergy.varies()) {
            throw new IllegalArgumentException(
                    "F varies in time, and dF/dt is known of formulas only: write F as a formula");
        }
        return new DerivedPotential(freeEnergy, square, bend, constant, STEP);
    }

    @Override
    public int dimensions() {
        return freeEnergy.dimensions();
    }

    @Override
    public boolean varies() {
        return freeEnergy.varies();
    }

    @Override
    public double value(double[] q, double t) {
        return value(q, t, new double[dimensions()]);
    }

    private double value(double[] q, double t, double[] slope) {
        freeEnergy.gradient(q, t, slope);
        double squares = 0;
        for (int k = 0; k < freeEnergy.dimensions(); k++) {
            squares += slope[k] * slope[k];
        }
        double bent = bend == 0 ? 0 : bend * freeEnergy.laplacian(q, t);
        return square * squares + bent + constant;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        double[] at = q.clone();
        double[] slope = new double[dimensions()];
        for (int k = 0; k < slope.length; k++) {
            double sum = 0;
            for (int j = 1; j <= FIRST.length; j++) {
                at[k] = q[k] + j * step;
                double above = value(at, t, slope);
                at[k] = q[k] - j * step;
                sum += FIRST[j - 1] * (above - value(at, t, slope));
            }
            at[k] = q[k];
            into[k] = sum / step;
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double[] at = q.clone();
        double[] slope = new double[dimensions()];
        double here = value(q, t, slope);
        double sum = 0;
        for (int k = 0; k < slope.length; k++) {
            sum -= 49.0 / 18 * here;
            for (int j = 1; j <= SECOND.length; j++) {
                at[k] = q[k] + j * step;
                double above = value(at, t, slope);
                at[k] = q[k] - j * step;
                sum += SECOND[j - 1] * (above + value(at, t, slope));
            }
            at[k] = q[k];
        }
        return sum / (step * step);
    }

    @Override
    public void fill(Grid grid, double t, double[] field, Crew crew) {
        int d = dimensions();
        double[][] slopes = new double[crew.workers()][d];
        Rows.each(grid, d, field, crew, (worker, q, last, at) -> {
            for (int j = 0; j < last.length; j++) {
                q[d - 1] = last[j];
                field[at + j] = value(q, t, slopes[worker]);
            }
        });
    }
}
