package org.septuple.learning;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.numerics.Engine;

/// ∂H/∂q at the relaxed states of a fresh minibatch, for each half of it by itself.
///
/// Samples of both halves are different draws, so with g₁ and g₂ the gradients of the halves, ½(g₁ + g₂) is that of the minibatch and
/// ¼⟨(g₁ − g₂)(g₁ − g₂)ᵀ⟩ is its covariance, without bias, whatever the gradient is.
final class HalfBatches {

    private final Septuple septuple;
    private final Engine engine;
    private final BoundaryBatch batch;
    private final List<RelaxedColumns> parts;
    private final int half;

    /// Buffers.
    ///
    /// @param septuple network, with an even number of columns
    /// @param mode     how states relax
    /// @param engine   kernels and workers
    HalfBatches(Septuple septuple, LearningMode.Relaxed mode, Engine engine) {
        int columns = septuple.states().batch();
        if (columns < 2 || columns % 2 != 0) {
            throw new IllegalArgumentException(
                    "a minibatch of %d samples has no halves; choose an even number".formatted(columns));
        }
        this.septuple = septuple;
        this.engine = engine;
        this.batch = new BoundaryBatch(
                septuple.projector().inputs(), septuple.projector().outputs(), columns);
        this.half = columns / 2;
        this.parts = new ArrayList<>(RelaxedColumns.of(septuple, mode, 0, half, engine.alone()));
        parts.addAll(RelaxedColumns.of(septuple, mode, half, columns, engine.alone()));
    }

    /// Adds both gradients.
    ///
    /// @param time   of the draw
    /// @param first  added to
    /// @param second added to
    /// @return H̄ over the whole minibatch
    LossShares add(long time, TrainableVector first, TrainableVector second) {
        septuple.distribution().draw(time, batch);
        engine.crew().work(parts.size(), (worker, piece) -> parts.get(piece).relax(batch));
        LossShares mean = LossShares.ZERO;
        for (RelaxedColumns part : parts) {
            part.loss().addTrainableGradient(1, half, engine, part.first() < half ? first : second);
            mean = mean.plus((double) part.count() / (2 * half), LossShares.of(part.loss(), septuple.projector()));
        }
        return mean;
    }
}
