package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.measurement.LagSpectrum;
import org.septuple.measurement.LayerChain;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.Recording;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Row 5.2: whether neurons of the bulk return to where they were after d steps of (2.1).
///
/// The residual is the period share, mean squared change over d steps over that over d − 1 and d + 1 steps. Null model is the lower one of what
/// autoregressions of the same ρ(1) have and what other neurons in place of a neuron's own future have. The control is a linear ring that goes
/// round in d steps with little noise.
///
/// Boundary updates must come at random times: with a schedule the period of the schedule is *imposed*, and the row is not testable.
final class QuasiPeriodRow {

    /// Most neurons that are recorded, evenly spaced.
    static final int MOST_NEURONS = 504;

    private static final int REPLICAS = 16;
    private static final int TIMES = 300;
    private static final int TABLE = 64;
    private static final int PERMUTATIONS = 20;
    private static final double HALF = 0.5;
    private static final double ROUND = 0.98;

    private final SpacetimePlan plan;
    private final long seed;
    private final Engine engine;

    /// A row.
    ///
    /// @param plan   d, k and the warm-up
    /// @param seed   of the nulls and the control
    /// @param engine kernels and workers
    QuasiPeriodRow(SpacetimePlan plan, long seed, Engine engine) {
        this.plan = plan;
        this.seed = seed;
        this.engine = engine;
    }

    /// Measures the row, numbers and the table of lags.
    ///
    /// @param source of columns
    /// @param prefix of the numbers
    /// @param notes  takes them
    Comparison of(BaseStates source, String prefix, LedgerNotes notes) {
        if (source.protocol().updates() instanceof ActivationDynamics.Periodic(int interval)
                && source.septuple().projector().inputs() > 0) {
            throw new UntestableException(
                    "the boundary is updated every %d steps, so a period is imposed: use `boundary-updates: poisson`"
                            .formatted(interval));
        }
        if (plan.lag() < 2) {
            throw new UntestableException("a period of one step is no period");
        }
        int[] neurons = neurons(source.septuple().projector().bulkRange());
        Recording recording = record(source, neurons);
        LagSpectrum spectrum = LagSpectrum.of(recording, plan.lag(), engine);
        if (spectrum.moved() == 0) {
            throw new UntestableException("no neuron of the bulk moves after %d steps".formatted(plan.warmUp()));
        }
        Estimate autoregressive = spectrum.autoregressiveShare();
        Estimate permuted = spectrum.permuted(recording, seed, engine);
        notes.put(prefix + "period.share", spectrum.share());
        notes.put(prefix + "period.share.autoregressive", autoregressive);
        notes.put(prefix + "period.excess", spectrum.excess());
        notes.putFinite(prefix + "period.share.permuted", permuted);
        notes.put(prefix + "period.neurons", Estimate.ofProportion(spectrum.below(), spectrum.moved()));
        chain(recording, neurons.length, prefix, notes);
        notes.rowsOf(FindingTable.Shape.LAG_SPECTRUM, rows(spectrum, neurons));
        Estimate lower = permuted.value() < autoregressive.value() ? permuted : autoregressive;
        return new Comparison(
                "mean squared change over %d steps over that over %d and %d steps, %d neurons of the bulk that move, %d columns of %d steps"
                        .formatted(plan.lag(), plan.lag() - 1, plan.lag() + 1, spectrum.moved(), REPLICAS, TIMES),
                spectrum.share(),
                HALF,
                "half the change over neighbouring lags, declared",
                ring(),
                lower);
    }

    /// As many of each of k parts.
    private int[] neurons(NeuronRange bulk) {
        int parts = bulk.size() % plan.components() == 0 ? plan.components() : 1;
        int size = bulk.size() / parts;
        int kept = Math.min(size, MOST_NEURONS / parts);
        return IntStream.range(0, parts * kept)
                .map(p -> bulk.from() + p / kept * size + (int) ((long) (p % kept) * size / kept))
                .toArray();
    }

    private Recording record(BaseStates source, int[] neurons) {
        Septuple copies = source.septuple()
                .withStates(new States(source.septuple().projector().neurons(), REPLICAS));
        source.begin(copies, 0);
        ActivationDynamics run = new ActivationDynamics(
                copies, source.protocol(), source.seed(), source.block(), source.begin(), engine);
        for (int step = 0; step < plan.warmUp(); step++) {
            run.step();
        }
        double[] record = new double[TIMES * REPLICAS * neurons.length];
        int at = 0;
        for (int time = 0; time < TIMES; time++) {
            run.step();
            for (int column = 0; column < REPLICAS; column++) {
                for (int neuron : neurons) {
                    record[at++] = copies.states().get(neuron, column);
                }
            }
        }
        return Recording.of(record, REPLICAS, neurons.length, 1);
    }

    /// x¹(t) → x²(t + 1) → …, in layers of k parts.
    private void chain(Recording recording, int neurons, String prefix, LedgerNotes notes) {
        int k = plan.components();
        int size = neurons / k;
        if (k < 2 || neurons % k != 0 || size < 2) {
            return;
        }
        int[][] components = new int[k][];
        Arrays.setAll(components, a -> IntStream.range(a * size, (a + 1) * size).toArray());
        try {
            LayerChain chain = LayerChain.of(recording, components, PERMUTATIONS, seed, engine);
            notes.putFinite(prefix + "chain", chain.squared());
            notes.putFinite(prefix + "chain.over_permuted", chain.overPermuted());
        } catch (IllegalArgumentException none) {
            // no pair varies: there is no chain to tell of
        }
    }

    private static List<List<Double>> rows(LagSpectrum spectrum, int[] neurons) {
        List<List<Double>> rows = new ArrayList<>();
        for (int lag = 0; lag <= spectrum.lags(); lag++) {
            Estimate all = spectrum.autocorrelation(lag);
            rows.add(List.of(-1.0, (double) lag, all.value(), all.standardError()));
        }
        int stride = Math.ceilDiv(spectrum.neurons(), TABLE);
        for (int i = 0; i < spectrum.neurons(); i += stride) {
            for (int lag = 0; spectrum.moves(i) && lag <= spectrum.lags(); lag++) {
                Estimate one = spectrum.autocorrelation(i, lag);
                rows.add(List.of((double) neurons[i], (double) lag, one.value(), one.standardError()));
            }
        }
        return rows;
    }

    /// x_{a+1}′ = .98 x_a + noise in a ring of d components.
    private Estimate ring() {
        int d = plan.lag();
        double[][] map = new double[d][d];
        double[][] noise = new double[d][d];
        for (int a = 0; a < d; a++) {
            map[(a + 1) % d][a] = ROUND;
            noise[a][a] = 1 - ROUND * ROUND;
        }
        return LagSpectrum.of(LinearProcess.autoregression(map, noise).record(TIMES, REPLICAS, seed, engine), d, engine)
                .share();
    }
}
