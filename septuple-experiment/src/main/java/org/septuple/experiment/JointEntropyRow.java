package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.CloudReading;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Row 5.1: entropy changes of the vectors of a reading, summed, against that of all their neurons together, over the same tangent clouds.
///
/// ```
/// residual = |⟨Σ_i ΔS_i − ΔS⟩|/|⟨Σ_i ΔS_i⟩|,   Σ_i ΔS_i − ΔS = change of the total correlation
/// ```
///
/// The control has neurons that only hear themselves, ΔS = d Σ log w in closed form; in the null model four neurons hear their sum, so that they become
/// copies of each other.
final class JointEntropyRow {

    /// Most neurons whose joint cloud is looked at: a Gram matrix of theirs per cloud.
    static final int MOST_NEURONS = 512;

    /// Most clouds.
    static final int MOST_CLOUDS = 100;

    private static final double TENTH = 0.1;

    private final Estimate summed;
    private final Estimate joint;
    private final Estimate ratio;

    private JointEntropyRow(Estimate summed, Estimate joint, Estimate ratio) {
        this.summed = summed;
        this.joint = joint;
        this.ratio = ratio;
    }

    /// ⟨Σ_i ΔS_i⟩.
    Estimate summed() {
        return summed;
    }

    /// ⟨ΔS⟩ of all neurons together.
    Estimate joint() {
        return joint;
    }

    /// Measures both on one network.
    ///
    /// @param source  of base states
    /// @param reading whose vectors share no neuron at one time: layers, or delays of one component
    /// @param clouds  how many
    /// @param engine  kernels and workers
    static JointEntropyRow of(CloudSurvey.Source source, CloudReading reading, int clouds, Engine engine) {
        int n = reading.vectors() * reading.components();
        if (n > MOST_NEURONS) {
            throw new UntestableException(
                    "the joint entropy of %d neurons is not measured, of %d at most".formatted(n, MOST_NEURONS));
        }
        int[][] single = new int[n][];
        Arrays.setAll(single, p -> new int[] {reading.neuron(p / reading.components(), p % reading.components())});
        CloudSurvey whole = CloudSurvey.of(source, CloudReading.layers(reading.lag(), single), clouds, engine);
        CloudSurvey parts = CloudSurvey.of(source, reading, clouds, engine);
        int[] regular = whole.regular(0);
        for (int v = 0; v < reading.vectors(); v++) {
            int[] own = parts.regular(v);
            regular = Arrays.stream(regular)
                    .filter(c -> Arrays.binarySearch(own, c) >= 0)
                    .toArray();
        }
        if (2 * regular.length < clouds) {
            throw new UntestableException("the joint cloud of %d neurons is flat in %d of %d cases: it has no entropy"
                    .formatted(n, clouds - regular.length, clouds));
        }
        double[] together = whole.changes(0, regular);
        double[] sums = new double[regular.length];
        for (int v = 0; v < reading.vectors(); v++) {
            double[] changes = parts.changes(v, regular);
            for (int c = 0; c < sums.length; c++) {
                sums[c] += changes[c];
            }
        }
        double mean = Arrays.stream(sums).average().orElseThrow();
        double more = Arrays.stream(together).average().orElseThrow();
        double share = (mean - more) / mean;
        double[] influence = new double[sums.length];
        Arrays.setAll(influence, c -> (sums[c] - together[c] - share * sums[c]) / mean);
        return new JointEntropyRow(
                Estimate.ofMean(sums),
                Estimate.ofMean(together),
                new Estimate(Math.abs(share), Estimate.ofMean(influence).standardError(), sums.length));
    }

    /// The row.
    ///
    /// @param engine kernels and workers of control and null model
    Comparison row(CloudReading reading, long clouds, Engine engine) {
        return new Comparison(
                "|sum over %d vectors of %d neurons - joint entropy change of all|/|sum| of %d tangent clouds; the difference is the change of their total correlation"
                        .formatted(reading.vectors(), reading.components(), clouds),
                ratio,
                TENTH,
                "a tenth of the sum, declared",
                own(engine),
                of(linear(copying()), CloudReading.delay(4, 1, reading.lag()), 1, engine)
                        .exact());
    }

    /// One cloud of a linear network is all clouds.
    private Estimate exact() {
        return Estimate.exact(ratio.value(), 1);
    }

    /// Relative error of the joint change of neurons that hear themselves alone, and of its difference from the sum.
    private static Estimate own(Engine engine) {
        double[] w = {0.5, 0.8, 1.2, 1.6};
        double known = 3 * Arrays.stream(w).map(Elementary::log).sum();
        double[][] rows = new double[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            rows[i][i] = w[i];
        }
        JointEntropyRow found = of(linear(rows), CloudReading.delay(w.length, 1, 3), 1, engine);
        double off = Math.abs(found.joint.value() - known) + Math.abs(found.summed.value() - known);
        return Estimate.exact(off / Math.abs(known), w.length);
    }

    private static double[][] copying() {
        double[][] rows = new double[4][4];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], 0.4);
            rows[i][i] += 0.2;
        }
        return rows;
    }

    /// Linear neurons without boundary.
    static CloudSurvey.Source linear(double[][] rows) {
        List<List<Double>> w = Arrays.stream(rows)
                .map(row -> IntStream.range(0, row.length).mapToObj(j -> row[j]).toList())
                .toList();
        NetworkPlan plan = new NetworkPlan(
                new Wiring.Explicit(0, 0, w, false),
                new Activation.Identity(),
                new Loss.Bulk(new BulkPotential.None()));
        Septuple septuple = plan.septuple(NormalData.standard(0, 1, 0), 1, 1, 0);
        ActivationDynamics.Protocol free =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(1), false, false, 0);
        return new CloudSurvey.Source(septuple, free, 0, 1, 1, 0, 0);
    }
}
