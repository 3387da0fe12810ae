package org.septuple.learning;

import java.util.List;

/// How trainable variables answer a gradient. Only plain descent is equation (2.9); the others are marked as *not (2.9)*
/// wherever their results appear.
public sealed interface Optimiser {

    /// Whether the learner obeys dq/dt = −γ ∂H̄/∂q.
    ///
    /// @return true for plain descent only
    boolean followsEquation29();

    /// A fresh state for K trainable variables.
    ///
    /// @param size K
    /// @return what turns gradients into steps
    Descent start(int size);

    /// Turns one gradient after another into steps of q. Each variable moves on its own, so parts of q may be moved by
    /// different workers at the same time.
    interface Descent {
        /// Begins the next learning step.
        void advance();

        /// Moves a part of q by the present learning step.
        ///
        /// @param q        trainable variables, changed
        /// @param gradient ∂H̄/∂q, same length
        /// @param from     first variable
        /// @param to       variable after the last
        void apply(double[] q, double[] gradient, int from, int to);

        /// What is remembered about each variable from step to step.
        ///
        /// @return one array as long as q per remembered quantity, live
        default List<double[]> memory() {
            return List.of();
        }

        /// What is remembered about all variables together.
        ///
        /// @return a copy
        default double[] clock() {
            return new double[0];
        }

        /// Goes on from remembered numbers; those of [#memory] are written in place.
        ///
        /// @param clock what [#clock] gave
        default void resume(double[] clock) {}
    }

    /// (2.9) with one unit of time per step: q ← q − γ ∂H̄/∂q.
    ///
    /// @param rate γ; negative values ascend, as the paper allows; not 0
    record Plain(double rate) implements Optimiser {
        public Plain {
            if (rate == 0 || !Double.isFinite(rate)) {
                throw new IllegalArgumentException("learning rate %g must be finite and not 0".formatted(rate));
            }
        }

        @Override
        public boolean followsEquation29() {
            return true;
        }

        @Override
        public Descent start(int size) {
            return new PlainDescent(rate);
        }
    }

    /// Heavy-ball descent: v ← m v + ∂H̄/∂q, q ← q − rate·v. Not (2.9).
    ///
    /// @param rate     > 0
    /// @param momentum m in [0, 1)
    record Momentum(double rate, double momentum) implements Optimiser {
        public Momentum {
            requirePositive(rate);
            requireFraction("momentum", momentum);
        }

        @Override
        public boolean followsEquation29() {
            return false;
        }

        @Override
        public Descent start(int size) {
            return new MomentumDescent(this, size);
        }
    }

    /// Adam (D. P. Kingma, J. Ba, arXiv:1412.6980, algorithm 1). Not (2.9).
    ///
    /// @param rate    step size > 0
    /// @param beta1   decay of the mean gradient, in [0, 1)
    /// @param beta2   decay of the mean square, in [0, 1)
    /// @param epsilon added to the root, > 0
    record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimiser {
        public Adam {
            requirePositive(rate);
            requireFraction("beta1", beta1);
            requireFraction("beta2", beta2);
            requirePositive(epsilon);
        }

        @Override
        public boolean followsEquation29() {
            return false;
        }

        @Override
        public Descent start(int size) {
            return new AdamDescent(this, size);
        }
    }

    private static void requirePositive(double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("step size %g must be finite and > 0".formatted(value));
        }
    }

    private static void requireFraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException("%s %g must be in [0, 1)".formatted(name, value));
        }
    }
}
