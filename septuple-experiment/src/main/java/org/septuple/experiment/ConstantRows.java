package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.septuple.quantum.EstimatedConstants;
import org.septuple.quantum.QuantumConstants;
import org.septuple.statistics.Estimate;

/// Rows 3.11, 3.12 and 4.5 to 4.7 with the γ and D of a learner's line.
///
/// (3.11) and (3.12) are *not testable* by these numbers alone. γ comes from the drift; u of (3.10) moves the mean by −2γ⟨∂F⟩, since
/// ∫∂p = 0, where (2.9) says −γ⟨∂F⟩ (E11): with one drift for both, 2γM is 2 whatever the learner does. α is not measured; imposed
/// at saturation, or by (4.2) with (4.5), it makes (3.12) true by definition (E22).
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 4.5 | ħ of (3.12) at both α against abs(μ)/2π of (4.2), relative | six printed digits of γ = 1.5, D = .3, μ = π/2: α = 11.395998, 1.404002 | α = γ/2D, the root of another μ |
/// | 4.6 | printed roots put into (4.5), relative to its terms | printed roots of that case against its digits | without the square root |
/// | 4.7 | share of μ where (4.7) and the search over α for (3.12) = (μ/2π)² disagree | the case of Q9, whose bound is .8π: π/2 and .79π have roots, π has none | the printed moduli with −γ, where (3.12) is negative for all α (E14) |
///
/// μ is imposed in all three: abs(γμ/D)/4π = ½ in 4.5 and 4.6, from ¼ to 4 in 4.7. Where V_H = 0 under Lebesgue's measure, the μ of a neuron
/// that nobody listens to is −(1/2β) log(2π/β) for any q, and row 4.7 says on which side of (4.7) it is, with D of one step and of many: the verdict
/// is one of β, measure, insertion and D (E26), and no law of the network.
///
/// @param gamma         γ
/// @param diffusion     D over many steps
/// @param stepDiffusion D over one step
/// @param sink          μ of a sink; null where it has no closed form
/// @param confidence    of intervals
record ConstantRows(
        Estimate gamma,
        Estimate diffusion,
        Estimate stepDiffusion,
        @Nullable Double sink,
        double confidence) {

    private static final double SIX_DIGITS = 1e-5;
    private static final double CHOSEN = 0.5;
    private static final List<Double> RATIOS = List.of(0.25, 0.5, 0.9, 0.99, 1.01, 1.1, 2.0, 4.0);
    private static final int SEARCHED = 20_000;
    private static final double DECADES = 4;
    private static final double LARGEST_SHARE = 0.1;
    private static final double KNOWN_GAMMA = 1.5;
    private static final double KNOWN_DIFFUSION = 0.3;
    private static final double KNOWN_PLUS = 11.395998;
    private static final double KNOWN_MINUS = 1.404002;

    /// Comparisons and reasons by equation number.
    ///
    /// @throws IllegalArgumentException naming (3.12) if the value of γ or D is not > 0
    void measure(Map<String, Comparison> rows, Map<String, String> untestable) {
        double g = gamma.value();
        double d = diffusion.value();
        QuantumConstants saturated = QuantumConstants.saturated(g, d);
        double mu = CHOSEN * saturated.chemicalPotential();
        QuantumConstants.Pair pair = QuantumConstants.forChemicalPotential(g, d, mu);
        EstimatedConstants known = EstimatedConstants.of(gamma, diffusion, Estimate.exact(mu, gamma.n()));
        untestable.put(
                "3.11",
                String.format(
                        Locale.ROOT,
                        "M = 1/2gamma = %.3g +- %.2g is a definition here: gamma comes from the drift of the learner, and u of (3.10) moves the mean by -2 gamma <dF> where (2.9) says -gamma <dF> (E11), so 2 gamma M from one drift is 2 on any network; M needs rows 3.8 to 3.10 on time scales of their own",
                        known.mass().value(),
                        known.mass().halfWidth(confidence)));
        untestable.put(
                "3.12",
                String.format(
                        Locale.ROOT,
                        "hbar = 2D/gamma = %.3g +- %.2g at the imposed saturation alpha = gamma/2D, where (3.12) is true by definition, as it is with alpha from (4.2) and (4.5) (E22); only an alpha from likelihood tests it",
                        known.bound().value(),
                        known.bound().halfWidth(confidence)));
        rows.put("4.5", quadratic(pair, saturated, mu));
        rows.put("4.6", roots(mu));
        rows.put("4.7", threshold());
    }

    private static Estimate exact(double value) {
        return Estimate.exact(value, 1);
    }

    private Comparison quadratic(QuantumConstants.Pair pair, QuantumConstants saturated, double mu) {
        double error = Math.max(
                planck(gamma.value(), diffusion.value(), pair.plus().alpha(), mu),
                planck(gamma.value(), diffusion.value(), pair.minus().alpha(), mu));
        return new Comparison(
                "hbar of (3.12) at both roots alpha against |mu|/2pi of (4.2), relative; mu = %.3g imposed, |gamma mu/D|/4pi = 1/2; gamma, D fitted"
                        .formatted(mu),
                exact(error),
                SIX_DIGITS,
                "six digits of the control, declared",
                exact(Math.max(
                        planck(KNOWN_GAMMA, KNOWN_DIFFUSION, KNOWN_PLUS, Math.PI / 2),
                        planck(KNOWN_GAMMA, KNOWN_DIFFUSION, KNOWN_MINUS, Math.PI / 2))),
                exact(planck(gamma.value(), diffusion.value(), saturated.alpha(), mu)));
    }

    /// How far ħ of (3.12) is from abs(μ)/2π.
    private static double planck(double g, double d, double alpha, double mu) {
        double hbar = Math.abs(mu) / (2 * Math.PI);
        return Math.abs(QuantumConstants.of(g, d, alpha).hbar() - hbar) / hbar;
    }

    private Comparison roots(double mu) {
        double plus = root(gamma.value(), diffusion.value(), mu, 1);
        double minus = root(gamma.value(), diffusion.value(), mu, -1);
        double between = root(gamma.value(), diffusion.value(), mu, 0);
        return new Comparison(
                "both roots as printed, put into (4.5), relative to its terms; mu = %.3g imposed, |gamma mu/D|/4pi = 1/2; gamma, D fitted"
                        .formatted(mu),
                exact(Math.max(put(plus, mu), put(minus, mu))),
                SIX_DIGITS,
                "six digits of the control, declared",
                exact(Math.max(
                        Math.abs(root(KNOWN_GAMMA, KNOWN_DIFFUSION, Math.PI / 2, 1) / KNOWN_PLUS - 1),
                        Math.abs(root(KNOWN_GAMMA, KNOWN_DIFFUSION, Math.PI / 2, -1) / KNOWN_MINUS - 1))),
                exact(put(between, mu)));
    }

    private static double root(double g, double d, double mu, int sign) {
        double square = mu / (2 * Math.PI) * (mu / (2 * Math.PI));
        double bound = 2 * d / g;
        return (bound + sign * Math.sqrt(bound * bound - square)) / square;
    }

    private double put(double alpha, double mu) {
        double square = mu / (2 * Math.PI) * alpha * (mu / (2 * Math.PI) * alpha);
        double linear = 4 * diffusion.value() / gamma.value() * alpha;
        return Math.abs(square - linear + 1) / (square + linear + 1);
    }

    private Comparison threshold() {
        double g = gamma.value();
        double d = diffusion.value();
        int right = 0;
        right += found(KNOWN_GAMMA, KNOWN_DIFFUSION, Math.PI / 2) ? 1 : 0;
        right += found(KNOWN_GAMMA, KNOWN_DIFFUSION, 0.79 * Math.PI) ? 1 : 0;
        right += found(KNOWN_GAMMA, KNOWN_DIFFUSION, Math.PI) ? 0 : 1;
        return new Comparison(
                "share of eight imposed mu with |gamma mu/D|/4pi from 1/4 to 4 where (4.7) and a search over alpha for (3.12) = (mu/2pi)^2 disagree; gamma, D fitted"
                        + side(),
                exact(disagreement(g, mu -> printed(g, d, mu))),
                LARGEST_SHARE,
                "less than one of the eight, declared",
                exact(1 - right / 3.0),
                exact(disagreement(-g, mu -> printed(-g, d, mu))));
    }

    private double disagreement(double g, DoublePredicate inequality) {
        int differing = 0;
        for (double ratio : RATIOS) {
            double mu = ratio * 4 * Math.PI * diffusion.value() / Math.abs(g);
            differing += inequality.test(mu) == found(g, diffusion.value(), mu) ? 0 : 1;
        }
        return (double) differing / RATIOS.size();
    }

    /// (4.7) as printed, with its moduli.
    private static boolean printed(double g, double d, double mu) {
        return Math.abs(2 * d / g) >= Math.abs(mu / (2 * Math.PI));
    }

    /// Whether some α > 0 has 4D/(γα) − 1/α² ≥ (μ/2π)², over decades around γ/2D.
    private static boolean found(double g, double d, double mu) {
        double square = mu / (2 * Math.PI) * (mu / (2 * Math.PI));
        double middle = Math.abs(g) / (2 * d);
        for (int i = 0; i <= SEARCHED; i++) {
            double alpha = middle * StrictMath.pow(10, DECADES * (2.0 * i / SEARCHED - 1) / 2);
            if (4 * d / (g * alpha) - 1 / (alpha * alpha) >= square) {
                return true;
            }
        }
        return false;
    }

    /// Where a sink is.
    private String side() {
        if (sink == null) {
            return "; mu of this network is not measured: a sink has a closed form only where V_H = 0 under Lebesgue's measure";
        }
        return String.format(
                Locale.ROOT,
                "; here a sink has mu = %.3g, %s; %s (verdicts of these beta, measure, insertion and D, E26)",
                sink,
                side("D over many steps", diffusion),
                side("D over one step", stepDiffusion));
    }

    private String side(String which, Estimate d) {
        EstimatedConstants with = EstimatedConstants.of(gamma, d, Estimate.exact(sinkValue(), gamma.n()));
        return String.format(
                Locale.ROOT,
                "by %s 2D/gamma = %.3g +- %.2g against |mu|/2pi = %.3g: %s",
                which,
                with.bound().value(),
                with.bound().halfWidth(confidence),
                with.hbar().value(),
                with.reality().words());
    }

    private double sinkValue() {
        return sink == null ? Double.NaN : sink;
    }
}
