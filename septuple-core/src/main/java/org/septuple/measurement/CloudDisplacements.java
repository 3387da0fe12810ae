package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.septuple.statistics.Estimate;

/// What clouds of states say of one neuron: the entropy change ΔS over d steps of each cloud, and its displacement ẋ over those steps,
/// divided by d (5.3).
///
/// Clouds are independent. Where clouds come in an order, its odd and its even places are the halves of all splits.
public final class CloudDisplacements {

    /// Part of the largest mean square below which displacements say nothing of a direction.
    private static final double FLAT = 1e-12;

    /// Spread of ΔS, in nats or over their mean, that is rounding.
    private static final double EQUAL = 1e-9;

    /// Clouds for each coefficient of the largest fit, that of third degree.
    private static final int CLOUDS_PER_COEFFICIENT = 2;

    private final double[] change;
    private final double[][] velocity;
    private final double[] weights;
    private final double[][][] errors;

    private CloudDisplacements(double[] change, double[][] velocity, double[] weights, double[][][] errors) {
        this.change = change;
        this.velocity = velocity;
        this.weights = weights;
        this.errors = errors;
    }

    /// Clouds of equal weight, their displacements known without error.
    ///
    /// @param change   ΔS in nats of C clouds; C at least 8, 20, 40 for d = 1, 2, 3
    /// @param velocity ẋ, C rows of d = 1 to 3 components
    /// @return the clouds, a copy
    /// @throws IllegalArgumentException if clouds are too few, a number is not finite, or displacements do not span d directions
    public static CloudDisplacements of(double[] change, double[][] velocity) {
        double[] ones = new double[change.length];
        Arrays.fill(ones, 1);
        requireRows("displacements", velocity, change.length);
        int d = velocity[0].length;
        int least = CLOUDS_PER_COEFFICIENT * PowerColumns.count(d, 3);
        if (change.length < least) {
            throw new IllegalArgumentException(
                    "%d clouds for %d components: need %d or more, two for each of the %d coefficients of third degree"
                            .formatted(change.length, d, least, PowerColumns.count(d, 3)));
        }
        for (int c = 0; c < change.length; c++) {
            if (!Double.isFinite(change[c])) {
                throw new IllegalArgumentException(
                        "entropy change of cloud %d is %s; leave out clouds without one".formatted(c, change[c]));
            }
        }
        return new CloudDisplacements(change.clone(), copy(velocity), ones, new double[0][][]).spanning();
    }

    /// These clouds with known variances of ΔS: the weights of a cloud are their inverses.
    ///
    /// @param variances C numbers > 0
    /// @return clouds
    public CloudDisplacements withVariances(double[] variances) {
        if (variances.length != clouds()) {
            throw new IllegalArgumentException(
                    "%d variances for %d clouds: need one each".formatted(variances.length, clouds()));
        }
        double sum = 0;
        for (int c = 0; c < variances.length; c++) {
            double weight = 1 / variances[c];
            if (!(weight > 0 && Double.isFinite(weight))) {
                throw new IllegalArgumentException(
                        "variance of cloud %d is %s, must be finite and > 0".formatted(c, variances[c]));
            }
            sum += weight;
        }
        double mean = sum / variances.length;
        double[] own = new double[variances.length];
        Arrays.setAll(own, c -> 1 / variances[c] / mean);
        return new CloudDisplacements(change, velocity, own, errors).spanning();
    }

    /// These clouds with displacements known up to normal errors, independent of those of ΔS.
    ///
    /// @param covariance Cov of the error of ẋ, d×d, of each cloud
    /// @return clouds
    /// @throws IllegalArgumentException if errors explain the spread of the displacements in some direction
    public CloudDisplacements withErrors(double[][][] covariance) {
        if (covariance.length != clouds()) {
            throw new IllegalArgumentException(
                    "%d error covariances for %d clouds: need one each".formatted(covariance.length, clouds()));
        }
        double[][][] own = new double[covariance.length][][];
        for (int c = 0; c < own.length; c++) {
            own[c] = copy(covariance[c]);
            requireCovariance(own[c], components(), c);
        }
        return new CloudDisplacements(change, velocity, weights, own).spanning();
    }

    /// These clouds with errors of displacements of one covariance.
    ///
    /// @param covariance Cov of the error of ẋ, d×d
    /// @return clouds
    public CloudDisplacements withErrors(double[][] covariance) {
        double[][][] all = new double[clouds()][][];
        Arrays.fill(all, covariance);
        return withErrors(all);
    }

    /// These displacements, with their errors, under other entropy changes, of equal weight: what a planted law would give.
    ///
    /// @param changes ΔS in nats, C finite numbers
    /// @return clouds
    public CloudDisplacements withChanges(double[] changes) {
        if (changes.length != clouds() || !Arrays.stream(changes).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("%d entropy changes for %d clouds: need one finite number each"
                    .formatted(changes.length, clouds()));
        }
        double[] ones = new double[changes.length];
        Arrays.fill(ones, 1);
        return new CloudDisplacements(changes.clone(), velocity, ones, errors);
    }

    /// These entropy changes beside the displacement of a later cloud, with its error: what is left of a relation between them is chance.
    ///
    /// @param by how many places later, ≥ 1, round the end
    /// @return clouds
    public CloudDisplacements exchanged(int by) {
        int n = clouds();
        double[][] next = new double[n][];
        Arrays.setAll(next, c -> velocity[(c + by) % n]);
        double[][][] ofNext = new double[errors.length][][];
        Arrays.setAll(ofNext, c -> errors[(c + by) % n]);
        return new CloudDisplacements(change, next, weights, ofNext);
    }

    private static void requireCovariance(double[][] covariance, int d, int cloud) {
        boolean square = covariance.length == d && Arrays.stream(covariance).allMatch(row -> row.length == d);
        boolean sound = square;
        for (int i = 0; sound && i < d; i++) {
            for (int j = 0; j < d; j++) {
                sound &= Double.isFinite(covariance[i][j])
                        && Math.abs(covariance[i][j] - covariance[j][i]) <= FLAT * covariance[i][i]
                        && covariance[i][j] * covariance[i][j] <= covariance[i][i] * covariance[j][j] * (1 + FLAT);
            }
            sound &= covariance[i][i] >= 0;
        }
        if (!sound) {
            throw new IllegalArgumentException(
                    "error covariance %s of cloud %d must be %d×%d, symmetric, its diagonal >= 0 and its correlations in [-1, 1]"
                            .formatted(Arrays.deepToString(covariance), cloud, d, d));
        }
    }

    static void requireRows(String what, double[][] rows, int clouds) {
        int d = rows.length == 0 ? 0 : rows[0].length;
        if (rows.length != clouds || d < 1 || d > 3) {
            throw new IllegalArgumentException(
                    "%s: %d rows of %d components for %d clouds, need one row each of 1 to 3 components"
                            .formatted(what, rows.length, d, clouds));
        }
        for (int c = 0; c < clouds; c++) {
            if (rows[c].length != d || !Arrays.stream(rows[c]).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("%s of cloud %d are %s, must be %d finite numbers"
                        .formatted(what, c, Arrays.toString(rows[c]), d));
            }
        }
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private CloudDisplacements spanning() {
        List<Double> spread = spread();
        if (!(spread.getLast() > FLAT)) {
            throw new IllegalArgumentException(
                    "displacements%s span %d of %d directions, relative mean squares %s: g is not defined; use fewer components, or clouds that move"
                            .formatted(
                                    errors.length > 0 ? " less their errors" : "",
                                    spread.stream().filter(s -> s > FLAT).count(),
                                    components(),
                                    spread));
        }
        return this;
    }

    /// How well displacements tell directions apart: the eigenvalues of Σ w ẋẋᵀ, errors taken off, over the largest of those.
    ///
    /// @return d numbers ≤ 1, falling; all 0 if nothing moves
    public List<Double> spread() {
        int d = components();
        double[][] squares = new double[d][d];
        for (int c = 0; c < clouds(); c++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double error = errors.length > 0 ? errors[c][i][j] : 0;
                    squares[i][j] += weights[c] * (velocity[c][i] * velocity[c][j] - error);
                }
            }
        }
        double[] values = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(squares, false)).getEigenvalues();
        Arrays.sort(values);
        double largest = values[d - 1];
        return IntStream.range(0, d)
                .mapToObj(k -> largest > 0 ? values[d - 1 - k] / largest : 0)
                .toList();
    }

    /// Every second cloud.
    ///
    /// @param first 0 or 1
    CloudDisplacements half(int first) {
        int[] chosen = IntStream.range(0, clouds()).filter(c -> c % 2 == first).toArray();
        return new CloudDisplacements(
                        Arrays.stream(chosen).mapToDouble(c -> change[c]).toArray(),
                        Arrays.stream(chosen).mapToObj(c -> velocity[c]).toArray(double[][]::new),
                        Arrays.stream(chosen).mapToDouble(c -> weights[c]).toArray(),
                        errors.length == 0
                                ? errors
                                : Arrays.stream(chosen).mapToObj(c -> errors[c]).toArray(double[][][]::new))
                .spanning();
    }

    /// Number of clouds.
    ///
    /// @return C
    public int clouds() {
        return change.length;
    }

    /// Number of components of a displacement.
    ///
    /// @return d
    public int components() {
        return velocity[0].length;
    }

    /// Refuses clouds whose ΔS are the same up to rounding, as those of a linear network are.
    void requireDiffering() {
        double mean = meanChange().value();
        double largest = 0;
        for (double one : change) {
            largest = Math.max(largest, Math.abs(one - mean));
        }
        if (!(largest > EQUAL * Math.max(Math.abs(mean), 1))) {
            throw new IllegalArgumentException(
                    "all entropy changes are equal, %s nats within %s: there is nothing to explain; a linear network has no other"
                            .formatted(mean, largest));
        }
    }

    /// Mean entropy change.
    ///
    /// @return ⟨ΔS⟩ in nats, error over clouds
    public Estimate meanChange() {
        return Estimate.ofMean(change);
    }

    boolean withoutErrors() {
        return errors.length == 0;
    }

    /// ΔS of a cloud.
    double change(int cloud) {
        return change[cloud];
    }

    /// Weight of a cloud, 1 on average over all clouds.
    double weight(int cloud) {
        return weights[cloud];
    }

    /// ẋ of a cloud, not a copy.
    double[] velocity(int cloud) {
        return velocity[cloud];
    }

    /// Covariance of the error of ẋ of a cloud, not a copy; 0 without errors.
    double[][] errors(int cloud) {
        return errors.length == 0 ? new double[components()][components()] : errors[cloud];
    }
}
