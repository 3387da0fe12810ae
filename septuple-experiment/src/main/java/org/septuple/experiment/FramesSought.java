package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.spacetime.FrameTrial;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.NullComparison;
import org.septuple.statistics.Estimate;

/// Seeks frames for all neurons of kind `metric` and for samples of them (6.5).
record FramesSought(FramesPlan plan, long seed, Engine engine, RunOutput output) {

    /// Largest chance of a wrong verdict.
    private static final double LEVEL = 0.05;

    /// Searches.
    ///
    /// @param all   neurons in frames of their own
    /// @param notes takes numbers of all neurons, and rows of every number of them
    /// @return what was found, in words
    List<String> measure(LocalNeurons all, LedgerNotes notes) {
        int done = 0;
        List<String> remarks = new ArrayList<>();
        for (int size : plan.sizes()) {
            output.progress("frames", done++, plan.sizes().size());
            boolean whole = size == all.size();
            FrameTrial trial =
                    FrameTrial.of(whole ? all : FrameTrial.sample(all, size, seed), plan.settings(seed), engine.crew());
            notes.rowsOf(FindingTable.Shape.FRAMES, FrameRows.searches(size, trial));
            notes.rowsOf(FindingTable.Shape.FRAME_SIZES, List.of(FrameRows.size(size, trial)));
            if (whole) {
                numbers(trial, notes);
                remarks.add(verdict(trial.nearness(), plan.exchange()));
            }
        }
        output.progress("frames", done, plan.sizes().size());
        remarks.add(
                "Frames: rotations and shifts constant in time in a periodic box of one neuron per unit of volume; shifts are gauge, so nearness is imposed and counts only beside exchanged eigenvalues. "
                        + "No boosts: the synchronous gauge (6.6) is kept.");
        return remarks;
    }

    private static void numbers(FrameTrial trial, LedgerNotes notes) {
        int starts = trial.held().size();
        NullComparison nearness = trial.nearness();
        NullComparison energy = trial.energy();
        notes.putFinite("frames.nearness", nearness.own());
        notes.putFinite("frames.exchanged", nearness.nullModel());
        notes.putFinite("frames.random", nearness.random());
        notes.putFinite("frames.p", Estimate.exact(nearness.p(), starts));
        notes.putFinite("frames.energy", energy.own());
        notes.putFinite("frames.energy.exchanged", energy.nullModel());
        notes.putFinite("frames.energy.p", Estimate.exact(energy.p(), starts));
        double[] fitted = IntStream.range(0, starts)
                .mapToDouble(start -> trial.fittedEnergies().get(2 * start))
                .toArray();
        Estimate optima = Estimate.ofMean(fitted);
        notes.putFinite("frames.fitted", FrameRows.fitted(trial));
        notes.putFinite(
                "frames.optimum", Estimate.exact(Arrays.stream(fitted).min().orElse(Double.NaN), starts));
        notes.putFinite("frames.optima", optima);
        notes.putFinite(
                "frames.spread", Estimate.exact(optima.standardError() * Math.sqrt(starts) / optima.value(), starts));
    }

    /// The verdict in words. Triples keep the law of the matrices, so a small p is a bond with paths; columns do not, so it is that or the shapes of g_i.
    static String verdict(NullComparison found, EigenvalueExchange exchange) {
        return switch (found.verdict(LEVEL)) {
            case BETTER ->
                switch (exchange) {
                    case TRIPLES ->
                        "Frames: the neurons come nearer to η than with exchanged eigenvalues (p = %.2g, below %s): their g_i belong to their paths."
                                .formatted(found.p(), LEVEL);
                    case COLUMNS ->
                        "Frames: the neurons come nearer to η than with eigenvalues exchanged column by column (p = %.2g, below %s): by the shapes of g_i, which this exchange changes, or by bonds to paths. Only `exchange: triples` tells bonds."
                                .formatted(found.p(), LEVEL);
                };
            case NO_BETTER ->
                "Frames: the neurons come no nearer to η than with %s (p = %.2g, not below %s): their nearness is no finding."
                        .formatted(exchanged(exchange), found.p(), LEVEL);
            case NOT_TESTABLE ->
                "Frames: not testable. With %s no g_i changes by more than 10⁻⁶ of it.".formatted(exchanged(exchange));
        };
    }

    private static String exchanged(EigenvalueExchange exchange) {
        return switch (exchange) {
            case TRIPLES -> "exchanged eigenvalues";
            case COLUMNS -> "eigenvalues exchanged column by column";
        };
    }
}
