package org.septuple.numerics.lanes;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.septuple.numerics.ChainKernels;

/// As many chains at a time as a register holds, the last ones under a mask.
final class VectorChains implements ChainKernels {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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
        int c = 0;
        for (; c <= columns - LANES; c += LANES) {
            DoubleVector s = load(scale, k0 + c);
            DoubleVector at = load(x, x0 + c);
            DoubleVector toCentre = load(pull, c).mul(precision).mul(at.sub(load(centre, k0 + c)));
            DoubleVector gradient = load(slopeFactor, c).fma(load(slope, slope0 + c), toCentre);
            DoubleVector p = s.mul(-kick).fma(gradient, load(momentum, k0 + c));
            p.intoArray(momentum, k0 + c);
            s.mul(drift).fma(p, at).intoArray(x, x0 + c);
        }
        if (c < columns) {
            VectorMask<Double> mask = SPECIES.indexInRange(c, columns);
            DoubleVector s = load(scale, k0 + c, mask);
            DoubleVector at = load(x, x0 + c, mask);
            DoubleVector toCentre = load(pull, c, mask).mul(precision).mul(at.sub(load(centre, k0 + c, mask)));
            DoubleVector gradient = load(slopeFactor, c, mask).fma(load(slope, slope0 + c, mask), toCentre);
            DoubleVector p = s.mul(-kick).fma(gradient, load(momentum, k0 + c, mask));
            p.intoArray(momentum, k0 + c, mask);
            s.mul(drift).fma(p, at).intoArray(x, x0 + c, mask);
        }
    }

    @Override
    public void addSquares(int columns, double factor, double[] a, int a0, double[] sum) {
        int c = 0;
        for (; c <= columns - LANES; c += LANES) {
            DoubleVector v = load(a, a0 + c);
            v.mul(factor).fma(v, load(sum, c)).intoArray(sum, c);
        }
        if (c < columns) {
            VectorMask<Double> mask = SPECIES.indexInRange(c, columns);
            DoubleVector v = load(a, a0 + c, mask);
            v.mul(factor).fma(v, load(sum, c, mask)).intoArray(sum, c, mask);
        }
    }

    @Override
    public void addSquaredDistances(int columns, double factor, double[] a, int a0, double[] b, int b0, double[] sum) {
        int c = 0;
        for (; c <= columns - LANES; c += LANES) {
            DoubleVector v = load(a, a0 + c).sub(load(b, b0 + c));
            v.mul(factor).fma(v, load(sum, c)).intoArray(sum, c);
        }
        if (c < columns) {
            VectorMask<Double> mask = SPECIES.indexInRange(c, columns);
            DoubleVector v = load(a, a0 + c, mask).sub(load(b, b0 + c, mask));
            v.mul(factor).fma(v, load(sum, c, mask)).intoArray(sum, c, mask);
        }
    }

    @Override
    public void take(int columns, double[] accepted, double[] proposed, int from, double[] kept, int to) {
        for (int c = 0; c < columns; c += LANES) {
            VectorMask<Double> inside = SPECIES.indexInRange(c, columns);
            VectorMask<Double> taken = load(accepted, c, inside).compare(VectorOperators.GT, 0);
            load(proposed, from + c, taken).intoArray(kept, to + c, taken);
        }
    }

    private static DoubleVector load(double[] a, int at) {
        return DoubleVector.fromArray(SPECIES, a, at);
    }

    private static DoubleVector load(double[] a, int at, VectorMask<Double> mask) {
        return DoubleVector.fromArray(SPECIES, a, at, mask);
    }
}
