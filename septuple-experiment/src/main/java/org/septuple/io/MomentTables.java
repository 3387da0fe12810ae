package org.septuple.io;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.io.table.Column;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;

/// The tables of a free energy that grow with its moments.
///
/// | table | a row for each |
/// |---|---|
/// | moments | moment |
/// | free_energy | moment and method, the most trusted first |
/// | ladder | moment and rung that was sampled |
/// | monitored | moment and quantity under the law itself |
final class MomentTables {

    static final String MOMENTS_TABLE = "moments";
    static final String FREE_ENERGY_TABLE = "free_energy";
    static final String LADDER_TABLE = "ladder";
    static final String MONITORED_TABLE = "monitored";

    private static final Column STEP = Column.integers("step", "1", "learning step");
    private static final Column AVERAGE = Column.texts("average", "annealed or quenched");
    private static final Column REFERENCE = Column.texts("reference", "reference measure of the bulk");

    /// Columns by name of the table.
    static final Map<String, List<Column>> COLUMNS = columns();

    private MomentTables() {}

    private static Map<String, List<Column>> columns() {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        tables.put(
                MOMENTS_TABLE,
                List.of(
                        STEP,
                        AVERAGE,
                        REFERENCE,
                        Column.reals("beta", "1", "inverse temperature"),
                        Column.integers("cases", "1", "clamped boundary states, or 1"),
                        Column.integers("neurons", "1", "free neurons"),
                        Column.reals("loss", "1", "average loss U"),
                        Column.reals("loss_se", "1", "its standard error"),
                        Column.integers("loss_n", "1", "independent units behind it"),
                        Column.reals("entropy", "1", "entropy S in nats"),
                        Column.reals("entropy_se", "1", "its standard error"),
                        Column.integers("entropy_n", "1", "independent units behind it"),
                        Column.reals("heat_capacity", "1", "heat capacity"),
                        Column.reals("heat_capacity_se", "1", "its standard error"),
                        Column.integers("heat_capacity_n", "1", "independent units behind it"),
                        Column.reals("gradient_norm", "1", "length of the slope of F over q")
                                .optional(),
                        Column.reals("gradient_norm_se", "1", "its standard error")
                                .optional(),
                        Column.integers("gradient_norm_n", "1", "independent units behind it")
                                .optional(),
                        Column.integers("converged", "1", "1 if all diagnostics passed, else 0"),
                        Column.texts("advice", "what to change, a line each")));
        tables.put(
                FREE_ENERGY_TABLE,
                List.of(
                        STEP,
                        AVERAGE,
                        REFERENCE,
                        Column.texts("method", "how"),
                        Column.reals("F", "1", "free energy"),
                        Column.reals("F_se", "1", "its asymptotic standard error"),
                        Column.integers("n", "1", "independent units behind it"),
                        Column.reals("bootstrap_error", "1", "standard error by resampling chains or islands"),
                        Column.integers("converged", "1", "1 if its own diagnostics passed, else 0")));
        tables.put(
                LADDER_TABLE,
                List.of(
                        STEP,
                        Column.integers("rung", "1", "from 0"),
                        Column.reals("lambda", "1", "place between base law and law"),
                        Column.reals("weight", "1", "weight in the integral over lambda"),
                        Column.reals("difference", "1", "mean of D, the integrand of -log Z"),
                        Column.reals("difference_se", "1", "its standard error"),
                        Column.integers("difference_n", "1", "independent units behind it"),
                        Column.reals("r_hat", "1", "largest R-hat over the cases"),
                        Column.reals("bulk_ess", "1", "least bulk effective sample size over the cases"),
                        Column.reals("tail_ess", "1", "least tail effective sample size over the cases"),
                        Column.reals("acceptance", "1", "mean acceptance of transitions"),
                        Column.reals("exchange", "1", "mean acceptance of exchanges with the next rung"),
                        Column.integers("divergences", "1", "transitions that diverged")));
        tables.put(
                MONITORED_TABLE,
                List.of(
                        STEP,
                        Column.texts("name", "H, or x.i for neuron i"),
                        Column.reals("mean", "1", "mean under the law"),
                        Column.reals("mean_se", "1", "its standard error"),
                        Column.integers("n", "1", "independent units behind it"),
                        Column.reals("r_hat", "1", "largest R-hat over the cases"),
                        Column.reals("bulk_ess", "1", "least bulk effective sample size over the cases"),
                        Column.reals("tail_ess", "1", "least tail effective sample size over the cases")));
        return Collections.unmodifiableMap(tables);
    }

    /// Rows of one of these tables.
    static List<@Nullable Object[]> rows(String table, Moment moment) {
        return switch (table) {
            case MOMENTS_TABLE -> List.<@Nullable Object[]>of(row(moment));
            case FREE_ENERGY_TABLE -> freeEnergies(moment);
            case LADDER_TABLE -> ladder(moment);
            default -> monitored(moment);
        };
    }

    private static @Nullable Object[] row(Moment moment) {
        Thermodynamics measured = moment.measured();
        Estimate norm = moment.gradientNorm();
        return new @Nullable Object[] {
            moment.step(),
            measured.average().word(),
            measured.reference().word(),
            measured.beta(),
            measured.cases(),
            measured.neurons(),
            measured.loss().value(),
            measured.loss().standardError(),
            measured.loss().n(),
            measured.entropy().value(),
            measured.entropy().standardError(),
            measured.entropy().n(),
            measured.heatCapacity().value(),
            measured.heatCapacity().standardError(),
            measured.heatCapacity().n(),
            norm == null ? null : (Double) norm.value(),
            norm == null ? null : (Double) norm.standardError(),
            norm == null ? null : (Long) norm.n(),
            measured.converged() ? 1 : 0,
            String.join("\n", measured.advice())
        };
    }

    private static List<@Nullable Object[]> freeEnergies(Moment moment) {
        Thermodynamics measured = moment.measured();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (FreeEnergy f : measured.freeEnergies()) {
            rows.add(new Object[] {
                moment.step(),
                measured.average().word(),
                measured.reference().word(),
                f.method().word(),
                f.estimate().value(),
                f.estimate().standardError(),
                f.estimate().n(),
                f.bootstrapError(),
                f.converged() ? 1 : 0
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> ladder(Moment moment) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Rung> ladder = moment.measured().ladder();
        for (int k = 0; k < ladder.size(); k++) {
            Rung rung = ladder.get(k);
            ChainDiagnostics worst = rung.worst();
            rows.add(new Object[] {
                moment.step(),
                k,
                rung.lambda(),
                rung.weight(),
                rung.difference().value(),
                rung.difference().standardError(),
                rung.difference().n(),
                worst.rHat(),
                worst.bulkEss(),
                worst.tailEss(),
                rung.acceptance(),
                rung.exchange(),
                rung.divergences()
            });
        }
        return rows;
    }

    private static List<@Nullable Object[]> monitored(Moment moment) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Monitored monitored : moment.measured().monitored()) {
            ChainDiagnostics worst = monitored.worst();
            rows.add(new Object[] {
                moment.step(),
                monitored.name(),
                monitored.mean().value(),
                monitored.mean().standardError(),
                monitored.mean().n(),
                worst.rHat(),
                worst.bulkEss(),
                worst.tailEss()
            });
        }
        return rows;
    }
}
