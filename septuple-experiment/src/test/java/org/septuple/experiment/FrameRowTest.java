package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.spacetime.FrameSearch;
import org.septuple.spacetime.FrameTrial;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.NullComparison;

/// Row 6.5: its control is a bond that is there, and rows where no exchange changes g are not testable.
class FrameRowTest {

    private static NullComparison nearness(LocalNeurons neurons) {
        FrameTrial.Settings settings =
                new FrameTrial.Settings(FrameSearch.Settings.standard().atMost(20), 4, EigenvalueExchange.TRIPLES, 1);
        return FrameTrial.of(neurons, settings, Engine.scalar().crew()).nearness();
    }

    /// The same neurons with the eigenvalues of another: the bond is cut, and the control is lost.
    @Test
    void thePlantedBondIsFoundAndCanBeLost() {
        LocalNeurons planted = FrameRow.planted(1);
        assertThat(nearness(planted).verdict(0.05)).isEqualTo(NullComparison.Verdict.BETTER);
        LocalNeurons cut = planted.exchanged(EigenvalueExchange.TRIPLES, 5, 0);
        assertThat(nearness(cut).verdict(0.05)).isEqualTo(NullComparison.Verdict.NO_BETTER);
    }

    @Test
    void equalMatricesAreNotTestable() {
        int size = 4;
        double[] matrices = new double[6 * size];
        for (int i = 0; i < size; i++) {
            matrices[6 * i] = 1;
            matrices[6 * i + 3] = 1;
            matrices[6 * i + 5] = 1;
        }
        double[] paths = new RandomStream(1, Purpose.KNOWN_PROCESS, 67, 0).gaussians(3 * size * 2);
        LedgerNotes notes = new LedgerNotes();
        FrameRow row = new FrameRow(LocalNeurons.of(matrices, paths), "4 of 4", 1, Engine.scalar());
        assertThatThrownBy(() -> row.measure(notes))
                .isInstanceOf(UntestableException.class)
                .hasMessageContaining("the same for all")
                .hasMessageContaining("4 of 4");
        assertThat(notes.results()).doesNotContainKey("spacetime.frames.p");
    }
}
