package org.septuple.report;

import java.util.List;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.FormsNetwork;

/// Clouds of neuron states: what they say of section 5.
///
/// @param findings of kinds `duality` and `measure`
record CloudsSection(Findings findings) implements Section {

    private static final List<String> READINGS = List.of("layers", "delay");
    private static final List<String> HEADINGS = List.of(
            "Reading by layers: neurons of equal parts of the bulk at one time",
            "Reading by delay: one neuron at successive times");
    private static final int REPLICAS = 16; // of a lag spectrum
    private static final int UNITS = 2; // the figures take the number of clouds from the table

    @Override
    public void write(Markup html) {
        if (findings.tables().isEmpty()) {
            return;
        }
        html.element("h2", "Clouds of neuron states (5.1–5.9)").newline();
        for (String remark : findings.remarks()) {
            html.element("p", remark).newline();
        }
        MeasuredRows lags = rows(Shape.LAG_SPECTRUM).of(REPLICAS);
        MeasuredRows radii = rows(Shape.RADIUS_SCAN);
        html.open("div", "class", "figures").newline();
        if (!lags.table().rows().isEmpty()) {
            new LagSpectra(lags).write(html);
        }
        if (!radii.table().rows().isEmpty()) {
            new RadiusScans(radii).write(html);
        }
        html.close("div").newline();
        MeasuredRows forms = rows(Shape.FORMS).where("network", FormsNetwork.TRAINED.number());
        MeasuredRows clouds = rows(Shape.CLOUDS);
        for (int reading : forms.distinct("reading")) {
            html.element("h3", HEADINGS.get(reading)).newline();
            html.open("div", "class", "figures").newline();
            write(html, READINGS.get(reading), forms.where("reading", reading), clouds.where("reading", reading));
            html.close("div").newline();
        }
        new OwnPathsSection(findings).write(html);
        new GateSection(findings).write(html);
        new ChainFigures(findings).write(html);
        new EinsteinFigures(findings).write(html);
    }

    /// The figures of one reading.
    private static void write(Markup html, String reading, MeasuredRows forms, MeasuredRows clouds) {
        boolean told = !clouds.table().rows().isEmpty();
        if (told) {
            FormOfClouds.middle(reading, forms, clouds).write(html);
            new LightCone(reading, forms, clouds).write(html);
        }
        new FormsOfVectors(reading, forms).write(html);
    }

    private MeasuredRows rows(Shape shape) {
        return new MeasuredRows(findings.table(shape).orElse(new FindingTable(shape, List.of())), UNITS);
    }
}
