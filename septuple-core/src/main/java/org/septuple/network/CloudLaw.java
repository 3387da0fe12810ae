package org.septuple.network;

/// How replicas of a finite cloud differ from their base state.
///
/// @param radius standard deviation r > 0 of the first displacement of each free neuron
/// @param noise  standard deviation s ≥ 0 of what each step adds to each free neuron of each replica, beside the noise of the base path
public record CloudLaw(double radius, double noise) {
    public CloudLaw {
        if (!(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException(
                    "radius %s must be finite and > 0; the limit 0 is that of tangent clouds".formatted(radius));
        }
        if (!(noise >= 0 && Double.isFinite(noise))) {
            throw new IllegalArgumentException("noise %s must be finite and >= 0".formatted(noise));
        }
    }
}
