package org.septuple.quantum;

import org.septuple.numerics.Elementary;

/// r·e^{iφ}.
final class PhaseFactor {

    private PhaseFactor() {}

    static void put(double r, double phase, double[] re, double[] im, int cell) {
        re[cell] = r * Elementary.cos(phase);
        im[cell] = r * Elementary.sin(phase);
    }
}
