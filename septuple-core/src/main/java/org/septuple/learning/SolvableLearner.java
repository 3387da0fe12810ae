package org.septuple.learning;

/// A learner of one or two trainables whose minibatch gradient has a law in closed form: what is measured on it can be compared
/// with what must come out.
///
/// It is a septuple whose neurons are all clamped to samples of p_∂, or follow (2.1) from them, with weights and biases that are a
/// declared function of the trainables q, identity activation and V_H = 0. So no bulk state is free, and with the samples' average
///
/// | | |
/// |---|---|
/// | free energy, quenched | F(q, t) = ⟨H⟩ |
/// | gradient of a minibatch of B | g = (1/B) Σ ∂H/∂q, ⟨g⟩ = ∂F/∂q |
///
/// H leaves out the share ½x² of input neurons, which hear nothing. Time t counts learning steps; data may drift with it, and then F
/// depends on t. Samples are fresh at every step.
public sealed interface SolvableLearner permits BiasPair, SingleWeight, RingPhase, DoubleWell {

    /// Number of trainables d.
    ///
    /// @return 1 or 2
    int dimension();

    /// Samples of a minibatch B.
    ///
    /// @return in [1, 2²⁰]
    int batch();

    /// What can be added to a trainable without changing the network.
    ///
    /// @return > 0; infinite if nothing can
    default double period() {
        return Double.POSITIVE_INFINITY;
    }

    /// The free energy F = ⟨H⟩, its constant included.
    ///
    /// @param q    d trainables
    /// @param time t, in learning steps
    /// @return ≥ 0
    double freeEnergy(double[] q, double time);

    /// The mean gradient ∂F/∂q.
    ///
    /// @param q    d trainables
    /// @param time t, in learning steps
    /// @param into receives d numbers
    void gradient(double[] q, double time, double[] into);

    /// The covariance of the gradient of one minibatch.
    ///
    /// @param q    d trainables
    /// @param time t, in learning steps
    /// @param into receives d×d numbers, row-major
    void covariance(double[] q, double time, double[] into);

    /// Where F is least.
    ///
    /// @param time t, in learning steps
    /// @param into receives d numbers
    void optimum(double time, double[] into);
}
