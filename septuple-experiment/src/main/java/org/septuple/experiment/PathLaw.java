package org.septuple.experiment;

/// What says where a neuron will be.
///
/// Geodesics go through X(t − d) and X(t), in the field of all other neurons that go straight on from there; the first is (7.7), the second the same path by (7.8). Nulls are (7.7) in fields of other g_i. The last
/// four know no field.
enum PathLaw {
    /// (7.7).
    GEODESIC("geodesic in the field of the others (7.7)"),
    /// (7.8), one span ahead.
    PROPER_TIME("the same in proper time (7.8)"),
    /// What makes ∫ΔS stationary (E17).
    ENTROPY("path that makes ∫ΔS stationary (E17)"),
    /// (7.7) with g_i exchanged among neurons.
    SHUFFLED("geodesic, g_i exchanged among neurons"),
    /// (7.7) with g_i whose axes point anywhere.
    TURNED("geodesic, axes of g_i turned at random"),
    /// X(t) + h(X(t) − X(t − d)).
    STRAIGHT("straight line"),
    /// X(t).
    PERSISTENCE("persistence"),
    /// Mean of X over the other half of the times, all copies.
    MEAN("mean"),
    /// X̄ + φ^h (X(t) − X̄), φ of each coordinate from the other half of the times, all copies.
    AUTOREGRESSION("AR(1)");

    private final String words;

    PathLaw(String words) {
        this.words = words;
    }

    /// In words.
    String words() {
        return words;
    }

    /// Whether it knows no field.
    boolean isBaseline() {
        return switch (this) {
            case GEODESIC, PROPER_TIME, ENTROPY, SHUFFLED, TURNED -> false;
            case STRAIGHT, PERSISTENCE, MEAN, AUTOREGRESSION -> true;
        };
    }
}
