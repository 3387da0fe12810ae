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
/// matrices fit their own paths better than others do. Control: the same of a planted bond, neurons whose wide kernels walk far and whose narrow ones walk little, which the search must
/// tell from exchanged eigenvalues. Null model: random frames.
///
/// Frames have 6N free numbers, and positions are shifts: nearness is *imposed*, and counts only against exchanged eigenvalues.
///
/// @param all    neurons
/// @param whose  in words
/// @param seed   of searches and of the planted bond
/// @param engine workers
record FrameRow(LocalNeurons all, String whose, long seed, Engine engine) {

    /// Base states, the first half of which frames are sought at.
    static final int TIMES = 8;

    private static final int STARTS = 4;
    private static final int AXES = 3;
    private static final int ENTRIES = 6;
    private static final double NEARER = 0.9;
    private static final int ITERATIONS = 200;
    private static final int SMALLEST = 4;

    private static final int PLANTED = 27;
    private static final int PLANTED_TIMES = 4;
    private static final int PLANTED_ITERATIONS = 40;
    private static final double WIDE = 0.6;
    private static final double NARROW = 1.7;
    private static final double FAR = 1.5;
    private static final double LITTLE = 0.1;
    /// Largest chance of a planted bond that is found where there is none.
    private static final double LEVEL = 0.05;

    /// The row of vectors at their recorded positions.
    static FrameRow of(DefiniteVectors vectors, long seed, Engine engine) {
        int count = vectors.count();
        double[] paths = new double[AXES * count * TIMES];
        for (int time = 0; time < TIMES; time++) {
            System.arraycopy(vectors.positions(time, TIMES), 0, paths, AXES * count * time, AXES * count);
        }
        return new FrameRow(LocalNeurons.of(vectors.matrices(), paths), vectors.whose(), seed, engine);
    }

    /// Searches.
    ///
    /// @param notes takes what was found, and the table of frames
    /// @return the row
    /// @throws UntestableException where all g have the same eigenvalues, or where the planted bond is not found
    Comparison measure(LedgerNotes notes) {
        List<Integer> sizes = new ArrayList<>(List.of(all.size()));
        while (sizes.getLast() / 2 >= SMALLEST) {
            sizes.add(sizes.getLast() / 2);
        }
        FrameTrial whole = null;
        for (int size : sizes) {
            FrameTrial trial = trial(size == all.size() ? all : FrameTrial.sample(all, size, seed), ITERATIONS);
            notes.rowsOf(FindingTable.Shape.FRAMES, FrameRows.searches(size, trial));
            whole = whole == null ? trial : whole;
        }
        NullComparison found = Objects.requireNonNull(whole).nearness();
        notes.put("spacetime.frames.nearness", found.own());
        notes.put("spacetime.frames.shuffled", found.nullModel());
        notes.put("spacetime.frames.random", found.random());
        notes.putFinite("spacetime.frames.p", Estimate.exact(found.p(), STARTS));
        if (found.verdict(LEVEL) == NullComparison.Verdict.NOT_TESTABLE) {
            throw new UntestableException(
                    "exchanged eigenvalues change no g by more than 1e-6 of it: they are the same for all; " + whose);
        }
        NullComparison planted = trial(planted(seed), PLANTED_ITERATIONS).nearness();
        if (planted.verdict(LEVEL) != NullComparison.Verdict.BETTER) {
            throw new UntestableException(
                    "the search does not tell a planted bond of %d neurons from exchanged eigenvalues (p = %.2g): take another seed"
                            .formatted(PLANTED, planted.p()));
        }
        return new Comparison(
                "distance of the averaged metric from eta at held-out times, in frames found at others, over that for exchanged eigenvalues; positions imposed; "
                        + whose,
                over(found.own(), found.nullModel()),
                NEARER,
                "a tenth nearer than exchanged eigenvalues, declared",
                over(planted.own(), planted.nullModel()),
                over(found.random(), found.nullModel()));
    }

    private FrameTrial trial(LocalNeurons neurons, int iterations) {
        return FrameTrial.of(
                neurons,
                new FrameTrial.Settings(
                        FrameSearch.Settings.standard().atMost(iterations), STARTS, EigenvalueExchange.TRIPLES, seed),
                engine.crew());
    }

    /// Neurons whose matrices belong to their paths, as wide kernels that move disturb the others less than narrow ones would.
    ///
    /// @param seed of the paths, by the stream (seed, CHECK_POINTS, 23, 0)
    /// @return 27 neurons at four times: g = .6 and steps of 1.5 along each axis, or g = 1.7 and steps of .1
    static LocalNeurons planted(long seed) {
        double[] matrices = new double[ENTRIES * PLANTED];
        int block = AXES * PLANTED;
        int far = AXES * (PLANTED / 2);
        for (int i = 0; i < PLANTED; i++) {
            double g = AXES * i < far ? WIDE : NARROW;
            matrices[ENTRIES * i] = g;
            matrices[ENTRIES * i + 3] = g;
            matrices[ENTRIES * i + 5] = g;
        }
        double[] paths = new RandomStream(seed, Purpose.CHECK_POINTS, 23, 0).gaussians(block * PLANTED_TIMES);
        for (int k = 0; k < paths.length; k++) {
            paths[k] = k < block ? 0 : paths[k - block] + (k % block < far ? FAR : LITTLE) * paths[k];
        }
        return LocalNeurons.of(matrices, paths);
    }

    private static Estimate over(Estimate number, Estimate by) {
        double ratio = number.value() / by.value();
        double relative = Math.hypot(number.standardError() / number.value(), by.standardError() / by.value());
        return new Estimate(ratio, number.value() == 0 ? 0 : ratio * relative, Math.min(number.n(), by.n()));
    }
}
