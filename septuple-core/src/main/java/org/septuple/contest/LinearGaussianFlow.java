package org.septuple.contest;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;

/// How a Gaussian density goes on where F is harmonic, ∂F = K(q − q*), in open space: exactly, for every contestant.
///
/// | contestant | z | dz | velocity at t = 0 |
/// |---|---|---|---|
/// | Fokker–Planck | q | −γ∂F dt + √(2D)dB | |
/// | Kramers | (q, v) | v dt; (−v − γ∂F)dt/τ + √(2D)dB/τ | −c∂F + sξ |
/// | Hamiltonian | (q, v) | v dt; −a∂F dt | −c∂F + sξ |
/// | Schrödinger = Madelung | (q, v) | v dt; −∂W dt | u = −c∂F − e∂log p, and a spread |
///
/// The last row is Wigner's function of a Gaussian packet, which moves as a classical density does if W is quadratic. Its velocities have
/// the covariance (ħ/2M)²C₀⁻¹ at every q: 4 det of the covariance of (q, v) is (ħ/M)² (E25). Immutable.
///
/// Source: E. Wigner, Phys. Rev. 40 (1932) 749; E. J. Heller, J. Chem. Phys. 62 (1975) 1544.
final class LinearGaussianFlow {

    /// Variances below that share of their terms are round-off.
    private static final double ROUNDING = 1e-12;

    private final int d;
    private final LinearDiffusion motion;
    private final RealVector mean;
    private final RealMatrix covariance;

    private LinearGaussianFlow(int d, LinearDiffusion motion, RealVector mean, RealMatrix covariance) {
        this.d = d;
        this.motion = motion;
        this.mean = mean;
        this.covariance = covariance;
    }

    /// Overdamped noisy descent (3.1).
    ///
    /// @param f         F, of d = 1 to 3 coordinates
    /// @param start     p(q, 0)
    /// @param gamma     γ
    /// @param diffusion D
    /// @return the flow
    static LinearGaussianFlow fokkerPlanck(Harmonic f, GaussianDensity start, double gamma, Diffusion diffusion) {
        RealMatrix drift = matrix(f.stiffness()).scalarMultiply(-gamma);
        var motion =
                new LinearDiffusion(drift, drift.operate(vector(f.centre())).mapMultiply(-1), noise(diffusion, 1));
        return new LinearGaussianFlow(f.dimensions(), motion, vector(start.mean()), matrix(start.covariance()));
    }

    /// Noisy descent with momentum.
    ///
    /// @param f         F, of d = 1 to 3 coordinates
    /// @param start     p(q, 0)
    /// @param gamma     γ
    /// @param diffusion D
    /// @param tau       τ > 0, the time after which velocities are forgotten
    /// @param velocity  at t = 0
    /// @return the flow
    static LinearGaussianFlow kramers(
            Harmonic f, GaussianDensity start, double gamma, Diffusion diffusion, double tau, StartVelocity velocity) {
        RealMatrix noise = noise(diffusion, 1 / tau);
        return descending(f, start, velocity, 1 / tau, gamma / tau, noise);
    }

    /// Motion without friction or noise.
    ///
    /// @param f        F, of d = 1 to 3 coordinates
    /// @param start    p(q, 0)
    /// @param a        acceleration per slope
    /// @param velocity at t = 0
    /// @return the flow
    static LinearGaussianFlow hamiltonian(Harmonic f, GaussianDensity start, double a, StartVelocity velocity) {
        int d = f.dimensions();
        return descending(f, start, velocity, 0, a, MatrixUtils.createRealMatrix(d, d));
    }

    /// A packet with the velocity u = −c∂F − e∂log p.
    ///
    /// @param w        W with u̇ = −∂W
    /// @param start    p(q, 0)
    /// @param hbarByM  ħ/M ≥ 0
    /// @param f        F
    /// @param c        share of −∂F
    /// @param e        share of −∂log p
    /// @return the flow
    static LinearGaussianFlow schroedinger(
            Harmonic w, GaussianDensity start, double hbarByM, Harmonic f, double c, double e) {
        RealMatrix k = matrix(f.stiffness()).scalarMultiply(-c);
        RealVector velocity = k.operate(vector(start.mean()).subtract(vector(f.centre())));
        RealMatrix gradient = k.add(inverse(start).scalarMultiply(e));
        return schroedinger(w, start, hbarByM, velocity.toArray(), gradient.getData());
    }

    /// A packet with any velocity linear in q.
    ///
    /// @param w        W with u̇ = −∂W
    /// @param start    p(q, 0) of mean m₀
    /// @param hbarByM  ħ/M ≥ 0
    /// @param velocity u₀, d numbers
    /// @param gradient B, d×d, symmetric since u is a gradient: u = u₀ + B(q − m₀)
    /// @return the flow
    static LinearGaussianFlow schroedinger(
            Harmonic w, GaussianDensity start, double hbarByM, double[] velocity, double[][] gradient) {
        int d = w.dimensions();
        RealMatrix spread = inverse(start).scalarMultiply(hbarByM * hbarByM / 4);
        return moving(w, start, vector(velocity), matrix(gradient), spread, 0, 1, MatrixUtils.createRealMatrix(d, d));
    }

    private static LinearGaussianFlow descending(
            Harmonic f, GaussianDensity start, StartVelocity velocity, double friction, double pull, RealMatrix noise) {
        RealMatrix gradient = matrix(f.stiffness()).scalarMultiply(-velocity.slope());
        RealVector u = gradient.operate(vector(start.mean()).subtract(vector(f.centre())));
        RealMatrix spread = MatrixUtils.createRealIdentityMatrix(f.dimensions())
                .scalarMultiply(velocity.spread() * velocity.spread());
        return moving(f, start, u, gradient, spread, friction, pull, noise);
    }

    /// q̇ = v, v̇ = −friction·v − pull·∂F + noise, with v = u + gradient·(q − m₀) + spread at t = 0.
    private static LinearGaussianFlow moving(
            Harmonic f,
            GaussianDensity start,
            RealVector u,
            RealMatrix gradient,
            RealMatrix spread,
            double friction,
            double pull,
            RealMatrix noise) {
        int d = f.dimensions();
        RealMatrix one = MatrixUtils.createRealIdentityMatrix(d);
        RealMatrix force = matrix(f.stiffness()).scalarMultiply(-pull);
        RealMatrix drift = MatrixUtils.createRealMatrix(2 * d, 2 * d);
        drift.setSubMatrix(one.getData(), 0, d);
        drift.setSubMatrix(force.getData(), d, 0);
        drift.setSubMatrix(one.scalarMultiply(-friction).getData(), d, d);
        RealMatrix stir = MatrixUtils.createRealMatrix(2 * d, 2 * d);
        stir.setSubMatrix(noise.getData(), d, d);
        RealVector push = MatrixUtils.createRealVector(new double[2 * d]);
        push.setSubVector(d, force.operate(vector(f.centre())).mapMultiply(-1));

        RealMatrix c0 = matrix(start.covariance());
        RealMatrix across = gradient.multiply(c0);
        RealMatrix covariance = MatrixUtils.createRealMatrix(2 * d, 2 * d);
        covariance.setSubMatrix(c0.getData(), 0, 0);
        covariance.setSubMatrix(across.getData(), d, 0);
        covariance.setSubMatrix(across.transpose().getData(), 0, d);
        covariance.setSubMatrix(across.multiplyTransposed(gradient).add(spread).getData(), d, d);
        return new LinearGaussianFlow(
                d, new LinearDiffusion(drift, push, stir), vector(start.mean()).append(u), covariance);
    }

    /// The density of q at a time.
    ///
    /// @param t ≥ 0
    /// @return a Gaussian
    /// @throws UnpredictableException if it has no width in some direction, or is not finite
    GaussianPrediction at(double t) {
        LinearDiffusion.Transition transition = motion.over(t);
        RealMatrix all = transition.covariance(covariance);
        for (int k = 0; k < d; k++) {
            double terms = transition.spread().getEntry(k, k);
            for (int i = 0; i < mean.getDimension(); i++) {
                double share = Math.abs(transition.change().getEntry(k, i)) + (i == k ? 1 : 0);
                terms += share * share * covariance.getEntry(i, i);
            }
            if (!Double.isFinite(all.getEntry(k, k))) {
                throw new UnpredictableException(
                        "at t = %s the variance of coordinate %d leaves the finite numbers".formatted(t, k));
            }
            if (!(all.getEntry(k, k) > ROUNDING * terms)) {
                throw new UnpredictableException(
                        "at t = %s all meet at one value of coordinate %d: variance %s of terms of %s, need > %s of them"
                                .formatted(t, k, all.getEntry(k, k), terms, ROUNDING));
            }
        }
        return GaussianPrediction.of(transition.mean(mean).getSubVector(0, d).toArray(), all.getData());
    }

    /// The covariance of (q, v), or of q where there is no v.
    ///
    /// @param t ≥ 0
    /// @return 2d×2d or d×d
    RealMatrix covariance(double t) {
        return motion.over(t).covariance(covariance);
    }

    /// ⟨dW dWᵀ⟩/dt = 2D·factor².
    private static RealMatrix noise(Diffusion diffusion, double factor) {
        int d = diffusion.dimensions();
        RealMatrix noise = MatrixUtils.createRealMatrix(d, d);
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                noise.setEntry(k, l, 2 * diffusion.at(k, l) * factor * factor);
            }
        }
        return noise;
    }

    private static RealMatrix inverse(GaussianDensity start) {
        return MatrixUtils.inverse(matrix(start.covariance()));
    }

    private static RealMatrix matrix(double[][] entries) {
        return MatrixUtils.createRealMatrix(entries);
    }

    private static RealVector vector(double[] entries) {
        return MatrixUtils.createRealVector(entries);
    }
}
