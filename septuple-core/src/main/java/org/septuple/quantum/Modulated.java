package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Expression;
import org.septuple.numerics.Grid;

/// A landscape times a function of time, m(t)·L(q, t): a trap that opens, a lattice that shakes in depth.
///
/// @param landscape L
/// @param factor    m, a formula in `t` alone
public record Modulated(Landscape landscape, Expression factor) implements Landscape {

    /// Checks the variable.
    public Modulated {
        if (!factor.variables().equals(List.of("t"))) {
            throw new IllegalArgumentException(
                    "factor %s has the variables %s: need t alone".formatted(factor, factor.variables()));
        }
    }

    @Override
    public int dimensions() {
        return landscape.dimensions();
    }

    @Override
    public boolean varies() {
        return landscape.varies() || factor.uses("t");
    }

    @Override
    public double value(double[] q, double t) {
        return factor.at(t) * landscape.value(q, t);
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        landscape.gradient(q, t, into);
        double m = factor.at(t);
        for (int k = 0; k < landscape.dimensions(); k++) {
            into[k] *= m;
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        return factor.at(t) * landscape.laplacian(q, t);
    }

    @Override
    public void fill(Grid grid, double t, double[] field, Crew crew) {
        landscape.fill(grid, t, field, crew);
        double m = factor.at(t);
        crew.ranges(0, field.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                field[cell] *= m;
            }
        });
    }
}
