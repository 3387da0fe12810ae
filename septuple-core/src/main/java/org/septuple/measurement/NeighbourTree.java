package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;

/// Nearest neighbours in a k-d tree: points halved at the median of their widest coordinate, down to leaves of [#LEAF] points, with the
/// tight box of every node.
///
/// The distance to a box is computed by the same operations in the same order as that to a point, and rounding is monotone; so no
/// point within is ever found nearer than its box, and distances are those of a search through all points, to the bit.
///
/// Source: J. H. Friedman, J. L. Bentley, R. A. Finkel, ACM Trans. Math. Softw. 3 (1977) 209.
public final class NeighbourTree {

    /// Most points of a leaf.
    private static final int LEAF = 10;

    /// Queries of one piece of work.
    private static final int PIECE = 1024;

    /// Level whose subtrees are built as pieces of work.
    private static final int SHARED = 4;

    private final Sample sample;
    private final Norm norm;
    private final int levels;
    private final int[] order;
    private final double[] points;
    private final int[] unit;
    private final double[] boxes;

    private NeighbourTree(Sample sample, Norm norm, Crew crew) {
        this.sample = sample;
        this.norm = norm;
        int n = sample.points();
        int d = sample.dimension();
        int depth = 0;
        while (n >> depth > LEAF) {
            depth++;
        }
        levels = depth;
        order = new int[n];
        Arrays.setAll(order, i -> i);
        boxes = new double[((2 << levels) - 1) * 2 * d];
        int shared = Math.min(SHARED, levels);
        build(0, 0, shared);
        crew.work(1 << shared, (worker, piece) -> build(shared, piece, levels + 1));
        points = new double[n * d];
        unit = new int[n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(sample.values(), order[i] * d, points, i * d, d);
            unit[i] = sample.unit(order[i]);
        }
    }

    /// Builds a tree.
    ///
    /// @param sample n points
    /// @param norm   by which neighbours are near
    /// @param engine whose workers build it; the tree does not depend on it
    /// @return the tree
    public static NeighbourTree of(Sample sample, Norm norm, Engine engine) {
        return new NeighbourTree(sample, norm, engine.crew());
    }

    private int start(int level, long place) {
        return (int) ((place * order.length) >> level);
    }

    /// Boxes and orders the nodes below one node, down to the level before `until`.
    private void build(int level, int place, int until) {
        if (level == until) {
            return;
        }
        int d = sample.dimension();
        int from = start(level, place);
        int to = start(level, place + 1L);
        int box = ((1 << level) - 1 + place) * 2 * d;
        int widest = 0;
        double width = -1;
        for (int c = 0; c < d; c++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double x = sample.values()[order[i] * d + c];
                low = Math.min(low, x);
                high = Math.max(high, x);
            }
            boxes[box + 2 * c] = low;
            boxes[box + 2 * c + 1] = high;
            if (high - low > width) {
                width = high - low;
                widest = c;
            }
        }
        if (level < levels) {
            select(from, to - 1, start(level + 1, 2L * place + 1), widest);
            build(level + 1, 2 * place, until);
            build(level + 1, 2 * place + 1, until);
        }
    }

    /// C. A. R. Hoare's selection: what stands at `nth` is not below anything before it, nor above anything after it.
    private void select(int first, int last, int nth, int coordinate) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = median(key(low, coordinate), key((low + high) >>> 1, coordinate), key(high, coordinate));
            int i = low;
            int j = high;
            while (i <= j) {
                while (key(i, coordinate) < pivot) {
                    i++;
                }
                while (key(j, coordinate) > pivot) {
                    j--;
                }
                if (i <= j) {
                    int kept = order[i];
                    order[i++] = order[j];
                    order[j--] = kept;
                }
            }
            if (nth > j && nth < i) {
                return;
            }
            low = nth >= i ? i : low;
            high = nth <= j ? j : high;
        }
    }

    private double key(int place, int coordinate) {
        return sample.values()[order[place] * sample.dimension() + coordinate];
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /// Distances from every point to its k nearest among the points of *other* units.
    ///
    /// @param k      ≥ 1, at most as many as every point has in other units
    /// @param engine whose workers share the points; bits do not depend on it
    /// @return `[point·k + j]`, rising in j; squares for [Norm#EUCLIDEAN]
    public double[] neighbours(int k, Engine engine) {
        for (int i = 0; i < sample.points(); i++) {
            require(k, sample.others(i));
        }
        double[] found = new double[Math.multiplyExact(sample.points(), k)];
        work(sample.points(), engine.crew(), (pending, i) -> {
            search(points, i * sample.dimension(), unit[i], k, found, order[i] * k, pending);
        });
        return found;
    }

    /// Distances from points to their k nearest among the points of this tree that are of other units.
    ///
    /// @param queries as many points of the same dimension and units, one for each of this tree
    /// @param k       ≥ 1, at most as many as every point has in other units
    /// @param engine  whose workers share the points; bits do not depend on it
    /// @return as of [#neighbours]
    double[] neighboursOfOtherUnits(Sample queries, int k, Engine engine) {
        int d = sample.dimension();
        for (int i = 0; i < queries.points(); i++) {
            require(k, sample.others(i));
        }
        double[] found = new double[Math.multiplyExact(queries.points(), k)];
        work(queries.points(), engine.crew(), (pending, i) -> {
            search(queries.values(), i * d, queries.unit(i), k, found, i * k, pending);
        });
        return found;
    }

    /// Distances from one point to its nearest of other units, up to the first that is not 0.
    ///
    /// @param point in [0, n)
    /// @param guess how many that may be, ≥ 1
    /// @return as of [#neighbours]; the last alone is above 0
    double[] upToFirstApart(int point, int guess) {
        int others = sample.others(point);
        int k = Math.min(guess, others);
        double[] found = new double[k];
        search(sample.values(), point * sample.dimension(), sample.unit(point), k, found, 0, new Pending(levels));
        for (int j = 0; j < k; j++) {
            if (found[j] > 0) {
                return Arrays.copyOf(found, j + 1);
            }
        }
        if (k == others) {
            throw new IllegalArgumentException(
                    "all points of other units coincide with point %d: the law is no density".formatted(point));
        }
        return upToFirstApart(point, 2 * k);
    }

    private static void require(int k, int available) {
        if (k < 1 || k > available) {
            throw new IllegalArgumentException(
                    "k = %d must be in [1, %d], the points of other units; take more points".formatted(k, available));
        }
    }

    private interface Query {
        void of(Pending pending, int point);
    }

    private void work(int count, Crew crew, Query query) {
        Pending[] pending = new Pending[crew.workers()];
        Arrays.setAll(pending, worker -> new Pending(levels));
        crew.work(Math.ceilDiv(count, PIECE), (worker, piece) -> {
            for (int i = piece * PIECE; i < Math.min(count, (piece + 1) * PIECE); i++) {
                query.of(pending[worker], i);
            }
        });
    }

    /// Nodes that a search has yet to visit, with the distances of their boxes.
    private static final class Pending {
        private final int[] nodes;
        private final double[] distances;

        Pending(int levels) {
            nodes = new int[levels + 1];
            distances = new double[levels + 1];
        }
    }

    private void search(double[] query, int q, int exceptUnit, int k, double[] found, int at, Pending pending) {
        int last = at + k - 1;
        Arrays.fill(found, at, last + 1, Double.POSITIVE_INFINITY);
        int firstLeaf = (1 << levels) - 1;
        int size = 1;
        pending.nodes[0] = 0;
        pending.distances[0] = 0;
        while (size > 0) {
            size--;
            int node = pending.nodes[size];
            if (pending.distances[size] >= found[last]) {
                continue;
            }
            while (node < firstLeaf) {
                double left = toBox(2 * node + 1, query, q);
                double right = toBox(2 * node + 2, query, q);
                boolean leftFirst = left <= right;
                pending.nodes[size] = leftFirst ? 2 * node + 2 : 2 * node + 1;
                pending.distances[size++] = leftFirst ? right : left;
                node = leftFirst ? 2 * node + 1 : 2 * node + 2;
            }
            int leaf = node - firstLeaf;
            int to = start(levels, leaf + 1L);
            for (int i = start(levels, leaf); i < to; i++) {
                double distance = toPoint(i, query, q);
                if (distance < found[last] && unit[i] != exceptUnit) {
                    int place = last;
                    while (place > at && found[place - 1] > distance) {
                        found[place] = found[place - 1];
                        place--;
                    }
                    found[place] = distance;
                }
            }
        }
    }

    private double toPoint(int point, double[] query, int q) {
        int d = sample.dimension();
        int p = point * d;
        double distance = 0;
        if (norm == Norm.MAXIMUM) {
            for (int c = 0; c < d; c++) {
                distance = Math.max(distance, Math.abs(query[q + c] - points[p + c]));
            }
            return distance;
        }
        for (int c = 0; c < d; c++) {
            double x = query[q + c] - points[p + c];
            distance += x * x;
        }
        return distance;
    }

    private double toBox(int node, double[] query, int q) {
        int d = sample.dimension();
        int box = node * 2 * d;
        double distance = 0;
        for (int c = 0; c < d; c++) {
            double x = query[q + c];
            double away = Math.max(0, Math.max(boxes[box + 2 * c] - x, x - boxes[box + 2 * c + 1]));
            distance = norm == Norm.MAXIMUM ? Math.max(distance, away) : distance + away * away;
        }
        return distance;
    }
}
