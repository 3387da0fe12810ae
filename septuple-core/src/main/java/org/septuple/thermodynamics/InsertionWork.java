package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.Loss;
import org.septuple.network.LossEvaluation;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.RandomStream;

/// What it costs to put one neuron of state ξ into a network in state x, by two laws on (x, ξ):
///
/// | law | density |
/// |---|---|
/// | 0 | p_N(x)·g(ξ given x), g normal: N(f(y), 1/β) for Lebesgue, y the neuron's input; N(βf(y)/(1 + β), 1/(1 + β)) for a normal reference, N(0, 1) where the loss does not count the bulk |
/// | 1 | p_{N+1}(x, ξ) |
///
/// Work Δ = −log p̃₁ + log p̃₀ of the unnormalised densities, g normalised, so ⟨e^{−Δ}⟩₀ = Z_{N+1}/Z_N. For a sink of Lebesgue
/// measure without V_H it is −½ log(2π/β) whatever the state.
final class InsertionWork {

    private static final double LOG_TWO_PI = Elementary.log(2 * Math.PI);

    private final NeuronPair pair;
    private final CanonicalLaw larger;
    private final States smallerStates;
    private final States largerStates;
    private final LossEvaluation ofSmaller;
    private final LossEvaluation ofLarger;
    private final double[] incoming;
    private final double bias;
    private final double precision;
    private final double pull;

    InsertionWork(NeuronPair pair, TopChains smaller, TopChains larger, Engine engine) {
        this.pair = pair;
        this.larger = larger.law();
        this.smallerStates = smaller.newStates();
        this.largerStates = larger.newStates();
        Septuple big = pair.larger();
        this.ofSmaller = new LossEvaluation(pair.smaller().withStates(smallerStates), engine);
        this.ofLarger = new LossEvaluation(big.withStates(largerStates), engine);
        ofSmaller.hold(smaller.law().held());
        ofLarger.hold(larger.law().held());
        int n = big.projector().neurons();
        this.incoming = new double[n];
        for (int j = 0; j < n; j++) {
            incoming[j] = j == pair.neuron() ? 0 : big.weights().get(pair.neuron(), j);
        }
        this.bias = big.biases().values()[pair.neuron()];
        double beta = larger.law().beta();
        boolean counts = !(big.loss() instanceof Loss.Boundary);
        double own = larger.law().reference() == Reference.NORMAL ? 1 : 0;
        this.precision = own + (counts ? beta : 0);
        this.pull = counts ? beta / precision : 0;
    }

    /// Work of states that the smaller law made; ξ is drawn from g.
    ///
    /// @param recording of the smaller law
    /// @param random    one number per case
    /// @param work      receives Δ of each case
    void forward(Recording recording, int time, int chain, RandomStream random, double[] work) {
        recording.copyKept(time, chain, smallerStates);
        int batch = smallerStates.batch();
        NeuronRange free = larger.neurons();
        for (int i = free.from(); i < free.to(); i++) {
            if (i != pair.neuron()) {
                System.arraycopy(
                        smallerStates.values(),
                        (i < pair.neuron() ? i : i - 1) * batch,
                        largerStates.values(),
                        i * batch,
                        batch);
            }
        }
        double[] xi = random.gaussians(batch);
        for (int s = 0; s < batch; s++) {
            largerStates.values()[pair.neuron() * batch + s] = mean(s) + xi[s] / Math.sqrt(precision);
        }
        work(work);
    }

    /// Work of states that the larger law made.
    void backward(Recording recording, int time, int chain, double[] work) {
        recording.copyKept(time, chain, largerStates);
        int batch = largerStates.batch();
        NeuronRange free = larger.neurons();
        for (int i = free.from(); i < free.to(); i++) {
            if (i != pair.neuron()) {
                System.arraycopy(
                        largerStates.values(),
                        i * batch,
                        smallerStates.values(),
                        (i < pair.neuron() ? i : i - 1) * batch,
                        batch);
            }
        }
        work(work);
    }

    private double mean(int ofCase) {
        double y = bias;
        for (int j = 0; j < incoming.length; j++) {
            y = Math.fma(incoming[j], largerStates.get(j, ofCase), y);
        }
        Activation f = pair.larger().activation();
        return pull * f.value(y);
    }

    private void work(double[] work) {
        ofSmaller.evaluate();
        ofLarger.evaluate();
        Arrays.fill(work, 0);
        double beta = larger.beta();
        ofLarger.addColumns(beta, work);
        ofSmaller.addColumns(-beta, work);
        for (int s = 0; s < work.length; s++) {
            double xi = largerStates.get(pair.neuron(), s);
            double distance = xi - mean(s);
            double proposal = 0.5 * (Elementary.log(precision) - LOG_TWO_PI - precision * distance * distance);
            double reference = larger.reference() == Reference.NORMAL ? 0.5 * (xi * xi + LOG_TWO_PI) : 0;
            work[s] += reference + proposal;
        }
    }
}
