package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.contest.BoxDoubling;
import org.septuple.contest.Contest;
import org.septuple.contest.Contestant;
import org.septuple.contest.Score;
import org.septuple.contest.UnpredictableException;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Diffusion;

/// Whether the box of a contest is large enough: fitted contestants predict again at their fitted values in a box of twice the length, [BoxDoubling].
///
/// @param plan   with the box
/// @param shape  of the diffusion of Fokker–Planck
/// @param times  late ones
/// @param engine computes
record ContestBoxes(ContestPlan plan, Diffusion shape, List<Double> times, Engine engine) {

    /// Of one contestant.
    ///
    /// @param name     of it
    /// @param distance total variation between both predictions; NaN if there is none in the larger box
    /// @param reason   why there is none, else empty
    record Found(String name, double distance, String reason) {}

    /// Of all that were scored and have a box.
    List<Found> found(Contest fitted) {
        List<Found> found = new ArrayList<>();
        if (!BoxDoubling.hasWalls(plan.grid())) {
            return found;
        }
        Grid twice = BoxDoubling.twice(plan.grid());
        List<Contestant> wide;
        try {
            Contestants all = new Contestants(plan, twice, engine);
            wide = all.shaped(all.all(), shape);
        } catch (IllegalArgumentException none) { // tables of F and p end with the box
            return fitted.scores().stream()
                    .map(score -> new Found(score.name(), Double.NaN, String.valueOf(none.getMessage())))
                    .toList();
        }
        for (Score score : fitted.scores()) {
            try {
                Contestant other = wide.stream()
                        .filter(one -> one.name().equals(score.name()))
                        .findFirst()
                        .orElseThrow();
                BoxDoubling.distance(
                                score.contestant(), other, twice, score.law().values(), times)
                        .ifPresent(distance -> found.add(new Found(score.name(), distance, "")));
            } catch (UnpredictableException | IllegalArgumentException none) { // tables of F and p end with the box
                found.add(new Found(score.name(), Double.NaN, String.valueOf(none.getMessage())));
            }
        }
        return found;
    }
}
