package org.septuple.learning;

/// One synapse, ŵ₂₁ = q, from x ~ N(0, s²) to the target y = w*(t) x + σε, ε ~ N(0, 1): H = ½(y − qx)² (2.2), (2.3).
///
/// | with δ = q − w* | |
/// |---|---|
/// | free energy | F = ½(s²δ² + σ²) |
/// | gradient | g = (δS − σ√S z)/B, S = Σx² = s²χ²_B, z ~ N(0, 1) |
/// | covariance of g | (2s⁴δ² + σ²s²)/B |
/// | drift of the data | w*(t) = weight + t·velocity |
///
/// Diffusion depends on q, and without label noise it vanishes at w*.
///
/// @param weight     w* at t = 0
/// @param inputs     s > 0, standard deviation of x
/// @param labelNoise σ ≥ 0
/// @param velocity   what w* gains per step
/// @param batch      B in [1, 2²⁰]
public record SingleWeight(double weight, double inputs, double labelNoise, double velocity, int batch)
        implements SolvableLearner {

    public SingleWeight {
        MinibatchStream.requireBatch(batch);
        MinibatchStream.requireFinite(weight, velocity);
        MinibatchStream.requireLabels(inputs, labelNoise);
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double freeEnergy(double[] q, double time) {
        double delta = q[0] - optimum(time);
        return 0.5 * (inputs * inputs * delta * delta + labelNoise * labelNoise);
    }

    @Override
    public void gradient(double[] q, double time, double[] into) {
        into[0] = inputs * inputs * (q[0] - optimum(time));
    }

    @Override
    public void covariance(double[] q, double time, double[] into) {
        double delta = inputs * (q[0] - optimum(time));
        into[0] = inputs * inputs * (2 * delta * delta + labelNoise * labelNoise) / batch;
    }

    @Override
    public void optimum(double time, double[] into) {
        into[0] = optimum(time);
    }

    private double optimum(double time) {
        return Math.fma(time, velocity, weight);
    }
}
