package org.septuple.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Run;
import org.septuple.statistics.Estimate;

/// All named numbers of a run, with their errors; those of equations solved on grids are [FieldResults].
///
/// @param run what it is about
record ResultTable(Run run) implements Section {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("accuracy.dynamics", "share of test samples answered right, read out by running (2.1)"),
            Map.entry(
                    "accuracy.relaxation",
                    "share of test samples answered right, read out by descending H with free outputs"),
            Map.entry("accuracy.train", "share of training samples answered right, read out by running (2.1)"),
            Map.entry("movement.dynamics", "largest change of a state in the last step of (2.1): 0 at rest"),
            Map.entry(
                    "movement.relaxation",
                    "largest change of a state in the last step down H: 0 at rest, large if unstable"),
            Map.entry(
                    "loss",
                    "H̄ over the last epoch (of an ensemble: in the last step), with the constant share of the inputs"),
            Map.entry("loss.inputs", "share of the input neurons in H̄: set by the data where they receive no synapse"),
            Map.entry("loss.potential", "share of ½ V_H in H̄, last epoch"),
            Map.entry("loss.bulk", "share of the bulk neurons in H̄, last epoch"),
            Map.entry("loss.outputs", "share of the output neurons in H̄, last epoch"),
            Map.entry("spectral_radius", "largest |eigenvalue| of ŵ after learning; above 1 activity can grow"),
            Map.entry("stopped", "replicas whose loss or q stopped being finite; they keep their last good q"),
            Map.entry("F", "free energy (2.7), by the most trusted method"),
            Map.entry("U", "average loss (2.6), ⟨H⟩ under the canonical law"),
            Map.entry("S", "entropy β(U − F) in nats, relative to the reference measure"),
            Map.entry("heat_capacity", "β² Var H"),
            Map.entry("F_sampled", "free energy by sampling alone: MBAR"),
            Map.entry("U_sampled", "average loss by sampling alone"),
            Map.entry("F.closed-form", "free energy by Gaussian integrals: exact"),
            Map.entry("F.quadrature", "free energy by quadrature"),
            Map.entry("F.thermodynamic-integration", "free energy as −(1/β) log Z with log Z = −∫₀¹⟨D⟩ dλ"),
            Map.entry("F.mbar", "free energy from all rungs together"),
            Map.entry("F.annealed-importance", "free energy by weighted populations"),
            Map.entry("gradient_norm", "length of ∂F/∂q = ⟨∂H/∂q⟩"),
            Map.entry("mean", "mean over all frames and replicas"),
            Map.entry("variance", "variance, or covariance of two coordinates, over all frames and replicas"),
            Map.entry(
                    "D_step",
                    "half the covariance of increments over the lag, drift removed, per lag: the diffusion of (3.1) for a map"),
            Map.entry("D_raw", "half the second moment of increments over the lag, per lag, drift included"),
            Map.entry(
                    "D",
                    "diffusion of the continuous process that has these increments: D_step corrected for the finite lag"),
            Map.entry("rate", "matrix A of the linear drift −A(q − mean) of that continuous process, per time"),
            Map.entry("kurtosis", "excess kurtosis of increments, drift removed: 0 if they are normal"),
            Map.entry(
                    "rate_over_D.stationary",
                    "tr Σ⁻¹ over the number of coordinates: γ/D times the curvature of F, from the stationary law alone"),
            Map.entry(
                    "closure",
                    "share of the drift's variance that the recorded coordinates explain themselves: 1 if they are closed"),
            Map.entry("plateau", "1 where rate and diffusion do not depend on the lag over three lags or more, else 0"),
            Map.entry(
                    "markov_p",
                    "probability of so large a departure from Chapman–Kolmogorov if the recording were Markov"),
            Map.entry("tau", "integrated correlation time, in units of the recording's time"),
            Map.entry("dissipation", "−2⟨q·Δq⟩, one side of Yaida’s fluctuation–dissipation relation"),
            Map.entry("entropy", "differential entropy by nearest neighbours (Kozachenko–Leonenko), nats"),
            Map.entry("entropy.gaussian", "differential entropy of the normal law with this covariance, nats"),
            Map.entry(
                    "total_correlation",
                    "sum of the entropies of single coordinates less the joint entropy, nats: 0 if independent"),
            Map.entry(
                    "entropy_production_rate",
                    "entropy produced per time, nats, from the linear law of one step: 0 at equilibrium"),
            Map.entry(
                    "entropy_production_rate.neighbours",
                    "entropy produced per time, nats, by nearest neighbours, without a linear law"),
            Map.entry("D_step.eigenvalue", "eigenvalue of the diffusion tensor, from the largest"),
            Map.entry(
                    "D_step.anisotropy",
                    "largest over median eigenvalue of the diffusion tensor: 1 if D is a number, as in (3.1)"),
            Map.entry(
                    "D_step.isotropic_p",
                    "probability of so unequal eigenvalues if D were a number, as (3.1) takes it"),
            Map.entry("D.anisotropy", "largest over median eigenvalue of D of the continuous process"),
            Map.entry("D.anisotropy.smallest", "largest over smallest eigenvalue of D of the continuous process"),
            Map.entry(
                    "D.isotropic_p",
                    "probability of so unequal eigenvalues if D of the continuous process were a number"),
            Map.entry("gamma", "learning rate γ of (2.9): slope of the drift on −∂F through 0"),
            Map.entry(
                    "gamma.r2",
                    "share of the squared drift that γ(−∂F) explains, noise removed; of a drift linear in q and ∂F where there is more than one coordinate"),
            Map.entry("gamma.r2.corrected", "the same with the drift corrected for the finite lag"),
            Map.entry(
                    "gamma.isotropy_p",
                    "probability of so unequal γ of the coordinates if one γ held for all, beside a rotation or without"),
            Map.entry(
                    "gamma.isotropy_p.corrected",
                    "the same with the drift corrected for the finite lag, for continuous motion"),
            Map.entry("descent.dF", "measured change of F while the network descends and its data move, (2.8)"),
            Map.entry("descent.learning_part", "part of that change by learning, −γ∫|∂F|² dt"),
            Map.entry("descent.data_part", "part of that change by the motion of the data"),
            Map.entry("drift.gamma", "γ of (2.9): the learner's drift as configured, on −∂F"),
            Map.entry("drift.r2", "share of that squared drift that one γ explains, noise removed"),
            Map.entry("drift.plain.gamma", "γ of (2.9) for plain descent with rate 1 from the same state"),
            Map.entry(
                    "drift.plain.r2", "share of the squared drift of plain descent that one γ explains, noise removed"),
            Map.entry("line.gamma", "γ of (2.9) along −∂F: drift over the mean slope of F on its way"),
            Map.entry("line.D", "D of (3.1) along −∂F, from the spread of branches after many steps, per step"),
            Map.entry("line.D.one_step", "the same after one step"),
            Map.entry("line.drift", "mean displacement of branches along −∂F per step"),
            Map.entry("line.slope", "slope of F along −∂F at the trained network"),
            Map.entry("line.curvature", "second derivative of F there, by the same cubic F"),
            Map.entry("line.third", "third derivative of F there"),
            Map.entry(
                    "line.misfit",
                    "what a cubic F leaves of its sampled slopes along −∂F, root mean square, relative to the mean slope"),
            Map.entry("line.noise", "standard error of these slopes, relative to the mean slope"),
            Map.entry("line.sd", "standard deviation of the density that rows 3.2 to 4.4 begin with, imposed"),
            Map.entry("line.end", "learning steps over which rows 3.2 to 4.4 follow it, imposed"),
            Map.entry("line.M", "M = 1/2γ (3.11)"),
            Map.entry("line.hbar", "ħ = 2D/γ: (3.12) at saturation α = γ/2D, imposed; the largest that γ and D allow"),
            Map.entry("tau_x", "longest correlation time of neurons under (2.1), in learning steps"),
            Map.entry("tau_q", "shortest correlation time of trainables, in learning steps"),
            Map.entry("tau_ratio", "τ_x/τ_q: (2.4) needs it far below 1"),
            Map.entry("tau_ratio.at_most", "upper bound of τ_x/τ_q, for τ_q is longer than recorded"),
            Map.entry("tau_ratio.at_least", "lower bound of τ_x/τ_q, for τ_x is longer than recorded"),
            Map.entry("tau_x.at_least", "lower bound of the longest correlation time of neurons, in learning steps"),
            Map.entry(
                    "tau_q.at_least", "lower bound of the shortest correlation time of trainables, in learning steps"),
            Map.entry(
                    "rate_over_D",
                    "tr A/tr D of the continuous process: equal to rate_over_D.stationary for a gradient drift with one D"),
            Map.entry("velocity_variance", "variance of increments over the lag, divided by the lag"),
            Map.entry("plateau_p", "p-value that they are equal over those lags"),
            Map.entry(
                    "markov_p.binned",
                    "p-value that the past says nothing beside the present, in bins of the coordinate, for any drift"),
            Map.entry("D_constant_p", "p-value that D_step does not depend on the coordinate"),
            Map.entry(
                    "D_constant_p.continuous",
                    "p-value that the diffusion of a continuous process does not depend on the coordinate"),
            Map.entry("fluctuation", "⟨|Δq|²⟩, the other side: equal in a stationary state"),
            Map.entry("stationary_p", "p-value that both sides are equal"),
            Map.entry("D_step.anisotropy.smallest", "largest over smallest eigenvalue of the diffusion tensor"),
            Map.entry("D_step.scalar", "mean of the eigenvalues: the D of (3.1) if there is one"),
            Map.entry("gamma.corrected", "the same with the drift corrected for the finite lag, for continuous motion"),
            Map.entry("V_fitted", "coefficient of the fitted potential of (3.6), tuned to the motion of the means"),
            Map.entry("dynamics.loss", "H averaged over time while the trained network runs (2.1)"));

    private static final String BRANCH = "branch.";
    private static final Pattern INDEXED = Pattern.compile("(?<name>.+?)(?<indices>(\\.\\d+)+)");
    private static final Pattern TRAINABLE = Pattern.compile("q\\.(?<number>\\d+)(?<sd>\\.sd)?");

    @Override
    public void write(Markup html) {
        if (run.results().isEmpty() || run.experiment() instanceof Experiment.OnGrid) {
            return;
        }
        html.element("h2", "Results").newline();
        Table table =
                new Table(html, Table.Kind.RESULTS, errors(), "name", "value", "standard error", "95 % interval", "n");
        run.results().forEach((name, estimate) -> row(table, name, estimate));
        table.end();
    }

    private String errors() {
        if (run.freeEnergy() != null) {
            return "n counts independent draws, chains or islands; exact results have error 0. Accuracies have the binomial "
                    + "error of n samples, other errors of learning are unknown (–).";
        }
        if (run.experiment() instanceof Experiment.Measure) {
            return "n counts independent units: replicas, groups of them, or blocks of time of few replicas. Errors are spreads over "
                    + "units, never over correlated times; the interval is Student's with n − 1 degrees of freedom.";
        }
        if (run.experiment() instanceof Experiment.Clouds) {
            return CloudWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.OfPremises) {
            return PremisesWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.Identity) {
            return IdentityWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.OfGeodesics) {
            return GeodesicWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.OfCosmology) {
            return CosmologyWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.Gravity) {
            return PlantedWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.Einstein) {
            return EinsteinWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.OfCurvature) {
            return CurvatureWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.OfNeurons) {
            return MetricWords.ERRORS;
        }
        if (run.experiment() instanceof Experiment.Contest contest) {
            return ContestWords.errors(contest.plan());
        }
        String ofReplicas = run.replicas() == 1
                ? "One replica: accuracies have the binomial error of n samples, other errors are unknown (–)."
                : "n counts replicas: other weights, other order, the same division of the data. The interval is Student's "
                        + "with n − 1 degrees of freedom; it does not cover the choice of the test samples.";
        return run.experiment() instanceof Experiment.Duality duality && duality.spacetime() != null
                ? ofReplicas + " Clouds of replica 0: " + CloudWords.ERRORS
                : ofReplicas;
    }

    private void row(Table table, String name, Estimate estimate) {
        String words = switch (run.experiment()) {
            case Experiment.Contest _ -> ContestWords.meaning(name);
            case Experiment.Clouds _ -> CloudWords.meaning(name);
            case Experiment.OfPremises _ -> PremisesWords.meaning(name);
            case Experiment.OfNeurons _ -> MetricWords.meaning(name);
            case Experiment.Identity _ -> IdentityWords.meaning(name);
            case Experiment.OfCurvature _ -> CurvatureWords.meaning(name);
            case Experiment.OfCosmology _ -> CosmologyWords.meaning(name);
            case Experiment.Gravity _ -> PlantedWords.meaning(name);
            case Experiment.Einstein _ -> EinsteinWords.meaning(name);
            case Experiment.OfGeodesics _ -> GeodesicWords.meaning(name);
            default -> meaning(name);
        };
        table.row().head(name, words);
        if ((CloudWords.isCount(name) || PremisesWords.isCount(name) || GeodesicWords.isCount(name))
                && estimate.standardError() == 0) {
            table.count(Math.round(estimate.value())).unknown().unknown();
        } else {
            table.estimate(estimate).interval(estimate);
        }
        table.count(estimate.n());
    }

    private static String meaning(String name) {
        if (name.startsWith(BRANCH)) {
            String ofEnsemble = meaning(name.substring(BRANCH.length()));
            return ofEnsemble.isEmpty() ? "" : ofEnsemble + " (branches)";
        }
        if (name.startsWith(CloudWords.PREFIX)) {
            return CloudWords.meaning(name.substring(CloudWords.PREFIX.length()));
        }
        if (name.startsWith(SliceWords.PREFIX)) {
            return SliceWords.meaning(name);
        }
        Matcher trainable = TRAINABLE.matcher(name);
        if (trainable.matches()) {
            return (trainable.group("sd") == null
                            ? "mean over the replicas of"
                            : "standard deviation over the replicas of")
                    + " trainable " + trainable.group("number") + ", counted from 0";
        }
        String known = MEANINGS.get(name);
        if (known != null) {
            return known;
        }
        Matcher indexed = INDEXED.matcher(name);
        String whole = indexed.matches() ? MEANINGS.getOrDefault(indexed.group("name"), "") : "";
        return whole.isEmpty()
                ? ""
                : "%s; %s %s"
                        .formatted(
                                whole,
                                numbered(indexed),
                                indexed.group("indices").substring(1).replace(".", ", "));
    }

    private static String numbered(Matcher indexed) {
        if (indexed.group("name").equals("D_step.eigenvalue")) {
            return "mode";
        }
        return indexed.group("indices").indexOf('.', 1) < 0 ? "coordinate" : "coordinates";
    }
}
