package org.septuple.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Commented configurations to begin with, one per kind. Each names every key, with its default.
public final class Templates {

    private Templates() {}

    /// The template of a kind.
    ///
    /// @param kind learning or duality
    /// @return YAML that runs as it is
    public static String of(ExperimentFile.Kind kind) {
        String resource = kind + ".yaml";
        try (InputStream stream = Templates.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no template " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
