package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;

class LayerReturnTest {

    /// Told at the start, before the packet reaches the layer, and what is left of the norm when it has come back.
    @ParameterizedTest
    @CsvSource({"5, VANISHING", "50, VANISHING", "500, VANISHING", "50, PERIODIC", "500, PERIODIC", ".5, PERIODIC"})
    void whatIsToldAtTheStartComesBack(double strength, Boundary boundary) {
        Grid grid = Grid.of(new Axis(-100, 20, 1024, boundary));
        Hamiltonian h = new Hamiltonian(grid, Sketch.still(1, q -> 0), 1, 1);
        WaveFunction start = Waves.on(grid, q -> Waves.packet(q[0], 5, 1, 3));
        StepControl control = new StepControl.Fixed(.005);
        AbsorbingLayer layer = new AbsorbingLayer(List.of(5.0), strength);
        Schroedinger run = new Schroedinger(
                h, SplittingScheme.STRANG, control, layer, SchroedingerState.start(start, 0, control), Engine.scalar());
        List<Warning> told = run.warnings();
        double[] weights = spectrum(h, start);
        double share = new LayerReturn(boundary, 5, strength, 1, 1)
                .share(new KineticEnergy(h, Engine.scalar()).along(0), weights);
        assertThat(run.advance(20, () -> false)).isInstanceOf(Outcome.Completed.class);
        double back = run.psi().norm();
        assertThat(share / back).isBetween(.5, 2.0);
        if (share > 1e-4) {
            assertThat(told).singleElement().satisfies(warning -> {
                assertThat(warning.value()).isCloseTo(share, within(1e-12));
                assertThat(warning.remedy()).startsWith("width ");
            });
        } else {
            assertThat(told).isEmpty();
        }
    }

    private static double[] spectrum(Hamiltonian h, WaveFunction of) {
        WaveFunction spectrum = of.copy();
        new KineticEnergy(h, Engine.scalar()).transform().forward(spectrum.re(), spectrum.im());
        double[] weights = spectrum.density();
        for (int mode = 0; mode < weights.length; mode++) {
            weights[mode] *= h.grid().cellVolume();
        }
        return weights;
    }

    /// First order, and walls without absorption.
    @Test
    void shortWavesFollowTheBornFormula() {
        double energy = 4.5 * 4.5 / 2;
        assertThat(new LayerReturn(Boundary.VANISHING, 10, 40, 1, 1).of(4.5))
                .isCloseTo(Math.pow(40 / (16 * 100 * energy * energy), 2), within(2e-8));
        assertThat(new LayerReturn(Boundary.REFLECTING, 10, 0, 1, 1).of(2)).isCloseTo(1, within(1e-12));
        // e^{−4Sw/3ħv} of a weak layer that ends at a wall
        assertThat(new LayerReturn(Boundary.VANISHING, 10, .5, 1, 1).of(5))
                .isCloseTo(Math.exp(-4 * .5 * 10 / (3 * 5)), within(1e-3));
    }

    /// A trap's ground state does not reach the layer.
    @Test
    void boundStatesAreNotDoubted() {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 12, 128, Boundary.PERIODIC), Sketch.trap(1), 1, 1);
        WaveFunction ground = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, Math.sqrt(.5), 0));
        StepControl control = new StepControl.Fixed(.01);
        assertThat(new Schroedinger(
                                h,
                                SplittingScheme.STRANG,
                                control,
                                new AbsorbingLayer(List.of(2.0), 500),
                                SchroedingerState.start(ground, 0, control),
                                Engine.scalar())
                        .warnings())
                .isEmpty();
    }
}
