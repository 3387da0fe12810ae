package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// One cycle of multigrid for (σ − τL)x = r, as a preconditioner: hops along axes only.
///
/// Two cells along each strongly coupled axis become one, with the weights ω of the local equilibrium inside, read from the
/// ratio of rates: mass is summed on the way down (so the cycle conserves it) and handed out by ω on the way up. Rates of
/// a coarse cell are Σ ω·up, halved along coarsened axes, as in the discretisation with doubled spacing: this corrects the
/// overstiffness of constant interpolation. Two Jacobi sweeps with the Chebyshev weights of the upper three quarters of the
/// spectrum smooth before and after; the coarsest system is solved by elimination.
///
/// Source: D. Braess, Computing 55 (1995) 379 (overcorrection); H. De Sterck et al., SIAM J. Sci. Comput. 30 (2008) 2235 (Markov
/// chains).
final class Multigrid {

    private static final int COARSEST = 80;
    private static final double FIRST = 1 / (1.25 + 0.75 * Math.sqrt(0.5));
    private static final double SECOND = 1 / (1.25 - 0.75 * Math.sqrt(0.5));

    private final Crew crew;
    private final boolean symmetric;
    private final List<Level> levels = new ArrayList<>();
    private double[] factors = {};
    private double[] zero = {};
    private double sigma;
    private double tau;

    /// Hops and the room for one cycle on one grid.
    private static final class Level {
        final Grid grid;
        final List<Hops> hops;
        final double[] escape;
        final int[] cut;
        final double[] weight;
        final double[] x;
        final double[] r;
        final double[] work;

        Level(Grid grid, List<Hops> hops, double[] escape, int[] cut) {
            this.grid = grid;
            this.hops = hops;
            this.escape = escape;
            this.cut = cut;
            boolean last = Arrays.stream(cut).allMatch(c -> c == 1);
            weight = new double[last ? 0 : grid.size()];
            x = new double[grid.size()];
            r = new double[grid.size()];
            work = new double[grid.size()];
        }
    }

    Multigrid(FokkerPlanckGenerator generator, boolean symmetric, Crew crew) {
        this.crew = crew;
        this.symmetric = symmetric;
        Grid grid = generator.grid();
        List<Hops> hops = generator.hops();
        double[] strengths = strengths(hops);
        while (true) {
            int[] cut = cut(grid, strengths);
            levels.add(new Level(grid, hops, levels.isEmpty() ? generator.escape() : new double[grid.size()], cut));
            if (Arrays.stream(cut).allMatch(c -> c == 1)) {
                break;
            }
            List<Axis> axes = new ArrayList<>();
            for (int k = 0; k < cut.length; k++) {
                Axis axis = grid.axis(k);
                axes.add(new Axis(axis.from(), axis.to(), Math.ceilDiv(axis.points(), cut[k]), axis.boundary()));
            }
            grid = new Grid(axes);
            List<Hops> coarse = new ArrayList<>();
            for (Hops along : hops) {
                coarse.add(new Hops(grid, along.offset));
            }
            hops = coarse;
        }
        if (symmetric) {
            Level first = levels.getFirst();
            List<Hops> own = new ArrayList<>();
            for (Hops along : first.hops) {
                Hops copy = new Hops(first.grid, along.offset);
                System.arraycopy(along.up, 0, copy.up, 0, copy.up.length);
                System.arraycopy(along.down, 0, copy.down, 0, copy.down.length);
                if (along.loss != null && copy.loss != null) {
                    System.arraycopy(along.loss, 0, copy.loss, 0, copy.up.length);
                }
                own.add(copy);
            }
            levels.set(0, new Level(first.grid, own, first.escape.clone(), first.cut));
        }
        rebuild();
    }

    /// Mean rates along each axis.
    private static double[] strengths(List<Hops> hops) {
        double[] mean = new double[hops.size()];
        for (int k = 0; k < mean.length; k++) {
            Hops along = hops.get(k);
            for (int cell = 0; cell < along.up.length; cell++) {
                mean[k] += along.up[cell] + along.down[cell];
            }
        }
        return mean;
    }

    /// By how much each axis is coarsened.
    private static int[] cut(Grid grid, double[] strengths) {
        int[] cut = new int[strengths.length];
        Arrays.fill(cut, 1);
        double strongest = 0;
        for (int k = 0; k < cut.length; k++) {
            strongest = grid.axis(k).points() > 2 ? Math.max(strongest, strengths[k]) : strongest;
        }
        for (int k = 0; k < cut.length && grid.size() > COARSEST; k++) {
            cut[k] = grid.axis(k).points() > 2 && strengths[k] >= strongest / 4 ? 2 : 1;
            strengths[k] /= cut[k] * cut[k];
        }
        return cut;
    }

    /// Takes over the present rates of the finest level.
    void rebuild() {
        for (int k = 0; k + 1 < levels.size(); k++) {
            Level fine = levels.get(k);
            Level coarse = levels.get(k + 1);
            weights(fine, coarse);
            coarsen(fine, coarse);
        }
        if (symmetric) {
            for (Level level : levels) {
                for (Hops along : level.hops) {
                    for (int cell = 0; cell < along.up.length; cell++) {
                        double root = Math.sqrt(along.up[cell] * along.down[cell]);
                        along.up[cell] = root;
                        along.down[cell] = root;
                    }
                }
                for (int cell = 0; cell < level.weight.length; cell++) {
                    level.weight[cell] = Math.sqrt(level.weight[cell]);
                }
            }
        }
        factors = new double[0];
    }

    @FunctionalInterface
    private interface Child {
        void visit(int coarse, int fine, int bits);
    }

    /// Visits the cells inside each coarse cell of a row.
    private static void children(Level fine, Level coarse, int row, Child child) {
        int d = fine.cut.length;
        int columns = coarse.grid.axis(d - 1).points();
        int[] from = new int[d];
        for (int j = 0; j < columns; j++) {
            int cell = row * columns + j;
            for (int k = 0; k < d; k++) {
                from[k] = coarse.grid.along(cell, k) * fine.cut[k];
            }
            for (int bits = 0; bits < 1 << d; bits++) {
                int found = 0;
                boolean inside = true;
                for (int k = 0; k < d; k++) {
                    int move = (bits >> k) & 1;
                    inside &= move < fine.cut[k]
                            && from[k] + move < fine.grid.axis(k).points();
                    found += (from[k] + move) * fine.grid.stride(k);
                }
                if (inside) {
                    child.visit(cell, found, bits);
                }
            }
        }
    }

    private static int rows(Level level) {
        return level.grid.size() / level.grid.axis(level.cut.length - 1).points();
    }

    private void weights(Level fine, Level coarse) {
        crew.work(rows(coarse), (worker, row) -> {
            double[] sum = new double[coarse.grid.axis(fine.cut.length - 1).points()];
            children(fine, coarse, row, (to, from, bits) -> {
                double weight = 1;
                if (bits != 0) {
                    int k = Integer.numberOfTrailingZeros(bits);
                    int before = from - fine.grid.stride(k);
                    Hops along = fine.hops.get(k);
                    double ratio = along.up[before] / along.down[before];
                    weight = fine.weight[before] * (ratio > 1e40 ? 1e40 : ratio >= 1e-40 ? ratio : 1e-40);
                }
                fine.weight[from] = weight;
                sum[to - row * sum.length] += weight;
            });
            children(fine, coarse, row, (to, from, bits) -> fine.weight[from] /= sum[to - row * sum.length]);
        });
    }

    private void coarsen(Level fine, Level coarse) {
        for (int axis = 0; axis < fine.cut.length; axis++) {
            int k = axis;
            Hops along = fine.hops.get(k);
            Hops wide = coarse.hops.get(k);
            wide.clear();
            double[] loss = along.loss;
            double[] wideLoss = wide.loss;
            double factor = 1. / fine.cut[k];
            crew.work(
                    rows(coarse),
                    (worker, row) -> children(fine, coarse, row, (to, from, bits) -> {
                        int next = along.neighbour(from, 1);
                        boolean leaves = fine.cut[k] == 1
                                || ((bits >> k) & 1) == 1
                                || fine.grid.along(from, k) == fine.grid.axis(k).points() - 1;
                        if (leaves && next >= 0) {
                            wide.up[to] += factor * fine.weight[from] * along.up[from];
                            wide.down[to] += factor * fine.weight[next] * along.down[from];
                        }
                        if (loss != null && wideLoss != null) {
                            wideLoss[to] += factor * fine.weight[from] * loss[from];
                        }
                    }));
        }
        Arrays.fill(coarse.escape, 0);
        for (Hops wide : coarse.hops) {
            wide.addEscape(crew, coarse.escape);
        }
    }

    /// For σ = 0 in the symmetric form: tells the vector for which L is 0, beside which the coarsest system is solved.
    void beside(double[] root) {
        double[] v = root;
        for (int k = 0; k + 1 < levels.size(); k++) {
            Level fine = levels.get(k);
            double[] from = v;
            System.arraycopy(from, 0, fine.r, 0, from.length);
            Arrays.fill(fine.work, 0);
            move(fine, levels.get(k + 1), true, true);
            v = levels.get(k + 1).r.clone();
        }
        zero = v;
        factors = new double[0];
    }

    /// Sets σ and τ.
    void prepare(double newSigma, double newTau) {
        if (factors.length > 0 && sigma == newSigma && tau == newTau) {
            return;
        }
        sigma = newSigma;
        tau = newTau;
        Level last = levels.getLast();
        int n = last.grid.size();
        factors = new double[n * n];
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            operate(last, unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++) {
                factors[i * n + j] = column[i];
            }
        }
        double shift = zero.length > 0 ? factors[0] : 0;
        for (int i = 0; i < n * n && shift > 0; i++) {
            factors[i] += shift * zero[i / n] * zero[i % n];
        }
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                double factor = factors[i * n + k] /= factors[k * n + k];
                for (int j = k + 1; j < n; j++) {
                    factors[i * n + j] -= factor * factors[k * n + j];
                }
            }
        }
    }

    /// (σ − τL)x, on the finest level.
    void operate(double[] x, double[] into) {
        operate(levels.getFirst(), x, into);
    }

    private void operate(Level level, double[] x, double[] into) {
        int columns = level.grid.size() / rows(level);
        double s = sigma;
        double t = tau;
        pieces(rows(level), columns, (from, to) -> {
            for (int row = from; row < to; row++) {
                int begin = row * columns;
                int end = begin + columns;
                Arrays.fill(into, begin, end, 0);
                for (int e = 0; e < level.hops.size(); e++) {
                    level.hops.get(e).addInflow(row, x, into);
                }
                for (int cell = begin; cell < end; cell++) {
                    into[cell] = (s + t * level.escape[cell]) * x[cell] - t * into[cell];
                }
            }
        });
    }

    /// Rows in parts that are worth a worker.
    private void pieces(int rows, int columns, Crew.RangeWork work) {
        int together = Math.max(1, Crew.GRAIN / columns);
        if (rows <= together) {
            work.range(0, rows);
            return;
        }
        crew.work(
                Math.ceilDiv(rows, together),
                (worker, piece) -> work.range(piece * together, Math.min(rows, (piece + 1) * together)));
    }

    /// x ← one cycle from 0.
    void cycle(double[] r, double[] x) {
        Level first = levels.getFirst();
        System.arraycopy(r, 0, first.r, 0, r.length);
        cycle(0);
        System.arraycopy(first.x, 0, x, 0, x.length);
    }

    private void cycle(int depth) {
        Level level = levels.get(depth);
        if (depth == levels.size() - 1) {
            substitute(level);
            return;
        }
        crew.ranges(0, level.x.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                level.x[i] = FIRST * level.r[i] / (sigma + tau * level.escape[i]);
            }
        });
        sweep(level, SECOND);
        Level coarse = levels.get(depth + 1);
        operate(level, level.x, level.work);
        boolean roots = symmetric;
        move(level, coarse, true, roots);
        cycle(depth + 1);
        move(level, coarse, false, roots);
        sweep(level, FIRST);
        sweep(level, SECOND);
    }

    private void sweep(Level level, double omega) {
        operate(level, level.x, level.work);
        crew.ranges(0, level.x.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                level.x[i] += omega * (level.r[i] - level.work[i]) / (sigma + tau * level.escape[i]);
            }
        });
    }

    /// Down: sums the residual r − work of the cells inside. Up: hands the correction out.
    private void move(Level fine, Level coarse, boolean down, boolean roots) {
        int d = fine.cut.length;
        int columns = coarse.grid.axis(d - 1).points();
        int fineColumns = fine.grid.axis(d - 1).points();
        int[] cut = new int[3];
        int[] n = new int[3];
        int[] m = new int[3];
        Arrays.fill(cut, 1);
        Arrays.fill(n, 1);
        Arrays.fill(m, 1);
        for (int k = 0; k < d; k++) {
            cut[3 - d + k] = fine.cut[k];
            n[3 - d + k] = fine.grid.axis(k).points();
            m[3 - d + k] = coarse.grid.axis(k).points();
        }
        pieces(rows(coarse), columns * 4, (first, end) -> {
            for (int row = first; row < end; row++) {
                int a = row / m[1];
                int b = row % m[1];
                if (down) {
                    Arrays.fill(coarse.r, row * columns, (row + 1) * columns, 0);
                }
                for (int i = a * cut[0]; i < Math.min(n[0], (a + 1) * cut[0]); i++) {
                    for (int j = b * cut[1]; j < Math.min(n[1], (b + 1) * cut[1]); j++) {
                        int from = (i * n[1] + j) * fineColumns;
                        for (int c = 0; c < fineColumns; c++) {
                            int to = row * columns + c / cut[2];
                            if (down) {
                                double residual = fine.r[from + c] - fine.work[from + c];
                                coarse.r[to] += roots ? fine.weight[from + c] * residual : residual;
                            } else {
                                fine.x[from + c] += fine.weight[from + c] * coarse.x[to];
                            }
                        }
                    }
                }
            }
        });
    }

    private void substitute(Level level) {
        int n = level.x.length;
        for (int i = 0; i < n; i++) {
            double sum = level.r[i];
            for (int j = 0; j < i; j++) {
                sum -= factors[i * n + j] * level.x[j];
            }
            level.x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = level.x[i];
            for (int j = i + 1; j < n; j++) {
                sum -= factors[i * n + j] * level.x[j];
            }
            level.x[i] = sum / factors[i * n + i];
        }
    }
}
