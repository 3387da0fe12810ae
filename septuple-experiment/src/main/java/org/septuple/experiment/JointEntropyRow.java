package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BasePaths;
import org.septuple.network.BulkPotential;
import org.septuple.network.CloudReading;
import org.septuple.network.LogJacobian;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Row 5.1: entropy changes of the vectors of a reading, summed, against that of all their neurons together, over the same tangent clouds between t + d and
/// t + 2d. Clouds begin isotropic at t, where the total correlation is 0 and can only grow; after d steps it may grow or fall.
///
/// ```
/// residual = |⟨Σ_i ΔS_i − ΔS⟩|/⟨Σ_i |ΔS_i|⟩,   Σ_i ΔS_i − ΔS = change of the total correlation
/// ```
///
/// Where the neurons of the reading are all free ones, ΔS is log|det J| of these d steps ([LogJacobian]), which no cloud is too flat for; else it comes of the Gram
/// matrix of the carried cloud.
///
/// The control has neurons that only hear themselves, ΔS = d Σ log w in closed form; in the null model four neurons hear their sum, so that they become
/// copies of each other.
final class JointEntropyRow {

    /// Most neurons whose joint cloud is looked at: a Gram matrix of theirs per cloud.
    static final int MOST_NEURONS = 512;

    /// Most clouds.
    static final int MOST_CLOUDS = 100;

    /// d of control and null model.
    private static final int STEPS = 3;

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
    /// @throws UntestableException if neurons are too many, or half of the clouds have no volume
    static JointEntropyRow of(BaseStates source, CloudReading reading, int clouds, Engine engine) {
        int n = reading.vectors() * reading.components();
        if (n > MOST_NEURONS) {
            throw new UntestableException(
                    "the joint entropy of %d neurons is not measured, of %d at most".formatted(n, MOST_NEURONS));
        }
        int steps = 2 * reading.lag();
        int batch = source.batch(clouds, steps);
        List<Change> changes = new ArrayList<>();
        for (int begin = 0; begin < clouds; begin += batch) {
            List<Change> some = changes(source, reading, source.paths(begin, batch, steps, engine), engine);
            changes.addAll(some.subList(0, Math.min(batch, clouds - begin)));
        }
        List<Change> regular = changes.stream().filter(Change::isFinite).toList();
        if (2 * regular.size() < clouds) {
            throw new UntestableException("the joint cloud of %d neurons is flat in %d of %d cases: it has no entropy"
                    .formatted(n, clouds - regular.size(), clouds));
        }
        return of(regular);
    }

    private static JointEntropyRow of(List<Change> clouds) {
        double difference =
                clouds.stream().mapToDouble(c -> c.sum() - c.joint()).average().orElseThrow();
        double size = clouds.stream().mapToDouble(Change::size).average().orElseThrow();
        double share = difference / size;
        double[] influence = clouds.stream()
                .mapToDouble(c -> (c.sum() - c.joint() - share * c.size()) / size)
                .toArray();
        return new JointEntropyRow(
                Estimate.ofMean(clouds.stream().mapToDouble(Change::sum).toArray()),
                Estimate.ofMean(clouds.stream().mapToDouble(Change::joint).toArray()),
                new Estimate(Math.abs(share), Estimate.ofMean(influence).standardError(), clouds.size()));
    }

    /// Of one cloud between t + d and t + 2d.
    ///
    /// @param sum   Σ_i ΔS_i, nats
    /// @param size  Σ_i |ΔS_i|
    /// @param joint ΔS of all neurons together
    private record Change(double sum, double size, double joint) {
        boolean isFinite() {
            return Double.isFinite(sum) && Double.isFinite(joint);
        }
    }

    private static List<Change> changes(BaseStates source, CloudReading reading, BasePaths paths, Engine engine) {
        int vectors = reading.vectors();
        int[][] groups = new int[reading.components()][vectors];
        for (int a = 0; a < groups.length; a++) {
            int component = a;
            Arrays.setAll(groups[a], v -> reading.neuron(v, component));
        }
        double[] parts = later(source, reading.lag(), groups, paths, engine);
        double[] joint = joint(source, reading.lag(), groups, paths, engine);
        List<Change> changes = new ArrayList<>();
        for (int column = 0; column < paths.batch(); column++) {
            double[] own = Arrays.copyOfRange(parts, column * vectors, (column + 1) * vectors);
            changes.add(new Change(
                    Arrays.stream(own).sum(), Arrays.stream(own).map(Math::abs).sum(), joint[column]));
        }
        return changes;
    }

    /// ΔS between t + d and t + 2d of each vector, cloud by cloud: what clouds make in 2d steps less what the same ones make in d.
    private static double[] later(BaseStates source, int lag, int[][] groups, BasePaths paths, Engine engine) {
        int vectors = groups[0].length;
        double[] changes = new double[paths.batch() * vectors];
        for (int times = 1; times <= 2; times++) {
            int sign = times == 1 ? -1 : 1;
            CloudReading whole = CloudReading.layers(times * lag, groups);
            CloudSurvey.tangents(source, paths.held(), whole, engine).carry(paths, 0, (column, change) -> {
                for (int v = 0; v < vectors; v++) {
                    changes[column * vectors + v] += sign * change.entropyChanges()[v];
                }
            });
        }
        return changes;
    }

    private static double[] joint(BaseStates source, int lag, int[][] groups, BasePaths paths, Engine engine) {
        int[] all = Arrays.stream(groups).flatMapToInt(Arrays::stream).toArray();
        if (all.length < paths.held().free(source.septuple().projector()).size()) {
            return later(
                    source, lag, Arrays.stream(all).mapToObj(i -> new int[] {i}).toArray(int[][]::new), paths, engine);
        }
        LogJacobian jacobian = new LogJacobian(source.septuple(), paths.held());
        double[] changes = new double[paths.batch()];
        Arrays.setAll(changes, c -> jacobian.of(paths, c, 2 * lag) - jacobian.of(paths, c, lag));
        return changes;
    }

    /// The row.
    ///
    /// @param engine kernels and workers of control and null model
    Comparison row(CloudReading reading, Engine engine) {
        return new Comparison(
                "|sum over %d vectors of %d neurons - joint entropy change of all|/sum of magnitudes, of %d tangent clouds from step %d to %d; the difference is the change of their total correlation"
                        .formatted(
                                reading.vectors(), reading.components(), ratio.n(), reading.lag(), 2 * reading.lag()),
                ratio,
                TENTH,
                "a tenth of the sum of magnitudes, declared",
                own(engine),
                of(linear(copying()), CloudReading.delay(4, 1, STEPS), 1, engine)
                        .exact());
    }

    /// One cloud of a linear network is all clouds.
    private Estimate exact() {
        return Estimate.exact(ratio.value(), 1);
    }

    /// Error of the joint and of the summed change of neurons that hear themselves alone, relative to the sum of magnitudes.
    private static Estimate own(Engine engine) {
        double[] w = {0.5, 0.8, 1.2, 1.6};
        double known = STEPS * Arrays.stream(w).map(Elementary::log).sum();
        double[][] rows = new double[w.length][w.length];
        for (int i = 0; i < w.length; i++) {
            rows[i][i] = w[i];
        }
        JointEntropyRow found = of(linear(rows), CloudReading.delay(w.length, 1, STEPS), 1, engine);
        double off = Math.abs(found.joint.value() - known) + Math.abs(found.summed.value() - known);
        double size = 3 * Arrays.stream(w).map(Elementary::log).map(Math::abs).sum();
        return Estimate.exact(off / size, w.length);
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
    static BaseStates linear(double[][] rows) {
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
        return new BaseStates(septuple, free, 0, 1, 1, 0, 0);
    }
}
