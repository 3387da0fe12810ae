package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecayRateNotesTest {

    @Test
    void ratesThatAreMissingAreTold() {
        FieldNotes notes = new FieldNotes();
        DecayRateNotes.tell(notes, List.of(1., 2.), 1, 5);
        assertThat(notes.results()).containsOnlyKeys("lambda.1", "lambda.2");
        assertThat(notes.findings().remarks())
                .singleElement()
                .asString()
                .contains("asked for 5 decay rates, found 2", "fewer");
    }

    @Test
    void allRatesNeedNoRemark() {
        FieldNotes notes = new FieldNotes();
        DecayRateNotes.tell(notes, List.of(0., 1.), 0, 2);
        assertThat(notes.results()).containsOnlyKeys("lambda.0", "lambda.1");
        assertThat(notes.findings().remarks()).isEmpty();
    }
}
