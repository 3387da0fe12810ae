package org.septuple.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.FormsNetwork;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrWriter;

/// σ₊ and g of the vectors of each reading of each network as arrays of `fields.zarr`, from the table of forms.
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
        for (FormsNetwork network : FormsNetwork.values()) {
            for (int reading = 0; reading < READINGS.size(); reading++) {
                FindingTable own = own(forms, reading, network);
                if (!own.rows().isEmpty()) {
                    write(READINGS.get(reading), network, own, group);
                }
            }
        }
    }

    /// The rows of one reading of one network.
    private static FindingTable own(FindingTable forms, int reading, FormsNetwork network) {
        double[] readings = forms.column("reading");
        double[] networks = forms.column("network");
        return new FindingTable(
                Shape.FORMS,
                IntStream.range(0, readings.length)
                        .filter(row -> readings[row] == reading && networks[row] == network.number())
                        .mapToObj(forms.rows()::get)
                        .toList());
    }

    private static void write(String reading, FormsNetwork network, FindingTable forms, ZarrWriter group)
            throws IOException {
        String which = reading + network.suffix();
        String vector = "vector_" + which;
        int n = forms.rows().size();
        String production = "sigma_plus_" + which;
        Attributes words = Attributes.of(
                        "1", words(network, "stochastic production by vector of the reading " + reading + ", nats"))
                .equation("5.5");
        group.whole(
                Variable.reals(production, words.ancillary(production + "_se"), vector), forms.column("production"), n);
        group.whole(
                Variable.reals(
                        production + "_se", Attributes.of("1", "standard error of the stochastic production"), vector),
                forms.column("production_se"),
                n);
        String g = "g_" + which;
        Attributes metric = Attributes.of(
                        "1", words(network, "matrix of the quadratic form by vector, NaN beyond its components"))
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

    private static String words(FormsNetwork network, String what) {
        return network == FormsNetwork.UNTRAINED ? what + ", before learning" : what;
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
