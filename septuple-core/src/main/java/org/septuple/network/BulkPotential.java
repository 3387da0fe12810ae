package org.septuple.network;

/// The term V_H(x, q) of the bulk loss (2.3): local objectives or constraints of an architecture. Anyone may add one.
///
/// Implementations are differentiable, and their two gradients belong to their value; the tests compare with central
/// differences.
public interface BulkPotential {

    /// Mean of V_H over the columns of a batch.
    ///
    /// @param x states, N×B
    /// @param q trainable variables
    /// @return ⟨V_H⟩
    double mean(States x, TrainableVector q);

    /// Adds scale·V_H of each column by itself.
    ///
    /// @param x     states, N×B
    /// @param q     trainable variables
    /// @param scale factor
    /// @param sum   length B, added to
    void addColumns(States x, TrainableVector q, double scale, double[] sum);

    /// Adds scale·∂V_H/∂x, column by column.
    ///
    /// @param x        states, N×B
    /// @param q        trainable variables
    /// @param scale    factor
    /// @param gradient N×B, row-major, added to
    void addStateGradient(States x, TrainableVector q, double scale, double[] gradient);

    /// Adds scale·∂⟨V_H⟩/∂q, the mean over the columns.
    ///
    /// @param x        states, N×B
    /// @param q        trainable variables
    /// @param scale    factor
    /// @param gradient added to
    void addTrainableGradient(States x, TrainableVector q, double scale, TrainableVector gradient);

    /// Adds scale·Σ_s weights_s·∂V_H/∂q, with V_H at each column s by itself: here by one call of
    /// [#addTrainableGradient] per column, right for every V_H.
    ///
    /// @param x        states, N×B
    /// @param q        trainable variables
    /// @param scale    factor
    /// @param weights  one per column, length B
    /// @param gradient added to
    default void addWeightedGradient(
            States x, TrainableVector q, double scale, double[] weights, TrainableVector gradient) {
        States column = new States(x.neurons(), 1);
        for (int s = 0; s < x.batch(); s++) {
            if (weights[s] != 0) {
                for (int i = 0; i < x.neurons(); i++) {
                    column.values()[i] = x.get(i, s);
                }
                addTrainableGradient(column, q, scale * weights[s], gradient);
            }
        }
    }

    /// V_H = 0.
    record None() implements BulkPotential {
        @Override
        public double mean(States x, TrainableVector q) {
            return 0;
        }

        @Override
        public void addColumns(States x, TrainableVector q, double scale, double[] sum) {}

        @Override
        public void addStateGradient(States x, TrainableVector q, double scale, double[] gradient) {}

        @Override
        public void addTrainableGradient(States x, TrainableVector q, double scale, TrainableVector gradient) {}

        @Override
        public void addWeightedGradient(
                States x, TrainableVector q, double scale, double[] weights, TrainableVector gradient) {}
    }

    /// V_H = strength · Σ w², over the trainable weights.
    ///
    /// @param strength λ ≥ 0; the gradient of ½V_H is λw
    record WeightDecay(double strength) implements BulkPotential {
        public WeightDecay {
            requireStrength(strength);
        }

        @Override
        public double mean(States x, TrainableVector q) {
            double sum = 0;
            for (int k = 0; k < q.weights(); k++) {
                sum = Math.fma(q.values()[k], q.values()[k], sum);
            }
            return strength * sum;
        }

        @Override
        public void addColumns(States x, TrainableVector q, double scale, double[] sum) {
            double each = scale * mean(x, q);
            for (int s = 0; s < x.batch(); s++) {
                sum[s] += each;
            }
        }

        @Override
        public void addStateGradient(States x, TrainableVector q, double scale, double[] gradient) {}

        @Override
        public void addTrainableGradient(States x, TrainableVector q, double scale, TrainableVector gradient) {
            for (int k = 0; k < q.weights(); k++) {
                gradient.values()[k] = Math.fma(2 * scale * strength, q.values()[k], gradient.values()[k]);
            }
        }

        @Override
        public void addWeightedGradient(
                States x, TrainableVector q, double scale, double[] weights, TrainableVector gradient) {
            double sum = 0;
            for (double weight : weights) {
                sum += weight;
            }
            addTrainableGradient(x, q, scale * sum, gradient);
        }
    }

    /// V_H = strength · Σ x², over all neurons.
    ///
    /// @param strength κ ≥ 0; the gradient of ½V_H is κx
    record QuadraticState(double strength) implements BulkPotential {
        public QuadraticState {
            requireStrength(strength);
        }

        @Override
        public double mean(States x, TrainableVector q) {
            double sum = 0;
            for (double value : x.values()) {
                sum = Math.fma(value, value, sum);
            }
            return strength * sum / x.batch();
        }

        @Override
        public void addColumns(States x, TrainableVector q, double scale, double[] sum) {
            double factor = scale * strength;
            double[] values = x.values();
            int batch = x.batch();
            for (int row = 0; row < values.length; row += batch) {
                for (int s = 0; s < batch; s++) {
                    sum[s] = Math.fma(factor * values[row + s], values[row + s], sum[s]);
                }
            }
        }

        @Override
        public void addStateGradient(States x, TrainableVector q, double scale, double[] gradient) {
            double[] values = x.values();
            for (int i = 0; i < values.length; i++) {
                gradient[i] = Math.fma(2 * scale * strength, values[i], gradient[i]);
            }
        }

        @Override
        public void addTrainableGradient(States x, TrainableVector q, double scale, TrainableVector gradient) {}

        @Override
        public void addWeightedGradient(
                States x, TrainableVector q, double scale, double[] weights, TrainableVector gradient) {}
    }

    private static void requireStrength(double strength) {
        if (!(strength >= 0 && Double.isFinite(strength))) {
            throw new IllegalArgumentException("strength %g of V_H must be finite and >= 0".formatted(strength));
        }
    }
}
