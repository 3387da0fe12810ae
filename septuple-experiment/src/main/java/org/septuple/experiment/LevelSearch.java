package org.septuple.experiment;

import java.util.function.BooleanSupplier;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Eigenstates;
import org.septuple.quantum.Hamiltonian;

/// The lowest eigenstates at t = 0, in a search that can rest between iterations and go on from a checkpoint, to the same bits.
final class LevelSearch {

    private static final double TOLERANCE = 1e-11;

    private final Eigenstates states;
    private boolean ended;

    LevelSearch(Hamiltonian hamiltonian, int count, Engine engine) {
        states = new Eigenstates(hamiltonian, 0, count, tolerance(hamiltonian), engine);
    }

    /// A residual that round-off allows, in units of energy.
    private static double tolerance(Hamiltonian hamiltonian) {
        double largest = 0;
        for (int k = 0; k < hamiltonian.grid().dimensions(); k++) {
            double wave = Math.PI / hamiltonian.grid().axis(k).spacing();
            largest += wave * wave;
        }
        return TOLERANCE
                * Math.max(1, largest * hamiltonian.hbar() * hamiltonian.hbar() / (2 * hamiltonian.mass()) * 1e-3);
    }

    /// Goes on, by an iteration at least.
    ///
    /// @param rest whether to stop; asked between iterations
    /// @return whether the search has ended, well or not
    boolean advance(BooleanSupplier rest) {
        if (!ended) {
            int before = states.iterations();
            ended = !(states.advance(() -> states.iterations() > before && rest.getAsBoolean())
                    instanceof Outcome.Interrupted);
        }
        return ended;
    }

    Eigenstates states() {
        return states;
    }

    void save(Checkpoint moment) {
        moment.put("iterations", states.iterations());
        moment.put("energies", states.energies());
        moment.put("fields", states.fields());
    }

    static boolean in(Checkpoint moment) {
        return moment.has("iterations");
    }

    void resume(Checkpoint moment) {
        states.resume((int) moment.integer("iterations"), moment.reals("energies"), moment.rows("fields"));
    }
}
