package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.LossEvaluation;
import org.septuple.network.States;
import org.septuple.network.TrainableVector;
import org.septuple.network.Trainables;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// ∂F/∂q from the states kept at λ = 1. With g_c = Σ_s w_s ⟨∂H/∂q⟩_cs of chain c, and g′_c the same with the weights as that chain
/// changes them, moved so that both have the mean g over C chains:
///
/// | | |
/// |---|---|
/// | value | g |
/// | error of a component | s(g′)/√C |
/// | abs(∂F/∂q)² | mean of h_c = (C g·g′_c − abs(g′_c)²)/(C − 1), which is the mean of g′_c·g′_d over pairs c ≠ d |
/// | its error | 2√(C − 1)/(C − 2)·√(Σ(h_c − h)²/C), the jackknife |
///
/// Chains are gone through twice, so that memory is a few vectors q.
final class GradientOfChains {

    private final Recording recording;
    private final CanonicalAnalysis analysis;
    private final int chains;
    private final States states;
    private final LossEvaluation evaluation;
    private final Trainables trainables;

    GradientOfChains(CanonicalLaw law, Recording recording, CanonicalAnalysis analysis, int chains, Engine engine) {
        this.recording = recording;
        this.analysis = analysis;
        this.chains = chains;
        this.states = new States(law.septuple().projector().neurons(), law.cases());
        System.arraycopy(law.boundary().values(), 0, states.values(), 0, states.values().length);
        this.evaluation = new LossEvaluation(law.septuple().withStates(states), engine);
        evaluation.hold(law.held());
        this.trainables =
                new Trainables(law.septuple().weights(), law.septuple().biases());
    }

    FreeEnergyGradient result() {
        TrainableVector plain = trainables.newVector();
        TrainableVector changed = trainables.newVector();
        int size = plain.size();
        double[] value = new double[size];
        double[] mean = new double[size];
        double[] squares = new double[size];
        for (int chain = 0; chain < chains; chain++) {
            gather(chain, plain, changed);
            for (int k = 0; k < size; k++) {
                value[k] += plain.values()[k] / chains;
                double distance = changed.values()[k] - mean[k]; // Welford's update
                mean[k] += distance / (chain + 1);
                squares[k] += distance * (changed.values()[k] - mean[k]);
            }
        }
        double[] shares = new double[chains];
        for (int chain = 0; chain < chains; chain++) {
            gather(chain, plain, changed);
            shares[chain] = share(changed.values(), mean, value);
        }
        double[] errors = new double[size];
        double divisor = (double) chains * (chains - 1);
        Arrays.setAll(errors, k -> Math.sqrt(squares[k] / divisor));
        Estimate square = Estimate.ofMean(shares);
        double error = chains == 2 ? Double.NaN : 2.0 * (chains - 1) / (chains - 2) * square.standardError();
        return new FreeEnergyGradient(value, errors, chains, new Estimate(square.value(), error, chains));
    }

    /// h_c.
    private double share(double[] ofChain, double[] mean, double[] value) {
        double product = 0;
        double own = 0;
        for (int k = 0; k < value.length; k++) {
            double moved = ofChain[k] - mean[k] + value[k];
            product = Math.fma(value[k], moved, product);
            own = Math.fma(moved, moved, own);
        }
        return (chains * product - own) / (chains - 1);
    }

    private void gather(int chain, TrainableVector plain, TrainableVector changed) {
        double[] weights = perState(analysis.weights());
        double[] ofChain = perState(analysis.weights(chain));
        Arrays.fill(plain.values(), 0);
        Arrays.fill(changed.values(), 0);
        for (int time = 0; time < recording.kept(); time++) {
            recording.copyKept(time, chain, states);
            evaluation.evaluate();
            evaluation.addWeightedGradient(weights, plain);
            if (weights.length > 1) {
                evaluation.addWeightedGradient(ofChain, changed);
            }
        }
        if (weights.length == 1) { // a weight of 1 has no error
            System.arraycopy(plain.values(), 0, changed.values(), 0, plain.size());
        }
    }

    private double[] perState(double[] weights) {
        return Arrays.stream(weights).map(w -> w / recording.kept()).toArray();
    }
}
