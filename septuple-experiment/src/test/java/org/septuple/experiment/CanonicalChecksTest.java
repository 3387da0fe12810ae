package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.network.BulkPotential;
import org.septuple.network.Dataset;
import org.septuple.network.Loss;
import org.septuple.network.Split;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Outcome;
import org.septuple.thermodynamics.Annealing;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// Rows 2.4 to 4.8 on a small network.
@Tag("slow")
class CanonicalChecksTest {

    private static Run run(int samples) throws InterruptedException {
        return run(samples, 2, Moons.DATA);
    }

    private static Run run(int samples, int cases, Split data) throws InterruptedException {
        Experiment.Duality moons = Moons.duality(new Loss.Bulk(new BulkPotential.None()), 0.2, 1);
        Sampling sampling = new Sampling(new Proposal.Hamiltonian(1.5, 0.8, 32), 8, 60, samples, 5, true);
        CanonicalPlan plan = new CanonicalPlan(
                5,
                Average.QUENCHED,
                Reference.LEBESGUE,
                cases,
                sampling,
                new Annealing(8, 32, 40, true),
                true,
                List.of(),
                null,
                0);
        Experiment experiment =
                new Experiment.Duality(moons.header(), moons.learning(), moons.dynamics(), plan, moons.ledger());
        return new LocalRunner(Kernels.scalar(), 1).run(experiment, data, new RunOutput() {
            @Override
            public void epoch(EpochRecord record) {}

            @Override
            public void progress(String stage, long done, long total) {}
        });
    }

    private static Map<String, LedgerRow> rows(Run run) {
        Map<String, LedgerRow> rows = new LinkedHashMap<>();
        Objects.requireNonNull(run.ledger())
                .rows()
                .forEach(row -> rows.put(row.claim().equation(), row));
        return rows;
    }

    /// F and U agree between chains and populations, and F falls by its learning part.
    @Test
    void rowsAreMeasured() throws InterruptedException {
        Run run = run(600);
        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
        Map<String, LedgerRow> rows = rows(run);
        for (String equation : List.of("2.6", "2.7", "2.8")) {
            LedgerRow row = Objects.requireNonNull(rows.get(equation));
            assertThat(row.verdict()).as(equation + " " + row.reason()).isIn(Verdict.HOLDS, Verdict.INCONCLUSIVE);
            Comparison comparison = Objects.requireNonNull(row.comparison());
            assertThat(comparison.residual().value() - 4 * comparison.residual().standardError())
                    .as(equation)
                    .isLessThan(comparison.tolerance());
            assertThat(comparison.nullModel().value()).as(equation).isGreaterThan(comparison.tolerance());
        }
        for (String equation : List.of("2.4", "2.9")) {
            Comparison comparison = Objects.requireNonNull(
                    Objects.requireNonNull(rows.get(equation)).comparison(), equation);
            assertThat(comparison.control().value()).as(equation).isLessThan(comparison.tolerance());
            assertThat(comparison.nullModel().value()).as(equation).isGreaterThan(comparison.tolerance());
        }
        assertThat(new TreeSet<>(run.results().keySet()))
                .contains(
                        "F",
                        "U",
                        "S",
                        "heat_capacity",
                        "descent.dF",
                        "descent.learning_part",
                        "descent.data_part",
                        "drift.gamma",
                        "drift.r2",
                        "circulation.quanta",
                        "saturation.slope.step",
                        "line.D",
                        "line.drift",
                        "slice.closure",
                        "slice.plain.closure");
        for (String equation : List.of("3.2", "3.3", "3.4")) {
            assertThat(Objects.requireNonNull(rows.get(equation)).comparison())
                    .as(equation)
                    .isNotNull();
        }
        for (String equation : List.of(
                "3.1", "3.6", "3.8", "3.9", "3.10", "3.5", "3.7", "3.11", "3.12", "4.1", "4.2", "4.3", "4.4", "4.5",
                "4.6", "4.7", "4.8")) {
            assertThat(Objects.requireNonNull(rows.get(equation)).verdict())
                    .as(equation)
                    .isNotEqualTo(Verdict.NOT_BUILT);
        }
    }

    /// Too few draws to judge: the rows say what to change.
    @Test
    void whatDidNotConvergeIsNotTestable() throws InterruptedException {
        LedgerRow row = Objects.requireNonNull(rows(run(10)).get("2.7"));
        assertThat(row.verdict()).isEqualTo(Verdict.NOT_TESTABLE);
        assertThat(row.reason()).contains("not converged", "canonical.samples");
    }

    /// All training samples are clamped.
    @Test
    void rowTwoEightNeedsOtherSamples() throws InterruptedException {
        Dataset twenty = Moons.DATA.train().select(IntStream.range(0, 20).toArray());
        LedgerRow row = Objects.requireNonNull(
                rows(run(10, 20, new Split(twenty, Moons.DATA.test()))).get("2.8"));
        assertThat(row.verdict()).isEqualTo(Verdict.NOT_TESTABLE);
        assertThat(row.reason()).contains("all 20 training samples are clamped", "data part is 0", "canonical.cases");
    }
}
