package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.w3c.dom.Element;

/// The waterfall of planted chains.
class ChainFiguresTest {

    private static ParsedPage page(double... values) {
        List<List<Double>> rows = new ArrayList<>();
        for (double corrected = 0; corrected < 2; corrected++) {
            for (int step = 0; step < values.length; step++) {
                rows.add(List.of((double) step, corrected, values[step], 0.0, 0.5, 0.1));
            }
        }
        Markup html = new Markup();
        new ChainFigures(new Findings(List.of(new FindingTable(Shape.CHAIN, rows)), List.of())).write(html);
        return ParsedPage.of("<main>" + html + "</main>");
    }

    private static List<Element> bars(ParsedPage page) {
        return ParsedPage.within(page.containing("figure", "Lines of the chain"), "rect").stream()
                .filter(bar -> bar.getAttribute("class").equals("band ink0"))
                .toList();
    }

    private static double number(Element bar, String attribute) {
        return Double.parseDouble(bar.getAttribute(attribute));
    }

    /// Each bar begins where the one above it ends.
    @Test
    void barsGoFromValueToValue() {
        List<Element> bars = bars(page(-100, -10, -10, 0, 1, -5, -5, -1, 2, 2));
        assertThat(bars).hasSize(10);
        double zero = number(bars.getFirst(), "x") + number(bars.getFirst(), "width");
        double first = number(bars.getFirst(), "x");
        assertThat(number(bars.get(1), "x")).isCloseTo(first, within(0.2));
        double second = first + number(bars.get(1), "width");
        assertThat(number(bars.get(2), "width")).isCloseTo(0, within(0.2));
        assertThat(number(bars.get(3), "x")).isCloseTo(second, within(0.2));
        assertThat(second + number(bars.get(3), "width")).isCloseTo(zero, within(0.2));
        assertThat(number(bars.get(4), "x")).isCloseTo(zero, within(0.2));
    }

    @Test
    void aChainWithoutSpaceTimeHasItsFirstLinesAlone() {
        ParsedPage page = page(-3, -3, -2);
        assertThat(bars(page)).hasSize(3);
        assertThat(page.containing("figure", "Lines of the chain").getTextContent())
                .contains("nats")
                .doesNotContain("geodesics");
    }

    @Test
    void extremeValuesAreDrawnOrNamed() {
        for (double extreme : new double[] {0, Double.NaN, 1e299, Double.MIN_VALUE, Double.POSITIVE_INFINITY}) {
            for (Element bar : bars(page(extreme, 1, extreme))) {
                assertThat(number(bar, "x")).isBetween(0.0, 460.0);
                assertThat(number(bar, "width")).isBetween(0.0, 460.0);
            }
        }
        Markup html = new Markup();
        new ChainFigures(new Findings()).write(html);
        assertThat(html.toString()).isEmpty();
    }
}
