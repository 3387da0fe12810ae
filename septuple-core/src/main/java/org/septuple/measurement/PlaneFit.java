package org.septuple.measurement;

/// u = a + A(q − q̄) in a plane, by least squares.
final class PlaneFit {

    private static final double LINE = 1e-9;

    private final double[][] places;
    private final double[][] velocities;
    private final double[] means = new double[4];
    /// Σx₁², Σx₁x₂, Σx₂².
    private final double[] squares = new double[3];
    private final double determinant;
    /// A₁₁, A₁₂, A₂₁, A₂₂.
    private final double[] slopes = new double[4];

    private PlaneFit(double[][] places, double[][] velocities) {
        this.places = places;
        this.velocities = velocities;
        int n = places[0].length;
        for (int r = 0; r < n; r++) {
            for (int k = 0; k < 2; k++) {
                means[k] += places[k][r] / n;
                means[2 + k] += velocities[k][r] / n;
            }
        }
        double[] products = new double[4];
        for (int r = 0; r < n; r++) {
            double x = x(0, r);
            double y = x(1, r);
            squares[0] += x * x;
            squares[1] += x * y;
            squares[2] += y * y;
            for (int k = 0; k < 2; k++) {
                products[2 * k] += u(k, r) * x;
                products[2 * k + 1] += u(k, r) * y;
            }
        }
        this.determinant = squares[0] * squares[2] - squares[1] * squares[1];
        for (int k = 0; k < 2; k++) {
            slopes[2 * k] = (products[2 * k] * squares[2] - products[2 * k + 1] * squares[1]) / determinant;
            slopes[2 * k + 1] = (products[2 * k + 1] * squares[0] - products[2 * k] * squares[1]) / determinant;
        }
    }

    /// Fits.
    static PlaneFit of(double[][] places, double[][] velocities) {
        return new PlaneFit(places, velocities);
    }

    private double x(int k, int r) {
        return places[k][r] - means[k];
    }

    private double u(int k, int r) {
        return velocities[k][r] - means[2 + k];
    }

    /// Whether places do not lie on a line.
    boolean resolved() {
        return determinant > LINE * squares[0] * squares[2];
    }

    /// (A₂₁ − A₁₂)/2.
    ///
    /// @param shares of each replica; added to: what its residual adds to it, so that their squares sum to its variance
    double addTo(double[] shares) {
        double factor = Math.sqrt(shares.length / Math.max(1.0, shares.length - 3));
        for (int r = 0; r < shares.length; r++) {
            double x = x(0, r);
            double y = x(1, r);
            double first = u(0, r) - slopes[0] * x - slopes[1] * y;
            double second = u(1, r) - slopes[2] * x - slopes[3] * y;
            double of21 = second * (x * squares[2] - y * squares[1]) / determinant;
            double of12 = first * (y * squares[0] - x * squares[1]) / determinant;
            shares[r] += factor * (of21 - of12) / 2;
        }
        return (slopes[2] - slopes[1]) / 2;
    }
}
