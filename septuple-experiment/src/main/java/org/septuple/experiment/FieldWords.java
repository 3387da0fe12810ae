package org.septuple.experiment;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Circulation;
import org.septuple.quantum.SampledDistance;

/// What all macroscopic solutions tell alike.
final class FieldWords {

    private FieldWords() {}

    /// −∫ p log p.
    static double entropy(Grid grid, double[] density) {
        double[] terms = new double[density.length];
        for (int cell = 0; cell < terms.length; cell++) {
            terms[cell] = density[cell] > 0 ? -density[cell] * Elementary.log(density[cell]) : 0;
        }
        return grid.integral(terms);
    }

    /// Mean of a coordinate; of a density whose integral need not be 1.
    static double mean(Grid grid, double[] density, int axis) {
        double[] moment = new double[density.length];
        for (int cell = 0; cell < moment.length; cell++) {
            moment[cell] = density[cell] * grid.axis(axis).position(grid.along(cell, axis));
        }
        return grid.integral(moment) / grid.integral(density);
    }

    /// Its variance.
    static double variance(Grid grid, double[] density, int axis) {
        double mean = mean(grid, density, axis);
        double[] moment = new double[density.length];
        for (int cell = 0; cell < moment.length; cell++) {
            double away = grid.axis(axis).position(grid.along(cell, axis)) - mean;
            moment[cell] = density[cell] * away * away;
        }
        return grid.integral(moment) / grid.integral(density);
    }

    static double code(Circulation.Verdict verdict) {
        return switch (verdict) {
            case QUANTISED -> 1;
            case NOT_QUANTISED -> 0;
            case UNDECIDED -> -1;
        };
    }

    /// The distance of particles from their density as results.
    static void put(FieldNotes notes, SampledDistance found) {
        notes.put("particles.distance", found.distance());
        notes.put("particles.expected", found.expected());
        notes.put("particles.z", found.z());
    }

    /// The circulation of a loop as a result: in units of μ/M, and whether it is whole.
    static void put(FieldNotes notes, int loop, int loops, Circulation circulation) {
        String suffix = loops == 1 ? "" : "." + loop;
        notes.put("winding" + suffix, circulation.turns());
        notes.put("quantised" + suffix, code(circulation.verdict()));
    }
}
