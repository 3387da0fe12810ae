package org.septuple.numerics;

/// Chains one after the other.
final class ScalarChains implements ChainKernels {

    @Override
    public void kickAndDrift(
            int columns,
            double kick,
            double drift,
            double precision,
            double[] pull,
            double[] slopeFactor,
            double[] x,
            int x0,
            double[] slope,
            int slope0,
            double[] centre,
            double[] scale,
            double[] momentum,
            int k0) {
        for (int c = 0; c < columns; c++) {
            double toCentre = precision * pull[c] * (x[x0 + c] - centre[k0 + c]);
            double gradient = Math.fma(slopeFactor[c], slope[slope0 + c], toCentre);
            double p = Math.fma(-kick * scale[k0 + c], gradient, momentum[k0 + c]);
            momentum[k0 + c] = p;
            x[x0 + c] = Math.fma(drift * scale[k0 + c], p, x[x0 + c]);
        }
    }

    @Override
    public void addSquares(int columns, double factor, double[] a, int a0, double[] sum) {
        for (int c = 0; c < columns; c++) {
            sum[c] = Math.fma(factor * a[a0 + c], a[a0 + c], sum[c]);
        }
    }

    @Override
    public void addSquaredDistances(int columns, double factor, double[] a, int a0, double[] b, int b0, double[] sum) {
        for (int c = 0; c < columns; c++) {
            double distance = a[a0 + c] - b[b0 + c];
            sum[c] = Math.fma(factor * distance, distance, sum[c]);
        }
    }

    @Override
    public void take(int columns, double[] accepted, double[] proposed, int from, double[] kept, int to) {
        for (int c = 0; c < columns; c++) {
            kept[to + c] = accepted[c] > 0 ? proposed[from + c] : kept[to + c];
        }
    }
}
