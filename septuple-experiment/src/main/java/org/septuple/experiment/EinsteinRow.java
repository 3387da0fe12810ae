package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Column;
import org.septuple.gravity.evolution.Constraints;
import org.septuple.gravity.evolution.Evolution;
import org.septuple.gravity.evolution.SliceBounds;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Grid;

/// A row of the table `einstein_history`.
final class EinsteinRow {

    private static final List<Column> COLUMNS = List.of(
            Column.real("time", "t"),
            Column.whole("step", "steps made"),
            Column.real("hamiltonian", "largest violation of the Hamiltonian constraint"),
            Column.real("hamiltonian_rms", "root of its mean square"),
            Column.real("hamiltonian_relative", "the largest over the terms that should cancel; 0 if it is round-off"),
            Column.real("momentum", "largest violation of the momentum constraint"),
            Column.real("momentum_rms", "root of its mean square"),
            Column.real("momentum_relative", "the largest over the terms that should cancel; 0 if it is round-off"),
            Column.real("smallest", "smallest eigenvalue of the metric of space"),
            Column.real("contraction", "largest eigenvalue of K^i_j, how fast neighbours approach as time runs"),
            Column.real("time_to_caustic", "time until they meet; not a number if they do not"),
            Column.real("volume", "of the box, of unit length along coordinates without an axis"),
            Column.real("mean_k", "mean of K over the volume, minus the rate of its growth"),
            Column.real("density", "largest density of dust"),
            Column.real("a_x", "mean of the root of gamma_xx"),
            Column.real("a_y", "mean of the root of gamma_yy"),
            Column.real("a_z", "mean of the root of gamma_zz"),
            Column.real("amplitude", "largest (gamma_yy - gamma_zz)/(gamma_yy + gamma_zz) in size"),
            Column.real(
                    "error",
                    "relative distance of what varies, or of all where nothing does, from the metric that it began with"),
            Column.real("deviation", "largest distance of a component from it"));

    private static final int DIRECTIONS = 3;

    private EinsteinRow() {}

    /// Columns of the table.
    static List<Column> columns() {
        return COLUMNS;
    }

    /// Place of a column.
    static int column(String name) {
        return COLUMNS.stream().map(Column::name).toList().indexOf(name);
    }

    /// Looks at the present slice.
    ///
    /// @param evolution where it stands
    /// @param slice     the present one
    /// @param direction 1, or −1 where its time runs backwards
    /// @param lambda    Λ
    /// @param distance  from what is known
    /// @return a number for each column
    static double[] of(Evolution evolution, SpatialSlice slice, int direction, double lambda, SliceDistance distance) {
        Constraints constraints = evolution.constraints();
        SliceBounds bounds = evolution.bounds();
        double left = bounds.timeToCaustic(lambda);
        Grid grid = slice.grid();
        double volume = 0;
        double contraction = 0;
        double density = 0;
        double amplitude = 0;
        double[] scale = new double[DIRECTIONS];
        for (int cell = 0; cell < grid.size(); cell++) {
            double root = Math.sqrt(determinant(slice, cell));
            volume += root * grid.cellVolume();
            contraction += trace(slice, cell) / root * grid.cellVolume();
            density = Math.max(density, slice.density(cell));
            for (int i = 0; i < DIRECTIONS; i++) {
                scale[i] += Math.sqrt(slice.metric(i, i, cell)) / grid.size();
            }
            double y = slice.metric(1, 1, cell);
            double z = slice.metric(2, 2, cell);
            amplitude = Math.max(amplitude, Math.abs(y - z) / (y + z));
        }
        return new double[] {
            direction * slice.time(),
            evolution.steps(),
            constraints.hamiltonian().largest(),
            constraints.hamiltonian().rms(),
            constraints.hamiltonian().relative(),
            constraints.momentum().largest(),
            constraints.momentum().rms(),
            constraints.momentum().relative(),
            bounds.smallest(),
            bounds.contraction(),
            left < Double.POSITIVE_INFINITY ? left : Double.NaN,
            volume,
            direction * contraction / volume,
            density,
            scale[0],
            scale[1],
            scale[2],
            amplitude,
            distance.error(),
            distance.largest()
        };
    }

    private static double cofactor(SpatialSlice slice, int i, int j, int cell) {
        int a = (i + 1) % DIRECTIONS;
        int b = (i + 2) % DIRECTIONS;
        int c = (j + 1) % DIRECTIONS;
        int d = (j + 2) % DIRECTIONS;
        return slice.metric(a, c, cell) * slice.metric(b, d, cell)
                - slice.metric(a, d, cell) * slice.metric(b, c, cell);
    }

    private static double determinant(SpatialSlice slice, int cell) {
        double sum = 0;
        for (int j = 0; j < DIRECTIONS; j++) {
            sum += slice.metric(0, j, cell) * cofactor(slice, 0, j, cell);
        }
        return sum;
    }

    /// det(γ) γ^ij K_ij.
    private static double trace(SpatialSlice slice, int cell) {
        double sum = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            for (int j = 0; j < DIRECTIONS; j++) {
                sum += cofactor(slice, i, j, cell) * slice.extrinsic(i, j, cell);
            }
        }
        return sum;
    }
}
