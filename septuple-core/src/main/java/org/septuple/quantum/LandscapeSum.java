package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Grid;

/// Landscapes added up.
///
/// @param terms one or more, of equal dimensions
public record LandscapeSum(List<Landscape> terms) implements Landscape {

    /// Copies and checks.
    public LandscapeSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("no terms: need at least one");
        }
        int d = terms.getFirst().dimensions();
        for (Landscape term : terms) {
            if (term.dimensions() != d) {
                throw new IllegalArgumentException(
                        "terms of %d and of %d coordinates: need the same number".formatted(d, term.dimensions()));
            }
        }
    }

    @Override
    public int dimensions() {
        return terms.getFirst().dimensions();
    }

    @Override
    public boolean varies() {
        return terms.stream().anyMatch(Landscape::varies);
    }

    @Override
    public double value(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            sum += terms.get(i).value(q, t);
        }
        return sum;
    }

    @Override
    public void gradient(double[] q, double t, double[] into) {
        double[] part = new double[dimensions()];
        Arrays.fill(into, 0, part.length, 0);
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).gradient(q, t, part);
            for (int k = 0; k < part.length; k++) {
                into[k] += part[k];
            }
        }
    }

    @Override
    public double laplacian(double[] q, double t) {
        double sum = 0;
        for (int i = 0; i < terms.size(); i++) {
            sum += terms.get(i).laplacian(q, t);
        }
        return sum;
    }

    @Override
    public void fill(Grid grid, double t, double[] field, Crew crew) {
        terms.getFirst().fill(grid, t, field, crew);
        double[] part = new double[terms.size() > 1 ? field.length : 0];
        for (int i = 1; i < terms.size(); i++) {
            terms.get(i).fill(grid, t, part, crew);
            crew.ranges(0, field.length, (from, to) -> {
                for (int cell = from; cell < to; cell++) {
                    field[cell] += part[cell];
                }
            });
        }
    }
}
