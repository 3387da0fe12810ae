package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.HopKernels;

/// One register of cells at a time; what is left over goes to the scalar twin.
final class VectorHops implements HopKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private final HopKernels scalar;

    VectorHops(HopKernels scalar) {
        this.scalar = scalar;
    }

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
        int end = SPECIES.loopBound(length);
        for (int i = 0; i < end; i += LANES) {
            int cell = at + i;
            DoubleVector g = load(diagonal, cell).mul(load(x, cell));
            g = load(x, cell - 1).add(load(x, cell + 1)).fma(wide(hop), g);
            g = load(x, one + i).fma(wide(hopOne), g);
            g = load(x, two + i).fma(wide(hopTwo), g);
            g = load(x, three + i).fma(wide(hopThree), g);
            g = load(x, four + i).fma(wide(hopFour), g);
            DoubleVector next = g.fma(wide(scale), load(y, cell));
            next.intoArray(y, cell);
            next.fma(wide(weight), load(sum, cell)).intoArray(sum, cell);
        }
        for (int n = 0; n < places.length; n++) {
            places[n] += end;
        }
        scalar.leap(length - end, places, hops, diagonal, x, y, sum, scale, weight);
        for (int n = 0; n < places.length; n++) {
            places[n] -= end;
        }
    }

    private static DoubleVector load(double[] x, int at) {
        return DoubleVector.fromArray(SPECIES, x, at);
    }

    private static DoubleVector wide(double x) {
        return DoubleVector.broadcast(SPECIES, x);
    }
}
