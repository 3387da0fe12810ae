package org.septuple.io;

import java.io.IOException;
import org.septuple.gravity.CurvatureField;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrWriter;
import org.septuple.numerics.Grid;

/// Curvature of all cells of a grid, in fields.zarr. Cells without are NaN.
///
/// | array | dimensions | |
/// |---|---|---|
/// | x, y, z | itself | the three spatial coordinates, whatever they are called |
/// | ricci_scalar | x, y, z | R |
/// | kretschmann | x, y, z | R_ρσμν R^ρσμν |
/// | weyl_square | x, y, z | C_ρσμν C^ρσμν |
final class CurvatureFields {

    private static final String[] SPACE = {"x", "y", "z"};

    private CurvatureFields() {}

    /// Writes the fields.
    ///
    /// @param field on a grid of three axes
    /// @param group receives the arrays
    static void write(CurvatureField field, ZarrWriter group) throws IOException {
        Grid grid = field.grid();
        MetricFields.axes(grid, group);
        whole(group, grid, "ricci_scalar", "Ricci scalar", "8.9", field.scalars());
        whole(group, grid, "kretschmann", "Kretschmann's scalar", "8.9", field.kretschmanns());
        whole(group, grid, "weyl_square", "square of Weyl's tensor", "8.9", field.weylSquares());
    }

    private static void whole(ZarrWriter group, Grid grid, String name, String words, String equation, double[] values)
            throws IOException {
        group.whole(Variable.reals(name, Attributes.of("1", words).equation(equation), SPACE), values, grid.shape());
    }
}
