package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Directions and branches of a slice on two moons.
class SliceChecksTest {

    private static final Engine ENGINE = Engine.scalar();
    private static final LearningPlan PLAN = relaxed();

    /// States at rest, so that ∂H̄/∂q is the gradient of a function of q, and its derivative symmetric.
    private static LearningPlan relaxed() {
        LearningPlan moons =
                Moons.duality(new Loss.Bulk(new BulkPotential.None()), 0.2, 1).learning();
        return new LearningPlan(
                moons.data(),
                moons.network(),
                new LearningMode.Relaxed(6, 200, 0.2),
                moons.optimiser(),
                moons.batch(),
                moons.epochs(),
                moons.replicas(),
                moons.dynamics(),
                moons.relaxation());
    }

    private static LearnerBranches branches() {
        Septuple septuple = PLAN.network().septuple(PLAN.data().distribution(Moons.DATA, 5, 0), PLAN.batch(), 5, 0);
        Learner learner = new Learner(septuple, PLAN.mode(), PLAN.optimiser(), 5, 0, ENGINE);
        for (int step = 0; step < 60; step++) {
            learner.step();
        }
        return new LearnerBranches(PLAN, learner, Moons.DATA.train(), 5, ENGINE);
    }

    /// Power iteration, with differences of another step, ends there too; no random direction bends as much.
    @Test
    void theSliceGoesWhereTheLossBendsMost() {
        Learner whole = branches().whole(7);
        double[] origin = whole.trainables().values().clone();
        double[] start = new RandomStream(1, Purpose.CHECK_POINTS, 9, 0).gaussians(origin.length);
        SliceDirection found = SliceDirection.of(whole, start, 1e-3);
        assertThat(whole.trainables().values()).containsExactly(origin);
        double[] e = found.values();
        assertThat(LearnerLine.product(e, e)).isCloseTo(1, within(1e-12));
        double[] power = start;
        for (int k = 0; k < 25; k++) {
            double[] next = bent(whole, origin, power);
            double norm = Math.sqrt(LearnerLine.product(next, next));
            power = Arrays.stream(next).map(x -> x / norm).toArray();
        }
        assertThat(Math.abs(LearnerLine.product(e, power))).isGreaterThan(0.99);
        assertThat(LearnerLine.product(power, bent(whole, origin, power)) / found.bend())
                .isCloseTo(1, within(0.01));
        for (int n = 1; n <= 20; n++) {
            double[] other = new RandomStream(1, Purpose.CHECK_POINTS, 9, n).gaussians(origin.length);
            double bend = LearnerLine.product(other, bent(whole, origin, other)) / LearnerLine.product(other, other);
            assertThat(bend).isLessThan(found.bend());
        }
    }

    private static double[] bent(Learner whole, double[] origin, double[] v) {
        double h = 3e-4;
        double[] up = SliceDirection.gradient(whole, origin, v, h);
        double[] down = SliceDirection.gradient(whole, origin, v, -h);
        double[] bent = new double[v.length];
        for (int k = 0; k < v.length; k++) {
            bent[k] = (up[k] - down[k]) / (2 * h);
        }
        return bent;
    }

    /// Branches of one start and one number agree; twins part from their branch by other samples, in two steps of Adam by 2·2 rates of .02 at most.
    @Test
    void twinsBeginWhereTheirBranchIs() {
        LearnerBranches branches = branches();
        double[] e = new double[branches.whole(7).trainables().size()];
        e[3] = 1;
        SliceWalk.Plan plan = new SliceWalk.Plan(6, List.of(0, 3), 2);
        double[] start = {0.1, -0.2, 0.3};
        SliceWalk walk = SliceWalk.of(branches, PLAN.optimiser(), e, start, 50, plan, ENGINE);
        SliceWalk again = SliceWalk.of(
                branches, PLAN.optimiser(), e, new double[] {0.1}, 50, new SliceWalk.Plan(6, List.of(), 2), ENGINE);
        assertThat(walk.places().getFirst()).containsExactly(again.places().getFirst());
        for (int b = 0; b < start.length; b++) {
            assertThat(walk.places().get(b)[0]).isCloseTo(start[b], within(1e-15));
            double moved = walk.places().get(b)[5] - walk.places().get(b)[3];
            assertThat(walk.twins().get(b)[1]).isNotEqualTo(moved);
            assertThat(Math.abs(walk.twins().get(b)[1] - moved)).isLessThan(4 * 0.02);
        }
    }
}
