package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.ContestPlan.AlphaPlan;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Formula;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.Landscape;
import org.septuple.quantum.Tabulated;

/// Langevin noise of D = ½ between walls.
class ContestBoxesTest {

    private static final Landscape WELLS = Formula.of("x^4/4 - x^2/2", 1);

    private static Axis axis(double half, Boundary boundary) {
        return new Axis(-half, half, 96, boundary);
    }

    private static Run run(Landscape f, Axis axis) {
        ContestPlan plan = new ContestPlan(
                new Mover.Langevin(f, 1, 0.5, 0.02),
                Survey.none(),
                Grid.of(axis),
                GaussianDensity.of(new double[] {0.3}, new double[] {0.05}),
                300,
                2,
                List.of(0.2, 0.5, 1.0, 1.5, 2.0),
                1,
                List.of(Entrant.FOKKER_PLANCK),
                new AlphaPlan.Saturated(),
                Tampering.NONE,
                0.05,
                false);
        return HeldContest.of(plan, 5);
    }

    private static List<String> told(Run run) {
        return Objects.requireNonNull(run.findings()).remarks().stream()
                .filter(remark -> remark.contains("of twice the length"))
                .toList();
    }

    /// e^{−2F} between walls at ±1.2 would have 12 % beyond them.
    @Test
    void aSmallBoxIsTold() {
        Run small = run(WELLS, axis(1.2, Boundary.REFLECTING));
        assertThat(Objects.requireNonNull(small.results().get("fitted.box.fokker-planck"))
                        .value())
                .isBetween(0.05, 0.3);
        assertThat(told(small))
                .singleElement()
                .satisfies(remark -> assertThat(remark).startsWith("the box matters to fokker-planck"));
        Run large = run(WELLS, axis(4, Boundary.REFLECTING));
        assertThat(Objects.requireNonNull(large.results().get("fitted.box.fokker-planck"))
                        .value())
                .isBetween(0.0, 1e-3);
        assertThat(told(large)).isEmpty();
    }

    @Test
    void exactGaussiansAndRingsHaveNoBox() {
        Run exact = run(Harmonic.of(new double[] {0}, new double[] {1}), axis(1.2, Boundary.REFLECTING));
        Run ring = run(Formula.of("1 - cos(x)", 1), axis(Math.PI, Boundary.PERIODIC));
        for (Run run : List.of(exact, ring)) {
            assertThat(run.results()).containsKey("fitted.won.fokker-planck");
            assertThat(run.results()).doesNotContainKey("fitted.box.fokker-planck");
            assertThat(told(run)).isEmpty();
        }
    }

    /// A table of F ends with its box.
    @Test
    void whatCannotBeAskedAgainIsTold() {
        Grid grid = Grid.of(axis(3, Boundary.REFLECTING));
        Run run = run(Tabulated.of(grid, WELLS.on(grid, 0)), axis(3, Boundary.REFLECTING));
        assertThat(run.results()).doesNotContainKey("fitted.box.fokker-planck");
        assertThat(told(run))
                .singleElement()
                .satisfies(remark -> assertThat(remark).contains("outside of the table"));
    }

    @Test
    void talliesGoOnWhereTheyRested() {
        BoxTally tally = new BoxTally(List.of("one", "two"));
        tally.add(List.of(
                new ContestBoxes.Found("two", 0.25, ""), new ContestBoxes.Found("one", Double.NaN, "no\nwave")));
        Checkpoint moment = new Checkpoint();
        tally.save(moment);
        BoxTally later = new BoxTally(List.of("one", "two"));
        later.resume(moment);
        tally.add(List.of(new ContestBoxes.Found("two", 0.125, "")));
        later.add(List.of(new ContestBoxes.Found("two", 0.125, "")));
        assertThat(later.results()).isEqualTo(tally.results());
        assertThat(later.remarks()).isEqualTo(tally.remarks());
        assertThat(later.results().get("fitted.box.two"))
                .satisfies(found ->
                        assertThat(Objects.requireNonNull(found).value()).isEqualTo(0.25));
        assertThat(later.remarks()).contains("one has no prediction in a box of twice the length: no wave");
    }
}
