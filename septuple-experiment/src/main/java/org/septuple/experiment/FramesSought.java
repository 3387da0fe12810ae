package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
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
                remarks.add(verdict(trial.nearness()));
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

    private static String verdict(NullComparison found) {
        return switch (found.verdict(LEVEL)) {
            case BETTER ->
                "Frames: the neurons come nearer to η than with exchanged eigenvalues (p = %.2g, below %s)."
                        .formatted(found.p(), LEVEL);
            case NO_BETTER ->
                "Frames: the neurons come no nearer to η than with exchanged eigenvalues (p = %.2g, not below %s): their nearness is no finding."
                        .formatted(found.p(), LEVEL);
        };
    }
}
