package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SellingDecompositionTest {

    @Test
    void termsAddUpToTheMatrixWithPositiveWeights() {
        Random random = new Random(7);
        for (int d = 2; d <= 3; d++) {
            for (int trial = 0; trial < 200; trial++) {
                double[] root = random.doubles((long) d * d, -1, 1).toArray();
                double[] matrix = new double[d * d];
                for (int k = 0; k < d; k++) {
                    for (int l = 0; l < d; l++) {
                        for (int m = 0; m < d; m++) {
                            matrix[k * d + l] += root[Math.min(k, l) * d + m] * root[Math.max(k, l) * d + m];
                        }
                    }
                    matrix[k * d + k] += 1e-3;
                }
                double[] rest = matrix.clone();
                SellingDecomposition sum = SellingDecomposition.of(d, matrix);
                assertThat(sum.terms().size()).isLessThanOrEqualTo(d * (d + 1) / 2);
                for (SellingDecomposition.Term term : sum.terms()) {
                    assertThat(term.weight()).isPositive();
                    for (int k = 0; k < d; k++) {
                        for (int l = 0; l < d; l++) {
                            rest[k * d + l] -= term.weight()
                                    * term.offset().get(k)
                                    * term.offset().get(l);
                        }
                    }
                }
                for (double left : rest) {
                    assertThat(left).isCloseTo(0, within(1e-12));
                }
            }
        }
    }

    @Test
    void diagonalMatricesNeedTheAxesAlone() {
        assertThat(SellingDecomposition.of(3, new double[] {2, 0, 0, 0, 3, 0, 0, 0, 4})
                        .terms())
                .allMatch(term -> term.offset().stream().mapToInt(Math::abs).sum() == 1)
                .hasSize(3);
    }

    @Test
    void singularInAnIrrationalDirectionIsRefused() {
        double s = Math.sqrt(2);
        assertThatThrownBy(() -> SellingDecomposition.of(2, new double[] {1, s, s, 1.5}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
