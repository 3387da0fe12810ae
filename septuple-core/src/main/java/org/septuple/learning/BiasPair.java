package org.septuple.learning;

/// Two neurons that learn their biases, b = (q₁, q₂), from x ~ N(m(t), C) at fixed synapses ŵ: with A = 1 − ŵ, H = ½|Ax − q|² (2.3).
///
/// | | |
/// |---|---|
/// | free energy | F = ½\|q − Am\|² + ½ tr ACAᵀ |
/// | gradient | g = q − Ax̄, x̄ ~ N(m, C/B): exactly normal, covariance ACAᵀ/B at every q |
/// | drift of the data | m(t) = mean + t·velocity |
///
/// So q is a linear Gaussian process; without momentum, AR(1) of factor 1 − η.
///
/// @param synapses ŵ
/// @param data     law of x
/// @param batch    B in [1, 2²⁰]
public record BiasPair(Synapses synapses, Data data, int batch) implements SolvableLearner {

    public BiasPair {
        MinibatchStream.requireBatch(batch);
    }

    /// The fixed ŵ.
    ///
    /// @param w11 of neuron 1 to itself
    /// @param w12 to neuron 1 from 2
    /// @param w21 to neuron 2 from 1
    /// @param w22 of neuron 2 to itself
    public record Synapses(double w11, double w12, double w21, double w22) {

        /// Neurons that do not hear each other: A = 1.
        public static final Synapses NONE = new Synapses(0, 0, 0, 0);

        public Synapses {
            MinibatchStream.requireFinite(w11, w12, w21, w22);
        }

        /// First component of Az.
        double first(double z1, double z2) {
            return (1 - w11) * z1 - w12 * z2;
        }

        /// Second component of Az.
        double second(double z1, double z2) {
            return (1 - w22) * z2 - w21 * z1;
        }
    }

    /// The law of x, normal.
    ///
    /// @param mean1      of x₁ at t = 0
    /// @param mean2      of x₂ at t = 0
    /// @param variance1  C₁₁ ≥ 0
    /// @param covariance C₁₂, C₁₂² ≤ C₁₁C₂₂
    /// @param variance2  C₂₂ ≥ 0
    /// @param velocity1  what the mean of x₁ gains per step
    /// @param velocity2  what the mean of x₂ gains per step
    public record Data(
            double mean1,
            double mean2,
            double variance1,
            double covariance,
            double variance2,
            double velocity1,
            double velocity2) {

        public Data {
            MinibatchStream.requireFinite(mean1, mean2, variance1, covariance, variance2, velocity1, velocity2);
            if (!(variance1 >= 0 && variance2 >= 0 && covariance * covariance <= variance1 * variance2)) {
                throw new IllegalArgumentException("covariance (%g, %g; %g, %g) must be positive semidefinite"
                        .formatted(variance1, covariance, covariance, variance2));
            }
        }

        /// Independent data at rest with mean 0.
        ///
        /// @param variance of each, ≥ 0
        /// @return N(0, variance·1)
        public static Data isotropic(double variance) {
            return new Data(0, 0, variance, 0, variance, 0, 0);
        }
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public double freeEnergy(double[] q, double time) {
        double[] g = new double[2];
        double[] c = new double[4];
        gradient(q, time, g);
        covariance(q, time, c);
        return 0.5 * (g[0] * g[0] + g[1] * g[1]) + 0.5 * batch * (c[0] + c[3]);
    }

    @Override
    public void gradient(double[] q, double time, double[] into) {
        optimum(time, into);
        into[0] = q[0] - into[0];
        into[1] = q[1] - into[1];
    }

    @Override
    public void covariance(double[] q, double time, double[] into) {
        double c11 = data.variance1();
        double c12 = data.covariance();
        double c22 = data.variance2();
        double a11 = synapses.first(c11, c12); // AC
        double a12 = synapses.first(c12, c22);
        double a21 = synapses.second(c11, c12);
        double a22 = synapses.second(c12, c22);
        into[0] = synapses.first(a11, a12) / batch;
        into[1] = synapses.second(a11, a12) / batch;
        into[2] = synapses.first(a21, a22) / batch;
        into[3] = synapses.second(a21, a22) / batch;
    }

    @Override
    public void optimum(double time, double[] into) {
        double m1 = Math.fma(time, data.velocity1(), data.mean1());
        double m2 = Math.fma(time, data.velocity2(), data.mean2());
        into[0] = synapses.first(m1, m2);
        into[1] = synapses.second(m1, m2);
    }
}
