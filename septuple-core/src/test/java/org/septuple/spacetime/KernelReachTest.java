package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Which kernels are too large for a search, beside closed forms.
class KernelReachTest {

    /// Equal neurons g = 4·1 but for one, diagonal.
    private static LocalNeurons oneAmong(int size, int at, double... diagonal) {
        double[] matrices = new double[6 * size];
        for (int i = 0; i < size; i++) {
            for (int a = 0; a < 3; a++) {
                matrices[6 * i + new int[] {0, 3, 5}[a]] = i == at ? diagonal[a] : 4;
            }
        }
        return LocalNeurons.of(matrices, new double[6 * size]);
    }

    /// ℓ² = (4^(N−1) q)^(−1/N) for q = (det g)^(1/3) of the odd one.
    private static double unit(int size, double... diagonal) {
        double q = Math.cbrt(diagonal[0] * diagonal[1] * diagonal[2]);
        return Math.sqrt(Math.pow(Math.pow(4, size - 1) * q, -1.0 / size));
    }

    @Test
    void volumeAndWidthAreThoseOfTheClosedForm() {
        double[] odd = {0.04, 0.25, 1};
        KernelReach reach = KernelReach.of(oneAmong(64, 7, odd));
        double unit = unit(64, odd);
        double volume = 5 * 2 * 1 / Math.pow(unit, 3);
        assertThat(reach.largest()).isEqualTo(7);
        assertThat(reach.widest()).isEqualTo(7);
        assertThat(reach.volume()).isCloseTo(volume / 64, within(1e-12));
        assertThat(reach.width()).isCloseTo(5 / unit / 4, within(1e-12));
        assertThat(reach.work()).isCloseTo((volume + 63 / 8.0 / Math.pow(unit, 3)) / 64, within(1e-12));
    }

    @Test
    void equalNeuronsFillTheirShare() {
        KernelReach reach = KernelReach.of(oneAmong(64, 0, 4, 4, 4));
        assertThat(reach.volume()).isCloseTo(1.0 / 64, within(1e-14));
        assertThat(reach.work()).isCloseTo(1, within(1e-13));
    }

    @Test
    void hugeKernelsAreRefusedByName() {
        LocalNeurons huge = oneAmong(27, 5, 1e-6, 1e-6, 1e-6);
        assertThatThrownBy(() -> KernelReach.of(huge).require())
                .hasMessageContaining("neuron 5 fills the box")
                .hasMessageContaining("at most 10");
        LocalNeurons needle = oneAmong(27, 6, 1e-9, 1e4, 1e4);
        assertThatThrownBy(() -> KernelReach.of(needle).require())
                .hasMessageContaining("neuron 6 is")
                .hasMessageContaining("sides of the box");
        assertThatCode(() -> KernelReach.of(oneAmong(27, 5, 0.1, 0.1, 0.1)).require())
                .doesNotThrowAnyException();
    }

    /// All kernels have one volume; exchanged column by column, σ long on one axis and on two come together.
    @Test
    void columnsAreRefusedWhereTheyMakeAHugeKernel() {
        double[] matrices = new double[6 * 4];
        double[][] diagonals = {{1e-6, 1e3, 1e3}, {1e-3, 1e-3, 1e6}, {1, 1, 1}, {1, 1, 1}};
        for (int i = 0; i < 4; i++) {
            matrices[6 * i] = diagonals[i][0];
            matrices[6 * i + 3] = diagonals[i][1];
            matrices[6 * i + 5] = diagonals[i][2];
        }
        LocalNeurons neurons = LocalNeurons.of(matrices, new double[24]);
        assertThatCode(() -> FrameTrial.require(neurons, trial(EigenvalueExchange.TRIPLES)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> FrameTrial.require(neurons, trial(EigenvalueExchange.COLUMNS)))
                .hasMessageContaining("fills the box");
    }

    private static FrameTrial.Settings trial(EigenvalueExchange exchange) {
        return new FrameTrial.Settings(FrameSearch.Settings.standard(), 4, exchange, 1);
    }

    @Test
    void walksBeginAtTheOriginAndSpreadByTheirSteps() {
        Neurons neurons = Neurons.of(new double[3 * 400], ones(400));
        LocalNeurons walks = LocalNeurons.walking(neurons, 5, 0.3, 1);
        double square = 0;
        for (int i = 0; i < 400; i++) {
            for (int a = 0; a < 3; a++) {
                assertThat(walks.path(i, 0, a)).isZero();
                square += walks.path(i, 4, a) * walks.path(i, 4, a);
            }
        }
        double expected = 4 * 0.09;
        double error = expected * Math.sqrt(2.0 / 1200);
        assertThat((square / 1200 - expected) / error).isBetween(-3.0, 3.0);
    }

    private static double[] ones(int size) {
        double[] matrices = new double[6 * size];
        Arrays.setAll(matrices, k -> k % 6 == 0 || k % 6 == 3 || k % 6 == 5 ? 1 : 0);
        return matrices;
    }
}
