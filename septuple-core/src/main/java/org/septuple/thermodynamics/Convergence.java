package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;

/// Collects what speaks against a measurement, each with what to change.
///
/// | diagnostic | bound |
/// |---|---|
/// | split R̂ | ≤ 1.01 |
/// | bulk and tail effective sample size | ≥ 400 |
/// | overlap of neighbouring rungs | ≥ 0.03 |
/// | thermodynamic integration against MBAR | ≤ 4 standard errors |
/// | particles that annealed weights are worth | ≥ 100 |
/// | divergent transitions | 0 |
final class Convergence {

    private static final double LARGEST_R_HAT = 1.01;
    private static final double LEAST_ESS = 400;
    private static final double LEAST_OVERLAP = 0.03;
    private static final double LEAST_PARTICLES = 100;
    private static final double MOST_DEVIATIONS = 4;
    private static final double ROUNDING = 1e-12;

    private final List<String> advice = new ArrayList<>();

    /// What to change, each line once.
    List<String> advice() {
        return advice.stream().distinct().toList();
    }

    private boolean require(boolean passed, String words) {
        if (!passed) {
            advice.add(words);
        }
        return passed;
    }

    boolean chains(String what, ChainDiagnostics worst) {
        boolean agree = require(
                worst.rHat() <= LARGEST_R_HAT,
                String.format(
                        Locale.ROOT,
                        "chains disagree: split R-hat of %s is %.4g, more than %.2f: raise canonical.warm-up and canonical.samples, or use tempering",
                        what,
                        worst.rHat(),
                        LARGEST_R_HAT));
        return agree
                && require(
                        Math.min(worst.bulkEss(), worst.tailEss()) >= LEAST_ESS,
                        String.format(
                                Locale.ROOT,
                                "too few independent draws: effective sample size of %s is %.0f (bulk), %.0f (tail), less than %.0f: raise canonical.samples or canonical.chains",
                                what,
                                worst.bulkEss(),
                                worst.tailEss(),
                                LEAST_ESS));
    }

    boolean overlap(boolean solved, double least) {
        return require(
                solved && least >= LEAST_OVERLAP,
                String.format(
                        Locale.ROOT,
                        "neighbouring rungs overlap by %.3g, less than %.2g: raise canonical.nodes",
                        least,
                        LEAST_OVERLAP));
    }

    boolean agreement(Estimate integral, Estimate mbar, int nodes) {
        double gap = Math.abs(integral.value() - mbar.value());
        double error = Math.sqrt(
                integral.standardError() * integral.standardError() + mbar.standardError() * mbar.standardError());
        return require(
                gap <= MOST_DEVIATIONS * error || gap <= ROUNDING * (1 + Math.abs(mbar.value())),
                String.format(
                        Locale.ROOT,
                        "thermodynamic integration and MBAR differ by %.3g, %.1f standard errors: the integrand is too steep for %d nodes, raise canonical.nodes",
                        gap,
                        gap / error,
                        nodes));
    }

    boolean particles(double worth) {
        return require(
                worth >= LEAST_PARTICLES,
                String.format(
                        Locale.ROOT,
                        "annealed weights are worth %.0f particles, less than %.0f: raise canonical.annealing.stages or particles",
                        worth,
                        LEAST_PARTICLES));
    }

    void divergences(long count) {
        require(
                count == 0,
                String.format(
                        Locale.ROOT,
                        "%d transitions diverged: raise canonical.proposal.acceptance, so that steps become smaller",
                        count));
    }
}
