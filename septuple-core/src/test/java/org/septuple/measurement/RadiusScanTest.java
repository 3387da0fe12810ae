package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.septuple.measurement.RadiusScan.Point;
import org.septuple.measurement.RadiusScan.Verdict;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;
import org.septuple.statistics.Equivalence;

class RadiusScanTest {

    private static final List<Double> RADII = List.of(0.0, .003, .01, .03, .1, .3);

    private static final int CLOUDS = 400;

    private static final int VECTORS = 5;

    /// Vectors share displacements and most of the noise, as vectors around the same base states do. σ₊ is .2 plus a shift.
    static List<List<CloudDisplacements>> planted(double[] shifts, double noise, long seed) {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, seed);
        List<List<CloudDisplacements>> all = new ArrayList<>();
        for (int r = 0; r < shifts.length; r++) {
            List<CloudDisplacements> of = new ArrayList<>();
            for (int v = 0; v < VECTORS; v++) {
                double shift = shifts[r];
                double[] common = PlantedForm.gaussians(CLOUDS, 9, seed);
                double[] own = PlantedForm.gaussians(CLOUDS, 10 + r * VECTORS + v, seed);
                double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, 0, seed);
                Arrays.setAll(change, c -> change[c] + shift + noise * (common[c] + .3 * own[c]));
                of.add(CloudDisplacements.of(change, velocity));
            }
            all.add(of);
        }
        return all;
    }

    /// σ₊ and tr g/k are means of those of [EntropyForm], its errors those of one vector alone.
    @Test
    void agreesWithTheFitOfEachVector() {
        List<List<CloudDisplacements>> clouds = planted(new double[] {0, .1}, .1, 3);
        Point point = RadiusScan.of(List.of(0.0, .1), clouds, Engine.scalar())
                .points()
                .get(1);
        double production = 0;
        double trace = 0;
        for (CloudDisplacements one : clouds.get(1)) {
            EntropyForm form = EntropyForm.of(one);
            production += form.production().value() / VECTORS;
            for (int a = 0; a < 3; a++) {
                trace += form.form().at(a, a).value() / 3 / VECTORS;
            }
        }
        assertThat(point.production().value()).isCloseTo(production, within(1e-3));
        assertThat(point.trace().value()).isCloseTo(trace, within(2e-2));
        BlockedForm blocked = new BlockedForm("", clouds.get(1).getFirst(), 20);
        EntropyForm form = EntropyForm.of(clouds.get(1).getFirst());
        assertThat(blocked.fit(-1)[0]).isCloseTo(form.production().value(), within(1e-12));
        RadiusScan single = RadiusScan.of(
                List.of(0.0, .1),
                List.of(List.of(clouds.get(0).getFirst()), List.of(clouds.get(1).getFirst())),
                Engine.scalar());
        double error = form.production().standardError();
        assertThat(single.points().get(1).production().standardError()).isBetween(.6 * error, 1.5 * error);
    }

    /// With errors in ẋ the moments are those of [EntropyForm], of unequal weights too; leaving a block out is fitting the rest.
    @Test
    void takesErrorsAndWeights() {
        CloudDisplacements plain = PlantedForm.of(PlantedForm.POSITIVE, CLOUDS, .1, 4);
        double[] variances = new double[CLOUDS];
        Arrays.setAll(variances, c -> 1 + c % 3);
        CloudDisplacements clouds = plain.withVariances(variances)
                .withErrors(new double[][] {{.01, .002, 0}, {.002, .01, 0}, {0, 0, .005}});
        EntropyForm form = EntropyForm.of(clouds);
        double[] fit = new BlockedForm("", clouds, 20).fit(-1);
        assertThat(fit[0]).isCloseTo(form.production().value(), within(1e-10));
        double trace = 0;
        for (int a = 0; a < 3; a++) {
            trace += form.form().at(a, a).value() / 3;
        }
        assertThat(fit[1]).isCloseTo(trace, within(1e-9));
        double[][] velocity = new double[CLOUDS - 20][];
        double[] change = new double[CLOUDS - 20];
        // block 0 is every twentieth cloud from 0 on
        Arrays.setAll(velocity, c -> plain.velocity(c + 1 + c / 19));
        Arrays.setAll(change, c -> plain.change(c + 1 + c / 19));
        double rest = EntropyForm.of(CloudDisplacements.of(change, velocity))
                .production()
                .value();
        assertThat(new BlockedForm("", plain, 20).fit(0)[0]).isCloseTo(rest, within(1e-12));
    }

    /// Differences of radii have the small error of what differs, and cover the planted ones.
    @Test
    void differencesArePaired() {
        double[] shifts = {0, 0, .01, .02, .05, .5};
        RadiusScan scan = RadiusScan.of(RADII, planted(shifts, .1, 5), Engine.scalar());
        for (int r = 1; r < 6; r++) {
            Point point = scan.points().get(r);
            assertThat(point.productionShift().zAgainst(shifts[r])).isBetween(-4.0, 4.0);
            assertThat(point.changeShift().zAgainst(shifts[r])).isBetween(-4.0, 4.0);
            assertThat(point.traceShift().zAgainst(0)).isBetween(-4.0, 4.0);
            assertThat(point.productionShift().standardError())
                    .isLessThan(.4 * point.production().standardError());
        }
        assertThat(scan.points().getFirst().productionShift().value()).isZero();
    }

    /// Base states come phase by phase: what a schedule does to ΔS is the same in all blocks, and no error. In contiguous blocks it would be 1/√(20·19)·√(Σ(φ − ⟨φ⟩)²).
    @Test
    void phasesAreSharedOut() {
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 11);
        double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, 0, 11);
        double[] noise = PlantedForm.gaussians(CLOUDS, 12, 11);
        double[] flat = PlantedForm.changes(PlantedForm.POSITIVE, velocity, 0, 11);
        Arrays.setAll(flat, c -> flat[c] + .1 * noise[c]);
        Arrays.setAll(change, c -> flat[c] + Math.floorDiv(c * 5, CLOUDS));
        List<Double> radii = List.of(0.0, .1);
        Point with = single(radii, change, velocity);
        Point without = single(radii, flat, velocity);
        double contiguous = Math.sqrt(20 * 2 / (20.0 * 19)); // phases 0 to 4, four blocks each: Σ(φ − 2)² = 4·10
        assertThat(with.change().value()).isCloseTo(without.change().value() + 2, within(1e-12));
        assertThat(with.change().standardError())
                .isCloseTo(without.change().standardError(), within(1e-12))
                .isLessThan(contiguous / 4);
    }

    private static Point single(List<Double> radii, double[] change, double[][] velocity) {
        List<CloudDisplacements> of = List.of(CloudDisplacements.of(change, velocity));
        return RadiusScan.of(radii, List.of(of, of), Engine.scalar()).points().get(1);
    }

    /// .02 is the tolerance of .2; by noise .05 errors are some .001.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, .1, .3, PLATEAU",
        ".005, .005, -.005, .1, .3, PLATEAU",
        ".1, 0, 0, 0, .1, PLATEAU",
        "0, 0, .1, .1, .1, SCALE_DEPENDENT",
        ".1, .05, 0, .1, .2, SCALE_DEPENDENT",
        "0, 0, .02, .1, .3, UNDECIDED"
    })
    void verdictsFollowTheRule(double a, double b, double c, double d, double e, Verdict expected) {
        double[] shifts = {0, a, b, c, d, e};
        assertThat(RadiusScan.of(RADII, planted(shifts, .02, 6), Engine.scalar())
                        .production())
                .isEqualTo(expected);
    }

    /// g that grows with the radius, while σ₊ stays.
    @ParameterizedTest
    @CsvSource({"0, 0, PLATEAU", ".01, .02, PLATEAU", ".3, .3, SCALE_DEPENDENT"})
    void formHasAVerdictOfItsOwn(double small, double large, Verdict expected) {
        double[] growth = {0, small, small, large, large, large};
        double[][] velocity = PlantedForm.displacements(CLOUDS, 3, 9);
        List<List<CloudDisplacements>> clouds = new ArrayList<>();
        for (double more : growth) {
            double[] change = PlantedForm.changes(PlantedForm.POSITIVE, velocity, .02, 9);
            double[] alone = PlantedForm.changes(PlantedForm.POSITIVE, velocity, 0, 9);
            Arrays.setAll(change, c -> change[c] + more * (alone[c] - PlantedForm.PRODUCTION));
            clouds.add(List.of(CloudDisplacements.of(change, velocity)));
        }
        RadiusScan scan = RadiusScan.of(RADII, clouds, Engine.scalar());
        assertThat(scan.production()).isEqualTo(Verdict.PLATEAU);
        assertThat(scan.form()).isEqualTo(expected);
    }

    /// Without a limit the smallest radius is the reference; radii within less than a decade decide nothing.
    @Test
    void referenceIsTheSmallestRadius() {
        List<List<CloudDisplacements>> clouds = planted(new double[] {0, 0, 0}, .02, 7);
        RadiusScan wide = RadiusScan.of(List.of(.01, .03, .1), clouds, Engine.scalar());
        assertThat(wide.production()).isEqualTo(Verdict.PLATEAU);
        assertThat(wide.points().getFirst().agreement()).isEqualTo(Equivalence.Verdict.EQUIVALENT);
        assertThat(RadiusScan.of(List.of(.01, .03, .09), clouds, Engine.scalar())
                        .production())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(RadiusScan.of(List.of(0.0, .03, .1), clouds, Engine.scalar()).production())
                .isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void bitsDoNotDependOnThreads() {
        List<List<CloudDisplacements>> clouds = planted(new double[] {0, 0, .1}, .1, 8);
        List<Double> radii = List.of(0.0, .1, 1.0);
        RadiusScan alone = RadiusScan.of(radii, clouds, Engine.scalar());
        try (ThreadCrew crew = new ThreadCrew(3)) {
            assertThat(RadiusScan.of(radii, clouds, new Engine(Engine.scalar().kernels(), crew)))
                    .isEqualTo(alone);
        }
    }

    @Test
    void refusesRadiiWithoutOrderAndFewClouds() {
        List<List<CloudDisplacements>> clouds = planted(new double[] {0, 0}, .1, 8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RadiusScan.of(List.of(.1, .1), clouds, Engine.scalar()))
                .withMessage("radii [0.1, 0.1] must be finite and rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RadiusScan.of(List.of(.1), clouds, Engine.scalar()))
                .withMessageStartingWith("1 radii from 0.1 on with clouds of 2: need 2");
        List<List<CloudDisplacements>> uneven =
                List.of(clouds.getFirst(), clouds.getLast().subList(0, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RadiusScan.of(List.of(0.0, .1), uneven, Engine.scalar()))
                .withMessageStartingWith(
                        "radius 0.1: 2 vectors, one of 400 clouds and 3 components; must be 5, 400 and 3");
    }
}
