package org.septuple.numerics;

/// Where the entries of a column block of a [SparseMatrix] lie, and its product with a vector.
///
/// Rows are put into an order in which eight that follow each other have almost equally many entries: the row at
/// position p is `order[p]`, the position of row i is `places[i]`. Positions 8g, …, 8g + 7 are a group, in descending
/// order of their numbers of entries; its entries begin at `starts[8g]`, and position p has
/// `starts[p + 1] − starts[p]` of them. As many as the shortest row of a group has, m, are interleaved: entry k of the
/// eight rows side by side, at 8k + lane. After them follows the rest of each row, row by row. The last rows are no
/// group if they are fewer than eight: m is 0. So there are no entries that only fill up.
///
/// Eight rows are eight independent chains of fused multiply–adds, or one vector.
public final class SparseRows {

    /// Rows of a group.
    public static final int GROUP = 8;

    private SparseRows() {}

    /// Number of interleaved entries of each row in the group of a position.
    ///
    /// @param starts   running counts of the entries
    /// @param position of a row
    /// @return m ≥ 0
    public static int interleaved(int[] starts, int position) {
        int last = position | (GROUP - 1);
        return last + 1 < starts.length ? starts[last + 1] - starts[last] : 0;
    }

    /// First entry of a row; the next ones up to m follow eight apart.
    ///
    /// @param starts   running counts of the entries
    /// @param position of the row
    /// @return index, if m > 0
    public static int first(int[] starts, int position) {
        int lane = position & (GROUP - 1);
        return starts[position - lane] + lane;
    }

    /// First entry of a row that is not interleaved.
    ///
    /// @param starts   running counts of the entries
    /// @param position of the row
    /// @param m        [#interleaved]
    /// @return index
    public static int rest(int[] starts, int position, int m) {
        return starts[position] + m * (GROUP - (position & (GROUP - 1)));
    }

    /// After the last entry of a row that is not interleaved.
    ///
    /// @param starts   running counts of the entries
    /// @param position of the row
    /// @param m        [#interleaved]
    /// @return index, that of [#rest] if there are none
    public static int restEnd(int[] starts, int position, int m) {
        return starts[position + 1] + m * (GROUP - 1 - (position & (GROUP - 1)));
    }

    /// y ← y + S·x for some rows of a column block.
    ///
    /// @param from    first position, a multiple of 8
    /// @param to      position after the last, a multiple of 8 or the number of rows
    /// @param starts  running counts of the entries
    /// @param order   row at each position
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors
    /// @param y       sums
    public static void timesVector(
            int from, int to, int[] starts, int[] order, int[] columns, double[] values, double[] x, double[] y) {
        for (int p = from; p < to; p += GROUP) {
            int m = interleaved(starts, p);
            if (m > 0) {
                eight(starts[p], starts[p] + GROUP * m, p, order, columns, values, x, y);
            }
            restTimesVector(p, Math.min(to, p + GROUP), m, starts, order, columns, values, x, y);
        }
    }

    private static void eight(
            int first, int end, int p, int[] order, int[] columns, double[] values, double[] x, double[] y) {
        double s0 = y[order[p]];
        double s1 = y[order[p + 1]];
        double s2 = y[order[p + 2]];
        double s3 = y[order[p + 3]];
        double s4 = y[order[p + 4]];
        double s5 = y[order[p + 5]];
        double s6 = y[order[p + 6]];
        double s7 = y[order[p + 7]];
        for (int e = first; e < end; e += GROUP) {
            s0 = Math.fma(values[e], x[columns[e]], s0);
            s1 = Math.fma(values[e + 1], x[columns[e + 1]], s1);
            s2 = Math.fma(values[e + 2], x[columns[e + 2]], s2);
            s3 = Math.fma(values[e + 3], x[columns[e + 3]], s3);
            s4 = Math.fma(values[e + 4], x[columns[e + 4]], s4);
            s5 = Math.fma(values[e + 5], x[columns[e + 5]], s5);
            s6 = Math.fma(values[e + 6], x[columns[e + 6]], s6);
            s7 = Math.fma(values[e + 7], x[columns[e + 7]], s7);
        }
        y[order[p]] = s0;
        y[order[p + 1]] = s1;
        y[order[p + 2]] = s2;
        y[order[p + 3]] = s3;
        y[order[p + 4]] = s4;
        y[order[p + 5]] = s5;
        y[order[p + 6]] = s6;
        y[order[p + 7]] = s7;
    }

    /// Adds what is not interleaved, for the rows of one group.
    ///
    /// @param from    first position
    /// @param to      position after the last
    /// @param m       [#interleaved]
    /// @param starts  running counts of the entries
    /// @param order   row at each position
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors
    /// @param y       sums
    public static void restTimesVector(
            int from,
            int to,
            int m,
            int[] starts,
            int[] order,
            int[] columns,
            double[] values,
            double[] x,
            double[] y) {
        for (int p = from; p < to && starts[p + 1] - starts[p] > m; p++) {
            double sum = y[order[p]];
            int end = restEnd(starts, p, m);
            for (int e = rest(starts, p, m); e < end; e++) {
                sum = Math.fma(values[e], x[columns[e]], sum);
            }
            y[order[p]] = sum;
        }
    }

    /// y ← y + Sᵀ·x for a column block.
    ///
    /// @param starts  running counts of the entries
    /// @param places  position of each row
    /// @param columns column of each entry
    /// @param values  value of each entry
    /// @param x       factors
    /// @param y       sums
    public static void transposedTimesVector(
            int[] starts, int[] places, int[] columns, double[] values, double[] x, double[] y) {
        for (int i = 0; i < places.length; i++) {
            int p = places[i];
            int m = interleaved(starts, p);
            double factor = x[i];
            int e = first(starts, p);
            for (int k = 0; k < m; k++, e += GROUP) {
                y[columns[e]] = Math.fma(values[e], factor, y[columns[e]]);
            }
            int end = restEnd(starts, p, m);
            for (e = rest(starts, p, m); e < end; e++) {
                y[columns[e]] = Math.fma(values[e], factor, y[columns[e]]);
            }
        }
    }
}
