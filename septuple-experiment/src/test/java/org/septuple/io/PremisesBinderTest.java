package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.PremisesPlan;
import org.septuple.network.Wiring;

class PremisesBinderTest {

    @TempDir
    private Path directory;

    private Bound<ExperimentFile.Prepared> read(String... overrides) throws IOException {
        Path file = Files.writeString(directory.resolve("premises.yaml"), """
                septuple: 1
                kind: premises
                network: {inputs: 0, bulk: {structure: cyclic, size: 5, blocks: rotation, angle: 0.6, gain: 1.1}}
                spacetime: {clouds: 320, spread: 1, radii: none}
                premises:
                  axes:
                    - {key: network.bulk.gain, values: [1.2, 1.4]}
                    - {key: spacetime.warm-up, values: [0, 10, 1e2]}
                """);
        return ExperimentFile.read(file, List.of(overrides), DataPlaces.none());
    }

    private static PremisesPlan plan(Bound<ExperimentFile.Prepared> bound) {
        return ((Experiment.OfPremises) bound.value().experiment()).plan();
    }

    /// Each network has the values of its place on the axes, and all else as it stands.
    @Test
    void networksTakeTheValuesOfTheirAxes() throws IOException {
        PremisesPlan plan = plan(read());
        assertThat(plan.cases()).hasSize(6);
        PremisesPlan.Case last = plan.cases().getLast();
        assertThat(last.at()).containsExactly(1, 2);
        assertThat(last.source().network().bulk()).isEqualTo(new Wiring.Turning(3, 5, 0.6, 1.4, 0, false));
        assertThat(last.source().plan().warmUp()).isEqualTo(100);
        assertThat(last.source().plan().clouds()).isEqualTo(320);
        assertThat(plan.map()).containsExactly(0, 1);
        assertThat(plan.words(5)).isEqualTo("gain 1.4, warm-up 1e2");
    }

    @Test
    void whatIsResolvedReadsBack() throws IOException {
        Bound<ExperimentFile.Prepared> bound = read("premises.networks=4", "premises.map=[spacetime.warm-up]");
        assertThat(plan(bound).cases()).hasSize(4);
        Path again = Files.writeString(
                directory.resolve("again.yaml"), bound.resolved().toYaml());
        Bound<ExperimentFile.Prepared> other = ExperimentFile.read(again, List.of(), DataPlaces.none());
        assertThat(plan(other)).isEqualTo(plan(bound));
        assertThat(other.resolved().toYaml()).isEqualTo(bound.resolved().toYaml());
    }

    /// A value that its key refuses is told of at that key, once, however many networks have it.
    @Test
    void aBadValueIsToldOfOnce() {
        assertThat(Refusal.brief(() -> read("premises.axes.0.values=[1.2, -1]")))
                .containsExactly("CFG-023 override network.bulk.gain=-1 network.bulk.gain");
    }
}
