package org.septuple.experiment;

import org.septuple.gravity.ExpressionMetric;
import org.septuple.gravity.LineElement;

/// A universe that neurons are planted in, with a dial: at 0 it solves Einstein's equations with its Λ, further on it does not.
///
/// | universe | solution | violation v |
/// |---|---|---|
/// | [DeSitter] | −dt² + a² dx², a = e^{Ht}, Λ = 3H² | ä/a = (1 − v)Λ/3, from the same a and ȧ at t = 0 |
/// | [Kasner] | −dt² + Σ a_i² dx_i², a_i = sinh^⅓(3Hτ) tanh^{p_i−⅓}(3Hτ/2), τ = t + τ₀, Λ = 3H² ([org.septuple.gravity.Kasner]) | a₁ times 1 + ½v(t/τ₀)²: ä₁/a₁ larger by v/τ₀² at t = 0 |
/// | [Wave] | −dt² + dx² + (1 + h)dy² + (1 − h)dz², h = A sin(k(x − t) + φ), Λ = 0, to first order in A | goes at (1 − v) of the velocity of light |
///
/// All are synchronous (6.7), diagonal, the same at all y and z, and looked at about t = 0.
public sealed interface PlantedUniverse {

    /// Its name.
    ///
    /// @return as configurations and tables have it
    String name();

    /// Λ of its solution.
    ///
    /// @return ≥ 0
    double lambda();

    /// Whether it is the same at all x.
    ///
    /// @return true of universes in which exchanging neurons changes nothing
    boolean homogeneous();

    /// How far places that are looked at lie from x = 0: of a wave a quarter of its length, so that they see it where it is strong, whatever its phase.
    ///
    /// @return proper length, > 0
    default double extent() {
        return 1;
    }

    /// The space-time.
    ///
    /// @param violation v ≥ 0
    /// @param phase     of what depends on x, as much as seeds differ in; in [0, 2π)
    /// @return in t, x, y, z
    ExpressionMetric metric(double violation, double phase);

    /// Refuses a parameter that is not > 0.
    private static void requirePositive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("%s = %s: need a finite number > 0".formatted(name, value));
        }
    }

    private static LineElement in(double violation) {
        return LineElement.in("t", "x", "y", "z").parameter("v", violation);
    }

    /// Expands as Λ alone makes it.
    ///
    /// @param hubble H > 0
    record DeSitter(double hubble) implements PlantedUniverse {
        /// Checks.
        public DeSitter {
            requirePositive("hubble", hubble);
        }

        @Override
        public String name() {
            return "de-sitter";
        }

        @Override
        public double lambda() {
            return 3 * hubble * hubble;
        }

        @Override
        public boolean homogeneous() {
            return true;
        }

        @Override
        public ExpressionMetric metric(double violation, double phase) {
            String a;
            if (violation == 1) {
                a = "1 + hubble*t";
            } else if (violation < 1) {
                a = "cosh(w*t) + hubble/w*sinh(w*t)";
            } else {
                a = "cos(w*t) + hubble/w*sin(w*t)";
            }
            return in(violation)
                    .parameter("hubble", hubble)
                    .parameter("w", hubble * Math.sqrt(Math.abs(1 - violation)))
                    .define("a", a)
                    .inside("a")
                    .diagonal("-1", "a^2", "a^2", "a^2")
                    .metric();
        }
    }

    /// Expands in three directions at different rates, p = (−u, 1 + u, u(1 + u))/(1 + u + u²).
    ///
    /// @param hubble H > 0
    /// @param shape  u ≥ 1
    /// @param time   τ₀ > 0, since the singularity
    record Kasner(double hubble, double shape, double time) implements PlantedUniverse {
        /// Checks.
        public Kasner {
            requirePositive("hubble", hubble);
            requirePositive("time", time);
            if (!(shape >= 1 && shape <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("shape = %s: need a finite number >= 1".formatted(shape));
            }
        }

        @Override
        public String name() {
            return "kasner";
        }

        @Override
        public double lambda() {
            return 3 * hubble * hubble;
        }

        @Override
        public boolean homogeneous() {
            return true;
        }

        /// The exponents.
        ///
        /// @return p_1 to p_3
        public double[] exponents() {
            double sum = 1 + shape + shape * shape;
            return new double[] {-shape / sum, (1 + shape) / sum, shape * (1 + shape) / sum};
        }

        @Override
        public ExpressionMetric metric(double violation, double phase) {
            double[] p = exponents();
            return in(violation)
                    .parameter("hubble", hubble)
                    .parameter("p1", p[0])
                    .parameter("p2", p[1])
                    .parameter("p3", p[2])
                    .parameter("age", time)
                    .define("tau", "t + age")
                    .define("s", "sinh(3*hubble*tau)^(2/3)")
                    .define("w", "tanh(1.5*hubble*tau)")
                    .inside("tau")
                    .diagonal("-1", "s*w^(2*p1 - 2/3)*(1 + v/2*(t/age)^2)^2", "s*w^(2*p2 - 2/3)", "s*w^(2*p3 - 2/3)")
                    .metric();
        }
    }

    /// A plane wave along x.
    ///
    /// @param amplitude  A, 0 < A < 1
    /// @param wavelength 2π/k > 0
    record Wave(double amplitude, double wavelength) implements PlantedUniverse {
        /// Checks.
        public Wave {
            requirePositive("wavelength", wavelength);
            if (!(amplitude > 0 && amplitude < 1)) {
                throw new IllegalArgumentException(
                        "amplitude = %s: need a number between 0 and 1".formatted(amplitude));
            }
        }

        @Override
        public String name() {
            return "wave";
        }

        @Override
        public double lambda() {
            return 0;
        }

        @Override
        public boolean homogeneous() {
            return false;
        }

        @Override
        public double extent() {
            return wavelength / 4;
        }

        @Override
        public ExpressionMetric metric(double violation, double phase) {
            return in(violation)
                    .parameter("amplitude", amplitude)
                    .parameter("wavelength", wavelength)
                    .parameter("phase", phase)
                    .define("h", "amplitude*sin(2*pi/wavelength*(x - (1 - v)*t) + phase)")
                    .diagonal("-1", "1", "1 + h", "1 - h")
                    .metric();
        }
    }
}
