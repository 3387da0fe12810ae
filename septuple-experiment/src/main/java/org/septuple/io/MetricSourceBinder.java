package org.septuple.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.MetricSource;
import org.septuple.experiment.NeuronSource;
import org.septuple.gravity.ClosedForms;
import org.septuple.gravity.ExpressionMetric;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Binds the section `metric` of kinds `curvature`, `geodesic` and `einstein`.
///
/// ```yaml
/// metric: {family: kasner, exponents: [-1/3, 2/3, 2/3]}    # or p1, p2, p3; others by the names of ClosedForms
/// metric:
///   coordinates: [t, x, y, z]                              # (default)
///   parameters: {H: 1}                                     # may be left out
///   definitions: {a: "exp(H*t)"}                           # likewise
///   components: {tt: "-1", xx: "a^2", yy: "a^2", zz: "a^2"}
///   inside: ["t"]                                          # formulas that are > 0 in the chart; likewise
/// metric: {neurons: …, box: …, relative-error: 1e-8, hole: 1e-3}   # NeuronsBinder
/// ```
final class MetricSourceBinder {

    private static final String KASNER = "kasner";
    private static final MetricSource HARMLESS = new MetricSource.Known("minkowski", Map.of());
    private static final int FOUR = MetricJet.DIMENSIONS;

    private final Section section;
    private final boolean open;
    private final long seed;
    private final MetricSource source;
    private Map<String, String> hashes = Map.of();
    private @Nullable Metric made;

    /// Reads the section.
    ///
    /// @param section `metric`
    /// @param places  where files are looked for
    /// @param open    whether they are read
    /// @param seed    of random neurons
    MetricSourceBinder(Section section, DataPlaces places, boolean open, long seed) {
        this.section = section;
        this.open = open;
        this.seed = seed;
        if (section.has("neurons")) {
            this.source = neurons(places);
        } else {
            this.source = section.has("components") ? formulas() : known();
        }
    }

    /// The space-time, harmless if anything is wrong.
    MetricSource source() {
        return source;
    }

    /// SHA-256 of all that was read, by file.
    Map<String, String> hashes() {
        return hashes;
    }

    /// The space-time, to judge events by.
    ///
    /// @return none if anything is wrong, or neurons were not opened
    Optional<Metric> metric() {
        boolean closed = !open && source instanceof MetricSource.OfNeurons;
        if (made == null && !closed) {
            made = section.construct(head(), () -> source.metric(Kernels.scalar(), seed))
                    .orElse(null);
        }
        return Optional.ofNullable(made);
    }

    private String head() {
        return switch (source) {
            case MetricSource.Known _ -> "family";
            case MetricSource.Formulas _ -> "components";
            case MetricSource.OfNeurons _ -> "neurons";
        };
    }

    /// Why there is no metric at an event.
    ///
    /// @param event four coordinates
    /// @return with numbers; none if there is a metric
    Optional<String> missing(double[] event) {
        Metric metric = metric().orElse(null);
        MetricJet jet = new MetricJet(0);
        System.arraycopy(event, 0, jet.event(), 0, FOUR);
        if (metric == null || metric.at(jet)) {
            return Optional.empty();
        }
        ExpressionMetric formulas = switch (source) {
            case MetricSource.Known known -> known.form().automatic();
            case MetricSource.Formulas own -> own.formulas();
            case MetricSource.OfNeurons _ -> null;
        };
        String reason = formulas == null
                ? "no neuron covers it"
                : formulas.outside(event).orElse("a component is not finite");
        return Optional.of("there is no metric at (%s, %s, %s, %s) of %s: %s"
                .formatted(
                        Interval.print(event[0]),
                        Interval.print(event[1]),
                        Interval.print(event[2]),
                        Interval.print(event[3]),
                        source.words(),
                        reason));
    }

    private MetricSource known() {
        Map<String, String> families = new LinkedHashMap<>();
        ClosedForms.families().forEach(name -> families.put(name, name));
        String family = section.select("family", families);
        Map<String, Double> parameters = new LinkedHashMap<>();
        if (section.isRead("family")) {
            if (family.startsWith(KASNER) && section.has("exponents")) {
                double[] exponents = section.numbers("exponents", FOUR - 1, Interval.FINITE);
                for (int k = 0; k < exponents.length; k++) {
                    parameters.put("p" + (k + 1), exponents[k]);
                }
            }
            for (String name : ClosedForms.parameters(family)) {
                if (!parameters.containsKey(name)) {
                    parameters.put(name, section.number(name, Interval.FINITE));
                }
            }
        }
        return section.construct("family", () -> {
                    ClosedForms.of(family, parameters);
                    return (MetricSource) new MetricSource.Known(family, parameters);
                })
                .orElse(HARMLESS);
    }

    private MetricSource formulas() {
        List<String> coordinates = section.texts("coordinates", FOUR, List.of("t", "x", "y", "z"));
        return new FormulasBinder(section, coordinates, coordinates)
                .formulas()
                .map(one -> (MetricSource) one)
                .orElse(HARMLESS);
    }

    private MetricSource neurons(DataPlaces places) {
        Box box = MetricBinder.box(section.section("box"));
        NeuronsBinder binder = new NeuronsBinder(section.section("neurons"), box, places, open, seed);
        this.hashes = binder.hashes();
        NeuronSource neurons = binder.source();
        Cutoff cutoff = Cutoff.of(section.number("relative-error", Interval.closed(1e-15, 0.1), 1e-8));
        return new MetricSource.OfNeurons(neurons, box, cutoff, section.number("hole", Interval.NON_NEGATIVE, 1e-3));
    }
}
