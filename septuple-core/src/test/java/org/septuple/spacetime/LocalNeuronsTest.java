package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Eigenvalues exchanged between neurons, and the decomposition behind that beside another one.
class LocalNeuronsTest {

    private static double[] sorted(LocalNeurons neurons, int rank) {
        PrincipalAxes axes = new PrincipalAxes();
        double[] packed = new double[6];
        double[] values = new double[neurons.size()];
        for (int i = 0; i < values.length; i++) {
            neurons.matrix(i, packed);
            axes.decompose(packed, 0);
            values[i] = axes.value(rank);
        }
        Arrays.sort(values);
        return values;
    }

    @Test
    void eigenvaluesAreThoseOfAnotherDecomposition() {
        RandomStream random = new RandomStream(1, Purpose.KNOWN_PROCESS, 62, 0);
        PrincipalAxes axes = new PrincipalAxes();
        for (int k = 0; k < 50; k++) {
            double[] m = random.gaussians(6);
            axes.decompose(m, 0);
            double[] other = new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(
                            new double[][] {{m[0], m[1], m[2]}, {m[1], m[3], m[4]}, {m[2], m[4], m[5]}}))
                    .getEigenvalues();
            Arrays.sort(other);
            double[] again = new double[6];
            double[] values = {axes.value(0), axes.value(1), axes.value(2)};
            axes.compose(values, again, 0);
            assertThat(values).containsExactly(other, within(1e-13));
            assertThat(again).containsExactly(m, within(1e-13));
        }
    }

    @Test
    void triplesKeepDeterminantsAndColumnsKeepColumns() {
        LocalNeurons own = FlatnessFieldTest.neurons(40, 2, 0.15, 0.3, 1);
        LocalNeurons triples = own.exchanged(EigenvalueExchange.TRIPLES, 1, 0);
        LocalNeurons columns = own.exchanged(EigenvalueExchange.COLUMNS, 1, 0);
        double[] before = new double[40];
        double[] after = new double[40];
        double[] mixed = new double[40];
        for (int i = 0; i < 40; i++) {
            before[i] = own.determinant(i);
            after[i] = triples.determinant(i);
            mixed[i] = columns.determinant(i);
            assertThat(triples.path(i, 1, 2)).isEqualTo(own.path(i, 1, 2));
        }
        assertThat(after[3]).isNotCloseTo(before[3], within(1e-6));
        Arrays.sort(before);
        Arrays.sort(after);
        Arrays.sort(mixed);
        assertThat(after).containsExactly(before, within(1e-12));
        assertThat(mixed[39]).isNotCloseTo(before[39], within(1e-6));
    }

    @Test
    void samplesAreNested() {
        LocalNeurons all = FlatnessFieldTest.neurons(20, 2, 0.15, 0.3, 1);
        LocalNeurons few = FrameTrial.sample(all, 5, 1);
        LocalNeurons more = FrameTrial.sample(all, 9, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(more.path(i, 1, 0)).isEqualTo(few.path(i, 1, 0));
            assertThat(more.determinant(i)).isEqualTo(few.determinant(i));
        }
    }

    /// Each of the columns is a permutation of the same values, where no triple reverses its order.
    @Test
    void columnsAreSortedAlike() {
        double[] matrices = new double[60];
        for (int i = 0; i < 10; i++) {
            matrices[6 * i] = 1 + 0.01 * i;
            matrices[6 * i + 3] = 2 + 0.01 * i;
            matrices[6 * i + 5] = 3 + 0.01 * i;
        }
        LocalNeurons own = LocalNeurons.of(matrices, new double[30]);
        for (int rank = 0; rank < 3; rank++) {
            assertThat(sorted(own.exchanged(EigenvalueExchange.COLUMNS, 2, 1), rank))
                    .containsExactly(sorted(own, rank), within(1e-13));
        }
    }
}
