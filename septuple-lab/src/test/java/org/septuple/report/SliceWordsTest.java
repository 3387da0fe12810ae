package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SliceWordsTest {

    @Test
    void everyPrefixIsSaid() {
        assertThat(SliceWords.meaning("slice.closure")).startsWith("share of the drift of z");
        assertThat(SliceWords.meaning("slice.plain.loss.velocity"))
                .startsWith("slope of the current velocity")
                .endsWith("(mean loss of relaxed states as F) (plain descent)");
        assertThat(SliceWords.meaning("slice.plain.late.fokker-planck")).contains("from fokker-planck, over that");
        assertThat(SliceWords.meaning("slice.behind.madelung-paper")).contains("score of madelung-paper");
        assertThat(SliceWords.meaning("slice.plain.no-such")).isEmpty();
    }
}
