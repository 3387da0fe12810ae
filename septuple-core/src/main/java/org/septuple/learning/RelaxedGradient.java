package org.septuple.learning;

import java.util.List;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.numerics.Engine;

/// ∂H/∂q at the relaxed states of a fresh minibatch.
final class RelaxedGradient implements LossGradient {

    private final Septuple septuple;
    private final Engine engine;
    private final BoundaryBatch batch;
    private final List<RelaxedColumns> parts;

    RelaxedGradient(Septuple septuple, LearningMode.Relaxed mode, Engine engine) {
        this.septuple = septuple;
        this.engine = engine;
        this.batch = new BoundaryBatch(
                septuple.projector().inputs(),
                septuple.projector().outputs(),
                septuple.states().batch());
        this.parts = RelaxedColumns.of(septuple, mode, engine);
    }

    @Override
    public LossShares add(long time, TrainableVector sum) {
        septuple.distribution().draw(time, batch);
        if (parts.size() == 1) {
            parts.getFirst().relax(batch); // with the whole crew inside
        } else {
            engine.crew().work(parts.size(), (worker, piece) -> parts.get(piece).relax(batch));
        }
        LossShares mean = LossShares.ZERO;
        int columns = batch.columns();
        for (RelaxedColumns part : parts) {
            part.loss().addTrainableGradient(1, columns, engine, sum);
            LossShares shares = LossShares.of(part.loss(), septuple.projector());
            mean = parts.size() == 1 ? shares : mean.plus((double) part.count() / columns, shares);
        }
        return mean;
    }

    @Override
    public long clock(long time) {
        return time;
    }

    @Override
    public List<double[]> save() {
        return List.of(new double[0]); // as checkpoints have it
    }

    @Override
    public void resume(long time, List<double[]> saved) {}
}
