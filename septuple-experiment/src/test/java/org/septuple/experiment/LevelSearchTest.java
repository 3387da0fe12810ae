package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Formula;
import org.septuple.quantum.Hamiltonian;
import org.septuple.quantum.Harmonic;

class LevelSearchTest {

    private static LevelSearch search() {
        Grid grid = Grid.of(new Axis(-8, 8, 520, Boundary.PERIODIC));
        return new LevelSearch(
                new Hamiltonian(grid, Harmonic.of(new double[1], new double[] {1}), 1, 1), 3, Engine.scalar());
    }

    @Test
    void onlyLevelsThatConvergedAreTold() {
        LevelSearch search = search();
        FieldNotes before = new FieldNotes();
        search.tell(before);
        assertThat(before.results()).isEmpty();
        assertThat(before.findings().remarks())
                .singleElement()
                .asString()
                .startsWith("energy levels from 0 on are left out: after 0 iterations the residual of level 0 is ")
                .contains(", above 5.2", "e-11; ask for");
        assertThat(search.advance(() -> false)).isTrue();
        FieldNotes after = new FieldNotes();
        search.tell(after);
        assertThat(after.results()).containsOnlyKeys("E.0", "E.1", "E.2", "splitting");
        assertThat(after.findings().remarks()).isEmpty();
    }

    /// Q3 with 51 levels: the doubt names the first whose energy a larger box with finer cells changes.
    @Test
    void levelsOfTheBoxAreDoubted() {
        LevelSearch shipped = wells(9, 256, 51);
        FieldNotes notes = new FieldNotes();
        shipped.tell(notes);
        assertThat(notes.findings().remarks())
                .anySatisfy(remark -> assertThat(remark)
                        .matches(
                                "doubt: share of density of level \\d+ in the outer 1/32 of axis 0 = [0-9.e-]+ exceeds "
                                        + "1.00e-08; levels from \\d+ on depend on the box; enlarge it, .*"));
        int first = notes.findings().remarks().stream()
                .mapToInt(remark -> Integer.parseInt(remark.replaceAll(".* level (\\d+) .*", "$1")))
                .min()
                .orElseThrow();
        LevelSearch larger = wells(12, 400, 51);
        for (int n = 0; n < first; n++) {
            assertThat(shipped.states().energy(n))
                    .as("level %d", n)
                    .isCloseTo(larger.states().energy(n), within(1e-6));
        }
        assertThat(first).isBetween(2, 50);
        assertThat(larger.states().energy(50) - shipped.states().energy(50)).isCloseTo(.0108, within(1e-4));
        FieldNotes two = new FieldNotes();
        wells(9, 256, 2).tell(two);
        assertThat(two.findings().remarks()).isEmpty();
    }

    private static LevelSearch wells(double half, int points, int count) {
        Grid grid = Grid.of(new Axis(-half, half, points, Boundary.PERIODIC));
        LevelSearch search =
                new LevelSearch(new Hamiltonian(grid, Formula.of("(x^2-9)^2/72", 1), 1, 1), count, Engine.scalar());
        search.advance(() -> false);
        return search;
    }

    @Test
    void aStateThatDidNotConvergeIsRefused() {
        LevelSearch search = search();
        assertThat(search.found(2)).isInstanceOfSatisfying(Outcome.Diverged.class, refused -> {
            assertThat(refused.what()).startsWith("residual ").contains(" of level 2 is above ");
            assertThat(refused.advice()).startsWith("ask for some levels more or fewer");
        });
        search.advance(() -> false);
        assertThat(search.found(2)).isEqualTo(new Outcome.Completed());
    }
}
