package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.experiment.LocalRunner;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Outcome;

class RunSessionTest {

    private static final String MOONS = """
            septuple: 1
            kind: learning
            name: moons
            data: {set: moons, samples: 60, train: 40}
            network: {bulk: {structure: feed-forward, layers: [4]}, activation: tanh, loss: {kind: bulk, potential: none}}
            learning: {mode: relaxation, settle: 1, steps: 2, rate: 0.2, batch: 10, epochs: 5, optimiser: plain, step: 0.1, replicas: 2}
            readout: {dynamics-steps: 2}
            """;
    private static final Duration SHORT = Duration.ofNanos(1);

    @TempDir
    private Path directory;

    private static Provenance process(Instant started) {
        return new Provenance(
                "", List.of("run"), "0", "r", "25", "here", "scalar", 1, started, Duration.ZERO, Map.of());
    }

    private Run run(RunSession session) throws InterruptedException {
        Run run = new LocalRunner(Kernels.scalar(), 1)
                .run(
                        session.prepared().experiment(),
                        session.prepared().data(),
                        session.recording(),
                        session.recording());
        if (run.outcome() instanceof Outcome.Interrupted at) {
            session.recording().interrupted(at, "a test");
        } else {
            session.recording().finish(run, session.recording().provenance(), "report");
        }
        return run;
    }

    @Test
    void aClockThatJumpsBackChangesNothing() throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("moons.yaml"), MOONS);
        Path runs = directory.resolve("runs");
        AtomicLong hour = new AtomicLong(1_000_000);
        AtomicLong nanos = new AtomicLong();
        Bound<ExperimentFile.Prepared> bound = ExperimentFile.read(file, List.of(), DataPlaces.none());
        Schedule begun = new Schedule(SHORT, Duration.ofNanos(40), nanos::incrementAndGet);
        Path path;
        try (RunSession session = RunSession.begin(
                runs,
                file,
                bound,
                process(Instant.ofEpochSecond(3600 * hour.get())),
                begun,
                () -> Instant.ofEpochSecond(3600 * hour.decrementAndGet()))) {
            path = session.recording().path();
            assertThat(run(session).outcome()).isInstanceOf(Outcome.Interrupted.class);
        }
        RunStatus first = Objects.requireNonNull(RunStatus.read(path));
        assertThat(first.state()).isEqualTo(RunStatus.State.INTERRUPTED);
        List<String> notes = new ArrayList<>();
        RunSession again = Objects.requireNonNull(RunSession.resume(
                path,
                List.of(),
                DataPlaces.none(),
                process(Instant.ofEpochSecond(3600 * hour.decrementAndGet())),
                false,
                new Schedule(SHORT, null, nanos::incrementAndGet),
                () -> Instant.ofEpochSecond(3600 * hour.decrementAndGet()),
                new ResumeNotes() {
                    @Override
                    public void tell(String note) {
                        notes.add(note);
                    }

                    @Override
                    public void warn(String warning) {
                        notes.add(warning);
                    }
                }));
        try (again) {
            assertThat(run(again).outcome()).isInstanceOf(Outcome.Completed.class);
        }
        RunStatus last = Objects.requireNonNull(RunStatus.read(path));
        assertThat(last.heartbeat()).isBefore(first.heartbeat());
        assertThat(last.seconds()).isGreaterThan(first.seconds());
        assertThat(last.state()).isEqualTo(RunStatus.State.COMPLETED);
        assertThat(notes).contains("going on from a checkpoint");
        assertThat(RunVerification.of(path, DataPlaces.none()).changes()).isEmpty();
    }

    @Test
    void twoRunsOfOneSecondHaveTwoDirectories() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        try (RunDirectory one = RunDirectory.create(directory, "a", now, "a: 1\n", "a: 1\n");
                RunDirectory two = RunDirectory.create(directory, "a", now, "a: 1\n", "a: 1\n")) {
            assertThat(one.id()).startsWith("2026-01-02T03-04-05Z_a_");
            assertThat(two.id()).isEqualTo(one.id() + "-2");
        }
    }

    @Test
    void schedulesKeepTheirTimes() {
        long[] now = {-5};
        Schedule schedule = new Schedule(Duration.ofNanos(10), Duration.ofNanos(25), () -> now[0]);
        assertThat(schedule.isDue()).isFalse();
        now[0] = 4;
        assertThat(schedule.isDue()).isFalse();
        now[0] = 5;
        assertThat(schedule.isDue()).isTrue();
        schedule.kept();
        assertThat(schedule.isDue()).isFalse();
        assertThat(schedule.reason()).isNull();
        now[0] = 20;
        assertThat(schedule.reason()).isEqualTo(Schedule.Stop.WALL_LIMIT);
        schedule.kept();
        assertThat(schedule.isDue()).isTrue();
        schedule.stop();
        assertThat(schedule.reason()).isEqualTo(Schedule.Stop.SIGNAL);
        Schedule endless = new Schedule(Duration.ofDays(999_999_999), Duration.ofDays(999_999_999), () -> now[0]);
        now[0] = Long.MAX_VALUE / 2;
        assertThat(endless.isDue()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule(Duration.ZERO, null, () -> 0));
    }

    @Test
    void statusComesBackAndDamageIsNoStatus() throws IOException {
        RunStatus status = new RunStatus(
                RunStatus.State.RUNNING,
                "learning",
                3,
                9,
                1.5,
                null,
                Instant.parse("2026-01-02T03:04:05.678Z"),
                42,
                "ŵ");
        status.write(directory);
        assertThat(RunStatus.read(directory)).isEqualTo(status);
        Path file = directory.resolve("status.json");
        String text = Files.readString(file);
        for (int length = 0; length < text.strip().length(); length++) {
            Files.writeString(file, text.substring(0, length));
            assertThat(RunStatus.read(directory)).isNull();
        }
        Files.writeString(file, text.replace("running", "flying"));
        assertThat(RunStatus.read(directory)).isNull();
    }
}
