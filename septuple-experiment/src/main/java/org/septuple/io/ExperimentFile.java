package org.septuple.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.BoundaryPlan;
import org.septuple.experiment.Cost;
import org.septuple.experiment.EnsemblePlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.LedgerPlan;
import org.septuple.network.Split;

/// Reads an experiment from YAML, with its data: all violations at once, nothing run, nothing written.
///
/// ```yaml
/// septuple: 1            # format
/// kind: duality          # or learning, or free-energy: sections boundary and canonical in place of what does not learn
/// name: digits
/// seed: 7
/// data: …                # DataBinder
/// network: …             # NetworkBinder
/// dynamics: …            # LearningBinder
/// learning: …
/// readout: …
/// ledger: {confidence: 0.95}
/// expect: {outcome: completed}
/// ```
public final class ExperimentFile {

    /// Format of configurations that this version reads.
    public static final int FORMAT = 1;

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private ExperimentFile() {}

    /// Kinds of experiment that can be run.
    public enum Kind {
        /// A septuple learns a dataset and is read out.
        LEARNING,
        /// Learning, and the ledger of all equations on that network.
        DUALITY,
        /// The canonical law of a network: free energy, average loss, entropy.
        FREE_ENERGY,
        /// The law that a recording obeys: drift, diffusion, time scales, entropy.
        MEASURE,
        /// Which premises of gravity networks keep, over a range of networks.
        PREMISES,
        /// Which description an ensemble follows.
        CONTEST,
        /// The space-time that neurons make.
        METRIC,
        /// A density that drifts and diffuses.
        FOKKER_PLANCK,
        /// A wave function, and energy levels.
        SCHROEDINGER,
        /// A density and a velocity, the same physics in other variables.
        MADELUNG,
        /// An identity of the theory, at random places.
        IDENTITY,
        /// Curvature of a space-time.
        CURVATURE,
        /// Motion in a space-time.
        GEODESIC,
        /// Expansion of a homogeneous universe.
        COSMOLOGY,
        /// Neurons that sample a known universe.
        GRAVITY,
        /// Evolution of a slice of space.
        EINSTEIN;

        /// The word after `kind:`.
        ///
        /// @return in kebab case
        @Override
        public String toString() {
            return Field.word(this);
        }
    }

    /// An experiment that is ready to run.
    ///
    /// @param experiment what to compute
    /// @param data       its samples, divided and scaled; a stand-in where there are none
    /// @param hashes     SHA-256 of every data file, by file name
    public record Prepared(Experiment experiment, Split data, Map<String, String> hashes) {
        public Prepared {
            hashes = Map.copyOf(hashes);
        }
    }

    /// Reads an experiment.
    ///
    /// @param file      YAML
    /// @param overrides `key=value`, applied in order
    /// @param places    where data files are looked for
    /// @return the experiment with its data, and the resolved configuration
    /// @throws ConfigurationException carrying everything that is wrong
    public static Bound<Prepared> read(Path file, List<String> overrides, DataPlaces places) {
        return read(file, overrides, places, origin(file));
    }

    /// Reads an experiment whose data files are where another configuration says.
    ///
    /// @param file      YAML
    /// @param overrides `key=value`, applied in order
    /// @param places    where data files are looked for
    /// @param origin    directory from which relative paths of data files count
    /// @return the experiment with its data, and the resolved configuration
    /// @throws ConfigurationException carrying everything that is wrong
    static Bound<Prepared> read(Path file, List<String> overrides, DataPlaces places, Path origin) {
        DataPlaces here = places.relativeTo(origin);
        return ConfigFile.bind(file, overrides, root -> bind(root, here));
    }

    /// Reads an experiment without its data: what follows from the samples alone, such as sizes that must agree, is not checked.
    ///
    /// @param file YAML
    /// @return the experiment and the resolved configuration
    /// @throws ConfigurationException carrying everything that is wrong
    public static Bound<Experiment> readWithoutData(Path file) {
        DataPlaces places = DataPlaces.none().relativeTo(origin(file));
        return ConfigFile.bind(file, List.of(), root -> bindWithoutData(root, places));
    }

    /// The directory that a configuration lies in.
    static Path origin(Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        return directory == null ? Path.of("") : directory;
    }

    /// An experiment, and the sections that the data must agree with.
    private record Sections(
            Experiment experiment,
            @Nullable DataBinder data,
            NetworkBinder network,
            @Nullable LearningBinder learning,
            @Nullable CanonicalBinder canonical,
            @Nullable MeasureBinder measure) {}

    private static Experiment bindWithoutData(Section root, DataPlaces places) {
        Head head = head(root);
        return switch (head.kind()) {
            case MEASURE ->
                CloudsBinder.isMeant(root)
                        ? new Experiment.Clouds(head.header(), new CloudsBinder(root, places).source())
                        : new MeasureExperiment(root, head.header(), places).closed();
            case PREMISES -> premises(root, head);
            case METRIC ->
                new Experiment.OfNeurons(
                        head.header(),
                        new MetricBinder(root, places, false, head.header().seed()).plan());
            case CONTEST, FOKKER_PLANCK, SCHROEDINGER, MADELUNG -> onGrid(root, head, FieldFiles.closed(places));
            case IDENTITY -> identity(root, head);
            case CURVATURE -> curvature(root, head, metricSource(root, head, places, false));
            case GEODESIC -> geodesics(root, head, metricSource(root, head, places, false));
            case COSMOLOGY ->
                new Experiment.OfCosmology(
                        head.header(), new CosmologyBinder(root.section("cosmology"), places, false).plan());
            case GRAVITY -> new Experiment.Gravity(head.header(), new GravityBinder(root.section("gravity")).plan());
            case EINSTEIN ->
                new Experiment.Einstein(
                        head.header(), einstein(root, head, places, false).plan());
            case LEARNING, DUALITY, FREE_ENERGY -> sections(root, head, places).experiment();
        };
    }

    private static Experiment onGrid(Section root, Head head, FieldFiles files) {
        return switch (head.kind()) {
            case FOKKER_PLANCK ->
                new Experiment.FokkerPlanck(head.header(), new FokkerPlanckBinder(root, files).plan());
            case SCHROEDINGER -> new Experiment.Schroedinger(head.header(), new SchroedingerBinder(root, files).plan());
            case MADELUNG -> new Experiment.Madelung(head.header(), new MadelungBinder(root, files).plan());
            case CONTEST -> new Experiment.Contest(head.header(), new ContestBinder(root, files).plan());
            case LEARNING,
                    DUALITY,
                    FREE_ENERGY,
                    MEASURE,
                    PREMISES,
                    METRIC,
                    IDENTITY,
                    CURVATURE,
                    GEODESIC,
                    COSMOLOGY,
                    GRAVITY,
                    EINSTEIN -> throw new IllegalStateException(head.kind() + " is not solved on a grid");
        };
    }

    private static MetricSourceBinder metricSource(Section root, Head head, DataPlaces places, boolean open) {
        return new MetricSourceBinder(
                root.section("metric"), places, open, head.header().seed());
    }

    private static EinsteinBinder einstein(Section root, Head head, DataPlaces places, boolean open) {
        return new EinsteinBinder(root, places, open, head.header().seed());
    }

    private static Experiment curvature(Section root, Head head, MetricSourceBinder metric) {
        return new Experiment.OfCurvature(head.header(), new CurvatureBinder(root.section("curvature"), metric).plan());
    }

    private static Experiment geodesics(Section root, Head head, MetricSourceBinder metric) {
        GeodesicBinder binder = new GeodesicBinder(root, metric);
        return new Experiment.OfGeodesics(
                head.header(), metric.source(), binder.plan(), binder.orbits(), binder.image());
    }

    private static Experiment premises(Section root, Head head) {
        return new Experiment.OfPremises(
                head.header(), new PremisesBinder(root, head.header().seed()).plan());
    }

    private static Experiment identity(Section root, Head head) {
        return new Experiment.Identity(head.header(), new IdentityBinder(root.section("identity")).plan());
    }

    /// What every experiment says first.
    private record Head(Kind kind, Experiment.Header header) {}

    private static Head head(Section root) {
        root.integer("septuple", FORMAT, FORMAT);
        Kind kind = root.select("kind", Kind.class);
        String name = root.text("name", "experiment");
        if (!name.matches(NAME)) {
            root.reject(
                    "name",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`name` is %s, must match %s".formatted(Quote.text(name), NAME),
                    "Use letters, digits, dots, hyphens and underscores; it becomes part of a directory name.");
        }
        long seed = root.longInteger("seed", 0, Long.MAX_VALUE, 1);
        return new Head(kind, new Experiment.Header(name, seed, expectedOutcome(root.optional("expect"), kind)));
    }

    private static Sections sections(Section root, Head head, DataPlaces places) {
        Kind kind = head.kind();
        Experiment.Header header = head.header();
        long seed = header.seed();
        if (kind == Kind.FREE_ENERGY) {
            return freeEnergy(root, header, places);
        }
        DataBinder data = new DataBinder(root.section("data"), seed, places);
        NetworkBinder network = new NetworkBinder(root.section("network"));
        LearningBinder learning =
                new LearningBinder(root.optional("dynamics"), root.section("learning"), root.optional("readout"), kind);
        LearningPlan plan = learning.plan(data.plan(), network.plan());
        if (kind == Kind.LEARNING) {
            MeasureBinder measure = measureOfLearning(root, learning);
            return new Sections(
                    new Experiment.Learning(
                            header,
                            plan,
                            learning.ensemble(),
                            measure == null ? null : measure.plan(),
                            learning.adaptive()),
                    data,
                    network,
                    learning,
                    null,
                    measure);
        }
        CanonicalBinder canonical =
                isLeftOut(root, "canonical") ? null : CanonicalBinder.ofLedger(root.section("canonical"));
        SpacetimeBinder spacetime =
                isLeftOut(root, "spacetime") ? null : new SpacetimeBinder(root.section("spacetime"));
        if (spacetime != null) {
            spacetime.agreesWith(network.section(), network.plan().bulk());
            spacetime.requireCommonInput();
        }
        Experiment experiment = new Experiment.Duality(
                header,
                plan,
                learning.dynamics(),
                canonical == null ? null : canonical.plan(),
                spacetime == null ? null : spacetime.plan(),
                ledger(root.optional("ledger")));
        return new Sections(experiment, data, network, learning, canonical, null);
    }

    private static @Nullable MeasureBinder measureOfLearning(Section root, LearningBinder learning) {
        EnsemblePlan ensemble = learning.ensemble();
        boolean watches = ensemble != null && ensemble.watch() != null;
        if (root.has("measure") != watches) {
            root.reject(
                    watches ? "learning" : "measure",
                    "section `measure` and `learning.ensemble.watch` need each other",
                    "Give both: which trainables are watched, and what is measured on them; or neither.");
        }
        return root.has("measure") ? new MeasureBinder(root.section("measure"), null) : null;
    }

    /// `none`, or no such key: the rows of a section stay unmeasured.
    private static boolean isLeftOut(Section root, String key) {
        if (!root.has(key)) {
            return true;
        }
        return root.form(key) != Form.MAPPING && root.choice(key, Map.of("none", true));
    }

    private static Sections freeEnergy(Section root, Experiment.Header header, DataPlaces places) {
        BoundaryBinder boundary = new BoundaryBinder(root.section("boundary"));
        DataBinder data = boundary.isOfData() ? new DataBinder(root.section("data"), header.seed(), places) : null;
        NetworkBinder network = new NetworkBinder(root.section("network"));
        boolean learns = root.has("learning");
        CanonicalBinder canonical = new CanonicalBinder(root.section("canonical"), learns);
        BoundaryPlan law = data == null
                ? boundary.normal(network.section(), network.plan().bulk(), canonical.isQuenched())
                : boundary.ofData(data.plan());
        LearningBinder learning = learns ? learner(root, data) : null;
        Experiment experiment = new Experiment.FreeEnergy(
                header,
                law,
                network.plan(),
                canonical.plan(),
                learning == null || data == null ? null : learning.plan(data.plan(), network.plan()));
        return new Sections(experiment, data, network, learning, canonical, null);
    }

    private static LearningBinder learner(Section root, @Nullable DataBinder data) {
        Section section = root.section("learning");
        LearningBinder learning =
                new LearningBinder(root.optional("dynamics"), section, root.optional("readout"), Kind.FREE_ENERGY);
        if (data == null) {
            root.reject(
                    "learning",
                    "`learning` needs samples, `boundary.law` is normal",
                    "Choose `boundary: {law: data}` with a section `data`, or delete `learning`.");
        }
        if (learning.replicas() != 1) {
            section.reject(
                    "replicas",
                    "`learning.replicas` is %d; kind free-energy measures one network".formatted(learning.replicas()),
                    "Give 1, or run the experiment once for each seed.");
        }
        return learning;
    }

    private static Prepared bind(Section root, DataPlaces places) {
        Head head = head(root);
        if (head.kind() == Kind.MEASURE && CloudsBinder.isMeant(root)) {
            CloudsBinder binder = new CloudsBinder(root, places);
            Map<String, String> hashes = new LinkedHashMap<>();
            Experiment clouds = new Experiment.Clouds(
                    head.header(), root.isSound() ? binder.opened(head.header().seed(), hashes) : binder.source());
            requireMemory(root, "spacetime", clouds, DataFiles.NOTHING);
            return new Prepared(clouds, DataFiles.NOTHING, hashes);
        }
        if (head.kind() == Kind.MEASURE) {
            MeasureExperiment measure = new MeasureExperiment(root, head.header(), places);
            Experiment.Measure experiment = root.isSound() ? measure.opened() : measure.closed();
            requireMemory(root, "recording", experiment, DataFiles.NOTHING);
            return new Prepared(experiment, DataFiles.NOTHING, measure.hashes());
        }
        if (head.kind() == Kind.PREMISES) {
            Experiment premises = premises(root, head);
            requireMemory(root, "premises", premises, DataFiles.NOTHING);
            return new Prepared(premises, DataFiles.NOTHING, Map.of());
        }
        if (head.kind() == Kind.METRIC) {
            MetricBinder binder =
                    new MetricBinder(root, places, true, head.header().seed());
            Experiment metric = new Experiment.OfNeurons(head.header(), binder.plan());
            requireMemory(root, "metric", metric, DataFiles.NOTHING);
            return new Prepared(metric, DataFiles.NOTHING, binder.hashes());
        }
        if (head.kind() == Kind.GEODESIC) {
            MetricSourceBinder binder = metricSource(root, head, places, true);
            Experiment geodesics = geodesics(root, head, binder);
            requireMemory(root, "metric", geodesics, DataFiles.NOTHING);
            return new Prepared(geodesics, DataFiles.NOTHING, binder.hashes());
        }
        if (head.kind() == Kind.CURVATURE) {
            MetricSourceBinder binder = metricSource(root, head, places, true);
            Experiment curvature = curvature(root, head, binder);
            requireMemory(root, "curvature", curvature, DataFiles.NOTHING);
            return new Prepared(curvature, DataFiles.NOTHING, binder.hashes());
        }
        if (head.kind() == Kind.COSMOLOGY) {
            CosmologyBinder binder = new CosmologyBinder(root.section("cosmology"), places, true);
            Experiment cosmology = new Experiment.OfCosmology(head.header(), binder.plan());
            requireMemory(root, "cosmology", cosmology, DataFiles.NOTHING);
            return new Prepared(cosmology, DataFiles.NOTHING, binder.hashes());
        }
        if (head.kind() == Kind.GRAVITY) {
            Experiment gravity =
                    new Experiment.Gravity(head.header(), new GravityBinder(root.section("gravity")).plan());
            requireMemory(root, "gravity", gravity, DataFiles.NOTHING);
            return new Prepared(gravity, DataFiles.NOTHING, Map.of());
        }
        if (head.kind() == Kind.EINSTEIN) {
            EinsteinBinder binder = einstein(root, head, places, true);
            Experiment einstein = new Experiment.Einstein(head.header(), binder.plan());
            requireMemory(root, "einstein", einstein, DataFiles.NOTHING);
            if (root.isSound()) {
                binder.judge();
            }
            return new Prepared(einstein, DataFiles.NOTHING, binder.hashes());
        }
        if (head.kind() == Kind.IDENTITY) {
            Experiment identity = identity(root, head);
            requireMemory(root, "identity", identity, DataFiles.NOTHING);
            return new Prepared(identity, DataFiles.NOTHING, Map.of());
        }
        boolean onGrid = switch (head.kind()) {
            case CONTEST, FOKKER_PLANCK, SCHROEDINGER, MADELUNG -> true;
            case LEARNING,
                    DUALITY,
                    FREE_ENERGY,
                    MEASURE,
                    PREMISES,
                    METRIC,
                    IDENTITY,
                    CURVATURE,
                    GEODESIC,
                    COSMOLOGY,
                    GRAVITY,
                    EINSTEIN -> false;
        };
        if (onGrid) {
            FieldFiles files = FieldFiles.open(places);
            Experiment solved = onGrid(root, head, files);
            requireMemory(root, "grid", solved, DataFiles.NOTHING);
            return new Prepared(solved, DataFiles.NOTHING, files.hashes());
        }
        Sections sections = sections(root, head, places);
        Experiment experiment = sections.experiment();
        DataBinder data = sections.data();
        if (data == null) {
            if (root.isSound()) {
                agree(root, sections, DataFiles.NOTHING);
            }
            return new Prepared(experiment, DataFiles.NOTHING, Map.of());
        }
        Optional<DataFiles.Loaded> loaded = root.construct("data", data::load);
        if (loaded.isEmpty()) {
            return new Prepared(experiment, DataFiles.NOTHING, Map.of()); // refused already
        }
        Split samples = loaded.get().data();
        data.agreesWith(samples);
        sections.network().agreesWith(samples);
        agree(root, sections, samples);
        return new Prepared(experiment, samples, loaded.get().hashes());
    }

    private static void agree(Section root, Sections sections, Split samples) {
        LearningPlan plan = sections.experiment().learning();
        LearningBinder learning = sections.learning();
        if (learning != null && plan != null) {
            learning.agreesWith(samples);
            learning.keepsChains(plan, samples);
        }
        requireMemory(root, "network", sections.experiment(), samples);
        if (learning != null && plan != null) {
            long seed = sections.experiment().header().seed();
            learning.hasALaw(plan, seed, samples);
            learning.adapts(plan, seed, samples);
            if (sections.measure() != null) {
                learning.watches(plan, seed, samples, sections.measure());
            }
        }
        if (sections.canonical() != null) {
            switch (sections.experiment()) {
                case Experiment.FreeEnergy law -> sections.canonical().agreesWith(law, samples);
                case Experiment.Duality _ -> sections.canonical().requireSamples(samples);
                case Experiment.Learning _,
                        Experiment.Measure _,
                        Experiment.Clouds _,
                        Experiment.OfPremises _,
                        Experiment.Contest _,
                        Experiment.OfNeurons _,
                        Experiment.Identity _,
                        Experiment.OfCurvature _,
                        Experiment.OfGeodesics _,
                        Experiment.OfCosmology _,
                        Experiment.Gravity _,
                        Experiment.Einstein _,
                        Experiment.OnGrid _ -> {}
            }
        }
    }

    private static void requireMemory(Section root, String key, Experiment experiment, Split data) {
        long needed = Cost.memoryBytes(experiment, data, Runtime.getRuntime().availableProcessors());
        long available = Runtime.getRuntime().maxMemory();
        if (needed > available) {
            root.reject(
                    key,
                    ErrorCode.DATA_TOO_LARGE,
                    "`%s`%s need about %s MB, Java may use %s MB"
                            .formatted(key, needy(experiment), needed >> 20, available >> 20),
                    "Use %s, or give Java more: SEPTUPLE_JAVA_OPTS=-Xmx8g".formatted(frugal(experiment)));
        }
    }

    private static String needy(Experiment experiment) {
        return switch (experiment) {
            case Experiment.Measure _ -> " and the sums over its coordinates";
            case Experiment.OnGrid _ -> ", the fields of the solver and the energy levels";
            case Experiment.Contest _ -> " and the positions of all replicas";
            case Experiment.OfNeurons _ -> " and its derivatives";
            case Experiment.Identity _, Experiment.OfCosmology _ -> " and its rows";
            case Experiment.Gravity _ -> " and its neurons";
            case Experiment.Einstein _ -> " and the variables of its steps";
            case Experiment.OfGeodesics _ -> ", the paths, the pixels and the neurons of the metric";
            case Experiment.OfCurvature _ -> ", its rows and the neurons of its metric";
            case Experiment.Clouds _, Experiment.OfPremises _ -> ", its base states and what becomes of their clouds";
            case Experiment.Learning _, Experiment.Duality _, Experiment.FreeEnergy _ ->
                ", the columns of its states and the replicas that learn at once";
        };
    }

    private static String frugal(Experiment experiment) {
        return switch (experiment) {
            case Experiment.Measure _ -> "fewer frames, replicas or coordinates";
            case Experiment.OnGrid _ -> "fewer points or levels";
            case Experiment.Contest _ -> "fewer replicas, times or points";
            case Experiment.OfNeurons _ -> "fewer points or derivatives";
            case Experiment.Identity _ -> "fewer vectors or metrics";
            case Experiment.OfCosmology _ -> "fewer points or rows";
            case Experiment.Gravity _ -> "fewer neurons";
            case Experiment.Einstein _ -> "fewer points";
            case Experiment.OfGeodesics _ -> "fewer paths, points, pixels or neurons";
            case Experiment.OfCurvature _ -> "fewer events or neurons";
            case Experiment.Clouds _, Experiment.OfPremises _ -> "fewer neurons or clouds";
            case Experiment.Learning _, Experiment.Duality _, Experiment.FreeEnergy _ ->
                "fewer neurons, a smaller batch, fewer replicas or branches of an ensemble, or fewer cases, nodes or chains";
        };
    }

    private static LedgerPlan ledger(Section section) {
        return new LedgerPlan(section.number("confidence", Interval.open(0, 1), 0.95));
    }

    private static String expectedOutcome(Section section, Kind kind) {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (String word : List.of("completed", "diverged", "caustic", "singularity")) {
            if (kind == Kind.EINSTEIN || outcomes.size() < 2) {
                outcomes.put(word, word);
            }
        }
        return section.choice("outcome", outcomes, "completed");
    }
}
