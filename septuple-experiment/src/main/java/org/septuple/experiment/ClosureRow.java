package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.septuple.gravity.ChainDensities;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.ErrorsInVariables;
import org.septuple.statistics.Estimate;

/// Row 8.6: outer products of velocities of each neuron, mean over copies and times, against ½(g_i^ab + g^ab(x_i)) with (6.10). What decides is the slope over neurons (E13), entry by entry about the mean
/// over neurons, by a regression that takes the errors of g_i off ([ErrorsInVariables]), with errors of a jackknife over neurons, in which neurons with a badly known g_i⁻¹ count less; never the ratio of means, which a constant of proportion between ẋ and g_i⁻¹ would give too.
///
/// | residual | control | null model |
/// |---|---|---|
/// | abs(slope − 1) | as many normal velocities with covariance ½(g_i⁻¹ + g), seen with g_i that err as those of the clouds do | velocities of the next neuron |
///
/// *Fitted* beside it: both halves, a slope each for g_i^ab and g^ab(x_i).
final class ClosureRow {

    private static final int AXES = 3;
    private static final int SIX = 6;
    private static final double TOLERANCE = 0.2;
    /// Draws of g_i, fewer with many neurons.
    private static final int MOST_DRAWS = 64;

    private static final int LEAST_DRAWS = 16;
    /// Number of the first of these, and of the one that the control sees.
    private static final int FIRST = 200;

    private static final int SEEN = 300;
    private static final int PLANTED = 113;
    /// Frames at which the field is looked up at neurons.
    private static final int LOOKS = 6;
    /// Pairs of neurons for that, about.
    private static final long WORK = 2_000_000;
    /// Which entries are off the diagonal: they count twice.
    private static final double[] COUNTS = {1, 2, 2, 1, 2, 1};

    private final NeuronPaths paths;
    private final MatrixDraws draws;
    private final String whose;
    private final long seed;
    private final String prefix;
    private final NeuronMotion first;

    /// Of some neurons.
    ///
    /// @param paths  neurons
    /// @param draws  of other g_i at the second frame
    /// @param whose  in words
    /// @param seed   of what is planted
    /// @param prefix of the names of numbers
    ClosureRow(NeuronPaths paths, MatrixDraws draws, String whose, long seed, String prefix) {
        this.paths = paths;
        this.draws = draws;
        this.whose = whose;
        this.seed = seed;
        this.prefix = prefix;
        this.first = paths.at(1);
    }

    /// Measures.
    ///
    /// @param notes takes the row and numbers
    void measure(LedgerNotes notes) {
        double[][] outer = outer();
        double[][] own = covariances(first.matrices());
        Estimate speed = speed();
        notes.put(prefix + "closure.speed", speed);
        notes.put(prefix + "closure.mean", mean());
        notes.putFinite(prefix + "closure.ratio", ratio(outer, own));
        int count = Math.clamp(MOST_DRAWS / 2 * WORK / ((long) paths.size() * paths.size()), LEAST_DRAWS, MOST_DRAWS);
        double[][][] erring = new double[count][][];
        try {
            for (int draw = 0; draw < count; draw++) {
                erring[draw] = covariances(draws.erring(first, FIRST + draw).matrices());
            }
        } catch (UntestableException refused) {
            notes.refuse(String.valueOf(refused.getMessage()), List.of("8.6"));
            return;
        }
        notes.attempt("8.6", () -> row(outer, own, erring, speed, notes));
        try {
            List<Estimate> both = slopes(outer, own, erring, 2);
            notes.put(prefix + "closure.own", both.getFirst());
            notes.put(prefix + "closure.field", both.getLast());
        } catch (IllegalArgumentException hidden) {
            // errors of g_i hide one of both halves: they are absent
        }
    }

    private Comparison row(double[][] outer, double[][] own, double[][][] erring, Estimate speed, LedgerNotes notes) {
        Estimate slope = slopes(outer, own, erring, 1).getFirst();
        double reliability = fit(
                        outer, own, erring, IntStream.range(0, outer.length).toArray(), 1)
                .reliability(0);
        notes.put(prefix + "closure.slope", slope);
        notes.put(prefix + "closure.reliability", Estimate.exact(reliability, paths.size()));
        double[][] seen = covariances(draws.erring(first, SEEN).matrices());
        double[][] next = new double[outer.length][];
        Arrays.setAll(next, i -> outer[(i + 1) % outer.length]);
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "distance from 1 of the slope %.2g +- %.1g of outer products of velocities on (g_i + g)/2 over %d neurons, %d velocities each, errors of g_i taken off (reliability %.2f); %s; %s",
                        slope.value(),
                        slope.standardError(),
                        outer.length,
                        paths.copies() * (paths.frames() - 1),
                        reliability,
                        together(speed),
                        whose),
                from(slope),
                TOLERANCE,
                "a fifth of the slope, declared",
                from(slopes(planted(own), seen, erring, 1).getFirst()),
                from(slopes(next, own, erring, 1).getFirst()));
    }

    /// E13 in words.
    private static String together(Estimate speed) {
        double half = speed.halfWidth(0.95);
        String what;
        if (speed.value() + half < 1) {
            what = "time-like on average as 7.7 needs, so that (8.6), which makes it 3, cannot hold";
        } else if (speed.value() - half > 1) {
            what = "space-like on average, so that proper times of 7.7 are imaginary for most";
        } else {
            what = "neither shown to be time-like nor space-like on average";
        }
        return String.format(
                Locale.ROOT,
                "E13: g_i xdot xdot is %.2g +- %.1g, %s; both cannot be true of the same neurons",
                speed.value(),
                speed.standardError(),
                what);
    }

    private static Estimate from(Estimate slope) {
        return new Estimate(Math.abs(slope.value() - 1), slope.standardError(), slope.n());
    }

    /// Slopes, their errors by leaving out each neuron.
    ///
    /// @param columns 1 for the sum of both, 2 for each
    private static List<Estimate> slopes(double[][] outer, double[][] design, double[][][] erring, int columns) {
        return Bootstrap.jackknifeAll(outer.length, chosen -> {
            ErrorsInVariables fit = fit(outer, design, erring, chosen, columns);
            return IntStream.range(0, columns)
                    .mapToDouble(k -> fit.coefficient(k).value())
                    .toArray();
        });
    }

    private static double[][] some(double[][] all, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(i -> all[i]).toArray(double[][]::new);
    }

    private static ErrorsInVariables fit(
            double[][] outer, double[][] design, double[][][] erring, int[] chosen, int columns) {
        return fit(
                some(outer, chosen),
                some(design, chosen),
                Arrays.stream(erring).map(e -> some(e, chosen)).toArray(double[][][]::new),
                columns);
    }

    /// Rows of neurons and entries, about the mean over neurons.
    private static ErrorsInVariables fit(double[][] outer, double[][] design, double[][][] erring, int columns) {
        double[] weights = weights(erring);
        double[][] x = columns(design, weights, columns);
        double[][][] others =
                Arrays.stream(erring).map(e -> columns(e, weights, columns)).toArray(double[][][]::new);
        double[][] y = centred(outer, weights);
        double[] response = new double[SIX * outer.length];
        int[] cluster = new int[response.length];
        for (int r = 0; r < response.length; r++) {
            cluster[r] = r / SIX;
            response[r] = Math.sqrt(weights[cluster[r]] * COUNTS[r % SIX]) * y[cluster[r]][r % SIX];
        }
        try {
            return ErrorsInVariables.of(x, response, row -> noise(others, row), cluster);
        } catch (IllegalArgumentException hidden) {
            throw new UntestableException("errors of g_i: " + hidden.getMessage());
        }
    }

    /// s/(s_i + s), s_i the squared error of ½(g_i + g) of a neuron and s the median of all; 1 where nothing errs.
    private static double[] weights(double[][][] erring) {
        int n = erring[0].length;
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[][][] others =
                Arrays.stream(erring).map(e -> columns(e, ones, 1)).toArray(double[][][]::new);
        double[] squares = new double[n];
        for (int r = 0; r < SIX * n; r++) {
            squares[r / SIX] += noise(others, r)[0][0];
        }
        double[] sorted = squares.clone();
        Arrays.sort(sorted);
        double median = sorted[n / 2];
        return median > 0
                ? Arrays.stream(squares).map(s -> median / (s + median)).toArray()
                : ones;
    }

    /// Covariance of the columns of a row over draws, with zeros for y.
    private static double[][] noise(double[][][] others, int row) {
        int p = others[0][row].length;
        double[][] noise = new double[p + 1][p + 1];
        double[] mean = new double[p];
        for (double[][] other : others) {
            for (int a = 0; a < p; a++) {
                mean[a] += other[row][a] / others.length;
            }
        }
        for (double[][] other : others) {
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    noise[a][b] += (other[row][a] - mean[a]) * (other[row][b] - mean[b]) / (others.length - 1);
                }
            }
        }
        return noise;
    }

    private static double[][] columns(double[][] design, double[] weights, int columns) {
        double[][] centred = centred(design, weights);
        double[][] x = new double[SIX * design.length][columns];
        for (int r = 0; r < x.length; r++) {
            double weight = Math.sqrt(weights[r / SIX] * COUNTS[r % SIX]);
            double inverse = weight * centred[r / SIX][r % SIX];
            double field = weight * centred[r / SIX][SIX + r % SIX];
            if (columns == 1) {
                x[r][0] = (inverse + field) / 2;
            } else {
                x[r][0] = inverse;
                x[r][1] = field;
            }
        }
        return x;
    }

    private static double[][] centred(double[][] rows, double[] weights) {
        double[][] centred = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        double all = Arrays.stream(weights).sum();
        for (int k = 0; k < rows[0].length; k++) {
            double mean = 0;
            for (int i = 0; i < rows.length; i++) {
                mean += weights[i] * rows[i][k] / all;
            }
            for (double[] row : centred) {
                row[k] -= mean;
            }
        }
        return centred;
    }

    /// g_i^ab and the mean of g^ab(x_i) over copies and some frames.
    ///
    /// @param matrices at the second frame; at others they differ from those by as much
    /// @return twelve for each neuron
    private double[][] covariances(double[] matrices) {
        int n = paths.size();
        double[] base = first.matrices();
        int frames = Math.min(LOOKS, paths.frames() - 2);
        int all = frames * paths.copies();
        int looks = Math.clamp(WORK / ((long) n * n), 1, all);
        double[][] both = new double[n][2 * SIX];
        double[] six = new double[SIX];
        double share = 1.0 / looks;
        for (int look = 0; look < looks; look++) {
            int k = (int) ((long) look * all / looks);
            int frame = 1 + (int) ((long) (k % frames) * (paths.frames() - 2) / frames);
            double[] then = paths.matrices(frame).clone();
            Arrays.setAll(then, m -> paths.matrices(frame)[m] + matrices[m] - base[m]);
            Neurons neurons = Neurons.of(paths.places(k / frames, frame), then)
                    .moving(new double[AXES * n], new double[AXES * n], new double[SIX * n]);
            ChainDensities densities = new ChainDensities(neurons);
            for (int i = 0; i < n; i++) {
                neurons.inverse(i, six);
                for (int m = 0; m < SIX; m++) {
                    both[i][m] += share * six[m];
                }
                densities.own(i, six);
                for (int m = 0; m < SIX; m++) {
                    both[i][SIX + m] += share * six[m];
                }
            }
        }
        return both;
    }

    private double velocity(int copy, int frame, int neuron, int axis) {
        int at = AXES * neuron + axis;
        return (paths.places(copy, frame + 1)[at] - paths.places(copy, frame)[at]) / paths.span();
    }

    /// ⟨ẋ^a ẋ^b⟩, six for each neuron.
    private double[][] outer() {
        double[][] outer = new double[paths.size()][SIX];
        int count = paths.copies() * (paths.frames() - 1);
        for (int k = 0; k < count; k++) {
            int copy = k / (paths.frames() - 1);
            int frame = k % (paths.frames() - 1);
            for (int i = 0; i < outer.length; i++) {
                for (int a = 0, at = 0; a < AXES; a++) {
                    for (int b = a; b < AXES; b++, at++) {
                        outer[i][at] += velocity(copy, frame, i, a) * velocity(copy, frame, i, b) / count;
                    }
                }
            }
        }
        return outer;
    }

    /// As many normal velocities of covariance ½(g_i⁻¹ + g).
    private double[][] planted(double[][] own) {
        double[][] planted = new double[own.length][SIX];
        int count = paths.copies() * (paths.frames() - 1);
        for (int i = 0; i < own.length; i++) {
            double[] of = own[i];
            double[][] root = PlantedChain.root(IntStream.range(0, SIX)
                    .mapToDouble(m -> (of[m] + of[SIX + m]) / 2)
                    .toArray());
            double[] normal = new RandomStream(seed, Purpose.CHECK_POINTS, PLANTED, i).gaussians(AXES * count);
            double[] v = new double[AXES];
            for (int k = 0; k < count; k++) {
                for (int a = 0; a < AXES; a++) {
                    v[a] = root[a][0] * normal[AXES * k]
                            + root[a][1] * normal[AXES * k + 1]
                            + root[a][2] * normal[AXES * k + 2];
                }
                for (int a = 0, at = 0; a < AXES; a++) {
                    for (int b = a; b < AXES; b++, at++) {
                        planted[i][at] += v[a] * v[b] / count;
                    }
                }
            }
        }
        return planted;
    }

    /// Mean of g_i ẋẋ over neurons and times of a copy.
    private Estimate speed() {
        return Estimate.ofMean(squares());
    }

    /// Share of it that is of the mean velocity of a neuron.
    private Estimate mean() {
        double[] squares = squares();
        double[] ofMeans = squaresOfMeans();
        return Bootstrap.jackknife(squares.length, chosen -> sum(ofMeans, chosen) / sum(squares, chosen));
    }

    private static double sum(double[] of, int[] chosen) {
        return Arrays.stream(chosen).mapToDouble(k -> of[k]).sum();
    }

    private double[] squares() {
        int times = paths.frames() - 1;
        double[] copies = new double[paths.copies()];
        for (int k = 0; k < copies.length * times; k++) {
            for (int i = 0; i < paths.size(); i++) {
                for (int a = 0; a < AXES; a++) {
                    for (int b = 0; b < AXES; b++) {
                        copies[k / times] += first.matrix(i, a, b)
                                * velocity(k / times, k % times, i, a)
                                * velocity(k / times, k % times, i, b)
                                / times
                                / paths.size();
                    }
                }
            }
        }
        return copies;
    }

    private double[] squaresOfMeans() {
        int last = paths.frames() - 1;
        double time = last * paths.span();
        double[] copies = new double[paths.copies()];
        for (int copy = 0; copy < copies.length; copy++) {
            double[] from = paths.places(copy, 0);
            double[] to = paths.places(copy, last);
            for (int i = 0; i < paths.size(); i++) {
                for (int a = 0; a < AXES; a++) {
                    for (int b = 0; b < AXES; b++) {
                        double way = to[AXES * i + a] - from[AXES * i + a];
                        double other = to[AXES * i + b] - from[AXES * i + b];
                        copies[copy] += first.matrix(i, a, b) * way * other / time / time / paths.size();
                    }
                }
            }
        }
        return copies;
    }

    /// Trace of ⟨ẋẋ⟩ over that of ½(g_i + g), sums over neurons.
    private static Estimate ratio(double[][] outer, double[][] own) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < outer.length; i++) {
            for (int m : new int[] {0, 3, 5}) {
                above += outer[i][m];
                below += (own[i][m] + own[i][SIX + m]) / 2;
            }
        }
        return Estimate.exact(above / below, outer.length);
    }
}
