package org.septuple.experiment;

import java.util.function.BooleanSupplier;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.quantum.Eigenstates;
import org.septuple.quantum.Hamiltonian;

/// The lowest eigenstates at t = 0, in a search that can rest between iterations and go on from a checkpoint, to the same bits.
final class LevelSearch {

    private static final double TOLERANCE = 1e-11;
    private static final String REMEDY = "ask for some levels more or fewer, or take fewer points";

    private final Eigenstates states;
    private boolean ended;

    LevelSearch(Hamiltonian hamiltonian, int count, Engine engine) {
        states = new Eigenstates(hamiltonian, 0, count, tolerance(hamiltonian), engine);
    }

    /// A residual that round-off allows, in units of energy: 1e-14 of the largest energy of the grid, at least 1e-11.
    private static double tolerance(Hamiltonian hamiltonian) {
        double kinetic = 0;
        for (int k = 0; k < hamiltonian.grid().dimensions(); k++) {
            double wave = Math.PI / hamiltonian.grid().axis(k).spacing();
            kinetic += wave * wave * hamiltonian.hbar() * hamiltonian.hbar() / (2 * hamiltonian.mass());
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : hamiltonian.potential().on(hamiltonian.grid(), 0)) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        double largest = kinetic + Math.max(most - least, Math.max(Math.abs(most), Math.abs(least)));
        return TOLERANCE * Math.max(1, largest * 1e-3);
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

    /// Why the state of a number cannot be used, once the search has ended.
    ///
    /// @return completed, or diverged with the residual, its bound, and what to change
    Outcome found(int number) {
        if (number < states.converged()) {
            return new Outcome.Completed();
        }
        return new Outcome.Diverged(
                "residual %.3g of level %d is above %.3g"
                        .formatted(states.residual(number), number, states.tolerance()),
                states.iterations(),
                REMEDY);
    }

    /// The lowest levels whose residuals are small enough, a remark on the others, and doubts of those that the box or the
    /// spacing makes.
    ///
    /// @param notes takes all
    void tell(FieldNotes notes) {
        int good = states.converged();
        if (good < states.count()) {
            notes.remark(
                    "energy levels from %d on are left out: after %d iterations the residual of level %d is %.3g, above %.3g; %s"
                            .formatted(
                                    good,
                                    states.iterations(),
                                    good,
                                    states.residual(good),
                                    states.tolerance(),
                                    REMEDY));
        }
        for (int n = 0; n < good; n++) {
            notes.add(Shape.LEVELS, n, states.energy(n), states.residual(n));
            notes.put("E." + n, states.energy(n));
        }
        states.warnings().forEach(warning -> notes.remark("doubt: " + warning));
        if (good > 1) {
            notes.put("splitting", states.energy(1) - states.energy(0));
        }
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
