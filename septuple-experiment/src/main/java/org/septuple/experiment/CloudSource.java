package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.PlantedClouds;
import org.septuple.measurement.Recording;
import org.septuple.network.ActivationDynamics;

/// Where the clouds of kind `measure` come from.
public sealed interface CloudSource {

    /// A fresh network that follows (2.1), its inputs independent standard normal numbers.
    ///
    /// @param network  weights, biases, activation
    /// @param inputs   ≥ 0
    /// @param protocol boundary updates and noise
    /// @param plan     how clouds are measured
    record OfNetwork(NetworkPlan network, int inputs, ActivationDynamics.Protocol protocol, SpacetimePlan plan)
            implements CloudSource {}

    /// Replicas of somebody else's neurons before and after d steps: a frame per cloud, k coordinates per vector, one vector after the other.
    ///
    /// @param before     where X(t) lies
    /// @param after      where X(t + d) lies, the same replicas in the same order
    /// @param components k, 1 to 3
    /// @param lag        d
    /// @param start      X(t); null where files were not opened
    /// @param end        X(t + d); likewise
    record Recorded(
            RecordingPlan before,
            RecordingPlan after,
            int components,
            int lag,
            @Nullable Recording start,
            @Nullable Recording end)
            implements CloudSource {}

    /// Entropy changes of a known law, ΔS = σ₊ − yᵀgy + noise.
    ///
    /// @param production    σ₊
    /// @param form          g, k rows of k numbers, symmetric
    /// @param clouds        how many
    /// @param noise         standard deviation of the noise of ΔS, ≥ 0
    /// @param displacements law of ẋ = y
    /// @param truth         what y is, where positions are drawn as well; null for ẋ alone
    record Planted(
            double production,
            List<List<Double>> form,
            int clouds,
            double noise,
            PlantedClouds.Displacements displacements,
            FormCompetitors.@Nullable Winner truth)
            implements CloudSource {
        public Planted {
            form = form.stream().map(List::copyOf).toList();
        }
    }
}
