package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.learning.Ensemble;
import org.septuple.statistics.Estimate;

/// An ensemble at one time: how its replicas are spread.
///
/// @param name      of the ensemble: `ensemble` or `branch`
/// @param step      learning step
/// @param loss      of the last step, mean over the replicas that go on; NaN before the first step
/// @param stopped   replicas whose loss or q stopped being finite
/// @param means     of the first trainables, over the replicas that go on
/// @param deviation standard deviations of the same trainables, with their errors
public record SnapshotRecord(
        String name, long step, Estimate loss, int stopped, List<Estimate> means, List<Estimate> deviation) {

    /// Trainables that are described; the files hold all.
    public static final int DESCRIBED = 8;

    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, 1);

    public SnapshotRecord {
        means = List.copyOf(means);
        deviation = List.copyOf(deviation);
    }

    /// Keeps records of one or more ensembles.
    static void save(List<SnapshotRecord> records, Checkpoint checkpoint) {
        checkpoint.put("names", records.stream().map(SnapshotRecord::name).toList());
        checkpoint.put("steps", records.stream().mapToLong(SnapshotRecord::step).toArray());
        checkpoint.put(
                "stopped", records.stream().mapToLong(SnapshotRecord::stopped).toArray());
        List<Estimate> estimates = new ArrayList<>();
        for (SnapshotRecord record : records) {
            estimates.add(record.loss);
            estimates.addAll(record.means);
            estimates.addAll(record.deviation);
        }
        checkpoint.put("estimates", Replica.rows(estimates));
    }

    static List<SnapshotRecord> restored(Checkpoint checkpoint) {
        List<String> names = checkpoint.texts("names");
        long[] steps = checkpoint.integers("steps");
        long[] stopped = checkpoint.integers("stopped");
        List<Estimate> estimates = Replica.estimates(checkpoint.rows("estimates"));
        int each = names.isEmpty() ? 0 : estimates.size() / names.size();
        List<SnapshotRecord> records = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            List<Estimate> own = estimates.subList(i * each, (i + 1) * each);
            int middle = 1 + (each - 1) / 2;
            records.add(new SnapshotRecord(
                    names.get(i),
                    steps[i],
                    own.getFirst(),
                    (int) stopped[i],
                    own.subList(1, middle),
                    own.subList(middle, each)));
        }
        return records;
    }

    static SnapshotRecord of(String name, Ensemble ensemble) {
        double[] values = new double[ensemble.replicas()];
        List<Estimate> means = new ArrayList<>();
        List<Estimate> deviations = new ArrayList<>();
        for (int k = 0; k < Math.min(DESCRIBED, ensemble.trainables()); k++) {
            ensemble.read(k, values);
            double[] going = going(ensemble, values);
            means.add(mean(going));
            deviations.add(deviation(going));
        }
        ensemble.losses(values);
        Estimate loss = ensemble.time() == 0 ? UNKNOWN : mean(going(ensemble, values));
        return new SnapshotRecord(name, ensemble.time(), loss, ensemble.stopped(), means, deviations);
    }

    private static double[] going(Ensemble ensemble, double[] values) {
        return IntStream.range(0, values.length)
                .filter(replica -> !ensemble.stopped(replica))
                .mapToDouble(replica -> values[replica])
                .toArray();
    }

    private static Estimate mean(double[] sample) {
        return sample.length == 0 ? UNKNOWN : Estimate.ofMean(sample);
    }

    /// Standard deviation of a sample with its standard error by the delta method, √((m₄ − s⁴)/n) / 2s, which assumes no
    /// distribution.
    private static Estimate deviation(double[] sample) {
        int n = sample.length;
        if (n == 0) {
            return UNKNOWN;
        }
        double mean = 0; // as seen from the first: exactly 0 where all are equal
        for (double value : sample) {
            mean += (value - sample[0]) / n;
        }
        mean += sample[0];
        double square = 0;
        double fourth = 0;
        for (double value : sample) {
            double d = (value - mean) * (value - mean);
            square += d / n;
            fourth += d * d / n;
        }
        double sd = Math.sqrt(square * n / Math.max(1, n - 1));
        double error = sd == 0 ? 0 : Math.sqrt(Math.max(0, fourth - square * square) / n) / (2 * sd);
        return new Estimate(sd, n == 1 ? Double.NaN : error, n);
    }
}
