package org.septuple.report;

import java.util.stream.Collectors;
import org.septuple.experiment.DataSource;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Optimiser;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.SampledData;
import org.septuple.network.Scaling;
import org.septuple.network.Wiring;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;

/// Each choice of an experiment as people would say it.
final class InWords {

    private InWords() {}

    static String of(DataSource source) {
        return switch (source) {
            case DataSource.Optdigits digits ->
                "Handwritten digits (UCI optdigits), images of 8 × 8 pixels in 10 classes";
            case DataSource.FashionMnist fashion -> "Fashion-MNIST, images of 28 × 28 pixels in 10 classes";
            case DataSource.Csv csv ->
                "Table %s, class in column: %s".formatted(csv.path().getFileName(), csv.label());
            case DataSource.Idx idx -> "Images %s".formatted(idx.images().getFileName());
            case DataSource.Gaussian gaussian ->
                "%s draws of %s independent normal features, without classes"
                        .formatted(
                                NumberText.count(gaussian.samples()),
                                gaussian.mean().size());
            case DataSource.Mixture mixture ->
                ("%s draws from %s round Gaussian clouds in %s dimensions, at distance %s from the origin, "
                                + "with standard deviation %s")
                        .formatted(
                                NumberText.count(mixture.samples()),
                                mixture.classes(),
                                mixture.features(),
                                NumberText.chosen(mixture.separation()),
                                NumberText.chosen(mixture.sd()));
            case DataSource.Moons moons ->
                "%s points on two interleaving half circles, with noise of standard deviation %s"
                        .formatted(NumberText.count(moons.samples()), NumberText.chosen(moons.noise()));
        };
    }

    static String of(Scaling scaling) {
        return switch (scaling) {
            case Scaling.None() -> "Features as they are";
            case Scaling.Interval(double low, double high) ->
                "Features scaled to [%s, %s]".formatted(NumberText.chosen(low), NumberText.chosen(high));
            case Scaling.Standard() -> "Features scaled to mean 0 and standard deviation 1";
        };
    }

    static String of(SampledData.Order order) {
        return switch (order) {
            case SampledData.Shuffled() -> "Samples come in shuffled order, each once before any comes again.";
            case SampledData.Independent() -> "Samples are drawn with replacement.";
            case SampledData.ClassIncremental(long period) ->
                "Classes come into play one by one, every %s steps of the data.".formatted(NumberText.count(period));
        };
    }

    static String of(Wiring wiring) {
        return switch (wiring) {
            case Wiring.FeedForward forward when forward.layers().isEmpty() -> "Inputs feed outputs directly.";
            case Wiring.FeedForward forward ->
                forward.layers().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(" → ", "Feed-forward layers: inputs → ", " → outputs."));
            case Wiring.Cyclic ring ->
                "The bulk is a ring of %s groups of %s neurons, each feeding the next, by %s; %s. %s"
                        .formatted(
                                ring.groups(),
                                ring.size(),
                                (ring.orthogonal()
                                                        ? "random orthogonal matrices times a gain of %s"
                                                        : "Gaussian matrices with gain %s")
                                                .formatted(NumberText.chosen(ring.gain()))
                                        + scaled(ring.rows()),
                                learns(ring.trainable()),
                                "Inputs feed all groups; outputs read all groups.");
            case Wiring.Turning ring ->
                "The bulk is a ring of %s groups of %s neurons, each feeding the next, by rotations of %s radians in all times a gain of %s%s; %s. %s"
                        .formatted(
                                ring.groups(),
                                ring.size(),
                                NumberText.chosen(ring.angle()),
                                NumberText.chosen(ring.gain()),
                                scaled(ring.rows()),
                                learns(ring.trainable()),
                                "Inputs feed all groups; outputs read all groups.");
            case Wiring.Permutation permutation ->
                "Each bulk neuron hears one other, with weight %s; %s. Inputs feed, and outputs read, the whole bulk."
                        .formatted(NumberText.chosen(permutation.gain()), learns(permutation.trainable()));
            case Wiring.RandomRecurrent random ->
                "The bulk is connected all to all, Gaussian, with spectral radius %s at first; %s. %s"
                        .formatted(
                                NumberText.chosen(random.spectralRadius()),
                                learns(random.trainable()),
                                "Inputs feed, and outputs read, the whole bulk.");
            case Wiring.SparseRecurrent sparse ->
                "Each of %s bulk neurons hears %s others, Gaussian with gain %s; %s. %s"
                        .formatted(
                                NumberText.count(sparse.size()),
                                NumberText.count(sparse.inDegree()),
                                NumberText.chosen(sparse.gain()),
                                learns(sparse.trainable()),
                                "Inputs feed, and outputs read, the whole bulk.");
            case Wiring.Explicit explicit ->
                "All weights among the %s neurons are given one by one; %s."
                        .formatted(NumberText.count(explicit.neurons()), learns(true));
            case Wiring.Ring ring ->
                "The %s neurons form a ring and hear both neighbours, with weight %s at first; %s."
                        .formatted(NumberText.count(ring.neurons()), NumberText.chosen(ring.weight()), learns(true));
        };
    }

    private static String scaled(double rows) {
        return rows > 0 ? ", rows scaled by e^(%s ξ) with ξ normal".formatted(NumberText.chosen(rows)) : "";
    }

    private static String learns(boolean trainable) {
        return trainable ? "these synapses learn" : "these synapses are fixed";
    }

    static String of(Activation activation) {
        return switch (activation) {
            case Activation.Tanh() -> "f(y) = tanh y";
            case Activation.Relu() -> "f(y) = max(0, y)";
            case Activation.LeakyRelu(double slope) ->
                "f(y) = y for y > 0, else %s y".formatted(NumberText.chosen(slope));
            case Activation.Sigmoid() -> "f(y) = 1/(1 + e^−y)";
            case Activation.Softplus() -> "f(y) = log(1 + e^y)";
            case Activation.Identity() -> "f(y) = y";
        };
    }

    static String of(Loss loss) {
        return switch (loss) {
            case Loss.Boundary() -> "Boundary loss (2.2), H = ½ eᵀP̂e with e = x − f(ŵx + b)";
            case Loss.Bulk(BulkPotential potential) ->
                "Bulk loss (2.3), H = ½ eᵀe + ½ V_H with e = x − f(ŵx + b) and " + of(potential);
        };
    }

    private static String of(BulkPotential potential) {
        if (potential instanceof BulkPotential.None) {
            return "V_H = 0";
        }
        if (potential instanceof BulkPotential.WeightDecay(double strength)) {
            return "V_H = %s Σ w²".formatted(NumberText.chosen(strength));
        }
        if (potential instanceof BulkPotential.QuadraticState(double strength)) {
            return "V_H = %s Σ x²".formatted(NumberText.chosen(strength));
        }
        return "V_H: " + potential.getClass().getSimpleName();
    }

    static String of(LearningMode mode) {
        return switch (mode) {
            case LearningMode.Relaxed(int settle, int steps, double rate) ->
                ("By relaxation: %s steps of (2.1) with the inputs held, then %s steps of size %s down H with the "
                                + "boundary held; the gradient is taken there.")
                        .formatted(settle, steps, NumberText.chosen(rate));
            case LearningMode.Canonical canonical -> of(canonical);
            case LearningMode.Activated(int steps, ActivationDynamics.Protocol protocol) ->
                ("By activation: the states follow (2.1) without pause, and the gradient at fixed x is averaged "
                                + "over %s steps; %s.")
                        .formatted(steps, of(protocol));
        };
    }

    private static String of(LearningMode.Canonical mode) {
        return ("Canonically, at β = %s (%s measure of the bulk): each sample has %s of the law e^(−βH) of the bulk with the "
                                + "boundary held, which %s; per learning step %s by which the step size adapts, then %s over "
                                + "which the gradient is averaged: plain descent follows the free energy (2.9). A sample "
                                + "seen for the first time starts from %s of (2.1) and %s of size %s down H.")
                        .formatted(
                                NumberText.chosen(mode.beta()),
                                mode.reference() == Reference.LEBESGUE ? "Lebesgue" : "normal",
                                counted(mode.chains(), "Markov chain"),
                                mode.chains() == 1
                                        ? "goes on when the sample returns"
                                        : "go on when the sample returns",
                                counted(mode.burn(), "transition"),
                                counted(mode.samples(), "transition"),
                                counted(mode.start().settle(), "step"),
                                counted(mode.start().steps(), "step"),
                                NumberText.chosen(mode.start().rate()))
                + " " + of(mode.proposal());
    }

    private static String of(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Hamiltonian(double trajectory, double acceptance, int most) ->
                "Transitions are Hamiltonian: trajectories of length %s on average in at most %s, acceptance %s."
                        .formatted(
                                NumberText.chosen(trajectory),
                                counted(most, "leapfrog step"),
                                NumberText.chosen(acceptance));
            case Proposal.Langevin(double acceptance) ->
                "Transitions are Langevin steps with a Metropolis test, acceptance %s."
                        .formatted(NumberText.chosen(acceptance));
        };
    }

    private static String counted(int number, String what) {
        return number == 1 ? "one " + what : "%s %ss".formatted(number, what);
    }

    static String of(ActivationDynamics.Protocol protocol) {
        String updates = switch (protocol.updates()) {
            case ActivationDynamics.Poisson(double mean) ->
                "at random, every %s steps on average".formatted(NumberText.chosen(mean));
            case ActivationDynamics.Periodic(int interval) -> "every %s steps".formatted(interval);
        };
        return "the boundary is set from the data %s and %s in between; noise %s"
                .formatted(updates, protocol.clamped() ? "held" : "free", NumberText.chosen(protocol.noise()));
    }

    static String of(Optimiser optimiser) {
        return switch (optimiser) {
            case Optimiser.Plain(double rate) -> "Plain descent with rate γ = %s".formatted(NumberText.chosen(rate));
            case Optimiser.Momentum(double rate, double momentum) ->
                "Descent of step %s with momentum %s".formatted(NumberText.chosen(rate), NumberText.chosen(momentum));
            case Optimiser.Adam(double rate, double beta1, double beta2, double epsilon) ->
                "Adam with step %s, β₁ = %s, β₂ = %s, ε = %s"
                        .formatted(
                                NumberText.chosen(rate),
                                NumberText.chosen(beta1),
                                NumberText.chosen(beta2),
                                NumberText.chosen(epsilon));
        };
    }
}
