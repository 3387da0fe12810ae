package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Synthetic neurons: where they are, how they move, and what space-time they make.
class PlantedNeuronsTest {

    private static final double HUBBLE = 0.2;
    private static final PlantedUniverse.DeSitter DE_SITTER = new PlantedUniverse.DeSitter(HUBBLE);
    private static final PlantedUniverse.Wave WAVE = new PlantedUniverse.Wave(0.05, 8);
    private static final PlantedSampling FEW = new PlantedSampling(0.5, 3, 1, 0.1, 5, 0.25, 2);
    private static final Engine ENGINE = Engine.scalar();

    /// a²ẋ/√(1 − a²ẋ²) is kept along geodesics of de Sitter's universe.
    @Test
    void neuronsKeepTheirMomentum() {
        NeuronPaths fine = new PlantedNeurons(DE_SITTER, new PlantedSampling(0.1, 1, 1, 0.1, 5, 0.01, 1), 3).field(0);
        for (int i = 0; i < fine.size(); i++) {
            assertThat(momentum(fine, 3, i)).isCloseTo(momentum(fine, 1, i), within(1e-7));
        }
    }

    /// Of the velocity along x by central differences.
    private static double momentum(NeuronPaths paths, int frame, int i) {
        double t = (frame - 2) * paths.span();
        double a = StrictMath.exp(HUBBLE * t);
        double square = 0;
        double along = 0;
        for (int axis = 0; axis < 3; axis++) {
            double v = (paths.places(0, frame + 1)[3 * i + axis] - paths.places(0, frame - 1)[3 * i + axis])
                    / (2 * paths.span());
            square += a * a * v * v;
            along = axis == 0 ? v : along;
        }
        return a * a * along / Math.sqrt(1 - square);
    }

    /// g_i(t) is the metric where neuron i is; copies share x and g_i, and nothing else.
    @Test
    void matricesAreTheMetricWhereNeuronsAre() {
        PlantedNeurons planted = new PlantedNeurons(WAVE, FEW, 5);
        NeuronPaths paths = planted.field(0);
        MetricJet jet = new MetricJet(0);
        for (int copy : new int[] {0, 5}) {
            for (int i = 0; i < paths.size(); i += 17) {
                jet.event()[0] = paths.span();
                System.arraycopy(paths.places(copy, 3), 3 * i, jet.event(), 1, 3);
                assertThat(planted.metric(0).at(jet)).isTrue();
                assertThat(paths.matrices(3)[6 * i + 3]).isCloseTo(jet.g(2, 2), within(1e-14));
                assertThat(paths.matrices(3)[6 * i + 5]).isCloseTo(jet.g(3, 3), within(1e-14));
            }
        }
        assertThat(paths.places(0, 2)[0]).isEqualTo(paths.places(1, 2)[0]);
        assertThat(paths.places(0, 2)[1]).isNotEqualTo(paths.places(1, 2)[1]);
    }

    /// A force takes its share of what bends paths.
    @Test
    void aForceTakesItsShareOfTheBend() {
        PlantedNeurons planted = new PlantedNeurons(DE_SITTER, FEW, 5);
        double[] whole = bend(planted.followed(0));
        double[] left = bend(planted.followed(0.7));
        double[] none = bend(planted.followed(1));
        for (int k = 0; k < whole.length; k++) {
            assertThat(left[k]).isCloseTo(0.3 * whole[k], within(1e-12));
            assertThat(none[k]).isCloseTo(0, within(1e-12));
        }
    }

    private static double[] bend(NeuronPaths paths) {
        double[] bend = new double[3 * paths.size()];
        for (int k = 0; k < bend.length; k++) {
            bend[k] = paths.places(0, 3)[k] - 2 * paths.places(0, 2)[k] + paths.places(0, 1)[k];
        }
        return bend;
    }

    /// In a universe that is the same everywhere neurons sample without error: what is left of Einstein's equations is the parabola's, of fourth order in the step for a² = e^{2Ht}.
    @Test
    void neuronsOfDeSittersUniverseMakeItToFourthOrder() {
        double coarse = equations(0.25);
        double fine = equations(0.125);
        assertThat(StrictMath.log(coarse / fine) / StrictMath.log(2)).isBetween(3.9, 4.1);
    }

    private static double equations(double step) {
        PlantedNeurons planted = new PlantedNeurons(DE_SITTER, FEW.withStep(step), 5);
        Map<PlantedStage, Estimate> residuals =
                PlantedSpace.of(planted.field(0).at(2)).einstein(DE_SITTER, planted.places(2), ENGINE);
        return residuals
                .getOrDefault(PlantedStage.EQUATIONS, Estimate.exact(Double.NaN, 1))
                .value();
    }

    /// Exchanging neurons changes nothing where the universe is the same everywhere, so that this is no null model there; in a wave it is.
    @Test
    void exchangedNeuronsAreANullModelOfWavesAlone() {
        PlantedNeurons planted = new PlantedNeurons(DE_SITTER, FEW, 5);
        NeuronPaths paths = planted.field(0);
        NeuronPaths exchanged = PlantedNull.EXCHANGED.of(paths, 1);
        assertThat(PlantedNull.EXCHANGED.isNull(DE_SITTER)).isFalse();
        assertThat(exchanged.matrices(1)).isEqualTo(paths.matrices(1));
        assertThat(PlantedNull.EXCHANGED.isNull(WAVE)).isTrue();
        NeuronPaths wave = new PlantedNeurons(WAVE, FEW, 5).field(0);
        assertThat(PlantedNull.EXCHANGED.of(wave, 1).matrices(1)).isNotEqualTo(wave.matrices(1));
    }

    @Test
    void frozenNeuronsStay() {
        NeuronPaths frozen = PlantedNull.FROZEN.of(new PlantedNeurons(WAVE, FEW, 5).field(0), 1);
        assertThat(frozen.changes()).isFalse();
        assertThat(frozen.places(2, 0)).isEqualTo(frozen.places(2, 4));
    }
}
