package org.septuple.numerics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A transform in passes of radix 8, 4, 2, 3 and 5, each as [FourierKernels#pass] states it.
final class StockhamPlan implements FourierPlan {

    /// One pass.
    private static final class Pass {

        private final int radix;
        private final int blocks;
        private final int repeats;
        private final double[] twiddles;

        Pass(int radix, int blocks, int repeats) {
            this.radix = radix;
            this.blocks = blocks;
            this.repeats = repeats;
            this.twiddles = new double[2 * (radix - 1) * blocks];
            long circle = (long) radix * blocks;
            for (int p = 0; p < blocks; p++) {
                for (int k = 1; k < radix; k++) {
                    int at = 2 * ((radix - 1) * p + k - 1);
                    twiddles[at] = RootsOfUnity.cos((long) p * k, circle);
                    twiddles[at + 1] = RootsOfUnity.minusSin((long) p * k, circle);
                }
            }
        }
    }

    private final int length;
    private final List<Pass> passes = new ArrayList<>();

    /// Computes the factors.
    ///
    /// @param length without prime factors above 5
    StockhamPlan(int length) {
        this.length = length;
        int left = length;
        for (int radix : radices(length)) {
            int repeats = length / left;
            left /= radix;
            passes.add(new Pass(radix, left, repeats));
        }
        if (left != 1) {
            throw new IllegalArgumentException("length %d has a prime factor above 5".formatted(length));
        }
    }

    /// Eights first, where most factors differ, then 4·4 rather than 8·2.
    private static List<Integer> radices(int length) {
        List<Integer> radices = new ArrayList<>();
        int twos = Integer.numberOfTrailingZeros(length);
        int fours = twos == 1 ? 0 : new int[] {0, 2, 1}[twos % 3];
        radices.addAll(Collections.nCopies((twos - 2 * fours) / 3, 8));
        radices.addAll(Collections.nCopies(fours, 4));
        radices.addAll(Collections.nCopies(twos == 1 ? 1 : 0, 2));
        int left = length >> twos;
        for (int radix = 3; radix <= 5; radix += 2) {
            while (left % radix == 0) {
                left /= radix;
                radices.add(radix);
            }
        }
        return radices;
    }

    /// Whether passes exist.
    ///
    /// @param length n ≥ 1
    /// @return true if n is a product of 2, 3 and 5
    static boolean fits(int length) {
        int left = length;
        for (int prime = 2; prime <= 5; prime++) {
            while (left % prime == 0) {
                left /= prime;
            }
        }
        return left == 1;
    }

    @Override
    public int room() {
        return length;
    }

    @Override
    public void transform(FourierKernels kernels, LineTile tile, boolean inverse) {
        for (int k = 0; k < passes.size(); k++) {
            Pass pass = passes.get(k);
            int count = pass.repeats * tile.width();
            kernels.pass(
                    pass.radix,
                    pass.blocks,
                    count,
                    0,
                    count,
                    pass.twiddles,
                    tile.numbers(),
                    inverse ? tile.im() : tile.re(),
                    inverse ? tile.re() : tile.im(),
                    inverse ? tile.spareIm() : tile.spareRe(),
                    inverse ? tile.spareRe() : tile.spareIm());
            tile.flip();
        }
    }
}
