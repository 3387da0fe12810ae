package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.PathLaw;
import org.septuple.experiment.Premise;

/// Figures of own paths and the list of the gate, of planted tables.
class OwnPathsSectionTest {

    private static final double NONE = Double.NaN;

    private static Findings findings(double skill, double error, double place) {
        List<List<Double>> skills = new ArrayList<>();
        for (PathLaw law : PathLaw.values()) {
            double own = law == PathLaw.STRAIGHT ? 0 : law == PathLaw.MEAN ? skill / 2 : skill;
            for (double neuron : new double[] {-1, 0, 7}) {
                skills.add(List.of(neuron, 1.0, (double) law.number(), neuron < 0 ? 2 : NONE, own, error));
            }
        }
        List<List<Double>> paths = new ArrayList<>();
        for (double frame = 0; frame < 12; frame++) {
            List<Double> row = new ArrayList<>(List.of(0.0, frame));
            row.addAll(Collections.nCopies(3, place * frame));
            row.addAll(Collections.nCopies(6, frame == 3 ? place : NONE));
            paths.add(row);
        }
        List<List<Double>> gate = new ArrayList<>();
        for (Premise premise : Premise.values()) {
            double away = premise.isAbove() ? 0.25 : -0.25;
            double value = premise.bound() + away;
            double verdict = premise == Premise.SMOOTH ? -1 : premise == Premise.EPSILON ? 0 : 1;
            gate.add(List.of((double) premise.code(), value, value - 0.125, value + 0.125, premise.bound(), verdict));
        }
        return new Findings(
                List.of(
                        new FindingTable(Shape.PATH_SKILL, skills),
                        new FindingTable(Shape.OWN_PATHS, paths),
                        new FindingTable(Shape.GATE, gate)),
                List.of());
    }

    private static ParsedPage page(Findings findings) {
        Markup html = new Markup();
        new OwnPathsSection(findings).write(html);
        new GateSection(findings).write(html);
        return ParsedPage.of("<main>" + html + "</main>");
    }

    @Test
    void forecastsAreDrawnBesideTheBestLawWithoutAField() {
        ParsedPage page = page(findings(0.75, 0.01, 0.5));
        assertThat(page.all("figure")).hasSize(3);
        assertThat(page.containing("figure", "Forecasts by neuron").getTextContent())
                .contains("geodesic (7.7)", "g_i exchanged", "persistence", "straight line")
                .contains("neuron 7: 0.25");
        assertThat(page.containing("figure", "Forecasts of all neurons").getTextContent())
                .contains("∫ΔS stationary (E17): 0.25", "mean: 0.62");
        assertThat(page.containing("figure", "Paths of three neurons").getTextContent())
                .contains("own", "geodesic", "straight on");
    }

    @Test
    void theGateSaysWhatPassesAndWhatItDecides() {
        String text = page(findings(0.75, 0.01, 0.5)).text();
        assertThat(text).contains(Premise.SMOOTH.number(), "✗\u00A0fails", "?\u00A0not known", "✓\u00A0holds");
        assertThat(text).contains("< 0.5", "≥ 4", "8.10, 8.11, 8.12");
    }

    @Test
    void whatCannotBeDrawnIsSaid() {
        for (double value : new double[] {NONE, Double.NEGATIVE_INFINITY, -1e299, -1e305, Double.MAX_VALUE, 1}) {
            for (double error : new double[] {0, NONE, 1e299, Double.POSITIVE_INFINITY}) {
                String text = page(findings(value, error, value)).text();
                assertThat(text).contains("Forecasts by neuron", "Forecasts of all neurons", "Paths of three neurons");
            }
        }
        assertThat(page(new Findings(List.of(), List.of())).text()).isEmpty();
    }
}
