package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.BoundaryBatch;
import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Engine;

/// Some columns of a minibatch that relax together, with buffers of their own.
final class RelaxedColumns {

    /// Columns that relax together on one worker. States of different columns never meet, and the gradient's chains
    /// run over all columns in order, so this number sets the pace and the order in which shares of the loss are added,
    /// and nothing else.
    private static final int COLUMNS = 32;

    private final Septuple septuple;
    private final LearningMode.Relaxed mode;
    private final int first;
    private final States states;
    private final LossEvaluation loss;
    private final Relaxation relaxation;

    private RelaxedColumns(Septuple septuple, LearningMode.Relaxed mode, int first, int count, Engine engine) {
        this.septuple = septuple;
        this.mode = mode;
        this.first = first;
        this.states = new States(septuple.projector().neurons(), count);
        Septuple part = septuple.withStates(states);
        this.loss = new LossEvaluation(part, engine);
        this.relaxation = new Relaxation(part, loss, mode.rate());
    }

    /// All columns of a minibatch.
    ///
    /// @param septuple receives the relaxed states
    /// @param mode     how they relax
    /// @param engine   kernels and workers: a single part has the whole crew inside
    /// @return parts, cut by the number of columns alone
    static List<RelaxedColumns> of(Septuple septuple, LearningMode.Relaxed mode, Engine engine) {
        int columns = septuple.states().batch();
        return of(septuple, mode, 0, columns, columns > COLUMNS ? engine.alone() : engine);
    }

    /// Some columns of a minibatch.
    ///
    /// @param septuple receives the relaxed states
    /// @param mode     how they relax
    /// @param from     first column
    /// @param to       after the last
    /// @param own      kernels and workers of each part
    /// @return parts, cut by the number of columns alone
    static List<RelaxedColumns> of(Septuple septuple, LearningMode.Relaxed mode, int from, int to, Engine own) {
        List<RelaxedColumns> parts = new ArrayList<>();
        for (int first = from; first < to; first += COLUMNS) {
            parts.add(new RelaxedColumns(septuple, mode, first, Math.min(COLUMNS, to - first), own));
        }
        return parts;
    }

    /// Relaxes from x = 0, leaves the loss evaluated and copies the states to the septuple.
    void relax(BoundaryBatch batch) {
        Arrays.fill(states.values(), 0);
        batch.setInputs(first, states);
        loss.map().hold(Held.INPUTS);
        loss.map().advance(mode.settle());
        batch.setOutputs(first, states);
        loss.alsoHold(Held.BOUNDARY);
        relaxation.descend(Held.BOUNDARY, mode.steps());
        states.copyTo(septuple.states(), first);
    }

    /// The column of the minibatch that is the first one here.
    int first() {
        return first;
    }

    int count() {
        return states.batch();
    }

    LossEvaluation loss() {
        return loss;
    }
}
