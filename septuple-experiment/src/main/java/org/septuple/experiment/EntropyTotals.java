package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.EntropyForm;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// Rows 8.1 and 8.2: the entropy production of all neurons of a cloud, Σ_i ΔS_i, against Σ_i (σ_i − ẋ_iᵀg_iẋ_i).
///
/// A form of all clouds has their mean ΔS by least squares, whatever it is a form of. So σ_i and g_i come from one half of the clouds and are summed on the other; and since the mean of clouds of one law is
/// found there too, but for chance, row 8.1 is about what changes from cloud to cloud.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 8.1 | share of the squared distances of Σ_i ΔS_i from its mean that Σ_i (σ_i − ẋᵀgẋ) leaves | the same displacements, ΔS planted by the form with noise of .3 of its spread | ΔS of the next cloud |
/// | 8.2 | Σ_i abs(⟨ΔS_i⟩ − σ̄ + ⟨ẋᵀgẋ⟩)/Σ_i (abs⟨ΔS_i⟩ + abs σ̄ + abs⟨ẋᵀgẋ⟩), σ̄ the mean of σ_i: one unit of time for all (6.6) | planted with σ̄ for σ_i | without σ̄ |
///
/// No g need be positive definite, nor σ̄ > 0. Errors are those of a jackknife over blocks of clouds, as in [VectorForms]; halves stay as they are.
final class EntropyTotals {

    private static final double TOLD = 0.2;
    private static final double UNIT = 0.1;
    private static final double NOISE = 0.3;
    private static final int PLANTED = 111;

    private final CloudSurvey survey;
    private final List<VectorForm> some;
    private final String whose;
    private final Engine engine;
    private final long seed;
    /// Clouds in which all of them have a volume.
    private final int[] common;

    /// Totals of some vectors.
    ///
    /// @param survey their clouds
    /// @param some   which
    /// @param whose  in words
    /// @param seed   of what is planted
    /// @param engine workers, that take a vector each
    /// @throws UntestableException if they have too few clouds in common
    EntropyTotals(CloudSurvey survey, List<VectorForm> some, String whose, long seed, Engine engine) {
        this.survey = survey;
        this.some = List.copyOf(some);
        this.whose = whose;
        this.seed = seed;
        this.engine = engine;
        int[] count = new int[survey.clouds()];
        for (VectorForm v : some) {
            for (int cloud : survey.regular(v.vector())) {
                count[cloud]++;
            }
        }
        this.common = IntStream.range(0, count.length)
                .filter(c -> count[c] == some.size())
                .toArray();
        if (2 * common.length < survey.clouds()) {
            throw new UntestableException("%d vectors have a volume in %d of %d clouds together, need half; %s"
                    .formatted(some.size(), common.length, survey.clouds(), whose));
        }
    }

    /// What clouds say, and what the other half of them says of them: vectors × common clouds.
    private static final class Told {

        private final double[][] changes;
        private final double[][] productions;
        private final double[][] squares;

        Told(double[][] changes) {
            this.changes = changes;
            this.productions = new double[changes.length][changes[0].length];
            this.squares = new double[changes.length][changes[0].length];
        }
    }

    private Told told(double[][] changes) {
        Told told = new Told(changes);
        engine.crew().work(some.size(), (_, v) -> {
            for (int half = 0; half < 2; half++) {
                int from = half;
                int[] places = IntStream.range(0, common.length)
                        .filter(c -> c % 2 == from)
                        .toArray();
                int[] clouds = Arrays.stream(places).map(c -> common[c]).toArray();
                double[] of =
                        Arrays.stream(places).mapToDouble(c -> changes[v][c]).toArray();
                CloudDisplacements displacements =
                        survey.displacements(some.get(v).vector(), clouds).withChanges(of);
                EntropyForm form = EntropyForm.of(displacements);
                for (int c = 1 - half; c < common.length; c += 2) {
                    told.productions[v][c] = form.production().value();
                    told.squares[v][c] = square(form, velocity(v, c));
                }
            }
        });
        return told;
    }

    private double[] velocity(int vector, int place) {
        return survey.velocities(some.get(vector).vector(), new int[] {common[place]})[0];
    }

    private static double square(EntropyForm form, double[] velocity) {
        double sum = 0;
        for (int a = 0; a < velocity.length; a++) {
            for (int b = 0; b < velocity.length; b++) {
                sum += form.form().at(a, b).value() * velocity[a] * velocity[b];
            }
        }
        return sum;
    }

    private double[][] measured() {
        return some.stream().map(v -> survey.changes(v.vector(), common)).toArray(double[][]::new);
    }

    /// Of the next cloud.
    private static double[][] exchanged(double[][] changes) {
        double[][] next = new double[changes.length][];
        for (int v = 0; v < next.length; v++) {
            double[] of = changes[v];
            next[v] = IntStream.range(0, of.length)
                    .mapToDouble(c -> of[(c + 1) % of.length])
                    .toArray();
        }
        return next;
    }

    /// ΔS by the form of all clouds, and noise.
    ///
    /// @param one whether all have the mean of σ_i
    private double[][] planted(boolean one) {
        double mean = production();
        double[][] planted = new double[some.size()][common.length];
        for (int v = 0; v < planted.length; v++) {
            EntropyForm form = some.get(v).form();
            for (int c = 0; c < common.length; c++) {
                planted[v][c] = (one ? mean : form.production().value()) - square(form, velocity(v, c));
            }
            double size = NOISE * Math.sqrt(variance(planted[v]));
            double[] noise = new RandomStream(seed, Purpose.CHECK_POINTS, PLANTED, v).gaussians(common.length);
            for (int c = 0; c < common.length; c++) {
                planted[v][c] += size * noise[c];
            }
        }
        return planted;
    }

    private static double variance(double[] of) {
        double mean = Arrays.stream(of).average().orElseThrow();
        return Arrays.stream(of).map(x -> (x - mean) * (x - mean)).sum() / of.length;
    }

    /// σ̄ of all clouds, nats over d steps.
    double production() {
        return some.stream()
                .mapToDouble(v -> v.form().production().value())
                .average()
                .orElseThrow();
    }

    private static int block(int place) {
        return place / 2 % VectorForms.BLOCKS;
    }

    /// Share of the squared distances of totals from their mean that is left.
    private Estimate left(Told told) {
        double[] totals = totals(told.changes);
        double[] productions = totals(told.productions);
        double[] squares = totals(told.squares);
        double mean = Arrays.stream(totals).average().orElseThrow();
        double[] apart = new double[VectorForms.BLOCKS];
        double[] all = new double[VectorForms.BLOCKS];
        for (int c = 0; c < totals.length; c++) {
            double left = totals[c] - productions[c] + squares[c];
            apart[block(c)] += left * left;
            all[block(c)] += (totals[c] - mean) * (totals[c] - mean);
        }
        return Bootstrap.jackknife(VectorForms.BLOCKS, blocks -> sum(apart, blocks) / sum(all, blocks));
    }

    private static double sum(double[] of, int[] which) {
        return Arrays.stream(which).mapToDouble(k -> of[k]).sum();
    }

    private static double[] totals(double[][] of) {
        double[] totals = new double[of[0].length];
        for (double[] one : of) {
            for (int c = 0; c < totals.length; c++) {
                totals[c] += one[c];
            }
        }
        return totals;
    }

    /// How far neurons are from one unit of time.
    ///
    /// @param constant whether σ̄ is there
    private Estimate apart(Told told, boolean constant) {
        int n = some.size();
        double[][] changes = byBlock(told.changes);
        double[][] productions = byBlock(told.productions);
        double[][] squares = byBlock(told.squares);
        double[] counts = new double[VectorForms.BLOCKS];
        for (int c = 0; c < common.length; c++) {
            counts[block(c)]++;
        }
        return Bootstrap.jackknife(VectorForms.BLOCKS, blocks -> {
            double count = sum(counts, blocks);
            double mean = 0;
            for (int v = 0; v < n; v++) {
                mean += sum(productions[v], blocks) / count / n;
            }
            double unit = constant ? mean : 0;
            double apart = 0;
            double size = 0;
            for (int v = 0; v < n; v++) {
                double change = sum(changes[v], blocks) / count;
                double square = sum(squares[v], blocks) / count;
                apart += Math.abs(change - unit + square);
                size += Math.abs(change) + Math.abs(unit) + Math.abs(square);
            }
            return apart / size;
        });
    }

    private static double[][] byBlock(double[][] of) {
        double[][] sums = new double[of.length][VectorForms.BLOCKS];
        for (int v = 0; v < of.length; v++) {
            for (int c = 0; c < of[v].length; c++) {
                sums[v][block(c)] += of[v][c];
            }
        }
        return sums;
    }

    /// Mean of Σ_i ΔS_i over clouds, nats over d steps.
    Estimate total() {
        return byBlocks(measured());
    }

    private Estimate byBlocks(double[][] of) {
        double[] totals = totals(of);
        double[] sums = new double[VectorForms.BLOCKS];
        double[] counts = new double[VectorForms.BLOCKS];
        for (int c = 0; c < totals.length; c++) {
            sums[block(c)] += totals[c];
            counts[block(c)]++;
        }
        return Bootstrap.jackknife(VectorForms.BLOCKS, blocks -> sum(sums, blocks) / sum(counts, blocks));
    }

    /// Measures both rows.
    ///
    /// @param notes  takes them, and numbers
    /// @param prefix of their names
    void measure(LedgerNotes notes, String prefix) {
        Told own = told(measured());
        Estimate left = left(own);
        notes.put(prefix + "action.chain.total", total());
        notes.put(prefix + "action.chain.form", byBlocks(own.productions).minus(byBlocks(own.squares)));
        notes.put(
                "8.1",
                new Comparison(
                        "share of how the entropy production of all neurons changes from cloud to cloud that the sum of sigma_i - xdot g_i xdot leaves, forms of the other half of the clouds; %d clouds; %s"
                                .formatted(common.length, whose),
                        left,
                        TOLD,
                        "a fifth of its spread, declared",
                        left(told(planted(false))),
                        left(told(exchanged(measured())))));
        notes.put(
                "8.2",
                new Comparison(
                        String.format(
                                Locale.ROOT,
                                "distance of the entropy production of neurons from sigma - xdot g_i xdot with one sigma for all, the mean, %.3g nats%s, over the sizes of all three, forms of the other half of the clouds; %s",
                                production(),
                                production() > 0 ? "" : ", of which no unit of time makes 1",
                                whose),
                        apart(own, true),
                        UNIT,
                        "a tenth of what they are sums of, declared",
                        apart(told(planted(true)), true),
                        apart(own, false)));
    }
}
