package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultsFileTest {

    @TempDir
    private Path run;

    private ResultsFile read(String json) throws IOException {
        Files.writeString(run.resolve("results.json"), json);
        return ResultsFile.read(run);
    }

    @Test
    void estimatesComeBackInOrderToTheLastBitAndInfinitiesAsNaN() throws IOException {
        ObjectNode root = JsonMapper.builder().build().createObjectNode();
        root.put("outcome", "completed").put("equation_2_9", "followed");
        root.set(
                "results",
                RunJson.results(Map.of(
                        "third", new Estimate(1.0 / 3, Double.MIN_VALUE, Long.MAX_VALUE),
                        "huge", new Estimate(1e300, Double.POSITIVE_INFINITY, 2))));
        ResultsFile read = read(root.toPrettyString());
        assertThat(read.outcome()).isEqualTo(new Outcome.Completed());
        assertThat(read.followsEquation29()).isTrue();
        assertThat(read.ledger()).isNull();
        assertThat(read.results())
                .containsEntry("third", new Estimate(1.0 / 3, Double.MIN_VALUE, Long.MAX_VALUE))
                .containsEntry("huge", new Estimate(1e300, Double.NaN, 2));
        assertThat(read.results().keySet())
                .containsExactlyElementsOf(root.path("results").propertyNames());
    }

    @Test
    void divergenceComesBack() throws IOException {
        assertThat(read("""
                {"outcome": "diverged", "divergence": {"quantity": "loss", "step": 12, "advice": "lower it"}}
                """).outcome()).isEqualTo(new Outcome.Diverged("loss", 12, "lower it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"outcome\": \"interrupted\"}",
                "{\"outcome\": \"diverged\"}",
                "{\"outcome\": \"completed\", \"results\": {\"a\": 1}}",
                "{\"outcome\": \"completed\", \"results\": {\"a\": {\"value\": 1, \"error\": -1, \"n\": 1}}}",
                "{\"outcome\": \"completed\", \"results\": {\"a\": {\"value\": \"1\", \"error\": 0, \"n\": 1}}}",
                "{\"outcome\": \"completed\", \"ledger\": [{}]}",
                "{\"outcome\": \"completed\", \"ledger\": [{\"equation\": \"2.1\", \"kind\": \"D\", \"statement\": \"s\", "
                        + "\"verdict\": \"maybe\", \"reason\": \"r\"}]}"
            })
    void damageIsRefusedByName(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(RunRefusedException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.RUN_CHANGED);
            assertThat(refused.where()).endsWith("results.json");
        });
    }
}
