package org.septuple.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.CloudSource;
import org.septuple.experiment.RecordingPlan;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.PlantedClouds;
import org.septuple.measurement.Recording;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;

/// Binds what kind `measure` needs of clouds: `network`, `dynamics` and `spacetime`, `clouds`, or `planted`.
///
/// ```yaml
/// network: {inputs: 0, bulk: {structure: cyclic, size: 60, gain: 1.3, rows: 0.2}, activation: tanh}
/// dynamics: {boundary-updates: poisson}   # of inputs, independent standard normal numbers; may be left out
/// spacetime: {reading: layers, clouds: 3000, spread: 1}
/// ```
/// ```yaml
/// clouds: {before: {file: before.npy, axes: [time, replica, coordinate]}, after: {file: after.npy, axes: [time, replica, coordinate]}, lag: 3}
/// ```
/// ```yaml
/// planted: {production: 0.2, form: [[2, 0, 0], [0, 1, 0], [0, 0, -0.5]], clouds: 4000, noise: 0.1}
/// ```
final class CloudsBinder {

    private static final int MANY = 1_000_000;
    private static final int LEAST = 80;

    /// Numbers of a planted law: their sixth powers do not overflow.
    private static final Interval PLANTED = Interval.closed(-1e6, 1e6);

    private static final Map<String, FormCompetitors.Winner> TRUTHS = Map.of(
            "displacement",
            FormCompetitors.Winner.DISPLACEMENT,
            "start",
            FormCompetitors.Winner.START,
            "arrival",
            FormCompetitors.Winner.ARRIVAL,
            "nothing",
            FormCompetitors.Winner.UNDECIDED);

    private static final int LEAST_REPLICAS = 10;

    private final Section section;
    private final CloudSource source;

    /// Reads the sections.
    ///
    /// @param root   of the file
    /// @param places where recordings are looked for
    CloudsBinder(Section root, DataPlaces places) {
        String alone = root.has("planted") ? "planted" : "clouds";
        this.section = root.section(root.has(alone) ? alone : "spacetime");
        if (root.has("planted")) {
            this.source = planted(section);
        } else {
            this.source = root.has("clouds") ? recorded(section, places) : network(root, section);
        }
        for (String other : List.of("network", "spacetime", "dynamics", "clouds")) {
            if (root.has(alone) && !other.equals(alone) && root.has(other)) {
                root.reject(
                        other,
                        "`%s` is given beside `%s`, which needs no network".formatted(other, alone),
                        "Delete one of the two.");
            }
        }
    }

    /// Whether an experiment of kind `measure` is one of clouds.
    ///
    /// @param root of the file
    /// @return true if it has `spacetime`, `clouds` or `planted`
    static boolean isMeant(Section root) {
        return root.has("spacetime") || root.has("planted") || root.has("clouds");
    }

    /// Where clouds come from, harmless if anything is wrong.
    ///
    /// @return what the sections say; no file is opened
    CloudSource source() {
        return source;
    }

    /// Where clouds come from, files opened.
    ///
    /// @param seed   of the experiment
    /// @param hashes receives the SHA-256 of every file that was opened, by name
    /// @return as [#source] if anything is wrong
    CloudSource opened(long seed, Map<String, String> hashes) {
        if (!(source instanceof CloudSource.Recorded recorded)) {
            return source;
        }
        Recording start = open(section, "before", recorded.before(), seed, hashes);
        Recording end = open(section, "after", recorded.after(), seed, hashes);
        if (start == null || end == null) {
            return source;
        }
        agree(section, recorded, start, end);
        return new CloudSource.Recorded(
                recorded.before(), recorded.after(), recorded.components(), recorded.lag(), start, end);
    }

    private static @Nullable Recording open(
            Section section, String key, RecordingPlan plan, long seed, Map<String, String> hashes) {
        Optional<RecordingFiles.Opened> opened =
                section.construct(key, () -> RecordingFiles.open(plan, seed, Engine.scalar()));
        opened.ifPresent(found -> hashes.putAll(found.hashes()));
        return opened.map(RecordingFiles.Opened::recording).orElse(null);
    }

    private static void agree(Section section, CloudSource.Recorded recorded, Recording start, Recording end) {
        String sizes = "%d x %d x %d".formatted(start.frames(), start.replicas(), start.coordinates());
        if (start.frames() != end.frames()
                || start.replicas() != end.replicas()
                || start.coordinates() != end.coordinates()) {
            section.reject(
                    "after",
                    ErrorCode.WRONG_LENGTH,
                    "clouds x replicas x coordinates of `clouds.before`: %s, of `clouds.after`: %d x %d x %d"
                            .formatted(sizes, end.frames(), end.replicas(), end.coordinates()),
                    "Record the same replicas of the same clouds before and after.");
        }
        if (start.coordinates() % recorded.components() != 0) {
            section.reject(
                    "components",
                    "`clouds.components` is %d, `clouds.before` has %d coordinates"
                            .formatted(recorded.components(), start.coordinates()),
                    "Give one vector after the other, each with all its components.");
        }
        int least = LEAST_REPLICAS * recorded.components();
        if (start.replicas() < least) {
            section.reject(
                    "before",
                    ErrorCode.RECORDING_UNSOUND,
                    "clouds x replicas x coordinates of `clouds.before`: %s; entropies in %d dimensions need %d replicas or more"
                            .formatted(sizes, recorded.components(), least),
                    "Run the network from %d or more states near each base state and record them all; one trajectory has no entropy."
                            .formatted(least));
        }
        if (start.frames() < LEAST) {
            section.reject(
                    "before",
                    ErrorCode.RECORDING_UNSOUND,
                    "clouds x replicas x coordinates of `clouds.before`: %s; forms need %d clouds or more"
                            .formatted(sizes, LEAST),
                    "Record clouds around more base states; `axes: [time, replica, coordinate]` counts clouds as times.");
        }
    }

    private static CloudSource recorded(Section section, DataPlaces places) {
        return new CloudSource.Recorded(
                new RecordingBinder(section.section("before"), places).plan(),
                new RecordingBinder(section.section("after"), places).plan(),
                section.integer("components", 1, 3, 3),
                section.integer("lag", 1, MANY, 3),
                null,
                null);
    }

    /// A fresh network and its clouds.
    ///
    /// @param root  with `network`, and perhaps `dynamics`
    /// @param asked `spacetime`
    static CloudSource.OfNetwork network(Section root, Section asked) {
        Section section = root.section("network");
        NetworkBinder network = new NetworkBinder(section);
        Wiring wiring = network.plan().bulk();
        int inputs = wiring instanceof Wiring.Whole whole
                ? whole.inputs()
                : section.integer("inputs", 0, NetworkBinder.MOST_NEURONS, 0);
        int outputs = wiring instanceof Wiring.Whole whole
                ? whole.outputs()
                : section.integer("outputs", 0, NetworkBinder.MOST_NEURONS, 0);
        SpacetimeBinder spacetime = new SpacetimeBinder(asked);
        spacetime.agreesWith(section, wiring);
        Section dynamics = root.optional("dynamics");
        ActivationDynamics.Protocol protocol = LearningBinder.protocol(dynamics);
        if (section.isWhole()) {
            spacetime.distinguishes(inputs, dynamics, protocol);
        }
        if (outputs > 0) {
            section.reject(
                    "outputs",
                    "`network.outputs` is %d, and a network that does not learn has no targets for them"
                            .formatted(outputs),
                    "Leave `outputs` out, or let kind duality measure clouds of a network that learned data.");
        }
        return new CloudSource.OfNetwork(network.plan(), inputs, protocol, spacetime.plan());
    }

    private static CloudSource planted(Section section) {
        double[][] form = section.matrix("form", Section.ANY, Section.ANY, PLANTED);
        if (section.isRead("form") && (!isSymmetric(form) || form.length > 3)) {
            section.reject(
                    "form",
                    "`planted.form` must be symmetric, of 1 to 3 rows of as many numbers",
                    "Give g of (5.7), such as [[2, 0, 0], [0, 1, 0], [0, 0, -0.5]].");
        }
        return new CloudSource.Planted(
                section.number("production", PLANTED),
                Arrays.stream(form)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                section.integer("clouds", LEAST, MANY),
                section.number("noise", Interval.closed(0, PLANTED.upper()), 0.1),
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
