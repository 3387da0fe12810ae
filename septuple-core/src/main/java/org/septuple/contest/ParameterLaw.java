package org.septuple.contest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.numerics.Elementary;
import org.septuple.statistics.Estimate;

/// What is known of the parameters of a contestant: a normal law of x, or of log x where x must be > 0, so that C_ij becomes C_ij/(x_i x_j). Immutable.
public final class ParameterLaw {

    private final List<Contestant.Parameter> parameters;
    private final double[] centre;
    private final double[][] covariance;
    private final long replicas;

    /// On the scale of the law.
    ParameterLaw(List<Contestant.Parameter> parameters, double[] centre, double[][] covariance, long replicas) {
        this.parameters = List.copyOf(parameters);
        this.centre = centre.clone();
        this.covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        this.replicas = replicas;
    }

    /// Known exactly.
    ///
    /// @param contestant whose parameters
    /// @param values     one each
    /// @return a law without spread
    public static ParameterLaw exact(Contestant contestant, double... values) {
        return of(contestant, values, new double[values.length][values.length], Long.MAX_VALUE);
    }

    /// Measured elsewhere.
    ///
    /// @param contestant whose parameters
    /// @param values     one each, > 0 where the parameter is positive
    /// @param covariance of their errors, symmetric and positive semidefinite
    /// @param n          number of independent units behind them
    /// @return the law
    public static ParameterLaw of(Contestant contestant, double[] values, double[][] covariance, long n) {
        List<Contestant.Parameter> parameters = contestant.parameters();
        if (values.length != parameters.size() || covariance.length != values.length) {
            throw new IllegalArgumentException("%s has %d parameters, got %d values and a covariance of %d rows"
                    .formatted(contestant.name(), parameters.size(), values.length, covariance.length));
        }
        double[] centre = new double[values.length];
        double[][] scaled = new double[values.length][values.length];
        for (int i = 0; i < centre.length; i++) {
            boolean positive = parameters.get(i).positive();
            if (!Double.isFinite(values[i]) || (positive && values[i] <= 0)) {
                throw new IllegalArgumentException("%s = %s of %s must be finite%s"
                        .formatted(parameters.get(i).name(), values[i], contestant.name(), positive ? " and > 0" : ""));
            }
            centre[i] = positive ? Elementary.log(values[i]) : values[i];
            for (int j = 0; j < centre.length; j++) {
                if (!Double.isFinite(covariance[i][j]) || covariance[i][j] != covariance[j][i]) {
                    throw new IllegalArgumentException(
                            "covariance %s must be finite and symmetric".formatted(Arrays.deepToString(covariance)));
                }
                scaled[i][j] = covariance[i][j]
                        / (scale(positive, values[i]) * scale(parameters.get(j).positive(), values[j]));
            }
        }
        return new ParameterLaw(parameters, centre, scaled, n);
    }

    private static double scale(boolean positive, double value) {
        return positive ? value : 1;
    }

    /// Values on the scale of a law as a contestant takes them.
    static double[] natural(List<Contestant.Parameter> parameters, double[] scaled) {
        double[] values = scaled.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i).positive() ? Elementary.exp(scaled[i]) : scaled[i];
        }
        return values;
    }

    /// Whether there is no spread.
    ///
    /// @return true if all variances are 0
    public boolean exact() {
        return Arrays.stream(covariance).flatMapToDouble(Arrays::stream).allMatch(c -> c == 0);
    }

    /// In the middle.
    ///
    /// @return one value per parameter
    public double[] values() {
        return natural(parameters, centre);
    }

    /// Covariance of the values, to first order.
    ///
    /// @return p×p, a copy
    public double[][] covariance() {
        double[] values = values();
        double[][] natural = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                natural[i][j] = covariance[i][j]
                        * scale(parameters.get(i).positive(), values[i])
                        * scale(parameters.get(j).positive(), values[j]);
            }
        }
        return natural;
    }

    /// One parameter.
    ///
    /// @param index in the order of the contestant
    /// @return value and standard error
    public Estimate estimate(int index) {
        return new Estimate(values()[index], Math.sqrt(Math.max(0, covariance()[index][index])), replicas);
    }

    /// Of a function of the parameters, to first order.
    ///
    /// @param slopes by log x of each parameter that must be > 0, by x of the others
    double standardErrorOf(double... slopes) {
        double variance = 0;
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                variance += slopes[i] * slopes[j] * covariance[i][j];
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    /// Points that stand for the law: 2p at √p standard deviations each way along the axes of its ellipsoid, equal weights; the value in the
    /// middle alone if it has no spread. Means over them are those over the law for polynomials of third degree.
    ///
    /// Source: I. Arasaratnam, S. Haykin, IEEE Trans. Autom. Control 54 (2009) 1254, equation 22.
    ///
    /// @return parameters of each point, the two of an axis side by side
    /// @throws IllegalArgumentException if the covariance has an eigenvalue below 0
    public List<double[]> points() {
        if (exact()) {
            return List.of(values());
        }
        var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance));
        double[] roots = eigen.getEigenvalues();
        double largest = Arrays.stream(roots).max().orElseThrow();
        List<double[]> points = new ArrayList<>();
        for (int j = 0; j < roots.length; j++) {
            if (roots[j] < -1e-9 * largest) {
                throw new IllegalArgumentException(
                        "covariance of parameters has the eigenvalue %s: need >= 0".formatted(roots[j]));
            }
            double reach = Math.sqrt(roots.length * Math.max(0, roots[j]));
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] point = centre.clone();
                for (int i = 0; i < point.length; i++) {
                    point[i] += sign * reach * eigen.getV().getEntry(i, j);
                }
                points.add(natural(parameters, point));
            }
        }
        return points;
    }
}
