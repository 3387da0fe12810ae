package org.septuple.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.septuple.experiment.Run;
import org.septuple.statistics.Estimate;

/// All named numbers of a run, with their errors.
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
            Map.entry("dynamics.loss", "H averaged over time while the trained network runs (2.1)"));

    private static final String BRANCH = "branch.";
    private static final Pattern TRAINABLE = Pattern.compile("q\\.(?<number>\\d+)(?<sd>\\.sd)?");

    @Override
    public void write(Markup html) {
        if (run.results().isEmpty()) {
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
        return run.replicas() == 1
                ? "One replica: accuracies have the binomial error of n samples, other errors are unknown (–)."
                : "n counts replicas: other weights, other order, the same division of the data. The interval is Student's "
                        + "with n − 1 degrees of freedom; it does not cover the choice of the test samples.";
    }

    private static void row(Table table, String name, Estimate estimate) {
        table.row().head(name, meaning(name)).estimate(estimate).interval(estimate);
        table.count(estimate.n());
    }

    private static String meaning(String name) {
        if (name.startsWith(BRANCH)) {
            String ofEnsemble = meaning(name.substring(BRANCH.length()));
            return ofEnsemble.isEmpty() ? "" : ofEnsemble + " (branches)";
        }
        Matcher trainable = TRAINABLE.matcher(name);
        if (trainable.matches()) {
            return (trainable.group("sd") == null
                            ? "mean over the replicas of"
                            : "standard deviation over the replicas of")
                    + " trainable " + trainable.group("number") + ", counted from 0";
        }
        return MEANINGS.getOrDefault(name, "");
    }
}
