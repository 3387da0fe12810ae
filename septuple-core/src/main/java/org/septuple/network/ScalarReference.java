package org.septuple.network;

/// The equations of section 2 exactly as printed, one neuron and one column at a time, in plain loops over all N
/// neurons: the slow twin that batched code is judged by. It shares no arithmetic with [SynapticInput],
/// [LossEvaluation] or [Activation]: its functions are those of StrictMath, its mask is its own.
public final class ScalarReference {

    private ScalarReference() {}

    /// (2.1) for one neuron.
    ///
    /// @param septuple the network
    /// @param x        states of the N neurons
    /// @param neuron   i
    /// @return f(Σ_j w_ij x_j + b_i)
    public static double next(Septuple septuple, double[] x, int neuron) {
        double y = septuple.biases().values()[neuron];
        for (int j = 0; j < x.length; j++) {
            y += septuple.weights().get(neuron, j) * x[j];
        }
        return activation(septuple.activation(), y);
    }

    private static boolean counts(BoundaryProjector projector, Loss loss, int neuron) {
        int firstOutput = projector.inputs() + projector.bulk();
        return switch (loss) {
            case Loss.Boundary() -> neuron < projector.inputs() || neuron >= firstOutput;
            case Loss.Bulk(BulkPotential potential) -> true;
        };
    }

    private static double activation(Activation f, double y) {
        return switch (f) {
            case Activation.Tanh() -> StrictMath.tanh(y);
            case Activation.Relu() -> Math.max(0, y);
            case Activation.LeakyRelu(double slope) -> Math.max(y, 0) + slope * Math.min(y, 0);
            case Activation.Sigmoid() ->
                y < 0 ? StrictMath.exp(y) / (1 + StrictMath.exp(y)) : 1 / (1 + StrictMath.exp(-y));
            case Activation.Softplus() -> Math.max(y, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(y)));
            case Activation.Identity() -> y;
        };
    }

    /// The first term of (2.2) or (2.3) for one column: ½ Σ (x_i − f(y_i))² over the neurons that count.
    ///
    /// @param septuple the network
    /// @param loss     which of both
    /// @param x        states of the N neurons
    /// @return H without V_H
    public static double loss(Septuple septuple, Loss loss, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (counts(septuple.projector(), loss, i)) {
                double e = x[i] - next(septuple, x, i);
                sum += 0.5 * e * e;
            }
        }
        return sum;
    }
}
