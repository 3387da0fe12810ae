package org.septuple.thermodynamics;

import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;

/// A quantity under the law itself (λ = 1).
///
/// @param name  `H`, or `x.i` for neuron i
/// @param mean  its average, over cases with the weights of the average
/// @param worst largest R̂ and least effective sample sizes over the cases
public record Monitored(String name, Estimate mean, ChainDiagnostics worst) {}
