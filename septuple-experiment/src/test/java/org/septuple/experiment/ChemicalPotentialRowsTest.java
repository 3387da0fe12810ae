package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.learning.LearningMode;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.CanonicalLaw;
import org.septuple.thermodynamics.Insertion;
import org.septuple.thermodynamics.Proposal;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Sampling;

/// Rows 4.1, 4.2 and 4.8 where the answer is known.
class ChemicalPotentialRowsTest {

    private static final Engine ENGINE = Engine.scalar();
    private static final Sampling CHAINS = new Sampling(new Proposal.Hamiltonian(1, 0.8, 32), 16, 100, 500, 1, false);
    private static final CanonicalPlan PLAN =
            new CanonicalPlan(5, Average.QUENCHED, Reference.LEBESGUE, 2, CHAINS, null, true, List.of(), null, 0);

    private static InsertionRow row() {
        return new InsertionRow(PLAN, CHAINS, 0.95, 3, ENGINE);
    }

    private static Estimate found(Map<String, Estimate> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }

    /// All trainables doubled: closed forms say what μ is at both q, and for the second neuron.
    @Test
    void potentialsOfALinearNetworkAreGaussianIntegrals() {
        CanonicalLaw whole = LinearControl.law(PLAN, 3);
        CanonicalLaw law = InsertionRow.moved(whole, InsertionRow.part(whole, -0.5));
        Septuple septuple = law.septuple();
        InsertionRow row = row();
        Comparison comparison = row.measure(law, Map.of("elsewhere", InsertionRow.part(law, 1)));
        CanonicalLaw moved = whole;
        assertThat(septuple.weights().get(2, 0)).isCloseTo(0.3, within(1e-15));
        double largest = 0;
        for (Insertion insertion : List.of(Insertion.AVERAGED, Insertion.PRUNED)) {
            boolean pruned = insertion == Insertion.PRUNED;
            double here = row.exact(insertion, law);
            double there = row.exact(insertion, moved);
            Septuple next = pruned
                    ? insertion.pair(septuple).smaller()
                    : insertion.pair(septuple).larger();
            double second = row.exact(insertion, law.with(next, law.beta()));
            String name = "mu." + insertion.word();
            assertThat(found(row.results(), name).zAgainst(here)).isBetween(-4.0, 4.0);
            assertThat(found(row.results(), name + ".elsewhere").zAgainst(there))
                    .isBetween(-4.0, 4.0);
            assertThat(found(row.results(), "dmu_dN." + insertion.word())
                            .zAgainst(pruned ? here - second : second - here))
                    .isBetween(-4.0, 4.0);
            largest = Math.max(largest, Math.max(Math.abs(there / here - 1), Math.abs(second / here - 1)));
        }
        assertThat(comparison.control().value()).isLessThan(0.05);
        assertThat(comparison
                        .nullModel()
                        .zAgainst(Math.abs(row.exact(Insertion.PRUNED, whole) / row.exact(Insertion.PRUNED, law) - 1)))
                .isBetween(-4.0, 4.0);
        assertThat(comparison.residual().zAgainst(largest)).isBetween(-4.0, 4.0);
        assertThat(comparison.verdict(0.95)).as(comparison.toString()).isEqualTo(Verdict.FAILS);
        assertThat(found(row.results(), "mu.sink").value()).isCloseTo(-Math.log(2 * Math.PI / 5) / 10, within(1e-12));
    }

    /// Six intervals at 95 % together are each at 99.1667 %: t of 10 degrees of freedom grows from 2.2281 to 3.2768.
    @Test
    void theLargestChangeHasTheIntervalOfAll() {
        Estimate wide = InsertionRow.joint(new Estimate(0.3, 0.1, 11), 6, 0.95);
        assertThat(wide.halfWidth(0.95)).isCloseTo(0.32768, within(1e-4));
        assertThat(InsertionRow.joint(Estimate.exact(0.3, 1), 6, 0.95)).isEqualTo(Estimate.exact(0.3, 1));
        Estimate relative = InsertionRow.relative(new Estimate(3, 0.3, 100), new Estimate(2, 0.1, 100));
        assertThat(relative.value()).isCloseTo(0.5, within(1e-12));
        assertThat(relative.standardError()).isCloseTo(Math.hypot(0.3, 0.15) / 2, within(1e-12));
    }

    /// u = (t₁ − ωz₂, t₂ + ωz₁): curl 2ω, Γ = 2ω·2π√det Σ, in quanta 8π√det Σ/2t: ωt, by hand for six points.
    @Test
    void circulationOfARotationIsCurlTimesArea() {
        double[][] middle = {{0, 0}, {2, 0}, {0, 1}, {2, 1}, {1, 3}, {1, -2}};
        double[][] end = new double[6][];
        double omega = 0.1;
        int steps = 3;
        for (int k = 0; k < 6; k++) {
            end[k] = new double[] {2 * steps * (0.4 - omega * middle[k][1]), 2 * steps * (-0.2 + omega * middle[k][0])};
        }
        CirculationRow.Result found = CirculationRow.of(middle, end, steps);
        // Variances 4/5 and 13.5/5, covariance 0.
        double root = Math.sqrt(0.8 * 2.7);
        assertThat(found.absolute().value()).isCloseTo(4 * Math.PI * omega * root, within(1e-12));
        assertThat(found.quanta().value()).isCloseTo(omega * steps, within(1e-12));
        assertThat(found.spread().get(1)).isCloseTo(Math.sqrt(2.7), within(1e-12));
    }

    /// z-scores of 300 ensembles of 32 branches, at rest, at half a quantum and at one.
    @Test
    void jackknifeErrorsAreRight() {
        for (double truth : new double[] {0, 0.5, 1}) {
            double[] z = new double[300];
            double[] square = new double[300];
            for (int seed = 0; seed < z.length; seed++) {
                z[seed] = CirculationRow.known(truth, 32, seed).zAgainst(truth);
                square[seed] = z[seed] * z[seed];
            }
            assertThat(Math.abs(Estimate.ofMean(z).zAgainst(0))).isLessThan(4);
            assertThat(Math.sqrt(Estimate.ofMean(square).value())).isBetween(0.85, 1.2);
        }
    }

    private static Verdict verdict(double quanta) {
        Estimate found = CirculationRow.known(quanta, 200, 4);
        return CirculationRow.row(new CirculationRow.Result(found, found, List.of(1.0, 1.0)), "two axes", 24, 4, 0.95)
                .verdict(0.95);
    }

    @Test
    void integersAreToldFromHalves() {
        assertThat(verdict(0)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(-2)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(1.5)).isEqualTo(Verdict.FAILS);
        assertThat(verdict(0.25)).isEqualTo(Verdict.INCONCLUSIVE);
        Estimate wide = new Estimate(0, 0.2, 32);
        assertThatThrownBy(() -> CirculationRow.row(
                        new CirculationRow.Result(wide, wide, List.of(1.0, 1.0)), "two axes", 24, 4, 0.95))
                .isInstanceOf(UntestableException.class)
                .hasMessageContaining("wider than half a quantum");
    }

    /// Descent of known D = η²σ²/2B: −1 and +1, so the paper's direction fails; with σ² = 5.25/3, abs(γμ/D)/4π = 2B abs(μ)/(4πησ²).
    @Test
    void aSmallerStepLeadsAway() {
        SaturationRow row = new SaturationRow(PLAN, 0.95, 3, ENGINE);
        Comparison comparison = row.measure(
                SaturationRow.network(8),
                new LearningMode.Relaxed(0, 1, 0.1),
                64,
                0,
                Map.of("pruned", new Estimate(-0.5, 0, 1)));
        Map<String, Estimate> results = row.results();
        assertThat(found(results, "saturation.slope.step").zAgainst(-1)).isBetween(-4.0, 4.0);
        assertThat(found(results, "saturation.slope.batch").zAgainst(1)).isBetween(-4.0, 4.0);
        double mu = Math.log(2 * Math.PI / 5) / 10;
        double ratio = 2 * 64 * mu / (4 * Math.PI * SaturationRow.STEP * 5.25 / 3);
        assertThat(found(results, "saturation.mean").zAgainst(ratio)).isBetween(-4.0, 4.0);
        assertThat(found(results, "saturation.mean.pruned").value())
                .isCloseTo(found(results, "saturation.mean").value() * 0.5 / mu, within(1e-9));
        assertThat(results).containsKeys("saturation.largest", "saturation.force");
        assertThat(comparison.control().value()).isLessThan(0.05);
        assertThat(comparison.nullModel().value()).isCloseTo(1, within(0.05));
        assertThat(comparison.verdict(0.95)).as(comparison.toString()).isEqualTo(Verdict.FAILS);
        assertThatThrownBy(() -> row.measure(
                        SaturationRow.network(8),
                        new LearningMode.Activated(
                                3, Moons.duality(Moons.BULK, 0.2, 1).dynamics().protocol()),
                        64,
                        0,
                        Map.of()))
                .hasMessageContaining("relaxation");
    }

    /// Minibatches of all 200 samples of a shuffle have D = 0; draws with replacement have not.
    @Test
    void minibatchesOfAllSamplesHaveNoVerdict() {
        LearningPlan plan = Moons.duality(Moons.BULK, 0.2, 1).learning();
        Septuple septuple = plan.network().septuple(plan.data().distribution(Moons.DATA, 3, 0), 2, 3, 0);
        SaturationRow row = new SaturationRow(PLAN, 0.95, 3, ENGINE);
        assertThatThrownBy(() -> row.measure(septuple, plan.mode(), 200, 0, Map.of()))
                .isInstanceOf(UntestableException.class)
                .hasMessageContaining("minibatches of all 200 training samples");
        assertThat(row.results()).isEmpty();
    }

    @Test
    void onlySlopesAboveZeroLeadToSaturationFromAbove() {
        Estimate up = new Estimate(1, 0.01, 50);
        Estimate down = new Estimate(-0.4, 0.02, 40);
        assertThat(SaturationRow.below(up, down)).isEqualTo(new Estimate(0.4, 0.02, 40));
        assertThat(SaturationRow.below(down, up)).isEqualTo(new Estimate(0.4, 0.02, 40));
        assertThat(SaturationRow.below(up, up)).isEqualTo(new Estimate(0, 0.01, 50));
    }
}
