package org.septuple.report;

import java.util.Collections;
import java.util.List;

/// A coordinate of a grid: the values at the middles of equally wide cells.
///
/// @param name   of the coordinate
/// @param values rising or falling, at least one
record Coordinate(String name, List<Double> values) {

    Coordinate {
        values = List.copyOf(values);
    }

    int size() {
        return values.size();
    }

    double low() {
        return Collections.min(values);
    }

    double high() {
        return Collections.max(values);
    }

    /// Whether a value lies between the outermost ones.
    boolean covers(double value) {
        return value >= low() && value <= high();
    }

    /// Where a value lies, linear between the middles of cells.
    ///
    /// @return 0 at the outer edge of the first cell, 1 at that of the last
    double position(double value) {
        for (int k = 0; k + 1 < size(); k++) {
            double from = values.get(k);
            double to = values.get(k + 1);
            if (value >= Math.min(from, to) && value <= Math.max(from, to)) {
                return (k + 0.5 + (to == from ? 0 : (value - from) / (to - from))) / size();
            }
        }
        return 0.5 / size();
    }

    /// Round numbers between the outermost values; the value itself if there is but one.
    List<Axis.Tick> ticks() {
        if (low() == high()) {
            return List.of(new Axis.Tick(low(), NumberText.significant(low(), 3)));
        }
        return Axis.linear(name, "", low(), high()).ticks().stream()
                .filter(tick -> covers(tick.value()))
                .toList();
    }
}
