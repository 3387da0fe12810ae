package org.septuple.network;

/// How replicas of a finite cloud differ from their base state.
///
/// @param radius standard deviation r > 0 of the first displacement of each free neuron
/// @param noise  standard deviation s ≥ 0 of what each step adds to each free neuron of each replica, beside the noise of the base path
/// @param input  what boundary updates set
public record CloudLaw(double radius, double noise, Input input) {

    /// What the boundary updates that follow the base state set in the replicas; their times are those of the base path.
    public enum Input {
        /// The sample of the base path: a cloud stays at one place there.
        COMMON,
        /// A sample of p_∂ of its own in each replica: noise of the input is part of the entropy.
        INDEPENDENT
    }

    public CloudLaw {
        if (!(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException(
                    "radius %s must be finite and > 0; the limit 0 is that of tangent clouds".formatted(radius));
        }
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise %s must be finite and >= 0".formatted(noise));
        }
    }

    /// Common input.
    ///
    /// @param radius r > 0
    /// @param noise  s ≥ 0
    public CloudLaw(double radius, double noise) {
        this(radius, noise, Input.COMMON);
    }

    /// The same under other input.
    ///
    /// @param other common or independent
    /// @return of the same radius and noise
    public CloudLaw withInput(Input other) {
        return new CloudLaw(radius, noise, other);
    }
}
