package org.septuple.measurement;

/// Sums over windows of 1, and of r² and r⁴ for each response, where r is what a regression leaves.
final class Residuals implements UnitSums.Summand {

    private static final int TILE = 512;

    private final Design design;
    private final Regression fit;
    private final double[][] scratch;

    Residuals(Design design, Regression fit, int workers) {
        this.design = design;
        this.fit = fit;
        scratch = new double[workers][(design.width() + 1) * TILE];
    }

    @Override
    public int size() {
        return 1 + 2 * design.responses();
    }

    @Override
    public int reach() {
        return design.reach();
    }

    @Override
    public void add(int worker, UnitSums.Windows windows, double[] sums) {
        double[] columns = scratch[worker];
        double[] frames = windows.frames().numbers();
        for (int replica = windows.from(); replica < windows.until(); replica++) {
            for (int t = 0; t < windows.count(); t += TILE) {
                int n = Math.min(TILE, windows.count() - t);
                int at = t * windows.stride() + replica * windows.coordinates();
                design.fill(frames, at, windows.stride(), n, columns, 0, TILE);
                sums[0] += n;
                for (int k = 0; k < design.responses(); k++) {
                    add(columns, k, n, sums);
                }
            }
        }
    }

    private void add(double[] columns, int k, int n, double[] sums) {
        int p = design.regressors();
        int rest = design.width() * TILE;
        System.arraycopy(columns, (p + k) * TILE, columns, rest, n);
        for (int i = 0; i < p; i++) {
            double b = fit.coefficient(i, k);
            for (int t = 0; t < n; t++) {
                columns[rest + t] = Math.fma(-b, columns[i * TILE + t], columns[rest + t]);
            }
        }
        double second = 0;
        double fourth = 0;
        for (int t = 0; t < n; t++) {
            double square = columns[rest + t] * columns[rest + t];
            second += square;
            fourth = Math.fma(square, square, fourth);
        }
        sums[1 + 2 * k] += second;
        sums[2 + 2 * k] += fourth;
    }
}
