package org.septuple.experiment;

import java.util.List;
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

    /// Entropy changes of a known law, ΔS = σ₊ − ẋᵀgẋ + noise, with ẋ uniform in a cube around 0.
    ///
    /// @param production σ₊
    /// @param form       g, k rows of k numbers, symmetric
    /// @param clouds     how many
    /// @param halfWidth  of the cube, > 0
    /// @param noise      standard deviation of the noise of ΔS, ≥ 0
    record Planted(double production, List<List<Double>> form, int clouds, double halfWidth, double noise)
            implements CloudSource {
        public Planted {
            form = form.stream().map(List::copyOf).toList();
        }
    }
}
