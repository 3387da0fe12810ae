package org.septuple.numerics.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Kernels;

/// Registers give the bits of the scalar loops.
class VectorGaussiansTest {

    @Test
    void bitsAreThoseOfTheScalarTwin() {
        GaussianRound scalar = new GaussianRound();
        GaussianRound vector = new GaussianRound();
        scalar.run(Kernels.scalar().gaussians());
        vector.run(new VectorGaussians(
                Kernels.scalar().gaussians(),
                new VectorElementary(Kernels.scalar().elementary())));
        assertThat(vector.found).isEqualTo(scalar.found).isGreaterThan(20);
        assertThat(vector.weights).isEqualTo(scalar.weights);
        assertThat(vector.sums).isEqualTo(scalar.sums);
        assertThat(Arrays.stream(scalar.sums).filter(sum -> sum == 0)).hasSize(GaussianRound.UNUSED);
    }
}
