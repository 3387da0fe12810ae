package org.septuple.experiment;

import org.septuple.network.BoundaryDistribution;
import org.septuple.network.Drifting;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Split;
import org.septuple.network.Targets;

/// The data distribution p_∂(x, t): samples, their division, scaling, targets and order.
///
/// @param source  where samples come from
/// @param train   number of training samples; all of the training file where the source has a test file of its own and this is 0
/// @param scaling map of the features
/// @param targets states wanted at the outputs
/// @param order   which sample comes when
/// @param drift   velocity of all inputs per unit of the data's time: a learning step in relaxation mode, a step of (2.1) in
///                activation mode; test samples do not drift
public record DataPlan(
        DataSource source, int train, Scaling scaling, Targets targets, SampledData.Order order, double drift) {

    /// The distribution that one learner sees.
    ///
    /// @param data    scaled training and test samples
    /// @param seed    of the order
    /// @param replica the learner
    /// @return p_∂ over the training samples, or the normal law that they are drawn from
    public BoundaryDistribution distribution(Split data, long seed, int replica) {
        BoundaryDistribution samples = source instanceof DataSource.Gaussian normal && normal.fresh()
                ? normal.fresh(seed, replica)
                : new SampledData(data.train(), targets, order, seed, replica);
        return drift == 0 ? samples : new Drifting(samples, drift);
    }
}
