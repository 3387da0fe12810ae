package org.septuple.numerics;

import java.util.Arrays;

/// A factor f(m) for each amplitude of the lines along one axis; see [LineTransform#apply].
///
/// On axes that are not periodic transform, product and transform back are one Fourier transform, V(k) ← a(k)V(k) + b(k)V(n − k)
/// and the transform back, with a(k) = (f(k) + f(n − k))/2n and b(k) = e^(iπk/n)(f(k) − f(n − k))/2n, f by the number k of the
/// cosine.
public final class LineFilter {

    private final int length;
    private final Boundary boundary;
    private final double[] ar;
    private final double[] ai;
    private final double[] br;
    private final double[] bi;

    LineFilter(int length, Boundary boundary) {
        this.length = length;
        this.boundary = boundary;
        int partners = boundary == Boundary.PERIODIC ? 0 : length;
        ar = new double[length];
        ai = new double[length];
        br = new double[partners];
        bi = new double[partners];
        Arrays.fill(ar, 1.0 / length);
    }

    /// Sets the factors.
    ///
    /// @param re real parts in the order of amplitudes
    /// @param im imaginary parts
    public void set(double[] re, double[] im) {
        double scale = 1.0 / length;
        if (boundary == Boundary.PERIODIC) {
            for (int m = 0; m < length; m++) {
                ar[m] = scale * re[m];
                ai[m] = scale * im[m];
            }
            return;
        }
        int first = amplitude(0);
        ar[0] = scale * re[first];
        ai[0] = scale * im[first];
        for (int k = 1; k < length; k++) {
            int m = amplitude(k);
            int partner = amplitude(length - k);
            ar[k] = 0.5 * scale * (re[m] + re[partner]);
            ai[k] = 0.5 * scale * (im[m] + im[partner]);
            double differenceRe = 0.5 * scale * (re[m] - re[partner]);
            double differenceIm = 0.5 * scale * (im[m] - im[partner]);
            double cos = RootsOfUnity.cos(k, 2L * length);
            double sin = -RootsOfUnity.minusSin(k, 2L * length);
            br[k] = cos * differenceRe - sin * differenceIm;
            bi[k] = cos * differenceIm + sin * differenceRe;
        }
    }

    /// Number of the amplitude that the cosine k stands for.
    private int amplitude(int k) {
        return boundary == Boundary.VANISHING ? length - 1 - k : k;
    }

    void apply(FourierKernels kernels, LineTile tile) {
        if (boundary == Boundary.PERIODIC) {
            kernels.rotate(length, tile.width(), ar, ai, tile.numbers(), tile.re(), tile.im());
        } else {
            kernels.mix(length, tile.width(), ar, ai, br, bi, tile.numbers(), tile.re(), tile.im());
        }
    }
}
