package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "..", "docs", "errors.md");

    @Test
    void documentationEqualsTheSource() throws IOException {
        if (Boolean.getBoolean("septuple.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ErrorCode.page());
        }
        assertThat(PAGE).exists();
        assertThat(Files.readString(PAGE))
                .as("docs/errors.md is stale; regenerate it with"
                        + " ./mvnw test -pl septuple-experiment -am -Dtest=ErrorCodeTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dseptuple.docs.write=true")
                .isEqualTo(ErrorCode.page());
    }

    @Test
    void codesAreDistinct() {
        assertThat(ErrorCode.values()).extracting(ErrorCode::code).doesNotHaveDuplicates();
        assertThat(ErrorCode.values()).extracting(ErrorCode::code).allMatch(code -> code.matches("[A-Z]+-\\d{3}"));
    }

    /// The exit status follows the family of the code; RUN has one status for each outcome.
    @Test
    void familiesKeepTheirExitStatus() {
        var statuses = Map.of("CFG", 2, "DATA", 2, "USE", 2, "IO", 6, "INT", 1);
        for (var error : ErrorCode.values()) {
            var family = error.code().substring(0, error.code().indexOf('-'));
            assertThat(error.exitStatus()).isEqualTo(statuses.getOrDefault(family, error.exitStatus()));
        }
        assertThat(Arrays.stream(ErrorCode.values())
                        .filter(error -> error.code().startsWith("RUN"))
                        .map(ErrorCode::exitStatus))
                .containsExactly(5, 5, 3, 4, 4, 4, 2, 2, 6, 75, 2);
    }

    @Test
    void textsAreSentencesThatFitATable() {
        for (var error : ErrorCode.values()) {
            assertThat(error.meaning()).matches("[A-Z][^|\n]*\\.");
            assertThat(error.remedy()).matches("[A-Z`][^|\n]*\\.");
        }
    }
}
