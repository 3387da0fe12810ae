package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.ThreadCrew;

class SchroedingerTest {

    /// Row Q1: the free Gaussian.
    @Test
    void freeGaussianSpreads() {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 40, 512, Boundary.PERIODIC), Sketch.still(1, q -> 0), 1, 1);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, .5, 1.5));
        WaveFunction psi = Waves.after(h, SplittingScheme.STRANG, .5, start, 2);
        Observables observables = new Observables(h, Engine.scalar());
        assertThat(observables.position(psi)[0]).isCloseTo(3, within(1e-9));
        assertThat(Math.sqrt(observables.positionCovariance(psi)[0])).isCloseTo(2.06155281280883, within(1e-9));
        assertThat(observables.energy(psi, 2)).isCloseTo(1.625, within(1e-9));
    }

    /// Row Q2: coherent and squeezed states of the oscillator.
    @ParameterizedTest
    @CsvSource({"RKN6, .05", "RKN11, .2"})
    void coherentAndSqueezedStates(SplittingScheme scheme, double step) {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 12, 128, Boundary.PERIODIC), Sketch.trap(1), 1, 1);
        Observables observables = new Observables(h, Engine.scalar());
        WaveFunction coherent =
                Waves.after(h, scheme, step, Waves.on(h.grid(), q -> Waves.packet(q[0], 1, Math.sqrt(.5), 0)), 1);
        assertThat(observables.position(coherent)[0]).isCloseTo(.540302305868, within(1e-8));
        assertThat(observables.positionCovariance(coherent)[0]).isCloseTo(.5, within(1e-8));
        WaveFunction squeezed = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, Math.sqrt(.125), 0));
        assertThat(observables.positionCovariance(Waves.after(h, scheme, step, squeezed, 1))[0])
                .isCloseTo(1.45263765926, within(1e-8));
        assertThat(observables.positionCovariance(Waves.after(h, scheme, step, squeezed, Math.PI / 2))[0])
                .isCloseTo(2, within(1e-8));
    }

    /// Driven oscillator V = q²/2 − f q with f = −3cos 2t: the coherent state around x = cos 2t stays one, with phase
    /// ∫(p²/2 − V(x))dt − t/2 = 3t/2 − 11(t/2 + sin(4t)/8)/2. Time is that of the flow of T, so orders hold.
    @ParameterizedTest
    @CsvSource({"STRANG, .02", "RKN6, .2", "RKN11, .4"})
    void drivenOscillatorFollowsItsClosedForm(SplittingScheme scheme, double step) {
        Sketch drive = new Sketch(1, true, (q, t) -> q[0] * q[0] / 2 + 3 * Math.cos(2 * t) * q[0]);
        Hamiltonian h = new Hamiltonian(Waves.box(1, 10, 96, Boundary.PERIODIC), drive, 1, 1);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], 1, Math.sqrt(.5), 0));
        double t = 2;
        double phase = 1.5 * t - 5.5 * (t / 2 + Math.sin(4 * t) / 8);
        WaveFunction exact = Waves.on(
                h.grid(),
                q -> Waves.packet(q[0], Math.cos(2 * t), Math.sqrt(.5), -2 * Math.sin(2 * t))
                        .multiply(new Complex(0, phase).exp()));
        double coarse = Waves.distance(Waves.after(h, scheme, step, start, t), exact);
        double fine = Waves.distance(Waves.after(h, scheme, step / 2, start, t), exact);
        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(scheme.order(), within(.15));
    }

    /// Row Q4: a vortex of winding n is stationary, with E = ⟨r²⟩ = |n| + 1 and L_z = n.
    @ParameterizedTest
    @CsvSource({"1", "-2"})
    void vortexKeepsEnergyRadiusAndAngularMomentum(int n) {
        Hamiltonian h = new Hamiltonian(Waves.box(2, 8, 64, Boundary.PERIODIC), Sketch.trap(2), 1, 1);
        WaveFunction vortex = Waves.on(
                h.grid(),
                q -> new Complex(q[0], n < 0 ? -q[1] : q[1])
                        .pow(Math.abs(n))
                        .multiply(Math.exp(-(q[0] * q[0] + q[1] * q[1]) / 2)));
        vortex.normalise();
        Observables observables = new Observables(h, Engine.scalar());
        WaveFunction psi = Waves.after(h, SplittingScheme.RKN11, .2, vortex, .4);
        for (WaveFunction state : List.of(vortex, psi)) {
            assertThat(observables.energy(state, 0)).isCloseTo(Math.abs(n) + 1, within(1e-8));
            assertThat(observables.meanSquareRadius(state)).isCloseTo(Math.abs(n) + 1, within(1e-8));
            assertThat(observables.angularMomentum(state, 0, 0)[0]).isCloseTo(n, within(1e-8));
        }
        Complex overlap = observables.overlap(vortex, psi);
        assertThat(overlap.getArgument()).isCloseTo(-.4 * (Math.abs(n) + 1), within(1e-8));
        assertThat(overlap.norm()).isCloseTo(1, within(1e-8));
    }

    /// Row Q5: the core of (z − x₀)e^{−r²/2} circles at x₀e^{it}; here its cell is that of the least density inside the cloud.
    @Test
    void coreOfAnOffCentreVortexCircles() {
        Hamiltonian h = new Hamiltonian(Waves.box(2, 8, 96, Boundary.PERIODIC), Sketch.trap(2), 1, 1);
        WaveFunction psi = Waves.on(
                h.grid(), q -> new Complex(q[0] - .8, q[1]).multiply(Math.exp(-(q[0] * q[0] + q[1] * q[1]) / 2)));
        double until = 1;
        psi = Waves.after(h, SplittingScheme.RKN11, .25, psi, until);
        double x = .8 * Math.cos(until);
        double y = .8 * Math.sin(until);
        // Near the core Ψ is linear: the zero of its tangent at the cell of least density.
        int core = 0;
        double least = Double.POSITIVE_INFINITY;
        double[] q = new double[2];
        double[] density = psi.density();
        for (int cell = 0; cell < density.length; cell++) {
            h.grid().position(cell, q);
            if (Math.hypot(q[0], q[1]) < 1.5 && density[cell] < least) {
                least = density[cell];
                core = cell;
            }
        }
        Observables observables = new Observables(h, Engine.scalar());
        double[] xRe = new double[density.length];
        double[] xIm = new double[density.length];
        double[] yRe = new double[density.length];
        double[] yIm = new double[density.length];
        observables.derivative(psi, 0, xRe, xIm);
        observables.derivative(psi, 1, yRe, yIm);
        double determinant = xRe[core] * yIm[core] - yRe[core] * xIm[core];
        h.grid().position(core, q);
        q[0] -= (psi.re()[core] * yIm[core] - psi.im()[core] * yRe[core]) / determinant;
        q[1] -= (psi.im()[core] * xRe[core] - psi.re()[core] * xIm[core]) / determinant;
        double spacing = h.grid().axis(0).spacing();
        assertThat(Math.hypot(q[0] - x, q[1] - y)).isLessThan(.1 * spacing);
    }

    /// A run that rests and is taken up again, on two threads, has the bits of one that did not.
    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void resumedRunsHaveTheSameBits(boolean adaptive, boolean varies) {
        Sketch well =
                new Sketch(2, varies, (q, t) -> q[0] * q[0] / 2 + q[1] * q[1] + (varies ? .1 * q[0] * Math.sin(t) : 0));
        Hamiltonian h = new Hamiltonian(Waves.box(2, 6, 48, Boundary.VANISHING), well, 1, 1);
        WaveFunction start =
                Waves.on(h.grid(), q -> Waves.packet(q[0], .5, .7, 0).multiply(Waves.packet(q[1], 0, .7, 1)));
        StepControl control = adaptive ? new StepControl.Adaptive(1e-4, .01) : new StepControl.Fixed(.011);
        SchroedingerState state = SchroedingerState.start(start, 0, control);
        Schroedinger whole = new Schroedinger(h, SplittingScheme.RKN6, control, null, state, Engine.scalar());
        assertThat(whole.advance(.5, () -> false)).isInstanceOf(Outcome.Completed.class);
        int rests = 0;
        Outcome outcome = new Outcome.Interrupted(0, 0);
        try (ThreadCrew crew = new ThreadCrew(2)) {
            while (outcome instanceof Outcome.Interrupted) {
                int[] asked = {0};
                Schroedinger part = new Schroedinger(
                        h,
                        SplittingScheme.RKN6,
                        control,
                        null,
                        state,
                        new Engine(Engine.scalar().kernels(), crew));
                outcome = part.advance(.5, () -> asked[0]++ > 0);
                state = part.state();
                rests++;
            }
        }
        assertThat(rests).isGreaterThan(3);
        assertThat(state.psi().re()).isEqualTo(whole.psi().re());
        assertThat(state.psi().im()).isEqualTo(whole.psi().im());
        assertThat(state.steps()).isEqualTo(whole.state().steps());
        assertThat(state.error()).isEqualTo(whole.state().error());
    }

    /// Norm to 1e-12, energy within the swing of the scheme, back in time to round-off.
    @ParameterizedTest
    @EnumSource
    void keepsNormAndEnergyAndGoesBack(SplittingScheme scheme) {
        Hamiltonian h = new Hamiltonian(
                Waves.box(1, 8, 64, Boundary.PERIODIC),
                Sketch.still(1, q -> Math.pow(q[0], 4) / 8 - q[0] * q[0]),
                1,
                1);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], .7, .5, 0));
        Schroedinger run = Waves.run(h, scheme, .01, start);
        Observables observables = new Observables(h, Engine.scalar());
        double energy = observables.energy(start, 0);
        run.advance(10, () -> false);
        assertThat(run.lostNorm()).isCloseTo(0, within(1e-12));
        assertThat(observables.energy(run.psi(), 10)).isCloseTo(energy, within(2e-4));
        assertThat(run.reversalError(300)).isBetween(1e-17, 1e-12);
    }

    /// The sum of estimated errors bounds the true one, and is no more than asked for.
    @ParameterizedTest
    @CsvSource({"STRANG, 1e-4", "RKN6, 1e-7", "RKN11, 1e-9"})
    void adaptiveStepsMeetTheirTolerance(SplittingScheme scheme, double tolerance) {
        Hamiltonian h = new Hamiltonian(
                Waves.box(1, 9, 96, Boundary.PERIODIC), Sketch.still(1, q -> Math.pow(q[0], 4) / 16), 1, 1);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], 1, .6, 1));
        WaveFunction exact = start.copy();
        new Chebyshev(h, Engine.scalar()).advance(exact, 2);
        StepControl control = new StepControl.Adaptive(tolerance, .3);
        Schroedinger run =
                new Schroedinger(h, scheme, control, null, SchroedingerState.start(start, 0, control), Engine.scalar());
        assertThat(run.advance(2, () -> false)).isInstanceOf(Outcome.Completed.class);
        double error = Waves.distance(run.psi(), exact);
        assertThat(run.state().error()).isLessThanOrEqualTo(2 * tolerance);
        assertThat(error).isBetween(.05 * run.state().error(), 1.1 * run.state().error());
    }

    /// A packet runs into the layer and is gone; what comes back is what is left.
    @ParameterizedTest
    @EnumSource
    void layersAbsorb(SplittingScheme scheme) {
        Grid grid = Grid.of(new Axis(-20, 20, 240, Boundary.VANISHING));
        Hamiltonian h = new Hamiltonian(grid, Sketch.still(1, q -> 0), 1, 1);
        WaveFunction start = Waves.on(grid, q -> Waves.packet(q[0], 0, 1.5, 4));
        StepControl control = new StepControl.Fixed(.02);
        Schroedinger run = new Schroedinger(
                h,
                scheme,
                control,
                new AbsorbingLayer(List.of(10.0), 8),
                SchroedingerState.start(start, 0, control),
                Engine.scalar());
        run.advance(1, () -> false);
        assertThat(run.lostNorm()).isCloseTo(0, within(1e-5));
        run.advance(12, () -> false);
        assertThat(1 - run.lostNorm()).isBetween(0.0, 1e-6);
        assertThatThrownBy(() -> run.reversalError(3))
                .hasMessage("absorption cannot be undone: need a run without layers");
    }

    /// What round-off adds in 10 000 steps, above 1e-12, is taken out, and told.
    @ParameterizedTest
    @EnumSource
    void theNormIsKeptForLongAndItsDriftIsTold(Boundary boundary) {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 16, 64, boundary), Sketch.trap(1), 1, 1);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], 1, .7, .5));
        StepControl control = new StepControl.Fixed(1e-3);
        Schroedinger run = new Schroedinger(
                h, SplittingScheme.RKN11, control, null, SchroedingerState.start(start, 0, control), Engine.scalar());
        double first = run.psi().norm();
        run.advance(10, () -> false);
        assertThat(run.psi().norm() / first).isCloseTo(1, within(2e-14));
        assertThat(run.state().gained()).isBetween(1e-12, 1e-10);
        assertThat(run.lostNorm()).isCloseTo(-run.state().gained(), within(2e-14));
    }

    /// A layer absorbs: if the norm grows, flows that go backwards in time have won.
    @ParameterizedTest
    @CsvSource({"RKN11, 1e5", "RKN11, 3000", "RKN6, 3000"})
    void growthInALayerIsBreakdown(SplittingScheme scheme, double strength) {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 40, 256, Boundary.PERIODIC), Sketch.still(1, q -> 0), 1, 1);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, 1, 5));
        StepControl control = new StepControl.Fixed(.1);
        Schroedinger run = new Schroedinger(
                h,
                scheme,
                control,
                new AbsorbingLayer(List.of(6.0), strength),
                SchroedingerState.start(start, 0, control),
                Engine.scalar());
        Outcome outcome = run.advance(10, () -> false);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Diverged.class, broken -> {
            assertThat(broken.what()).isEqualTo(strength > 1e4 ? "the wave function is not finite" : "the norm grew");
            assertThat(broken.advice()).contains("at t = ", "strang");
        });
        assertThat(run.psi().norm()).isBetween(0.0, 1 + 1e-6);
        assertThat(scheme.backward())
                .isCloseTo(scheme == SplittingScheme.RKN11 ? .1030351590496904 : .0781126098446972, within(1e-12));
    }

    /// Before a packet is there as well as when it is inside.
    @Test
    void strongLayersAreDoubtedWhereverThePacketIs() {
        assertThat(doubts(10, 15)).isEmpty();
        double inside = doubts(2e4, 15).getFirst().value();
        assertThat(doubts(2e4, 0)).singleElement().satisfies(warning -> {
            assertThat(warning.quantity())
                    .isEqualTo("share of density that the absorbing layer of axis 0 sends back, by its momenta");
            assertThat(warning.value()).isGreaterThan(1e-2).isCloseTo(inside, within(1e-6));
            assertThat(warning.remedy()).matches("width 10.* with strength [0-9.e+]+ sends back .*");
        });
    }

    private static List<Warning> doubts(double strength, double mean) {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 20, 256, Boundary.PERIODIC), Sketch.still(1, q -> 0), 1, 1);
        WaveFunction packet = Waves.on(h.grid(), q -> Waves.packet(q[0], mean, .8, 5));
        StepControl control = new StepControl.Fixed(1e-4);
        return new Schroedinger(
                        h,
                        SplittingScheme.STRANG,
                        control,
                        new AbsorbingLayer(List.of(10.0), strength),
                        SchroedingerState.start(packet, 0, control),
                        Engine.scalar())
                .warnings();
    }

    /// On a ring with twist θ a plane wave has momentum ħ(2πm + θ)/L and the energy of it.
    @Test
    void twistMovesTheMomenta() {
        double theta = 1.1;
        Grid grid = Grid.of(new Axis(0, 2, 32, Boundary.PERIODIC));
        Hamiltonian h = new Hamiltonian(grid, Sketch.still(1, q -> 0), .7, 1, List.of(theta));
        double k = (2 * Math.PI * 3 + theta) / 2;
        WaveFunction wave = Waves.on(grid, q -> new Complex(0, k * q[0]).exp());
        Observables observables = new Observables(h, Engine.scalar());
        assertThat(observables.momentum(wave)[0]).isCloseTo(.7 * k, within(1e-11));
        assertThat(observables.energy(wave, 0)).isCloseTo(.49 * k * k / 2, within(1e-10));
        WaveFunction later = Waves.after(h, SplittingScheme.STRANG, .1, wave, .3);
        assertThat(observables
                        .overlap(wave, later)
                        .divide(2)
                        .subtract(new Complex(0, -.7 * k * k / 2 * .3).exp())
                        .norm())
                .isLessThan(1e-12);
    }

    @Test
    void warnsWithNumbers() {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 5, 32, Boundary.VANISHING), Sketch.trap(1), 1, 1);
        WaveFunction good = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, Math.sqrt(.5), 0));
        assertThat(Waves.run(h, SplittingScheme.STRANG, .1, good).warnings()).isEmpty();
        WaveFunction fast = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, Math.sqrt(.5), 8));
        assertThat(Waves.run(h, SplittingScheme.STRANG, .001, fast).warnings())
                .extracting(Warning::remedy)
                .containsExactly("take more points along this axis");
        WaveFunction far = Waves.on(h.grid(), q -> Waves.packet(q[0], 3, Math.sqrt(.5), 0));
        assertThat(Waves.run(h, SplittingScheme.STRANG, .01, far).warnings())
                .extracting(Warning::quantity)
                .contains("share of density in the outer 1/32 of axis 0");
        assertThat(Waves.run(h, SplittingScheme.STRANG, 1.5, good).warnings())
                .extracting(Warning::remedy)
                .containsExactly("take shorter steps");
    }

    /// A plane wave has one energy: its spread is 0, whatever the sign of round-off.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 11, -4, -6, -9})
    void planeWavesHaveNoSpreadOfEnergy(int winding) {
        for (int points : new int[] {32, 48, 60, 64, 100, 128}) {
            Grid grid = Grid.of(new Axis(0, 20, points, Boundary.PERIODIC));
            Hamiltonian h = new Hamiltonian(grid, Sketch.still(1, q -> 0), 1, 1, List.of(.7));
            WaveFunction wave = new PlaneWave(List.of(winding), List.of(.7)).on(grid);
            assertThat(Waves.run(h, SplittingScheme.STRANG, .1, wave).warnings())
                    .extracting(Warning::quantity)
                    .doesNotContain("phase per stage of a step");
        }
    }

    /// V is not defined from t = 1 on: the last good state is kept.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void breakdownIsAValue(boolean adaptive) {
        Sketch collapse = new Sketch(1, true, (q, t) -> t < 1 ? q[0] * q[0] / 2 : Double.NaN);
        Hamiltonian h = new Hamiltonian(Waves.box(1, 6, 32, Boundary.PERIODIC), collapse, 1, 1);
        StepControl control = adaptive ? new StepControl.Adaptive(1e-6, .01) : new StepControl.Fixed(.01);
        WaveFunction start = Waves.on(h.grid(), q -> Waves.packet(q[0], 0, 1, 0));
        Schroedinger run = new Schroedinger(
                h, SplittingScheme.RKN6, control, null, SchroedingerState.start(start, 0, control), Engine.scalar());
        assertThat(run.advance(2, () -> false))
                .isInstanceOfSatisfying(
                        Outcome.Diverged.class,
                        broken -> assertThat(broken.what())
                                .isEqualTo(adaptive ? "no step is short enough" : "the wave function is not finite"));
        assertThat(run.t()).isBetween(.9, 1.0);
        assertThat(run.lostNorm()).isCloseTo(0, within(1e-12));
    }

    @Test
    void refusesWhatMakesNoSense() {
        Hamiltonian h = new Hamiltonian(Waves.box(1, 1, 8, Boundary.VANISHING), Sketch.trap(1), 1, 1);
        WaveFunction psi = Waves.on(h.grid(), q -> Complex.ONE);
        assertThatThrownBy(() -> Waves.run(h, SplittingScheme.STRANG, .1, psi).advance(-1, () -> false))
                .hasMessage("cannot advance from t = 0.0 to -1.0: need a finite time not before");
        assertThatThrownBy(() -> new Hamiltonian(h.grid(), Sketch.trap(1), 1, 1, List.of(.5)))
                .hasMessage("twist 0.5 along axis 0 must be finite, and 0 unless the axis is periodic");
        assertThatThrownBy(() -> new Hamiltonian(h.grid(), Sketch.trap(1), 0, 1))
                .hasMessage("hbar = 0.0 and M = 1.0 must be > 0 and finite");
        Hamiltonian poles = new Hamiltonian(h.grid(), Sketch.still(1, q -> 1 / Math.max(0, q[0])), 1, 1);
        assertThatThrownBy(() -> Waves.run(poles, SplittingScheme.STRANG, .1, psi))
                .hasMessageStartingWith("V = Infinity at q = [-0.875], t = 0.0 must be finite on the whole grid");
    }
}
