package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.septuple.experiment.FindingTable.Column;
import org.septuple.statistics.Estimate;

/// Tables of own paths: how well each [PathLaw] foretells, and some paths with geodesics.
///
/// @param skill of forecasts
record PathTables(PathSkill skill) {

    private static final int AXES = 3;
    /// Paths that are kept, of the first copy.
    private static final int PATHS = 3;

    /// Columns of `path_skill`.
    static List<Column> skillColumns() {
        return List.of(
                Column.whole("neuron", "number among the neurons of the field; -1 for all that are followed"),
                Column.whole("ahead", "spans of d steps"),
                Column.whole(
                        "law",
                        "0 geodesic in the field of all others (7.7), 1 the same in proper time (7.8), 2 what makes the integral of Delta S stationary (E17), 3 geodesic of exchanged g_i, 4 of g_i whose axes are turned, 5 straight line, 6 persistence, 7 mean, 8 AR(1)"),
                Column.real("distance", "root mean square of the distance of X from what the law says; of all neurons"),
                Column.real("skill", "1 less its mean square over that of the straight line"),
                Column.real("skill_se", "its standard error"));
    }

    /// Columns of `own_paths`.
    static List<Column> pathColumns() {
        return List.of(
                Column.whole("neuron", "number among the neurons of the field"),
                Column.whole("frame", "number, d steps from one to the next"),
                Column.real("x", "first coordinate"),
                Column.real("y", "second"),
                Column.real("z", "third"),
                Column.real(
                        "geodesic_x",
                        "the same by the geodesic through both frames before; NaN where none was followed"),
                Column.real("geodesic_y", "second"),
                Column.real("geodesic_z", "third"),
                Column.real("line_x", "the same by the straight line"),
                Column.real("line_y", "second"),
                Column.real("line_z", "third"));
    }

    /// Keeps both.
    ///
    /// @param paths of the forecasts
    /// @param notes takes them
    void write(NeuronPaths paths, LedgerNotes notes) {
        notes.rowsOf(FindingTable.Shape.PATH_SKILL, skills());
        notes.rowsOf(FindingTable.Shape.OWN_PATHS, paths(paths));
    }

    private List<List<Double>> skills() {
        PathForecasts forecasts = skill.forecasts();
        List<List<Double>> rows = new ArrayList<>();
        for (PathLaw law : PathLaw.values()) {
            for (int h = 0; h < forecasts.horizons().length; h++) {
                if (forecasts.share(law, h) > 0) {
                    Estimate all = skill.skill(law, PathLaw.STRAIGHT, h);
                    rows.add(row(-1, forecasts.horizons()[h], law, skill.distance(law, h), all));
                }
            }
            for (int i = 0; i < forecasts.neurons().length; i++) {
                Estimate one = skill.skill(i, law, PathLaw.STRAIGHT, 0);
                rows.add(row(forecasts.neurons()[i], forecasts.horizons()[0], law, Double.NaN, one));
            }
        }
        return rows;
    }

    private static List<Double> row(int neuron, int ahead, PathLaw law, double distance, Estimate skill) {
        return List.of(
                (double) neuron, (double) ahead, (double) law.number(), distance, skill.value(), skill.standardError());
    }

    private List<List<Double>> paths(NeuronPaths paths) {
        PathForecasts forecasts = skill.forecasts();
        int[] neurons = forecasts.neurons();
        int count = Math.min(PATHS, neurons.length);
        List<List<Double>> rows = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int i = k * neurons.length / count;
            for (int frame = 0; frame < paths.frames(); frame++) {
                List<Double> row = new ArrayList<>(List.of((double) neurons[i], (double) frame));
                for (int a = 0; a < AXES; a++) {
                    row.add(paths.places(0, frame)[AXES * neurons[i] + a]);
                }
                said(PathLaw.GEODESIC, i, frame).forEach(row::add);
                said(PathLaw.STRAIGHT, i, frame).forEach(row::add);
                rows.add(row);
            }
        }
        return rows;
    }

    /// Where a law says that a neuron of the first copy is at a frame.
    private DoubleStream said(PathLaw law, int i, int frame) {
        PathForecasts forecasts = skill.forecasts();
        for (int time = 0; time < forecasts.times(); time++) {
            if (forecasts.copy(time) == 0 && forecasts.frame(time) + 1 == frame) {
                int from = time;
                return DoubleStream.of(0, 1, 2).map(a -> forecasts.at(law, 0, i, from, (int) a));
            }
        }
        return DoubleStream.of(Double.NaN, Double.NaN, Double.NaN);
    }
}
