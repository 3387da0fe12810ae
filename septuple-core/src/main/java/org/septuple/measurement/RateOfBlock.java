package org.septuple.measurement;

import org.septuple.statistics.Estimate;

/// One regression of drift on −∂F through the origin.
///
/// `products` are −d_u·∂F/Σ|∂F|² of every unit, whose mean is γ: their spread is the part of the error that units see.
final class RateOfBlock {

    /// Degrees of freedom of an error that is given, not estimated here.
    private static final long GIVEN = 1L << 40;

    private final double squares;
    private final double[] products;
    private final double rate;
    private final double variance;

    RateOfBlock(double squares, double[] products, double rate, double variance) {
        this.squares = squares;
        this.products = products;
        this.rate = rate;
        this.variance = variance;
    }

    /// Σ|∂F|² without its noise.
    double squares() {
        return squares;
    }

    double product(int unit) {
        return products[unit];
    }

    double value() {
        return rate;
    }

    /// The part of the variance of γ that the errors of ∂F make.
    double varianceOfGradient() {
        return variance;
    }

    Estimate estimate() {
        return withGiven(Estimate.ofMean(products), variance);
    }

    /// An estimate whose value has a further variance, known beforehand.
    static Estimate withGiven(Estimate ofUnits, double variance) {
        return variance > 0 ? ofUnits.plus(new Estimate(0, Math.sqrt(variance), GIVEN)) : ofUnits;
    }
}
