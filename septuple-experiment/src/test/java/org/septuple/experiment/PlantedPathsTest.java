package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Engine;

/// Row 7.7, as networks have it, of neurons that follow geodesics of the universe that they sample: each in the field of all others.
@Tag("slow")
class PlantedPathsTest {

    private static final double CONFIDENCE = 0.95;
    private static final PlantedSampling SAMPLING = new PlantedSampling(0.15, 2, 1, 0.1, 7, 0.25, 1);

    static Stream<PlantedUniverse> universes() {
        return Stream.of(new PlantedUniverse.DeSitter(0.2), new PlantedUniverse.Kasner(0.2, 1.5, 2));
    }

    private static Comparison row(NeuronPaths paths) {
        return PathSkill.of(paths, 1, Engine.scalar()).inTime("planted");
    }

    @ParameterizedTest
    @MethodSource("universes")
    void neuronsFollowGeodesicsOfTheFieldOfAllOthers(PlantedUniverse universe) {
        Comparison row = row(new PlantedNeurons(universe, SAMPLING, 3).field(0));
        assertThat(row.verdict(CONFIDENCE)).as(row.toString()).isEqualTo(Verdict.HOLDS);
        assertThat(row.residual().value()).isLessThan(0.02);
    }

    /// The same paths in the space-time of g_i that stay as they are at one frame: straight lines.
    @ParameterizedTest
    @MethodSource("universes")
    void inFieldsThatDoNotExpandTheyDoNot(PlantedUniverse universe) {
        NeuronPaths paths = new PlantedNeurons(universe, SAMPLING, 3).field(0);
        PathSkill skill = PathSkill.of(paths.withMatrices(new double[][] {paths.matrices(3)}), 1, Engine.scalar());
        assertThat(skill.skill(PathLaw.GEODESIC, PathLaw.STRAIGHT, 0).value()).isBetween(-0.01, 0.01);
        Comparison row = skill.inTime("planted");
        assertThat(row.residual().value()).isBetween(0.49, 0.51);
        assertThat(row.verdict(CONFIDENCE)).as(row.toString()).isNotEqualTo(Verdict.HOLDS);
    }
}
