package org.septuple.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.septuple.io.DataPlaces;
import picocli.CommandLine.IVersionProvider;

/// What is installed, and where.
final class Installation {

    private Installation() {}

    /// Version and revision, as the build wrote them.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "septuple " + version(), "revision " + revision(), "java " + Runtime.version(),
            };
        }
    }

    static String version() {
        return property("version");
    }

    /// The revision of the checkout that is run from, `unknown` elsewhere.
    static String revision() {
        Path home = home();
        if (home == null || !Files.exists(home.resolve(".git"))) {
            return "unknown";
        }
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", home.toString(), "describe", "--always", "--dirty", "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = git.getInputStream()) {
                String revision = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                return git.waitFor() == 0 && !revision.isEmpty() ? revision : "unknown";
            }
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }

    /// Operating system and architecture.
    static String system() {
        return "%s %s, %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
    }

    /// The directory of the launcher, null when started otherwise.
    static @Nullable Path home() {
        String home = System.getProperty("septuple.home");
        return home == null ? null : Path.of(home);
    }

    /// Where data files are looked for.
    static DataPlaces dataPlaces() {
        String environment = System.getenv("SEPTUPLE_DATA");
        Path home = home();
        return new DataPlaces(
                Path.of(""),
                environment == null || environment.isEmpty() ? null : Path.of(environment),
                home == null ? null : home.resolve("experiments/data"));
    }

    private static String property(String name) {
        try (InputStream stream = Installation.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty(name, "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
