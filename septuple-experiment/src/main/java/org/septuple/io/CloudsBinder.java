package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.CloudSource;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.PlantedClouds;
import org.septuple.network.Wiring;

/// Binds what kind `measure` needs of clouds: `network`, `dynamics` and `spacetime`, or `planted`.
///
/// ```yaml
/// network: {inputs: 0, bulk: {structure: cyclic, size: 60, gain: 1.3, rows: 0.2}, activation: tanh}
/// dynamics: {boundary-updates: poisson}   # of inputs, independent standard normal numbers; may be left out
/// spacetime: {reading: layers, clouds: 3000, spread: 1}
/// ```
/// ```yaml
/// planted: {production: 0.2, form: [[2, 0, 0], [0, 1, 0], [0, 0, -0.5]], clouds: 4000, noise: 0.1}
/// ```
final class CloudsBinder {

    private static final int MANY = 1_000_000;
    private static final int LEAST = 80;

    private static final Map<String, FormCompetitors.Winner> TRUTHS = Map.of(
            "displacement",
            FormCompetitors.Winner.DISPLACEMENT,
            "start",
            FormCompetitors.Winner.START,
            "arrival",
            FormCompetitors.Winner.ARRIVAL,
            "nothing",
            FormCompetitors.Winner.UNDECIDED);

    private final CloudSource source;

    /// Reads the sections.
    ///
    /// @param root of the file
    CloudsBinder(Section root) {
        this.source = root.has("planted") ? planted(root.section("planted")) : network(root);
        for (String other : List.of("network", "spacetime", "dynamics")) {
            if (root.has("planted") && root.has(other)) {
                root.reject(
                        other,
                        "`%s` is given beside `planted`, which needs no network".formatted(other),
                        "Delete one of the two.");
            }
        }
    }

    /// Whether an experiment of kind `measure` is one of clouds.
    ///
    /// @param root of the file
    /// @return true if it has `spacetime` or `planted`
    static boolean isMeant(Section root) {
        return root.has("spacetime") || root.has("planted");
    }

    /// Where clouds come from, harmless if anything is wrong.
    ///
    /// @return what the sections say
    CloudSource source() {
        return source;
    }

    private static CloudSource network(Section root) {
        Section section = root.section("network");
        NetworkBinder network = new NetworkBinder(section);
        Wiring wiring = network.plan().bulk();
        int inputs = wiring instanceof Wiring.Whole whole
                ? whole.inputs()
                : section.integer("inputs", 0, NetworkBinder.MOST_NEURONS, 0);
        int outputs = wiring instanceof Wiring.Whole whole
                ? whole.outputs()
                : section.integer("outputs", 0, NetworkBinder.MOST_NEURONS, 0);
        if (outputs > 0) {
            section.reject(
                    "outputs",
                    "`network.outputs` is %d, and kind measure has no targets for them".formatted(outputs),
                    "Leave `outputs` out, or let kind duality measure clouds of a network that learned data.");
        }
        SpacetimeBinder spacetime = new SpacetimeBinder(root.section("spacetime"));
        spacetime.agreesWith(wiring);
        if (inputs == 0 && spacetime.plan().spread() == 0) {
            root.section("spacetime")
                    .reject(
                            "spread",
                            "`spacetime.spread` is 0 and the network has no inputs: all base states are one and the same",
                            "Give the standard deviation of the first states, or `network.inputs`.");
        }
        return new CloudSource.OfNetwork(
                network.plan(), inputs, LearningBinder.protocol(root.optional("dynamics")), spacetime.plan());
    }

    private static CloudSource planted(Section section) {
        double[][] form = section.matrix("form", Section.ANY, Section.ANY, Interval.FINITE);
        if (!isSymmetric(form) || form.length > 3) {
            section.reject(
                    "form",
                    "`planted.form` must be symmetric, of 1 to 3 rows of as many numbers",
                    "Give g of (5.7), such as [[2, 0, 0], [0, 1, 0], [0, 0, -0.5]].");
        }
        return new CloudSource.Planted(
                section.number("production", Interval.FINITE),
                Arrays.stream(form)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                section.integer("clouds", LEAST, MANY),
                section.number("noise", Interval.NON_NEGATIVE, 0.1),
                section.choice("displacements", PlantedClouds.Displacements.UNIFORM),
                section.has("truth") ? section.choice("truth", TRUTHS) : null);
    }

    private static boolean isSymmetric(double[][] form) {
        for (int a = 0; a < form.length; a++) {
            for (int b = 0; b < form.length; b++) {
                if (form[a].length != form.length || form[a][b] != form[b][a]) {
                    return false;
                }
            }
        }
        return true;
    }
}
