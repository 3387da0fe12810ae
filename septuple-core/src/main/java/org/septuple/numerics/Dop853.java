package org.septuple.numerics;

/// The method of Dormand and Prince of order 8 with error estimates of orders 5 and 3 and dense output of order 7, step by step, forwards and backwards.
/// Allocates nothing after its construction.
///
/// A step h makes y + h Σ_j b_j k_j, k_s = f(x + c_s h, y + h Σ_{j<s} a_sj k_j), from twelve stages; the right-hand side at its end is the first stage of the
/// next. It is accepted if the error, |h| E₅²/√((E₅² + E₃²/100)·n) with E the estimates in units of [StepTolerance], is below 1. The step after an accepted
/// one is
///
/// ```
/// h′ = h · min(q, q · (h/h₋) · (e₋/e)^{1/8}),  q = 9/10 · e^{−1/8}
/// ```
///
/// with h₋, e₋ of the accepted step before: where steps shrink steadily, as towards a centre of attraction, the second prediction goes on shrinking, and few
/// steps are rejected. The first is T·(T|f|)^{−1/8}, T the shorter of |y|/|f| and |f|/|f′|, in the norm of the tolerance: scales of x do not matter. Where the right-hand side ends, or is not finite, steps shrink until they are below the rounding of x.
///
/// Source: E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, 2nd ed., Springer 1993, sections II.5, II.6, II.10
/// (the method); K. Gustafsson, ACM Trans. Math. Softw. 20 (1994) 496 (prediction of steps).
public final class Dop853 {

    /// How a call of [#step] went.
    public enum Advance {
        /// One step was made.
        STEPPED,
        /// One step was made and ends where asked, or x was there already.
        REACHED,
        /// No step, however short, keeps the tolerance.
        COLLAPSED,
        /// There is no right-hand side ahead.
        UNDEFINED
    }

    /// A step that ends this near its end, relatively, is made to end there.
    private static final double STRETCH = 1.01;
    /// Components are worked off in fours; arrays are that much longer, with zeros.
    private static final int BLOCK = 4;

    private static final int END = Dop853Tableau.STAGES;

    private final OrdinaryEquation equation;
    private final int dimension;
    private final int width;
    private final StepErrors errors;
    private final double largestStep;
    private final StepPredictor predictor = new StepPredictor();
    private final double[][] k;
    private final double[][] dense;

    private double[] before;
    private double[] state;
    private double[] trial;
    private double x;
    private double from;
    private double made;
    private double size;
    private boolean endIsFirst;
    private boolean denseReady;
    private long steps;
    private long rejected;
    private long evaluations;

    /// A method that has not begun.
    ///
    /// @param equation    y′ = f(x, y)
    /// @param tolerance   of the same number of components
    /// @param largestStep > 0; infinite for none
    public Dop853(OrdinaryEquation equation, StepTolerance tolerance, double largestStep) {
        this.equation = equation;
        this.dimension = equation.dimension();
        if (tolerance.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "tolerances for %d components of %d".formatted(tolerance.dimension(), dimension));
        }
        if (!(largestStep > 0)) {
            throw new IllegalArgumentException("largest step %s: need > 0".formatted(largestStep));
        }
        this.largestStep = largestStep;
        this.width = Math.ceilDiv(dimension, BLOCK) * BLOCK;
        this.errors = new StepErrors(tolerance);
        this.k = new double[Dop853Tableau.ALL_STAGES][width];
        this.dense = new double[2 * Dop853Tableau.DENSE_SUMS][width];
        this.before = new double[width];
        this.state = new double[width];
        this.trial = new double[width];
    }

    /// Begins anew.
    ///
    /// @param start where
    /// @param y     n components; copied
    /// @param first size of the first step to try, > 0; 0: chosen from two right-hand sides
    /// @return false if there is no right-hand side
    public boolean begin(double start, double[] y, double first) {
        System.arraycopy(y, 0, state, 0, dimension);
        steps = 0;
        rejected = 0;
        evaluations = 0;
        size = first;
        from = start;
        denseReady = false;
        return restart(start);
    }

    /// Goes on from a state that no step ends at.
    private boolean restart(double at) {
        x = at;
        endIsFirst = false;
        predictor.forget();
        return stage(0, at, state);
    }

    private boolean stage(int stage, double at, double[] y) {
        evaluations++;
        return equation.at(at, y, k[stage]);
    }

    /// Makes one step.
    ///
    /// @param end towards which, and not beyond
    /// @return how it went; state, rate and x are as before if no step was made
    public Advance step(double end) {
        if (x == end) {
            return Advance.REACHED;
        }
        if (endIsFirst) {
            double[] free = k[0];
            k[0] = k[END];
            k[END] = free;
            endIsFirst = false;
        }
        from = x;
        denseReady = false;
        if (size == 0) {
            size = firstStep(end);
        }
        double rest = Math.abs(end - x);
        double least = Math.max(4 * Math.ulp(x), Double.MIN_NORMAL);
        double length = Math.max(Math.min(size, largestStep), 2 * least); // one attempt tells what is ahead
        double error = 0;
        while (true) {
            boolean last = length * STRETCH >= rest;
            if (!last && !(length > least)) {
                return error < Double.POSITIVE_INFINITY ? Advance.COLLAPSED : Advance.UNDEFINED;
            }
            length = last ? rest : length;
            error = attempt(Math.copySign(length, end - x), last ? end : x + Math.copySign(length, end - x));
            if (error < 1) {
                double proposed = length * predictor.accepted(length, error);
                size = last ? Math.max(proposed, Math.min(size, largestStep)) : proposed;
                return last ? Advance.REACHED : Advance.STEPPED;
            }
            rejected++;
            length *= predictor.rejected(error);
            size = length;
        }
    }

    /// Tries a step and makes it if its error is below 1. Infinite if a stage is not defined or not finite.
    private double attempt(double h, double end) {
        for (int stage = 1; stage < Dop853Tableau.STAGES; stage++) {
            combine(stage, h, trial);
            if (!stage(stage, Math.fma(Dop853Tableau.node(stage), h, x), trial)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        combine(END, h, trial);
        double error = errors.error(k, state, trial, h);
        if (!(error < 1)) {
            return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
        }
        if (!stage(END, end, trial)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] free = before;
        before = state;
        state = trial;
        trial = free;
        made = h;
        x = end;
        endIsFirst = true;
        denseReady = false;
        steps++;
        return error;
    }

    /// to = y + h Σ_j a_j k_j with the row a of a stage.
    private void combine(int stage, double h, double[] to) {
        double[] row = Dop853Tableau.row(stage);
        int second = Dop853Tableau.second(stage);
        for (int i = 0; i < width; i += BLOCK) {
            double[] column = k[0];
            double a = row[0];
            double sum0 = a * column[i];
            double sum1 = a * column[i + 1];
            double sum2 = a * column[i + 2];
            double sum3 = a * column[i + 3];
            for (int j = second; j < row.length; j++) {
                column = k[j];
                a = row[j];
                sum0 = Math.fma(a, column[i], sum0);
                sum1 = Math.fma(a, column[i + 1], sum1);
                sum2 = Math.fma(a, column[i + 2], sum2);
                sum3 = Math.fma(a, column[i + 3], sum3);
            }
            to[i] = Math.fma(h, sum0, state[i]);
            to[i + 1] = Math.fma(h, sum1, state[i + 1]);
            to[i + 2] = Math.fma(h, sum2, state[i + 2]);
            to[i + 3] = Math.fma(h, sum3, state[i + 3]);
        }
    }

    private double firstStep(double end) {
        double most = Math.min(Math.abs(end - x), largestStep);
        double probe = errors.probe(state, k[0], most);
        double h = Math.copySign(probe, end - x);
        for (int i = 0; i < width; i++) {
            trial[i] = Math.fma(h, k[0][i], state[i]);
        }
        return stage(1, x + h, trial) ? errors.firstStep(state, k[0], k[1], probe, most) : probe;
    }

    /// The state at any place of the last step, by dense output of order 7. The first call after a step asks for three more right-hand sides.
    ///
    /// @param at between the two ends of the last step
    /// @param to receives n components
    /// @return false if one of the right-hand sides is not defined
    public boolean dense(double at, double[] to) {
        if (at == x) {
            System.arraycopy(state, 0, to, 0, dimension);
            return true;
        }
        if (!((at - from) * (x - at) >= 0)) {
            throw new IllegalArgumentException("%s is not in the last step, from %s to %s".formatted(at, from, x));
        }
        if (!denseReady) {
            prepareDense();
        }
        if (denseReady) {
            DenseOutput.evaluate(dense, (at - from) / made, dimension, to);
        }
        return denseReady;
    }

    /// Cuts the last step, so that integration goes on from inside it.
    ///
    /// @param at between the two ends of the last step
    /// @return false if there is no right-hand side
    public boolean cut(double at) {
        return dense(at, trial) && cut(at, trial);
    }

    private boolean cut(double at, double[] y) {
        System.arraycopy(y, 0, state, 0, dimension);
        return restart(at);
    }

    /// Three more stages, from the beginning of the step, and the polynomials.
    private void prepareDense() {
        double[] end = state;
        state = before;
        denseReady = true;
        for (int stage = END + 1; stage < Dop853Tableau.ALL_STAGES && denseReady; stage++) {
            combine(stage, made, trial);
            denseReady = stage(stage, Math.fma(Dop853Tableau.node(stage), made, from), trial);
        }
        state = end;
        if (denseReady) {
            DenseOutput.polynomials(before, end, k, made, dense);
        }
    }

    /// Where it is.
    ///
    /// @return x
    public double x() {
        return x;
    }

    /// Where the last step began; x if there was none.
    ///
    /// @return x before it
    public double from() {
        return from;
    }

    /// The present state, not to be written to.
    ///
    /// @return n components, and perhaps zeros; another array after each step
    public double[] state() {
        return state;
    }

    /// f(x, y) at the present state, not to be written to.
    ///
    /// @return n components, and perhaps zeros; another array after each step
    public double[] rate() {
        return k[endIsFirst ? END : 0];
    }

    /// Steps made since the beginning.
    ///
    /// @return ≥ 0
    public long steps() {
        return steps;
    }

    /// Steps tried in vain.
    ///
    /// @return ≥ 0
    public long rejected() {
        return rejected;
    }

    /// Right-hand sides asked for.
    ///
    /// @return ≥ 1
    public long evaluations() {
        return evaluations;
    }
}
