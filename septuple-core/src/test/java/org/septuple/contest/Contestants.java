package org.septuple.contest;

import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;

/// The descriptions of two problems.
final class Contestants {

    /// F of a ring of length 2π: periodic, not harmonic, V bounded.
    static final Landscape COSINE = Formula.of("1 - cos(q)", 1);

    /// F of [line].
    static final Landscape QUADRATIC = Formula.of("q^2/2", 1);

    private Contestants() {}

    static Grid ring(int cells) {
        return Grid.of(new Axis(-Math.PI, Math.PI, cells, Boundary.PERIODIC));
    }

    static Grid line(int cells) {
        return Grid.of(new Axis(-10, 10, cells, Boundary.REFLECTING));
    }

    static InitialDensity gaussian(double mean, double variance) {
        return GaussianDensity.of(new double[] {mean}, new double[] {variance});
    }

    static Contestant fokkerPlanck(Grid grid, Landscape f, InitialDensity start) {
        return new FokkerPlanckContestant(grid, f, start, Engine.scalar());
    }

    static Contestant madelung(Grid grid, Landscape f, InitialDensity start, PotentialChoice choice) {
        return new MadelungContestant(grid, f, start, choice, new Multiplier.Saturated(), Engine.scalar());
    }

    static List<Contestant> all(Grid grid, Landscape f, InitialDensity start) {
        return List.of(
                fokkerPlanck(grid, f, start),
                madelung(grid, f, start, PotentialChoice.PAPER),
                madelung(grid, f, start, PotentialChoice.STATIONARY));
    }

    /// ⟨q⟩ of a prediction from its distribution function.
    static double mean(PredictedDensity prediction, double from, double to) {
        int n = 4000;
        double[] at = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = from + (i + 0.5) * (to - from) / n;
        }
        double mean = to;
        for (double below : prediction.below(new double[] {1}, at)) {
            mean -= below * (to - from) / n;
        }
        return mean;
    }
}
