package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.TimeScheme;

class FieldCostTest {

    /// Heap in use after a run with entropy, solver and two densities, was measured on 600² cells in numbers per cell; the
    /// estimate adds 8 for the frame, its notes and a checkpoint, and may be a tenth too large.
    @ParameterizedTest
    @CsvSource({
        "SPLIT, false, 9.97",
        "EULER, false, 26.04",
        "SECOND, false, 27.13",
        "EXPONENTIAL, false, 13.25",
        "SPLIT, true, 11.79",
        "SECOND, true, 35.49"
    })
    void fieldsOfADensityAreThoseMeasured(TimeScheme scheme, boolean tensor, double measured) {
        Axis axis = new Axis(-2, 2, 10, Boundary.REFLECTING);
        double[] tensorOrNot = {0.5, tensor ? 0.2 : 0, tensor ? 0.2 : 0, 0.5};
        FokkerPlanckPlan plan = new FokkerPlanckPlan(
                Grid.of(axis, axis),
                Harmonic.of(new double[2], new double[] {1, 1}),
                1,
                Diffusion.tensor(2, tensorOrNot),
                GaussianDensity.of(new double[2], new double[] {0.2, 0.2}),
                1,
                1,
                scheme,
                0.01,
                0,
                0,
                0);
        assertThat((double) FieldCost.fields(plan) - 8).isBetween(measured - 0.2, 1.1 * measured + 1);
    }
}
