package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.measurement.PressureCoefficient.Measured;
import org.septuple.statistics.Estimate;

/// κ = 4.0 ± .1 of 4D² = 1.
class PressureTallyTest {

    private static final String REMARK = "kappa > 0 counts only when Kramers loses on an anharmonic F: here ";

    private static PressureTally tally(boolean harmonic, double... pValues) {
        PressureTally tally = new PressureTally(1, harmonic, 1000);
        for (int seed = 0; seed < pValues.length; seed++) {
            Estimate kappa = new Estimate(4 + 0.01 * seed, 0.1, 1000);
            Measured fit = new Measured(kappa, List.of(), List.of(), 0, 1, 8, 0.9, 1, 0, pValues[seed]);
            tally.add(seed, List.of(new ContestPressure.Found(Estimate.exact(1, 1000), fit, List.of(), "")));
        }
        return tally;
    }

    @Test
    void positiveKappaCountsOnlyWhereKramersLosesOnAnAnharmonicF() {
        assertThat(tally(false, 0.5, 0.5).remarks(true)).noneMatch(remark -> remark.startsWith(REMARK));
        assertThat(tally(false, 0.5, 0.5).remarks(false)).anyMatch(remark -> remark.startsWith(REMARK + "Kramers"));
        assertThat(tally(true, 0.5, 0.5).remarks(true)).anyMatch(remark -> remark.startsWith(REMARK + "F is harmonic"));
    }

    @Test
    void rejectedFitsGiveNoKappa() {
        PressureTally tally = tally(false, 0.5, 0.001, 0.5);
        assertThat(tally.results().get("kappa"))
                .isNotNull()
                .extracting(Estimate::n)
                .isEqualTo(2L);
        assertThat(tally.remarks(true)).anyMatch(remark -> remark.startsWith("kappa: p < 0.01 in 1 of 3 fits"));
    }
}
