package org.septuple.measurement;

import org.septuple.numerics.Engine;
import org.septuple.numerics.MatrixProduct;
import org.septuple.numerics.MatrixView;

/// The sums Σ w wᵀ over the rows w of a design: all that a linear regression needs. Width² numbers for each unit, `[width][width]`.
///
/// Narrow rows by plain loops of eight partial sums, wide ones by matrix products.
final class Moments implements UnitSums.Summand {

    /// Rows gathered before they are added.
    private static final int TILE = 512;

    /// Widest rows that plain loops add.
    private static final int NARROW = 9;

    private final Design design;
    private final int narrow;
    private final double[][] scratch;
    private final MatrixProduct[] products;

    private Moments(Design design, int narrow, Engine engine) {
        this.design = design;
        this.narrow = narrow;
        int workers = engine.crew().workers();
        scratch = new double[workers][design.width() * TILE];
        products = new MatrixProduct[workers];
        for (int w = 0; w < workers; w++) {
            products[w] = new MatrixProduct(engine.kernels().product());
        }
    }

    /// Of each unit.
    static double[][] of(Recording recording, Units units, Design design, Engine engine) {
        return of(recording, units, design, NARROW, engine);
    }

    /// With a chosen bound between plain loops and matrix products.
    static double[][] of(Recording recording, Units units, Design design, int narrow, Engine engine) {
        double[][] moments = UnitSums.of(recording, units, new Moments(design, narrow, engine), engine);
        int width = design.width();
        for (double[] unit : moments) {
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < i; j++) {
                    unit[i * width + j] = unit[j * width + i];
                }
            }
        }
        return moments;
    }

    /// The sum over all units but one.
    ///
    /// @param left unit to leave out, −1 for none
    static double[] total(double[][] units, int left) {
        double[] sum = new double[units[0].length];
        for (int u = 0; u < units.length; u++) {
            if (u != left) {
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += units[u][k];
                }
            }
        }
        return sum;
    }

    @Override
    public int size() {
        return design.width() * design.width();
    }

    @Override
    public int reach() {
        return design.reach();
    }

    @Override
    public void add(int worker, UnitSums.Windows windows, double[] sums) {
        double[] columns = scratch[worker];
        double[] frames = windows.frames().numbers();
        int filled = 0;
        for (int replica = windows.from(); replica < windows.until(); replica++) {
            for (int t = 0; t < windows.count(); ) {
                int n = Math.min(TILE - filled, windows.count() - t);
                int at = t * windows.stride() + replica * windows.coordinates();
                design.fill(frames, at, windows.stride(), n, columns, filled, TILE);
                t += n;
                filled += n;
                if (filled == TILE) {
                    accumulate(worker, columns, filled, sums);
                    filled = 0;
                }
            }
        }
        accumulate(worker, columns, filled, sums);
    }

    private void accumulate(int worker, double[] columns, int filled, double[] sums) {
        int width = design.width();
        if (width > narrow) {
            MatrixView rows = new MatrixView(columns, 0, width, filled, TILE, 1);
            products[worker].accumulate(rows, rows.transposed(), MatrixView.rowMajor(sums, width, width));
            return;
        }
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                sums[i * width + j] += inner(columns, i * TILE, j * TILE, filled);
            }
        }
    }

    /// Σ a·b by eight chains.
    private static double inner(double[] x, int a, int b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 7 < n; i += 8) {
            s0 = Math.fma(x[a + i], x[b + i], s0);
            s1 = Math.fma(x[a + i + 1], x[b + i + 1], s1);
            s2 = Math.fma(x[a + i + 2], x[b + i + 2], s2);
            s3 = Math.fma(x[a + i + 3], x[b + i + 3], s3);
            s4 = Math.fma(x[a + i + 4], x[b + i + 4], s4);
            s5 = Math.fma(x[a + i + 5], x[b + i + 5], s5);
            s6 = Math.fma(x[a + i + 6], x[b + i + 6], s6);
            s7 = Math.fma(x[a + i + 7], x[b + i + 7], s7);
        }
        for (; i < n; i++) {
            s0 = Math.fma(x[a + i], x[b + i], s0);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
