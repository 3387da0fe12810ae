package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.quantum.InitialDensity;
import org.septuple.statistics.Estimate;

/// α of (3.5) by likelihood, where the positions tell it. (3.12) with (4.2) and (4.5) is true by definition, so nothing else tests α (E22).
///
/// Refused, in this order:
///
/// | ground | when |
/// |---|---|
/// | equilibrium | the prediction that p stays p(q, 0) is not rejected by the early positions ([Adequacy]): u = 0 forces α = γ/2D |
/// | rejected | the fit's own prediction is rejected by early positions of fresh replicas ([Adequacy]), or cannot be made |
/// | horizon | a fit of the fresh replicas until half the last early time gives another α, by more than [#FAR] standard errors of the difference, or none |
///
/// Both fits are of different replicas, so variances add. A difference within its errors does not say that α stays: the error of the shorter fit says how much
/// could have been seen.
public sealed interface FittedMultiplier {

    /// Standard errors beyond which two α differ.
    double FAR = 3;

    /// Standard errors within which α is not told from saturation.
    double NEAR = 2;

    /// Which root of (4.6) an α is.
    enum Root {
        /// α₊ > γ/2D.
        PLUS,
        /// α₋ < γ/2D.
        MINUS,
        /// Neither is told from saturation, where both meet.
        EITHER;

        /// By how far 2Dα/γ is from 1.
        ///
        /// @param ratio 2Dα/γ with its error
        /// @return the root
        public static Root of(Estimate ratio) {
            double z = ratio.zAgainst(1);
            return z >= NEAR ? PLUS : z <= -NEAR ? MINUS : EITHER;
        }
    }

    /// What cannot be told.
    enum Ground {
        /// p does not move.
        EQUILIBRIUM,
        /// The description is not true.
        REJECTED,
        /// α depends on until when it is fitted.
        HORIZON
    }

    /// Told.
    ///
    /// @param fit   of all early times
    /// @param alpha α, 1/F
    /// @param ratio 2Dα/γ: 1 at saturation, > 1 α₊, < 1 α₋; its error is that of the logarithm, from the covariance of the fit
    /// @param half  α of the fit until half of the last early time, of other replicas
    record Told(Fit fit, Estimate alpha, Estimate ratio, Estimate half) implements FittedMultiplier {}

    /// Not told.
    ///
    /// @param ground why
    /// @param reason the same with its figure
    record Refused(Ground ground, String reason) implements FittedMultiplier {}

    /// Looks whether a fit tells α.
    ///
    /// @param judge  rules of adequacy
    /// @param start  p(q, 0)
    /// @param fit    of a Madelung entry with [Multiplier.Fitted] to `early`
    /// @param starts of further fits
    /// @param early  positions that it was fitted to
    /// @param fresh  positions of other replicas at the same times
    /// @return α, or why not
    static FittedMultiplier of(
            Judge judge, InitialDensity start, Fit fit, List<List<Double>> starts, Observed early, Observed fresh) {
        Contestant still = new Standing(GridPrediction.ofMeans(judge.box(), start.averages(judge.box())));
        Adequacy standing = adequacy(judge, early, ParameterLaw.exact(still), still);
        if (!standing.rejected()) {
            return new Refused(
                    Ground.EQUILIBRIUM,
                    "positions until t = %.4g do not reject that p stays p(q, 0) (p = %.2g): u = 0 forces alpha = gamma/2D"
                            .formatted(early.times().getLast(), standing.pValue()));
        }
        try {
            Adequacy own = adequacy(judge, fresh, fit.law(), fit.contestant());
            if (own.rejected()) {
                return new Refused(
                        Ground.REJECTED,
                        "the fit is rejected by early positions of fresh replicas, %.3g standard deviations off (p = %.2g)"
                                .formatted(own.statistic(), own.pValue()));
            }
        } catch (UnpredictableException none) {
            return new Refused(Ground.REJECTED, "the fit cannot be tested: " + none.getMessage());
        }
        return horizon(judge, fit, starts, fresh);
    }

    private static Adequacy adequacy(Judge judge, Observed positions, ParameterLaw law, Contestant contestant) {
        Observed within = positions.within(judge.box());
        Forecast forecast = Forecast.of(contestant, law, within.times());
        return Adequacy.of(judge, within, forecast, new EnergyScores(judge.box(), within, forecast));
    }

    private static FittedMultiplier horizon(Judge judge, Fit fit, List<List<Double>> starts, Observed fresh) {
        double end = fresh.times().getLast() / 2;
        int count = (int) fresh.times().stream().filter(time -> time <= end).count();
        if (count == 0) {
            return new Refused(
                    Ground.HORIZON,
                    "no early time until t = %.4g, half of the horizon: not shown to stay".formatted(end));
        }
        List<List<Double>> all = new ArrayList<>(starts);
        double[] values = fit.law().values();
        all.add(List.of(values[0], values[1], values[2]));
        Fit half;
        try {
            half = new MaximumLikelihood(fit.contestant(), fresh.until(count), judge.box(), judge.epsilon()).from(all);
        } catch (UnpredictableException none) {
            return new Refused(
                    Ground.HORIZON,
                    "no fit until t = %.4g, half of the horizon: not shown to stay: %s"
                            .formatted(end, none.getMessage()));
        }
        Estimate alpha = fit.estimate(2);
        Estimate before = half.estimate(2);
        double z = alpha.minus(before).zAgainst(0);
        if (!(Math.abs(z) <= FAR)) {
            return new Refused(
                    Ground.HORIZON,
                    "it moves with the horizon: %.4g +- %.2g until t = %.4g, %.4g +- %.2g of other replicas until half of it, z = %.1f"
                            .formatted(
                                    alpha.value(),
                                    alpha.standardError(),
                                    fresh.times().getLast(),
                                    before.value(),
                                    before.standardError(),
                                    z));
        }
        double ratio = 2 * values[1] * values[2] / values[0];
        double error = ratio * fit.law().standardErrorOf(-1, 1, 1);
        return new Told(fit, alpha, new Estimate(ratio, error, alpha.n()), before);
    }
}
