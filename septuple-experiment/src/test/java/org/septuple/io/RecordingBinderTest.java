package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.experiment.RecordingPlan;
import org.septuple.experiment.RecordingPlan.Axis;
import org.septuple.experiment.RecordingPlan.Part;
import org.septuple.measurement.DoubleWell;
import org.septuple.measurement.LinearProcess;
import org.septuple.measurement.TanhMap;
import org.septuple.numerics.Engine;

class RecordingBinderTest {

    private static final DataPlaces PLACES = DataPlaces.none().relativeTo(Path.of("/lab"));

    private static Bound<RecordingPlan> bind(String section) {
        return bind("m.yaml", "recording: " + section + "\n");
    }

    private static Bound<RecordingPlan> bind(String name, String yaml) {
        return ConfigFile.bind(
                name, yaml, List.of(), root -> new RecordingBinder(root.section("recording"), PLACES).plan());
    }

    private static RecordingPlan plan(String section) {
        return bind(section).value();
    }

    @Test
    void arraysAreFilesWithAxes() {
        assertThat(plan("{file: walk.npy, axes: [time, replica, coordinate], interval: 0.01}"))
                .isEqualTo(new RecordingPlan.Array(
                        Path.of("/lab/walk.npy"),
                        null,
                        List.of(Axis.TIME, Axis.REPLICA, Axis.COORDINATE),
                        0.01,
                        Part.WHOLE));
        assertThat(plan("{file: walk.npz, array: q, coordinates: [0, 5], replicas: {from: 2, until: 64}, from: 100,"
                        + " until: 2100, every: 10}"))
                .isEqualTo(new RecordingPlan.Array(
                        Path.of("/lab/walk.npz"), "q", List.of(), 1, new Part(List.of(0, 5), 2, 64, 100, 2100, 10)));
    }

    @Test
    void tablesAreFilesWithColumns() {
        assertThat(plan("{file: walk.csv, time: t, replica: r, coordinates: [x, y], until: 9}"))
                .isEqualTo(new RecordingPlan.Table(
                        Path.of("/lab/walk.csv"), "t", "r", List.of("x", "y"), 1, new Part(List.of(), 0, 0, 0, 9, 1)));
        assertThat(plan("{file: walk.parquet, interval: 0.5}"))
                .isEqualTo(
                        new RecordingPlan.Table(Path.of("/lab/walk.parquet"), null, null, List.of(), 0.5, Part.WHOLE));
    }

    @Test
    void earlierRunsHaveSnapshots() {
        assertThat(plan("{run: runs/nowhere, artefact: branch_q, step: 0.1, coordinates: [3]}"))
                .isEqualTo(new RecordingPlan.OfRun(
                        Path.of("/lab/runs/nowhere"), "branch_q", 0.1, new Part(List.of(3), 0, 0, 0, 0, 1)));
        var refusal = Refusal.of(() -> RecordingFiles.open(plan("{run: runs/nowhere}"), 1, Engine.scalar()));
        assertThat(refusal).hasMessageContainingAll("/lab/runs/nowhere", "no run", "RUN-007", "septuple ls");
    }

    @Test
    void processesAreDrawn() {
        var ou = (RecordingPlan.OfProcess)
                plan("{process: ornstein-uhlenbeck, rates: [[1, -2], [2, 1]], diffusion: 1, interval: 0.01,"
                        + " frames: 20, replicas: 8}");
        var expected = LinearProcess.ornsteinUhlenbeck(
                new double[][] {{1, -2}, {2, 1}}, new double[][] {{1, 0}, {0, 1}}, 0.01);
        assertThat(((LinearProcess) ou.process()).propagator()).isDeepEqualTo(expected.propagator());
        assertThat(((LinearProcess) ou.process()).noise()).isDeepEqualTo(expected.noise());
        var opened = RecordingFiles.open(ou, 7, Engine.scalar());
        assertThat(opened.hashes()).isEmpty();
        assertThat(opened.recording().frames()).isEqualTo(20);
        assertThat(opened.recording().replicas()).isEqualTo(8);
        assertThat(plan("{process: double-well, barrier: 1, rate: 2, diffusion: 0.2, interval: 0.1, substeps: 5,"
                        + " warm-up: 9, frames: 3, replicas: 2}"))
                .isEqualTo(new RecordingPlan.OfProcess(new DoubleWell(1, 2, 0.2, 0.1, 5, 9), 3, 2));
        assertThat(plan("{process: tanh-map, weights: [[1.5]], noise: 0.1, frames: 3, replicas: 2}"))
                .isEqualTo(new RecordingPlan.OfProcess(new TanhMap(List.of(List.of(1.5)), 0.1, 100), 3, 2));
        var linear = (RecordingPlan.OfProcess)
                plan("{process: autoregression, propagator: [[0.5]], noise: [[0.75]], frames: 3, replicas: 2}");
        assertThat(((LinearProcess) linear.process()).stationaryCovariance()[0][0])
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{file: walk.npy, axes: [replica, time], interval: 0.01, coordinates: [1, 0], every: 3}",
                "{file: walk.csv, time: t, replica: r, coordinates: [x, y]}",
                "{run: runs/nowhere, replicas: {from: 3}}",
                "{process: double-well, diffusion: 0.2, frames: 10, replicas: 2}",
            })
    void theResolvedSectionBindsToTheSamePlan(String section) {
        var once = bind(section);
        assertThat(bind("resolved.yaml", once.resolved().toYaml()).value()).isEqualTo(once.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{interval: 1}; CFG-021 recording.file",
                "{file: a.npy, run: b}; CFG-026 recording.run",
                "{file: a.npy, axes: [tim, replica], interval: 0}; CFG-024 recording.axes.0, CFG-023 recording.interval",
                "{file: a.npy, axes: [replica]}; CFG-026 recording.axes",
                "{file: a.npy, axs: [time]}; CFG-020 recording.axs",
                "{file: a.npy, coordinates: [1, 1]}; CFG-026 recording.coordinates",
                "{file: a.npy, from: 5, until: 5, replicas: {from: 3, until: 2}}; CFG-026 recording.until, CFG-026 recording.replicas.until",
                "{file: a.csv, axes: [time]}; CFG-020 recording.axes",
                "{file: a.csv, time: t, interval: 2}; CFG-026 recording.interval",
                "{file: a.csv, time: t, replica: t}; CFG-026 recording.replica",
                "{file: a.csv, time: t, coordinates: [t, x]}; CFG-026 recording.coordinates",
                "{process: double-wel, frames: 1}; CFG-024 recording.process",
                "{process: double-well, frames: 1, replicas: 2}; CFG-021 recording.diffusion",
                "{process: ornstein-uhlenbeck, rates: [[1, 2]], diffusion: 1, frames: 1, replicas: 2}; CFG-027 recording.rates",
                "{process: autoregression, propagator: [[1]], noise: [[-1]], frames: 1, replicas: 2}; CFG-027 recording.propagator",
                "{process: autoregression, propagator: [[1]], noise: 1, frames: 1000000000, replicas: 1000}; DATA-014 recording.frames",
            })
    void whatCannotBeIsRefusedAtOnce(String section, String expected) {
        var found = Refusal.of(() -> bind(section)).violations().stream()
                .map(v -> v.code().code() + " " + v.pointer())
                .toList();
        assertThat(found).containsExactlyInAnyOrder(expected.split(", ", -1));
    }
}
