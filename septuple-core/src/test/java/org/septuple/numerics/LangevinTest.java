package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LangevinTest {

    /// F = −kq in each coordinate.
    private record Spring(double k) implements Drift {
        @Override
        public void at(double time, double[] q, int replicas, double[] out) {
            for (int i = 0; i < q.length; i++) {
                out[i] = -k * q[i];
            }
        }
    }

    private static double[] read(Langevin ensemble, int coordinate) {
        double[] q = new double[ensemble.replicas()];
        ensemble.read(coordinate, q);
        return q;
    }

    /// q′ = (1 − kΔt) q + √(2DΔt) ξ is AR(1): mean q₀(1 − kΔt)ⁿ, variance 2DΔt (1 − r²ⁿ)/(1 − r²) with r = 1 − kΔt; from
    /// n = 200 on the stationary one, D·2Δt/(1 − (1 − kΔt)²).
    @Test
    void aSpringHasTheVarianceOfItsRecursion() {
        double k = 1.5;
        double dt = 0.05;
        double diffusion = 0.4;
        int replicas = 5000;
        Langevin ensemble = new Langevin(new Spring(k), 2, diffusion, dt, 9, replicas, Engine.scalar());
        double[] start = new double[replicas];
        Arrays.fill(start, 3);
        ensemble.write(1, start);
        double r = 1 - k * dt;
        for (int n : new int[] {1, 10, 200}) {
            ensemble.advance(n - ensemble.steps());
            assertThat(ensemble.time()).isCloseTo(n * dt, within(1e-12));
            for (int coordinate = 0; coordinate < 2; coordinate++) {
                double[] q = read(ensemble, coordinate);
                double decay = Math.pow(r, n);
                double variance = 2 * diffusion * dt * (1 - decay * decay) / (1 - r * r);
                double expected = coordinate * 3 * decay;
                double mean = Arrays.stream(q).average().orElseThrow();
                double square = Arrays.stream(q)
                        .map(x -> (x - expected) * (x - expected))
                        .average()
                        .orElseThrow();
                assertThat(Math.abs(mean - expected) / Math.sqrt(variance / replicas))
                        .isLessThan(4);
                assertThat(Math.abs(square - variance) / (variance * Math.sqrt(2.0 / replicas)))
                        .isLessThan(4);
            }
        }
    }

    /// The mean of dq = −q dt + noise at t = 1 is q₀/e; (1 − Δt)^{1/Δt} misses it by O(Δt).
    @Test
    void theWeakOrderIsOne() {
        double[] error = new double[2];
        for (int i = 0; i < 2; i++) {
            int steps = 50 << i;
            Langevin ensemble = new Langevin(new Spring(1), 1, 0.5, 1.0 / steps, 4, 1, Engine.scalar());
            Langevin shifted = new Langevin(new Spring(1), 1, 0.5, 1.0 / steps, 4, 1, Engine.scalar());
            shifted.write(0, new double[] {1});
            ensemble.advance(steps);
            shifted.advance(steps);
            // the same noise in both: the difference of two solutions of a linear equation is that of their means
            error[i] = read(shifted, 0)[0] - read(ensemble, 0)[0] - StrictMath.exp(-1);
        }
        assertThat(Math.log(error[0] / error[1]) / Math.log(2)).isCloseTo(1, within(0.02));
    }

    private record Reversed(int workers) implements Crew {
        @Override
        public void work(int pieces, Work work) {
            for (int piece = pieces - 1; piece >= 0; piece--) {
                work.piece(piece % workers, piece);
            }
        }
    }

    @Test
    void orderWorkersAndNumberOfReplicasChangeNoBit() {
        Langevin expected = new Langevin(new Spring(1), 2, 0.3, 0.1, 5, 3000, Engine.scalar());
        expected.advance(7);
        Langevin other =
                new Langevin(new Spring(1), 2, 0.3, 0.1, 5, 2049, new Engine(Kernels.scalar(), new Reversed(2)));
        other.advance(3);
        other.advance(4);
        for (int coordinate = 0; coordinate < 2; coordinate++) {
            assertThat(read(other, coordinate)).isEqualTo(Arrays.copyOf(read(expected, coordinate), 2049));
        }
    }

    @Test
    void coordinatesAndBlocksHaveNoiseOfTheirOwn() {
        Langevin ensemble = new Langevin(new Spring(0), 2, 0.5, 1, 5, 2048, Engine.scalar());
        ensemble.advance(1);
        double[] x = read(ensemble, 0);
        double[] y = read(ensemble, 1);
        assertThat(java.util.stream.DoubleStream.concat(Arrays.stream(x), Arrays.stream(y))
                        .distinct()
                        .count())
                .isEqualTo(4096);
    }

    @Test
    void recordsAreTheStatesAtTheirTimes() {
        Langevin ensemble = new Langevin(new Spring(1), 2, 0.5, 0.1, 5, 3, Engine.scalar());
        Trajectories recorded = ensemble.record(7, 3, 1);
        assertThat(List.of(recorded.time(0), recorded.time(1), recorded.time(2)))
                .isEqualTo(List.of(0L, 3L, 6L));
        assertThat(ensemble.steps()).isEqualTo(7);
        Langevin again = new Langevin(new Spring(1), 2, 0.5, 0.1, 5, 3, Engine.scalar());
        again.advance(6);
        for (int r = 0; r < 3; r++) {
            assertThat(recorded.value(0, r, 0)).isZero();
            assertThat(recorded.value(2, r, 0)).isEqualTo(read(again, 1)[r]);
        }
    }

    @Test
    void replicasThatDivergeAreCounted() {
        Langevin ensemble = new Langevin(new Spring(-1e150), 1, 0, 1, 5, 3, Engine.scalar());
        ensemble.write(0, new double[] {0, 1, 0});
        ensemble.advance(3);
        assertThat(ensemble.diverged()).isEqualTo(1);
    }

    @Test
    void badArgumentsAreRefused() {
        assertThatThrownBy(() -> new Langevin(new Spring(1), 1, -1, 0.1, 5, 3, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Langevin(new Spring(1), 0, 1, 0.1, 5, 3, Engine.scalar()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trajectories(new long[] {1}, 100_000, 100_000))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Trajectories.times(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
