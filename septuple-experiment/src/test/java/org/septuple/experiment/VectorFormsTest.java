package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.septuple.experiment.SpacetimePlan.Reading;
import org.septuple.measurement.RadiusScan;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.CloudReading;
import org.septuple.network.Loss;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

class VectorFormsTest {

    private static final int CLOUDS = 320;

    private static VectorForms forms(Septuple network, long seed, boolean whole) {
        return forms(network, new SpacetimePlan(Reading.LAYERS, 3, 3, CLOUDS, 0, 0.3, null, null), seed, whole);
    }

    private static VectorForms forms(Septuple network, SpacetimePlan plan, long seed, boolean whole) {
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        BaseStates source = new BaseStates(network, protocol, 0, 0.3, seed, 0, 0);
        CloudSurvey survey = CloudSurvey.of(
                source, plan.reading(plan.reading(), network.projector().bulkRange()), plan.clouds(), Engine.scalar());
        return VectorForms.of(plan.reading().word(), survey, whole, seed, Engine.scalar());
    }

    private static Septuple network(Activation activation, int size, double gain) {
        return network(activation, new Wiring.Cyclic(3, size, true, gain, false));
    }

    private static Septuple network(Activation activation, Wiring wiring) {
        return new NetworkPlan(wiring, activation, new Loss.Bulk(new BulkPotential.None()))
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
                                    .filter(c -> c / 2 % VectorForms.BLOCKS != block)
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

    /// Clouds under way: two steps of d less one, as surveys of either lag around the same base states say.
    @Test
    void cloudsGoOn() {
        ActivationDynamics.Protocol protocol =
                new ActivationDynamics.Protocol(new ActivationDynamics.Poisson(3), false, false, 0);
        Septuple network = network(new Activation.Tanh(), 3, 1.2);
        BaseStates source = new BaseStates(network, protocol, 0, 0.3, 4, 0, 0);
        int from = network.projector().bulkRange().from();
        CloudReading once = CloudReading.delay(new int[] {from, from + 4}, 3, 2);
        CloudSurvey later = CloudSurvey.underWay(source, once, 50, Engine.scalar());
        CloudSurvey first = CloudSurvey.of(source, once, 50, Engine.scalar());
        CloudSurvey both = CloudSurvey.of(source, once.withLag(4), 50, Engine.scalar());
        int[] all = IntStream.range(0, 50).toArray();
        for (int v = 0; v < 2; v++) {
            double[][] end = both.arrivals(v, all);
            double[][] middle = first.arrivals(v, all);
            for (int c = 0; c < 50; c++) {
                assertThat(later.changes(v, all)[c])
                        .isCloseTo(both.changes(v, all)[c] - first.changes(v, all)[c], within(1e-12));
                assertThat(later.departures(v, all)[c]).isEqualTo(middle[c]);
                assertThat(later.arrivals(v, all)[c]).isEqualTo(end[c]);
                assertThat(later.velocities(v, all)[c][1]).isCloseTo((end[c][1] - middle[c][1]) / 2, within(1e-14));
            }
        }
    }

    /// The reason why nothing can be fitted is told.
    @Test
    void reasonsAreTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forms(network(new Activation.Identity(), 4, 0.9), 1, true))
                .withMessageContaining("none of 4 vectors")
                .withMessageContaining("all entropy changes are equal");
    }

    /// σ₊ of a network at the edge is neither shown to be above nor below 0: rows are as wide as what is not known, at any confidence.
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.95})
    void whatIsNotExcludedIsInTheInterval(double confidence) {
        VectorForms forms = forms(network(new Activation.Tanh(), 6, 1.074), 2, true);
        LedgerNotes notes = new LedgerNotes();
        RadiusScan scan = new RadiusScan(List.of(), RadiusScan.Verdict.PLATEAU, RadiusScan.Verdict.UNDECIDED);
        new SpacetimeRows(forms, scan, "", confidence, 5).measure(notes);
        Comparison production = Objects.requireNonNull(notes.rows().get("5.6"));
        double shown = forms.share(VectorForm::isContracting).value();
        double open = forms.share(v -> !v.isExpanding()).value();
        assertThat(open).isGreaterThan(shown);
        Estimate residual = production.residual();
        assertThat(residual.value() - residual.halfWidth(confidence)).isLessThanOrEqualTo(shown + 1e-12);
        assertThat(residual.value() + residual.halfWidth(confidence)).isGreaterThanOrEqualTo(open - 1e-12);
        assertThat(production.estimator()).doesNotContain("inconclusive");
        Comparison definite = Objects.requireNonNull(notes.rows().get("5.8"));
        assertThat(definite.estimator()).contains("too few to show a plateau of tr g");
        assertThat(definite.verdict(confidence)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /// Of many vectors clouds are left out of some alone; what is taken off the spread does not depend on which.
    @Test
    void spreadOfManyVectorsIsThatOfAll() {
        SpacetimePlan delay = new SpacetimePlan(Reading.DELAY, 1, 1, 160, 0, 0.3, null, null);
        VectorForms forms =
                forms(network(new Activation.Tanh(), new Wiring.Cyclic(3, 87, true, 1.2, 0.3, false)), delay, 1, true);
        double[] values = forms.told().stream()
                .mapToDouble(v -> v.form().production().value())
                .toArray();
        double noise = forms.told().stream()
                .mapToDouble(v -> Math.pow(v.form().production().standardError(), 2))
                .average()
                .orElseThrow();
        double expected =
                Math.sqrt(variance(values) - noise) / forms.production().value();
        assertThat(values).hasSizeGreaterThan(VectorForms.MOST_LEFT);
        assertThat(forms.productionSpread().value()).isCloseTo(expected, within(0.15 * expected));
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
