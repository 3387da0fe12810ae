package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.contest.Contest;
import org.septuple.contest.GaussianContestant;
import org.septuple.contest.Judge;
import org.septuple.contest.Observed;
import org.septuple.contest.ParameterLaw;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.learning.BiasPair;
import org.septuple.learning.HeavyBall;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// Learners of two biases whose data have C = (4, c; c, 4): D = η²C/2B.
class TensorDiffusionTest {

    private static final double STEP = 0.08;
    private static final int BATCH = 8;
    private static final int REPLICAS = 500;
    private static final GaussianDensity START =
            GaussianDensity.of(new double[] {0.5, -0.3}, new double[] {0.01, 0.01});

    private static Grid box() {
        Axis axis = new Axis(-2, 2, 32, Boundary.REFLECTING);
        return Grid.of(axis, axis);
    }

    private static Mover learners(double covariance) {
        BiasPair.Data data = new BiasPair.Data(0, 0, 4, covariance, 4, 0, 0);
        return new Mover.Learners(new BiasPair(BiasPair.Synapses.NONE, data, BATCH), new HeavyBall(STEP, 0));
    }

    private static Run run(double covariance) {
        ContestPlan plan = new ContestPlan(
                learners(covariance),
                Survey.none(),
                box(),
                START,
                REPLICAS,
                1,
                List.of(0.2, 0.5, 1.0, 1.5, 3.0),
                1,
                List.of(Entrant.FOKKER_PLANCK, Entrant.HAMILTONIAN_WARM),
                new AlphaPlan.Saturated(),
                Tampering.NONE,
                0.05,
                false);
        return HeldContest.of(plan, 5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3})
    void noiseOfAnyShapeIsDescribed(double covariance) {
        Run run = run(covariance);
        for (String round : List.of("given", "fitted")) {
            assertThat(Objects.requireNonNull(run.results().get(round + ".won.fokker-planck"))
                            .value())
                    .isEqualTo(1);
            assertThat(Objects.requireNonNull(run.results().get(round + ".rejected"))
                            .value())
                    .isZero();
        }
        Estimate diffusion = Objects.requireNonNull(run.results().get("given.D.fokker-planck"));
        assertThat(diffusion.zAgainst(STEP * STEP * 4 / (2 * BATCH))).isBetween(-3.0, 3.0);
    }

    /// The same learners against the true law of their steps (γ = −ln(1 − η), D so that each step has its noise), and against that with the same
    /// D in all directions.
    @Test
    void theSameInAllDirectionsIsRejected() {
        assertThat(rejected(3, new double[] {1, 0.75, 0.75, 1})).isFalse();
        assertThat(rejected(3, new double[] {1, 0, 0, 1})).isTrue();
    }

    private static boolean rejected(double covariance, double[] shape) {
        long[] steps = {18, 36};
        Trajectories late = new Motion(box(), START, learners(covariance), Engine.scalar()).record(REPLICAS, steps, 7);
        Harmonic f = Harmonic.of(new double[] {0, 0}, new double[] {1, 1});
        GaussianContestant fokkerPlanck = GaussianContestant.fokkerPlanck(f, START, Diffusion.tensor(2, shape));
        double gamma = -StrictMath.log(1 - STEP);
        double diffusion = gamma * STEP * STEP * 4 / (BATCH * (1 - (1 - STEP) * (1 - STEP)));
        ParameterLaw law = ParameterLaw.exact(fokkerPlanck, gamma, diffusion);
        return Contest.given(
                        new Judge(box(), 1e-6, 0.05, 99, 0.01, 3),
                        List.of(new Contest.Entry(fokkerPlanck, law)),
                        new Observed(List.of(18.0, 36.0), late))
                .adequacy()
                .orElseThrow()
                .rejected();
    }

    /// Noise (1, ½; ½, 1) of 3·4000 increments: √(2/12000) = .013 is the error of an entry of C.
    @Test
    void shapesAreThoseOfIncrements() {
        double[][][] moves = new double[4000][3][];
        double[][][] forces = new double[4000][3][];
        for (int r = 0; r < moves.length; r++) {
            double[] xi = new RandomStream(1, Purpose.CHECK_POINTS, r, 8).gaussians(12);
            for (int n = 0; n < 3; n++) {
                moves[r][n] = new double[] {xi[4 * n], xi[4 * n] / 2 + Math.sqrt(0.75) * xi[4 * n + 1]};
                forces[r][n] = new double[] {xi[4 * n + 2], xi[4 * n + 3]};
            }
        }
        Diffusion shape = DiffusionShape.of(ForcedIncrements.of(moves, forces, 1));
        assertThat(shape.at(0, 0) + shape.at(1, 1)).isCloseTo(2, within(1e-12));
        assertThat(shape.at(0, 0)).isCloseTo(1, within(3 * 0.013));
        assertThat(shape.at(0, 1)).isCloseTo(0.5, within(3 * 0.013));
    }

    /// Displacements along one oblique line have no density: D·1 in place of a singular C.
    @Test
    void noiseAlongAnObliqueLineHasNoShape() {
        List<double[][]> moves = new ArrayList<>();
        List<double[][]> forces = new ArrayList<>();
        for (double x : new double[] {1, -1, 2, -2}) {
            moves.add(new double[][] {{x, x}});
            forces.add(new double[][] {{1, -1}});
        }
        Diffusion shape = DiffusionShape.of(
                ForcedIncrements.of(moves.toArray(double[][][]::new), forces.toArray(double[][][]::new), 1));
        assertThat(shape.scalar()).isTrue();
    }
}
