package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.SpacetimePlan.Reading;
import org.septuple.measurement.RadiusScan;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

class VectorFormsTest {

    private static final int CLOUDS = 320;

    private static VectorForms forms(Septuple network, long seed, boolean whole) {
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        BaseStates source = new BaseStates(network, protocol, 0, 0.3, seed, 0, 0);
        SpacetimePlan plan = new SpacetimePlan(Reading.LAYERS, 3, 3, CLOUDS, 0, 0.3, null, null);
        CloudSurvey survey = CloudSurvey.of(
                source, plan.reading(Reading.LAYERS, network.projector().bulkRange()), CLOUDS, Engine.scalar());
        return VectorForms.of("layers", survey, whole, seed, Engine.scalar());
    }

    private static Septuple network(Activation activation, int size, double gain) {
        return new NetworkPlan(
                        new Wiring.Cyclic(3, size, true, gain, false),
                        activation,
                        new Loss.Bulk(new BulkPotential.None()))
                .septuple(NormalData.standard(0, 3, 0), 1, 3, 0);
    }

    /// Means over vectors scatter over independent clouds by as much as their errors say, in which all vectors share their clouds.
    @Test
    void errorsAreThoseOfSharedClouds() {
        Septuple network = network(new Activation.Tanh(), 2, 1.2);
        int seeds = 16;
        double[] production = new double[seeds];
        double[] change = new double[seeds];
        double ofProduction = 0;
        double ofChange = 0;
        for (int seed = 0; seed < seeds; seed++) {
            VectorForms forms = forms(network, seed, true);
            production[seed] = forms.production().value();
            change[seed] = forms.change().value();
            ofProduction += Math.pow(forms.production().standardError(), 2) / seeds;
            ofChange += Math.pow(forms.change().standardError(), 2) / seeds;
        }
        // χ² of 15 degrees of freedom over 15: 99.8 % in [.21, 2.6]; errors over 9 degrees, averaged
        assertThat(variance(production) / ofProduction).isBetween(0.21, 2.6);
        assertThat(variance(change) / ofChange).isBetween(0.21, 2.6);
    }

    private static double variance(double[] values) {
        return Math.pow(Estimate.ofMean(values).standardError(), 2) * values.length;
    }

    /// What one seed says is the jackknife of the definition, done again with whole surveys.
    @Test
    void sharesAndSpreadAreOfBlocks() {
        VectorForms forms = forms(network(new Activation.Tanh(), 6, 1.2), 1, true);
        assertThat(forms.share(_ -> true)).isEqualTo(new Estimate(1, 0, VectorForms.BLOCKS));
        double[] left = IntStream.range(0, VectorForms.BLOCKS)
                .mapToDouble(block -> forms.told().stream()
                        .mapToDouble(v -> {
                            int[] kept = IntStream.range(0, CLOUDS)
                                    .filter(c -> c / (CLOUDS / VectorForms.BLOCKS) != block)
                                    .toArray();
                            return forms.survey()
                                    .displacements(v.vector(), kept)
                                    .meanChange()
                                    .value();
                        })
                        .average()
                        .orElseThrow())
                .toArray();
        double error = Math.sqrt(variance(left)) * (VectorForms.BLOCKS - 1) / Math.sqrt(VectorForms.BLOCKS);
        assertThat(forms.change().standardError()).isCloseTo(error, within(1e-12));
        assertThat(forms.productionSpread().value()).isBetween(0.0, 3.0);
        assertThat(forms(network(new Activation.Tanh(), 6, 1.2), 1, false)
                        .estimate(_ -> 1)
                        .standardError())
                .isNaN();
    }

    /// The reason why nothing can be fitted is told.
    @Test
    void reasonsAreTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forms(network(new Activation.Identity(), 4, 0.9), 1, true))
                .withMessageContaining("none of 4 vectors")
                .withMessageContaining("all entropy changes are equal");
    }

    /// σ₊ of a network at the edge is neither shown to be above nor below 0: rows are as wide as what is not known.
    @Test
    void whatIsNotExcludedIsInTheInterval() {
        VectorForms forms = forms(network(new Activation.Tanh(), 6, 1.074), 2, true);
        LedgerNotes notes = new LedgerNotes();
        RadiusScan scan = new RadiusScan(List.of(), RadiusScan.Verdict.PLATEAU, RadiusScan.Verdict.UNDECIDED);
        new SpacetimeRows(forms, scan, 5).measure(notes);
        Comparison production = Objects.requireNonNull(notes.rows().get("5.6"));
        double shown = forms.share(VectorForm::isContracting).value();
        double open = forms.share(v -> !v.isExpanding()).value();
        assertThat(open).isGreaterThan(shown);
        Estimate residual = production.residual();
        assertThat(residual.value() - residual.halfWidth(0.95)).isLessThanOrEqualTo(shown + 1e-12);
        assertThat(residual.value() + residual.halfWidth(0.95)).isGreaterThanOrEqualTo(open - 1e-12);
        assertThat(production.estimator()).doesNotContain("inconclusive");
        assertThat(Objects.requireNonNull(notes.rows().get("5.8")).estimator()).contains("no plateau of tr g");
    }

    /// Noise of planted laws is that beside which a form explains what it does here.
    @Test
    void plantedNoiseIsMeasured() {
        VectorForms forms = forms(network(new Activation.Tanh(), 4, 1.2), 3, true);
        VectorForm v = forms.told().getFirst();
        int[] regular = forms.survey().regular(v.vector());
        double[][] velocity = forms.survey().velocities(v.vector(), regular);
        Estimate explained = Estimate.ofMean(IntStream.range(0, 30)
                .mapToDouble(draw -> VectorForm.of(
                                0,
                                forms.survey()
                                        .displacements(v.vector(), regular)
                                        .withChanges(PlantedLaw.LORENTZ.changes(
                                                velocity, PlantedLaw.noiseOf(v), 1, v.vector(), draw)))
                        .form()
                        .rSquared())
                .toArray());
        // seven coefficients explain 6/320 of noise on top
        assertThat(explained.value()).isCloseTo(v.form().rSquared(), within(0.03 + 4 * explained.standardError()));
    }
}
