package org.septuple.numerics.lanes;

import static org.septuple.numerics.ElementaryCoefficients.*;
import static org.septuple.numerics.lanes.ElementaryVectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.septuple.numerics.ElementaryKernels;

/// Loops over [ElementaryVectors]. What does not fill a register, or lies outside the vector code's range, is left to
/// the scalar kernels, whose bits are the same.
final class VectorElementary implements ElementaryKernels {

    private static final int LANES = SPECIES.length();

    private final ElementaryKernels scalar;

    VectorElementary(ElementaryKernels scalar) {
        this.scalar = scalar;
    }

    @Override
    public void exp(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            ElementaryVectors.exp(DoubleVector.fromArray(SPECIES, x, i)).intoArray(y, i);
        }
        scalar.exp(x, i, to, y);
    }

    @Override
    public void log(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            // before the question, so that the call is reached, and inlined, whatever the arguments
            DoubleVector logarithm = ElementaryVectors.logOfNormal(argument);
            if (argument.compare(VectorOperators.GE, Double.MIN_NORMAL)
                    .and(argument.compare(VectorOperators.LE, Double.MAX_VALUE))
                    .allTrue()) {
                logarithm.intoArray(y, i);
            } else {
                scalar.log(x, i, i + LANES, y);
            }
        }
        scalar.log(x, i, to, y);
    }

    @Override
    public void sin(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector magnitude = argument.lanewise(VectorOperators.ABS);
            if (magnitude.compare(VectorOperators.LE, REDUCTION_LIMIT).allTrue()) {
                DoubleVector rounded = ElementaryVectors.quarters(magnitude);
                LongVector quarter = rounded.reinterpretAsLongs();
                ElementaryVectors.quarter(magnitude, rounded.sub(ROUND), quarter)
                        .reinterpretAsLongs()
                        .lanewise(
                                VectorOperators.XOR,
                                argument.reinterpretAsLongs().and(Long.MIN_VALUE))
                        .reinterpretAsDoubles()
                        .intoArray(y, i);
            } else {
                scalar.sin(x, i, i + LANES, y);
            }
        }
        scalar.sin(x, i, to, y);
    }

    @Override
    public void cos(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector magnitude = argument.lanewise(VectorOperators.ABS);
            if (magnitude.compare(VectorOperators.LE, REDUCTION_LIMIT).allTrue()) {
                DoubleVector rounded = ElementaryVectors.quarters(magnitude);
                LongVector quarter = rounded.reinterpretAsLongs().add(1);
                ElementaryVectors.quarter(magnitude, rounded.sub(ROUND), quarter)
                        .intoArray(y, i);
            } else {
                scalar.cos(x, i, i + LANES, y);
            }
        }
        scalar.cos(x, i, to, y);
    }

    @Override
    public void tanh(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            ElementaryVectors.tanh(DoubleVector.fromArray(SPECIES, x, i)).intoArray(y, i);
        }
        scalar.tanh(x, i, to, y);
    }

    @Override
    public void tanh(double[] x, int from, int to, double[] y, double[] slope) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector value = ElementaryVectors.tanh(DoubleVector.fromArray(SPECIES, x, i));
            value.intoArray(y, i);
            value.neg().fma(value, DoubleVector.broadcast(SPECIES, 1)).intoArray(slope, i);
        }
        scalar.tanh(x, i, to, y, slope);
    }

    @Override
    public void sigmoid(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector e = ElementaryVectors.decay(argument);
            DoubleVector.broadcast(SPECIES, 1)
                    .blend(e, argument.compare(VectorOperators.LT, 0))
                    .div(e.add(1))
                    .intoArray(y, i);
        }
        scalar.sigmoid(x, i, to, y);
    }

    @Override
    public void sigmoid(double[] x, int from, int to, double[] y, double[] slope) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector e = ElementaryVectors.decay(argument);
            DoubleVector larger = DoubleVector.broadcast(SPECIES, 1).div(e.add(1));
            DoubleVector smaller = e.div(e.add(1));
            larger.blend(smaller, argument.compare(VectorOperators.LT, 0)).intoArray(y, i);
            larger.mul(smaller).intoArray(slope, i);
        }
        scalar.sigmoid(x, i, to, y, slope);
    }

    @Override
    public void softplus(double[] x, int from, int to, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            DoubleVector e = ElementaryVectors.decay(argument);
            VectorMask<Double> large = e.compare(VectorOperators.GT, SQRT_TWO_MINUS_ONE);
            DoubleVector f =
                    e.blend(e.fma(DoubleVector.broadcast(SPECIES, 0.5), DoubleVector.broadcast(SPECIES, -0.5)), large);
            DoubleVector k = DoubleVector.zero(SPECIES).blend(1, large);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector series = z.fma(DoubleVector.broadcast(SPECIES, LOG_7), DoubleVector.broadcast(SPECIES, LOG_6));
            series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_5));
            series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_4));
            series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_3));
            series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_2));
            series = series.fma(z, DoubleVector.broadcast(SPECIES, LOG_1));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector correction = s.fma(series.fma(z, halfSquare), k.mul(LOG_LN2_LOW));
            DoubleVector log = k.fma(DoubleVector.broadcast(SPECIES, LOG_LN2_HIGH), f.sub(halfSquare.sub(correction)));
            DoubleVector.zero(SPECIES)
                    .blend(argument, argument.compare(VectorOperators.GT, 0))
                    .add(log)
                    .intoArray(y, i);
        }
        scalar.softplus(x, i, to, y);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // whether they are the same array is the question
    public void softplus(double[] x, int from, int to, double[] y, double[] slope) {
        if (slope == x) { // the pass that overwrites x comes last
            softplus(x, from, to, y);
            sigmoid(x, from, to, slope);
        } else {
            sigmoid(x, from, to, slope);
            softplus(x, from, to, y);
        }
    }

    @Override
    public void rectify(double[] x, int from, int to, double leak, double[] y) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            argument.mul(leak)
                    .blend(argument, argument.compare(VectorOperators.GT, 0))
                    .intoArray(y, i);
        }
        scalar.rectify(x, i, to, leak, y);
    }

    @Override
    public void rectify(double[] x, int from, int to, double leak, double[] y, double[] slope) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector argument = DoubleVector.fromArray(SPECIES, x, i);
            var positive = argument.compare(VectorOperators.GT, 0);
            argument.mul(leak).blend(argument, positive).intoArray(y, i);
            DoubleVector.broadcast(SPECIES, leak).blend(1, positive).intoArray(slope, i);
        }
        scalar.rectify(x, i, to, leak, y, slope);
    }

    @Override
    public void localError(double[] x, double[] f, double[] slope, int from, int to, double[] error, double[] delta) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector difference = DoubleVector.fromArray(SPECIES, x, i).sub(DoubleVector.fromArray(SPECIES, f, i));
            DoubleVector pull = DoubleVector.fromArray(SPECIES, slope, i).neg().mul(difference);
            difference.intoArray(error, i);
            pull.intoArray(delta, i);
        }
        scalar.localError(x, f, slope, i, to, error, delta);
    }

    @Override
    public void localErrorTanh(double[] y, double[] x, int from, int to, double[] error, double[] delta) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector f = ElementaryVectors.tanh(DoubleVector.fromArray(SPECIES, y, i));
            DoubleVector difference = DoubleVector.fromArray(SPECIES, x, i).sub(f);
            difference.intoArray(error, i);
            f.neg()
                    .fma(f, DoubleVector.broadcast(SPECIES, 1))
                    .neg()
                    .mul(difference)
                    .intoArray(delta, i);
        }
        scalar.localErrorTanh(y, x, i, to, error, delta);
    }
}
