package org.septuple.experiment;

/// What says where a neuron will be.
///
/// Geodesics go through X(t − d) and X(t), in the field of all other neurons that go straight on from there; the first is (7.7), the second the same path by (7.8). Nulls are (7.7) in fields of other g_i. The last
/// four know no field.
public enum PathLaw {
    /// (7.7).
    GEODESIC(0, "geodesic (7.7)"),
    /// (7.8).
    PROPER_TIME(1, "in proper time (7.8)"),
    /// What makes ∫ΔS stationary (E17).
    ENTROPY(2, "∫ΔS stationary (E17)"),
    /// (7.7) with g_i exchanged among neurons.
    SHUFFLED(3, "geodesic, g_i exchanged"),
    /// (7.7) with g_i whose axes point anywhere.
    TURNED(4, "geodesic, g_i turned"),
    /// X(t) + h(X(t) − X(t − d)).
    STRAIGHT(5, "straight line"),
    /// X(t).
    PERSISTENCE(6, "persistence"),
    /// Mean of X over the other half of the times, all copies.
    MEAN(7, "mean"),
    /// X̄ + φ^h (X(t) − X̄), φ of each coordinate from the other half of the times, all copies.
    AUTOREGRESSION(8, "AR(1)");

    private final int number;
    private final String words;

    PathLaw(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /// Its number in the table `path_skill`.
    ///
    /// @return from 0
    public int number() {
        return number;
    }

    /// In words.
    ///
    /// @return without an article
    public String words() {
        return words;
    }

    /// Whether it knows no field.
    ///
    /// @return true for the last four
    public boolean isBaseline() {
        return switch (this) {
            case GEODESIC, PROPER_TIME, ENTROPY, SHUFFLED, TURNED -> false;
            case STRAIGHT, PERSISTENCE, MEAN, AUTOREGRESSION -> true;
        };
    }
}
