package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.learning.LossShares;

/// What one learner reports at the end of an epoch.
///
/// @param replica        which learner
/// @param epoch          from 1
/// @param step           learning steps so far
/// @param loss           H̄, averaged over the steps of the epoch
/// @param accuracy       on the test part, read out by (2.1); null without labels
/// @param spectralRadius of ŵ; > 1 lets activity grow
public record EpochRecord(
        int replica,
        int epoch,
        long step,
        LossShares loss,
        @Nullable Double accuracy,
        double spectralRadius) {

    /// Keeps the records of one replica; an unknown accuracy is kept as NaN.
    static void save(List<EpochRecord> records, Checkpoint checkpoint) {
        checkpoint.put(
                "epochs",
                records.stream()
                        .map(record -> new double[] {
                            record.epoch,
                            record.step,
                            record.loss.inputs(),
                            record.loss.bulk(),
                            record.loss.outputs(),
                            record.loss.potential(),
                            record.accuracy == null ? Double.NaN : record.accuracy,
                            record.spectralRadius
                        })
                        .toArray(double[][]::new));
    }

    static List<EpochRecord> restored(Checkpoint checkpoint, int replica) {
        List<EpochRecord> records = new ArrayList<>();
        for (double[] row : checkpoint.rows("epochs")) {
            LossShares loss = new LossShares(row[2], row[3], row[4], row[5]);
            Double accuracy = Double.isNaN(row[6]) ? null : row[6];
            records.add(new EpochRecord(replica, (int) row[0], (long) row[1], loss, accuracy, row[7]));
        }
        return records;
    }
}
