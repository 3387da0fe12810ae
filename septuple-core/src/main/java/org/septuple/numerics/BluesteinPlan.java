package org.septuple.numerics;

import java.util.Arrays;

/// A transform of any length n as a convolution: with c(j) = e^(−iπj²/n), y(k) = c(k) Σ_j (c(j) x(j)) c*(k − j), computed by
/// transforms of a length m ≥ 2n − 1 that has passes.
///
/// Source: L. I. Bluestein, A linear filtering approach to the computation of discrete Fourier transform, IEEE Trans. Audio
/// Electroacoustics 18 (1970) 451.
final class BluesteinPlan implements FourierPlan {

    private final int length;
    private final int room;
    private final StockhamPlan convolution;
    private final double[] chirpRe;
    private final double[] chirpIm;
    private final double[] kernelRe;
    private final double[] kernelIm;

    /// Computes chirp and its transform.
    ///
    /// @param length n ≥ 2
    BluesteinPlan(int length) {
        this.length = length;
        int smooth = 2 * length - 1;
        while (!StockhamPlan.fits(smooth)) {
            smooth++;
        }
        room = smooth;
        convolution = new StockhamPlan(room);
        chirpRe = new double[length];
        chirpIm = new double[length];
        LineTile kernel = new LineTile(room, 1);
        for (int j = 0; j < length; j++) {
            long square = (long) j * j % (2L * length);
            chirpRe[j] = RootsOfUnity.cos(square, 2L * length);
            chirpIm[j] = RootsOfUnity.minusSin(square, 2L * length);
            int mirrored = j == 0 ? 0 : room - j;
            kernel.numbers()[kernel.re() + j] = chirpRe[j] / room;
            kernel.numbers()[kernel.im() + j] = -chirpIm[j] / room;
            kernel.numbers()[kernel.re() + mirrored] = chirpRe[j] / room;
            kernel.numbers()[kernel.im() + mirrored] = -chirpIm[j] / room;
        }
        convolution.transform(new ScalarFourier(), kernel, false);
        kernelRe = Arrays.copyOfRange(kernel.numbers(), kernel.re(), kernel.re() + room);
        kernelIm = Arrays.copyOfRange(kernel.numbers(), kernel.im(), kernel.im() + room);
    }

    @Override
    public int room() {
        return room;
    }

    @Override
    public void transform(FourierKernels kernels, LineTile tile, boolean inverse) {
        if (inverse) {
            tile.exchange();
        }
        int width = tile.width();
        kernels.rotate(length, width, chirpRe, chirpIm, tile.numbers(), tile.re(), tile.im());
        tile.clear(length, room);
        convolution.transform(kernels, tile, false);
        kernels.rotate(room, width, kernelRe, kernelIm, tile.numbers(), tile.re(), tile.im());
        convolution.transform(kernels, tile, true);
        kernels.rotate(length, width, chirpRe, chirpIm, tile.numbers(), tile.re(), tile.im());
        if (inverse) {
            tile.exchange();
        }
    }
}
