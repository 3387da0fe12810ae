package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Run;
import org.septuple.statistics.Estimate;

/// The named numbers of an equation solved on a grid. They have no statistical errors.
///
/// @param run what it is about
record FieldResults(Run run) implements Section {

    private static final int DIGITS = 10;
    private static final int DIGITS_OF_HEADLINE = 6;
    private static final Pattern INDEXED = Pattern.compile("(?<name>.+?)\\.(?<index>\\d+)");
    private static final List<String> TELLING = List.of("E.0", "splitting", "lambda.1", "mean", "energy", "hbar");

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("norm", "∫|Ψ|² at the end"),
            Map.entry("mean", "mean of the coordinate at the end"),
            Map.entry("variance", "its variance"),
            Map.entry("sd", "its standard deviation"),
            Map.entry("momentum", "mean momentum"),
            Map.entry("energy", "kinetic, quantum and potential energy at the end"),
            Map.entry("energy_drift", "its change since the start"),
            Map.entry("r2", "⟨r²⟩ about the origin"),
            Map.entry("Lz", "angular momentum about the origin"),
            Map.entry("core_x", "first coordinate of the first certain vortex"),
            Map.entry("core_y", "its second coordinate"),
            Map.entry("vortices", "vortices that are certain"),
            Map.entry("vortex_lines", "vortex lines that are certain"),
            Map.entry("vortex_length", "their length together"),
            Map.entry("winding", "circulation around the loop in units of μ/M = 2πħ/M"),
            Map.entry("quantised", "1 if a whole number of them within the error, 0 if not, −1 if undecided"),
            Map.entry("circulation", "∮u·dq around the loop"),
            Map.entry("lost_norm", "share of the norm that absorbing layers took"),
            Map.entry("norm_drift", "share of the norm lost to round-off"),
            Map.entry("reversal_error", "distance from the end after 20 steps forth and back"),
            Map.entry("steps", "time steps made"),
            Map.entry("estimated_error", "sum of the estimated errors of all steps"),
            Map.entry("E", "energy level"),
            Map.entry("splitting", "E₁ − E₀"),
            Map.entry("lambda", "decay rate of (3.1)"),
            Map.entry("M", "mass 1/2γ (3.11)"),
            Map.entry("hbar", "ħ of (3.12)"),
            Map.entry("alpha", "Lagrange multiplier α that is used"),
            Map.entry("alpha.plus", "larger root of (4.5)"),
            Map.entry("alpha.minus", "smaller root of (4.5)"),
            Map.entry("saturation", "ħγ/2D: 1 at (4.8)"),
            Map.entry("entropy", "−∫p log p at the end (3.2), nats"),
            Map.entry("delta_S", "its change (3.3), nats"),
            Map.entry("delta_S.currents", "the same from D and γ (3.4)"),
            Map.entry("entropy_production", "entropy that p and its bath produced together, nats"),
            Map.entry("smallest", "smallest p that was met"),
            Map.entry("mass_error", "mass lost or won by round-off"),
            Map.entry("absorbed", "mass that vanishing walls took"),
            Map.entry("dmean_fp", "d⟨q⟩/dt at the start by (3.1)"),
            Map.entry("dmean_madelung", "d⟨q⟩/dt at the start by (3.8)"),
            Map.entry(
                    "lift.estimated_error",
                    "sum of the estimated errors of the Schrödinger steps beside, a bound of their part in tv_distance"),
            Map.entry("lift.quantised", "1 if the start is a state of the Schrödinger equation, 0 if not (E21)"),
            Map.entry(
                    "particles.distance",
                    "total variation between the particles and the density at the end, over bins"),
            Map.entry("particles.expected", "mean of it for as many independent draws"),
            Map.entry("particles.z", "their difference in standard deviations of such draws"),
            Map.entry("particles.stopped", "particles that stopped at a node, a wall or too long a move"),
            Map.entry("tv_distance", "total variation between p and |Ψ|² of the lifted start, at the end"));

    /// What goes after “Completed”.
    ///
    /// @param results of the run
    /// @return from a colon to a full stop; the stop alone if nothing tells much
    static String headline(Map<String, Estimate> results) {
        List<String> told = new ArrayList<>();
        for (String name : TELLING) {
            Estimate result = results.get(name);
            if (result != null && told.size() < 3) {
                told.add("%s = %s".formatted(name, NumberText.significant(result.value(), DIGITS_OF_HEADLINE)));
            }
        }
        return told.isEmpty() ? "." : ": " + String.join(", ", told) + ".";
    }

    @Override
    public void write(Markup html) {
        if (run.results().isEmpty() || !(run.experiment() instanceof Experiment.OnGrid)) {
            return;
        }
        html.element("h2", "Results").newline();
        Table table = new Table(
                html,
                Table.Kind.RESULTS,
                "Numbers of one solution: no statistical errors; refine grid and step to see the numerical ones.",
                "name",
                "value");
        run.results().forEach((name, result) -> {
            table.row().head(name, meaning(name));
            table.number(result.value(), NumberText.significant(result.value(), DIGITS));
        });
        table.end();
    }

    private static String meaning(String name) {
        String known = MEANINGS.get(name);
        if (known != null) {
            return known;
        }
        Matcher indexed = INDEXED.matcher(name);
        String whole = indexed.matches() ? MEANINGS.getOrDefault(indexed.group("name"), "") : "";
        return whole.isEmpty() ? "" : whole + ", number " + indexed.group("index");
    }
}
