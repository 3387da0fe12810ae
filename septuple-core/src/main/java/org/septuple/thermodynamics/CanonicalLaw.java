package org.septuple.thermodynamics;

import java.util.Arrays;
import org.septuple.network.BoundaryProjector;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.numerics.Elementary;

/// The canonical law (2.5) of the fast neurons of a septuple, p(x given q) ∝ p_∂ e^{−βH(x, q)}, with all that fixes it: β,
/// the reference measure of the bulk, and how the boundary enters.
///
/// | boundary | free neurons | cases |
/// |---|---|---|
/// | [#free]: a normal density p_∂ | all N | 1 |
/// | [#clamped]: S given boundary states of equal weight | the bulk | S, each with a Z of its own |
///
/// The law is joined to an exactly known one by a path, E_λ = E₀ + λD with D = E₁ − E₀, λ from 0 to 1:
///
/// | | |
/// |---|---|
/// | E₁ | βH − log(density of the reference measure and of a free boundary) |
/// | E₀ | −log of independent normal densities: on a neuron with a density that density, so D = βH and λ scales β; on a Lebesgue neuron N(m, 1/β + r²/3), m ± r an interval that holds all fixed points of (2.1): r is 0 where the network rests in one state |
///
/// E₀ is normalised, so log Z = −∫₀¹ ⟨D⟩_λ dλ and F = −log Z/β.
public final class CanonicalLaw {

    private static final double TWO_PI = 2 * Math.PI;

    private final Septuple septuple;
    private final double beta;
    private final Reference reference;
    private final Held held;
    private final States boundary;
    private final double[] precision;
    private final double[] centre;
    private final double[] start;
    private final double[] basePrecision;

    private CanonicalLaw(
            Septuple septuple,
            double beta,
            Reference reference,
            Held held,
            States boundary,
            double[] precision,
            double[] centre) {
        this.septuple = septuple;
        this.beta = beta;
        this.reference = reference;
        this.held = held;
        this.boundary = boundary;
        this.precision = precision;
        this.centre = centre;
        Normalisable.require(this);
        this.start = new double[boundary.values().length];
        this.basePrecision = precision.clone();
        if (reference == Reference.LEBESGUE && septuple.projector().bulk() > 0) {
            setBase();
        }
    }

    /// The law whose boundary neurons are free, under a normal density p_∂.
    ///
    /// @param septuple  its ŵ, b, f and H; its states are not touched. Changes of ŵ and b change the law
    /// @param beta      β > 0
    /// @param reference measure of the bulk
    /// @param mean      of p_∂, one number per boundary neuron, inputs then outputs
    /// @param variance  of p_∂, one number > 0 per boundary neuron
    /// @return one case; its free energy is the annealed one
    /// @throws IllegalArgumentException if β ≤ 0, a variance is not positive or the law cannot be normalised
    public static CanonicalLaw free(
            Septuple septuple, double beta, Reference reference, double[] mean, double[] variance) {
        BoundaryProjector projector = septuple.projector();
        int boundary = projector.inputs() + projector.outputs();
        if (mean.length != boundary || variance.length != boundary) {
            throw new IllegalArgumentException("%d means and %d variances for %d boundary neurons; give one of each"
                    .formatted(mean.length, variance.length, boundary));
        }
        double[] precision = new double[projector.neurons()];
        double[] centre = new double[projector.neurons()];
        setBulk(projector, reference, precision);
        for (int k = 0; k < boundary; k++) {
            if (!(variance[k] > 0 && Double.isFinite(variance[k]) && Double.isFinite(mean[k]))) {
                throw new IllegalArgumentException(
                        "p_boundary has mean %g and variance %g on boundary neuron %d: a free boundary needs a density, so the variance must be > 0 and finite; clamp the boundary to samples instead"
                                .formatted(mean[k], variance[k], k));
            }
            int neuron = k < projector.inputs() ? k : k + projector.bulk();
            precision[neuron] = 1 / variance[k];
            centre[neuron] = mean[k];
        }
        States none = new States(projector.neurons(), 1);
        return new CanonicalLaw(septuple, requirePositive(beta), reference, Held.NOTHING, none, precision, centre);
    }

    /// The law whose boundary is clamped, case by case.
    ///
    /// @param septuple  its ŵ, b, f and H; its states are not touched. Changes of ŵ and b change the law
    /// @param beta      β > 0
    /// @param reference measure of the bulk
    /// @param boundary  N×S states whose boundary rows are clamped, a column per case; kept, not copied
    /// @return S cases
    /// @throws IllegalArgumentException if β ≤ 0, there is no bulk or the law cannot be normalised
    public static CanonicalLaw clamped(Septuple septuple, double beta, Reference reference, States boundary) {
        BoundaryProjector projector = septuple.projector();
        if (boundary.neurons() != projector.neurons()) {
            throw new IllegalArgumentException("clamped states have %d neurons, the network has %d"
                    .formatted(boundary.neurons(), projector.neurons()));
        }
        if (projector.bulk() == 0) {
            throw new IllegalArgumentException(
                    "the boundary is clamped and there are 0 bulk neurons: nothing is left to be random; use a free boundary with a normal density");
        }
        double[] precision = new double[projector.neurons()];
        setBulk(projector, reference, precision);
        return new CanonicalLaw(
                septuple,
                requirePositive(beta),
                reference,
                Held.BOUNDARY,
                boundary,
                precision,
                new double[projector.neurons()]);
    }

    private static void setBulk(BoundaryProjector projector, Reference reference, double[] precision) {
        NeuronRange bulk = projector.bulkRange();
        Arrays.fill(precision, bulk.from(), bulk.to(), reference == Reference.NORMAL ? 1 : 0);
    }

    private static double requirePositive(double beta) {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException(
                    "beta = %g must be finite and > 0: at beta <= 0 the law prefers a large loss and cannot be normalised"
                            .formatted(beta));
        }
        return beta;
    }

    /// The same law at another β, or of another network of the same boundary.
    ///
    /// @param other network with the same inputs and outputs
    /// @param at    β > 0
    /// @return with the same boundary and reference measure
    public CanonicalLaw with(Septuple other, double at) {
        BoundaryProjector now = other.projector();
        BoundaryProjector was = septuple.projector();
        if (held == Held.BOUNDARY) {
            States moved = new States(now.neurons(), boundary.batch());
            copyRows(boundary, was.inputRange(), moved, now.inputRange());
            copyRows(boundary, was.outputRange(), moved, now.outputRange());
            return clamped(other, at, reference, moved);
        }
        int n = was.inputs() + was.outputs();
        double[] mean = new double[n];
        double[] variance = new double[n];
        for (int k = 0; k < n; k++) {
            int neuron = k < was.inputs() ? k : k + was.bulk();
            mean[k] = centre[neuron];
            variance[k] = 1 / precision[neuron];
        }
        return free(other, at, reference, mean, variance);
    }

    private static void copyRows(States source, NeuronRange from, States target, NeuronRange to) {
        if (from.size() != to.size()) {
            throw new IllegalArgumentException(
                    "boundary neurons %s and %s differ in number; keep inputs and outputs".formatted(from, to));
        }
        int batch = source.batch();
        System.arraycopy(source.values(), from.from() * batch, target.values(), to.from() * batch, from.size() * batch);
    }

    /// The base law of Lebesgue neurons.
    private void setBase() {
        NeuronRange bulk = septuple.projector().bulkRange();
        States around = boundary;
        double[] deviation = new double[centre.length];
        if (held == Held.NOTHING) {
            around = new States(centre.length, 1);
            for (int i = 0; i < centre.length; i++) {
                around.values()[i] = centre[i];
                deviation[i] = bulk.contains(i) ? 0 : 1 / Math.sqrt(precision[i]);
            }
        }
        RestingBox box = new RestingBox(septuple, around, deviation, 1 / Math.sqrt(beta));
        for (int i = bulk.from(); i < bulk.to(); i++) {
            basePrecision[i] = 1 / (1 / beta + box.variance(i));
            for (int s = 0; s < cases(); s++) {
                start[i * cases() + s] = box.centre(i, s);
            }
        }
    }

    /// The network.
    ///
    /// @return live
    public Septuple septuple() {
        return septuple;
    }

    /// Inverse temperature.
    ///
    /// @return β > 0
    public double beta() {
        return beta;
    }

    /// Measure of the bulk neurons.
    ///
    /// @return as declared
    public Reference reference() {
        return reference;
    }

    /// Number of boundary states that are clamped, each with a Z of its own.
    ///
    /// @return S ≥ 1; 1 for a free boundary
    public int cases() {
        return boundary.batch();
    }

    /// Whether the boundary is clamped.
    ///
    /// @return false for a free one
    public boolean isClamped() {
        return held == Held.BOUNDARY;
    }

    /// The neurons that the law is about.
    ///
    /// @return all of them, or the bulk
    public NeuronRange neurons() {
        return held.free(septuple.projector());
    }

    Held held() {
        return held;
    }

    States boundary() {
        return boundary;
    }

    /// 1/variance of the density of a neuron; 0 on Lebesgue and clamped neurons.
    double precision(int neuron) {
        return precision[neuron];
    }

    /// Mean of the density of a neuron.
    double centre(int neuron) {
        return centre[neuron];
    }

    /// Whether a free neuron has Lebesgue measure.
    boolean isLebesgue(int neuron) {
        return precision[neuron] == 0;
    }

    /// 1/variance of the base law of a free neuron.
    double basePrecision(int neuron) {
        return basePrecision[neuron];
    }

    /// Mean of the base law of a free neuron.
    double baseCentre(int neuron, int ofCase) {
        return isLebesgue(neuron) ? start[neuron * cases() + ofCase] : centre[neuron];
    }

    /// The part of D that does not depend on x: −½ log(2π/a) for each Lebesgue neuron, a its base precision.
    double differenceConstant() {
        double sum = 0;
        NeuronRange free = neurons();
        for (int i = free.from(); i < free.to(); i++) {
            sum -= isLebesgue(i) ? 0.5 * Elementary.log(TWO_PI / basePrecision[i]) : 0;
        }
        return sum;
    }
}
