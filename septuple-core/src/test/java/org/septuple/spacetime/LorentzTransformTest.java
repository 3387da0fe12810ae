package org.septuple.spacetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

class LorentzTransformTest {

    private static final double ROUND_OFF = 0x1p-53;

    private static RandomStream random(RepetitionInfo repetition) {
        return new RandomStream(repetition.getCurrentRepetition(), Purpose.CHECK_POINTS, 0, 0);
    }

    private static double[] matrix(LorentzTransform transform) {
        double[] matrix = new double[16];
        for (int k = 0; k < 16; k++) {
            matrix[k] = transform.entry(k / 4, k % 4);
        }
        return matrix;
    }

    private static double[] shift(LorentzTransform transform) {
        double[] shift = new double[4];
        transform.event(shift, shift);
        return shift;
    }

    private static double norm(double[] matrix) {
        double squares = 0;
        for (double x : matrix) {
            squares += x * x;
        }
        return Math.sqrt(squares);
    }

    private static double distance(double[] one, double[] other) {
        double[] difference = one.clone();
        for (int k = 0; k < one.length; k++) {
            difference[k] -= other[k];
        }
        return norm(difference);
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[16];
        for (int k = 0; k < 64; k++) {
            product[4 * (k / 16) + k % 4] += a[4 * (k / 16) + k / 4 % 4] * b[4 * (k / 4 % 4) + k % 4];
        }
        return product;
    }

    private static double[] combination(double[] rotation, double[] rapidity) {
        double[] sum = new double[16];
        for (int a = 0; a < 3; a++) {
            for (int k = 0; k < 16; k++) {
                sum[k] += rapidity[a] * LorentzTransform.generator(a)[k]
                        + rotation[a] * LorentzTransform.generator(3 + a)[k];
            }
        }
        return sum;
    }

    /// e^K by the series of K/2^s, squared s times.
    private static double[] series(double[] generator) {
        double[] small = generator.clone();
        int squarings = 0;
        while (norm(small) > 0.25) {
            for (int k = 0; k < 16; k++) {
                small[k] /= 2;
            }
            squarings++;
        }
        double[] sum = matrix(LorentzTransform.identity());
        double[] term = sum.clone();
        for (int n = 1; n < 16; n++) {
            term = product(term, small);
            for (int k = 0; k < 16; k++) {
                term[k] /= n;
                sum[k] += term[k];
            }
        }
        for (int s = 0; s < squarings; s++) {
            sum = product(sum, sum);
        }
        return sum;
    }

    @RepeatedTest(20)
    void everyTransformKeepsEta(RepetitionInfo repetition) {
        LorentzTransform transform = new LorentzSample(random(repetition)).transform(5);
        double norm = norm(matrix(transform));
        assertThat(transform.defect()).isLessThan(8 * ROUND_OFF * norm * norm);
        assertThat(transform.determinant()).isCloseTo(1, within(1e-11));
        assertThat(transform.isOrthochronous()).isTrue();
    }

    /// The defect sees a wrong entry.
    @Test
    void aChangedEntryIsNoLorentzMatrix() {
        double[] matrix = matrix(LorentzTransform.boost(new double[] {1, 2, 2}, 1));
        assertThat(LorentzTransform.of(matrix).defect()).isLessThan(1e-14);
        matrix[5] += 1e-6;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorentzTransform.of(matrix))
                .withMessageContaining("no Lorentz matrix");
    }

    @Test
    void reflectionsAreImproper() {
        LorentzTransform parity = LorentzTransform.of(new double[] {1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1});
        LorentzTransform reversal = LorentzTransform.of(new double[] {-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});
        assertThat(parity.determinant()).isEqualTo(-1);
        assertThat(parity.isOrthochronous()).isTrue();
        assertThat(reversal.determinant()).isEqualTo(-1);
        assertThat(reversal.isOrthochronous()).isFalse();
        assertThat(parity.then(reversal).determinant()).isEqualTo(1);
    }

    @RepeatedTest(20)
    void transformsFormAGroup(RepetitionInfo repetition) {
        RandomStream random = random(repetition);
        LorentzSample sample = new LorentzSample(random);
        LorentzTransform a = sample.transform(2).then(LorentzTransform.shift(random.gaussians(4)));
        LorentzTransform b = LorentzTransform.shift(random.gaussians(4)).then(sample.transform(2));
        LorentzTransform c = sample.transform(2).then(LorentzTransform.shift(random.gaussians(4)));
        LorentzTransform left = a.then(b).then(c);
        LorentzTransform right = a.then(b.then(c));
        double scale = norm(matrix(a)) * norm(matrix(b)) * norm(matrix(c));
        assertThat(distance(matrix(left), matrix(right))).isLessThan(1e-14 * scale);
        assertThat(distance(shift(left), shift(right))).isLessThan(1e-14 * scale);
        LorentzTransform back = a.then(a.inverse());
        assertThat(distance(matrix(back), matrix(LorentzTransform.identity()))).isLessThan(1e-12);
        assertThat(norm(shift(back))).isLessThan(1e-12);
        assertThat(matrix(a.inverse().inverse())).isEqualTo(matrix(a));
        double[] x = sample.vector();
        double[] steps = new double[4];
        double[] whole = new double[4];
        a.event(x, steps);
        b.event(steps, steps);
        a.then(b).event(x, whole);
        assertThat(distance(whole, steps)).isLessThan(1e-13 * scale);
    }

    /// Velocities of collinear boosts add as rapidities.
    @Test
    void collinearBoostsAddTheirRapidities() {
        double[] n = {3, -1, 0.5};
        LorentzTransform both = LorentzTransform.boost(n, 1.7).then(LorentzTransform.boost(n, 0.9));
        LorentzTransform sum = LorentzTransform.boost(n, 2.6);
        assertThat(distance(matrix(both), matrix(sum))).isLessThan(1e-14 * norm(matrix(sum)));
        assertThat(both.rapidity()).isCloseTo(2.6, within(1e-14));
        LorentzTransform back = LorentzTransform.boost(n, 1.7).then(LorentzTransform.boost(n, -1.7));
        assertThat(distance(matrix(back), matrix(LorentzTransform.identity()))).isLessThan(1e-14);
    }

    /// β of a particle at rest, and 4/5 by hand: γ = 5/3, γβ = 4/3.
    @Test
    void aBoostMovesWhatRests() {
        double[] v = {1, 0, 0, 0};
        LorentzTransform.boost(new double[] {0, 0, 2}, Math.log(3)).vector(v, v);
        assertThat(v).containsExactly(new double[] {5 / 3., 0, 0, 4 / 3.}, within(1e-15));
    }

    /// A quarter turn about x³ takes x¹ to x².
    @Test
    void rotationsAreRightHanded() {
        double[] v = {2, 1, 0, 5};
        LorentzTransform.rotation(new double[] {0, 0, 7}, Math.PI / 2).vector(v, v);
        assertThat(v).containsExactly(new double[] {2, 0, 1, 5}, within(1e-15));
    }

    /// Thomas–Wigner: two boosts are a rotation by ε after a boost,
    /// 1 + cos ε = (1 + γ + γ₁ + γ₂)²/((1 + γ)(1 + γ₁)(1 + γ₂)), γ = γ₁γ₂(1 + β₁·β₂).
    @RepeatedTest(20)
    void twoBoostsTurnByWignersAngle(RepetitionInfo repetition) {
        RandomStream random = random(repetition);
        double[] first = random.gaussians(3);
        double[] second = random.gaussians(3);
        double one = 2 * random.nextUniform();
        double two = 2 * random.nextUniform();
        LorentzTransform both = LorentzTransform.boost(first, one).then(LorentzTransform.boost(second, two));
        double cosine = 0;
        for (int a = 0; a < 3; a++) {
            cosine += first[a] * second[a] / (norm(first) * norm(second));
        }
        double gamma = Math.cosh(one) * Math.cosh(two) + Math.sinh(one) * Math.sinh(two) * cosine;
        assertThat(both.entry(0, 0)).isCloseTo(gamma, within(1e-12));
        double sum = 1 + gamma + Math.cosh(one) + Math.cosh(two);
        double known = sum * sum / ((1 + gamma) * (1 + Math.cosh(one)) * (1 + Math.cosh(two))) - 1;
        double[] direction = {both.entry(0, 1), both.entry(0, 2), both.entry(0, 3)};
        LorentzTransform turn =
                LorentzTransform.boost(direction, -both.rapidity()).then(both);
        assertThat(turn.entry(0, 0)).isCloseTo(1, within(1e-11));
        double trace = turn.entry(1, 1) + turn.entry(2, 2) + turn.entry(3, 3);
        assertThat((trace - 1) / 2).isCloseTo(known, within(1e-11));
    }

    @Test
    void generatorsCommuteAsTheyMust() {
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                double[] turned = new double[16];
                double[] boosted = new double[16];
                double[] opposite = new double[16];
                for (int c = 0; c < 3; c++) {
                    int sign = (a - b) * (b - c) * (c - a) / 2;
                    for (int k = 0; k < 16; k++) {
                        turned[k] += sign * LorentzTransform.generator(3 + c)[k];
                        boosted[k] += sign * LorentzTransform.generator(c)[k];
                        opposite[k] -= sign * LorentzTransform.generator(3 + c)[k];
                    }
                }
                assertThat(distance(commutator(3 + a, 3 + b), turned)).isZero();
                assertThat(distance(commutator(3 + a, b), boosted)).isZero();
                assertThat(distance(commutator(a, b), opposite)).isZero();
            }
        }
        assertThat(norm(commutator(3, 4))).isEqualTo(Math.sqrt(2));
    }

    private static double[] commutator(int j, int k) {
        double[] one = product(LorentzTransform.generator(j), LorentzTransform.generator(k));
        double[] other = product(LorentzTransform.generator(k), LorentzTransform.generator(j));
        for (int i = 0; i < 16; i++) {
            one[i] -= other[i];
        }
        return one;
    }

    @RepeatedTest(20)
    void theExponentialIsThatOfTheSeries(RepetitionInfo repetition) {
        RandomStream random = random(repetition);
        double[] rotation = random.gaussians(3);
        double[] rapidity = random.gaussians(3);
        double[] known = series(combination(rotation, rapidity));
        assertThat(distance(matrix(LorentzTransform.exp(rotation, rapidity)), known))
                .isLessThan(2e-14 * norm(known));
    }

    @RepeatedTest(10)
    void pureGeneratorsGiveRotationsAndBoosts(RepetitionInfo repetition) {
        double[] v = random(repetition).gaussians(3);
        double[] none = new double[3];
        double[] boost = matrix(LorentzTransform.boost(v, norm(v)));
        double[] turn = matrix(LorentzTransform.rotation(v, norm(v)));
        assertThat(distance(matrix(LorentzTransform.exp(none, v)), boost)).isLessThan(4e-15 * norm(boost));
        assertThat(distance(matrix(LorentzTransform.exp(v, none)), turn)).isLessThan(4e-15);
    }

    /// Null rotations, ω ⟂ ζ of equal lengths: K³ = 0, so e^K = 1 + K + K²/2.
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-200, 1e-8, 1, 19})
    void nullRotationsHaveAShortSeries(double size) {
        double[] rotation = {size, 0, 0};
        double[] rapidity = {0, size, 0};
        double[] generator = combination(rotation, rapidity);
        double[] square = product(generator, generator);
        double[] known = matrix(LorentzTransform.identity());
        for (int k = 0; k < 16; k++) {
            known[k] += generator[k] + square[k] / 2;
        }
        assertThat(distance(matrix(LorentzTransform.exp(rotation, rapidity)), known))
                .isLessThan(1e-15 * norm(known));
    }

    /// Small rapidities keep all their digits.
    @Test
    void smallBoostsAreExact() {
        double[] n = {1, 0, 0};
        assertThat(LorentzTransform.boost(n, 1e-9).entry(0, 1)).isCloseTo(1e-9, within(1e-24));
        assertThat(LorentzTransform.exp(new double[3], new double[] {1e-9, 0, 0})
                        .entry(0, 1))
                .isCloseTo(1e-9, within(1e-24));
    }

    @Test
    void whatIsNoTransformIsRefused() {
        double[] n = {1, 0, 0};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorentzTransform.rotation(new double[3], 1))
                .withMessageContaining("axis is zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LorentzTransform.boost(n, 19.5))
                .withMessageContaining("round-off");
        assertThatIllegalArgumentException().isThrownBy(() -> LorentzTransform.boost(n, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> LorentzTransform.rotation(n, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> LorentzTransform.exp(new double[] {0, Double.NaN, 0}, n));
        assertThatIllegalArgumentException().isThrownBy(() -> LorentzTransform.exp(n, new double[] {0, 20, 0}));
        assertThatIllegalArgumentException().isThrownBy(() -> LorentzTransform.shift(n));
        assertThatIllegalArgumentException().isThrownBy(() -> LorentzTransform.generator(6));
    }
}
