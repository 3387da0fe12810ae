package org.septuple.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.LaneKernels;
import org.septuple.numerics.RandomKernels;

/// Normal inputs for eight consecutive replicas.
///
/// @param first  data of lane 0
/// @param random kernels
record NormalReplicas(NormalData first, RandomKernels random) implements ReplicaData {

    static @Nullable NormalReplicas of(
            NormalData first, List<BoundaryDistribution> distributions, RandomKernels random) {
        for (int lane = 1; lane < distributions.size(); lane++) {
            if (!(distributions.get(lane) instanceof NormalData data && data.isReplicaOf(first, lane))) {
                return null;
            }
        }
        return new NormalReplicas(first, random);
    }

    @Override
    public void draw(long time, ReplicaBatch batch) {
        first.draw(time, batch.columns() * LaneKernels.LANES, batch.inputs(), random);
    }
}
