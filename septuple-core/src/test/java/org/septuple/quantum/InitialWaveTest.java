package org.septuple.quantum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

class InitialWaveTest {

    private static final Axis AXIS = new Axis(-8, 8, 128, Boundary.VANISHING);

    private static double mean(Grid grid, double[] p, Landscape of) {
        double[] values = of.on(grid, 0);
        double[] field = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            field[i] = p[i] * values[i];
        }
        return grid.integral(field);
    }

    /// ⟨a|b⟩.
    private static double[] overlap(WaveFunction a, WaveFunction b) {
        double[] re = new double[a.re().length];
        double[] im = new double[re.length];
        for (int i = 0; i < re.length; i++) {
            re[i] = a.re()[i] * b.re()[i] + a.im()[i] * b.im()[i];
            im[i] = a.re()[i] * b.im()[i] - a.im()[i] * b.re()[i];
        }
        return new double[] {a.grid().integral(re), a.grid().integral(im)};
    }

    @Test
    void packetsHaveTheirMomentsAndMomentum() {
        Grid grid = Grid.of(AXIS, AXIS);
        double hbar = 0.5;
        WaveFunction wave = new GaussianWave(List.of(1.0, -0.5), List.of(0.7, -0.2), List.of(0.6, 0.9), hbar).on(grid);
        double[] p = wave.density();
        assertThat(wave.norm()).isCloseTo(1, within(1e-14));
        assertThat(mean(grid, p, Formula.of("x", 2))).isCloseTo(1, within(1e-12));
        assertThat(mean(grid, p, Formula.of("(x-1)^2", 2))).isCloseTo(0.36, within(1e-12));
        assertThat(mean(grid, p, Formula.of("(y+.5)^2", 2))).isCloseTo(0.81, within(1e-12));
        // Translation by one cell multiplies by e^{−iPh/ħ} e^{−h²/8σ²}.
        double h = AXIS.spacing();
        WaveFunction moved =
                new GaussianWave(List.of(1.0 + h, -0.5), List.of(0.7, -0.2), List.of(0.6, 0.9), hbar).on(grid);
        WaveFunction shifted = wave.copy();
        int stride = grid.stride(0);
        for (int cell = grid.size() - 1; cell >= stride; cell--) {
            shifted.re()[cell] = wave.re()[cell - stride];
            shifted.im()[cell] = wave.im()[cell - stride];
        }
        double[] same = overlap(moved, shifted);
        assertThat(same[0]).isCloseTo(1, within(1e-12));
        double[] phase = overlap(wave, shifted);
        double size = Math.exp(-h * h / (8 * 0.36));
        assertThat(phase[0]).isCloseTo(size * Math.cos(-0.7 * h / hbar), within(1e-12));
        assertThat(phase[1]).isCloseTo(size * Math.sin(-0.7 * h / hbar), within(1e-12));
    }

    @Test
    void coherentStatesHaveTheWidthOfTheGroundState() {
        Grid grid = Grid.of(AXIS);
        WaveFunction ground = new OscillatorWave(List.of(0), List.of(Math.sqrt(0.5 / (2 * 1.5)))).on(grid);
        WaveFunction coherent =
                GaussianWave.coherent(List.of(0.0), List.of(0.0), 2, 1.5, 0.5).on(grid);
        assertThat(overlap(ground, coherent)[0]).isCloseTo(1, within(1e-13));
    }

    /// Hermite functions are orthonormal, with ⟨x²⟩ = a²(n + ½).
    @Test
    void oscillatorStatesAreOrthonormal() {
        Grid grid = Grid.of(new Axis(-16, 16, 256, Boundary.VANISHING));
        List<WaveFunction> states = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            states.add(new OscillatorWave(List.of(n), List.of(0.8)).on(grid));
        }
        for (int n = 0; n < 12; n++) {
            for (int m = 0; m < 12; m++) {
                assertThat(overlap(states.get(n), states.get(m))[0]).isCloseTo(n == m ? 1 : 0, within(1e-12));
            }
            assertThat(mean(grid, states.get(n).density(), Formula.of("x^2", 1)))
                    .isCloseTo(0.64 * (n + 0.5), within(1e-11));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, -1, -3})
    void vorticesWind(int winding) {
        Grid grid = Grid.of(AXIS, AXIS);
        WaveFunction wave = VortexWave.centred(winding, 1).on(grid);
        assertThat(wave.norm()).isCloseTo(1, within(1e-13));
        assertThat(mean(grid, wave.density(), Formula.of("x^2+y^2", 2)))
                .isCloseTo(Math.abs(winding) + 1, within(1e-11));
        assertThat(turns(wave, 50)).isCloseTo(winding, within(1e-12));
        assertThat(turns(wave, 60)).isCloseTo(winding, within(1e-12));
    }

    /// Phase along a square of cells around the middle, in turns.
    private static double turns(WaveFunction wave, int from) {
        int n = wave.grid().axis(0).points();
        int to = n - 1 - from;
        List<Integer> loop = new ArrayList<>();
        for (int i = from; i < to; i++) {
            loop.add(i * n + from);
        }
        for (int j = from; j < to; j++) {
            loop.add(to * n + j);
        }
        for (int i = to; i > from; i--) {
            loop.add(i * n + to);
        }
        for (int j = to; j > from; j--) {
            loop.add(from * n + j);
        }
        double sum = 0;
        for (int k = 0; k < loop.size(); k++) {
            int a = loop.get(k);
            int b = loop.get((k + 1) % loop.size());
            double re = wave.re()[a] * wave.re()[b] + wave.im()[a] * wave.im()[b];
            double im = wave.re()[a] * wave.im()[b] - wave.im()[a] * wave.re()[b];
            sum += Math.atan2(im, re);
        }
        return sum / (2 * Math.PI);
    }

    /// (z − x₀)e^{−r²/2} is 0 at the core and equals the formula.
    /// ⟨x²⟩ = n + ½ where e^(−x²/2) has underflown long before the classical turning point √(2n + 1).
    @ParameterizedTest
    @ValueSource(ints = {700, 741, 2000, 10_000})
    void highOscillatorStatesKeepTheirSpread(int n) {
        double half = Math.sqrt(2.0 * n + 1) + 8;
        Grid grid = Grid.of(new Axis(-half, half, 1 << 15, Boundary.VANISHING));
        OscillatorWave wave = new OscillatorWave(List.of(n), List.of(1.0));
        assertThat(wave.share(grid)).isCloseTo(1, within(1e-9));
        double[] density = wave.on(grid).density();
        double sum = 0;
        double[] q = grid.positions(0);
        for (int cell = 0; cell < density.length; cell++) {
            sum += density[cell] * q[cell] * q[cell];
        }
        assertThat(sum * grid.cellVolume()).isCloseTo(n + 0.5, within(1e-9 * n));
    }

    @Test
    void coresLieWhereTheyAreAsked() {
        Grid grid = Grid.of(AXIS, AXIS);
        WaveFunction wave = new VortexWave(List.of(new VortexWave.Core(0.8, 0, 1)), 1).on(grid);
        WaveFunction formula = new LandscapeWave(
                        Formula.of("(x-.8)*exp(-(x^2+y^2)/2)", 2), Formula.of("y*exp(-(x^2+y^2)/2)", 2))
                .on(grid);
        double[] same = overlap(wave, formula);
        assertThat(same[0]).isCloseTo(1, within(1e-14));
        assertThat(same[1]).isCloseTo(0, within(1e-14));
    }

    @Test
    void planeWavesTwist() {
        Axis ring = new Axis(-1, 3, 40, Boundary.PERIODIC);
        Grid grid = Grid.of(ring);
        WaveFunction wave = new PlaneWave(List.of(3), List.of(0.9)).on(grid);
        double k = (6 * Math.PI + 0.9) / 4;
        for (int i = 0; i + 1 < 40; i++) {
            assertThat(Math.atan2(wave.im()[i + 1], wave.re()[i + 1])
                            - Math.atan2(wave.im()[i], wave.re()[i])
                            - k * 0.1)
                    .satisfies(jump -> assertThat(Math.sin(jump)).isCloseTo(0, within(1e-13)))
                    .satisfies(jump -> assertThat(Math.cos(jump)).isCloseTo(1, within(1e-13)));
        }
        assertThat(wave.density()[7]).isCloseTo(0.25, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlaneWave(List.of(1), List.of(0.0)).on(Grid.of(AXIS)))
                .withMessageContaining("periodic");
    }

    /// On a ring with twist no place is special: P²/2M + ħ²/8Mσ² wherever the mean is.
    @ParameterizedTest
    @CsvSource({"0, 0", "3.141592653589793, 0", "3.141592653589793, 1.3", "-0.9, -2.1"})
    void packetsOnATwistedRingHaveTheSameEnergyEverywhere(double theta, double momentum) {
        Grid grid = Grid.of(new Axis(0, 20, 256, Boundary.PERIODIC));
        Hamiltonian h = new Hamiltonian(grid, Sketch.still(1, q -> 0), 1, 1, List.of(theta));
        Observables observables = new Observables(h, Engine.scalar());
        for (double mean : new double[] {10, .5, 0, 19.3, 20, -33, 61}) {
            WaveFunction wave =
                    new GaussianWave(List.of(mean), List.of(momentum), List.of(1.0), 1, List.of(theta)).on(grid);
            assertThat(observables.kineticEnergy(wave))
                    .as("mean %s", mean)
                    .isCloseTo(momentum * momentum / 2 + .125, within(1e-10));
        }
    }

    @Test
    void superpositionsAddAmplitudes() {
        Grid grid = Grid.of(AXIS);
        InitialWave zero = new OscillatorWave(List.of(0), List.of(1.0));
        InitialWave one = new OscillatorWave(List.of(1), List.of(1.0));
        WaveFunction sum = new Superposition(
                        List.of(new Superposition.Term(3, 0, zero), new Superposition.Term(0, 4, one)))
                .on(grid);
        assertThat(sum.norm()).isCloseTo(1, within(1e-14));
        assertThat(overlap(zero.on(grid), sum)[0]).isCloseTo(0.6, within(1e-13));
        assertThat(overlap(one.on(grid), sum)[1]).isCloseTo(0.8, within(1e-13));
    }

    /// Loops of faces have circulation 2πνħ/M whatever their size, if they enclose the middle, and 0 otherwise.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, -0.25})
    void circulationIsTheSameAroundEveryLoop(double nu) {
        Grid grid = Grid.of(new Axis(-4, 4, 32, Boundary.VANISHING), new Axis(-4, 4, 30, Boundary.VANISHING));
        CirculationFlow flow = new CirculationFlow(nu, 1.2, 0.7, 2);
        double[] u = flow.velocity(grid, 0);
        double[] v = flow.velocity(grid, 1);
        double hx = grid.axis(0).spacing();
        double hy = grid.axis(1).spacing();
        int n = 30;
        for (int[] box : new int[][] {{15, 16, 14, 15}, {3, 29, 5, 20}, {0, 31, 0, 29}, {1, 10, 2, 8}}) {
            double sum = 0;
            for (int i = box[0]; i < box[1]; i++) {
                sum += hx * (u[i * n + box[2]] - u[i * n + box[3]]);
            }
            for (int j = box[2]; j < box[3]; j++) {
                sum += hy * (v[box[1] * n + j] - v[box[0] * n + j]);
            }
            double expected = box[1] > 15 && box[3] > 14 ? 2 * Math.PI * nu * 0.7 / 2 : 0;
            assertThat(sum).isCloseTo(expected, within(1e-13));
        }
        assertThat(u[31 * n + 3]).isZero();
        assertThat(grid.integral(flow.density(grid))).isCloseTo(1, within(1e-13));
    }

    /// For whole ν the flow is that of a vortex.
    @Test
    void wholeCirculationsAreVortices() {
        Grid grid = Grid.of(AXIS, AXIS);
        double[] same = overlap(
                new CirculationFlow(-2, 1, 1, 1).lift(grid),
                VortexWave.centred(-2, 1).on(grid));
        assertThat(same[0]).isCloseTo(1, within(1e-12));
        assertThat(same[1]).isCloseTo(0, within(1e-12));
    }

    /// ½: p ∝ r e^{−r²}, with ⟨r²⟩ = |ν| + 1 = 3/2.
    @Test
    void theHalfIntegerStateHasItsDensity() {
        Grid grid = Grid.of(AXIS, AXIS);
        double[] p = new CirculationFlow(0.5, 1, 1, 1).density(grid);
        assertThat(mean(grid, p, Formula.of("x^2+y^2", 2))).isCloseTo(1.5, within(2e-4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CirculationFlow(0.5, 1, 1, 1)
                        .density(Grid.of(
                                new Axis(-1, 1, 9, Boundary.VANISHING), new Axis(-1, 1, 9, Boundary.VANISHING))))
                .withMessageContaining("even number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CirculationFlow(0.5, 1, 1, 1).density(Grid.of(AXIS)))
                .withMessageContaining("2 dimensions");
    }

    @Test
    void badNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GaussianWave(List.of(0.0), List.of(0.0), List.of(0.0), 1))
                .withMessageContaining("> 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new OscillatorWave(List.of(-1), List.of(1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new VortexWave.Core(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Superposition(List.of()));
        Grid far = Grid.of(new Axis(100, 101, 8, Boundary.VANISHING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OscillatorWave(List.of(0), List.of(1.0)).on(far))
                .withMessageContaining("norm");
    }
}
