package org.septuple.experiment;

import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Trajectories;

/// Whether replicas stay in the box in which descriptions are held against each other. Learners know of no walls, and exact Gaussians have none: what is
/// outside has the floor of the log score from everybody, and stands at the wall for distances.
final class BoxLeft {

    /// Part of the replicas that may be outside at one time.
    static final double MOST = 0.01;

    private BoxLeft() {}

    /// Looks at all times.
    ///
    /// @param box        d axes; periodic ones have no outside
    /// @param recordings of d coordinates
    /// @throws UntestableException if more than [#MOST] of the replicas are outside at a time
    static void refuse(Grid box, Trajectories... recordings) {
        for (Trajectories all : recordings) {
            for (int t = 0; t < all.times(); t++) {
                double share = outside(box, all, t) / (double) all.replicas();
                if (share > MOST) {
                    throw new UntestableException(
                            "%.3g of the replicas are outside the box at step %d, must be <= %s; take a larger box, shorter steps or an earlier end"
                                    .formatted(share, all.time(t), MOST));
                }
            }
        }
    }

    private static int outside(Grid box, Trajectories all, int time) {
        int count = 0;
        for (int r = 0; r < all.replicas(); r++) {
            boolean inside = true;
            for (int k = 0; k < all.coordinates(); k++) {
                Axis axis = box.axis(k);
                double q = all.value(time, r, k);
                inside &= axis.periodic() || (q >= axis.from() && q <= axis.to());
            }
            count += inside ? 0 : 1;
        }
        return count;
    }
}
