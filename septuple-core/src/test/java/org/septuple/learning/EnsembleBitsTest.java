package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

/// Threads, order of work, kernels and compilation leave every bit as it is.
class EnsembleBitsTest {

    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    /// Some ten seconds in all.
    private static final int STEPS = 100;

    @Test
    @Tag("slow")
    void aLargeEnsembleHasOneHash() {
        long expected = EnsembleHash.of(5000, STEPS, new Engine(Lanes.kernels(), Crew.alone()));
        try (ThreadCrew two = new ThreadCrew(2)) {
            assertThat(EnsembleHash.of(5000, STEPS, new Engine(Lanes.kernels(), two)))
                    .isEqualTo(expected);
        }
        assertThat(EnsembleHash.of(5000, STEPS, new Engine(Lanes.kernels(), new EnsembleHash.Backwards(2))))
                .isEqualTo(expected);
        assertThat(EnsembleHash.of(5000, STEPS, new Engine(Kernels.scalar(), new EnsembleHash.Backwards(1))))
                .isEqualTo(expected);
    }

    /// A JVM without compiler, and one with vectors of two doubles.
    @Test
    @Tag("slow")
    void otherWaysToRunHaveTheSameHash() throws IOException, InterruptedException {
        String expected = Long.toString(EnsembleHash.of(20, 6, new Engine(Lanes.kernels(), Crew.alone())));
        assertThat(child("scalar", VECTORS, "-Xint")).isEqualTo(expected);
        assertThat(child("vector", VECTORS, "-Xint")).isEqualTo(expected);
        assertThat(child("vector", VECTORS, "-XX:MaxVectorSize=16")).isEqualTo(expected);
        assertThat(child("vector", VECTORS, "-XX:MaxVectorSize=32")).isEqualTo(expected);
    }

    /// As a library, in a JVM that was started without flags and has no vectors to offer.
    @Test
    void noFlagIsNeeded() throws IOException, InterruptedException {
        assertThat(Lanes.available()).isTrue();
        String expected = Long.toString(EnsembleHash.of(20, 6, new Engine(Lanes.kernels(), Crew.alone())));
        assertThat(child("fastest")).isEqualTo(expected);
    }

    private static String child(String kernels, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(EnsembleHash.class.getName(), "20", "6", kernels));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
