package org.septuple.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.septuple.experiment.NeuronSource;
import org.septuple.experiment.NeuronSource.Laid.Positions;
import org.septuple.experiment.RecordingPlan;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Coincidence;
import org.septuple.spacetime.Neurons;

/// Binds the section `neurons` of kind `metric`.
///
/// ```yaml
/// neurons: {positions: lattice, spacing: 1, offset: 0.25, scale: 1.1}      # g_i = scale (1 + perturbation h_i)
/// neurons: {positions: poisson, count: 512, perturbation: 0.01}
/// neurons: {positions: lattice, components: {xx: "1 + x^2", yy: "1", zz: "1"}}   # g_i = g_ab(x_i), FormulasBinder
/// neurons: {table: neurons.csv}                                # columns x y z gxx gxy gxz gyy gyz gzz, more in NeuronFile
/// neurons: {run: runs/cyclic, reading: layers, network: 0}     # g of table `forms`, at the mean positions of its vectors
/// ```
final class NeuronsBinder {

    /// Of one grid or one list of neighbours.
    private static final int MOST = 20_000_000;

    /// Of N^(1/3) = L/spacing.
    private static final double ROUNDING = 1e-9;

    private static final List<String> OF_FORMS = List.of(
            "reading",
            "network",
            "definite",
            "vector",
            "position0",
            "position1",
            "position2",
            "g00",
            "g01",
            "g02",
            "g11",
            "g12",
            "g22");
    private static final int MARKS = 4;
    private static final int AXES = 3;
    private static final List<String> SPACE_TIME = List.of("t", "x", "y", "z");

    private final Section section;
    private final Box box;
    private final DataPlaces places;
    private final boolean open;
    private final long seed;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final NeuronSource source;
    private List<Integer> names = List.of();
    private Optional<Origin> origin = Optional.empty();

    /// Which vectors of which run.
    private record Origin(Path run, int reading, int network) {}

    /// Reads the section.
    ///
    /// @param section `neurons`
    /// @param box     of space
    /// @param places  where files are looked for
    /// @param open    whether they are read
    /// @param seed    of the experiment
    NeuronsBinder(Section section, Box box, DataPlaces places, boolean open, long seed) {
        this.section = section;
        this.box = box;
        this.places = places;
        this.open = open;
        this.seed = seed;
        section.exclude("table", "run");
        section.exclude("table", "positions");
        section.exclude("run", "positions");
        section.exclude("components", "scale");
        section.exclude("components", "perturbation");
        if (section.has("table")) {
            this.source = table();
        } else {
            this.source = section.has("run") ? run() : laidOrSampled();
        }
    }

    /// Where neurons come from, harmless if anything is wrong.
    NeuronSource source() {
        return source;
    }

    /// SHA-256 of all that was read, by file.
    Map<String, String> hashes() {
        return hashes;
    }

    /// Numbers of the neurons of an earlier run: its vectors; empty for others, whose numbers are their places.
    List<Integer> names() {
        return names;
    }

    /// Whether neurons are those of an earlier run.
    boolean isRun() {
        return section.has("run");
    }

    /// The paths that the earlier run keeps of them, in columns [PathRows#COLUMNS].
    ///
    /// @return row by row; of a run that was read
    /// @throws IllegalArgumentException if it keeps none
    double[] pathsOfRun() {
        Origin from = origin.orElseThrow();
        Path table = from.run().resolve(RunNumbers.TABLES).resolve("vector_paths");
        if (from.network() != 0 || !Files.exists(table)) {
            throw new IllegalArgumentException(
                    from.network() == 0
                            ? "the run has no table `vector_paths`: no vector of three components has a positive definite g, or another version wrote it; give `frames.paths`"
                            : "table `vector_paths` is of the trained network, not of the untrained one; give `frames.paths`");
        }
        List<String> columns =
                Stream.concat(PathRows.COLUMNS.stream(), Stream.of("reading")).toList();
        double[] all = rows(table, columns);
        int width = columns.size();
        double[] own = new double[all.length / width * (width - 1)];
        int count = 0;
        for (int at = 0; at < all.length; at += width) {
            if (all[at + width - 1] == from.reading()) {
                System.arraycopy(all, at, own, count, width - 1);
                count += width - 1;
            }
        }
        return Arrays.copyOf(own, count);
    }

    private NeuronSource laidOrSampled() {
        NeuronSource.Laid laid = laid();
        if (!section.has("components")) {
            return laid;
        }
        NeuronSource.Sampled sampled = new FormulasBinder(section, SPACE_TIME, SPACE_TIME.subList(1, 1 + AXES))
                .formulas()
                .map(formulas -> new NeuronSource.Sampled(laid, formulas, 1))
                .orElse(null);
        if (sampled == null || laid.count() > MOST) {
            return laid;
        }
        section.construct("components", () -> atRest(sampled).neurons(box, seed));
        return sampled;
    }

    private static NeuronSource.Sampled atRest(NeuronSource.Sampled sampled) {
        if (sampled.metric().formulas().dependsOn(0)) {
            throw new IllegalArgumentException("the components depend on t: neurons that are laid out are at rest");
        }
        return sampled;
    }

    private NeuronSource.Laid laid() {
        Positions positions = section.choice("positions", Positions.class);
        boolean isLattice = section.isRead("positions") && positions == Positions.LATTICE;
        double spacing = isLattice ? section.number("spacing", Interval.POSITIVE, 1) : 1;
        double offset = isLattice ? section.number("offset", Interval.closedOpen(0, 1), 0.5) : 0;
        int count = isLattice ? latticeOf(spacing) : section.integer("count", 1, MOST);
        boolean isSampled = section.has("components");
        NeuronSource.Laid laid = new NeuronSource.Laid(
                positions,
                spacing,
                offset,
                count,
                isSampled ? 1 : section.number("scale", Interval.closed(1e-6, 1e6), 1),
                isSampled ? 0 : section.number("perturbation", Interval.NON_NEGATIVE, 0));
        if (section.isSound() && count <= MOST && !isSampled) {
            section.construct("perturbation", () -> positive(laid));
        }
        return laid;
    }

    private Neurons positive(NeuronSource.Laid laid) {
        try {
            return laid.neurons(box, seed);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "1 + %s h_i is not positive definite for some neuron, give a smaller `perturbation`: %s"
                            .formatted(laid.perturbation(), refused.getMessage()),
                    refused);
        }
    }

    private int latticeOf(double spacing) {
        double count = 1;
        for (int axis = 0; axis < AXES; axis++) {
            double length = box.side(axis).length();
            double across = length / spacing;
            double whole = Math.rint(across);
            if (section.isRead("spacing") && (whole < 1 || Math.abs(across - whole) > ROUNDING * across)) {
                section.reject(
                        "spacing",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`neurons.spacing` is %s, the box is %s long on axis %d, %s times as much"
                                .formatted(spacing, length, axis, across),
                        "Give a spacing that divides all sides of the box.");
                return 1;
            }
            count *= Math.max(1, whole);
        }
        if (count > MOST) {
            section.reject(
                    "spacing",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`neurons.spacing` makes %.0f neurons, at most %d can be laid out".formatted(count, MOST),
                    "Give a larger spacing or a smaller box.");
            return 1;
        }
        return (int) count;
    }

    private NeuronSource table() {
        Path file = places.resolve(section.text("table"));
        if (!section.isRead("table") || !open) {
            return new NeuronSource.Listed(file.toString(), null, 0);
        }
        section.resolve("table", file.toString());
        return section.construct("table", () -> {
                    Neurons neurons = NeuronFile.read(file, columns -> rows(file, columns));
                    NeuronSource listed = new NeuronSource.Listed(file.toString(), apart(neurons), 0);
                    return listed;
                })
                .orElse(new NeuronSource.Listed(file.toString(), null, 0));
    }

    /// Refuses neurons at one place.
    private Neurons apart(Neurons neurons) {
        Coincidence.find(neurons, box).ifPresent(pair -> {
            throw new IllegalArgumentException(
                    "neurons %d and %d are at one place, where what divides by distances is not finite; leave one out or move it"
                            .formatted(pair.first(), pair.second()));
        });
        return neurons;
    }

    private NeuronSource run() {
        String word = section.text("run");
        Path run = places.resolve(word);
        int reading = section.choice("reading", Map.of("layers", 0, "delay", 1), "layers");
        int network = section.choice("network", Map.of("trained", 0, "untrained", 1), "trained");
        if (!section.isRead("run") || !open) {
            return new NeuronSource.Listed(run.toString(), null, 0);
        }
        Path found = RecordingBinder.found(word, run);
        section.resolve("run", found.toString());
        return section.construct("run", () -> ofForms(found, reading, network))
                .orElse(new NeuronSource.Listed(found.toString(), null, 0));
    }

    private NeuronSource ofForms(Path run, int reading, int network) {
        if (!Files.exists(run.resolve(Manifest.FILE))) {
            throw RecordingFiles.refusal(
                    ErrorCode.NOT_A_RUN, run, "no run: it holds no " + Manifest.FILE, ErrorCode.NOT_A_RUN.remedy());
        }
        double[] rows = rows(run.resolve(RunNumbers.TABLES).resolve("forms"), OF_FORMS);
        int width = OF_FORMS.size();
        List<Integer> kept = new ArrayList<>();
        int left = 0;
        for (int row = 0; row < rows.length / width; row++) {
            if (rows[row * width] == reading && rows[row * width + 1] == network) {
                if (rows[row * width + 2] > 0) {
                    kept.add(row);
                } else {
                    left++;
                }
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of its %d vectors of that reading and network has a positive definite g; sections 6 to 8 need some"
                            .formatted(left));
        }
        double[] positions = new double[AXES * kept.size()];
        double[] matrices = new double[2 * AXES * kept.size()];
        for (int i = 0; i < kept.size(); i++) {
            int at = kept.get(i) * width + MARKS;
            System.arraycopy(rows, at, positions, AXES * i, AXES);
            System.arraycopy(rows, at + AXES, matrices, 2 * AXES * i, 2 * AXES);
        }
        origin = Optional.of(new Origin(run, reading, network));
        names = kept.stream().map(row -> (int) rows[row * width + MARKS - 1]).toList();
        return new NeuronSource.Listed(run.toString(), apart(Neurons.of(positions, matrices)), left);
    }

    /// Reads columns of a table, and keeps the hash of the file.
    ///
    /// @param file    CSV or Parquet
    /// @param columns their names
    /// @return row by row
    double[] rows(Path file, List<String> columns) {
        RecordingFiles.Opened opened = RecordingFiles.open(
                new RecordingPlan.Table(file, null, null, columns, 1, RecordingPlan.Part.WHOLE), 0, Engine.scalar());
        hashes.putAll(opened.hashes());
        Recording recording = opened.recording();
        double[] rows = new double[Math.toIntExact(recording.frames() * columns.size())];
        recording.read(0, Math.toIntExact(recording.frames()), rows);
        return rows;
    }
}
