package org.septuple.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.SlicePlan;
import org.septuple.io.table.Table;
import org.septuple.io.zarr.ZarrArray;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;

/// Reads what [MomentTables] and [FreeEnergyTables] wrote.
///
/// @param tables of the run
/// @param fields of the run
record StoredFreeEnergy(StoredTables tables, ZarrGroup fields) {

    /// What the canonical law gave.
    ///
    /// @param experiment of the run
    /// @return null if no moment was measured
    @Nullable
    FreeEnergyFindings findings(Experiment experiment) throws IOException {
        Table moments = tables.table(MomentTables.MOMENTS_TABLE);
        if (moments == null || !(experiment instanceof Experiment.FreeEnergy law)) {
            return null;
        }
        List<List<FreeEnergy>> freeEnergies =
                byStep(moments, MomentTables.FREE_ENERGY_TABLE, StoredFreeEnergy::freeEnergy);
        List<List<Rung>> ladders = byStep(moments, MomentTables.LADDER_TABLE, StoredFreeEnergy::rung);
        List<List<Monitored>> monitored = byStep(moments, MomentTables.MONITORED_TABLE, StoredFreeEnergy::monitored);
        List<FreeEnergyFindings.Moment> course = new ArrayList<>();
        for (int i = 0; i < moments.rows(); i++) {
            String advice = text(moments, "advice", i);
            Thermodynamics measured = new Thermodynamics(
                    Field.constant(Average.class, text(moments, "average", i)),
                    Field.constant(Reference.class, text(moments, "reference", i)),
                    moments.doubles("beta")[i],
                    (int) moments.longs("cases")[i],
                    (int) moments.longs("neurons")[i],
                    freeEnergies.get(i),
                    estimate(moments, "loss", "loss_n", i),
                    estimate(moments, "entropy", "entropy_n", i),
                    estimate(moments, "heat_capacity", "heat_capacity_n", i),
                    ladders.get(i),
                    ladders.get(i).isEmpty() ? List.of() : overlap(i),
                    monitored.get(i),
                    advice.isEmpty() ? List.of() : List.of(advice.split("\n", -1)));
            course.add(new FreeEnergyFindings.Moment(
                    moments.longs("step")[i], measured, optional(moments, "gradient_norm", i)));
        }
        return new FreeEnergyFindings(
                course, insertions(), slice(law.canonical().slice()));
    }

    private List<List<Double>> overlap(int moment) throws IOException {
        ZarrArray array = fields.array(RunFields.OVERLAP);
        int rungs = array.shape().get(1);
        double[] all = array.doubles(moment, moment + 1);
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < rungs; k++) {
            rows.add(Arrays.stream(all, k * rungs, (k + 1) * rungs).boxed().toList());
        }
        return rows;
    }

    private List<FreeEnergyFindings.Inserted> insertions() throws IOException {
        Table table = tables.table(FreeEnergyTables.INSERTIONS_TABLE);
        List<FreeEnergyFindings.Inserted> all = new ArrayList<>();
        for (int i = 0; table != null && i < table.rows(); i++) {
            all.add(new FreeEnergyFindings.Inserted(
                    Field.constant(Insertion.class, text(table, "insertion", i)),
                    estimate(table, "mu", "n", i),
                    table.doubles("overlap")[i],
                    optional(table, "gradient_norm", i),
                    optional(table, "by_number", i),
                    table.longs("converged")[i] == 1));
        }
        return all;
    }

    private FreeEnergyFindings.@Nullable Slice slice(@Nullable SlicePlan plan) throws IOException {
        Table table = tables.table(FreeEnergyTables.SLICE_TABLE);
        if (table == null || plan == null) {
            return null;
        }
        List<Estimate> values = new ArrayList<>();
        List<List<Estimate>> slopes = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            values.add(estimate(table, "F", "n", i));
            List<Estimate> ofPoint = new ArrayList<>();
            for (int k = 0; k < plan.axes().size(); k++) {
                ofPoint.add(new Estimate(
                        table.doubles("slope_" + k)[i],
                        table.doubles("slope_%d_se".formatted(k))[i],
                        table.longs("slope_%d_n".formatted(k))[i]));
            }
            slopes.add(ofPoint);
        }
        return FreeEnergyFindings.Slice.of(plan, values, slopes);
    }

    /// Rows of a table by the moment whose step they have.
    private <T> List<List<T>> byStep(Table moments, String name, RowReader<T> reader) throws IOException {
        Table table = tables.table(name);
        List<List<T>> all = new ArrayList<>();
        int row = 0;
        for (int i = 0; i < moments.rows(); i++) {
            List<T> ofMoment = new ArrayList<>();
            while (table != null && row < table.rows() && table.longs("step")[row] == moments.longs("step")[i]) {
                ofMoment.add(reader.read(table, row));
                row++;
            }
            all.add(ofMoment);
        }
        if (table != null && row != table.rows()) {
            throw new IOException("%s: row %d belongs to no row of %s"
                    .formatted(tables.directory().resolve(name), row, MomentTables.MOMENTS_TABLE));
        }
        return all;
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(Table table, int row);
    }

    private static FreeEnergy freeEnergy(Table table, int i) {
        String word = text(table, "method", i);
        Method method = Arrays.stream(Method.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`%s` is no method".formatted(word)));
        return new FreeEnergy(
                method,
                estimate(table, "F", "n", i),
                table.doubles("bootstrap_error")[i],
                table.longs("converged")[i] == 1);
    }

    private static Rung rung(Table table, int i) {
        return new Rung(
                table.doubles("lambda")[i],
                table.doubles("weight")[i],
                estimate(table, "difference", "difference_n", i),
                diagnostics(table, i),
                table.doubles("acceptance")[i],
                table.doubles("exchange")[i],
                table.longs("divergences")[i]);
    }

    private static Monitored monitored(Table table, int i) {
        return new Monitored(text(table, "name", i), estimate(table, "mean", "n", i), diagnostics(table, i));
    }

    private static ChainDiagnostics diagnostics(Table table, int i) {
        return new ChainDiagnostics(
                table.doubles("r_hat")[i], table.doubles("bulk_ess")[i], table.doubles("tail_ess")[i]);
    }

    private static Estimate estimate(Table table, String name, String units, int i) {
        return new Estimate(table.doubles(name)[i], table.doubles(name + "_se")[i], table.longs(units)[i]);
    }

    private static @Nullable Estimate optional(Table table, String name, int i) {
        return table.isNull(name, i) ? null : estimate(table, name, name + "_n", i);
    }

    private static String text(Table table, String name, int i) {
        return Objects.requireNonNullElse(table.texts(name).get(i), "");
    }
}
