package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.numerics.ChainKernels;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Chains side by side, a column each, and one transition of all of them: with s the scale of a coordinate, g = ∂E_λ/∂x and
/// momenta p drawn from N(0, 1), kicks p ← p − aεsg and drifts x ← x + bεsp with the a and b of a [Splitting], of which a leapfrog
/// step (½, 1, ½) is the simplest; accepted with probability min(1, e^{−Δ}), Δ the change of E_λ + ½p². A transition is reversible
/// and keeps volume, so the law stays invariant; its energy error is O(ε²). A Δ that is not finite or beyond 1000 is a *divergence*, refused.
final class ChainBlock {

    private static final double DIVERGENCE = 1000;

    private final PathEnergy energy;
    private final Engine engine;
    private final ChainKernels kernels;
    private final int columns;
    private final int length;
    private final double[] lambda;
    private final double[] scale;
    private final double[] states;
    private final double[] slopes;
    private final double[] loss;
    private final double[] base;
    private final double[] difference;
    private final double[] momentum;
    private final double[] kinetic;
    private final double[] chance;
    private final double[] before;
    private final double[] accepted;
    private final double[] acceptance;
    private final long[] divergences;

    /// Chains at the mean of the base law.
    ///
    /// @param law    what is sampled
    /// @param caseOf of each column
    /// @param lambda of each column; live, may change between transitions
    /// @param engine kernels; the whole block runs on one thread
    ChainBlock(CanonicalLaw law, int[] caseOf, double[] lambda, Engine engine) {
        this.energy = new PathEnergy(law, caseOf, engine);
        this.engine = engine;
        this.kernels = engine.kernels().chains();
        this.columns = caseOf.length;
        this.length = energy.to() - energy.from();
        this.lambda = lambda;
        this.scale = new double[length];
        this.states = new double[length];
        this.slopes = new double[length];
        this.momentum = new double[length];
        this.loss = new double[columns];
        this.base = new double[columns];
        this.difference = new double[columns];
        this.kinetic = new double[columns];
        this.chance = new double[columns];
        this.before = new double[columns];
        this.accepted = new double[columns];
        this.acceptance = new double[columns];
        this.divergences = new long[columns];
        Arrays.fill(accepted, 1);
        int first = law.neurons().from();
        for (int row = 0; row < length; row += columns) {
            double sd = 1 / Math.sqrt(law.basePrecision(first + row / columns));
            Arrays.fill(scale, row, row + columns, sd);
        }
    }

    /// Draws the states of all columns from the base law.
    void drawFromBase(long seed, int block) {
        new RandomStream(seed, Purpose.CANONICAL_START, block, 0)
                .fillGaussian(engine.kernels().random(), momentum, 0, length);
        double[] x = energy.x();
        for (int k = 0; k < length; k++) {
            x[energy.from() + k] = Math.fma(scale[k], momentum[k], energy.centre()[k]);
        }
        statesChanged();
    }

    /// Takes the states of [PathEnergy#x] as the present ones.
    void statesChanged() {
        energy.evaluate();
        Arrays.fill(accepted, 1);
        keep();
    }

    /// Puts all chains at these states.
    ///
    /// @param free free×columns
    void moveTo(double[] free) {
        System.arraycopy(free, 0, energy.x(), energy.from(), length);
        statesChanged();
    }

    /// One transition of every chain.
    ///
    /// @param path gradients and ε of a proposal
    void transition(long seed, int block, long time, Leapfrog path) {
        transition(
                new RandomStream(seed, Purpose.CANONICAL_MOMENTA, block, time),
                new RandomStream(seed, Purpose.CANONICAL_CHOICE, block, time),
                path);
    }

    /// One transition of every chain.
    ///
    /// @param momenta at its beginning
    /// @param choice  at its beginning
    /// @param path    gradients and ε of a proposal
    void transition(RandomStream momenta, RandomStream choice, Leapfrog path) {
        int steps = path.steps();
        momenta.fillGaussian(engine.kernels().random(), momentum, 0, length);
        choice.fillUniform(engine.kernels().random(), chance, 0, columns);
        kinetic(before);
        energy.at(lambda);
        Splitting splitting = Splitting.of(steps);
        int stages = splitting.stages();
        double duration = stages * path.size();
        double first = splitting.kicks().getFirst() * duration;
        energy.kickAndDrift(first, splitting.drifts().getFirst() * duration, slopes, 0, scale, momentum);
        for (int step = 1; step < steps; step++) {
            int stage = step % stages;
            double kick = stage == 0 ? 2 * first : splitting.kicks().get(stage) * duration;
            double drift = splitting.drifts().get(stage) * duration;
            energy.evaluateSlope();
            energy.kickAndDrift(kick, drift, energy.lossGradient(), energy.from(), scale, momentum);
        }
        energy.evaluate();
        energy.kickAndDrift(first, 0, energy.lossGradient(), energy.from(), scale, momentum);
        kinetic(kinetic);
        for (int c = 0; c < columns; c++) {
            double was = base[c] + lambda[c] * difference[c] + before[c];
            double now = energy.base()[c] + lambda[c] * energy.difference()[c] + kinetic[c];
            double change = now - was;
            boolean diverged = !(change <= DIVERGENCE);
            double probability = diverged ? 0 : Elementary.exp(-Math.max(change, 0));
            acceptance[c] = probability;
            accepted[c] = chance[c] < probability ? 1 : 0;
            divergences[c] += diverged ? 1 : 0;
        }
        keep();
    }

    private void kinetic(double[] sum) {
        Arrays.fill(sum, 0);
        for (int row = 0; row < length; row += columns) {
            kernels.addSquares(columns, 0.5, momentum, row, sum);
        }
    }

    /// Takes over what was accepted, and goes back where it was not.
    private void keep() {
        double[] x = energy.x();
        double[] slope = energy.lossGradient();
        int from = energy.from();
        for (int row = 0; row < length; row += columns) {
            kernels.take(columns, accepted, x, from + row, states, row);
            kernels.take(columns, accepted, slope, from + row, slopes, row);
        }
        System.arraycopy(states, 0, x, from, length);
        for (int c = 0; c < columns; c++) {
            if (accepted[c] > 0) {
                loss[c] = energy.loss()[c];
                base[c] = energy.base()[c];
                difference[c] = energy.difference()[c];
            }
        }
    }

    /// The state of one column with all that belongs to it.
    double[] copyOf(int column) {
        int rows = length / columns;
        double[] copy = new double[2 * rows + 3];
        for (int row = 0; row < rows; row++) {
            copy[row] = states[row * columns + column];
            copy[rows + row] = slopes[row * columns + column];
        }
        copy[2 * rows] = loss[column];
        copy[2 * rows + 1] = base[column];
        copy[2 * rows + 2] = difference[column];
        return copy;
    }

    /// Puts a column where another of the same case was.
    ///
    /// @param copy what [#copyOf] gave
    void set(int column, double[] copy) {
        int rows = length / columns;
        for (int row = 0; row < rows; row++) {
            states[row * columns + column] = copy[row];
            energy.x()[energy.from() + row * columns + column] = copy[row];
            slopes[row * columns + column] = copy[rows + row];
        }
        loss[column] = copy[2 * rows];
        base[column] = copy[2 * rows + 1];
        difference[column] = copy[2 * rows + 2];
    }

    /// Leaves the evaluation at the present states, from which it is away where a proposal was refused.
    void evaluateStates() {
        for (double kept : accepted) {
            if (kept == 0) {
                energy.evaluateEnergy();
                return;
            }
        }
    }

    /// Exchanges the states of two columns of the same case.
    static void exchange(ChainBlock one, int column, ChainBlock other, int otherColumn) {
        for (int row = 0, otherRow = 0; row < one.length; row += one.columns, otherRow += other.columns) {
            int k = row + column;
            int m = otherRow + otherColumn;
            swap(one.states, k, other.states, m);
            swap(one.slopes, k, other.slopes, m);
            swap(one.energy.x(), one.energy.from() + k, other.energy.x(), other.energy.from() + m);
        }
        swap(one.loss, column, other.loss, otherColumn);
        swap(one.base, column, other.base, otherColumn);
        swap(one.difference, column, other.difference, otherColumn);
    }

    private static void swap(double[] a, int i, double[] b, int j) {
        double kept = a[i];
        a[i] = b[j];
        b[j] = kept;
    }

    int columns() {
        return columns;
    }

    /// Present states of the free neurons, free×columns; live.
    double[] states() {
        return states;
    }

    /// Standard deviations that leapfrog steps are measured in, aligned with the states; live.
    double[] scale() {
        return scale;
    }

    PathEnergy energy() {
        return energy;
    }

    /// H of each chain.
    double[] loss() {
        return loss;
    }

    /// D of each chain.
    double[] difference() {
        return difference;
    }

    /// Probability with which the last proposal of each chain was accepted.
    double[] acceptance() {
        return acceptance;
    }

    /// Divergences of each chain so far; live.
    long[] divergences() {
        return divergences;
    }
}
