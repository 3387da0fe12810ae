package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// The coarser grids of a [Multigrid], and rates of hops on them.
///
/// Two cells along each strongly coupled axis become one, with the weights ω of the local equilibrium inside, read from the
/// ratio of rates. Rates of a coarse cell are Σ ω·up, halved along coarsened axes, as in the discretisation with doubled
/// spacing: this corrects the overstiffness of constant interpolation.
///
/// Source: D. Braess, Computing 55 (1995) 379 (overcorrection).
final class Coarsening {

    private static final int COARSEST = 80;

    private Coarsening() {}

    /// Levels, the finest first. Only that one has rates yet.
    ///
    /// @param generator filled, of hops along axes
    /// @param own       whether the finest level has copies of the rates, to be changed
    static List<MultigridLevel> levels(FokkerPlanckGenerator generator, boolean own) {
        List<MultigridLevel> levels = new ArrayList<>();
        Grid grid = generator.grid();
        List<Hops> hops = generator.hops();
        double[] strengths = strengths(hops);
        while (true) {
            int[] cut = cut(grid, strengths);
            levels.add(new MultigridLevel(
                    grid, hops, levels.isEmpty() ? generator.escape() : new double[grid.size()], cut));
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
        if (own) {
            MultigridLevel first = levels.getFirst();
            List<Hops> copies = new ArrayList<>();
            for (Hops along : first.hops) {
                Hops copy = new Hops(first.grid, along.offset);
                System.arraycopy(along.up, 0, copy.up, 0, copy.up.length);
                System.arraycopy(along.down, 0, copy.down, 0, copy.down.length);
                if (along.loss != null && copy.loss != null) {
                    System.arraycopy(along.loss, 0, copy.loss, 0, copy.up.length);
                }
                copies.add(copy);
            }
            levels.set(0, new MultigridLevel(first.grid, copies, first.escape.clone(), first.cut));
        }
        return levels;
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

    /// Renews weights and rates of a level from those of the finer one.
    static void renew(MultigridLevel fine, MultigridLevel coarse, Crew crew) {
        weights(fine, coarse, crew);
        coarsen(fine, coarse, crew);
    }

    @FunctionalInterface
    private interface Child {
        void visit(int coarse, int fine, int bits);
    }

    /// Visits the cells inside each coarse cell of a row.
    private static void children(MultigridLevel fine, MultigridLevel coarse, int row, Child child) {
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

    private static void weights(MultigridLevel fine, MultigridLevel coarse, Crew crew) {
        crew.work(coarse.rows(), (worker, row) -> {
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

    private static void coarsen(MultigridLevel fine, MultigridLevel coarse, Crew crew) {
        for (int axis = 0; axis < fine.cut.length; axis++) {
            int k = axis;
            Hops along = fine.hops.get(k);
            Hops wide = coarse.hops.get(k);
            wide.clear();
            double[] loss = along.loss;
            double[] wideLoss = wide.loss;
            double factor = 1. / fine.cut[k];
            crew.work(
                    coarse.rows(),
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
}
