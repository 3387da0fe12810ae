package org.septuple.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.LaneKernels;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;

/// Independent samples of one dataset for eight consecutive replicas.
///
/// @param dataset samples
/// @param targets states wanted at the outputs
/// @param seed    of the samples
/// @param block   of lane 0
/// @param random  kernels
record SampledReplicas(Dataset dataset, Targets targets, long seed, int block, RandomKernels random)
        implements ReplicaData {

    private static final int LANES = LaneKernels.LANES;

    static @Nullable SampledReplicas of(
            SampledData first, List<BoundaryDistribution> distributions, RandomKernels random) {
        if (!first.isIndependent()) {
            return null;
        }
        for (int lane = 1; lane < distributions.size(); lane++) {
            if (!(distributions.get(lane) instanceof SampledData data && data.isReplicaOf(first, lane))) {
                return null;
            }
        }
        return new SampledReplicas(first.dataset(), first.targets(), first.seed(), first.block(), random);
    }

    @Override
    public void draw(long time, ReplicaBatch batch) {
        int columns = batch.columns();
        long[] places = batch.places();
        random.tileBelow(seed, Purpose.BOUNDARY_SAMPLES, block, time, 0, columns, dataset.samples(), places, 0);
        dataset.gather(places, columns, batch.inputs());
        int classes = dataset.classes();
        for (int k = 0; classes > 0 && k < columns * LANES; k++) {
            int label = dataset.label((int) places[k]);
            for (int i = 0; i < classes; i++) {
                batch.targets()[i * columns * LANES + k] = i == label ? targets.high() : targets.low();
            }
        }
    }
}
