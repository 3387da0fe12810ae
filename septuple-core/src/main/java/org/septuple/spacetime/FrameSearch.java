package org.septuple.spacetime;

import java.util.Arrays;
import org.septuple.numerics.Crew;

/// The search for frames in which the averaged metric is as near η as possible (6.5): E of [Flatness] lowered over R_i ∈ SO(3), a_i ∈ R³ and one ℓ.
///
/// Limited-memory BFGS ([QuasiNewton]) on the group, retraction by the exponential map, backtracking that accepts a step only if E ≤ E₀ + 1e-4·share·∇E·d: E never rises. No
/// neuron moves or turns by more than ½ in a step. Variables are scaled: rotations by 1/√(1 + mean |y_i|²), log ℓ by that of N neurons. Ends when ten steps in a row
/// lowered E by less than the tolerance, relative to E. What it finds is a local optimum; several starts tell their spread.
public final class FrameSearch {

    private static final int AXES = 3;
    private static final double ARMIJO = 1e-4;
    private static final double LARGEST_MOVE = 0.5;
    private static final double FIRST_MOVE = 0.1;
    private static final int BACKTRACKS = 25;
    private static final int PATIENCE = 10;
    private static final double STRETCH = 4;

    private final Settings settings;
    private final Crew crew;

    /// How to search.
    ///
    /// @param iterations at most, ≥ 0
    /// @param tolerance  decrease of E in ten steps, relative to E, below which it ends; > 0
    /// @param memory     pairs of BFGS; 0 is steepest descent
    /// @param resolution points per unit of length, ≥ 1: the lattice has ⌈resolution·N^(1/3)⌉³ points
    /// @param error      relative, by which kernels are cut in the search
    public record Settings(int iterations, double tolerance, int memory, double resolution, double error) {

        private static final int ITERATIONS = 300;
        private static final double TOLERANCE = 0.05;
        private static final int MEMORY = 10;
        private static final double RESOLUTION = 1.25;
        private static final double ERROR = 1e-3;

        /// Checks it.
        public Settings {
            if (iterations < 0 || !(tolerance > 0) || memory < 0 || !(resolution >= 1 && resolution <= 8)) {
                throw new IllegalArgumentException(
                        "%d iterations, tolerance %s, %d pairs and %s points per unit of length: need >= 0, > 0, >= 0 and 1 to 8"
                                .formatted(iterations, tolerance, memory, resolution));
            }
            Cutoff.of(error);
        }

        /// Three hundred iterations, tolerance 5 %, ten pairs, 1.25 points per unit of length, kernels cut at 1e-3.
        ///
        /// @return the settings
        public static Settings standard() {
            return new Settings(ITERATIONS, TOLERANCE, MEMORY, RESOLUTION, ERROR);
        }

        /// With another limit.
        ///
        /// @param most iterations
        /// @return settings
        public Settings atMost(int most) {
            return new Settings(most, tolerance, memory, resolution, error);
        }

        /// Points on a side for N neurons.
        int points(int size) {
            return (int) Math.ceil(resolution * Frames.side(size) - 1e-9);
        }
    }

    /// A search.
    ///
    /// @param settings how
    /// @param crew     who computes
    public FrameSearch(Settings settings, Crew crew) {
        this.settings = settings;
        this.crew = crew;
    }

    /// Lowers E from given frames.
    ///
    /// @param neurons whose frames
    /// @param start   where to begin
    /// @param times   indices of the times of the fit, at least one
    /// @return the local optimum
    public FrameFit from(LocalNeurons neurons, Frames start, int[] times) {
        if (times.length == 0) {
            throw new IllegalArgumentException("0 times: need one or more");
        }
        return new Descent(neurons, start, times).run();
    }

    /// One search: its arrays.
    private final class Descent {

        private final LocalNeurons neurons;
        private final FlatnessField field;
        private final double[] scale;
        private final QuasiNewton memory;
        private FrameState state;
        private FrameState trial;
        private double[] gradient;
        private double[] next;
        private final double[] direction;
        private final double[] step;
        private Flatness now;
        private int evaluations = 1;

        Descent(LocalNeurons neurons, Frames start, int[] times) {
            this.neurons = neurons;
            Cutoff cutoff = Cutoff.of(settings.error());
            field = new FlatnessField(neurons, times, settings.points(neurons.size()), cutoff, true, crew);
            state = FrameState.of(neurons, start);
            trial = state.copy();
            int dimension = FrameState.FREEDOMS * neurons.size() + 1;
            scale = scale(neurons, start.lengthUnit());
            memory = new QuasiNewton(settings.memory(), dimension);
            gradient = new double[dimension];
            next = new double[dimension];
            direction = new double[dimension];
            step = new double[dimension];
            now = field.at(state);
            slope(gradient);
        }

        FrameFit run() {
            Flatness first = now;
            double[] history = new double[settings.iterations() + 1];
            history[0] = now.energy();
            int done = 0;
            FrameFit.Fate fate = FrameFit.Fate.EXHAUSTED;
            while (done < settings.iterations() && fate == FrameFit.Fate.EXHAUSTED) {
                if (!descend()) {
                    fate = FrameFit.Fate.STALLED;
                } else {
                    done++;
                    history[done] = now.energy();
                    if (done >= PATIENCE
                            && history[done - PATIENCE] - history[done] < settings.tolerance() * history[done]) {
                        fate = FrameFit.Fate.CONVERGED;
                    }
                }
            }
            return new FrameFit(state.frames(neurons), first, now, done, evaluations, fate);
        }

        /// One step.
        ///
        /// @return false if there is none that lowers E
        private boolean descend() {
            memory.direction(gradient, direction);
            if (!(QuasiNewton.dot(gradient, direction) < 0) || !search()) {
                if (memory.isEmpty()) {
                    return false;
                }
                memory.forget();
                memory.direction(gradient, direction);
                return QuasiNewton.dot(gradient, direction) < 0 && search();
            }
            return true;
        }

        private boolean search() {
            double descent = QuasiNewton.dot(gradient, direction);
            double share = longest();
            for (int k = 0; k < BACKTRACKS; k++) {
                trial.move(state, step, share, crew);
                Flatness there = field.at(trial);
                evaluations++;
                double rise = there.energy() - now.energy();
                if (rise <= ARMIJO * share * descent) {
                    accept(there, share);
                    return true;
                }
                double best = -descent * share * share / (2 * (rise - descent * share));
                share = Math.clamp(best, share / 10, share / 2);
            }
            return false;
        }

        private void accept(Flatness there, double share) {
            FrameState old = state;
            state = trial;
            trial = old;
            now = there;
            slope(next);
            memory.learn(share, direction, gradient, next);
            double[] spent = gradient;
            gradient = next;
            next = spent;
        }

        /// Writes the step and returns the largest share of it to try.
        private double longest() {
            double largest = 0;
            for (int k = 0; k < step.length; k++) {
                step[k] = scale[k] * direction[k];
                largest = Math.max(largest, Math.abs(step[k]));
            }
            return memory.isEmpty() ? FIRST_MOVE / largest : Math.min(1, LARGEST_MOVE / largest);
        }

        private void slope(double[] to) {
            field.gradient(to);
            for (int k = 0; k < to.length; k++) {
                to[k] *= scale[k];
            }
        }
    }

    private static double[] scale(LocalNeurons neurons, double unit) {
        int size = neurons.size();
        double[] scale = new double[FrameState.FREEDOMS * size + 1];
        Arrays.fill(scale, 1);
        double[] mean = new double[AXES];
        double all = 0;
        for (int i = 0; i < size; i++) {
            Frames.meanPath(neurons, i, mean);
            double square = 0;
            for (int t = 0; t < neurons.times(); t++) {
                for (int a = 0; a < AXES; a++) {
                    double y = (neurons.path(i, t, a) - mean[a]) / unit;
                    square += y * y / neurons.times();
                }
            }
            all += STRETCH + square;
            for (int a = 0; a < AXES; a++) {
                scale[FrameState.FREEDOMS * i + a] = 1 / Math.sqrt(1 + square);
            }
        }
        scale[scale.length - 1] = 1 / Math.sqrt(all);
        return scale;
    }
}
