package org.septuple.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Checkpoint;
import org.septuple.experiment.Classification;
import org.septuple.experiment.ConfusionMatrix;
import org.septuple.experiment.FieldFrame;
import org.septuple.experiment.FieldQuantity;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.NetworkPortrait;
import org.septuple.experiment.Run;
import org.septuple.gravity.CurvatureField;
import org.septuple.gravity.RayImage;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Chunking;
import org.septuple.io.zarr.Compression;
import org.septuple.io.zarr.GrowingArray;
import org.septuple.io.zarr.RecordArray;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrWriter;
import org.septuple.learning.Snapshot;
import org.septuple.network.BoundaryProjector;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.MetricGrid;

/// The arrays of a run, in fields.zarr.
///
/// | array | dimensions | of |
/// |---|---|---|
/// | q | replica, trainable | the end of learning, or the last good state |
/// | ensemble_q, branch_q | ensemble_step, ensemble_replica, trainable | every snapshot |
/// | ensemble_step, branch_step | ensemble_step | every snapshot, in learning steps |
/// | moment_step | moment | every moment of a free energy, in learning steps |
/// | free_energy_gradient, free_energy_gradient_se | moment, trainable | ∂F/∂q and its standard errors, if asked for |
/// | overlap | moment, from_rung, to_rung | how samples of rungs are shared; if chains were sampled |
/// | weights | target, source | replica 0; NaN where there is no synapse; up to 1024 neurons |
/// | bias, loss_by_neuron, loss_by_neuron_se | neuron | replica 0 |
/// | eigenvalue_re, eigenvalue_im | mode | ŵ of replica 0 |
/// | confusion | true_class, answer | all replicas |
/// | time | time | every frame of fields |
/// | density, psi_re, psi_im, velocity_0 … | time, q0, q1, q2 | every frame, as many axes as the grid has |
/// | q0, q1, q2 | itself | middles of the cells |
/// | x, y, z, neuron_density, metric … | [MetricFields] | of neurons |
/// | image_end, image_event … | [ImageFields] | what a camera sees |
/// | example_features | example, feature | some test samples, scaled |
final class RunFields {

    static final String NAME = RunNumbers.FIELDS;
    static final String WEIGHTS = "weights";
    static final String BIAS = "bias";
    static final String EIGENVALUE_RE = "eigenvalue_re";
    static final String EIGENVALUE_IM = "eigenvalue_im";
    static final String LOSS = "loss_by_neuron";
    static final String LOSS_ERROR = "loss_by_neuron_se";
    static final String CONFUSION = "confusion";
    static final String FEATURES = "example_features";

    /// Attributes of `bias`: how many neurons are inputs, bulk and outputs, and how many are recurrent.
    static final String INPUTS = "inputs";

    static final String BULK = "bulk";
    static final String OUTPUTS = "outputs";
    static final String RECURRENT = "recurrent";

    /// Attribute of `loss_by_neuron`: test samples behind the mean.
    static final String SAMPLES = "samples";

    /// Attribute of `example_features`: width of the samples if they are images, else 0.
    static final String IMAGE_COLUMNS = "image_columns";

    static final String OVERLAP = "overlap";

    static final String TIME = "time";

    private static final String GRADIENT = "free_energy_gradient";
    private static final String GRADIENT_ERROR = "free_energy_gradient_se";
    private static final String MOMENT_STEP = "moment_step";
    private static final List<String> GROWING = Stream.concat(
                    Stream.of(
                            "ensemble_step",
                            "ensemble_q",
                            "branch_step",
                            "branch_q",
                            MOMENT_STEP,
                            GRADIENT,
                            GRADIENT_ERROR,
                            OVERLAP,
                            TIME),
                    Arrays.stream(FieldQuantity.values()).map(FieldQuantity::array))
            .toList();
    private static final String ROWS = "rows.";

    /// Numbers that learning made hardly compress.
    private static final Compression COMPRESSION = new Compression.None();

    private final ZarrWriter group;
    private final Map<String, Integer> rowsBefore = new LinkedHashMap<>();
    private final int replicas;
    private final long snapshots;
    private final Map<String, GrowingArray> growing = new LinkedHashMap<>();
    private @Nullable RecordArray trained;

    /// Begins, or goes back to where a checkpoint says.
    ///
    /// @param run       directory of the run
    /// @param latest    where to go on; null to begin
    /// @param replicas  of the experiment
    /// @param snapshots most that there will be, of an ensemble or of moments
    /// @throws IOException if it cannot be written
    RunFields(Path run, @Nullable Checkpoint latest, int replicas, long snapshots) throws IOException {
        Path path = run.resolve(NAME);
        this.replicas = replicas;
        this.snapshots = snapshots;
        if (latest == null) {
            delete(path);
            this.group = ZarrWriter.create(path, Attributes.none(), COMPRESSION);
        } else {
            this.group = ZarrWriter.open(path, COMPRESSION);
            for (String name : GROWING) {
                if (latest.has(ROWS + name)) {
                    rowsBefore.put(name, (int) latest.integer(ROWS + name));
                }
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /// Appends a snapshot of an ensemble.
    void append(String name, Snapshot snapshot) throws IOException {
        Attributes times = Attributes.of("1", "learning step");
        growing(Variable.integers(name + "_step", times, name + "_step")).append(snapshot.time());
        Attributes words =
                Attributes.of("1", "trainable variables of the " + name).equation("2.9");
        growing(
                        Variable.reals(name + "_q", words, name + "_step", name + "_replica", "trainable"),
                        snapshot.replicas(),
                        snapshot.trainables())
                .append(snapshot.replicas(), snapshot.trainables(), snapshot::trainables);
    }

    /// Appends a moment of a free energy.
    void append(FreeEnergyFindings.Moment moment, double[] gradient, double[] errors) throws IOException {
        growing(Variable.integers(MOMENT_STEP, Attributes.of("1", "learning step"), "moment"))
                .append(moment.step());
        if (gradient.length > 0) {
            Attributes words = Attributes.of("1", "slope of the free energy along each trainable")
                    .equation("2.7")
                    .ancillary(GRADIENT_ERROR);
            Attributes ofError = Attributes.of("1", "standard error of the slope of the free energy");
            growing(Variable.reals(GRADIENT, words, "moment", "trainable"), gradient.length)
                    .append(gradient);
            growing(Variable.reals(GRADIENT_ERROR, ofError, "moment", "trainable"), errors.length)
                    .append(errors);
        }
        List<List<Double>> overlap = moment.measured().overlap();
        int rungs = overlap.size();
        if (rungs > 0) {
            Attributes words = Attributes.of("1", "share of the samples of a rung that belongs to another");
            growing(Variable.reals(OVERLAP, words, "moment", "from_rung", "to_rung"), rungs, rungs)
                    .append(
                            rungs,
                            rungs,
                            row -> overlap.get(row).stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray());
        }
    }

    /// Appends fields on a grid.
    void append(FieldFrame frame) throws IOException {
        Grid grid = frame.grid();
        GrowingArray times = growing(Variable.reals(TIME, Attributes.of("1", "time"), TIME));
        String[] dimensions = new String[1 + grid.dimensions()];
        dimensions[0] = TIME;
        for (int k = 0; k < grid.dimensions(); k++) {
            String name = "q" + k;
            dimensions[1 + k] = name;
            if (times.rows() == 0) {
                Attributes words = Attributes.of("1", "coordinate %d".formatted(k))
                        .with("boundary", Field.word(grid.axis(k).boundary()));
                group.whole(
                        Variable.reals(name, words, name),
                        grid.positions(k),
                        grid.axis(k).points());
            }
        }
        times.append(frame.time());
        for (Map.Entry<FieldQuantity, double[]> field : frame.fields().entrySet()) {
            FieldQuantity quantity = field.getKey();
            Attributes words = Attributes.of("1", quantity.meaning()).equation(quantity.equation());
            growing(Variable.reals(quantity.array(), words, dimensions), grid.shape())
                    .append(field.getValue());
        }
    }

    private GrowingArray growing(Variable variable, int... shape) throws IOException {
        GrowingArray known = growing.get(variable.name());
        if (known == null) {
            List<Integer> record = Arrays.stream(shape).boxed().toList();
            int chunk = (int) Math.min(snapshots, Chunking.recordsPerChunk(record, variable.type()));
            known = group.growing(variable, chunk, record);
            int rows = rowsBefore.getOrDefault(variable.name(), 0);
            if (rows > known.rows()) {
                throw new IOException(
                        "%s has %d records, of which %d were there at the checkpoint; restore the whole directory"
                                .formatted(variable.name(), known.rows(), rows));
            }
            known.truncate(rows);
            growing.put(variable.name(), known);
        }
        return known;
    }

    /// Writes the trainable variables of a learner that has ended.
    void trained(int replica, double[] q) throws IOException {
        RecordArray array = trained;
        if (array == null) {
            Attributes words = Attributes.of("1", "trainable variables at the end of learning")
                    .equation("2.9");
            array = group.records(Variable.reals("q", words, "replica", "trainable"), replicas, q.length);
            trained = array;
        }
        array.write(replica, q);
    }

    /// Makes everything visible and notes how far it goes.
    void keep(Checkpoint checkpoint) throws IOException {
        group.commit();
        rowsBefore.forEach((name, rows) -> {
            if (!growing.containsKey(name)) {
                checkpoint.put(ROWS + name, rows);
            }
        });
        growing.forEach((name, array) -> checkpoint.put(ROWS + name, array.rows()));
    }

    /// Writes what was found at the end.
    void finish(Run run) throws IOException {
        NetworkPortrait portrait = run.portrait();
        if (portrait != null) {
            write(portrait);
        }
        Classification classification = run.classification();
        if (classification != null) {
            write(classification);
        }
        if (run.findings() != null) {
            FormFields.write(run.findings(), group);
        }
        group.commit();
    }

    /// Writes curvature.
    void write(CurvatureField field) throws IOException {
        CurvatureFields.write(field, group);
    }

    /// Writes fields made of neurons.
    void write(MetricGrid made) throws IOException {
        MetricFields.write(made, group);
    }

    /// Writes what a camera sees.
    void write(RayImage image) throws IOException {
        ImageFields.write(image, group);
    }

    private void write(NetworkPortrait portrait) throws IOException {
        int n = portrait.projector().neurons();
        double[] weights = portrait.weights();
        if (weights != null) {
            Attributes words = Attributes.of("1", "weights of replica 0; NaN where there is no synapse")
                    .equation("2.1");
            group.whole(Variable.reals(WEIGHTS, words, "target", "source"), weights, n, n);
        }
        BoundaryProjector projector = portrait.projector();
        Attributes order = Attributes.of("1", "biases of replica 0; inputs first, then bulk, then outputs")
                .equation("2.1")
                .with(INPUTS, Integer.toString(projector.inputs()))
                .with(BULK, Integer.toString(projector.bulk()))
                .with(OUTPUTS, Integer.toString(projector.outputs()))
                .with(RECURRENT, Integer.toString(portrait.recurrent()));
        neurons(BIAS, order, portrait.biases());
        double[] re = portrait.eigenvaluesRe();
        double[] im = portrait.eigenvaluesIm();
        if (re != null && im != null) {
            Attributes words = Attributes.of("1", "eigenvalues of the weights of replica 0");
            group.whole(Variable.reals(EIGENVALUE_RE, words.with("part", "real"), "mode"), re, n);
            group.whole(Variable.reals(EIGENVALUE_IM, words.with("part", "imaginary"), "mode"), im, n);
        }
        neurons(
                LOSS,
                Attributes.of("1", "loss by neuron of replica 0, mean over %d samples".formatted(portrait.samples()))
                        .equation("2.3")
                        .with(SAMPLES, Integer.toString(portrait.samples()))
                        .ancillary(LOSS_ERROR),
                portrait.lossByNeuron());
        neurons(LOSS_ERROR, Attributes.of("1", "standard error of the loss by neuron"), portrait.lossByNeuronError());
    }

    private void neurons(String name, Attributes words, double[] values) throws IOException {
        group.whole(Variable.reals(name, words, "neuron"), values, values.length);
    }

    private void write(Classification classification) throws IOException {
        ConfusionMatrix confusion = classification.confusion();
        int classes = confusion.classes();
        long[] cases = new long[classes * classes];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = confusion.count(i / classes, i % classes);
        }
        Attributes words = Attributes.of("1", "test samples by true class and answer, over all replicas");
        group.whole(Variable.integers(CONFUSION, words, "true_class", "answer"), cases, classes, classes);
        List<Classification.Example> examples = classification.examples();
        if (!examples.isEmpty()) {
            int features = examples.getFirst().features().size();
            group.whole(
                    Variable.reals(
                            FEATURES,
                            Attributes.of("1", "scaled features of a test sample")
                                    .with(IMAGE_COLUMNS, Integer.toString(classification.imageColumns())),
                            "example",
                            "feature"),
                    examples.size(),
                    features,
                    i -> examples.get(i).features().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
        }
    }
}
