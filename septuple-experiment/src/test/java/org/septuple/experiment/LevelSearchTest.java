package org.septuple.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
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

    @Test
    void aStateThatDidNotConvergeIsRefused() {
        LevelSearch search = search();
        assertThat(search.found(2)).isInstanceOfSatisfying(Outcome.Diverged.class, refused -> {
            assertThat(refused.quantity()).startsWith("residual ").contains(" of level 2 is above ");
            assertThat(refused.advice()).startsWith("ask for some levels more or fewer");
        });
        search.advance(() -> false);
        assertThat(search.found(2)).isEqualTo(new Outcome.Completed());
    }
}
