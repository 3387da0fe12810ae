package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Crew;

/// One cycle of multigrid for (σ − τL)x = r, as a preconditioner: hops along axes only.
///
/// Mass is summed on the way down (so the cycle conserves it) and handed out by the weights of [Coarsening] on the way up.
/// Two Jacobi sweeps with the Chebyshev weights of the upper three quarters of the spectrum smooth before and after; the coarsest
/// system is solved by elimination.
///
/// Source: H. De Sterck et al., SIAM J. Sci. Comput. 30 (2008) 2235 (Markov chains).
final class Multigrid {

    private static final double FIRST = 1 / (1.25 + 0.75 * Math.sqrt(0.5));
    private static final double SECOND = 1 / (1.25 - 0.75 * Math.sqrt(0.5));

    private final Crew crew;
    private final boolean symmetric;
    private final List<MultigridLevel> levels;
    private double[] factors = {};
    private double[] zero = {};
    private double sigma;
    private double tau;

    Multigrid(FokkerPlanckGenerator generator, boolean symmetric, Crew crew) {
        this.crew = crew;
        this.symmetric = symmetric;
        levels = Coarsening.levels(generator, symmetric);
        rebuild();
    }

    /// Takes over the present rates of the finest level.
    void rebuild() {
        for (int k = 0; k + 1 < levels.size(); k++) {
            MultigridLevel fine = levels.get(k);
            MultigridLevel coarse = levels.get(k + 1);
            Coarsening.renew(fine, coarse, crew);
        }
        if (symmetric) {
            for (MultigridLevel level : levels) {
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

    /// For σ = 0 in the symmetric form: tells the vector for which L is 0, beside which the coarsest system is solved.
    void beside(double[] root) {
        double[] v = root;
        for (int k = 0; k + 1 < levels.size(); k++) {
            MultigridLevel fine = levels.get(k);
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
        MultigridLevel last = levels.getLast();
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

    private void operate(MultigridLevel level, double[] x, double[] into) {
        int columns = level.grid.size() / level.rows();
        double s = sigma;
        double t = tau;
        pieces(level.rows(), columns, (from, to) -> {
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
        MultigridLevel first = levels.getFirst();
        System.arraycopy(r, 0, first.r, 0, r.length);
        cycle(0);
        System.arraycopy(first.x, 0, x, 0, x.length);
    }

    private void cycle(int depth) {
        MultigridLevel level = levels.get(depth);
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
        MultigridLevel coarse = levels.get(depth + 1);
        operate(level, level.x, level.work);
        boolean roots = symmetric;
        move(level, coarse, true, roots);
        cycle(depth + 1);
        move(level, coarse, false, roots);
        sweep(level, FIRST);
        sweep(level, SECOND);
    }

    private void sweep(MultigridLevel level, double omega) {
        operate(level, level.x, level.work);
        crew.ranges(0, level.x.length, (from, to) -> {
            for (int i = from; i < to; i++) {
                level.x[i] += omega * (level.r[i] - level.work[i]) / (sigma + tau * level.escape[i]);
            }
        });
    }

    /// Down: sums the residual r − work of the cells inside. Up: hands the correction out.
    private void move(MultigridLevel fine, MultigridLevel coarse, boolean down, boolean roots) {
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
        pieces(coarse.rows(), columns * 4, (first, end) -> {
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

    private void substitute(MultigridLevel level) {
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
