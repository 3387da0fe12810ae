package org.septuple.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.GeodesicPlan;
import org.septuple.experiment.ImagePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.experiment.NeuronSource;
import org.septuple.experiment.OrbitPlan;
import org.septuple.experiment.SamplingBias;
import org.septuple.experiment.SchwarzschildOrbits;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.GeodesicLaw;

/// Binds the sections of kind `geodesic` beside its metric.
///
/// ```yaml
/// geodesic:
///   character: timelike              # lightlike, spacelike, or a list of them
///   at: [0, 0, 0]                    # (default) x, y, z
///   momentum: [1, 1, 0]              # p_a; or velocity: dx^a/dt
///   from: 1                          # t of the start
///   to: 5                            # t of the end; or lambda: 10 for laws affine and hamiltonian
///   law: coordinate-time             # or entropy; affine, hamiltonian
///   tolerance: 1e-12
///   points: 101
///   bundle: {count: 100, spread: 0.1, width: 0}
///   smoothing: {scales: [1, 2, 4]}   # of neurons that sample a metric
/// perihelion: {semi-latus-rectum: 10, eccentricity: 0.2}    # of families schwarzschild and schwarzschild-isotropic
/// deflection: {near: 4, far: 10}                            # likewise
/// image: …                                                  # ImageBinder
/// ```
final class GeodesicBinder {

    private static final List<String> SCHWARZSCHILD = List.of("schwarzschild", "schwarzschild-isotropic");
    private static final int SPACE = 3;
    /// Masses, inside which light does not come back.
    private static final double PHOTON_SPHERE = 3;
    /// Below it, where perihelion is loses digits.
    private static final double LEAST_ECCENTRICITY = 1e-4;

    private static final double MOST_SCALE_DOWN = 1e-3;
    private static final double MOST_SCALE = 1e3;
    private static final int MOST_NEURONS = 2_000_000;

    private final Section root;
    private final MetricSourceBinder metric;
    private final @Nullable GeodesicPlan plan;
    private final @Nullable OrbitPlan orbits;
    private final @Nullable ImagePlan image;

    /// Reads the sections.
    ///
    /// @param root   of the file
    /// @param metric space-time
    GeodesicBinder(Section root, MetricSourceBinder metric) {
        this.root = root;
        this.metric = metric;
        boolean hasOrbits = root.has("perihelion") || root.has("deflection");
        this.orbits = hasOrbits ? readOrbits() : null;
        if (metric.source() instanceof MetricSource.OfNeurons field
                && field.source().moves()) {
            root.reject(
                    "metric",
                    "the neurons of `metric` move, and where they are is known at one time only: paths and rays need a metric at all times",
                    "Leave the columns of velocities, accelerations and rates out, for the space-time of neurons at rest there.");
        }
        boolean hasImage = root.has("image");
        boolean isNeeded = !hasOrbits && !hasImage;
        this.plan = isNeeded || root.has("geodesic") ? geodesic(root.section("geodesic")) : null;
        this.image = hasImage ? new ImageBinder(root, metric).plan() : null;
    }

    /// Which geodesics, harmless if anything is wrong.
    ///
    /// @return null if there is no such section
    @Nullable
    GeodesicPlan plan() {
        return plan;
    }

    /// Which orbits.
    ///
    /// @return null if there are none
    @Nullable
    OrbitPlan orbits() {
        return orbits;
    }

    /// What a camera looks at, harmless if anything is wrong.
    ///
    /// @return null if there is none
    @Nullable
    ImagePlan image() {
        return image;
    }

    private OrbitPlan readOrbits() {
        double mass = mass();
        OrbitPlan.Perihelion perihelion = null;
        if (root.has("perihelion")) {
            Section section = root.section("perihelion");
            double p = section.number("semi-latus-rectum", Interval.POSITIVE);
            double e = section.number("eccentricity", Interval.closedOpen(LEAST_ECCENTRICITY, 1));
            perihelion = new OrbitPlan.Perihelion(p, e);
            if (section.isSound() && !(p > (6 + 2 * e) * mass)) {
                section.reject(
                        "semi-latus-rectum",
                        ErrorCode.OUT_OF_BOUNDS,
                        "`perihelion.semi-latus-rectum` is %s: bound orbits of eccentricity %s around a mass %s need more than (6 + 2e)M = %s"
                                .formatted(
                                        Interval.print(p),
                                        Interval.print(e),
                                        Interval.print(mass),
                                        Interval.print((6 + 2 * e) * mass)),
                        "Give a wider orbit.");
            }
        }
        OrbitPlan.Deflection deflection = null;
        if (root.has("deflection")) {
            Section section = root.section("deflection");
            deflection = new OrbitPlan.Deflection(
                    section.number("near", Interval.POSITIVE), section.number("far", Interval.POSITIVE));
            outside(section, "near", deflection.near(), mass);
            outside(section, "far", deflection.far(), mass);
            ordered(section, deflection, mass);
        }
        return new OrbitPlan(perihelion, deflection);
    }

    private static void ordered(Section section, OrbitPlan.Deflection deflection, double mass) {
        double most = SchwarzschildOrbits.FAR * mass;
        if (section.isSound() && !(deflection.near() < deflection.far() && deflection.far() < most)) {
            section.reject(
                    "far",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`deflection.far` is %s: need more than `deflection.near`, %s, and less than 10¹² M = %s"
                            .formatted(
                                    Interval.print(deflection.far()),
                                    Interval.print(deflection.near()),
                                    Interval.print(most)),
                    "Give the nearer approach as `near`.");
        }
    }

    private static void outside(Section section, String key, double r, double mass) {
        if (section.isSound() && !(r > PHOTON_SPHERE * mass)) {
            section.reject(
                    key,
                    ErrorCode.OUT_OF_BOUNDS,
                    "`%s` is %s: light that comes so near a mass %s does not go away, it needs more than 3M = %s"
                            .formatted(
                                    section.path(key),
                                    Interval.print(r),
                                    Interval.print(mass),
                                    Interval.print(PHOTON_SPHERE * mass)),
                    "Give a closest approach farther out.");
        }
    }

    /// Of families schwarzschild and schwarzschild-isotropic; anything else is refused.
    private double mass() {
        if (metric.source() instanceof MetricSource.Known known && SCHWARZSCHILD.contains(known.family())) {
            return known.parameters().getOrDefault("mass", 1.0);
        }
        if (root.isSound()) {
            root.reject(
                    root.has("perihelion") ? "perihelion" : "deflection",
                    "perihelion and deflection are of families schwarzschild and schwarzschild-isotropic, here the metric is "
                            + metric.source().words(),
                    "Give `metric: {family: schwarzschild, mass: 1}`, or a section `geodesic`.");
        }
        return 1;
    }

    private GeodesicPlan geodesic(Section section) {
        List<CausalCharacter> characters = characters(section);
        double from = section.number("from", Interval.FINITE, 0);
        double[] at = section.numbers("at", SPACE, Interval.FINITE, 0, 0, 0);
        section.exclude("momentum", "velocity");
        boolean velocity = section.has("velocity");
        double[] start = section.numbers(velocity ? "velocity" : "momentum", SPACE, Interval.FINITE);
        section.exclude("to", "lambda");
        boolean byTime = !section.has("lambda");
        GeodesicLaw law = section.choice("law", byTime ? GeodesicLaw.COORDINATE_TIME : GeodesicLaw.HAMILTONIAN);
        double end = section.number(byTime ? "to" : "lambda", Interval.FINITE);
        agree(section, law, byTime, byTime ? from : 0, end);
        GeodesicPlan made = new GeodesicPlan(
                characters,
                List.of(from, at[0], at[1], at[2]),
                velocity ? GeodesicPlan.Given.VELOCITY : GeodesicPlan.Given.MOMENTUM,
                Arrays.stream(start).boxed().toList(),
                law,
                end,
                section.number("tolerance", Interval.closed(1e-15, 1e-2), 1e-12),
                section.integer("points", 2, GeodesicPlan.MOST_POINTS, 101),
                section.has("bundle") ? bundle(section.section("bundle")) : null,
                section.has("smoothing") ? scales(section.section("smoothing")) : List.of());
        starts(section, made, velocity ? "velocity" : "momentum");
        return made;
    }

    private List<Double> scales(Section section) {
        double[] scales = section.numbers("scales", Section.ANY, Interval.closed(MOST_SCALE_DOWN, MOST_SCALE));
        List<Double> list = Arrays.stream(scales).boxed().toList();
        boolean ascending = IntStream.range(1, scales.length).allMatch(k -> scales[k] > scales[k - 1]);
        if (section.isSound() && (scales.length < 2 || !ascending)) {
            section.reject(
                    "scales",
                    "`geodesic.smoothing.scales` is %s: need two numbers or more, each above the one before"
                            .formatted(list),
                    "Give a list such as [1, 2, 4].");
        }
        if (!(metric.source() instanceof MetricSource.OfNeurons field
                && field.source() instanceof NeuronSource.Sampled sampled)) {
            section.reject(
                    "scales",
                    "`geodesic.smoothing` compares neurons with the metric that they sample, here the metric is "
                            + metric.source().words(),
                    "Give `metric.neurons.components`, or leave `smoothing` out.");
            return List.of();
        }
        double most = scales.length == 0 ? 1 : scales[scales.length - 1];
        double neurons = section.isSound() ? SamplingBias.neurons(sampled, list) : 0;
        if (neurons > MOST_NEURONS) {
            section.reject(
                    "scales",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`geodesic.smoothing.scales` goes to %s, which makes %.0f neurons of %d, eight times as dense ones at the first scale counted: at most %d"
                            .formatted(Interval.print(most), neurons, sampled.count(), MOST_NEURONS),
                    "Give smaller scales, or fewer neurons.");
        } else if (section.isSound()) {
            list.forEach(scale -> section.construct("scales", () -> SamplingBias.stretched(field, sampled, scale)));
        }
        return list;
    }

    private static void agree(Section section, GeodesicLaw law, boolean byTime, double from, double end) {
        if (section.isSound() && law.inCoordinateTime() != byTime) {
            section.reject(
                    "law",
                    byTime
                            ? "`geodesic.law` is %s, which runs in proper time, and `geodesic.to` is a time t"
                                    .formatted(Field.word(law))
                            : "`geodesic.law` is %s, which runs in t, and `geodesic.lambda` is a proper time"
                                    .formatted(Field.word(law)),
                    "Give `to` with coordinate-time and entropy, `lambda` with affine and hamiltonian.");
        }
        if (section.isSound() && end == from) {
            section.reject(
                    byTime ? "to" : "lambda",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`%s` is %s, where the geodesic starts"
                            .formatted(section.path(byTime ? "to" : "lambda"), Interval.print(end)),
                    "Give another end, earlier or later.");
        }
    }

    private static List<CausalCharacter> characters(Section section) {
        Map<String, CausalCharacter> words = new LinkedHashMap<>();
        words.put("timelike", CausalCharacter.TIME_LIKE);
        words.put("lightlike", CausalCharacter.NULL);
        words.put("spacelike", CausalCharacter.SPACE_LIKE);
        return section.form("character") == Form.SEQUENCE
                ? section.choices("character", words)
                : List.of(section.choice("character", words, "timelike"));
    }

    private static GeodesicPlan.Bundle bundle(Section section) {
        return new GeodesicPlan.Bundle(
                section.integer("count", 2, GeodesicPlan.MOST_PATHS, 20),
                section.number("spread", Interval.NON_NEGATIVE, 0.1),
                section.number("width", Interval.NON_NEGATIVE, 0));
    }

    /// Refuses starts that are none, with numbers.
    private void starts(Section section, GeodesicPlan made, String key) {
        if (!section.isSound()) {
            return;
        }
        metric.missing(made.event().stream().mapToDouble(Double::doubleValue).toArray())
                .ifPresent(why ->
                        section.reject("at", ErrorCode.REFUSED, "`geodesic.at`: " + why, "Start inside the chart."));
        for (CausalCharacter character : made.characters()) {
            metric.metric().ifPresent(known -> section.construct(key, () -> made.first(known, character)));
        }
    }
}
