package org.septuple.gravity.cosmology;

import org.septuple.numerics.OrdinaryEquation;

/// Friedmann's equations in variables that are regular at a big bang, at a crunch and where expansion turns. The state is x, its rate, H₀t and H₀η, dt = a dη.
///
/// | with | a | by | equation | constraint |
/// |---|---|---|---|---|
/// | radiation | x | H₀η | x″ = Ω_d/2 + Ω_k x + 2Ω_Λx³ | x′² = Ω_r + Ω_d x + Ω_k x² + Ω_Λx⁴ |
/// | dust alone | x² | H₀η | x″ = (Ω_k x + 3Ω_Λx⁵)/4 | 4x′² = Ω_d + Ω_k x² + Ω_Λx⁶ |
/// | neither | x | H₀t | x″ = Ω_Λx | x′² = Ω_k + Ω_Λx² |
///
/// η is made slower where a is large, dη = ds/√(1 + a²), so that s grows as t does in late times.
final class FriedmannEquations implements OrdinaryEquation {

    /// Components: x, x′, H₀t, H₀η.
    static final int DIMENSION = 4;

    static final int TIME = 2;
    static final int CONFORMAL = 3;

    private enum Content {
        RADIATION,
        DUST,
        VACUUM
    }

    private final FriedmannModel model;
    private final Content content;

    FriedmannEquations(FriedmannModel model) {
        this.model = model;
        this.content = model.radiation() > 0 ? Content.RADIATION : model.dust() > 0 ? Content.DUST : Content.VACUUM;
    }

    /// The state where a = 1 in expansion.
    double[] today() {
        return state(1, content == Content.DUST ? 0.5 : 1);
    }

    /// The state at the big bang.
    double[] bigBang() {
        return switch (content) {
            case RADIATION -> state(0, Math.sqrt(model.radiation()));
            case DUST -> state(0, Math.sqrt(model.dust()) / 2);
            case VACUUM -> throw new IllegalStateException("a vacuum has no big bang");
        };
    }

    private static double[] state(double x, double rate) {
        double[] y = new double[DIMENSION];
        y[0] = x;
        y[1] = rate;
        return y;
    }

    /// Longest step that does not jump over a crunch and what would follow it.
    double largestStep() {
        return content == Content.RADIATION && model.dust() > 0
                ? Math.sqrt(model.radiation()) / model.dust()
                : Double.POSITIVE_INFINITY;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public boolean at(double s, double[] y, double[] f) {
        double x = y[0];
        double a = scaleFactor(y);
        double slow = content == Content.VACUUM ? 1 : 1 / Math.sqrt(1 + a * a);
        f[0] = slow * y[1];
        f[1] = slow
                * switch (content) {
                    case RADIATION -> model.dust() / 2 + x * (model.curvature() + 2 * model.lambda() * x * x);
                    case DUST -> x * (model.curvature() + 3 * model.lambda() * x * x * x * x) / 4;
                    case VACUUM -> model.lambda() * x;
                };
        f[TIME] = content == Content.VACUUM ? 1 : slow * a;
        f[CONFORMAL] = content == Content.VACUUM ? 1 / a : slow;
        return content != Content.VACUUM || a > 0;
    }

    /// a.
    double scaleFactor(double[] y) {
        return content == Content.DUST ? y[0] * y[0] : y[0];
    }

    /// ȧ/H₀.
    double rate(double[] y) {
        return switch (content) {
            case RADIATION -> y[1] / y[0];
            case DUST -> 2 * y[1] / y[0];
            case VACUUM -> y[1];
        };
    }

    /// How far the constraint is from holding, relative to the sum of its terms.
    double violation(double[] y) {
        double x2 = y[0] * y[0];
        double lambda = model.lambda();
        double curvature = model.curvature();
        double square = y[1] * y[1];
        return switch (content) {
            case RADIATION ->
                distance(square, model.radiation() + model.dust() * y[0], curvature * x2, lambda * x2 * x2);
            case DUST -> distance(4 * square, model.dust(), curvature * x2, lambda * x2 * x2 * x2);
            case VACUUM -> distance(square, 0, curvature, lambda * x2);
        };
    }

    private static double distance(double square, double matter, double curvature, double lambda) {
        double terms = square + Math.abs(matter) + Math.abs(curvature) + Math.abs(lambda);
        return Math.abs(square - matter - curvature - lambda) / terms;
    }
}
