package org.septuple.learning;

import org.septuple.network.BoundaryProjector;
import org.septuple.network.LossEvaluation;

/// Where the loss sits: H = inputs + bulk + outputs + potential, each a mean over the columns.
///
/// The inputs' share of the bulk loss (2.3) is ½ Σ (x_i − f(b_i))² for inputs that receive no synapse: set by the data
/// alone, so no learning can lower it; a mean over some batches varies with those batches.
///
/// @param inputs    ½⟨Σ e²⟩ on input neurons
/// @param bulk      on bulk neurons
/// @param outputs   on output neurons
/// @param potential ½⟨V_H⟩
public record LossShares(double inputs, double bulk, double outputs, double potential) {

    /// No loss.
    public static final LossShares ZERO = new LossShares(0, 0, 0, 0);

    /// Stands for a learning step that was refused.
    public static final LossShares NOT_FINITE = new LossShares(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /// The shares at the states last evaluated.
    ///
    /// @param loss      evaluated
    /// @param projector says where inputs, bulk and outputs are
    /// @return four means over the columns
    public static LossShares of(LossEvaluation loss, BoundaryProjector projector) {
        return new LossShares(
                loss.share(projector.inputRange()),
                loss.share(projector.bulkRange()),
                loss.share(projector.outputRange()),
                loss.potential());
    }

    /// The loss H.
    ///
    /// @return sum of the shares
    public double total() {
        return inputs + bulk + outputs + potential;
    }

    /// The part that learning can lower when inputs receive no synapse.
    ///
    /// @return H without the inputs' share
    public double learnable() {
        return bulk + outputs + potential;
    }

    /// Whether nothing overflowed.
    ///
    /// @return true if all shares are finite
    public boolean isFinite() {
        return Double.isFinite(total());
    }

    /// A weighted sum.
    ///
    /// @param weight factor of the other
    /// @param other  added
    /// @return this + weight·other
    public LossShares plus(double weight, LossShares other) {
        return new LossShares(
                inputs + weight * other.inputs,
                bulk + weight * other.bulk,
                outputs + weight * other.outputs,
                potential + weight * other.potential);
    }
}
