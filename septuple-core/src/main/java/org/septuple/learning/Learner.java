package org.septuple.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.network.Septuple;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;

/// A network that learns: dq/dt = −γ ∂H̄/∂q (2.9), or the optimiser's version of it, one minibatch per step.
///
/// A learner makes its arrays in the constructor. Its q after t steps depends on (septuple, mode, optimiser, seed, block, t)
/// and on nothing else.
public final class Learner {

    private final Septuple septuple;
    private final Engine engine;
    private final ParameterLayout layout;
    private final Trainables trainables;
    private final TrainableVector q;
    private final TrainableVector gradient;
    private final Optimiser.Descent descent;
    private final LossGradient mode;
    private volatile boolean finite;
    private long time;

    /// A learner at time 0.
    ///
    /// @param septuple  learns in place
    /// @param mode      where the states come from
    /// @param optimiser how q answers the gradient
    /// @param seed      of update times and noise in activation mode, of the chains in canonical mode
    /// @param block     replica
    /// @param engine    kernels and workers
    /// @throws IllegalArgumentException in canonical mode if the law of the first q cannot be normalised, or its chains do not fit
    ///                                  into arrays
    public Learner(Septuple septuple, LearningMode mode, Optimiser optimiser, long seed, int block, Engine engine) {
        this.septuple = septuple;
        this.engine = engine;
        this.layout = new ParameterLayout(septuple);
        this.trainables = new Trainables(septuple.weights(), septuple.biases());
        this.q = trainables.newVector();
        this.gradient = trainables.newVector();
        this.descent = optimiser.start(q.size());
        trainables.read(q);
        this.mode = switch (mode) {
            case LearningMode.Relaxed relaxed -> new RelaxedGradient(septuple, relaxed, engine);
            case LearningMode.Activated activated -> new ActivatedGradient(septuple, activated, seed, block, engine);
            case LearningMode.Canonical canonical -> new CanonicalGradient(septuple, canonical, seed, block, engine);
        };
    }

    /// Learning steps made so far.
    ///
    /// @return t ≥ 0
    public long time() {
        return time;
    }

    /// The trainable variables, live.
    ///
    /// @return q
    public TrainableVector trainables() {
        return q;
    }

    /// The time of p_∂ that learning has reached: learning steps in relaxation and canonical mode, steps of (2.1) in activation
    /// mode.
    ///
    /// @return the first time that was not used yet
    public long clock() {
        return mode.clock(time);
    }

    /// One learning step. If the loss or the new q is not finite, q stays as it was: the last good state.
    ///
    /// @return H̄ at the states that gave the gradient, before q moved; not finite if the step was refused
    public LossShares step() {
        LossShares mean = mode.add(time, gradient);
        if (!mean.isFinite()) {
            Arrays.fill(gradient.values(), 0);
            return mean;
        }
        finite = true;
        descent.advance();
        engine.crew().ranges(0, q.size(), this::move);
        if (!finite) {
            trainables.read(q); // the network still has the last good values
            return LossShares.NOT_FINITE;
        }
        engine.crew().ranges(0, q.size(), (from, to) -> trainables.write(q, from, to));
        time++;
        return mean;
    }

    private void move(int from, int to) {
        descent.apply(q.values(), gradient.values(), from, to);
        Arrays.fill(gradient.values(), from, to, 0);
        if (!Double.isFinite(engine.kernels().reduction().largestMagnitude(q.values(), from, to))) {
            finite = false;
        }
    }

    /// All that the future depends on beside the time: all weights and biases, trainable ones first; each quantity that the
    /// optimiser remembers; its clock; in activation mode the states; in canonical mode the chains of all samples and their step
    /// size. In relaxation mode nothing else is remembered from step to step.
    ///
    /// @return arrays of the same lengths at all times, some of them live: to be read before the next step, and not changed
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(layout.read(septuple));
        all.addAll(descent.memory());
        all.add(descent.clock());
        all.addAll(mode.save());
        return all;
    }

    /// Goes on where a learner made of the same arguments was; from then on both give the same bits.
    ///
    /// @param reached its time
    /// @param saved   what [#save] gave; not changed
    public void resume(long reached, List<double[]> saved) {
        List<double[]> own = save();
        if (!lengths(saved).equals(lengths(own)) || reached < 0) {
            throw new IllegalArgumentException(
                    "numbers %s saved at time %d, this learner needs %s at a time >= 0: they are another learner's"
                            .formatted(lengths(saved), reached, lengths(own)));
        }
        time = reached;
        layout.write(saved.getFirst(), septuple);
        trainables.read(q);
        for (int k = 0; k < descent.memory().size(); k++) {
            copy(saved.get(k + 1), descent.memory().get(k));
        }
        int memory = descent.memory().size();
        descent.resume(saved.get(memory + 1).clone());
        mode.resume(time, saved.subList(memory + 2, saved.size()));
    }

    private static List<Integer> lengths(List<double[]> arrays) {
        return arrays.stream().map(array -> array.length).toList();
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, from.length);
    }
}
