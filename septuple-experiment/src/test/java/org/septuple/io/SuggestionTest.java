package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("steps", "rate", "batch", "mean-interval", "optimiser", "mode");

    @ParameterizedTest
    @CsvSource({
        "stpes, steps",
        "step, steps",
        "setps, steps",
        "Rate, rate",
        "mean_interval, mean-interval",
        "opt, optimiser",
        "optimizer, optimiser",
        "batchsize, batch",
        "mdoe, mode"
    })
    void nearWordsAreMeant(String word, String meant) {
        assertThat(Suggestion.of(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"seed", "x", "temperature", "to"})
    void farWordsAreNot(String word) {
        assertThat(Suggestion.of(word, KNOWN)).isEmpty();
    }

    /// Swap of neighbours is one edit (Damerau), not two (Levenshtein).
    @ParameterizedTest
    @CsvSource({"ab, ba, 1", "abc, abc, 0", "abc, ac, 1", "abc, axc, 1", "ca, abc, 3", "abcdef, abdcfe, 2", "a, abcd, 3"
    })
    void distancesByHand(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void overlongWordsAreNotCompared() {
        assertThat(Suggestion.of("s".repeat(100_000), KNOWN)).isEmpty();
    }
}
