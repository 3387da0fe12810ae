package org.septuple.numerics;

/// Cell by cell.
final class ScalarHops implements HopKernels {

    @Override
    public void leap(
            int length,
            int[] places,
            double[] hops,
            double[] diagonal,
            double[] x,
            double[] y,
            double[] sum,
            double scale,
            double weight) {
        int at = places[0];
        int one = places[1];
        int two = places[2];
        int three = places[3];
        int four = places[4];
        double hop = -hops[0];
        double hopOne = -hops[1];
        double hopTwo = -hops[2];
        double hopThree = -hops[3];
        double hopFour = -hops[4];
        for (int i = 0; i < length; i++) {
            int cell = at + i;
            double g = diagonal[cell] * x[cell];
            g = Math.fma(hop, x[cell - 1] + x[cell + 1], g);
            g = Math.fma(hopOne, x[one + i], g);
            g = Math.fma(hopTwo, x[two + i], g);
            g = Math.fma(hopThree, x[three + i], g);
            g = Math.fma(hopFour, x[four + i], g);
            double next = Math.fma(scale, g, y[cell]);
            y[cell] = next;
            sum[cell] = Math.fma(weight, next, sum[cell]);
        }
    }
}
