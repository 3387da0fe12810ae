package org.septuple.measurement;

import java.util.List;
import org.septuple.statistics.Estimate;

/// κ of the one family of motions that the descriptions of one coordinate belong to,
///
/// ```
/// ∂p/∂t = −∂(pu),    ∂u/∂t + u ∂u = −∂W + (κ/2) ∂(∂²√p/√p)
/// ```
///
/// Exactly −4D² of the Fokker–Planck equation (u = −γ∂F − D ∂log p), 0 of classical motion without pressure, (ħ/M)² of Schrödinger's; with
/// W and the initial u fitted to the same positions. In quantiles Q(s, t) it says Q̈ = −W′(Q) + pressure; weighed by ψ_k(s) and integrated
/// twice in time,
///
/// ```
/// a_k(t) − a_k(0) = t Σ_l u_l⟨ψ_k Q₀^l⟩ − ∫₀ᵗ(t − t′) [Σ_l w_l⟨ψ_k Q^l⟩ + (κ/4) f_k] dt′,   a_k = ⟨ψ_k Q⟩ = ∫ψ_k Q ds
/// ```
///
/// with f_k of [PressureMoments], which are linear equations in κ, w and u. Replicas say how all of their numbers scatter together, and
/// [MomentFit] solves them: without attenuation, up to O(1/R). No equation is solved forward in time, so κ < 0 is as well posed as
/// κ > 0.
///
/// Assumes independent replicas, one velocity at each place (so it fails beyond caustics), W independent of time, and log p, W′ and the initial u
/// polynomials of the [degrees given][PressureDesign] (of log p a lower one in frames where noise lets p grow outwards): [Measured#pValue] tests
/// all of that. What it cannot tell apart: a Gaussian of constant
/// width has any κ. Momentum on a quadratic F has κ = 4 det Cov(q, v) > 0 classically: κ > 0 speaks for Schrödinger only where F is
/// anharmonic and Kramers' equation loses.
///
/// With several coordinates each is fitted alone, which is right where W is a sum over them and p a product, such as along the axes of a
/// quadratic F.
///
/// Source: V. Vanchurin, Entropy 24 (2022) 7, (3.1)–(3.11); E. Madelung, Z. Phys. 40 (1926) 322.
public sealed interface PressureCoefficient {

    /// Replicas for each moment, at least: for their covariances.
    int REPLICAS = 10;

    /// Part of the variance of a_k(t) that an equation may miss.
    double FLOOR = 0.0025;

    /// Error of κ by time between frames that nobody minds, in units of the reference.
    double NEGLIGIBLE = 0.01;

    /// Least reliability.
    double RELIABLE = 0.5;

    /// κ that the recording is informative enough for.
    ///
    /// @param kappa           κ, in units of q⁴ per time²
    /// @param potentialSlope  w_l of W′ = Σ w_l ((q − origin)/scale)^l, in units of q per time²; their errors are correlated
    /// @param initialVelocity u_l of u(q, 0), likewise, in units of q per time
    /// @param origin          in units of q
    /// @param scale           in units of q
    /// @param densityDegree   of log p
    /// @param reliability     of κ in [½, 1]: what noise leaves of the information on it
    /// @param condition       of the fit
    /// @param timeError       a quarter of what leaving out every other frame does to κ; the error of order 4 is less if frames are close
    /// @param pValue          chance of so large a misfit if all assumptions hold: where small, κ means nothing
    record Measured(
            Estimate kappa,
            List<Estimate> potentialSlope,
            List<Estimate> initialVelocity,
            double origin,
            double scale,
            int densityDegree,
            double reliability,
            double condition,
            double timeError,
            double pValue)
            implements PressureCoefficient {

        public Measured {
            potentialSlope = List.copyOf(potentialSlope);
            initialVelocity = List.copyOf(initialVelocity);
        }
    }

    /// Verdict *not identified*: no κ is given.
    ///
    /// @param standardError of κ in units of the reference, as far as known; NaN if not
    /// @param reason        with the number, its bound and the remedy
    record Unresolved(double standardError, String reason) implements PressureCoefficient {}

    /// Measures.
    ///
    /// @param recording  sound, with 7 frames or more, from the moment whose u is wanted; read once. [#REPLICAS] replicas for each
    ///                   of the K·J moments
    /// @param coordinate which
    /// @param design     what to fit
    /// @param scale      how well
    /// @return κ, or why not
    /// @throws IllegalArgumentException if there are fewer frames or replicas
    static PressureCoefficient of(Recording recording, int coordinate, PressureDesign design, PressureScale scale) {
        int frames = Math.toIntExact(Math.min(recording.frames(), Integer.MAX_VALUE));
        if (frames < 7 || frames <= design.times() || recording.replicas() < REPLICAS * design.moments()) {
            throw new IllegalArgumentException(
                    "frames: %d, must be >= 7 and > %d times; replicas: %d, must be >= %d for %d moments; record more, or fit fewer moments"
                            .formatted(
                                    frames,
                                    design.times(),
                                    recording.replicas(),
                                    REPLICAS * design.moments(),
                                    design.moments()));
        }
        Soundness.of(recording, 1).require();
        double elapsed = scale.rate() * (frames - 1) * recording.interval();
        if (scale.rate() > 0 && elapsed < 1) {
            return new Unresolved(
                    Double.NaN,
                    "the recording lasts %.3g relaxations, must be >= 1: kappa shows in what happens over one; record longer"
                            .formatted(elapsed));
        }
        PressureFit fit = new PressureFit(recording, coordinate, design);
        return fit.verdict(scale);
    }
}
