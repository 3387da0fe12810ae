package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.States;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Independent normal states of inputs and outputs, constant in time.
///
/// @param plan means and variances
/// @param seed of the draws
record NormalBoundary(BoundaryPlan.Normal plan, long seed) implements BoundaryDistribution {

    @Override
    public int inputs() {
        return plan.inputs();
    }

    @Override
    public int outputs() {
        return plan.outputs();
    }

    @Override
    public void draw(long time, BoundaryBatch batch) {
        int columns = batch.columns();
        double[] drawn = draw(time, columns);
        System.arraycopy(drawn, 0, batch.inputs(), 0, batch.inputs().length);
        System.arraycopy(drawn, batch.inputs().length, batch.targets(), 0, batch.targets().length);
        Arrays.fill(batch.labels(), BoundaryBatch.UNLABELLED);
    }

    /// Boundary states of the first time, N×S.
    States states(BoundaryProjector projector, int cases) {
        States states = new States(projector.neurons(), cases);
        double[] drawn = draw(0, cases);
        int inputs = projector.inputs() * cases;
        System.arraycopy(drawn, 0, states.values(), 0, inputs);
        System.arraycopy(drawn, inputs, states.values(), projector.outputRange().from() * cases, drawn.length - inputs);
        return states;
    }

    /// N_∂×columns.
    private double[] draw(long time, int columns) {
        double[] means = plan.means();
        double[] variances = plan.variances();
        double[] drawn = new RandomStream(seed, Purpose.CANONICAL_CASES, 0, time).gaussians(means.length * columns);
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = Math.fma(Math.sqrt(variances[k / columns]), drawn[k], means[k / columns]);
        }
        return drawn;
    }
}
