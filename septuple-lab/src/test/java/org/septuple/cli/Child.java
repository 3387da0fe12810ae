package org.septuple.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Septuple in a process of its own, which can be killed.
final class Child {

    private static final long LONGEST_SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// The command line that starts it.
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dseptuple.home=" + home(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.septuple.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    static Path home() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("experiments"))
                ? here
                : here.resolve("..").normalize();
    }

    static Child start(Path scratch, String... arguments) throws IOException {
        return start(scratch, command(arguments));
    }

    static Child start(Path scratch, List<String> command) throws IOException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Child(process, out, err);
    }

    /// Lets it work for a while. True if it has ended by then.
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Sends a signal by its name.
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /// Waits for the end.
    Captured end() throws IOException, InterruptedException {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
        return new Captured(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
