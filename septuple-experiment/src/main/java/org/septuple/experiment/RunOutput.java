package org.septuple.experiment;

import org.septuple.gravity.CurvatureField;
import org.septuple.gravity.RayImage;
import org.septuple.learning.Snapshot;
import org.septuple.spacetime.MetricGrid;

/// Where a run reports while it goes on. Calls come one at a time, from any thread.
public interface RunOutput {

    /// A learner finished an epoch.
    ///
    /// @param record what it reports
    void epoch(EpochRecord record);

    /// An ensemble reached a time on its schedule.
    ///
    /// @param record   how its replicas are spread
    /// @param snapshot all of them
    default void snapshot(SnapshotRecord record, Snapshot snapshot) {}

    /// A learner reached its end, or stopped at its last good state.
    ///
    /// @param replica which learner
    /// @param q       its trainable variables, in the order of [TrainableVector][org.septuple.network.TrainableVector]; to be
    ///                read at once, not kept
    default void trained(int replica, double[] q) {}

    /// The canonical law was measured at one moment.
    ///
    /// @param moment   F, U, S and their diagnostics
    /// @param gradient ∂F/∂q in the order of [TrainableVector][org.septuple.network.TrainableVector]; empty if not asked for;
    ///                 to be read at once, not kept
    /// @param errors   its standard errors, likewise
    default void measured(FreeEnergyFindings.Moment moment, double[] gradient, double[] errors) {}

    /// Fields on a grid reached a time on their schedule.
    ///
    /// @param frame the fields; to be read at once, not kept
    default void frame(FieldFrame frame) {}

    /// Fields made of neurons are there.
    ///
    /// @param fields on a grid
    default void metric(MetricGrid fields) {}

    /// Curvature is there.
    ///
    /// @param field on a grid
    default void curvature(CurvatureField field) {}

    /// The image of a camera is there.
    ///
    /// @param image all of it
    default void image(RayImage image) {}

    /// Work done so far.
    ///
    /// @param stage in words, such as `learning`
    /// @param done  units of work
    /// @param total units of work in this stage, ≥ 1
    void progress(String stage, long done, long total);
}
