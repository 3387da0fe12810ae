package org.septuple.experiment;

import org.septuple.network.ActivationDynamics;

/// A run of the activation dynamics (2.1) on a trained network, under the training data from the time on at which learning
/// ended.
///
/// @param protocol boundary updates and noise
/// @param steps    steps that count, ≥ 1
/// @param warmUp   steps before that, forgotten, ≥ 0
/// @param columns  copies of the network side by side, ≥ 1
public record DynamicsPlan(ActivationDynamics.Protocol protocol, int steps, int warmUp, int columns) {}
