package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.lanes.Lanes;

class KernelBitsTest {

    private static final String VECTOR = "--add-modules=jdk.incubator.vector";

    @Test
    void vectorKernelsAreUsedWhereTheyCanBe() {
        assertThat(Lanes.available()).isTrue();
        assertThat(Lanes.kernels().name()).isEqualTo("vector");
        assertThat(Lanes.kernels().lanes()).isGreaterThan(1);
    }

    @Test
    void scalarAndVectorKernelsAgree() {
        assertThat(KernelBits.hash(Lanes.kernels())).isEqualTo(KernelBits.hash(Kernels.scalar()));
    }

    /// Interpreted, with shorter registers, without the Vector API.
    @ParameterizedTest
    @CsvSource({
        "-Xint,1,vector",
        "-XX:UseAVX=2,30,vector",
        "-XX:UseAVX=0,1,vector",
        "-XX:+UseSerialGC,20,scalar",
        "-Xint,1,scalar"
    })
    void everyJvmComputesTheSameBits(String option, int repetitions, String kernels)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+IgnoreUnrecognizedVMOptions");
        command.add(option);
        if (kernels.equals("vector")) {
            command.add(VECTOR);
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                KernelBits.class.getName(),
                Integer.toString(repetitions)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("%s %016x".formatted(kernels, KernelBits.hash(Kernels.scalar())));
    }
}
