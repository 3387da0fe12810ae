package org.septuple.thermodynamics;

import org.septuple.network.Held;
import org.septuple.network.LossEvaluation;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;

/// ∂F/∂q of linear networks with clamped boundary, by closed form.
public final class ExactGradient {

    private ExactGradient() {}

    /// Quenched over the columns of some states.
    ///
    /// @param septuple linear
    /// @param boundary N×S, of which the boundary rows are used
    /// @return ⟨∂H/∂q⟩, averaged over the S cases
    public static double[] of(Septuple septuple, double beta, Reference reference, States boundary) {
        CanonicalLaw law = CanonicalLaw.clamped(septuple, beta, reference, boundary);
        LinearLaw exact = new LinearLaw(law);
        States points = new States(boundary.neurons(), exact.points());
        LossEvaluation loss = new LossEvaluation(septuple.withStates(points), Engine.scalar());
        TrainableVector sum = new Trainables(septuple.weights(), septuple.biases()).newVector();
        for (int s = 0; s < boundary.batch(); s++) {
            for (int i = 0; i < boundary.neurons(); i++) {
                for (int c = 0; c < points.batch(); c++) {
                    points.values()[i * points.batch() + c] = boundary.get(i, s);
                }
            }
            exact.setPoints(s, points);
            loss.hold(Held.BOUNDARY);
            loss.evaluate();
            loss.addTrainableGradient(1.0 / boundary.batch(), sum);
        }
        return sum.values();
    }
}
