package org.septuple.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.SlicePlan;
import org.septuple.io.table.Column;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Thermodynamics;

/// The tables of a free energy that are written at the end.
///
/// | table | a row for each |
/// |---|---|
/// | insertions | neuron that was put in or taken out |
/// | slice | point of the grid, the last coordinate running fastest |
final class FreeEnergyTables {

    static final String INSERTIONS_TABLE = "insertions";
    static final String SLICE_TABLE = "slice";

    private static final int AXES = SlicePlan.MOST_AXES;

    /// Columns before those of coordinates.
    private static final int HEAD = 4;

    static final List<Column> INSERTIONS = List.of(
            Column.texts("insertion", "how"),
            Column.texts("average", "annealed or quenched"),
            Column.texts("reference", "reference measure of the bulk"),
            Column.reals("mu", "1", "chemical potential"),
            Column.reals("mu_se", "1", "its standard error"),
            Column.integers("n", "1", "independent units behind it"),
            Column.reals("overlap", "1", "overlap of the laws with and without the neuron"),
            Column.reals("gradient_norm", "1", "length of the slope of mu over q")
                    .optional(),
            Column.reals("gradient_norm_se", "1", "its standard error").optional(),
            Column.integers("gradient_norm_n", "1", "independent units behind it")
                    .optional(),
            Column.reals("by_number", "1", "change of mu with a second neuron of the kind")
                    .optional(),
            Column.reals("by_number_se", "1", "its standard error").optional(),
            Column.integers("by_number_n", "1", "independent units behind it").optional(),
            Column.integers("converged", "1", "1 if overlap and chains suffice, else 0"));

    static final List<Column> SLICE = slice();

    private FreeEnergyTables() {}

    private static List<Column> slice() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.integers("point", "1", "from 0"),
                Column.reals("F", "1", "free energy"),
                Column.reals("F_se", "1", "its standard error"),
                Column.integers("n", "1", "independent units behind it")));
        for (int k = 0; k < AXES; k++) {
            columns.add(
                    Column.reals("z_" + k, "1", "coordinate %d".formatted(k)).optional());
            columns.add(Column.reals("slope_" + k, "1", "slope of F along coordinate %d".formatted(k))
                    .optional());
            columns.add(Column.reals("slope_%d_se".formatted(k), "1", "its standard error")
                    .optional());
            columns.add(Column.integers("slope_%d_n".formatted(k), "1", "independent units behind it")
                    .optional());
        }
        return List.copyOf(columns);
    }

    static List<@Nullable Object[]> insertions(FreeEnergyFindings findings) {
        Thermodynamics last = findings.last();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (FreeEnergyFindings.Inserted inserted : findings.insertions()) {
            Estimate norm = inserted.gradientNorm();
            Estimate byNumber = inserted.byNumber();
            rows.add(new @Nullable Object[] {
                inserted.insertion().word(),
                last.average().word(),
                last.reference().word(),
                inserted.potential().value(),
                inserted.potential().standardError(),
                inserted.potential().n(),
                inserted.overlap(),
                norm == null ? null : (Double) norm.value(),
                norm == null ? null : (Double) norm.standardError(),
                norm == null ? null : (Long) norm.n(),
                byNumber == null ? null : (Double) byNumber.value(),
                byNumber == null ? null : (Double) byNumber.standardError(),
                byNumber == null ? null : (Long) byNumber.n(),
                inserted.converged() ? 1 : 0
            });
        }
        return rows;
    }

    static List<@Nullable Object[]> slice(FreeEnergyFindings findings) {
        FreeEnergyFindings.Slice slice = findings.slice();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int point = 0; slice != null && point < slice.values().size(); point++) {
            Estimate value = slice.values().get(point);
            @Nullable Object[] row = new @Nullable Object[SLICE.size()];
            row[0] = point;
            row[1] = value.value();
            row[2] = value.standardError();
            row[3] = value.n();
            int rest = point;
            for (int k = slice.axes().size() - 1; k >= 0; k--) {
                List<Double> axis = slice.axes().get(k);
                Estimate slope = slice.slopes().get(point).get(k);
                int at = HEAD + 4 * k;
                row[at] = axis.get(rest % axis.size());
                row[at + 1] = slope.value();
                row[at + 2] = slope.standardError();
                row[at + 3] = slope.n();
                rest /= axis.size();
            }
            rows.add(row);
        }
        return rows;
    }
}
