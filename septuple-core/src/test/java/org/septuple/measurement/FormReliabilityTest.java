package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

class FormReliabilityTest {

    private static EstimateMatrix number(double g) {
        return new EstimateMatrix(1, 1, List.of(Estimate.exact(g, 1)));
    }

    private static EstimateMatrix erring(EstimateMatrix form, double error) {
        return new EstimateMatrix(1, 1, List.of(new Estimate(form.at(0, 0).value(), error, 9)));
    }

    /// Forms of variance 1 with errors of variance `error` in each half: r = 1/(1 + error).
    private static List<FormHalves> numbers(int neurons, double error, int seed) {
        double[] truth = PlantedForm.gaussians(neurons, 0, seed);
        double[] first = PlantedForm.gaussians(neurons, 1, seed);
        double[] second = PlantedForm.gaussians(neurons, 2, seed);
        List<FormHalves> all = new ArrayList<>();
        for (int i = 0; i < neurons; i++) {
            all.add(new FormHalves(
                    number(5 + truth[i] + Math.sqrt(error) * first[i]),
                    number(5 + truth[i] + Math.sqrt(error) * second[i])));
        }
        return all;
    }

    @Test
    void reliabilityIsTheShareThatIsNotNoise() {
        int seeds = 60;
        Scores scores = new Scores("200 neurons", seeds);
        for (int seed = 0; seed < seeds; seed++) {
            FormReliability found = FormReliability.of(numbers(200, 1, seed));
            scores.put("r", seed, found.halves(), 1 / 2.0);
            scores.put("reliability", seed, found.reliability(), 2 / 3.0);
        }
        scores.judge();
        assertThat(FormReliability.of(numbers(200, .01, 1)).conclusive()).isTrue();
        assertThat(FormReliability.of(numbers(200, 8, 1)).conclusive()).isFalse();
    }

    /// The closed form of leaving one out against the slow way, with weights whose median no neuron changes.
    @Test
    void jackknifeIsExact() {
        List<FormHalves> plain = numbers(12, 1, 3);
        List<FormHalves> all = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            all.add(new FormHalves(
                    erring(plain.get(i).first(), i % 4 == 0 ? 3 : 1),
                    erring(plain.get(i).second(), 1)));
        }
        Estimate slow = Bootstrap.jackknife(12, chosen -> {
            List<FormHalves> part = new ArrayList<>();
            for (int i : chosen) {
                part.add(all.get(i));
            }
            return FormReliability.of(part).halves().value();
        });
        Estimate found = FormReliability.of(all).halves();
        assertThat(found.value()).isCloseTo(slow.value(), within(1e-14));
        assertThat(found.standardError()).isCloseTo(slow.standardError(), within(1e-13));
        assertThat(found.value())
                .isNotCloseTo(FormReliability.of(plain).halves().value(), within(1e-3));
    }

    /// Neurons of one and the same form have nothing that is reliable, though diagonal entries exceed the others.
    @Test
    void equalNeuronsAreNotReliable() {
        List<FormHalves> all = new ArrayList<>();
        List<FormHalves> differing = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(FormHalves.of(PlantedForm.of(PlantedForm.POSITIVE, 200, .1, i)));
            double scale = i % 3;
            double[][] own = {{2 * scale, 0, 0}, {0, scale, 0}, {0, 0, 3 - scale}};
            differing.add(FormHalves.of(PlantedForm.of(own, 200, .1, i)));
        }
        Estimate none = FormReliability.of(all).halves();
        assertThat(Math.abs(none.zAgainst(0))).isLessThan(4);
        assertThat(FormReliability.of(all).conclusive()).isFalse();
        assertThat(FormReliability.of(differing).reliability().value()).isGreaterThan(.9);
    }

    /// Neurons that hardly move along one axis, whose g is badly known there, do not drown the others.
    @Test
    void badlyKnownNeuronsCountLess() {
        List<FormHalves> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double scale = i % 3;
            double[][] own = {{2 * scale, 0, 0}, {0, scale, 0}, {0, 0, 3 - scale}};
            double[][] velocity = PlantedForm.displacements(200, 3, i);
            double[] change = PlantedForm.changes(own, velocity, .1, i);
            double still = i % 4 == 0 ? .01 : 1;
            for (int c = 0; c < change.length; c++) {
                change[c] += (3 - scale) * velocity[c][2] * velocity[c][2] * (1 - still * still);
                velocity[c][2] *= still;
            }
            all.add(FormHalves.of(CloudDisplacements.of(change, velocity)));
        }
        assertThat(FormReliability.of(all).reliability().value()).isGreaterThan(.8);
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormReliability.of(numbers(2, 1, 1)))
                .withMessageContaining("3 or more");
        FormHalves same = new FormHalves(number(1), number(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormReliability.of(List.of(same, same, same)))
                .withMessageContaining("equal");
    }
}
