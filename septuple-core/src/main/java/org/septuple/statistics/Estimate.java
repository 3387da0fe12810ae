package org.septuple.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.TDistribution;

/// A measured number with its standard error.
///
/// @param value         the estimate
/// @param standardError one standard deviation of the estimator, ≥ 0; 0 for a deterministic result, NaN if unknown
/// @param n             number of independent units behind it, ≥ 1
public record Estimate(double value, double standardError, long n) {

    /// Errors between a divisor and 0 that first order needs: the error is then right to 6 %.
    public static final double FAR = 5;

    public Estimate {
        if (standardError < 0 || n < 1) {
            throw new IllegalArgumentException(
                    "standard error %g must be >= 0 and n = %d must be >= 1".formatted(standardError, n));
        }
    }

    /// A number without sampling error.
    ///
    /// @param value the number
    /// @param n     number of cases that it covers
    /// @return the estimate with standard error 0
    public static Estimate exact(double value, long n) {
        return new Estimate(value, 0, n);
    }

    /// The mean of independent units, with standard error s/√n and s² = Σ(x − x̄)²/(n − 1).
    ///
    /// @param units at least one value; one value alone has an unknown (NaN) error
    /// @return the estimate of the mean
    public static Estimate ofMean(double[] units) {
        int n = units.length;
        if (n == 0) {
            throw new IllegalArgumentException("a mean needs at least one value, got 0");
        }
        double sum = 0;
        for (double unit : units) {
            sum += unit;
        }
        double mean = sum / n;
        double squares = 0;
        for (double unit : units) {
            squares += (unit - mean) * (unit - mean);
        }
        return new Estimate(mean, n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1) / n), n);
    }

    /// The mean of Markov chains, with standard error s/√ESS, where s is the standard deviation of all draws and ESS
    /// [their effective sample size][ChainDiagnostics#effectiveSampleSize].
    ///
    /// @param draws `[chain][iteration]`, at least one chain, all of one length ≥ 4
    /// @return the estimate with n = ⌊ESS⌋, at least 1; unknown (NaN) error if all draws are equal or one is not finite
    public static Estimate ofMeanOfChains(double[][] draws) {
        double ess = ChainDiagnostics.effectiveSampleSize(draws);
        Estimate independent =
                ofMean(Arrays.stream(draws).flatMapToDouble(Arrays::stream).toArray());
        double error = independent.standardError() * Math.sqrt(independent.n() / ess);
        return new Estimate(independent.value(), error, Math.max(1, (long) ess));
    }

    /// A proportion of independent trials. Its error is the standard deviation of the posterior under a uniform prior,
    /// √(p̃(1 − p̃)/(n + 3)) with p̃ = (k + 1)/(n + 2): for large n the binomial error, and never 0, not even after
    /// n successes.
    ///
    /// @param successes k, 0 ≤ k ≤ n
    /// @param trials    n ≥ 1
    /// @return k/n with that error
    public static Estimate ofProportion(long successes, long trials) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("%d successes of %d trials: need 0 <= successes <= trials, trials >= 1"
                    .formatted(successes, trials));
        }
        double p = (successes + 1.0) / (trials + 2.0);
        return new Estimate((double) successes / trials, Math.sqrt(p * (1 - p) / (trials + 3.0)), trials);
    }

    /// The sum of two independent estimates. Its n − 1 are the degrees of freedom that Welch and Satterthwaite give it.
    ///
    /// @param other independent of this
    /// @return values added, errors added in quadrature
    public Estimate plus(Estimate other) {
        return combined(value + other.value, standardError, other, other.standardError);
    }

    /// A number made of this and another estimate, whose errors make it err by so much each.
    private Estimate combined(double result, double error, Estimate other, double otherError) {
        double a = error * error;
        double b = otherError * otherError;
        long degrees = Math.min(n, other.n) - 1;
        if (a + b > 0) {
            double inverse = (a > 0 ? a / (a + b) * (a / (a + b)) / (n - 1) : 0)
                    + (b > 0 ? b / (a + b) * (b / (a + b)) / (other.n - 1) : 0);
            degrees = (long) (1 / inverse);
        }
        return new Estimate(result, Math.sqrt(a + b), 1 + degrees);
    }

    /// The difference of two independent estimates, with errors as in [#plus].
    ///
    /// @param other independent of this
    /// @return this − other
    public Estimate minus(Estimate other) {
        return plus(other.times(-1));
    }

    /// This estimate in other units.
    ///
    /// @param factor exact
    /// @return factor·this
    public Estimate times(double factor) {
        return new Estimate(factor * value, Math.abs(factor) * standardError, n);
    }

    /// The product of two independent estimates, its error to first order, √((y·σ_x)² + (x·σ_y)²), with n as in [#plus].
    ///
    /// On average that is not too small; but where both are within a few errors of 0, the product is far from normal.
    ///
    /// @param other independent of this
    /// @return this · other
    public Estimate times(Estimate other) {
        return combined(
                value * other.value,
                Math.abs(other.value) * standardError,
                other,
                Math.abs(value) * other.standardError);
    }

    /// The quotient of two independent estimates, its error to first order, √(σ_x² + (x/y·σ_y)²)/|y|, with n as in [#plus].
    ///
    /// The next order is 3(σ_y/y)² of the variance. So a divisor within [#FAR] errors of 0 makes the error unknown: such a quotient
    /// has no finite variance to speak of, and its interval (Fieller's) is lopsided or open.
    ///
    /// @param divisor independent of this
    /// @return this/divisor; unknown (NaN) error if the divisor may be close to 0
    public Estimate dividedBy(Estimate divisor) {
        double quotient = value / divisor.value;
        if (!(Math.abs(divisor.value) >= FAR * divisor.standardError) || divisor.value == 0) {
            return new Estimate(quotient, Double.NaN, Math.min(n, divisor.n));
        }
        return combined(
                quotient,
                standardError / Math.abs(divisor.value),
                divisor,
                Math.abs(quotient / divisor.value) * divisor.standardError);
    }

    /// A smooth function of this estimate, its error to first order, |f′(x)|·σ.
    ///
    /// That fails where f bends within an error: where f″(x)·σ is not small beside f′(x), such as at an extremum, where it gives 0.
    ///
    /// @param function   f
    /// @param derivative f′
    /// @return f of this, with the same n
    public Estimate map(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        double slope = derivative.applyAsDouble(value);
        return new Estimate(function.applyAsDouble(value), Math.abs(slope) * standardError, n);
    }

    /// How far from the truth this is, in standard errors.
    ///
    /// @param truth exact
    /// @return z = (value − truth)/standard error; 0 if the value is the truth, ±∞ for another exact value
    public double zAgainst(double truth) {
        return value == truth ? 0 : (value - truth) / standardError;
    }

    /// How far apart two independent estimates are, in standard errors of their difference.
    ///
    /// @param other independent of this
    /// @return ≥ 0
    public double distance(Estimate other) {
        return Math.abs(minus(other).zAgainst(0));
    }

    /// Half the width of the confidence interval, by Student's t with n − 1 degrees of freedom.
    ///
    /// @param confidence in (0, 1), such as 0.95
    /// @return value ± this covers the truth with that probability; 0 if exact, NaN if the error is unknown or n = 1
    public double halfWidth(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence %g must be in (0, 1)".formatted(confidence));
        }
        if (standardError == 0 || Double.isNaN(standardError)) {
            return standardError;
        }
        if (n == 1) {
            return Double.NaN;
        }
        return standardError * new TDistribution(n - 1).inverseCumulativeProbability(0.5 + confidence / 2);
    }
}
