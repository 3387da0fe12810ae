package org.septuple.learning;

import java.util.ArrayList;
import java.util.List;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.numerics.Engine;

/// ∂H/∂q at the relaxed states of a fresh minibatch, for each half of it by itself.
///
/// With g₁ and g₂ the gradients of the halves, ½(g₁ + g₂) is that of the minibatch. Of independent samples its covariance is
/// ¼⟨(g₁ − g₂)(g₁ − g₂)ᵀ⟩, whatever the gradient is. Of B out of n samples without replacement it is 1 − B/n of that, the factor for
/// finite populations (W. G. Cochran, Sampling Techniques, 1977, §2.6): 0 for all n.
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

    /// Covariance of the minibatch gradient over ¼⟨(g₁ − g₂)(g₁ − g₂)ᵀ⟩, both over all orders of samples at one q.
    ///
    /// @param time of the draw
    /// @return in [0, 1]; 1 for independent samples
    double ofDifference(long time) {
        int n = septuple.distribution().population();
        return n == 0 ? 1 : ofDifference(time * 2 * half, 2 * half, n);
    }

    /// The same for columns at some places of random permutations of n samples. Two columns of one permutation have covariance −S²/n, of
    /// two permutations none, with S² the variance by n − 1.
    static double ofDifference(long place, int columns, int n) {
        long middle = place + columns / 2;
        long end = place + columns;
        double sum = 0;
        double difference = 0;
        for (long from = place; from < end; ) {
            long to = Math.min((from / n + 1) * n, end);
            double first = Math.clamp(middle, from, to) - from;
            double second = to - from - first;
            sum += (first + second) * (first + second);
            difference += (first - second) * (first - second);
            from = to;
        }
        double all = (double) columns * n;
        return sum == all ? 0 : (all - sum) / (all - difference);
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
