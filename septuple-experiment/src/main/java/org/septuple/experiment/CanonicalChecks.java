package org.septuple.experiment;

import java.util.List;
import java.util.Objects;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.States;
import org.septuple.numerics.Engine;
import org.septuple.statistics.EnergyDistance;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.CanonicalMeasurement;
import org.septuple.thermodynamics.DrivenNetwork;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Sampling;
import org.septuple.thermodynamics.Thermodynamics;

/// Rows 2.5 to 2.8 of the ledger, measured on a trained network, its boundary clamped to samples (quenched).
///
/// | row | residual | null model |
/// |---|---|---|
/// | 2.5 | energy distance between the driven network's states and the canonical law at the fitted β, in standard deviations of the permuted distances | the law at twice that β |
/// | 2.6 | U of the chains against U of weighted populations that share no draw with them, in units of n/2β | U at a β 20 % higher, by the measured heat capacity |
/// | 2.7 | βF by MBAR against βF by the populations, nats | the printed sign, F = +(1/β) log Z (erratum E1) |
/// | 2.8 | change of F over steps of (2.9), Δq = −γ⟨∂H/∂q⟩, while the clamped data move towards other samples, by Bennett's ratio of both laws, against its learning part Σ ∂F·Δq = −γ Σ abs(∂F)² and its data part Σ ∂F/∂t Δt = Σ ⟨∂H/∂x_∂⟩·Δx_∂, relative to the sum of their magnitudes | the learning part alone |
///
/// Controls put the same estimators to a small linear network, whose law is a Gaussian integral; that of 2.5 holds two draws of the
/// canonical law against each other. Rows 2.6 and 2.7 are *not testable* where the measurement did not converge, row 2.5 where no β
/// fits, row 2.8 where the gradient is 0 within its error; the chains of row 2.8 are not looked at by R̂.
final class CanonicalChecks {

    private static final int RUNS = 200;
    private static final int PERMUTATIONS = 500;
    private static final int FIT_WARM_UP = 60;
    private static final int FIT_SAMPLES = 40;
    private static final double MOST_DEVIATIONS = 4;
    private static final double COLDER = 0.2;
    private static final double LARGEST_LOSS_GAP = 0.05;
    private static final double LARGEST_NATS = 0.5;
    private static final double LARGEST_CHANGE_GAP = 0.1;
    private static final int BLOCKS = 64;

    private final Septuple septuple;
    private final Experiment.Duality experiment;
    private final CanonicalPlan plan;
    private final Sampling sampling;
    private final Sampling sharp;
    private final Split data;
    private final long begin;
    private final Engine engine;
    private final long seed;
    private final LedgerNotes notes;

    /// Checks on one network.
    ///
    /// @param septuple   trained; left as it is
    /// @param experiment seed, data and dynamics
    /// @param plan       β, reference measure, cases and chains
    /// @param data       samples
    /// @param begin      first time of p_∂ that learning did not use
    /// @param engine     kernels and workers
    /// @param notes      takes what is found
    CanonicalChecks(
            Septuple septuple,
            Experiment.Duality experiment,
            CanonicalPlan plan,
            Split data,
            long begin,
            Engine engine,
            LedgerNotes notes) {
        this.notes = notes;
        this.septuple = septuple;
        this.experiment = experiment;
        this.plan = plan;
        this.sampling = Objects.requireNonNull(plan.sampling(), "rows 2.5 to 2.8 are sampled");
        this.sharp = new Sampling(
                sampling.proposal(), 2 * sampling.chains(), sampling.warmUp(), 2 * sampling.samples(), 1, false);
        this.data = data;
        this.begin = begin;
        this.engine = engine;
        this.seed = experiment.header().seed();
    }

    /// Measures all rows, one after the other.
    ///
    /// @param output told of progress
    void measure(RunOutput output) {
        output.progress("canonical law", 0, 1);
        try {
            driven();
        } catch (IllegalArgumentException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), List.of("2.5"));
        }
        try {
            potentials();
        } catch (IllegalArgumentException refused) {
            for (String equation : List.of("2.6", "2.7", "2.8")) {
                notes.untestable().put(equation, String.valueOf(refused.getMessage()));
            }
        }
    }

    private void driven() {
        Septuple observed = septuple.withStates(new States(septuple.projector().neurons(), RUNS));
        ActivationDynamics dynamics =
                new ActivationDynamics(observed, experiment.dynamics().protocol(), seed, RUNS, begin, engine);
        for (int step = 0;
                step < experiment.dynamics().warmUp() + experiment.dynamics().steps();
                step++) {
            dynamics.step();
        }
        Sampling fit = new Sampling(sampling.proposal(), 2, FIT_WARM_UP, FIT_SAMPLES, 1, false);
        DrivenNetwork.Result found = new DrivenNetwork(
                        septuple, observed.states(), plan.reference(), fit, PERMUTATIONS, seed, BLOCKS, engine)
                .compare();
        if (!found.fitted()) {
            notes.refuse("no beta was found at which the canonical law has the mean loss of the runs", List.of("2.5"));
            return;
        }
        notes.put("driven.beta", found.beta());
        notes.put(
                "driven.energy_distance",
                new Estimate(found.driven().distance(), found.driven().nullSd(), RUNS));
        notes.put(
                "2.5",
                new Comparison(
                        "energy distance of " + RUNS
                                + " independent runs of (2.1) from the canonical law at the fitted beta, boundary by boundary, in standard deviations of its permutation law above the mean of that; p = "
                                + found.driven().pValue(),
                        deviations(found.driven()),
                        MOST_DEVIATIONS,
                        "standard deviations that chance may give",
                        deviations(found.control()),
                        deviations(found.nullModel())));
    }

    /// A test statistic: what chance does to it is what the tolerance is for, so it has no error of its own.
    private static Estimate deviations(EnergyDistance of) {
        return Estimate.exact((of.distance() - of.nullMean()) / of.nullSd(), of.permutations());
    }

    private CanonicalLaw law() {
        return CanonicalLaw.clamped(septuple, plan.beta(), plan.reference(), begin());
    }

    private States begin() {
        return clamped(0);
    }

    /// Clamped states of the cases from a place on in the order in which they were drawn.
    private States clamped(int first) {
        int cases = plan.cases();
        States drawn = new BoundaryPlan.Data(experiment.learning().data())
                .clamped(septuple.projector(), data, first + cases, seed);
        States states = new States(drawn.neurons(), cases);
        for (int i = 0; i < drawn.neurons(); i++) {
            System.arraycopy(drawn.values(), i * (first + cases) + first, states.values(), i * cases, cases);
        }
        return states;
    }

    private void potentials() {
        CanonicalLaw law = law();
        CanonicalMeasurement before =
                new CanonicalMeasurement(law, Average.QUENCHED, sampling, plan.annealing(), seed, 1, engine);
        before.advance(() -> false);
        Thermodynamics found = before.result();
        notes.put("F", found.freeEnergy());
        notes.put("U", found.loss());
        notes.put("S", found.entropy());
        notes.put("heat_capacity", found.heatCapacity());
        Descent descent = new Descent(sharp, seed, engine);
        LinearControl control = new LinearControl(plan, descent, seed, engine);
        if (found.converged()) {
            notes.put("2.6", averageLoss(law, before, control));
            notes.put("2.7", freeEnergy(found, control));
        } else {
            String reason = "not converged: " + String.join("; ", found.advice());
            notes.refuse(reason, List.of("2.6", "2.7"));
        }
        int others = data.train().samples() - plan.cases();
        if (others == 0) {
            notes.refuse(
                    "all %d training samples are clamped, so there are no others for the data to move to: the data part is 0, and (2.8) cannot be told from its learning part; clamp fewer (canonical.cases) or give more samples"
                            .formatted(plan.cases()),
                    List.of("2.8"));
            return;
        }
        notes.attempt(
                "2.8", () -> change(descent.from(law, begin(), clamped(Math.min(plan.cases(), others)), 3), control));
    }

    /// U holds a constant share of the clamped inputs, so differences are measured by the thermal part of independent neurons, n/2β.
    private Comparison averageLoss(CanonicalLaw law, CanonicalMeasurement before, LinearControl control) {
        Estimate chains = before.result().loss();
        double thermal = law.neurons().size() / (2 * plan.beta());
        Estimate colder = before.result().heatCapacity().times(COLDER / plan.beta());
        return new Comparison(
                "|U of the chains − U of the weighted populations|/(n/2β), quenched over " + law.cases() + " cases",
                size(chains.minus(before.annealedLoss())).times(1 / thermal),
                LARGEST_LOSS_GAP,
                "5 % of the thermal part, declared",
                control.loss(),
                size(colder).times(1 / thermal));
    }

    /// The magnitude of a difference.
    static Estimate size(Estimate difference) {
        return new Estimate(Math.abs(difference.value()), difference.standardError(), difference.n());
    }

    private Comparison freeEnergy(Thermodynamics found, LinearControl control) {
        Estimate mbar = found.by(Method.MBAR).orElseThrow().estimate().times(plan.beta());
        Estimate weighted =
                found.by(Method.ANNEALED_IMPORTANCE).orElseThrow().estimate().times(plan.beta());
        return new Comparison(
                "|βF by MBAR − βF by weighted populations|, nats, quenched over " + found.cases() + " cases",
                size(mbar.minus(weighted)),
                LARGEST_NATS,
                "half a nat, declared",
                control.freeEnergy(),
                size(mbar.plus(weighted)));
    }

    private Comparison change(Descent.Result found, LinearControl control) {
        notes.put("descent.dF", found.change());
        notes.put("descent.learning_part", found.learning());
        notes.put("descent.data_part", found.data());
        return new Comparison(
                "|ΔF − learning part − data part|/(|learning part| + |data part|) over " + Descent.STEPS
                        + " steps of (2.9) with γ = " + found.rate() + " while the clamped samples go " + found.way()
                        + " of the way to others; ΔF by Bennett's ratio, learning part ∂F·Δq, data part ⟨∂H/∂x_∂⟩·Δx_∂, both by the trapezoidal rule",
                found.residual(),
                LARGEST_CHANGE_GAP,
                "10 % of the parts, declared: finite steps and sampling",
                control.change(),
                found.withoutData());
    }
}
