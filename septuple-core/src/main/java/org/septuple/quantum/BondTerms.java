package org.septuple.quantum;

/// Two terms of the recurrence of [BondFlow] and its sum so far.
final class BondTerms {

    double[] re;
    double[] im;
    double[] nextRe;
    double[] nextIm;
    final double[] sumRe;
    final double[] sumIm;
    double scale;
    double weight;

    BondTerms(double[] re, double[] im, double[] nextRe, double[] nextIm, double[] sumRe, double[] sumIm) {
        this.re = re;
        this.im = im;
        this.nextRe = nextRe;
        this.nextIm = nextIm;
        this.sumRe = sumRe;
        this.sumIm = sumIm;
    }

    /// The next term becomes the present one.
    void turn() {
        double[] x = re;
        double[] y = im;
        re = nextRe;
        im = nextIm;
        nextRe = x;
        nextIm = y;
    }

    /// Adds what a face with an angle A hands from one of its cells to the other beyond what it would with A = 0: hop·(e^{iA} − 1).
    ///
    /// @param into receives
    /// @param from hands over
    /// @param hop  of the face
    /// @param bend 1 − cos A
    /// @param sine sin A, of A from `into` to `from`
    void hand(int into, int from, double hop, double bend, double sine) {
        double x = scale * hop * (bend * im[from] - sine * re[from]);
        double y = -scale * hop * (bend * re[from] + sine * im[from]);
        nextRe[into] += x;
        nextIm[into] += y;
        sumRe[into] += weight * x;
        sumIm[into] += weight * y;
    }
}
