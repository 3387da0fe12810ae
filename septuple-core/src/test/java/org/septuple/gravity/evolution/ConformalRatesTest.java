package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.gravity.evolution.Conformal.Variant;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// Rates of [Conformal] are those of [Adm], and multiples of what is violated: with the Hamiltonian and the momentum constraint H and M_i, p^i = Γ̂^i − Γ̃^i, Z_i = ½ γ̃_ij p^j,
///
/// ```
/// BSSN:  ∂_t K_ij = α (ADM − ⅓ γ_ij H + (D̃_(i p_j))^TF) − D_i D_j α,  ∂_t Γ̂^i = ∂_t Γ̃^i(γ̃) + 2α γ̃^ij M_j
/// CCZ4:  ∂_t K_ij = ADM + 2 D_(i Z_j) − 2Θ K_ij − κ₁(1 + κ₂) Θ γ_ij,  ∂_t Γ̂^i = ∂_t Γ̃^i(γ̃) + 2γ̃^ij (M_j + ∂_j Θ − (⅔K + κ₁) Z_j)
///        ∂_t Θ = ½H + D_i Z^i − ΘK − κ₁(2 + κ₂) Θ
/// ```
class ConformalRatesTest {

    private static final int SIX = SpatialSlice.PAIRS;
    private static final double LAMBDA = 1.47;
    private static final double TIME = 0.3;
    private static final Variant.Ccz4 CCZ4 = new Variant.Ccz4(0.7, -0.3);

    static Stream<Arguments> variants() {
        return Stream.of(4, 6)
                .flatMap(order -> Stream.of(new Variant.Bssn(), new Variant.Harmonic(), CCZ4)
                        .map(variant -> Arguments.of(order, variant)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void ratesAreThoseOfAdmAndMultiplesOfViolations(int order, Variant variant) {
        Discretisation differences = new Discretisation(order, 0);
        double[] coarse = new Comparison(12, differences, variant).errors();
        double[] fine = new Comparison(24, differences, variant).errors();
        assertThat(fine[0]).isLessThan(1e-12);
        for (int n = 1; n < (variant instanceof Variant.Ccz4 ? 4 : 3); n++) {
            assertThat(Math.log(coarse[n] / fine[n]) / Math.log(2)).isBetween(order - 1.0, order + 1.0);
        }
    }

    /// Of one grid.
    private static final class Comparison {
        private final Grid grid;
        private final Conformal conformal;
        private final SpatialSlice slice;
        private final double[][] fields;
        private final double[][] rates;
        private final double[][] adm;
        /// p_i = γ̃_ij p^j.
        private final double[][] lowered;
        private final double[][] lapse;
        private final SpatialPoint point;
        private final SpatialPoint unit;
        private final SpatialPoint later;
        private final SpatialPoint earlier;
        private final double[][] after;
        private final double[][] before;

        Comparison(int n, Discretisation differences, Variant variant) {
            grid = PeriodicSpacetimes.cube(n);
            conformal = new Conformal(LAMBDA, differences, variant);
            SpatialSlice empty = SpatialSlice.of(PeriodicSpacetimes.wavy(), grid, TIME);
            double[] density = new double[grid.size()];
            Arrays.fill(density, 0.4);
            slice = conformal.harmonic() ? empty : empty.withDust(density);
            fields = conformal.fields(slice);
            lowered = new double[3][grid.size()];
            lapse = new double[1][grid.size()];
            Arrays.fill(lapse[0], 1);
            violate();
            rates = new double[fields.length][grid.size()];
            conformal.rates(grid, Engine.scalar()).of(fields, rates);
            adm = new double[slice.fields().length][grid.size()];
            new Adm(LAMBDA, differences).rates(grid, Engine.scalar()).of(slice.fields(), adm);
            point = new SpatialPoint(grid, differences);
            unit = new SpatialPoint(grid, differences);
            later = new SpatialPoint(grid, differences);
            earlier = new SpatialPoint(grid, differences);
            after = moved(1e-4);
            before = moved(-1e-4);
        }

        private void violate() {
            double[] q = new double[3];
            for (int cell = 0; cell < grid.size(); cell++) {
                grid.position(cell, q);
                double[] p = new double[3];
                for (int k = 0; k < 3; k++) {
                    p[k] = 0.3 * Math.sin(2 * Math.PI * (q[k] + q[(k + 1) % 3]) + k);
                    fields[Conformal.GAMMA + k][cell] += p[k];
                }
                for (int n = 0; n < 9; n++) {
                    lowered[n / 3][cell] += fields[SpatialSlice.pair(n / 3, n % 3)][cell] * p[n % 3];
                }
                if (conformal.evolved() > Conformal.EXTRA) {
                    fields[Conformal.EXTRA][cell] = 0.2 * Math.cos(2 * Math.PI * (q[0] - q[1] + q[2]));
                }
                if (conformal.harmonic()) {
                    lapse[0][cell] = Math.exp(fields[Conformal.EXTRA][cell]);
                }
            }
        }

        /// γ̃ a little later, or earlier.
        private double[][] moved(double time) {
            double[][] all = new double[2 * SIX][grid.size()];
            for (int q = 0; q < SIX; q++) {
                for (int cell = 0; cell < grid.size(); cell++) {
                    all[q][cell] = fields[q][cell] + time * rates[q][cell];
                }
            }
            return all;
        }

        /// Largest errors of ∂_t γ_ij, ∂_t K_ij, ∂_t Γ̂^i, ∂_t Θ.
        double[] errors() {
            double[] errors = new double[4];
            for (int cell = 0; cell < grid.size(); cell++) {
                point.at(slice.fields(), cell);
                point.extrinsicSlopes(slice.fields());
                unit.at(fields, cell);
                later.at(after, cell);
                earlier.at(before, cell);
                double[] extrinsic = extrinsic(cell);
                for (int q = 0; q < SIX; q++) {
                    double root = Math.exp(4 * fields[Conformal.PHI][cell]);
                    double stretch = 4 * rates[Conformal.PHI][cell];
                    double third = fields[Conformal.MEAN][cell] / 3;
                    double traceless = fields[Conformal.TRACELESS + q][cell] + fields[q][cell] * third;
                    double metric = root * Math.fma(stretch, fields[q][cell], rates[q][cell]);
                    double found = root
                            * (stretch * traceless
                                    + rates[Conformal.TRACELESS + q][cell]
                                    + rates[q][cell] * third
                                    + fields[q][cell] * rates[Conformal.MEAN][cell] / 3);
                    larger(errors, 0, metric + 2 * lapse[0][cell] * point.extrinsic[q]);
                    larger(errors, 1, found - extrinsic[q]);
                }
                for (int k = 0; k < 3; k++) {
                    larger(errors, 2, rates[Conformal.GAMMA + k][cell] - gamma(k, cell));
                }
                if (conformal.variant() instanceof Variant.Ccz4) {
                    larger(errors, 3, rates[Conformal.EXTRA][cell] - theta(cell));
                }
            }
            return errors;
        }

        private static void larger(double[] errors, int at, double error) {
            errors[at] = Math.max(errors[at], Math.abs(error));
        }

        private static double contracted(double[] inverse, double[] tensor) {
            double sum = 0;
            for (int n = 0; n < 9; n++) {
                int q = SpatialSlice.pair(n / 3, n % 3);
                sum += inverse[q] * tensor[q];
            }
            return sum;
        }

        private double hamiltonian(int cell) {
            double square = 0;
            for (int n = 0; n < 9; n++) {
                square += point.mixed[n] * point.mixed[3 * (n % 3) + n / 3];
            }
            return contracted(point.inverse, point.ricci)
                    + point.mean * point.mean
                    - square
                    - 2 * (LAMBDA + slice.density(cell));
        }

        /// ∇_i v_j + ∇_j v_i of a connection.
        private double[] symmetric(double[][] vector, SpatialPoint space, int cell) {
            double[] all = new double[SIX];
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    int q = SpatialSlice.pair(i, j);
                    all[q] = space.stencil().slope(vector[j], i)
                            + space.stencil().slope(vector[i], j);
                    for (int k = 0; k < 3; k++) {
                        all[q] -= 2 * space.upper[SIX * k + q] * vector[k][cell];
                    }
                }
            }
            return all;
        }

        /// Expected ∂_t K_ij.
        private double[] extrinsic(int cell) {
            double[] expected = new double[SIX];
            boolean ccz4 = conformal.variant() instanceof Variant.Ccz4;
            double[] spread = symmetric(lowered, ccz4 ? point : unit, cell);
            double trace = contracted(point.inverse, spread) / 3;
            double theta = ccz4 ? fields[Conformal.EXTRA][cell] : 0;
            for (int q = 0; q < SIX; q++) {
                double rate = adm[SIX + q][cell];
                if (ccz4) {
                    double damped = CCZ4.kappa1() * (1 + CCZ4.kappa2()) * theta * point.metric[q];
                    expected[q] = rate + 0.5 * spread[q] - 2 * theta * point.extrinsic[q] - damped;
                } else {
                    double free = 0.5 * (spread[q] - trace * point.metric[q]);
                    expected[q] = lapse[0][cell] * (rate - hamiltonian(cell) * point.metric[q] / 3 + free);
                }
            }
            return conformal.harmonic() ? pushed(expected) : expected;
        }

        /// − D_i D_j α.
        private double[] pushed(double[] expected) {
            for (int i = 0; i < 3; i++) {
                for (int j = i; j < 3; j++) {
                    int q = SpatialSlice.pair(i, j);
                    SpatialStencil stencil = point.stencil();
                    expected[q] -= i == j ? stencil.bend(lapse[0], i) : stencil.mixed(lapse[0], i, j);
                    for (int k = 0; k < 3; k++) {
                        expected[q] += point.upper[SIX * k + q] * stencil.slope(lapse[0], k);
                    }
                }
            }
            return expected;
        }

        /// D_k K_ij.
        private double derivative(int k, int i, int j) {
            double sum = point.firstExtrinsic[SIX * k + SpatialSlice.pair(i, j)];
            for (int l = 0; l < 3; l++) {
                sum -= point.upper[SIX * l + SpatialSlice.pair(k, i)] * point.extrinsic[SpatialSlice.pair(l, j)];
                sum -= point.upper[SIX * l + SpatialSlice.pair(k, j)] * point.extrinsic[SpatialSlice.pair(i, l)];
            }
            return sum;
        }

        private double momentum(int i) {
            double sum = 0;
            for (int n = 0; n < 9; n++) {
                int j = n / 3;
                int k = n % 3;
                sum += point.inverse[SpatialSlice.pair(j, k)] * (derivative(k, i, j) - derivative(i, j, k));
            }
            return sum;
        }

        /// Expected ∂_t Γ̂^k.
        private double gamma(int k, int cell) {
            double sum = (later.trace[k] - earlier.trace[k]) / 2e-4;
            for (int j = 0; j < 3; j++) {
                double push = lapse[0][cell] * momentum(j);
                if (conformal.variant() instanceof Variant.Ccz4) {
                    push += point.stencil().slope(fields[Conformal.EXTRA], j);
                    push -= (2.0 / 3 * point.mean + CCZ4.kappa1()) * 0.5 * lowered[j][cell];
                }
                sum += 2 * unit.inverse[SpatialSlice.pair(k, j)] * push;
            }
            return sum;
        }

        /// Expected ∂_t Θ.
        private double theta(int cell) {
            double theta = fields[Conformal.EXTRA][cell];
            double divergence = 0.5 * contracted(point.inverse, symmetric(lowered, point, cell)) * 0.5;
            double damped = CCZ4.kappa1() * (2 + CCZ4.kappa2()) * theta;
            return 0.5 * hamiltonian(cell) + divergence - theta * point.mean - damped;
        }
    }
}
