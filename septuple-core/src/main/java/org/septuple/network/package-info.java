/// The septuple (x, P̂, p_∂, ŵ, b, f, H) of section 2.
///
/// | part | type | |
/// |---|---|---|
/// | x | [States][org.septuple.network.States] | N×B, a column per sample or replica |
/// | P̂ | [BoundaryProjector][org.septuple.network.BoundaryProjector] | diag(1…1, 0…0, 1…1) |
/// | p_∂ | [BoundaryDistribution][org.septuple.network.BoundaryDistribution] | data, possibly changing in time |
/// | ŵ | [Weights][org.septuple.network.Weights] | N×N, `w[i][j]` from j to i, of [dense][org.septuple.network.DenseBlock] and [sparse][org.septuple.network.SparseBlock] blocks, made by a [Wiring][org.septuple.network.Wiring] |
/// | b | [Biases][org.septuple.network.Biases] | N |
/// | f | [Activation][org.septuple.network.Activation] | on each neuron |
/// | H | [Loss][org.septuple.network.Loss] | (2.2) or (2.3) |
///
/// With e = x − f(ŵx + b), masked by P̂ in (2.2), and δ = −f′(ŵx + b)∘e:
///
/// | equation | what | where |
/// |---|---|---|
/// | (2.1) | x(t) = f(ŵx(t−1) + b) | [ActivationMap][org.septuple.network.ActivationMap]; with boundary updates and noise, [ActivationDynamics][org.septuple.network.ActivationDynamics] |
/// | (2.2) | H = ½ eᵀP̂e | [LossEvaluation][org.septuple.network.LossEvaluation] |
/// | (2.3) | H = ½ eᵀe + ½ V_H | the same, with a [BulkPotential][org.septuple.network.BulkPotential] |
/// | | ∂H/∂x = e + ŵᵀδ + ½∂V_H/∂x, ∂H/∂b = δ, ∂H/∂ŵ = δxᵀ + ½∂V_H/∂ŵ | the same |
///
/// Clouds around base states, δx(s + 1) = diag(f′) ŵ δx(s), give the entropy changes of section 5 in the limit of small radius:
///
/// | equation | what | where |
/// |---|---|---|
/// | (5.1) | ΔS_i = ½ log det M Mᵀ at t + d less that at t, M the rows of the products of Jacobians | [TangentCloud][org.septuple.network.TangentCloud], many at once [TangentClouds][org.septuple.network.TangentClouds], filling a [CloudChange][org.septuple.network.CloudChange] |
/// | (5.1) | joint: log abs(det J) | [LogJacobian][org.septuple.network.LogJacobian] |
/// | (5.2), (5.3) | X by *delay* or *layers*, ẋ = (X(t + d) − X(t))/d | [CloudReading][org.septuple.network.CloudReading] |
/// | (5.1) | finite clouds of replicas by (2.1) itself, common input, with or without noise of their own | [FiniteCloud][org.septuple.network.FiniteCloud], many at once [FiniteClouds][org.septuple.network.FiniteClouds], by a [CloudLaw][org.septuple.network.CloudLaw] |
/// | | base states and slopes f′ of running dynamics | [BasePaths][org.septuple.network.BasePaths] |
///
/// [ReplicaData][org.septuple.network.ReplicaData] draws from p_∂ for eight replicas at once.
///
/// [ScalarReference][org.septuple.network.ScalarReference] is the slow twin of (2.1)–(2.3). Uses `numerics` and `statistics`.
@NullMarked
package org.septuple.network;

import org.jspecify.annotations.NullMarked;
