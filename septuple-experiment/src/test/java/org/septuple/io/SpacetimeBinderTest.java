package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpacetimeBinderTest {

    private static final String CYCLIC = "network: {inputs: 2, bulk: {structure: cyclic, size: 4}}\n";

    @TempDir
    private Path directory;

    private List<Violation> violations(String text) throws IOException {
        Path file = Files.writeString(
                directory.resolve("bad.yaml"), "septuple: 1\nkind: measure\nname: bad\n" + text + "\n");
        List<Violation> found = new ArrayList<>();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ExperimentFile.read(file, List.of(), DataPlaces.none()))
                .satisfies(thrown -> found.addAll(thrown.violations()));
        return found;
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        CYCLIC + "spacetime: {clouds: 400, scan-clouds: 401}",
                        "spacetime.scan-clouds",
                        "401, must be at most 400"),
                Arguments.of(CYCLIC + "spacetime: {radii: [0.1, 0.99]}", "spacetime.radii", "from 0.1 to 0.99"),
                Arguments.of(CYCLIC + "spacetime: {radii: [0.1]}", "spacetime.radii", "ratio of 1.0"),
                Arguments.of(CYCLIC + "spacetime: {radii: [0.1, 0.1, 2]}", "spacetime.radii", "must rise"),
                Arguments.of(CYCLIC + "spacetime: {radii: [0.1, word]}", "spacetime.radii.1", "word"),
                Arguments.of(
                        CYCLIC + "spacetime: {reading: delay}\ndynamics: {input: common}",
                        "dynamics.input",
                        "would follow the same samples"),
                Arguments.of(
                        CYCLIC + "spacetime: {reading: delay, spread: 1}\ndynamics: {input: common, noise: 0.1}",
                        "dynamics.input",
                        "would follow the same samples"),
                Arguments.of(CYCLIC + "spacetime: {radii: 0.1}", "spacetime.radii", "a list of two or more rising"),
                Arguments.of(CYCLIC + "spacetime: {radii: word}", "spacetime.radii", "a list of two or more rising"),
                Arguments.of(CYCLIC + "spacetime: {radii: []}", "spacetime.radii", "a list of two or more rising"),
                Arguments.of(CYCLIC + "spacetime: {radii: [9e-9, 1]}", "spacetime.radii", "rounding of states"),
                Arguments.of(CYCLIC + "spacetime: {radius: 9e-9}", "spacetime.radius", "rounding of states"),
                Arguments.of(
                        CYCLIC + "spacetime: {cloud-input: independent}",
                        "spacetime.cloud-input",
                        "`spacetime.radius` 0"),
                Arguments.of(
                        "network: {bulk: {structure: cyclic, size: 4}}\n"
                                + "spacetime: {spread: 1, radius: 0.1, cloud-input: independent}",
                        "spacetime.cloud-input",
                        "no inputs"),
                Arguments.of(
                        CYCLIC + "spacetime: {reading: delay}\ndynamics: {input: commn}", "dynamics.input", "commn"),
                Arguments.of(CYCLIC + "spacetime: {cloud-noise: 0.1, radius: -1}", "spacetime.radius", "-1"),
                Arguments.of(CYCLIC + "spacetime: {components: 5}", "spacetime.components", "5"),
                Arguments.of("spacetime: {reading: layers}", "network", "missing"),
                Arguments.of("network: 7\nspacetime: {reading: layers}", "network", "7"),
                Arguments.of(
                        "network: {bulk: {structure: cyclic, size: -1}}\nspacetime: {reading: layers}",
                        "network.bulk.size",
                        "-1"),
                Arguments.of(
                        "network: {bulk: {structure: random}}\nspacetime: {reading: layers}",
                        "network.bulk.size",
                        "missing"),
                Arguments.of("planted: {production: 1e300, form: [[1]], clouds: 80}", "planted.production", "1000000"),
                Arguments.of("planted: {production: 1, form: [[-2e6]], clouds: 80}", "planted.form.0.0", "1000000"),
                Arguments.of("planted: {production: 1, form: [[x, 1]], clouds: 80}", "planted.form.0.0", "x"),
                Arguments.of(
                        "planted: {production: 1, form: [[1]], clouds: 80, noise: 1e7}", "planted.noise", "1000000"));
    }

    /// One mistake, one message: what follows from stand-ins is not said.
    @ParameterizedTest
    @MethodSource("mistakes")
    void theCauseAloneIsTold(String text, String path, String words) throws IOException {
        assertThat(violations(text)).singleElement().satisfies(only -> {
            assertThat(only.pointer()).isEqualTo(path);
            assertThat(only.message()).contains(words);
            assertThat(only.remedy()).isNotEmpty();
        });
    }

    static List<String> sound() {
        return List.of(
                CYCLIC + "spacetime: {clouds: 320, scan-clouds: 320, radii: [0.1, 1]}",
                CYCLIC + "spacetime: {radii: none}\ndynamics: {input: independent, noise: 0.1}",
                CYCLIC + "spacetime: {radii: [0.07, 0.7], radius: 1e-8, cloud-input: independent}",
                CYCLIC + "spacetime: {radii: [1e-8, 0.7], radius: 0.1, cloud-input: common}",
                "network: {bulk: {structure: cyclic, size: 4}}\nspacetime: {reading: layers}\ndynamics: {noise: 0.1}",
                "planted: {production: -1e6, form: [[1e6]], clouds: 80, noise: 1e6}");
    }

    @ParameterizedTest
    @MethodSource("sound")
    void whatIsSoundIsRead(String text) throws IOException {
        Path file = Files.writeString(
                directory.resolve("good.yaml"), "septuple: 1\nkind: measure\nname: good\n" + text + "\n");
        assertThat(ExperimentFile.read(file, List.of(), DataPlaces.none())
                        .value()
                        .experiment()
                        .header()
                        .name())
                .isEqualTo("good");
    }
}
