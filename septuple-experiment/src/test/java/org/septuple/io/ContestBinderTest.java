package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContestBinderTest {

    private static final String EVERY =
            "control: {law: every, free-energy: {family: harmonic, rates: [1]}, diffusion: 0.5, memory: 0.5, speed: 0.3, interval: %s}";
    private static final String LEARNER =
            "learner: {family: single-weight, label-noise: 1, batch: 8, step: %s, momentum: 0.5}";

    @TempDir
    private Path directory;

    private List<String> pointers(String mover, String... overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("contest.yaml"), """
                septuple: 1
                kind: contest
                grid: {axes: [{from: -4, to: 4, points: 64}]}
                %s
                initial: {law: gaussian, mean: [1], variance: [0.1]}
                contest: {replicas: 400}
                """.formatted(mover));
        return Refusal.of(() -> ExperimentFile.read(file, List.of(overrides), DataPlaces.none())).violations().stream()
                .map(Violation::pointer)
                .toList();
    }

    /// A stand-in for what is missing is no reason to find times too early.
    @ParameterizedTest
    @ValueSource(strings = {"diffusion", "memory", "speed", "interval"})
    void aMissingKeyOfEveryControlIsAllThatIsSaid(String key) throws IOException {
        assertThat(pointers(EVERY.formatted("0.01"), "control." + key + "=null"))
                .containsExactly("control." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"control.law=no-such", "control.rate=-1", "control.interval=0"})
    void aBadKeyOfAControlIsAllThatIsSaid(String override) throws IOException {
        assertThat(pointers(EVERY.formatted("0.01"), override))
                .containsExactly(override.substring(0, override.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner.step=-1", "learner.momentum=1", "learner.family=no-such"})
    void aBadKeyOfALearnerIsAllThatIsSaid(String override) throws IOException {
        assertThat(pointers(LEARNER.formatted("0.01"), override))
                .containsExactly(override.substring(0, override.indexOf('=')));
    }

    /// The first time is γt = .1.
    @Test
    void timesThatBeginBeforeTheFirstStepAreRefusedBesideWhatElseIsWrong() throws IOException {
        assertThat(pointers(EVERY.formatted("0.2"))).containsExactly("contest.times");
        assertThat(pointers(LEARNER.formatted("0.06"))).containsExactly("contest.times");
        assertThat(pointers(EVERY.formatted("0.2"), "contest.replicas=1", "control.memory=null"))
                .containsExactlyInAnyOrder("contest.times", "contest.replicas", "control.memory");
    }
}
