package org.septuple.learning;

/// Two tied synapses and a tied bias q: the chain 1 → q·1 → q·q learns the target a, and a second output with bias q the data
/// ξ ~ N(μ(t), σ²). The hidden neuron follows (2.1), so the boundary loss (2.2) is H = ½(a − q²)² + ½(q − ξ)².
///
/// | | |
/// |---|---|
/// | free energy | F = ½(a − q²)² + ½(q − μ)² + ½σ² |
/// | gradient | g = 2q³ + (1 − 2a)q − ξ̄, ξ̄ ~ N(μ, σ²/B): covariance σ²/B at every q |
/// | drift of the data | μ(t) = mean + t·velocity tilts the wells |
///
/// With μ = 0 and a > ½ there are two wells, q² = a − ½, of curvature 4a − 2, parted by ½(a − ½)² at q = 0.
///
/// @param target   a
/// @param mean     μ at t = 0
/// @param noise    σ ≥ 0
/// @param velocity what μ gains per step
/// @param batch    B in [1, 2²⁰]
public record DoubleWell(double target, double mean, double noise, double velocity, int batch)
        implements SolvableLearner {

    public DoubleWell {
        MinibatchStream.requireBatch(batch);
        MinibatchStream.requireFinite(target, mean, velocity);
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise %g must be finite and >= 0".formatted(noise));
        }
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public double freeEnergy(double[] q, double time) {
        double chain = target - q[0] * q[0];
        double bias = q[0] - mean(time);
        return 0.5 * (chain * chain + bias * bias + noise * noise);
    }

    @Override
    public void gradient(double[] q, double time, double[] into) {
        into[0] = (2 * q[0] * q[0] + slope()) * q[0] - mean(time);
    }

    @Override
    public void covariance(double[] q, double time, double[] into) {
        into[0] = noise * noise / batch;
    }

    /// The deepest well; of two equal ones that of q > 0. By Newton's iteration from beyond the outermost root of
    /// 2q³ + (1 − 2a)q = |μ|, where it falls steadily.
    @Override
    public void optimum(double time, double[] into) {
        double tilt = Math.abs(mean(time));
        double q = Math.sqrt(Math.max(0, -0.5 * slope())) + StrictMath.cbrt(0.5 * tilt);
        double excess = (2 * q * q + slope()) * q - tilt;
        while (excess > 0) {
            double next = q - excess / (6 * q * q + slope());
            if (next >= q) {
                break;
            }
            q = next;
            excess = (2 * q * q + slope()) * q - tilt;
        }
        into[0] = mean(time) < 0 ? -q : q;
    }

    /// 1 − 2a.
    double slope() {
        return 1 - 2 * target;
    }

    /// μ(t).
    double mean(double time) {
        return Math.fma(time, velocity, mean);
    }
}
