package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Column;

/// Columns of the tables of kind `gravity`.
final class PlantedColumns {

    private static final String STAGES = "0 equations, 1 lambda, 2 hamiltonian, 3 evolved, 4 geodesics";

    private PlantedColumns() {}

    static List<Column> of(FindingTable.Shape shape) {
        return shape == FindingTable.Shape.PLANTED_STAGES
                ? List.of(
                        Column.whole("seed", "number"),
                        Column.whole(
                                "what", "0 the universe, 1 shuffled, 2 random, 3 frozen, 4 exchanged: null models"),
                        Column.real("violation", "v, 0 for the solution and for null models"),
                        Column.whole("stage", STAGES),
                        Column.real("residual", "mean over copies"),
                        Column.real("residual_se", "its standard error"),
                        Column.whole("verdict", "1 holds, -1 fails, 0 inconclusive"))
                : List.of(
                        Column.whole("what", "0 density, 1 reach, 2 step"),
                        Column.real("value", "what it is"),
                        Column.whole("neurons", "of a copy"),
                        Column.whole("stage", STAGES),
                        Column.real("residual", "of the solution, mean over seeds"),
                        Column.real("residual_se", "its standard error"));
    }
}
