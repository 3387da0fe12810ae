package org.septuple.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Picture;
import org.septuple.experiment.Picture.Subject;

/// Figures of fields at several times: lines over one coordinate, maps of two.
///
/// @param findings with pictures
record PictureFigures(Findings findings) implements Section {

    @Override
    public void write(Markup html) {
        Map<Subject, List<Picture>> bySubject = new LinkedHashMap<>();
        findings.pictures()
                .forEach(picture -> bySubject
                        .computeIfAbsent(picture.subject(), _ -> new ArrayList<>())
                        .add(picture));
        bySubject.forEach((subject, pictures) -> {
            if (pictures.getFirst().axes().size() == 1) {
                writeCurves(html, subject, pictures);
            } else {
                writeMaps(html, subject, pictures);
            }
        });
    }

    private void writeCurves(Markup html, Subject subject, List<Picture> pictures) {
        ConfidenceLines lines =
                new ConfidenceLines(pictures.stream().map(PictureFigures::curve).toList());
        if (lines.isEmpty()) {
            Section.notDrawn(html, title(subject));
            return;
        }
        LineChart chart = new LineChart(
                title(subject),
                "%s against the coordinate at %d times.".formatted(title(subject), pictures.size()),
                lines.across("q0", "", false),
                lines.linear(symbol(subject), unit(subject, 1)),
                lines.series());
        Section.figure(html, chart, words(subject), page -> writeCells(page, pictures));
    }

    private static ConfidenceLine curve(Picture picture) {
        List<LineChart.Point> points = new ArrayList<>();
        for (int i = 0; i < picture.values().size(); i++) {
            double value = picture.values().get(i);
            points.add(new LineChart.Point(
                    picture.axes().getFirst().position(i),
                    Math.abs(value) < Axis.LARGEST ? value : Double.NaN,
                    Double.NaN));
        }
        return new ConfidenceLine("t = " + NumberText.significant(picture.time(), 3), points);
    }

    private void writeMaps(Markup html, Subject subject, List<Picture> pictures) {
        double[] all = pictures.stream()
                .flatMap(picture -> picture.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(all).min().orElse(Double.NaN);
        double high = Arrays.stream(all).max().orElse(Double.NaN);
        if (!(Math.abs(low) < Axis.LARGEST && Math.abs(high) < Axis.LARGEST)) {
            Section.notDrawn(html, title(subject));
            return;
        }
        Axis colour = subject == Subject.PHASE
                ? new Axis(symbol(subject), "", Axis.Scale.LINEAR, PhaseColours.angles())
                : Axis.linear(symbol(subject), unit(subject, 2), subject == Subject.DENSITY ? 0 : low, high);
        FieldStrip strip = new FieldStrip(
                title(subject),
                "%s as a map of two coordinates, at %d times.".formatted(title(subject), pictures.size()),
                pictures,
                colour,
                subject == Subject.PHASE || subject == Subject.DENSITY ? marks() : List.of(),
                subject == Subject.PHASE || subject == Subject.DENSITY ? FlatTrace.of(findings) : List.of());
        Section.figure(html, strip, words(subject), page -> writeCells(page, pictures));
    }

    /// Vortices of which the run is certain; all are in the table.
    private List<FieldStrip.Mark> marks() {
        List<FieldStrip.Mark> marks = new ArrayList<>();
        FindingTable table = findings.table(Shape.VORTICES).orElse(null);
        for (List<Double> row : table == null ? List.<List<Double>>of() : table.rows()) {
            if (row.get(4) > 0) {
                marks.add(new FieldStrip.Mark(row.get(0), row.get(1), row.get(2), row.get(3)));
            }
        }
        return marks;
    }

    /// Range and integral of each picture; the numbers themselves are in fields.zarr.
    private static void writeCells(Markup html, List<Picture> pictures) {
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "Range of the cells drawn; every cell of every frame is in fields.zarr.",
                "time",
                "lowest",
                "highest",
                "cells");
        for (Picture picture : pictures) {
            double[] finite = picture.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .filter(Double::isFinite)
                    .toArray();
            table.row();
            table.number(picture.time());
            table.number(Arrays.stream(finite).min().orElse(Double.NaN));
            table.number(Arrays.stream(finite).max().orElse(Double.NaN));
            table.count(finite.length);
        }
        table.end();
    }

    private static String title(Subject subject) {
        return switch (subject) {
            case DENSITY -> "Probability density";
            case PHASE -> "Phase";
            case VELOCITY_0 -> "Velocity along q0";
            case VELOCITY_1 -> "Velocity along q1";
            case VELOCITY_2 -> "Velocity along q2";
            case GAMMA_XX, GAMMA_XY, GAMMA_XZ, GAMMA_YY, GAMMA_YZ, GAMMA_ZZ -> symbol(subject);
            case DUST -> "Density of dust";
        };
    }

    private static String symbol(Subject subject) {
        return switch (subject) {
            case DENSITY -> "p";
            case PHASE -> "arg Ψ";
            case VELOCITY_0 -> "u0";
            case VELOCITY_1 -> "u1";
            case VELOCITY_2 -> "u2";
            case GAMMA_XX -> "γxx less its mean";
            case GAMMA_XY -> "γxy less its mean";
            case GAMMA_XZ -> "γxz less its mean";
            case GAMMA_YY -> "γyy less its mean";
            case GAMMA_YZ -> "γyz less its mean";
            case GAMMA_ZZ -> "γzz less its mean";
            case DUST -> "κρ";
        };
    }

    private static String unit(Subject subject, int dimensions) {
        return switch (subject) {
            case DENSITY -> dimensions == 1 ? "1/q" : "1/q²";
            case PHASE -> "";
            case VELOCITY_0, VELOCITY_1, VELOCITY_2 -> "q/time";
            case GAMMA_XX, GAMMA_XY, GAMMA_XZ, GAMMA_YY, GAMMA_YZ, GAMMA_ZZ -> "";
            case DUST -> "1/length²";
        };
    }

    private static String words(Subject subject) {
        return switch (subject) {
            case DENSITY ->
                "p at several times. In three dimensions integrated over q2, with vortex lines seen along it.";
            case PHASE ->
                "arg Ψ where p exceeds a millionth of its maximum; in three dimensions in the middle of q2. Lightness says how far "
                        + "it is from 0, hue on which side.";
            case VELOCITY_0, VELOCITY_1, VELOCITY_2 -> "The velocity (3.10), in three dimensions in the middle of q2.";
            case GAMMA_XX, GAMMA_XY, GAMMA_XZ, GAMMA_YY, GAMMA_YZ, GAMMA_ZZ ->
                "A component of the metric of space at several times, less its mean over the grid; in three dimensions in the middle of q2.";
            case DUST -> "κρ at several times, in three dimensions in the middle of q2.";
        };
    }
}
