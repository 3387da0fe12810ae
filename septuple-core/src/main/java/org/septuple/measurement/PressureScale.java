package org.septuple.measurement;

/// How well a [PressureCoefficient] has to be known.
///
/// @param reference a κ that matters, such as 4D² of the noise, > 0
/// @param bound     largest standard error of κ in units of the reference, > 0
/// @param rate      γ times the curvature of F, for the times of the recording in units of the relaxation: below γt = 1 nothing is measured;
///                  0 if unknown, which refuses nothing
public record PressureScale(double reference, double bound, double rate) {

    public PressureScale {
        if (!(reference > 0 && bound > 0 && rate >= 0)
                || !Double.isFinite(reference * bound)
                || !Double.isFinite(rate)) {
            throw new IllegalArgumentException(
                    "reference %g and bound %g must be finite and > 0, rate %g finite and >= 0"
                            .formatted(reference, bound, rate));
        }
    }

    /// Half of −4D² of the Fokker–Planck equation, which tells it from κ = 0.
    ///
    /// @param diffusion D > 0
    /// @param rate      γk, 0 if unknown
    /// @return reference 4D², bound ½
    public static PressureScale ofNoise(double diffusion, double rate) {
        return new PressureScale(4 * diffusion * diffusion, 0.5, rate);
    }
}
