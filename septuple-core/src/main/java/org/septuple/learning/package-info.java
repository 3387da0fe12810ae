/// Learning: dq/dt = −γ ∂H̄/∂q on the time-averaged loss of section 2, the microscopic side of (2.9).
///
/// | what | type |
/// |---|---|
/// | where the states come from | [LearningMode][org.septuple.learning.LearningMode]: *relaxation* (β → ∞ of (2.5)), *canonical* (2.5) or *activation* (2.1) |
/// | how q answers | [Optimiser][org.septuple.learning.Optimiser]: plain descent is (2.9); momentum and Adam are marked *not (2.9)* |
/// | one learning step | [Learner][org.septuple.learning.Learner] |
/// | many learners | [Ensemble][org.septuple.learning.Ensemble], each replica bit for bit a learner; [Snapshot][org.septuple.learning.Snapshot] to go on, or to branch, from |
/// | learners of one or two trainables whose minibatch gradient has a law in closed form | [SolvableLearner][org.septuple.learning.SolvableLearner]: [BiasPair][org.septuple.learning.BiasPair], [SingleWeight][org.septuple.learning.SingleWeight], [RingPhase][org.septuple.learning.RingPhase], [DoubleWell][org.septuple.learning.DoubleWell] |
/// | many of those | [SolvableEnsemble][org.septuple.learning.SolvableEnsemble], by [HeavyBall][org.septuple.learning.HeavyBall] descent |
/// | the adaptive learner (4.8) | [AdaptiveLearner][org.septuple.learning.AdaptiveLearner]: a [SaturationController][org.septuple.learning.SaturationController] turns η, B and N until abs(γμ/D) is 4π, with slopes measured by a [SaturationProbe][org.septuple.learning.SaturationProbe]; μ and D by a [SaturationConvention][org.septuple.learning.SaturationConvention] |
/// | what the network answers | [Readout][org.septuple.learning.Readout]: by (2.1) or by relaxation, outputs free |
///
/// In activation mode the gradient is local. With the bulk loss (2.3) it lowers H by making the bulk stop moving, not by
/// learning the targets (measured: chance on digits); with the boundary loss (2.2) it trains what the outputs read.
///
/// Uses `network`, `thermodynamics`, `statistics` and `numerics`.
@NullMarked
package org.septuple.learning;

import org.jspecify.annotations.NullMarked;
