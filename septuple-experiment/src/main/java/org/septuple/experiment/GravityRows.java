package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Rows 7.1 to 8.13 of the ledger: proper times ([NeuronTimeRow], [ProperTimeRows], [VariationRow]), geodesics ([GeodesicRows]), curvature ([ConnectionRows]), the chain of section 8 ([TotalRows], [ChainRows], [ClosureRow]), the action ([ActionRow]), Einstein's equations ([EinsteinRows]) and their source ([ImpliedRow]) of the space-time that the vectors of a reading
/// make whose g is shown to be positive definite. Rows 7.1 and 8.1 to 8.3 look at all vectors. Rows 7.7, 7.8 and 8.10 to 8.12 pass a [Gate].
///
/// @param forms  measured
/// @param source of copies of the network
/// @param engine kernels and workers
/// @param prefix of the names of numbers: empty, or ends with a dot
record GravityRows(VectorForms forms, BaseStates source, Engine engine, String prefix) {

    /// All rows.
    static final List<String> ROWS = Stream.of(
                    IntStream.rangeClosed(1, 9).mapToObj(row -> "7." + row),
                    IntStream.rangeClosed(1, 13).mapToObj(row -> "8." + row))
            .flatMap(rows -> rows)
            .toList();

    /// Those that need a space-time.
    private static final List<String> OTHERS = ROWS.stream()
            .filter(row -> !row.equals("7.1") && !TotalRows.ROWS.contains(row))
            .toList();

    private static final int AXES = 3;
    private static final double CONFIDENCE = 0.95;

    /// Verdicts in words, at 95 %: those of rows that say the same in one sentence.
    static List<String> remarks(LedgerNotes notes) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (String row : ROWS) {
            Comparison comparison = notes.rows().get(row);
            String words;
            if (comparison == null) {
                words = "not testable: " + notes.untestable().get(row);
            } else {
                Verdict verdict = comparison.verdict(CONFIDENCE);
                words = verdict == Verdict.HOLDS ? "hold" : verdict.words() + ": " + found(comparison);
            }
            said.computeIfAbsent(words, _ -> new ArrayList<>()).add("(%s)".formatted(row));
        }
        return said.entrySet().stream()
                .map(one -> "%s: %s.".formatted(String.join(", ", one.getValue()), one.getKey()))
                .toList();
    }

    private static String found(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%.3g ± %.2g, tolerance %.2g, control %.2g, null model %.2g; %s",
                comparison.residual().value(),
                comparison.residual().halfWidth(CONFIDENCE),
                comparison.tolerance(),
                comparison.control().value(),
                comparison.nullModel().value(),
                comparison.estimator());
    }

    /// Measures the rows, or says why there are none.
    ///
    /// @param notes takes them
    void measure(LedgerNotes notes) {
        int components = forms.survey().reading().components();
        if (components != AXES) {
            notes.refuse("positions of %d components make no space".formatted(components), ROWS);
            return;
        }
        new NeuronTimeRow(forms, prefix).measure(notes);
        TotalRows totals = new TotalRows(forms, source, engine, prefix);
        totals.measure(notes);
        Gate gate = new Gate(Premises.of(forms, source, engine));
        DefiniteVectors vectors = DefiniteVectors.of(forms);
        if (vectors.count() < FieldRows.LEAST) {
            notes.refuse("fields need %d vectors: %s".formatted(FieldRows.LEAST, vectors.whose()), OTHERS);
            totals.tabulate(notes);
        } else {
            try {
                measure(vectors, NeuronPaths.of(vectors, source, engine), totals, gate, notes);
            } catch (UntestableException refused) {
                notes.refuse(String.valueOf(refused.getMessage()), OTHERS);
                totals.tabulate(notes);
            }
        }
        gate.decide(prefix, notes);
    }

    private void measure(DefiniteVectors vectors, NeuronPaths paths, TotalRows totals, Gate gate, LedgerNotes notes) {
        NeuronMotion motion = paths.at(1);
        List<FieldProbe> probes = FieldProbe.of(motion);
        String where = "%d of %d places at neurons and directions of theirs, at half the velocity of light; %s"
                .formatted(probes.size(), FieldProbe.PLACES, vectors.whose());
        if (probes.size() < FieldRows.LEAST) {
            notes.refuse("paths need %d places: %s".formatted(FieldRows.LEAST, where), OTHERS.subList(0, 5));
            notes.refuse("the action needs %d places: %s".formatted(FieldRows.LEAST, where), List.of("8.8"));
        } else {
            new ProperTimeRows(probes, where).measure(notes);
            new VariationRow(probes, where, prefix).measure(notes);
            new ActionRow(probes, where, prefix).measure(notes);
        }
        PathSkill skill = PathSkill.of(paths, source.seed(), engine);
        new GeodesicRows(paths, skill, vectors.whose(), prefix).measure(notes);
        new ConnectionRows(motion, vectors.whose(), prefix).measure(notes);
        MatrixDraws draws = new MatrixDraws(motion, vectors.errors(), source.seed());
        totals.chain(vectors, paths, notes);
        new ClosureRow(paths, draws, vectors.whose(), source.seed(), prefix).measure(notes);
        new ImpliedRow(motion, draws, vectors.whose(), engine, prefix).measure(notes);
        new EinsteinRows(motion, draws, vectors.whose(), source.seed(), engine, prefix).measure(notes);
        gate.read(Premise.STEADY, () -> Premises.steadiness(paths));
        gate.read(Premise.PATHS, () -> Estimate.exact(skill.power(), 1));
        gate.read(Premise.EQUATIONS, () -> Estimate.exact(new EinsteinPower(motion, draws, engine).smallest(), 1));
    }
}
