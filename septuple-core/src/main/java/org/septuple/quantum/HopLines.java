package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Crew;

/// Solves (1 − τL_e)x = p for the hops along one direction e, line by line.
///
/// A line is a chain of cells x, x + e, x + 2e, …, open or closed to a ring. Cells are eliminated from one end as states of
/// a Markov chain are, without a subtraction: with a, b the rates τ·up, τ·down and e_i the part of pivot i that is neither,
/// d_i = e_i + a_i, e_{i+1} = 1 + τ·loss + b_i e_i/d_i. So x ≥ 0 for p ≥ 0 in floating point too, every cell has a small
/// *relative* error, however deep in a tail, and the mass is kept to round-off. In a ring the last cell is kept to the
/// end, with rates f_i from and g_i to cell i.
///
/// Source: W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33 (1985) 1107; C. A. O'Cinneide, Numer. Math. 65 (1993)
/// 109 (relative error).
final class HopLines {

    /// Lines solved side by side, which hides the latency of divisions.
    private static final int TOGETHER = 16;

    /// Cells of a line moved at once, a line of the cache.
    private static final int TILE = 8;

    private final Hops hops;
    private final boolean rings;
    private final int[] starts;
    private final int[] lengths;
    private final int longest;
    private final int stride;
    private final int[] order;

    HopLines(Hops hops) {
        this.hops = hops;
        int size = hops.grid.size();
        int axis = hops.axis();
        if (axis >= 0) {
            stride = hops.grid.stride(axis);
            longest = hops.grid.axis(axis).points();
            rings = hops.grid.axis(axis).periodic();
            starts = new int[size / longest];
            for (int line = 0; line < starts.length; line++) {
                starts[line] = line / stride * stride * longest + line % stride;
            }
            lengths = new int[starts.length];
            Arrays.fill(lengths, longest);
            order = new int[0];
            return;
        }
        stride = 1;
        order = new int[size];
        int[] starts = new int[size];
        int[] lengths = new int[size];
        int lines = 0;
        int placed = 0;
        boolean[] seen = new boolean[size];
        for (int cell = 0; cell < size; cell++) {
            if (hops.neighbour(cell, -1) < 0) {
                starts[lines] = placed;
                placed = follow(cell, placed, seen);
                lengths[lines] = placed - starts[lines++];
            }
        }
        // Rings lie only where all axes of e are periodic, and then everywhere, with one length.
        rings = lines == 0;
        for (int cell = 0; cell < size && rings; cell++) {
            if (!seen[cell]) {
                starts[lines] = placed;
                placed = follow(cell, placed, seen);
                lengths[lines] = placed - starts[lines++];
            }
        }
        this.starts = Arrays.copyOf(starts, lines);
        this.lengths = Arrays.copyOf(lengths, lines);
        this.longest = Arrays.stream(this.lengths).max().orElse(0);
    }

    private int follow(int first, int from, boolean[] seen) {
        int placed = from;
        for (int cell = first; cell >= 0 && !seen[cell]; cell = hops.neighbour(cell, 1)) {
            seen[cell] = true;
            order[placed++] = cell;
        }
        return placed;
    }

    /// Numbers of scratch that a worker needs.
    int scratch() {
        return (rings ? 7 : 5) * TOGETHER * longest;
    }

    /// into ← r(τL_e)p, where into may be p, with r(z) = 1/(1 − z), or of second order r = (1 + √2)x² − √2x, x = 1/(1 − (1 − √½)z).
    void solve(Crew crew, double[][] scratch, double tau, boolean second, double[] p, double[] into) {
        int bundles = Math.ceilDiv(starts.length, TOGETHER);
        crew.work(bundles, (worker, bundle) -> bundle(scratch[worker], bundle * TOGETHER, tau, second, p, into));
    }

    private void bundle(double[] s, int line0, double tau, boolean second, double[] p, double[] into) {
        int n = longest;
        int width = Math.min(TOGETHER, starts.length - line0);
        int block = n * TOGETHER;
        double step = second ? TimeScheme.SECOND_ORDER_PART * tau : tau;
        load(s, line0, width, step, p);
        if (rings) {
            factorRings(s, n, block);
        } else {
            factorOpen(s, n, block);
        }
        substitute(s, n, block);
        if (second) {
            // x is in the first block: keep √2x, solve again.
            int kept = s.length - block;
            for (int i = 0; i < block; i++) {
                s[kept + i] = TimeScheme.SECOND_ORDER_ONCE * s[i];
            }
            substitute(s, n, block);
            for (int i = 0; i < block; i++) {
                s[i] = TimeScheme.SECOND_ORDER_TWICE * s[i] - s[kept + i];
            }
        }
        store(s, line0, width, into);
    }

    private void store(double[] s, int line0, int width, double[] into) {
        if (beside(line0, width)) {
            for (int i = 0; i < longest; i++) {
                System.arraycopy(s, i * TOGETHER, into, starts[line0] + i * stride, width);
            }
            return;
        }
        for (int first = 0; first < longest; first += TILE) {
            int end = Math.min(longest, first + TILE);
            for (int l = 0; l < width; l++) {
                int last = Math.min(end, lengths[line0 + l]);
                for (int i = first; i < last; i++) {
                    into[cell(line0 + l, i)] = s[i * TOGETHER + l];
                }
            }
        }
    }

    /// Whether the lines of a bundle lie side by side.
    private boolean beside(int line0, int width) {
        return order.length == 0 && stride > 1 && starts[line0 + width - 1] == starts[line0] + width - 1;
    }

    /// The cell at place i of a line.
    private int cell(int line, int i) {
        return order.length > 0 ? order[starts[line] + i] : starts[line] + i * stride;
    }

    /// Blocks of s: p, a, b, 1 + τ·loss; cells beyond the end of a shorter line stand alone.
    private void load(double[] s, int line0, int width, double tau, double[] p) {
        int block = longest * TOGETHER;
        double[] loss = hops.loss;
        if (width < TOGETHER || order.length > 0) {
            Arrays.fill(s, 0, 3 * block, 0);
        }
        Arrays.fill(s, 3 * block, 4 * block, 1);
        if (beside(line0, width)) {
            for (int i = 0; i < longest; i++) {
                take(s, i * TOGETHER, starts[line0] + i * stride, width, tau, p);
            }
            return;
        }
        for (int first = 0; first < longest; first += TILE) {
            int end = Math.min(longest, first + TILE);
            for (int l = 0; l < width; l++) {
                int last = Math.min(end, lengths[line0 + l]);
                for (int i = first; i < last; i++) {
                    int cell = cell(line0 + l, i);
                    int at = i * TOGETHER + l;
                    s[at] = p[cell];
                    s[block + at] = tau * hops.up[cell];
                    s[2 * block + at] = tau * hops.down[cell];
                    if (loss != null) {
                        s[3 * block + at] = 1 + tau * loss[cell];
                    }
                }
            }
        }
    }

    /// Loads cells side by side.
    private void take(double[] s, int at, int cell, int width, double tau, double[] p) {
        int block = longest * TOGETHER;
        double[] up = hops.up;
        double[] down = hops.down;
        double[] loss = hops.loss;
        System.arraycopy(p, cell, s, at, width);
        for (int l = 0; l < width; l++) {
            s[block + at + l] = tau * up[cell + l];
        }
        for (int l = 0; l < width; l++) {
            s[2 * block + at + l] = tau * down[cell + l];
        }
        if (loss != null) {
            for (int l = 0; l < width; l++) {
                s[3 * block + at + l] = 1 + tau * loss[cell + l];
            }
        }
    }

    /// a, b, e ← a/d, b/d, 1/d.
    private static void factorOpen(double[] s, int n, int block) {
        for (int i = 0; i < n; i++) {
            for (int at = i * TOGETHER; at < (i + 1) * TOGETHER; at++) {
                double e = s[3 * block + at];
                double inverse = 1 / (e + s[block + at]);
                double b = s[2 * block + at] * inverse;
                s[block + at] *= inverse;
                s[2 * block + at] = b;
                s[3 * block + at] = inverse;
                if (i < n - 1) {
                    s[3 * block + at + TOGETHER] += b * e;
                }
            }
        }
    }

    /// The same with f/d and g/d in blocks 4 and 5, and 1/d of the last cell.
    private static void factorRings(double[] s, int n, int block) {
        int last = (n - 1) * TOGETHER;
        for (int l = 0; l < TOGETHER; l++) {
            s[4 * block + l] = s[2 * block + last + l];
            s[5 * block + l] = s[block + last + l];
        }
        for (int i = 0; i < n - 1; i++) {
            for (int at = i * TOGETHER; at < (i + 1) * TOGETHER; at++) {
                int end = last + at - i * TOGETHER;
                double e = s[3 * block + at];
                double f = s[4 * block + at];
                double g = s[5 * block + at];
                double a = s[block + at];
                double inverse = 1 / (e + a + f);
                double b = s[2 * block + at] * inverse;
                a *= inverse;
                f *= inverse;
                g *= inverse;
                if (i < n - 2) {
                    s[3 * block + at + TOGETHER] += b * e;
                    s[4 * block + at + TOGETHER] = b * s[4 * block + at];
                    s[5 * block + at + TOGETHER] = s[5 * block + at] * a;
                } else {
                    f += a;
                    g += b;
                    a = 0;
                    b = 0;
                }
                s[3 * block + end] += g * e;
                s[block + at] = a;
                s[2 * block + at] = b;
                s[3 * block + at] = inverse;
                s[4 * block + at] = f;
                s[5 * block + at] = g;
            }
        }
        for (int l = 0; l < TOGETHER; l++) {
            s[3 * block + last + l] = 1 / s[3 * block + last + l];
            s[block + last + l] = 0;
            s[2 * block + last + l] = 0;
        }
    }

    private void substitute(double[] s, int n, int block) {
        int last = (n - 1) * TOGETHER;
        if (rings) {
            for (int at = 0; at < last; at++) {
                s[last + at % TOGETHER] += s[4 * block + at] * s[at];
                if (at + TOGETHER < last) {
                    s[at + TOGETHER] += s[block + at] * s[at];
                }
            }
            for (int at = last; at < block; at++) {
                s[at] *= s[3 * block + at];
            }
            for (int at = last - 1; at >= 0; at--) {
                double above = at + TOGETHER < last ? s[2 * block + at] * s[at + TOGETHER] : 0;
                s[at] = s[3 * block + at] * s[at] + above + s[5 * block + at] * s[last + at % TOGETHER];
            }
            return;
        }
        for (int at = 0; at < last; at++) {
            s[at + TOGETHER] += s[block + at] * s[at];
        }
        for (int at = last; at < block; at++) {
            s[at] *= s[3 * block + at];
        }
        for (int at = last - 1; at >= 0; at--) {
            s[at] = s[3 * block + at] * s[at] + s[2 * block + at] * s[at + TOGETHER];
        }
    }
}
