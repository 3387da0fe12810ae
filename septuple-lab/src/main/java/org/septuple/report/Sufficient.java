package org.septuple.report;

import org.septuple.statistics.ChainDiagnostics;

/// Bounds that diagnostics of a free energy have to keep, as the advice of a measurement has them, and how numbers beyond them
/// are marked.
///
/// R̂ and effective sample sizes: A. Vehtari et al., Bayesian Analysis 16 (2021) 667. Overlap: P. V. Klimovich, M. R. Shirts,
/// D. L. Mobley, J. Comput.-Aided Mol. Des. 29 (2015) 397.
final class Sufficient {

    /// Largest R̂.
    static final double R_HAT = 1.01;

    /// Least effective sample size, of the bulk and of the tails.
    static final double ESS = 400;

    /// Least overlap of neighbouring rungs.
    static final double OVERLAP = 0.03;

    private static final String MARK = "\u00A0✗";

    private Sufficient() {}

    /// Whether all three are known and within their bounds.
    static boolean mixed(ChainDiagnostics chains) {
        return chains.rHat() <= R_HAT && chains.bulkEss() >= ESS && chains.tailEss() >= ESS;
    }

    /// Three cells of a table, numbers beyond their bounds marked, and a fourth with the verdict.
    static void cells(Table table, ChainDiagnostics chains) {
        String rHat = NumberText.decimals(chains.rHat(), 3);
        table.number(chains.rHat(), chains.rHat() > R_HAT ? rHat + MARK : rHat);
        ess(table, chains.bulkEss());
        ess(table, chains.tailEss());
        table.converged(mixed(chains));
    }

    /// A cell with a count that should be 0.
    static void none(Table table, long count) {
        table.number((double) count, NumberText.count(count) + (count == 0 ? "" : MARK));
    }

    private static void ess(Table table, double size) {
        String shown = Double.isFinite(size) ? NumberText.count(Math.round(size)) : NumberText.significant(size, 2);
        table.number(size, size < ESS ? shown + MARK : shown);
    }
}
