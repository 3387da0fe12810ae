package org.septuple.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.EnsemblePlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.RecordingPlan;

/// What the coordinates of a recording are called, and how many of them are drawn.
///
/// @param names of the first ones; those beyond have a number alone
record CoordinateNames(List<String> names) {

    CoordinateNames {
        names = List.copyOf(names);
    }

    /// Names that an experiment gives.
    static CoordinateNames of(Experiment experiment) {
        return new CoordinateNames(
                switch (experiment) {
                    case Experiment.Learning learning -> watched(learning.ensemble());
                    case Experiment.Measure measure -> named(measure.source());
                    case Experiment.Duality _ -> List.of();
                    case Experiment.FreeEnergy _,
                            Experiment.Contest _,
                            Experiment.Clouds _,
                            Experiment.OfPremises _,
                            Experiment.OfNeurons _,
                            Experiment.OfCurvature _,
                            Experiment.OfGeodesics _,
                            Experiment.OfCosmology _,
                            Experiment.Gravity _,
                            Experiment.Einstein _,
                            Experiment.Identity _ -> List.of();
                    case Experiment.OnGrid _ -> List.of();
                });
    }

    private static List<String> watched(@Nullable EnsemblePlan ensemble) {
        EnsemblePlan.Watch watch = ensemble == null ? null : ensemble.watch();
        return watch == null
                ? List.of()
                : watch.coordinates().stream().map(k -> "trainable " + k).toList();
    }

    private static List<String> named(RecordingPlan source) {
        return switch (source) {
            case RecordingPlan.Table table -> table.coordinates();
            case RecordingPlan.Array array -> numbered(array.part());
            case RecordingPlan.OfRun run -> numbered(run.part());
            case RecordingPlan.OfProcess _ -> List.of();
        };
    }

    private static List<String> numbered(RecordingPlan.Part part) {
        return part.coordinates().stream()
                .map(k -> "number %s of the file".formatted(k))
                .toList();
    }

    /// A coordinate, such as `coordinate 0 (trainable 7)`.
    ///
    /// @param index counted from 0
    String of(int index) {
        return "coordinate " + index + (index < names.size() ? " (%s)".formatted(names.get(index)) : "");
    }

    /// What goes after the title of a figure: nothing if there is but one coordinate.
    String suffix(int index, List<Integer> all) {
        return all.size() == 1 ? "" : ", " + of(index);
    }

    /// The coordinates that are not drawn, in a note; nothing if all are.
    ///
    /// @param what  the figures are about
    /// @param all   coordinates
    /// @param shown the first so many of them
    static void writeLeftOut(Markup html, String what, List<Integer> all, int shown) {
        if (all.size() > shown) {
            String words = "%s: %s. Not drawn: %s to %s, %s more. All are in the tables of the run."
                    .formatted(
                            what,
                            shown == 1
                                    ? "coordinate " + all.getFirst()
                                    : "the first %s of %s coordinates".formatted(shown, NumberText.count(all.size())),
                            all.get(shown),
                            all.getLast(),
                            NumberText.count(all.size() - shown));
            html.element("p", words, "class", "note").newline();
        }
    }
}
