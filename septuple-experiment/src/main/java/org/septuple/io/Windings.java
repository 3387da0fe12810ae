package org.septuple.io;

import java.util.ArrayList;
import java.util.List;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.numerics.Axis;

/// Binds `contest.windings`: ν ≠ 0 of Madelung entries beside those without winding.
final class Windings {

    /// Cells for each turn of a phase, at least.
    static final int CELLS = 4;

    private Windings() {}

    /// Reads the key.
    ///
    /// @param section  `contest`
    /// @param ring     first axis of the grid
    /// @param entrants descriptions that take part
    /// @return none if it is absent or anything is wrong
    static List<Double> of(Section section, Axis ring, List<Entrant> entrants) {
        if (!section.has("windings")) {
            return List.of();
        }
        double most = ring.points() / (double) CELLS;
        boolean sound = section.isSound();
        double[] given = section.numbers("windings", Section.ANY, Interval.closed(-most, most));
        if (sound && !section.isSound()) {
            return List.of();
        }
        if (!ring.periodic()) {
            refuse(section, "windings");
            return List.of();
        }
        if (entrants.stream().noneMatch(Entrant::isMadelung)) {
            section.reject(
                    "windings",
                    "`contest.windings` are of Madelung entries, and none takes part",
                    "Leave it out, or name one in `contest.contestants`.");
            return List.of();
        }
        List<Double> windings = new ArrayList<>();
        for (double winding : given) {
            if (winding == 0 || windings.contains(winding)) {
                section.reject(
                        "windings",
                        ErrorCode.OUT_OF_BOUNDS,
                        winding == 0
                                ? "`contest.windings` has 0, and entries without winding always take part"
                                : "`contest.windings` has %s twice".formatted(winding),
                        "Give numbers other than 0, each once.");
                return List.of();
            }
            windings.add(winding);
        }
        return windings;
    }

    /// Refuses a winding without ring.
    static void refuse(Section section, String key) {
        section.reject(
                key,
                "`%s` is asked for, and the first axis of the grid is not periodic: a phase winds on a ring only"
                        .formatted(section.path(key)),
                "Leave it out, or make that axis periodic.");
    }
}
