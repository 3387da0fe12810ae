package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.quantum.Vortex;
import org.septuple.quantum.VortexLine;
import org.septuple.quantum.VortexLines;
import org.septuple.quantum.Vortices;
import org.septuple.quantum.WaveFunction;

/// What is told of the vortices of Ψ: points of two dimensions, lines of three, nothing of one.
final class VortexNotes {

    private static final double FAINT = 1e-10;
    private static final int MOST_POINTS = 400;

    private VortexNotes() {}

    /// Rows of one time.
    static void add(FieldNotes notes, WaveFunction psi, double t) {
        if (psi.grid().dimensions() == 2) {
            for (Vortex vortex : Vortices.in(psi, FAINT, 0).all()) {
                double confidence = vortex.certain() ? (double) vortex.agreeing() / vortex.tried() : 0;
                notes.add(
                        Shape.VORTICES,
                        t,
                        vortex.position().get(0),
                        vortex.position().get(1),
                        vortex.winding(),
                        confidence);
            }
        } else if (psi.grid().dimensions() == 3) {
            List<VortexLine> lines = VortexLines.in(psi, FAINT, 0).all();
            for (int k = 0; k < lines.size(); k++) {
                add(notes, lines.get(k), t, k);
            }
        }
    }

    private static void add(FieldNotes notes, VortexLine line, double t, int index) {
        int count = line.points().size();
        notes.add(
                Shape.VORTEX_LINES,
                t,
                index,
                count,
                line.closed() ? 1 : 0,
                line.wraps().get(0),
                line.wraps().get(1),
                line.wraps().get(2),
                line.length(),
                line.confidence(),
                line.clearance());
        if (!line.certain()) {
            return;
        }
        int every = Math.ceilDiv(count, MOST_POINTS);
        for (int i = 0; i < count; i++) {
            if (i % every == 0 || i == count - 1) {
                List<Double> point = line.points().get(i);
                notes.add(Shape.VORTEX_POINTS, t, index, i, point.get(0), point.get(1), point.get(2));
            }
        }
    }

    /// Results of the last time: of vortices that are certain.
    static void finish(FieldNotes notes, WaveFunction psi) {
        if (psi.grid().dimensions() == 2) {
            List<Vortex> vortices = Vortices.in(psi, FAINT, 0).certain();
            if (!vortices.isEmpty()) {
                notes.put("core_x", vortices.getFirst().position().get(0));
                notes.put("core_y", vortices.getFirst().position().get(1));
            }
            notes.put("vortices", (double) vortices.size());
        } else if (psi.grid().dimensions() == 3) {
            VortexLines found = VortexLines.in(psi, FAINT, 0);
            if (found.crossings() > 0) {
                notes.remark(
                        "%d cubes of cells have more than one way through: there lines are joined by distance, and a finer grid may join others"
                                .formatted(found.crossings()));
            }
            List<VortexLine> lines = found.certain();
            notes.put("vortex_lines", (double) lines.size());
            notes.put(
                    "vortex_length",
                    lines.stream().mapToDouble(VortexLine::length).sum());
        }
    }
}
