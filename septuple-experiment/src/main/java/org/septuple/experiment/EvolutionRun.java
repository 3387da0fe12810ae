package org.septuple.experiment;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

/// Carries a solution from its start to its end, and records frames on the way: at the start, and at equal distances of time.
///
/// @param experiment what is computed
/// @param grid       of its fields
/// @param from       start, 0 but for slices of space
/// @param until      end, > from; the same for a solution that does not move
/// @param frames     recorded after the start, ≥ 1; 0 for a solution that does not move
/// @param output     told of frames and progress
/// @param store      keeps checkpoints
record EvolutionRun(
        Experiment experiment,
        Grid grid,
        double from,
        double until,
        int frames,
        RunOutput output,
        CheckpointStore store) {

    private static final long PARTS = 1000;

    Run run(Evolution evolution) {
        FieldNotes notes = new FieldNotes();
        List<Integer> shown = Picture.shown(frames + 1);
        int next = resume(evolution, notes);
        Outcome begun = evolution.begin(() -> asked(evolution));
        while (begun instanceof Outcome.Interrupted) {
            if (!keep(evolution, notes, next)) {
                return resting(evolution);
            }
            begun = evolution.begin(() -> asked(evolution));
        }
        if (begun instanceof Outcome.Diverged) {
            return new Run(experiment, begun, Map.of(), notes.findings());
        }
        for (; next <= frames; next++) {
            double end = next == frames ? until : from + (until - from) * next / frames;
            while (evolution.time() < end) {
                Outcome outcome = evolution.advance(end, () -> asked(evolution));
                if (!(outcome instanceof Outcome.Completed)) {
                    return broken(evolution, outcome, notes, shown.contains(next));
                }
                if (store.isDue() && !keep(evolution, notes, next)) {
                    return resting(evolution);
                }
            }
            FieldFrame frame = evolution.frame();
            output.frame(frame);
            evolution.note(notes);
            if (shown.contains(next)) {
                notes.picture(frame);
            }
        }
        output.progress("results", PARTS, PARTS);
        while (!evolution.end(store::isDue)) {
            if (!keep(evolution, notes, next)) {
                return resting(evolution);
            }
        }
        evolution.finish(notes);
        return new Run(experiment, new Outcome.Completed(), notes.results(), notes.findings());
    }

    /// A run that could not go on; a solution that stands by what it is keeps its results and its last good fields.
    private Run broken(Evolution evolution, Outcome outcome, FieldNotes notes, boolean shown) {
        boolean stands = evolution.standsWhereItBroke();
        if (stands) {
            FieldFrame frame = evolution.frame();
            output.frame(frame);
            evolution.note(notes);
            if (shown) {
                notes.picture(frame);
            }
        }
        evolution.doubts(notes);
        evolution.finish(notes);
        return new Run(experiment, outcome, stands ? notes.results() : Map.of(), notes.findings());
    }

    private boolean asked(Evolution evolution) {
        output.progress("evolving", done(evolution), PARTS);
        return store.isDue();
    }

    private Run resting(Evolution evolution) {
        return new Run(experiment, new Outcome.Interrupted(done(evolution), PARTS), Map.of(), new Findings());
    }

    private long done(Evolution evolution) {
        return until > from ? (long) (PARTS * ((evolution.time() - from) / (until - from))) : PARTS;
    }

    private boolean keep(Evolution evolution, FieldNotes notes, int next) {
        Checkpoint moment = new Checkpoint();
        moment.put("next", next);
        evolution.save(moment.at("solution"));
        evolution.doubts(notes);
        notes.save(moment.at("notes"));
        return store.save(moment);
    }

    private int resume(Evolution evolution, FieldNotes notes) {
        @Nullable Checkpoint moment = store.latest();
        if (moment == null) {
            return 0;
        }
        evolution.resume(moment.at("solution"));
        notes.resume(moment.at("notes"), grid);
        return (int) moment.integer("next");
    }
}
