package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.evolution.Discretisation;
import org.septuple.gravity.evolution.EvolutionSettings;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

/// Kind `einstein` from its start to its end.
class EinsteinEvolutionTest {

    private static final MetricSource WAVE = formulas("1", "1 + 1e-3*sin(2*pi*(x - t))", "1 - 1e-3*sin(2*pi*(x - t))");
    private static final MetricSource KASNER =
            new MetricSource.Known("kasner", Map.of("p1", -1.0 / 3, "p2", 2.0 / 3, "p3", 2.0 / 3));

    private static MetricSource formulas(String xx, String yy, String zz) {
        return new MetricSource.Formulas(
                List.of("t", "x", "y", "z"),
                Map.of(),
                Map.of(),
                List.of(
                        new MetricSource.Formulas.Component("t", "t", "-1"),
                        new MetricSource.Formulas.Component("x", "x", xx),
                        new MetricSource.Formulas.Component("y", "y", yy),
                        new MetricSource.Formulas.Component("z", "z", zz)),
                List.of());
    }

    private static Experiment.Einstein experiment(
            MetricSource metric,
            EinsteinPlan.Dust dust,
            double noise,
            double lambda,
            EinsteinPlan.Times times,
            Integer... resolutions) {
        return new Experiment.Einstein(
                new Experiment.Header("test", 3, "completed"),
                new EinsteinPlan(
                        new EinsteinPlan.Start(new EinsteinPlan.Source.Given(metric), dust, noise),
                        Grid.of(new Axis(0, 1, 16, Boundary.PERIODIC)),
                        new EinsteinPlan.Equations(EinsteinPlan.Form.ADM, lambda, new Discretisation(4, 0), 0),
                        EvolutionSettings.usual().force(),
                        times,
                        true,
                        List.of(resolutions)));
    }

    /// Keeps the last frame.
    private static final class Frames implements RunOutput {
        private final List<FieldFrame> all = new ArrayList<>();

        @Override
        public void epoch(EpochRecord record) {}

        @Override
        public void frame(FieldFrame frame) {
            all.add(frame);
        }

        @Override
        public void progress(String stage, long done, long total) {}

        double last(FieldQuantity quantity) {
            return all.getLast().field(quantity).orElseThrow()[5];
        }
    }

    /// Stops after some questions.
    private static final class Stop implements CheckpointStore {
        private @Nullable Checkpoint moment;
        private int left;

        @Override
        public @Nullable Checkpoint latest() {
            left = 7;
            return moment;
        }

        @Override
        public boolean isDue() {
            left--;
            return left <= 0;
        }

        @Override
        public boolean save(Checkpoint kept) {
            moment = kept;
            return false;
        }
    }

    private static double value(Run run, String name) {
        return Objects.requireNonNull(run.results().get(name), name).value();
    }

    private static List<List<Double>> rows(Run run) {
        return Objects.requireNonNull(run.findings())
                .table(FindingTable.Shape.EINSTEIN_HISTORY)
                .orElseThrow()
                .rows();
    }

    /// Noise, rows, other grids and all: to the last bit.
    @Test
    void stoppedAndResumedIsTheSame() {
        Experiment.Einstein experiment =
                experiment(WAVE, new EinsteinPlan.Dust.None(), 1e-9, 0, new EinsteinPlan.Times(0, 1, 3, 10), 8, 12);
        Run through = EinsteinEvolution.run(experiment, Engine.scalar(), new Frames(), CheckpointStore.NONE);
        Stop store = new Stop();
        int stops = 0;
        Run resumed = EinsteinEvolution.run(experiment, Engine.scalar(), new Frames(), store);
        while (resumed.outcome() instanceof Outcome.Interrupted) {
            stops++;
            resumed = EinsteinEvolution.run(experiment, Engine.scalar(), new Frames(), store);
        }
        assertThat(stops).isGreaterThan(5);
        assertThat(resumed.results()).isEqualTo(through.results()).containsKeys("order", "growth_exponent");
        assertThat(rows(resumed)).isEqualTo(rows(through)).hasSize(13);
        assertThat(Objects.requireNonNull(resumed.findings()).pictures())
                .isEqualTo(Objects.requireNonNull(through.findings()).pictures());
    }

    /// Times, K and its sign are those of the experiment: a_i = t^{p_i}, K_ii = −p_i t^{2p_i − 1}, K = −1/t.
    @Test
    void pastIsTold() {
        Frames frames = new Frames();
        Run run = EinsteinEvolution.run(
                experiment(KASNER, new EinsteinPlan.Dust.None(), 0, 0, new EinsteinPlan.Times(1, 0.5, 4, 10)),
                Engine.scalar(),
                frames,
                CheckpointStore.NONE);
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(frames.all.stream().map(FieldFrame::time)).containsExactly(1.0, 0.875, 0.75, 0.625, 0.5);
        assertThat(value(run, "stop_time")).isEqualTo(0.5);
        assertThat(value(run, "a.y")).isCloseTo(Math.pow(0.5, 2.0 / 3), within(1e-7));
        assertThat(value(run, "mean_k")).isCloseTo(-2, within(1e-6));
        assertThat(value(run, "volume")).isCloseTo(0.5, within(1e-7));
        assertThat(value(run, "contraction")).isCloseTo(4.0 / 3, within(1e-6));
        assertThat(value(run, "caustic_time")).isCloseTo(-0.25, within(1e-6));
        assertThat(value(run, "error")).isBetween(1e-12, 1e-6); // steps of 1/20 of 1/k: (1/20)⁴/6
        assertThat(frames.last(FieldQuantity.K_XX)).isCloseTo(Math.pow(0.5, -5.0 / 3) / 3, within(1e-6));
        assertThat(frames.last(FieldQuantity.K_YY)).isCloseTo(-2 * Math.pow(0.5, 1.0 / 3) / 3, within(1e-6));
        assertThat(rows(run).getFirst().getFirst()).isEqualTo(1.0);
        assertThat(rows(run).get(1).getFirst()).isBetween(0.9, 0.95);
    }

    /// a = t^{2/3} and κρ = 4/(3t²), from a formula and from the constraint, which gives it at all times.
    @Test
    void dustIsFormulaOrConstraint() {
        MetricSource universe = formulas("t^(4/3)", "t^(4/3)", "t^(4/3)");
        Expression formula = Expression.parse("4/(3*t^2)", List.of("t", "x", "y", "z"));
        for (EinsteinPlan.Dust dust : List.of(new EinsteinPlan.Dust.Formula(formula), new EinsteinPlan.Dust.Solved())) {
            Run run = EinsteinEvolution.run(
                    experiment(universe, dust, 0, 0, new EinsteinPlan.Times(1, 2, 2, 5)),
                    Engine.scalar(),
                    new Frames(),
                    CheckpointStore.NONE);
            assertThat(value(run, "constraints.start")).isLessThan(1e-14);
            assertThat(value(run, "density")).isCloseTo(1.0 / 3, within(1e-7));
            assertThat(value(run, "a.z")).isCloseTo(Math.pow(2, 2.0 / 3), within(1e-7));
            assertThat(value(run, "error")).isBetween(1e-13, 1e-7);
        }
    }

    /// Where the metric ends on the way there is no error, on no grid, and the reason is told.
    @Test
    void metricsThatEndGiveNoErrors() {
        MetricSource ends = new MetricSource.Formulas(
                List.of("t", "x", "y", "z"),
                Map.of(),
                Map.of(),
                List.of(
                        new MetricSource.Formulas.Component("t", "t", "-1"),
                        new MetricSource.Formulas.Component("x", "x", "1"),
                        new MetricSource.Formulas.Component("y", "y", "1"),
                        new MetricSource.Formulas.Component("z", "z", "1")),
                List.of("0.1 - t"));
        Run run = EinsteinEvolution.run(
                experiment(ends, new EinsteinPlan.Dust.None(), 0, 0, new EinsteinPlan.Times(0, 0.2, 1, 2), 8, 16),
                Engine.scalar(),
                new Frames(),
                CheckpointStore.NONE);
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        assertThat(run.results()).doesNotContainKeys("error", "error.8", "error.16", "order");
        assertThat(Objects.requireNonNull(run.findings()).remarks())
                .contains("`metric` ends before t = 0.2: nothing is compared there, and there is no error at the end.");
    }

    /// Noise is as large as was asked for, and another one for another seed.
    @Test
    void noiseIsUniform() {
        Experiment.Einstein noisy = experiment(
                new MetricSource.Known("minkowski", Map.of()),
                new EinsteinPlan.Dust.None(),
                1e-3,
                0,
                new EinsteinPlan.Times(0, 1, 1, 1));
        Grid grid = noisy.plan().grid();
        SpatialSlice slice = new EinsteinStart(noisy.plan(), Engine.scalar().kernels(), 3).slice(grid);
        SpatialSlice other = new EinsteinStart(noisy.plan(), Engine.scalar().kernels(), 4).slice(grid);
        double largest = 0;
        double square = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    double gamma = slice.metric(i, j, cell) - (i == j ? 1 : 0);
                    double k = slice.extrinsic(i, j, cell);
                    largest = Math.max(largest, Math.max(Math.abs(gamma), Math.abs(k)));
                    square += gamma * gamma + k * k;
                }
            }
        }
        assertThat(largest).isBetween(0.95e-3, 1e-3);
        int n = 12 * grid.size(); // ⟨x⁴⟩ − ⟨x²⟩² = (1/5 − 1/9) s⁴
        assertThat(square / n).isCloseTo(1e-6 / 3, within(4e-6 * Math.sqrt(4 / 45.0 / n)));
        assertThat(slice.metric(0, 0, 0)).isNotEqualTo(other.metric(0, 0, 0));
    }

    /// √Σ(γ − γ′)² by hand: one component off by 0.3 in one of 16 cells.
    @Test
    void distancesAreRelativeToWavesOrToAll() {
        Grid grid = Grid.of(new Axis(0, 1, 16, Boundary.PERIODIC));
        SpatialSlice flat = slice(new MetricSource.Known("minkowski", Map.of()), grid);
        SpatialSlice wave = slice(WAVE, grid);
        List<double[]> metric = new ArrayList<>();
        List<double[]> still = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                double[] field = new double[16];
                for (int cell = 0; cell < 16; cell++) {
                    field[cell] = (i == j ? 1 : 0) + (i == 0 && j == 1 && cell == 4 ? 0.3 : 0);
                }
                metric.add(field);
                still.add(new double[16]);
            }
        }
        SliceDistance off = SliceDistance.between(SpatialSlice.of(grid, 0, metric, still), flat);
        assertThat(off.error()).isCloseTo(0.3 * Math.sqrt(2.0 / 48), within(1e-15));
        assertThat(off.largest()).isEqualTo(0.3);
        assertThat(off.waves()).isFalse();
        SliceDistance whole = SliceDistance.between(flat, wave);
        assertThat(whole.error()).isCloseTo(1, within(1e-12));
        assertThat(whole.waves()).isTrue();
    }

    private static SpatialSlice slice(MetricSource metric, Grid grid) {
        return SpatialSlice.of(metric.metric(Engine.scalar().kernels(), 1), grid, 0);
    }
}
