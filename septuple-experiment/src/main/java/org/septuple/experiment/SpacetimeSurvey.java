package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.FormReliability;
import org.septuple.measurement.RadiusScan;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.NeuronRange;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Clouds of one network in both readings: numbers, tables and what they say in words. Kinds `duality` and `measure` share it.
///
/// @param source of base states
/// @param plan   how clouds are measured
/// @param seed   of bootstraps
/// @param engine kernels and workers
/// @param notes  takes what is found
record SpacetimeSurvey(BaseStates source, SpacetimePlan plan, long seed, Engine engine, LedgerNotes notes) {

    private static final int FEWER = 4;

    /// All vectors of a reading, with all of [VectorForm].
    ///
    /// @param which  reading
    /// @param prefix of the names of numbers: empty, or ends with a dot
    VectorForms whole(SpacetimePlan.Reading which, String prefix) {
        VectorForms forms = VectorForms.of(
                which.word(),
                CloudSurvey.of(source, reading(which), plan.clouds(), finite(), engine),
                true,
                seed,
                engine);
        tell(which, prefix, forms, notes);
        CloudReading reading = forms.survey().reading();
        if (which == SpacetimePlan.Reading.LAYERS && plan.components() > 1) {
            beside(() -> brief("permuted", permuted(reading), prefix + "permuted."));
        }
        beside(() -> brief("given", reading, prefix + "given."));
        if (plan.finite() == null) {
            beside(() ->
                    brief(CloudSurvey.underWay(source, reading, few(), engine), "under way", prefix + "under_way."));
        }
        return forms;
    }

    /// What stands beside a reading costs it nothing: where clouds have no volume its numbers are absent.
    private static void beside(Runnable survey) {
        try {
            survey.run();
        } catch (UntestableException flat) {
            // absent
        }
    }

    /// Numbers and tables of all vectors.
    static void tell(SpacetimePlan.Reading which, String prefix, VectorForms forms, LedgerNotes notes) {
        SpacetimeNumbers.whole(prefix, forms, notes);
        notes.rowsOf(FindingTable.Shape.FORMS, SpacetimeNumbers.rows(which, FormsNetwork.TRAINED, forms));
        notes.rowsOf(FindingTable.Shape.CLOUDS, SpacetimeNumbers.clouds(which, forms));
        List<List<Double>> paths = VectorPaths.rows(which, forms);
        if (!paths.isEmpty()) {
            notes.rowsOf(FindingTable.Shape.VECTOR_PATHS, paths);
        }
    }

    /// Numbers of a quarter of the clouds.
    ///
    /// @param word   name of the reading
    /// @param of     positions
    /// @param prefix of the names of numbers
    VectorForms brief(String word, CloudReading of, String prefix) {
        return brief(CloudSurvey.of(source, of, few(), finite(), engine), word, prefix);
    }

    private int few() {
        return Math.ceilDiv(plan.clouds(), FEWER);
    }

    private VectorForms brief(CloudSurvey survey, String word, String prefix) {
        VectorForms forms = VectorForms.of(word, survey, false, seed, engine);
        SpacetimeNumbers.brief(prefix, forms, notes);
        return forms;
    }

    /// Layers whose neurons are paired at random.
    private CloudReading permuted(CloudReading layers) {
        int[][] groups = new int[layers.components()][layers.vectors()];
        for (int a = 0; a < groups.length; a++) {
            int[] order = new RandomStream(seed, Purpose.CHECK_POINTS, 50, a).permutation(layers.vectors());
            for (int v = 0; v < order.length; v++) {
                groups[a][v] = layers.neuron(a == 0 ? v : order[v], a);
            }
        }
        return CloudReading.layers(layers.lag(), groups);
    }

    /// Positions of the bulk.
    CloudReading reading(SpacetimePlan.Reading which) {
        return plan.reading(which, bulk());
    }

    /// Joint against summed entropy change: of the vectors of the layers reading, else of single neurons, since delays of all neurons are functions
    /// of each other.
    ///
    /// @param prefix of the names of numbers
    /// @return row 5.1
    Comparison joint(String prefix) {
        CloudReading parts = plan.reading() == SpacetimePlan.Reading.LAYERS
                ? reading(plan.reading())
                : CloudReading.delay(IntStream.range(bulk().from(), bulk().to()).toArray(), 1, plan.lag());
        int clouds = Math.min(plan.clouds(), JointEntropyRow.MOST_CLOUDS);
        JointEntropyRow found = JointEntropyRow.of(source, parts, clouds, engine);
        notes.put(prefix + "summed", found.summed());
        notes.put(prefix + "joint", found.joint());
        return found.row(parts, engine);
    }

    /// σ₊ and g against the radius of finite clouds.
    ///
    /// @param prefix of the names of numbers
    /// @return the scan without noise; null if none is asked for
    @Nullable
    RadiusScan scan(String prefix) {
        SpacetimePlan.Scan asked = plan.scan();
        if (asked == null) {
            return null;
        }
        CloudScan scan = new CloudScan(source, reading(plan.reading()), asked, engine);
        scan.neighbours(prefix, notes);
        RadiusScan still = scan.still();
        put(prefix + "plateau", 0, still);
        RadiusScan noisy = scan.noisy();
        if (noisy != null) {
            put(prefix + "plateau.noise", asked.noise(), noisy);
        }
        return still;
    }

    /// 1 for a plateau of σ₊ and of tr g, 0 for none; nothing if it is not known.
    private void put(String name, double noise, RadiusScan scan) {
        put(name, scan.production(), scan.points().size());
        put(name + ".form", scan.form(), scan.points().size());
        notes.rowsOf(FindingTable.Shape.RADIUS_SCAN, SpacetimeNumbers.radii(noise, scan));
    }

    private void put(String name, RadiusScan.Verdict verdict, int radii) {
        if (verdict != RadiusScan.Verdict.UNDECIDED) {
            notes.put(name, Estimate.exact(verdict == RadiusScan.Verdict.PLATEAU ? 1 : 0, radii));
        }
    }

    /// Quasi-periodicity.
    ///
    /// @param prefix of the names of numbers
    /// @return row 5.2
    Comparison period(String prefix) {
        return new QuasiPeriodRow(plan, seed, engine).of(source, prefix, notes);
    }

    private CloudSurvey.@Nullable Finite finite() {
        SpacetimePlan.Finite asked = plan.finite();
        return asked == null
                ? null
                : new CloudSurvey.Finite(new CloudLaw(asked.radius(), asked.noise()), asked.replicas());
    }

    private NeuronRange bulk() {
        return source.septuple().projector().bulkRange();
    }

    /// What numbers say.
    static List<String> remarks(VectorForms forms) {
        List<String> remarks = new ArrayList<>();
        Estimate negative = forms.share(VectorForm::isContracting);
        remarks.add(String.format(
                Locale.ROOT,
                "%.0f of %d vectors have σ₊ < 0 by an interval of 99 %%%s.",
                negative.value() * forms.told().size(),
                forms.told().size(),
                negative.value() > 0 ? ": clouds shrink there, and (5.5) to (5.9) fail" : ""));
        remarks.add(String.format(
                Locale.ROOT,
                "g is positive definite in %.0f and indefinite in %.0f of %d vectors.",
                forms.share(Verdict.POSITIVE).value() * forms.told().size(),
                forms.share(Verdict.INDEFINITE).value() * forms.told().size(),
                forms.told().size()));
        if (!forms.reason().isEmpty()) {
            remarks.add("%d of %d vectors are left out; %s."
                    .formatted(
                            forms.survey().reading().vectors() - forms.told().size(),
                            forms.survey().reading().vectors(),
                            forms.reason()));
        }
        if (forms.flat() > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the clouds of a vector have no volume and are left out.",
                    100 * forms.flat()));
        }
        FormReliability reliability = forms.reliability();
        if (reliability != null && !reliability.conclusive()) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "Split-half reliability of g is %.2f, below %.1f: differences between vectors are noise for the larger part, and what is built on them is inconclusive.",
                    reliability.reliability().value(),
                    FormReliability.LEAST));
        }
        return remarks;
    }
}
