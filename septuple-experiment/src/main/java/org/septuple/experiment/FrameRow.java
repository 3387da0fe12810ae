package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.spacetime.FrameSearch;
import org.septuple.spacetime.FrameTrial;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.NullComparison;
import org.septuple.statistics.Estimate;

/// Row 6.5: frames, constant in time, in which the averaged metric is near η.
///
/// Residual: distance from η at times that the search has not seen, over that of the same search where eigenvalues are exchanged among neurons; below 1 the neurons' own
/// matrices fit their own paths better than others do. Control: neurons that are alike in all directions, which are flat in any frame. Null model: random frames.
///
/// Frames have 6N free numbers, and positions are shifts: nearness is *imposed*, and counts only against exchanged eigenvalues.
record FrameRow(FieldRows.Vectors vectors, long seed, Engine engine) {

    /// Base states, the first half of which frames are sought at.
    static final int TIMES = 8;

    private static final int STARTS = 4;
    private static final int AXES = 3;
    private static final int ENTRIES = 6;
    private static final double NEARER = 0.9;
    private static final int ITERATIONS = 200;
    private static final int SMALLEST = 4;

    /// Searches.
    ///
    /// @param notes takes what was found, and the table of frames
    /// @return the row
    Comparison measure(LedgerNotes notes) {
        LocalNeurons all = neurons();
        List<Integer> sizes = new ArrayList<>(List.of(all.size()));
        while (sizes.getLast() / 2 >= SMALLEST) {
            sizes.add(sizes.getLast() / 2);
        }
        FrameTrial whole = null;
        for (int size : sizes) {
            FrameTrial trial = trial(size == all.size() ? all : FrameTrial.sample(all, size, seed));
            notes.rowsOf(FindingTable.Shape.FRAMES, FrameRows.searches(size, trial));
            whole = whole == null ? trial : whole;
        }
        NullComparison found = Objects.requireNonNull(whole).nearness();
        NullComparison flat = trial(alike(all)).nearness();
        notes.put("spacetime.frames.nearness", found.own());
        notes.put("spacetime.frames.shuffled", found.nullModel());
        notes.put("spacetime.frames.random", found.random());
        notes.putFinite("spacetime.frames.p", Estimate.exact(found.p(), STARTS));
        return new Comparison(
                "distance of the averaged metric from eta at held-out times, in frames found at others, over that for exchanged eigenvalues; positions imposed; "
                        + vectors.whose(),
                over(found.own(), found.nullModel()),
                NEARER,
                "a tenth nearer than exchanged eigenvalues, declared",
                over(flat.own(), found.nullModel()),
                over(found.random(), found.nullModel()));
    }

    private FrameTrial trial(LocalNeurons neurons) {
        return FrameTrial.of(
                neurons,
                new FrameTrial.Settings(
                        FrameSearch.Settings.standard().atMost(ITERATIONS), STARTS, EigenvalueExchange.TRIPLES, seed),
                engine.crew());
    }

    private LocalNeurons neurons() {
        int count = vectors.count();
        double[] matrices = new double[ENTRIES * count];
        double[] paths = new double[AXES * count * TIMES];
        for (int time = 0; time < TIMES; time++) {
            System.arraycopy(vectors.positions(time, TIMES), 0, paths, AXES * count * time, AXES * count);
        }
        System.arraycopy(vectors.matrices(), 0, matrices, 0, matrices.length);
        return LocalNeurons.of(matrices, paths);
    }

    /// As many neurons with g = 1 and paths of no length: flat but for their places.
    private static LocalNeurons alike(LocalNeurons others) {
        double[] matrices = new double[ENTRIES * others.size()];
        for (int i = 0; i < others.size(); i++) {
            matrices[ENTRIES * i] = 1;
            matrices[ENTRIES * i + 3] = 1;
            matrices[ENTRIES * i + 5] = 1;
        }
        double[] paths = new RandomStream(1, Purpose.CHECK_POINTS, 23, 0).gaussians(AXES * others.size() * TIMES);
        return LocalNeurons.of(matrices, paths);
    }

    private static Estimate over(Estimate number, Estimate by) {
        double ratio = number.value() / by.value();
        double relative = Math.hypot(number.standardError() / number.value(), by.standardError() / by.value());
        return new Estimate(ratio, number.value() == 0 ? 0 : ratio * relative, Math.min(number.n(), by.n()));
    }
}
