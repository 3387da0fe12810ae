package org.septuple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are killed at any moment and resumed give the bits that they would have given without.
class SurvivalTest {

    private static final int KILLS = 100;
    private static final int MOST_MORE = 60;
    private static final String[] DIGITS = {"experiments/digits.yaml", "canonical=none", "spacetime=none"};
    private static final String[] SHORT = {
        "experiments/digits.yaml", "canonical=none", "spacetime=none", "learning.epochs=2", "learning.replicas=2"
    };
    private static final String[] ENSEMBLE = {
        "experiments/moons-ensemble.yaml", "learning.replicas=256", "learning.ensemble.snapshots=100"
    };
    private static final String[] ACTIVATION = {"experiments/digits-activation.yaml", "learning.epochs=2"};

    @TempDir
    private Path scratch;

    private int kills;
    private int early;
    private int late;

    private Path runs(String name) {
        return scratch.resolve(name);
    }

    private String[] run(Path out, String... experiment) {
        List<String> all = new ArrayList<>(
                List.of("run", Child.home().resolve(experiment[0]).toString()));
        all.addAll(List.of(experiment).subList(1, experiment.length));
        all.addAll(List.of("--out", out.toString(), "--checkpoint-every", "150ms", "--progress", "none"));
        return all.toArray(String[]::new);
    }

    private static String[] resume(Path run) {
        return new String[] {"resume", run.toString(), "--checkpoint-every", "150ms", "--progress", "none"};
    }

    /// Kills a run `rounds` times, each time resuming it, sometimes killing that too, and compares.
    private void killedRunsGoOn(String[] experiment, int rounds, long seed) throws IOException, InterruptedException {
        Path whole = runs("whole" + seed);
        long begin = System.nanoTime();
        Captured reference = Child.start(scratch, run(whole, experiment)).end();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertThat(reference.exit()).as(reference.err()).isZero();
        Map<String, String> expected = Artefacts.of(Artefacts.onlyRun(whole));
        Random moments = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Path out = runs("round%d-%d".formatted(seed, round));
            killLater(Child.start(scratch, run(out, experiment)), moments.nextLong(millis));
            while (Files.exists(out) && begun(out) && moments.nextBoolean()) {
                killLater(Child.start(scratch, resume(Artefacts.onlyRun(out))), moments.nextLong(millis));
            }
            if (!Files.exists(out) || !begun(out)) {
                early++;
                continue;
            }
            Path run = Artefacts.onlyRun(out);
            Captured end = Child.start(scratch, resume(run)).end();
            assertThat(end.exit()).as("round %d: %s", round, end.err()).isZero();
            Map<String, String> found = Artefacts.of(run);
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            for (Map.Entry<String, String> artefact : expected.entrySet()) {
                assertThat(found.get(artefact.getKey()))
                        .as("round %d: %s", round, artefact.getKey())
                        .isEqualTo(artefact.getValue());
            }
            assertThat(leftovers(run)).isEmpty();
            assertThat(Captured.of("verify", run.toString()).out()).endsWith(" 0 changed\n");
        }
    }

    private void killLater(Child child, long millis) throws InterruptedException {
        if (child.endsWithin(millis)) {
            late++;
        } else {
            child.kill();
            kills++;
        }
    }

    /// Whether there is something to resume: the manifest is there.
    private static boolean begun(Path out) throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            return all.anyMatch(file -> file.endsWith("manifest.json"));
        }
    }

    private static List<Path> leftovers(Path run) throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            return all.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    @Timeout(value = 5, unit = TimeUnit.MINUTES) // processes that start one after the other, also on a busy machine
    @Test
    void killedAtAFewMoments() throws IOException, InterruptedException {
        killedRunsGoOn(SHORT, 1, 1);
        killedRunsGoOn(ENSEMBLE, 1, 2);
        assertThat(kills).isPositive();
    }

    @Tag("slow")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @Test
    void killedAtAHundredMoments() throws IOException, InterruptedException {
        killedRunsGoOn(DIGITS, 40, 3);
        killedRunsGoOn(ENSEMBLE, 25, 4);
        killedRunsGoOn(ACTIVATION, 15, 5);
        for (int more = 0;
                kills - early < KILLS && more < MOST_MORE;
                more++) { // on a busy machine many moments fall after the end
            killedRunsGoOn(ENSEMBLE, 1, 6 + more);
        }
        System.out.printf("kills: %d, before the run began: %d, after it ended: %d%n", kills, early, late);
        assertThat(kills - early).isGreaterThanOrEqualTo(KILLS);
    }
}
