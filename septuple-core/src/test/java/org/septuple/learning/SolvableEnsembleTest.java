package org.septuple.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.Trajectories;
import org.septuple.numerics.lanes.Lanes;

class SolvableEnsembleTest {

    private static final BiasPair.Synapses SYNAPSES = new BiasPair.Synapses(0.5, 0.7, -0.3, 0.2);
    private static final BiasPair.Data DATA = new BiasPair.Data(0.4, -1, 1.5, 0.6, 0.5, 0.02, -0.01);

    private record Reversed(int workers) implements Crew {
        @Override
        public void work(int pieces, Work work) {
            for (int piece = pieces - 1; piece >= 0; piece--) {
                work.piece(piece % workers, piece);
            }
        }
    }

    private static double[] read(SolvableEnsemble ensemble, int coordinate) {
        double[] q = new double[ensemble.replicas()];
        ensemble.read(coordinate, q);
        return q;
    }

    private static double mean(double[] a, double[] b, double ma, double mb) {
        double sum = 0;
        for (int r = 0; r < a.length; r++) {
            sum += (a[r] - ma) * (b[r] - mb);
        }
        return sum / a.length;
    }

    /// With e = q − Am, (e, v) ← M(e, v) − η(n, n), M = (1 − η, m; −η, m), n ~ N(0, N), N = ACAᵀ/B: covariances are S ⊗ N with
    /// S ← MSMᵀ + η²(1, 1; 1, 1), and means follow the moving optimum by the same map. From steps ≫ 1/η on, S_ee = η(1 + m)/((1 − m)(2(1 + m) − η)).
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.7})
    void theBiasPairHasTheMomentsOfItsLinearRecursion(double momentum) {
        double rate = 0.1;
        int replicas = 20_000;
        BiasPair pair = new BiasPair(SYNAPSES, DATA, 8);
        SolvableEnsemble ensemble =
                new SolvableEnsemble(pair, new HeavyBall(rate, momentum), 21, replicas, Engine.scalar());
        double[] noise = new double[4];
        pair.covariance(new double[2], 0, noise);
        double see = 0;
        double sev = 0;
        double svv = 0;
        double[] q = new double[2];
        double[] v = new double[2];
        double[] g = new double[2];
        for (int n = 1; n <= 300; n++) {
            pair.gradient(q, n - 1, g);
            for (int k = 0; k < 2; k++) {
                v[k] = momentum * v[k] - rate * g[k];
                q[k] += v[k];
            }
            double ee = see;
            double ev = sev;
            double vv = svv;
            see = (1 - rate) * (1 - rate) * ee
                    + 2 * (1 - rate) * momentum * ev
                    + momentum * momentum * vv
                    + rate * rate;
            sev = -rate * (1 - rate) * ee + momentum * (1 - 2 * rate) * ev + momentum * momentum * vv + rate * rate;
            svv = rate * rate * ee - 2 * rate * momentum * ev + momentum * momentum * vv + rate * rate;
            if (n == 1 || n == 7 || n == 300) {
                ensemble.advance(n - ensemble.steps());
                for (int i = 0; i < 2; i++) {
                    double[] a = read(ensemble, i);
                    double variance = see * noise[3 * i];
                    double centre = Arrays.stream(a).average().orElseThrow();
                    assertThat(Math.abs(centre - q[i]) / Math.sqrt(variance / replicas))
                            .as("mean %d at %d", i, n)
                            .isLessThan(4);
                    for (int j = 0; j < 2; j++) {
                        double expected = see * noise[2 * i + j];
                        double measured = mean(a, read(ensemble, j), q[i], q[j]);
                        double error = Math.sqrt((variance * see * noise[3 * j] + expected * expected) / replicas);
                        assertThat(Math.abs(measured - expected) / error)
                                .as("covariance %d %d at %d", i, j, n)
                                .isLessThan(4);
                    }
                }
            }
        }
        assertThat(see).isCloseTo(rate * (1 + momentum) / ((1 - momentum) * (2 * (1 + momentum) - rate)), within(1e-9));
        if (momentum > 0) {
            double[] last = new double[replicas];
            ensemble.readVelocity(0, last);
            double expected = svv * noise[0];
            assertThat(Math.abs(mean(last, last, v[0], v[0]) - expected) / (expected * Math.sqrt(2.0 / replicas)))
                    .isLessThan(4);
        }
    }

    /// η = .1, a = ½, B = 8: D = η²a²/2B and the stationary variance ηa²/B(2 − η).
    @Test
    void oneBiasDiffusesAndSettlesAsThePaperCaseSays() {
        BiasPair pair = new BiasPair(new BiasPair.Synapses(0.5, 0, 0, 0.5), BiasPair.Data.isotropic(1), 8);
        HeavyBall descent = new HeavyBall(0.1, 0);
        double[] covariance = new double[4];
        pair.covariance(new double[2], 0, covariance);
        assertThat(descent.diffusion(covariance[0])).isCloseTo(1.5625e-4, within(1e-18));
        assertThat(covariance[1]).isZero();
        int replicas = 50_000;
        SolvableEnsemble ensemble = new SolvableEnsemble(pair, descent, 4, replicas, Engine.scalar());
        ensemble.advance(100);
        double[] before = read(ensemble, 0);
        ensemble.advance(1);
        double[] after = read(ensemble, 0);
        double step = 0;
        for (int r = 0; r < replicas; r++) {
            double residual = after[r] - 0.9 * before[r];
            step += residual * residual / replicas;
        }
        assertThat(Math.abs(step / 2 - 1.5625e-4) / (1.5625e-4 * Math.sqrt(2.0 / replicas)))
                .isLessThan(4);
        double stationary = 0.1 * 0.25 / 8 / 1.9;
        assertThat(stationary).isCloseTo(1.64474e-3, within(5e-9));
        assertThat(Math.abs(mean(after, after, 0, 0) - stationary) / (stationary * Math.sqrt(2.0 / replicas)))
                .isLessThan(4);
    }

    /// δ ← δ(1 − ηS/B) + noise: ⟨δ²⟩ ← ((1 − ηs²)² + 2η²s⁴/B)⟨δ²⟩ + η²σ²s²/B.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void theSingleWeightHasTheSecondMomentOfItsRecursion(double labelNoise) {
        int replicas = 40_000;
        double rate = 0.2;
        double s2 = 1.44;
        SingleWeight single = new SingleWeight(0, 1.2, labelNoise, 0, 5);
        SolvableEnsemble ensemble = new SolvableEnsemble(single, new HeavyBall(rate, 0), 8, replicas, Engine.scalar());
        double[] start = new double[replicas];
        Arrays.fill(start, 1);
        ensemble.write(0, start);
        double factor = (1 - rate * s2) * (1 - rate * s2) + 2 * rate * rate * s2 * s2 / 5;
        double expected = 1;
        for (int n = 1; n <= 6; n++) {
            expected = factor * expected + rate * rate * labelNoise * labelNoise * s2 / 5;
            ensemble.advance(1);
            double[] squares = Arrays.stream(read(ensemble, 0)).map(x -> x * x).toArray();
            double mean = Arrays.stream(squares).average().orElseThrow();
            double error = Math.sqrt(mean(squares, squares, mean, mean) / replicas);
            assertThat(Math.abs(mean - expected) / error).as("step %d", n).isLessThan(4);
        }
    }

    /// A ring whose inputs are almost 0 and labels all noise has no drift: q is a sum of answers, of variance
    /// (η²c/(1 − m)²) Σ(1 − mᵏ)², which grows by 2D per step.
    @Test
    void momentumMultipliesDiffusionOnLongTimes() {
        RingPhase flat = new RingPhase(0, 1e-3, 1e3, 0, 4);
        HeavyBall descent = new HeavyBall(0.1, 0.8);
        int replicas = 20_000;
        int steps = 200;
        SolvableEnsemble ensemble = new SolvableEnsemble(flat, descent, 6, replicas, Engine.scalar());
        ensemble.advance(steps);
        double[] covariance = new double[1];
        flat.covariance(new double[1], 0, covariance);
        double sum = 0;
        double power = 1;
        for (int k = 1; k <= steps; k++) {
            power *= 0.8;
            sum += (1 - power) * (1 - power);
        }
        double expected = 2 * descent.diffusion(covariance[0]) * sum;
        double[] q = read(ensemble, 0);
        assertThat(descent.gamma()).isCloseTo(0.5, within(1e-15));
        assertThat(Math.abs(mean(q, q, 0, 0) - expected) / (expected * Math.sqrt(2.0 / replicas)))
                .isLessThan(4);
    }

    static Stream<SolvableLearner> learners() {
        return SolvableLearnerTest.learners();
    }

    @ParameterizedTest
    @MethodSource("learners")
    void kernelsOrderWorkersAndNumberOfReplicasChangeNoBit(SolvableLearner learner) {
        for (double momentum : new double[] {0, 0.5}) {
            HeavyBall descent = new HeavyBall(0.05, momentum);
            SolvableEnsemble expected = new SolvableEnsemble(learner, descent, 5, 3000, Engine.scalar());
            expected.advance(7);
            for (Kernels kernels : new Kernels[] {Kernels.scalar(), Lanes.kernels()}) {
                SolvableEnsemble other =
                        new SolvableEnsemble(learner, descent, 5, 2051, new Engine(kernels, new Reversed(2)));
                other.advance(3);
                other.advance(4);
                for (int k = 0; k < learner.dimension(); k++) {
                    assertThat(read(other, k)).isEqualTo(Arrays.copyOf(read(expected, k), 2051));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void aWrittenStateGoesOnAsItsEnsembleDid(SolvableLearner learner) {
        HeavyBall descent = new HeavyBall(0.05, 0.5);
        SolvableEnsemble whole = new SolvableEnsemble(learner, descent, 5, 300, Engine.scalar());
        whole.advance(4);
        SolvableEnsemble resumed = new SolvableEnsemble(learner, descent, 5, 300, Engine.scalar());
        resumed.resumeAt(whole.steps());
        double[] velocity = new double[300];
        for (int k = 0; k < learner.dimension(); k++) {
            resumed.write(k, read(whole, k));
            whole.readVelocity(k, velocity);
            resumed.writeVelocity(k, velocity);
        }
        whole.advance(5);
        resumed.advance(5);
        for (int k = 0; k < learner.dimension(); k++) {
            assertThat(read(resumed, k)).isEqualTo(read(whole, k));
        }
    }

    @Test
    void replicasAndSeedsHaveMinibatchesOfTheirOwn() {
        BiasPair pair = new BiasPair(BiasPair.Synapses.NONE, BiasPair.Data.isotropic(1), 2);
        double[][] q = new double[2][];
        for (int seed = 0; seed < 2; seed++) {
            SolvableEnsemble ensemble = new SolvableEnsemble(pair, new HeavyBall(0.1, 0), seed, 2048, Engine.scalar());
            ensemble.advance(1);
            q[seed] = read(ensemble, 0);
        }
        assertThat(Arrays.stream(q).flatMapToDouble(Arrays::stream).distinct().count())
                .isEqualTo(4096);
    }

    @Test
    void recordsAreTheStatesAtTheirTimes() {
        SolvableLearner learner = new BiasPair(SYNAPSES, DATA, 2);
        SolvableEnsemble ensemble = new SolvableEnsemble(learner, new HeavyBall(0.1, 0), 5, 3, Engine.scalar());
        Trajectories recorded = ensemble.record(7, 3, 1);
        assertThat(new long[] {recorded.time(0), recorded.time(1), recorded.time(2)})
                .containsExactly(0, 3, 6);
        assertThat(ensemble.steps()).isEqualTo(7);
        SolvableEnsemble again = new SolvableEnsemble(learner, new HeavyBall(0.1, 0), 5, 3, Engine.scalar());
        again.advance(6);
        for (int r = 0; r < 3; r++) {
            assertThat(recorded.value(0, r, 0)).isZero();
            assertThat(recorded.value(2, r, 0)).isEqualTo(read(again, 1)[r]);
        }
    }

    @Test
    void replicasThatDivergeAreCountedAndDisturbNoOther() {
        DoubleWell well = new DoubleWell(1, 0, 1, 0, 1);
        SolvableEnsemble ensemble = new SolvableEnsemble(well, new HeavyBall(0.1, 0), 5, 3, Engine.scalar());
        SolvableEnsemble other = new SolvableEnsemble(well, new HeavyBall(0.1, 0), 5, 3, Engine.scalar());
        ensemble.write(0, new double[] {0, 100, 0});
        ensemble.advance(20);
        other.advance(20);
        assertThat(ensemble.diverged()).isEqualTo(1);
        assertThat(other.diverged()).isZero();
        assertThat(read(ensemble, 0)[2]).isEqualTo(read(other, 0)[2]);
    }

    @Test
    void badArgumentsAreRefused() {
        SolvableLearner learner = new BiasPair(SYNAPSES, DATA, 2);
        HeavyBall plain = new HeavyBall(0.1, 0);
        assertThatThrownBy(() -> new SolvableEnsemble(learner, plain, 5, 0, Engine.scalar()))
                .hasMessageContaining("replicas 0");
        SolvableEnsemble ensemble = new SolvableEnsemble(learner, plain, 5, 3, Engine.scalar());
        assertThatThrownBy(() -> ensemble.read(2, new double[3])).hasMessageContaining("coordinate 2");
        assertThatThrownBy(() -> ensemble.resumeAt(-1)).hasMessageContaining("step -1");
        assertThatThrownBy(() -> ensemble.readVelocity(0, new double[3])).isInstanceOf(IllegalStateException.class);
    }
}
