package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Column;

/// Columns of the tables of kind `cosmology`.
final class CosmologyColumns {

    private static final Column TIME = Column.real("time", "t");

    private CosmologyColumns() {}

    static List<Column> of(FindingTable.Shape shape) {
        return switch (shape) {
            case COSMOLOGY ->
                List.of(
                        TIME,
                        Column.real("a", "scale factor"),
                        Column.real("hubble", "H, rate of expansion; not a number where a = 0"),
                        Column.real("acceleration", "second derivative of a; not a number where a = 0"),
                        Column.real("conformal", "integral of dt/a since t = 0"),
                        Column.real("volume", "a^3, to which the number of neurons is proportional"),
                        Column.real("curvature", "scalar curvature of space; not a number where a = 0"),
                        Column.real("error", "relative distance of a from the closed form; not a number without one"));
            case KASNER ->
                List.of(
                        TIME,
                        Column.real("a1", "scale factor along x"),
                        Column.real("a2", "along y"),
                        Column.real("a3", "along z"),
                        Column.real("h1", "rate of expansion along x"),
                        Column.real("h2", "along y"),
                        Column.real("h3", "along z"),
                        Column.real("a", "cube root of a1 a2 a3"),
                        Column.real("hubble", "mean rate of expansion"),
                        Column.real("acceleration", "second derivative of a"),
                        Column.real("error", "largest relative distance of a1, a2 and a3 from closed forms"));
            case NEURON_GROWTH ->
                List.of(
                        TIME,
                        Column.real("neurons", "number of neurons N"),
                        Column.real("a", "scale factor, cube root of N over its first value"),
                        Column.real("hubble", "H, a third of the rate of growth of N"),
                        Column.real("hubble_se", "its standard error"),
                        Column.real("lambda", "3 H^2, Lambda of the flat vacuum that expands so"),
                        Column.real("lambda_se", "its standard error"),
                        Column.real("acceleration", "second derivative of a"),
                        Column.real("acceleration_se", "its standard error"));
            default -> throw new IllegalArgumentException(shape + " is no table of kind cosmology");
        };
    }
}
