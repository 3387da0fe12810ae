package org.septuple.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// Rows 8.1 and 8.2 ([EntropyTotals]), and 8.3: summation by parts on the recorded paths of neurons ([PathParts]). They need a g of each neuron, which need not be positive definite.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 8.3 | abs(Σ ẋᵀgẋ + Σ ẍᵀgx + Σ ẋᵀġx − the boundary term) over the sizes of all products, the largest of eight copies | parabolas, whose Σ ẋᵀgẋ is known in closed form | boundary and ġ dropped, as printed |
///
/// @param forms  measured
/// @param source of copies of the network
/// @param engine kernels and workers
/// @param prefix of the names of numbers
record TotalRows(VectorForms forms, BaseStates source, Engine engine, String prefix) {

    /// All rows.
    static final List<String> ROWS = List.of("8.1", "8.2", "8.3");

    private static final int AXES = 3;
    private static final double ROUNDING = 1e-12;
    private static final int PARABOLAS = 5;
    private static final int DRAWN = 112;

    /// Measures.
    ///
    /// @param notes takes rows and numbers
    void measure(LedgerNotes notes) {
        List<VectorForm> some = VectorForms.spread(forms.told(), VectorForms.MOST_LEFT);
        String whose = "%d of %d vectors (reading %s), whether g is positive definite or not"
                .formatted(some.size(), forms.survey().reading().vectors(), forms.word());
        try {
            new EntropyTotals(forms.survey(), some, whose, source.seed(), engine).measure(notes, prefix);
        } catch (IllegalArgumentException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), ROWS.subList(0, 2));
        }
        parts(paths(some), whose, notes);
    }

    /// In steps of (2.1), so that ẋ is per step, as it is in g_i.
    private NeuronPaths paths(List<VectorForm> some) {
        return NeuronPaths.of(
                forms.survey().reading(), some, forms.survey().reading().lag(), source, engine);
    }

    /// Keeps the first lines of the chain as a table, of a network without space-time: in nats over d steps.
    ///
    /// @param notes takes them
    void tabulate(LedgerNotes notes) {
        List<VectorForm> some = VectorForms.spread(forms.told(), VectorForms.MOST_LEFT);
        try {
            EntropyTotals totals = new EntropyTotals(forms.survey(), some, "", source.seed(), engine);
            Estimate clouds = totals.total().minus(Estimate.exact(some.size() * totals.production(), 1));
            ChainRows.tabulate(clouds, paths(some), notes);
        } catch (UntestableException few) {
            // neurons that have no clouds in common have no total: the table is absent, row 8.1 says why
        }
    }

    /// Measures rows 8.4, 8.5 and 8.7 on neurons that make a space-time ([ChainRows]).
    ///
    /// @param vectors neurons
    /// @param paths   of theirs, in units of time in which σ̄₊ = 1
    /// @param notes   takes rows, numbers and the table
    void chain(DefiniteVectors vectors, NeuronPaths paths, LedgerNotes notes) {
        ChainRows rows = new ChainRows(paths, vectors.whose(), engine, prefix);
        try {
            EntropyTotals totals =
                    new EntropyTotals(forms.survey(), vectors.some(), vectors.whose(), source.seed(), engine);
            Estimate clouds = totals.total().times(1 / totals.production()).minus(Estimate.exact(vectors.count(), 1));
            rows.measure(clouds, notes);
        } catch (UntestableException few) {
            notes.refuse(String.valueOf(few.getMessage()), List.of("8.4", "8.5", "8.7"));
        }
    }

    private void parts(NeuronPaths paths, String whose, LedgerNotes notes) {
        List<PathParts> copies = IntStream.range(0, paths.copies())
                .mapToObj(copy -> PathParts.of(paths, copy))
                .toList();
        notes.put(
                prefix + "action.chain.boundary",
                Estimate.ofMean(copies.stream()
                        .mapToDouble(p -> p.boundary() / p.squares())
                        .toArray()));
        if (copies.stream().anyMatch(p -> p.size() == 0)) {
            notes.refuse("neurons do not move; " + whose, List.of("8.3"));
            return;
        }
        notes.put(
                "8.3",
                new Comparison(
                        "sum of xdot g xdot against that by parts, with the boundary term, over the sizes of all products, largest of %d copies, %d frames; without the boundary term it is the null model; %s; g_i are %s (E16)"
                                .formatted(
                                        copies.size(),
                                        paths.frames(),
                                        whose,
                                        paths.changes()
                                                ? "of each frame, and their change is kept"
                                                : "one measurement each, so that the term of their change is 0"),
                        Estimate.exact(
                                copies.stream()
                                        .mapToDouble(p -> p.violation(true))
                                        .max()
                                        .orElseThrow(),
                                copies.size()),
                        ROUNDING,
                        "round-off",
                        Estimate.exact(parabolas(source.seed()), PARABOLAS),
                        Estimate.ofMean(copies.stream()
                                .mapToDouble(p -> p.violation(false))
                                .toArray())));
    }

    /// X = a + bt + ct² makes Σ h vᵀgv = T (bᵀgb + 2T bᵀgc + h²(4F² − 1)/3 cᵀgc), T = Fh, for any symmetric g.
    ///
    /// @return how far the sum by parts is from that, over its size
    static double parabolas(long seed) {
        double h = 0.7;
        int last = NeuronPaths.FRAMES - 1;
        double time = last * h;
        double[][][] places = new double[1][NeuronPaths.FRAMES][AXES * PARABOLAS];
        double[] matrices = new RandomStream(seed, Purpose.CHECK_POINTS, DRAWN, 0).gaussians(2 * AXES * PARABOLAS);
        double known = 0;
        for (int i = 0; i < PARABOLAS; i++) {
            double[] some = new RandomStream(seed, Purpose.CHECK_POINTS, DRAWN, 1 + i).gaussians(3 * AXES);
            for (int frame = 0; frame <= last; frame++) {
                double t = frame * h;
                for (int a = 0; a < AXES; a++) {
                    places[0][frame][AXES * i + a] = some[a] + t * (some[AXES + a] + t / time * some[2 * AXES + a]);
                }
            }
            for (int a = 0, at = 2 * AXES * i; a < AXES; a++) {
                for (int b = a; b < AXES; b++, at++) {
                    double twice = (a == b ? 1 : 2) * matrices[at];
                    double bb = some[AXES + a] * some[AXES + b];
                    double bc = (some[AXES + a] * some[2 * AXES + b] + some[AXES + b] * some[2 * AXES + a]) / time;
                    double cc = some[2 * AXES + a] * some[2 * AXES + b] / time / time;
                    known += twice * (bb + time * bc + h * h * (4.0 * last * last - 1) / 3 * cc);
                }
            }
        }
        PathParts parts = PathParts.of(new NeuronPaths(h, new double[][] {matrices}, places), 0);
        return Math.abs(parts.right(true) + known) / parts.size();
    }
}
