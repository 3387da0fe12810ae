package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.Activation;
import org.septuple.network.ActivationMap;
import org.septuple.network.Biases;
import org.septuple.network.BulkPotential;
import org.septuple.network.Held;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.Weights;
import org.septuple.numerics.Engine;

/// Whether e^{−βH} has a finite integral over bulk neurons of Lebesgue measure. Neurons with a density never spoil it, since
/// H ≥ 0.
///
/// | loss | activation | finite |
/// |---|---|---|
/// | any, V_H = κΣx², κ > 0, or a V_H of the user's | any | yes (a user's V_H is trusted) |
/// | bulk | bounded (tanh, sigmoid) | yes: H ≥ ½Σ(abs(x) − 1)² far out |
/// | bulk | ReLU, softplus | if ρ(w⁺) < 1, w⁺ = max(ŵ, 0) on the bulk: along a ray d on which H stays small, d = max(ŵd, 0) ≤ w⁺d |
/// | bulk | leaky ReLU | if ρ(abs(ŵ)) < 1 on the bulk |
/// | any | identity | if the quadratic form is positive definite; beyond 2048 free neurons as leaky ReLU |
/// | boundary | all others | no: what the outputs do not hear leaves H flat |
///
/// ρ < 1 is shown by a positive vector with ŵv < v (Collatz–Wielandt), so a law that passes is normalisable; one that is refused
/// with ρ ≥ 1 may be.
final class Normalisable {

    private static final int ROUNDS = 200;
    private static final double NEARLY_ONE = 0.999;
    private static final double FARTHEST = 1e100;

    private Normalisable() {}

    /// Refuses a law that cannot be shown to be normalisable.
    static void require(CanonicalLaw law) {
        Septuple septuple = law.septuple();
        if (law.reference() == Reference.NORMAL
                || septuple.projector().bulk() == 0
                || isConfined(septuple.loss().potential())) {
            return;
        }
        if (septuple.activation() instanceof Activation.Identity
                && law.neurons().size() <= LinearLaw.MOST_NEURONS) {
            requireDefinite(law);
        } else if (septuple.loss() instanceof Loss.Boundary) {
            throw refused("the boundary loss (2.2) does not bound the bulk: it is flat where the outputs hear nothing");
        } else {
            requireBounded(septuple);
        }
    }

    private static boolean isConfined(BulkPotential potential) {
        return switch (potential) {
            case BulkPotential.None() -> false;
            case BulkPotential.WeightDecay(double strength) -> false;
            case BulkPotential.QuadraticState(double strength) -> strength > 0;
            default -> true;
        };
    }

    private static void requireDefinite(CanonicalLaw law) {
        if (!LinearLaw.isDefinite(law)) {
            throw refused("the linear network has a direction in which H is flat");
        }
    }

    private static void requireBounded(Septuple septuple) {
        switch (septuple.activation()) {
            case Activation.Tanh(), Activation.Sigmoid() -> {}
            case Activation.Identity() -> requireContraction(septuple, true, "|w|");
            case Activation.Relu(), Activation.Softplus() -> requireContraction(septuple, false, "max(w, 0)");
            case Activation.LeakyRelu(double slope) -> requireContraction(septuple, true, "|w|");
        }
    }

    private static void requireContraction(Septuple septuple, boolean both, String of) {
        double bound = growth(septuple, both);
        if (!(bound < 1)) {
            throw refused(
                    "the activation grows without bound and the spectral radius of %s on the bulk could not be shown to be < 1 (bound %.4g): H may be flat along a ray"
                            .formatted(of, bound));
        }
    }

    /// An upper bound of the spectral radius of the bulk's weights without their signs, or without the negative ones.
    private static double growth(Septuple septuple, boolean both) {
        int n = septuple.projector().neurons();
        States v = new States(n, 1);
        NeuronRange bulk = septuple.projector().bulkRange();
        Arrays.fill(v.values(), bulk.from(), bulk.to(), 1);
        Weights weights = RestingBox.sizes(septuple.weights(), both);
        Septuple linear = new Septuple(
                v,
                septuple.projector(),
                septuple.distribution(),
                weights,
                Biases.of(septuple.projector(), weights),
                new Activation.Identity(),
                septuple.loss());
        ActivationMap map = new ActivationMap(linear, Engine.scalar());
        map.hold(Held.BOUNDARY);
        double best = Double.POSITIVE_INFINITY;
        double[] x = v.values();
        for (int round = 0; round < ROUNDS && best >= 1; round++) {
            double[] before = x.clone();
            map.advance(1);
            double bound = 0;
            double largest = 0;
            for (int i = bulk.from(); i < bulk.to(); i++) {
                bound = Math.max(bound, x[i] / before[i]);
                x[i] = 1 + x[i] / NEARLY_ONE; // partial sums of (1 − w/θ)⁻¹·1, of which wv = θ(v − 1) < v
                largest = Math.max(largest, x[i]);
            }
            best = Math.min(best, bound);
            if (largest > FARTHEST) {
                for (int i = bulk.from(); i < bulk.to(); i++) {
                    x[i] /= largest;
                }
            }
        }
        return best;
    }

    private static IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(
                "p(x|q) cannot be normalised over bulk neurons of Lebesgue measure: %s; use the normal reference measure, the bulk loss, or V_H = quadratic-state"
                        .formatted(reason));
    }
}
