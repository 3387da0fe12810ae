package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Column;

/// Columns of what sections 7 and 8 say of the neurons of a network.
final class GravityColumns {

    private static final String ERROR = "its standard error";

    private GravityColumns() {}

    static List<Column> of(FindingTable.Shape shape) {
        return switch (shape) {
            case CHAIN ->
                List.of(
                        Column.whole(
                                "step",
                                "0 (8.1), 1 (8.2), 2 (8.3); (8.4) 3 line 1, 4 line 2; 5 (8.5); (8.7) 6 line 1, 7 line 2, 8 line 3; 9 the action of (8.8)"),
                        Column.whole("corrected", "0 as printed, 1 with E6, E8, E16 and the boundary term"),
                        Column.real(
                                "value",
                                "per unit of time, less N; without a space-time nats over d steps, less the sum of sigma"),
                        Column.real("value_se", ERROR),
                        Column.real(
                                "change",
                                "distance from the step before over the sum of both absolute values; 0 at the first"),
                        Column.real("change_se", ERROR));
            case NEURON_NUMBER ->
                List.of(
                        Column.whole("neurons", "how many are left"),
                        Column.real("volume", "integral of sqrt gamma over the box that held all, mean over copies"),
                        Column.real("volume_se", ERROR),
                        Column.real("lambda_number", "Lambda by the number of neurons, a third of the mean of R"),
                        Column.real("lambda_number_se", ERROR),
                        Column.real("lambda_einstein", "Lambda of the six equations in the same box"),
                        Column.real("lambda_einstein_se", ERROR));
            case EINSTEIN_VARIANTS ->
                List.of(
                        Column.whole(
                                "variant",
                                "0 as measured; 1 every other neuron; kernels 2 wide, 3 narrow; places 4 at neurons, 5 midway; 6 half of the copies; null models: 7 axes of g turned, 8 g of other neurons, 9 straight lines, 10 at rest"),
                        Column.real("vacuum", "G_ab over its terms (8.10)"),
                        Column.real("vacuum_se", ERROR),
                        Column.real(
                                "with_lambda", "the same of G_ab + Lambda g_ab, Lambda fitted on other copies (8.12)"),
                        Column.real("with_lambda_se", ERROR),
                        Column.real("terms", "what G_ab is a sum of, per squared proper length"),
                        Column.real("terms_se", ERROR));
            case EINSTEIN_MAP ->
                List.of(
                        Column.real("x", "first coordinate of space"),
                        Column.real("y", "second coordinate"),
                        Column.real("z", "third coordinate"),
                        Column.real(
                                "residual",
                                "G_ab + Lambda g_ab over its terms, Lambda the best of all copies; not a number where there is no metric"),
                        Column.real("terms", "what it is a sum of, per squared proper length"));
            default -> throw new IllegalArgumentException(shape + " is no table of sections 7 and 8");
        };
    }
}
