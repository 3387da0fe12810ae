package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.gravity.Friedmann;
import org.septuple.gravity.Kasner;
import org.septuple.gravity.SpatialEinstein;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// Universes with a dial: solutions at 0, against closed forms, and what the dial adds to Einstein's equations.
class PlantedUniverseTest {

    private static final double HUBBLE = 0.3;
    private static final double TIME = 1.7;
    private static final PlantedUniverse.Kasner KASNER = new PlantedUniverse.Kasner(HUBBLE, 1.5, TIME);
    private static final PlantedUniverse.DeSitter DE_SITTER = new PlantedUniverse.DeSitter(HUBBLE);

    private static MetricJet jet(Metric metric, double t, double x) {
        MetricJet jet = new MetricJet(2);
        jet.event()[0] = t;
        jet.event()[1] = x;
        assertThat(metric.at(jet)).isTrue();
        return jet;
    }

    private static void areSame(MetricJet one, MetricJet other) {
        assertThat(one.metric()).containsExactly(other.metric(), within(1e-13));
        assertThat(one.first()).containsExactly(other.first(), within(1e-13));
        assertThat(one.second()).containsExactly(other.second(), within(1e-12));
    }

    private static SpatialEinstein einstein(PlantedUniverse universe, double violation, double t) {
        SpatialEinstein einstein = new SpatialEinstein();
        assertThat(einstein.of(jet(universe.metric(violation, 0.4), t, 0.7))).isTrue();
        return einstein;
    }

    @Test
    void solutionsAreTheClosedForms() {
        Metric lambda = Friedmann.lambda(HUBBLE, 0).automatic();
        double[] p = KASNER.exponents();
        Metric kasner = Kasner.lambda(HUBBLE, p[0], p[1], p[2]).automatic();
        for (double t : new double[] {-0.4, 0, 0.6}) {
            areSame(jet(DE_SITTER.metric(0, 0), t, 0), jet(lambda, t, 0));
            areSame(jet(KASNER.metric(0, 0), t, 0), jet(kasner, t + TIME, 0));
        }
    }

    /// G_ab + Λγ_ab = 2vΛ/3 γ_ab at t = 0, as G_ab = −(2ä/a + ȧ²/a²)γ_ab.
    @Test
    void expansionThatIsWrongLeavesItsShareOfLambda() {
        for (double v : new double[] {0, 0.3, 1, 1.4}) {
            double lambda = DE_SITTER.lambda();
            double trace = einstein(DE_SITTER, v, 0).trace();
            assertThat(trace + 3 * lambda).isCloseTo(2 * v * lambda, within(1e-12));
        }
    }

    /// T_ab = γ_ab A − A_ab with A_11 smaller by v/τ₀² γ_11: the trace of G falls by 2v/τ₀².
    @Test
    void oneAxisThatAcceleratesLeavesItsShareOfTheTrace() {
        for (double v : new double[] {0, 0.3, 2}) {
            double trace = einstein(KASNER, v, 0).trace();
            assertThat(trace + 3 * KASNER.lambda()).isCloseTo(-2 * v / (TIME * TIME), within(1e-12));
        }
    }

    /// What is left of a wave is of second order in its amplitude, and of first order in how wrong its velocity is.
    @Test
    void wavesAreSolutionsToFirstOrder() {
        double small = wave(0.001, 0);
        double large = wave(0.004, 0);
        assertThat(StrictMath.log(large / small) / StrictMath.log(4)).isBetween(1.95, 2.05);
        assertThat(StrictMath.log(wave(0.004, 0.3) / wave(0.001, 0.3)) / StrictMath.log(4))
                .isBetween(0.98, 1.02);
    }

    private static double wave(double amplitude, double violation) {
        return einstein(new PlantedUniverse.Wave(amplitude, 6), violation, 0.3).size();
    }

    @Test
    void parametersOutOfBoundsAreRefused() {
        assertThatThrownBy(() -> new PlantedUniverse.DeSitter(-1)).hasMessageContaining("hubble = -1.0");
        assertThatThrownBy(() -> new PlantedUniverse.Kasner(1, 0.5, 1)).hasMessageContaining("shape = 0.5");
        assertThatThrownBy(() -> new PlantedUniverse.Wave(1, 8)).hasMessageContaining("amplitude = 1.0");
    }
}
