package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.measurement.CloudSample.Shape;
import org.septuple.numerics.Elementary;

/// R points in k dimensions, whitened by Cholesky's factor of their own covariance, with distances to neighbours by a sweep along the first
/// coordinate: for some hundred points faster than a tree. Serves many clouds.
final class WhiteCloud {

    /// Least squared sine of the angle between a coordinate and the span of those before it.
    static final double SINGULAR = 1e-12;

    private static final int K = CloudSample.NEIGHBOURS;

    private final int n;
    private final int d;
    private final double[] mean;
    private final double[] deviation;
    private final double[] factor;
    private final double[] white;
    private final double[] sorted;
    private final long[] order;
    private final double[] logs;
    private final double[] nearest = new double[K];
    private double[] points = new double[0];
    private double half;
    private double least;
    private int tied;
    private boolean hasNone;

    WhiteCloud(int n, int d) {
        this.n = n;
        this.d = d;
        this.mean = new double[d];
        this.deviation = new double[d];
        this.factor = new double[d * d];
        this.white = new double[n * d];
        this.sorted = new double[n * d];
        this.order = new long[n];
        this.logs = new double[n];
    }

    /// Means, covariance and white points.
    Shape take(double[] values) {
        points = values;
        half = 0;
        least = 0;
        for (int a = 0; a < d; a++) {
            double square = moments(a);
            if (!(square < Double.POSITIVE_INFINITY)) {
                return Shape.NOT_FINITE;
            }
            if (square == 0) {
                return Shape.STILL;
            }
            deviation[a] = Math.sqrt(square);
            half += Elementary.log(deviation[a]);
        }
        return factorize() ? whiten() : Shape.FLAT;
    }

    /// Mean of a coordinate, and its variance; 0 if all are equal.
    private double moments(int a) {
        double sum = 0;
        boolean moves = false;
        for (int i = 0; i < n; i++) {
            sum += points[i * d + a];
            moves |= points[i * d + a] != points[a];
        }
        mean[a] = sum / n;
        double squares = 0;
        for (int i = 0; moves && i < n; i++) {
            double off = points[i * d + a] - mean[a];
            squares += off * off;
        }
        return Double.isFinite(sum) ? squares / (n - 1) : Double.NaN;
    }

    /// Cholesky's factor of the correlation matrix.
    private boolean factorize() {
        least = 1;
        for (int a = 0; a < d; a++) {
            double pivot = 1;
            for (int b = 0; b < a; b++) {
                double cosine = correlation(a, b);
                for (int c = 0; c < b; c++) {
                    cosine -= factor[a * d + c] * factor[b * d + c];
                }
                cosine /= factor[b * d + b];
                factor[a * d + b] = cosine;
                pivot -= cosine * cosine;
            }
            least = Math.min(least, pivot);
            if (!(pivot > SINGULAR)) {
                return false;
            }
            factor[a * d + a] = Math.sqrt(pivot);
            half += Elementary.log(pivot) / 2;
        }
        return true;
    }

    private double correlation(int a, int b) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (points[i * d + a] - mean[a]) * (points[i * d + b] - mean[b]);
        }
        return sum / (n - 1) / deviation[a] / deviation[b];
    }

    private Shape whiten() {
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < d; a++) {
                double y = (points[i * d + a] - mean[a]) / deviation[a];
                for (int b = 0; b < a; b++) {
                    y -= factor[a * d + b] * white[i * d + b];
                }
                white[i * d + a] = y / factor[a * d + a];
            }
        }
        return Shape.REGULAR;
    }

    double leastSine() {
        return least;
    }

    double halfLogDeterminant() {
        return half;
    }

    double mean(int component) {
        return mean[component];
    }

    double get(int point, int component) {
        return points[point * d + component];
    }

    /// δᵀΣ̂⁻¹δ of a point.
    double square(int point) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            sum += white[point * d + a] * white[point * d + a];
        }
        return sum;
    }

    /// log det of the scatter matrix without a point, less that with it.
    double logLeft(int point) {
        double share = n / (n - 1.0) * square(point) / (n - 1.0);
        return Elementary.log(Math.max(1 - share, SINGULAR));
    }

    /// log of the distance of every white point to its neighbour; call before [#tied].
    double[] logDistances() {
        sort();
        tied = 0;
        hasNone = false;
        for (int i = 0; i < n; i++) {
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            for (int j = i - 1; j >= 0 && isNear(i, j); j--) {
                insert(distance(i, j));
            }
            for (int j = i + 1; j < n && isNear(i, j); j++) {
                insert(distance(i, j));
            }
            tied += nearest[0] == 0 ? 1 : 0;
            hasNone |= nearest[K - 1] == 0;
            logs[place(i)] = Elementary.log(Math.max(nearest[K - 1], Double.MIN_NORMAL)) / 2;
        }
        return logs;
    }

    /// Order of the first coordinates: their bits, with the last ones replaced by the number of the point.
    private void sort() {
        int mask = mask();
        for (int i = 0; i < n; i++) {
            long bits = Double.doubleToLongBits(white[i * d]);
            long rising = bits ^ ((bits >> 63) & Long.MAX_VALUE);
            order[i] = (rising & ~(long) mask) | i;
        }
        Arrays.sort(order);
        for (int i = 0; i < n; i++) {
            System.arraycopy(white, place(i) * d, sorted, i * d, d);
        }
    }

    private int mask() {
        return (Integer.highestOneBit(n) << 1) - 1;
    }

    private int place(int rank) {
        return (int) (order[rank] & mask());
    }

    /// The order is right but for the last bits, by which a distance may then be wrong.
    private boolean isNear(int i, int j) {
        double off = sorted[i * d] - sorted[j * d];
        return off * off < nearest[K - 1] || off == 0;
    }

    private double distance(int i, int j) {
        double sum = 0;
        for (int a = 0; a < d; a++) {
            double off = sorted[i * d + a] - sorted[j * d + a];
            sum = Math.fma(off, off, sum);
        }
        return sum;
    }

    private void insert(double square) {
        if (!(square < nearest[K - 1])) {
            return;
        }
        int at = K - 1;
        while (at > 0 && nearest[at - 1] > square) {
            nearest[at] = nearest[at - 1];
            at--;
        }
        nearest[at] = square;
    }

    /// Points whose first neighbour is in the same place.
    int tied() {
        return tied;
    }

    /// Whether the neighbour of some point is in the same place.
    boolean hasNone() {
        return hasNone;
    }
}
