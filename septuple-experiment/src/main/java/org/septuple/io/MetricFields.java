package org.septuple.io;

import java.io.IOException;
import java.util.List;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.RecordArray;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrWriter;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Brackets;
import org.septuple.spacetime.MetricGrid;

/// Fields made of neurons, in fields.zarr. Cells that are holes are NaN.
///
/// | array | dimensions | |
/// |---|---|---|
/// | x, y, z | itself | middles of the cells |
/// | neuron_density, one, sqrt_det | x, y, z | {√g_i}, {1}, √det g |
/// | metric, inverse_metric | pair, x, y, z | xx, xy, xz, yy, yz, zz |
/// | neuron_density_gradient | axis, x, y, z | ∂_a {√g_i}, if asked for |
/// | metric_gradient_x, _y, _z | pair, x, y, z | ∂_a g_bc, if asked for |
/// | neuron_density_rate | x, y, z | ∂_t {√g_i}, if derivatives are asked for and neurons move |
/// | metric_rate | pair, x, y, z | ∂_t g_ab, likewise |
/// | metric_hessian_xx … | pair, x, y, z | ∂_a ∂_b g_cd, if asked for |
final class MetricFields {

    private static final int AXES = 3;
    private static final int PAIRS = 6;
    private static final String[] SPACE = {"x", "y", "z"};
    private static final List<String> ORDER = List.of("xx", "xy", "xz", "yy", "yz", "zz");

    private MetricFields() {}

    /// Writes all that was asked for.
    ///
    /// @param fields on a grid
    /// @param group  receives the arrays
    static void write(MetricGrid fields, ZarrWriter group) throws IOException {
        Grid grid = fields.grid();
        axes(grid, group);
        field(
                group,
                grid,
                "neuron_density",
                "{sqrt g_i}, neurons per volume",
                "6.15",
                fields.densities(Brackets.VALUE));
        field(group, grid, "one", "{1}", "6.8", fields.ones());
        field(group, grid, "sqrt_det", "square root of the determinant of the metric", "6.16", fields.volumeElements());
        RecordArray metric = records(group, grid, "metric", "spatial metric", "6.9", "pair");
        for (int pair = 0; pair < PAIRS; pair++) {
            metric.write(pair, fields.metrics(pair, Brackets.VALUE));
        }
        if (fields.request().inverse()) {
            RecordArray inverse = records(group, grid, "inverse_metric", "averaged inverse metric", "6.10", "pair");
            for (int pair = 0; pair < PAIRS; pair++) {
                inverse.write(pair, fields.inverses(pair, Brackets.VALUE));
            }
        }
        if (fields.request().order() > 0) {
            RecordArray gradient = records(
                    group, grid, "neuron_density_gradient", "gradient of the density of neurons", "6.15", "axis");
            for (int axis = 0; axis < AXES; axis++) {
                gradient.write(axis, fields.densities(Brackets.SPACE + axis));
            }
            for (int axis = 0; axis < AXES; axis++) {
                derivative(fields, group, "metric_gradient_" + SPACE[axis], Brackets.SPACE + axis);
            }
        }
        if (fields.request().time()) {
            field(
                    group,
                    grid,
                    "neuron_density_rate",
                    "rate of the density of neurons in time",
                    "6.15",
                    fields.densities(Brackets.TIME));
            derivative(fields, group, "metric_rate", Brackets.TIME);
        }
        if (fields.request().order() > 1) {
            for (int pair = 0; pair < PAIRS; pair++) {
                derivative(fields, group, "metric_hessian_" + ORDER.get(pair), Brackets.SPACE_SPACE + pair);
            }
        }
    }

    /// Writes the middles of the cells of a grid of three axes.
    static void axes(Grid grid, ZarrWriter group) throws IOException {
        for (int k = 0; k < AXES; k++) {
            Attributes words = Attributes.of("1", "coordinate " + SPACE[k])
                    .with("boundary", grid.axis(k).periodic() ? "periodic" : "open");
            group.whole(
                    Variable.reals(SPACE[k], words, SPACE[k]),
                    grid.positions(k),
                    grid.axis(k).points());
        }
    }

    private static void field(ZarrWriter group, Grid grid, String name, String words, String equation, double[] values)
            throws IOException {
        group.whole(Variable.reals(name, Attributes.of("1", words).equation(equation), SPACE), values, grid.shape());
    }

    private static RecordArray records(
            ZarrWriter group, Grid grid, String name, String words, String equation, String first) throws IOException {
        int[] shape = grid.shape();
        Attributes attributes = Attributes.of("1", words).equation(equation);
        return group.records(
                Variable.reals(
                        name,
                        first.equals("pair") ? attributes.with("pairs", String.join(" ", ORDER)) : attributes,
                        first,
                        SPACE[0],
                        SPACE[1],
                        SPACE[2]),
                first.equals("pair") ? PAIRS : AXES,
                shape[0],
                shape[1],
                shape[2]);
    }

    private static void derivative(MetricGrid fields, ZarrWriter group, String name, int block) throws IOException {
        RecordArray array = records(group, fields.grid(), name, "derivative of the spatial metric", "6.9", "pair");
        for (int pair = 0; pair < PAIRS; pair++) {
            array.write(pair, fields.metrics(pair, block));
        }
    }
}
