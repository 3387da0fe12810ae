package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.experiment.Classification;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.Run;
import org.septuple.learning.LossShares;
import org.septuple.statistics.Estimate;
import org.w3c.dom.Element;

class ReportTest {

    private static final String HOSTILE = "</title><script>alert(1)</script>&\"'\u0000";
    private static final int LARGEST = 300_000;

    private static final Run IMAGES = SmallRuns.images(3);
    private static final Run ONE = SmallRuns.images(1);
    private static final Run MOONS = SmallRuns.moons();
    private static final Run CLOUDS = SmallRuns.clouds();
    private static final Run ENSEMBLE = SmallRuns.ensemble();
    private static final Run ADAPTIVE = SmallRuns.adaptive();
    private static final Run CONTEST = SmallRuns.contest();
    private static final Run SURVEY = SmallRuns.survey();
    private static final Run SPARSE = SmallRuns.sparse(1100);
    private static final Run THOUSAND = SmallRuns.thousand();

    static List<Run> all() {
        Run empty =
                new Run(MOONS.experiment(), MOONS.outcome(), Map.of(), List.of(), List.of(), null, null, null, null);
        return List.of(
                IMAGES,
                ONE,
                MOONS,
                CLOUDS,
                SmallRuns.diverged(IMAGES, "completed"),
                SmallRuns.renamed(IMAGES, HOSTILE),
                withLosses(Double.MAX_VALUE),
                withLosses(0),
                ENSEMBLE,
                ADAPTIVE,
                CONTEST,
                SURVEY,
                SmallRuns.interrupted(CONTEST),
                SmallRuns.exploded(ENSEMBLE),
                SmallRuns.interrupted(IMAGES),
                SmallRuns.completedThoughExpected(IMAGES, "diverged"),
                SPARSE,
                THOUSAND,
                empty);
    }

    private static Run withLosses(double loss) {
        List<EpochRecord> epochs = List.of(
                new EpochRecord(0, 1, 10, new LossShares(loss, loss, 0, 0), null, loss),
                new EpochRecord(1, 1, 10, new LossShares(0, 1, 0, 0), null, Double.POSITIVE_INFINITY));
        return new Run(CLOUDS.experiment(), CLOUDS.outcome(), Map.of(), epochs, List.of(), null, null, null, null);
    }

    /// The ratio with the line of saturation, and the knobs that were turned.
    @Test
    void anAdaptiveLearnerIsDrawn() {
        assertThat(html(ADAPTIVE))
                .contains("The adaptive learner (4.8)", "Distance from saturation", ">4π<", "step size η = γ")
                .doesNotContain("neurons N");
    }

    /// A matrix of picks, a diagram of two axes with a legend, and the headline.
    @Test
    void aSurveyIsDrawn() {
        assertThat(html(SURVEY))
                .contains(
                        "Fitted parameters: who is picked where",
                        "A fokker-planck, B madelung-stationary",
                        ">step<",
                        ">batch<",
                        "step 0.05, batch 4")
                .contains("with fitted parameters picked fokker-planck in 8 of 8 contests");
    }

    /// Standings by name, distances of every contestant, and who won how often; shares of 0 and 1 are not exact.
    @Test
    void aContestIsDrawn() {
        assertThat(html(CONTEST))
                .contains("Given parameters", "Fitted parameters: energy distance", "log score behind the leader")
                .contains(">fokker-planck<", ">madelung-stationary+<", ">madelung-stationary-<")
                .contains(
                        "Both roots of (4.6): mu = 0.5 is imposed; F, beta, ",
                        "κ by seed",
                        "one weight (single-weight), batch 8")
                .contains("share of seeds in which it is better than all others; fitted parameters<");
        assertThat(verdict(CONTEST))
                .matches(
                        "✓ Completed: with fitted parameters [a-z0-9+, -]+ (won|was the simplest of a tie in) [12] of 2 seeds\\.");
        assertThat(verdict(SmallRuns.interrupted(CONTEST)))
                .startsWith("‖ Interrupted after 26 of 52 contests; results are not known yet.");
        CONTEST.results().forEach((name, share) -> {
            if (name.matches("(given|fitted)\\.(won\\..*|rejected)")) {
                assertThat(share.n()).as(name).isEqualTo(2);
                assertThat(share.standardError()).as(name).isNaN();
            }
        });
    }

    /// Mean and spread of the ensemble and of its branches.
    @Test
    void anEnsembleIsDrawn() {
        String html = html(ENSEMBLE);
        assertThat(html)
                .contains("ensemble: mean of q", "branch: spread of q", "Mean over 12 replicas")
                .contains("fields.zarr: ensemble_q and branch_q")
                .contains("mean over the replicas of trainable 0, counted from 0<")
                .contains("standard deviation over the replicas of trainable 7, counted from 0 (branches)<");
        assertThat(html(SmallRuns.exploded(ENSEMBLE))).contains("too large, or none, to be drawn");
    }

    private static String html(Run run) {
        return Report.html(run, SmallRuns.provenance("run", "x.yaml"), SmallRuns.CONFIGURATION);
    }

    private static ParsedPage page(Run run) {
        return ParsedPage.of(html(run));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPageIsWellFormedAndStandsAlone(Run run) {
        String html = html(run);
        ParsedPage page = ParsedPage.of(html);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(THOUSAND.equals(run) ? 1_000_000 : LARGEST);
        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("link")).isEmpty();
        assertThat(page.attributes("src")).isEmpty();
        assertThat(page.attributes("href"))
                .allSatisfy(reference -> assertThat(reference).startsWith("data:image/png;"));
        assertThat(page.attributes("fill"))
                .allSatisfy(fill -> assertThat(fill).matches("#[0-9a-f]{6}|url\\(#[a-z0-9-]+\\)"));
        assertThat(page.all("style").getFirst().getTextContent()).doesNotContain("url(", "@import");
        assertThat(page.text()).doesNotContain("NaN");
        assertThat(page.attributes("id")).doesNotHaveDuplicates();
        assertThat(page.all("h1"))
                .extracting(Element::getTextContent)
                .containsExactly(run.experiment().header().name().replace('\u0000', '\uFFFD'));
    }

    @Test
    void theFirstLineSaysHowItWent() {
        assertThat(verdict(IMAGES))
                .matches(
                        "✓ Completed: test accuracy [0-9.]+\u00A0±\u00A0[0-9.]+\u00A0% \\(95\u00A0% interval, 3\u00A0replicas\\)\\. "
                                + "Ledger: 3 hold, 0 fail, 73 not built\\.");
        assertThat(verdict(ONE)).contains("(95\u00A0% interval, 1 replica, 100 test samples)");
        assertThat(verdict(MOONS)).doesNotContain("Ledger");
        assertThat(verdict(CLOUDS)).startsWith("✓ Completed: loss 0.").doesNotContain("accuracy");
        assertThat(verdict(SmallRuns.diverged(IMAGES, "completed")))
                .startsWith(
                        "✗ Diverged after 1234 good learning steps: the loss is not finite. Advice: lower learning.step.")
                .contains("expected another outcome: completed");
        assertThat(verdict(SmallRuns.diverged(IMAGES, "diverged")))
                .startsWith("✓ Diverged after 1234")
                .contains("The experiment expected this.");
        assertThat(verdict(SmallRuns.interrupted(IMAGES)))
                .isEqualTo("‖ Interrupted after 26 of 52 learning steps; results and ledger are not known yet. "
                        + "septuple resume goes on from there.");
        assertThat(verdict(SmallRuns.completedThoughExpected(IMAGES, "diverged")))
                .startsWith("✗ Completed: test accuracy")
                .contains("expected another outcome: diverged. Ledger: 3 hold");
    }

    private static String verdict(Run run) {
        return page(run).all("p", "verdict").getFirst().getTextContent();
    }

    @Test
    void oneReplicaHasNoBandAndItsUnknownErrorsAreDashes() {
        assertThat(page(IMAGES).all("path", "band")).isNotEmpty();
        ParsedPage page = page(ONE);
        assertThat(page.all("path", "line")).isNotEmpty();
        assertThat(page.all("path", "band")).isEmpty();
        assertThat(page.containing("tr", "loss.bulk").getTextContent()).endsWith("––1");
        assertThat(page.text()).contains("One replica");
    }

    @Test
    void unlabelledRunsHaveNoAccuracy() {
        assertThat(page(CLOUDS).text()).doesNotContain("accuracy", "Answers", "Confusion");
        assertThat(page(CLOUDS).all("svg")).hasSize(4);
    }

    @Test
    void onlyPlainDescentFollowsEquation29() {
        assertThat(page(MOONS).text()).contains("✓ (2.9)").doesNotContain("not (2.9)");
        assertThat(page(IMAGES).text()).contains("✗ not (2.9)");
    }

    @Test
    void spectralRadiusIsDrawnOnlyIfItMoves() {
        assertThat(page(IMAGES).all("figcaption"))
                .extracting(Element::getTextContent)
                .anyMatch(text -> text.startsWith("Spectral radius"));
        ParsedPage fixed = page(CLOUDS);
        assertThat(fixed.all("figcaption"))
                .extracting(Element::getTextContent)
                .noneMatch(text -> text.startsWith("Spectral radius"));
        Element note = fixed.containing("p", "spectral radius of ŵ does not change");
        assertThat(ParsedPage.numbers(note).getFirst()).isEqualTo(meanRadius(CLOUDS));
    }

    private static double meanRadius(Run run) {
        return Estimate.ofMean(run.epochs().stream()
                        .filter(epoch -> epoch.epoch() == 3)
                        .mapToDouble(EpochRecord::spectralRadius)
                        .toArray())
                .value();
    }

    @Test
    void wrongAnswersAreMarkedByFrameAndSign() {
        Classification classification = Objects.requireNonNull(IMAGES.classification());
        long wrong = classification.examples().stream()
                .filter(example -> example.label() != example.answer())
                .count();
        ParsedPage page = page(IMAGES);
        assertThat(wrong).isPositive();
        assertThat(ParsedPage.within(page.containing("figure", "Answered right"), "image"))
                .hasSize(classification.examples().size() - (int) wrong);
        assertThat(page.all("rect", "marked")).hasSize((int) wrong);
        assertThat(ParsedPage.within(page.containing("figure", "Answered wrong"), "rect"))
                .hasSize((int) wrong)
                .allMatch(frame -> ParsedPage.hasStyle(frame, "marked"));
        assertThat(page.all("text", "caption"))
                .filteredOn(text -> text.getTextContent().startsWith("✗ "))
                .hasSize((int) wrong);
    }

    @Test
    void everythingNeededToRepeatTheRunIsThere() {
        ParsedPage page = ParsedPage.of(Report.html(
                IMAGES, SmallRuns.provenance("run", "my file.yaml", "seed=8", "it's"), SmallRuns.CONFIGURATION));
        assertThat(page.all("pre"))
                .extracting(Element::getTextContent)
                .containsExactly(
                        "septuple run 'my file.yaml' seed=8 'it'\\''s'",
                        "septuple verify 2026-01-02_images_7f3a",
                        """
                        import pandas
                        import xarray

                        epochs = pandas.read_parquet("2026-01-02_images_7f3a/tables/epochs")
                        fields = xarray.open_zarr("2026-01-02_images_7f3a/fields.zarr")""",
                        SmallRuns.CONFIGURATION);
        assertThat(page(SmallRuns.interrupted(IMAGES)).all("pre"))
                .extracting(Element::getTextContent)
                .contains("septuple resume 2026-01-02_images_7f3a")
                .noneMatch(text -> text.contains("fields.zarr"));
        assertThat(page.text())
                .contains("0.1.0", "abc123", "25.0.1", "Linux amd64", "2026-01-02T03:04:05Z", "61.5 s")
                .containsSubsequence("aa11", "a.csv", "bb22", "b.csv", "cc33", "c & d.csv");
    }

    @Test
    void equalRunsGiveEqualBytesEverywhere() {
        String here = html(IMAGES);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(html(SmallRuns.images(3))).isEqualTo(here);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(html(IMAGES)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
