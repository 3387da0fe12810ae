package org.septuple.network;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.RandomKernels;

/// The boundary distributions of up to eight replicas, drawn at once with the bits that each would draw alone.
public interface ReplicaData {

    /// Draws one sample per column and replica. Lanes without a replica receive any numbers.
    ///
    /// @param time  learning step, or step of (2.1), ≥ 0
    /// @param batch receives inputs and targets
    void draw(long time, ReplicaBatch batch);

    /// The fastest way to draw from these distributions: independent samples of one dataset and normal data, with one seed and
    /// consecutive replica numbers, are drawn together, all others one by one.
    ///
    /// @param distributions of lanes 0, 1, …; 1 to 8
    /// @param random        kernels
    /// @return draws for all
    static ReplicaData of(List<BoundaryDistribution> distributions, RandomKernels random) {
        ReplicaData together = together(distributions, random);
        if (together != null) {
            return together;
        }
        BoundaryDistribution[] each = distributions.toArray(new BoundaryDistribution[0]);
        return (time, batch) -> {
            for (int lane = 0; lane < each.length; lane++) {
                batch.draw(each[lane], time, lane);
            }
        };
    }

    private static @Nullable ReplicaData together(List<BoundaryDistribution> distributions, RandomKernels random) {
        return switch (distributions.getFirst()) {
            case SampledData first -> SampledReplicas.of(first, distributions, random);
            case NormalData first -> NormalReplicas.of(first, distributions, random);
            default -> null;
        };
    }
}
