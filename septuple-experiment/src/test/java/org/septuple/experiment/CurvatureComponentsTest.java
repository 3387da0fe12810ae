package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.gravity.ClosedForms;
import org.septuple.spacetime.Metric;

/// Components at given events, by hand.
class CurvatureComponentsTest {

    private static double value(List<List<Double>> rows, int tensor, int i, int j, int k, int l) {
        List<List<Double>> found = rows.stream()
                .filter(row -> row.subList(0, 6)
                        .equals(List.of(0.0, (double) tensor, (double) i, (double) j, (double) k, (double) l)))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst().getLast();
    }

    /// Schwarzschild, M = 1, r = 4, θ = π/2: f = ½, R_trtr = −2M/r³, R_trtr = C_trtr, R_θφθφ = 2Mr sin²θ, Γ^t_tr = M/(r²f).
    @Test
    void schwarzschildByHand() {
        Metric metric = ClosedForms.of("schwarzschild", Map.of("mass", 1.0));
        List<List<Double>> rows = CurvatureComponents.rows(
                metric, List.of(List.of(0.0, 4.0, Math.PI / 2, 0.0), List.of(0.0, 1.0, Math.PI / 2, 0.0)));
        assertThat(rows).hasSize(CurvatureComponents.EACH).doesNotHaveDuplicates();
        assertThat(value(rows, CurvatureComponents.CONNECTION, 0, 0, 1, -1)).isCloseTo(1 / 8.0, within(1e-14));
        assertThat(value(rows, CurvatureComponents.CONNECTION, 1, 0, 0, -1)).isCloseTo(1 / 32.0, within(1e-14));
        assertThat(value(rows, CurvatureComponents.RIEMANN, 0, 1, 0, 1)).isCloseTo(-2 / 64.0, within(1e-14));
        assertThat(value(rows, CurvatureComponents.RIEMANN, 2, 3, 2, 3)).isCloseTo(8, within(1e-12));
        assertThat(value(rows, CurvatureComponents.WEYL, 2, 3, 2, 3)).isCloseTo(8, within(1e-12));
        assertThat(value(rows, CurvatureComponents.RICCI, 1, 1, -1, -1)).isCloseTo(0, within(1e-14));
    }

    /// De Sitter, H = 1 at t = 0: R_ab = 3g_ab, G_ab = −3g_ab, no Weyl tensor, R_0a0a = −1, R_abab = 1.
    @Test
    void deSitterByHand() {
        Metric metric = ClosedForms.of("de-sitter", Map.of("hubble", 1.0));
        List<List<Double>> rows = CurvatureComponents.rows(metric, List.of(List.of(0.0, 0.0, 0.0, 0.0)));
        assertThat(value(rows, CurvatureComponents.RICCI, 0, 0, -1, -1)).isCloseTo(-3, within(1e-14));
        assertThat(value(rows, CurvatureComponents.EINSTEIN, 1, 1, -1, -1)).isCloseTo(-3, within(1e-14));
        assertThat(value(rows, CurvatureComponents.RIEMANN, 0, 2, 0, 2)).isCloseTo(-1, within(1e-14));
        assertThat(value(rows, CurvatureComponents.RIEMANN, 1, 2, 1, 2)).isCloseTo(1, within(1e-14));
        assertThat(value(rows, CurvatureComponents.RIEMANN, 0, 1, 2, 3)).isCloseTo(0, within(1e-14));
        assertThat(rows.stream()
                        .filter(row -> row.get(1) == CurvatureComponents.WEYL)
                        .mapToDouble(List::getLast))
                .hasSize(21)
                .allMatch(value -> Math.abs(value) < 1e-14);
    }
}
