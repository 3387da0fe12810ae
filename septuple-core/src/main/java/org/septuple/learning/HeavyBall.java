package org.septuple.learning;

/// Descent with momentum, v ← m v − η g, q ← q + v. For m = 0 it is plain descent (2.9) with γ = η, else *not (2.9)*; but on times long
/// against 1/(1 − m) steps q drifts with −γ ∂F/∂q, γ = η/(1 − m), and diffuses with D = η² Cov g/2(1 − m)², as the sum
/// Σ η mᵏ of the answers to one gradient has it. The same descent as [Optimiser.Momentum], whose v is −v/η here.
///
/// @param rate     η > 0
/// @param momentum m in [0, 1)
public record HeavyBall(double rate, double momentum) {

    public HeavyBall {
        if (!(rate > 0 && Double.isFinite(rate) && momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "rate %g must be finite and > 0, momentum %g in [0, 1)".formatted(rate, momentum));
        }
    }

    /// The rate of learning per step on long times.
    ///
    /// @return γ = η/(1 − m)
    public double gamma() {
        return rate / (1 - momentum);
    }

    /// The diffusion of q per step on long times; for m = 0 half the variance of one step.
    ///
    /// @param covariance of minibatch gradients
    /// @return γ²·covariance/2
    public double diffusion(double covariance) {
        return gamma() * gamma() * covariance / 2;
    }
}
