package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Findings;
import org.septuple.experiment.ImagePlan;
import org.septuple.experiment.MetricSource;
import org.septuple.experiment.Run;
import org.septuple.gravity.KeplerDisc;
import org.septuple.gravity.RayEnd;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.View;

/// Pictures of a spinning hole with a disc, and of flat space.
class ImageSectionTest {

    private static final int COLUMNS = 37;
    private static final int ROWS = 25;
    private static final Run KERR =
            run(new MetricSource.Known("kerr-schild", Map.of("mass", 1.0, "spin", 0.9)), new KeplerDisc(3, 9));

    private final RayImage image = Objects.requireNonNull(findings(KERR).image());

    private static Findings findings(Run run) {
        return Objects.requireNonNull(run.findings());
    }

    private static Run run(MetricSource source, @Nullable KeplerDisc disc) {
        ImagePlan plan = new ImagePlan(
                List.of(0.0, 25.0, 0.0, 6.0),
                List.of(0.0, 0.0, 0.0),
                List.of(0.0, 0.0, 1.0),
                new View(40, COLUMNS, ROWS),
                500,
                disc,
                1e-7);
        Experiment experiment =
                new Experiment.OfGeodesics(new Experiment.Header("image", 1, "completed"), source, null, null, plan);
        return SmallRuns.withoutData(experiment);
    }

    private static BufferedImage decoded(Run run, String name) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Report.pictures(run).get(name)));
    }

    @Test
    void pixelsOfTheSkyHaveTheColoursOfWhatIsThere() throws IOException {
        BufferedImage sky = decoded(KERR, "sky.png");
        assertThat(sky.getWidth()).isEqualTo(COLUMNS);
        assertThat(sky.getHeight()).isEqualTo(ROWS);
        int brightest = 0;
        double highest = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int rgb = sky.getRGB(column, row) & 0xFFFFFF;
                assertThat(rgb == 0).isEqualTo(image.end(column, row) == RayEnd.CAPTURED);
                assertThat(sky.getRGB(column, row) >>> 24).isEqualTo(0xFF);
                if (image.end(column, row) == RayEnd.DISC && image.frequencyRatio(column, row) > highest) {
                    highest = image.frequencyRatio(column, row);
                    brightest = rgb;
                }
            }
        }
        assertThat(highest).isGreaterThan(1);
        assertThat(brightest).isEqualTo(0xFFF4D6);
    }

    @Test
    void blueIsHigherAndOrangeLowerThanSent() throws IOException {
        BufferedImage frequency = decoded(KERR, "frequency.png");
        int blue = 0;
        int orange = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int rgb = frequency.getRGB(column, row);
                double g = image.frequencyRatio(column, row);
                if (g > 1.1) {
                    assertThat(rgb & 0xFF).isGreaterThan(rgb >> 16 & 0xFF);
                    blue++;
                } else if (g < 0.9) {
                    assertThat(rgb >> 16 & 0xFF).isGreaterThan(rgb & 0xFF);
                    orange++;
                }
            }
        }
        assertThat(blue).isPositive();
        assertThat(orange).isPositive();
    }

    @Test
    void theReportShowsBothInDegrees() {
        Markup html = new Markup();
        new GeodesicSection(findings(KERR), (Experiment.OfGeodesics) KERR.experiment()).write(html);
        assertThat(html.toString())
                .contains("What the camera sees", "Frequencies of the light", "degrees to the right", "−10")
                .contains("frequency seen over frequency sent", "data:image/png;base64,");
    }

    /// Straight ahead is white, and all frequencies are those sent.
    @Test
    void flatSpaceHasAPlainSky() throws IOException {
        Run flat = run(new MetricSource.Known("minkowski", Map.of()), null);
        assertThat(Report.pictures(flat).keySet()).containsExactly("sky.png");
        BufferedImage sky = decoded(flat, "sky.png");
        assertThat(sky.getRGB(COLUMNS / 2, ROWS / 2)).isEqualTo(0xFFFFFFFF);
        assertThat(sky.getRGB(0, 0)).isNotEqualTo(0xFFFFFFFF);
        Markup html = new Markup();
        new GeodesicSection(findings(flat), (Experiment.OfGeodesics) flat.experiment()).write(html);
        assertThat(html.toString()).contains("Frequencies of the light: those seen are those sent");
    }
}
