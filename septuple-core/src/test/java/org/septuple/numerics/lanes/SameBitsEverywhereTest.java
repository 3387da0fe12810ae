package org.septuple.numerics.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The bits depend neither on the Vector API, nor on the compiler, nor on the width of the registers.
class SameBitsEverywhereTest {

    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    private static String[] kernelHash(int rounds, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KernelHash.class.getName(), Integer.toString(rounds)));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output.strip().split(" ", -1);
    }

    @Test
    void interpreterGivesTheSameBitsWithVectorsAndWithout() throws IOException, InterruptedException {
        String[] scalar = kernelHash(1, "-Xint");
        String[] vector = kernelHash(1, "-Xint", VECTORS);
        assertThat(scalar[0]).isEqualTo("scalar");
        assertThat(vector[0]).isEqualTo("vector");
        assertThat(vector[1]).isEqualTo(scalar[1]);
    }

    /// Compiled code keeps vectors in registers: one box per register of one loop would take 8000 bytes, and what little
    /// is left is the measurement's own.
    @Tag("slow")
    @Test
    void compiledVectorsGiveTheSameBitsAndBoxNothing() throws IOException, InterruptedException {
        String bits = kernelHash(1, "-Xint")[1];
        assertThat(kernelHash(5000)[1]).isEqualTo(bits);
        String[] widest = kernelHash(10_000, VECTORS);
        assertThat(widest[1]).isEqualTo(bits);
        assertThat(Long.parseLong(widest[2])).isLessThan(1000);
        assertThat(kernelHash(5000, VECTORS, "-XX:MaxVectorSize=32")[1]).isEqualTo(bits);
        assertThat(kernelHash(5000, VECTORS, "-XX:MaxVectorSize=16")[1]).isEqualTo(bits);
    }
}
