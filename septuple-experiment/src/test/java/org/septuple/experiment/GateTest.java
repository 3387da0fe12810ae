package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.statistics.Estimate;

/// Rows that fail on a network where a premise fails say nothing, and where one is unknown they do not decide.
class GateTest {

    private static final Comparison FAILS = new Comparison(
            "measured", new Estimate(0.9, 0.01, 50), 0.2, "declared", Estimate.exact(0, 1), Estimate.exact(0.5, 1));

    private static LedgerNotes decided(Estimate smoothness, Estimate equations) {
        LedgerNotes notes = new LedgerNotes();
        for (String row : List.of("7.6", "7.7", "8.10")) {
            notes.put(row, FAILS);
        }
        notes.refuse("no box", List.of("8.11"));
        Gate gate = new Gate(new Premises(List.of(
                Premises.attempt(Premise.PRODUCTION, () -> new Estimate(0.1, 0.01, 20)),
                Premises.attempt(Premise.SMOOTH, () -> smoothness))));
        gate.read(Premise.EQUATIONS, () -> equations);
        gate.decide("", notes);
        return notes;
    }

    private static Verdict verdict(LedgerNotes notes, String row) {
        return Objects.requireNonNull(notes.rows().get(row)).verdict(0.95);
    }

    private static List<Double> verdicts(LedgerNotes notes) {
        return notes.tables().stream()
                .filter(table -> table.shape() == Shape.GATE)
                .flatMap(table -> table.rows().stream())
                .map(List::getLast)
                .toList();
    }

    @Test
    void whatPassesIsAsItWas() {
        LedgerNotes notes = decided(new Estimate(0.3, 0.05, 20), Estimate.exact(0.1, 1));
        for (String row : List.of("7.6", "7.7", "8.10")) {
            assertThat(notes.rows()).containsEntry(row, FAILS);
        }
        assertThat(verdicts(notes)).containsExactly(1.0, 1.0, 1.0);
        assertThat(notes.untestable()).containsOnly(Map.entry("8.11", "no box"));
    }

    @Test
    void aPremiseThatFailsLeavesNothingToTest() {
        LedgerNotes notes = decided(new Estimate(1.6, 0.05, 20), Estimate.exact(0.1, 1));
        assertThat(notes.rows()).containsOnlyKeys("7.6");
        assertThat(notes.untestable().get("7.7"))
                .isEqualTo("gate: " + Premise.SMOOTH.number() + " is 1.60 +- 0.10, need < 0.5; the residual is 0.900");
        assertThat(notes.untestable().get("8.11")).isEqualTo("no box");
        assertThat(verdicts(notes)).containsExactly(1.0, -1.0, 1.0);
        assertThat(Objects.requireNonNull(notes.results().get("gate.smooth")).value())
                .isEqualTo(1.6);
    }

    @Test
    void aPremiseOfTheEquationsDecidesNoPaths() {
        LedgerNotes notes = decided(new Estimate(0.3, 0.05, 20), Estimate.exact(0.3, 1));
        assertThat(verdict(notes, "7.7")).isEqualTo(Verdict.FAILS);
        assertThat(notes.untestable().get("8.10"))
                .isEqualTo("gate: " + Premise.EQUATIONS.number() + " is 0.300, need < 0.2; the residual is 0.900");
    }

    @Test
    void anUnknownPremiseMakesRowsInconclusive() {
        for (Estimate unknown : List.of(
                new Estimate(0.45, 0.05, 20),
                new Estimate(0.3, Double.NaN, 1),
                new Estimate(Double.NaN, Double.NaN, 1))) {
            LedgerNotes notes = decided(unknown, Estimate.exact(0.1, 1));
            for (String row : List.of("7.7", "8.10")) {
                assertThat(verdict(notes, row)).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(Objects.requireNonNull(notes.rows().get(row)).estimator())
                        .startsWith("measured; inconclusive: gate: " + Premise.SMOOTH.number());
            }
            assertThat(verdicts(notes).get(1)).isZero();
        }
    }

    @Test
    void numbersOfPremisesAreTheirs() {
        for (Premise premise : Premise.values()) {
            assertThat(Premise.of(premise.code())).isEqualTo(premise);
            assertThat(Premise.PRODUCTION.decides()).containsAll(premise.decides());
        }
    }
}
