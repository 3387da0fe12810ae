package org.septuple.spacetime;

/// The points of a periodic lattice inside the ellipsoid (x − x_i)ᵀ g_i (x − x_i) ≤ c² of a neuron, row by row along the first axis. A cursor: scratch of one thread.
///
/// With g = LᵀDL, q = D_x(x − X(y, z))² + D_y(y − Y(z))² + D_z(z − z_i)²: along a row q is a parabola with minimum `rest` at `middle`. Indices are not wrapped while they are walked,
/// so every periodic image is met; only `plane`, `line` are those of the lattice.
final class KernelRows {

    /// Points on a side.
    private final int count;
    private final double spacing;
    private final double cutSquared;
    private final int firstPlane;
    private final int endPlane;

    private double x;
    private double y;
    private double z;
    private double slopeXY;
    private double slopeXZ;
    private double slopeYZ;
    private double dY;
    private double dZ;
    private int nextPlane;
    private int lastPlane;
    private int nextLine;
    private int lastLine;

    /// D_x = g_xx.
    double curvature;
    /// z − z_i on the row.
    double awayZ;
    /// y − y_i on the row.
    double awayY;
    /// X(y, z) − x_i.
    double middle;
    /// Smallest q on the row.
    double rest;
    /// First index on the row, not wrapped.
    int from;
    /// Last index on the row, not wrapped.
    int to;
    /// Index of the row, plane·count + line, wrapped.
    int row;

    /// @param count   points on a side
    /// @param spacing of the lattice
    /// @param cutoff  c
    /// @param from    first plane that is walked
    /// @param to      plane after the last
    KernelRows(int count, double spacing, double cutoff, int from, int to) {
        this.count = count;
        this.spacing = spacing;
        this.cutSquared = cutoff * cutoff;
        this.firstPlane = from;
        this.endPlane = to;
    }

    /// Takes a neuron.
    void neuron(double[] positions, int at, double[] g, int place) {
        x = positions[at];
        y = positions[at + 1];
        z = positions[at + 2];
        curvature = g[place];
        slopeXY = -g[place + 1] / curvature;
        slopeXZ = -g[place + 2] / curvature;
        dY = g[place + 3] + g[place + 1] * slopeXY;
        double yz = g[place + 4] + g[place + 1] * slopeXZ;
        slopeYZ = -yz / dY;
        dZ = g[place + 5] + g[place + 2] * slopeXZ + yz * slopeYZ;
        double reach = Math.sqrt(cutSquared / dZ);
        nextPlane = (int) Math.ceil((z - reach) / spacing);
        lastPlane = (int) Math.floor((z + reach) / spacing);
        nextLine = 0;
        lastLine = -1;
    }

    /// Goes to the next row that has points.
    ///
    /// @return false after the last
    boolean next() {
        while (true) {
            while (nextLine <= lastLine) {
                if (openRow(nextLine++)) {
                    return true;
                }
            }
            if (nextPlane > lastPlane) {
                return false;
            }
            openPlane(nextPlane++);
        }
    }

    private void openPlane(int index) {
        planeRow = Math.floorMod(index, count);
        awayZ = index * spacing - z;
        double left = cutSquared - dZ * awayZ * awayZ;
        if (planeRow < firstPlane || planeRow >= endPlane || !(left > 0)) {
            nextLine = 0;
            lastLine = -1;
            return;
        }
        double centre = y + slopeYZ * awayZ;
        double reach = Math.sqrt(left / dY);
        nextLine = (int) Math.ceil((centre - reach) / spacing);
        lastLine = (int) Math.floor((centre + reach) / spacing);
    }

    private int planeRow;

    private boolean openRow(int index) {
        awayY = index * spacing - y;
        double offY = awayY - slopeYZ * awayZ;
        rest = dZ * awayZ * awayZ + dY * offY * offY;
        middle = slopeXY * awayY + slopeXZ * awayZ;
        double left = cutSquared - rest;
        if (!(left > 0)) {
            return false;
        }
        double reach = Math.sqrt(left / curvature);
        from = (int) Math.ceil((x + middle - reach) / spacing);
        to = (int) Math.floor((x + middle + reach) / spacing);
        row = planeRow * count + Math.floorMod(index, count);
        return from <= to;
    }

    /// x − x_i of an index.
    double away(int index) {
        return index * spacing - x;
    }
}
