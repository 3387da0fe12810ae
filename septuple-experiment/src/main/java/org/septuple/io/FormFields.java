package org.septuple.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrWriter;

/// σ₊ and g of the vectors of each reading as arrays of `fields.zarr`, from the table of forms.
final class FormFields {

    private static final List<String> READINGS = List.of("layers", "delay");
    private static final int AXES = 3;

    private FormFields() {}

    /// Writes what there is.
    ///
    /// @param findings of a run
    /// @param group    receives the arrays
    static void write(Findings findings, ZarrWriter group) throws IOException {
        FindingTable forms = findings.table(Shape.FORMS).orElse(null);
        if (forms == null) {
            return;
        }
        for (int reading = 0; reading < READINGS.size(); reading++) {
            int wanted = reading;
            FindingTable own = new FindingTable(
                    Shape.FORMS,
                    forms.rows().stream()
                            .filter(row -> row.getFirst() == wanted)
                            .toList());
            if (!own.rows().isEmpty()) {
                write(READINGS.get(reading), own, group);
            }
        }
    }

    private static void write(String reading, FindingTable forms, ZarrWriter group) throws IOException {
        String vector = "vector_" + reading;
        int n = forms.rows().size();
        String production = "sigma_plus_" + reading;
        Attributes words = Attributes.of(
                        "1", "stochastic production by vector of the reading %s, nats".formatted(reading))
                .equation("5.5");
        group.whole(
                Variable.reals(production, words.ancillary(production + "_se"), vector), forms.column("production"), n);
        group.whole(
                Variable.reals(
                        production + "_se", Attributes.of("1", "standard error of the stochastic production"), vector),
                forms.column("production_se"),
                n);
        String g = "g_" + reading;
        Attributes metric = Attributes.of("1", "matrix of the quadratic form by vector, NaN beyond its components")
                .equation("5.7");
        group.whole(
                Variable.reals(g, metric.ancillary(g + "_se"), vector, "component", "other_component"),
                matrices(forms, ""),
                n,
                AXES,
                AXES);
        group.whole(
                Variable.reals(
                        g + "_se",
                        Attributes.of("1", "standard error of the matrix"),
                        vector,
                        "component",
                        "other_component"),
                matrices(forms, "_se"),
                n,
                AXES,
                AXES);
    }

    private static double[] matrices(FindingTable forms, String suffix) {
        double[] all = new double[forms.rows().size() * AXES * AXES];
        Arrays.fill(all, Double.NaN);
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                double[] column = forms.column("g%d%d%s".formatted(Math.min(a, b), Math.max(a, b), suffix));
                for (int v = 0; v < column.length; v++) {
                    all[(v * AXES + a) * AXES + b] = column[v];
                }
            }
        }
        return all;
    }
}
