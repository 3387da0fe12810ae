package org.septuple.learning;

/// What a learner may change about itself by (4.8).
///
/// @param step  η = γ > 0 of plain descent (2.9)
/// @param batch samples B of a minibatch, even, ≥ 2
/// @param bulk  bulk neurons, ≥ 0
public record LearningSetting(double step, int batch, int bulk) {
    public LearningSetting {
        if (!(step > 0 && Double.isFinite(step))) {
            throw new IllegalArgumentException("step %g must be finite and > 0: (4.7) needs gamma > 0".formatted(step));
        }
        if (batch < 2 || batch % 2 != 0 || bulk < 0) {
            throw new IllegalArgumentException(
                    "batch %d must be even and >= 2, bulk %d >= 0; D is read off half batches".formatted(batch, bulk));
        }
    }
}
