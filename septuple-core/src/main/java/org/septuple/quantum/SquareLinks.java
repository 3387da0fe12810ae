package org.septuple.quantum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.septuple.numerics.Grid;

/// Which pierced square follows which: a line that enters a cube of eight cells through one leaves it through another.
///
/// As many enter as leave, see [VortexLines], unless a square of the cube is too faint. Where two or three enter, the ways through
/// the cube are those with the least sum of squared distances between points, of equal ones the first in the order of squares.
final class SquareLinks {

    /// No square.
    static final int NONE = -1;

    private final Grid grid;
    private final double[][] points;
    private final int[] next;
    private final boolean[] wall;
    private final boolean[] fromWall;
    private int crossings;

    private static final class Cube {
        private final List<Integer> entering = new ArrayList<>();
        private final List<Integer> leaving = new ArrayList<>();
    }

    SquareLinks(Grid grid, List<PiercedSquares.Square> squares, double[][] points) {
        this.grid = grid;
        this.points = points;
        this.next = new int[points.length];
        this.wall = new boolean[points.length];
        this.fromWall = new boolean[points.length];
        Arrays.fill(next, NONE);
        Links links = new Links(grid);
        Map<Integer, Cube> cubes = new TreeMap<>();
        for (int s = 0; s < points.length; s++) {
            PiercedSquares.Square square = squares.get(s);
            int below = links.previous(square.cell(), square.normal());
            int above = links.next(square.cell(), square.normal()) < 0 ? NONE : square.cell();
            int to = square.winding() > 0 ? above : below;
            int from = square.winding() > 0 ? below : above;
            wall[s] = to == NONE;
            fromWall[s] = from == NONE;
            if (to != NONE) {
                cubes.computeIfAbsent(to, _ -> new Cube()).entering.add(s);
            }
            if (from != NONE) {
                cubes.computeIfAbsent(from, _ -> new Cube()).leaving.add(s);
            }
        }
        cubes.values().forEach(this::through);
    }

    private void through(Cube cube) {
        int pairs = Math.min(cube.entering.size(), cube.leaving.size());
        if (pairs == 0) {
            return;
        }
        if (cube.entering.size() > 1 || cube.leaving.size() > 1) {
            crossings++;
        }
        int[] best = new int[cube.entering.size()];
        int[] trial = new int[best.length];
        Arrays.fill(trial, NONE);
        least(cube, 0, pairs, 0, Double.POSITIVE_INFINITY, trial, best);
        for (int i = 0; i < best.length; i++) {
            next[cube.entering.get(i)] = best[i];
        }
    }

    /// Tries all ways on from the i-th entering square.
    ///
    /// @return the least sum so far
    private double least(Cube cube, int i, int pairs, double sum, double known, int[] trial, int[] best) {
        double least = known;
        if (i == trial.length) {
            if (pairs == 0 && sum < least) {
                System.arraycopy(trial, 0, best, 0, best.length);
                least = sum;
            }
            return least;
        }
        for (int out : cube.leaving) {
            if (Arrays.stream(trial, 0, i).noneMatch(taken -> taken == out)) {
                trial[i] = out;
                double square = square(cube.entering.get(i), out);
                least = least(cube, i + 1, pairs - 1, sum + square, least, trial, best);
            }
        }
        trial[i] = NONE;
        return least(cube, i + 1, pairs, sum, least, trial, best);
    }

    private double square(int a, int b) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double along = along(a, b, k);
            sum += along * along;
        }
        return sum;
    }

    /// From the point of one square to that of another along an axis, the short way.
    double along(int a, int b, int k) {
        return CoreLoops.shortest(grid.axis(k), points[b][k] - points[a][k]);
    }

    /// From the point of one square to that of another.
    double distance(int a, int b) {
        return Math.sqrt(square(a, b));
    }

    /// The square that the line pierces next, or [#NONE].
    int next(int square) {
        return next[square];
    }

    /// Why a line goes on no further than this square.
    VortexLine.End end(int square) {
        return wall[square] ? VortexLine.End.WALL : VortexLine.End.FAINT;
    }

    /// Why a line begins at this square.
    VortexLine.End beginning(int square) {
        return fromWall[square] ? VortexLine.End.WALL : VortexLine.End.FAINT;
    }

    /// Cubes through which more than one way leads.
    int crossings() {
        return crossings;
    }
}
