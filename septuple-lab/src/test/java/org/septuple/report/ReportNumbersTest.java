package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.experiment.Classification;
import org.septuple.experiment.ConfusionMatrix;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.LedgerRow;
import org.septuple.experiment.Run;
import org.septuple.experiment.Verdict;
import org.septuple.learning.LossShares;
import org.septuple.statistics.Estimate;
import org.w3c.dom.Element;

/// Every number on the page is the number of the run.
class ReportNumbersTest {

    private static final Run IMAGES = SmallRuns.images(3);
    private static final Run MOONS = SmallRuns.moons();
    private static final Run CLOUDS = SmallRuns.clouds();

    static List<Run> all() {
        return List.of(IMAGES, SmallRuns.images(1), MOONS, CLOUDS, SmallRuns.diverged(IMAGES, "completed"));
    }

    private static ParsedPage page(Run run) {
        return ParsedPage.of(Report.html(run, SmallRuns.provenance("run", "x.yaml"), SmallRuns.CONFIGURATION));
    }

    @ParameterizedTest
    @MethodSource("all")
    void resultsAreThoseOfTheRun(Run run) {
        List<Element> rows = ParsedPage.within(page(run).document().getDocumentElement(), "th").stream()
                .filter(head -> ParsedPage.hasStyle(head, "named"))
                .map(head -> (Element) head.getParentNode())
                .toList();
        assertThat(rows).hasSize(run.results().size());
        int k = 0;
        for (Map.Entry<String, Estimate> result : run.results().entrySet()) {
            Element row = rows.get(k++);
            assertThat(ParsedPage.within(row, "code").getFirst().getTextContent())
                    .isEqualTo(result.getKey());
            Estimate estimate = result.getValue();
            List<Double> expected = new ArrayList<>(List.of(estimate.value()));
            if (!Double.isNaN(estimate.standardError())) {
                double half = estimate.halfWidth(0.95);
                expected.addAll(List.of(estimate.standardError(), estimate.value() - half, estimate.value() + half));
            }
            expected.add((double) estimate.n());
            assertThat(ParsedPage.numbers(row)).isEqualTo(expected);
            requireShownRounded(row);
        }
    }

    /// What is read agrees with what is stored, to half a unit of the last digit shown.
    private static void requireShownRounded(Element row) {
        for (Element data : ParsedPage.within(row, "data")) {
            double exact = Double.parseDouble(data.getAttribute("value"));
            String shown = data.getTextContent();
            String digits = shown.replaceAll("\u00A0.*", "");
            int decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
            double power = ParsedPage.printed(shown) == 0 ? 1 : ParsedPage.printed(shown) / ParsedPage.printed(digits);
            assertThat(Math.abs(ParsedPage.printed(shown) - exact))
                    .as(shown)
                    .isLessThanOrEqualTo(0.5001 * power * Math.pow(10, -decimals));
        }
    }

    @Test
    void confusionMatrixIsThatOfTheRun() {
        ConfusionMatrix confusion =
                Objects.requireNonNull(IMAGES.classification()).confusion();
        Element figure = page(IMAGES).containing("figure", "Confusion matrix");
        List<Double> expected = new ArrayList<>();
        List<String> drawn = new ArrayList<>();
        for (int truth = 0; truth < 10; truth++) {
            for (int answer = 0; answer < 10; answer++) {
                expected.add((double) confusion.count(truth, answer));
                if (confusion.count(truth, answer) > 0) {
                    drawn.add(Long.toString(confusion.count(truth, answer)));
                }
            }
            expected.add((double) confusion.count(truth, truth) / confusion.cases(truth));
        }
        assertThat(ParsedPage.numbers(figure)).isEqualTo(expected);
        assertThat(ParsedPage.within(figure, "text").stream().filter(text -> ParsedPage.hasStyle(text, "number")))
                .extracting(Element::getTextContent)
                .isEqualTo(drawn);
    }

    @Test
    void curvesAreMeansOverReplicas() {
        ParsedPage page = page(IMAGES);
        List<Double> losses = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (int epoch = 1; epoch <= 4; epoch++) {
            losses.add((double) epoch);
            accuracies.add((double) epoch);
            addMean(losses, epoch, record -> record.loss().bulk());
            addMean(losses, epoch, record -> record.loss().outputs());
            addMean(accuracies, epoch, record -> 100 * Objects.requireNonNull(record.accuracy()));
        }
        assertThat(ParsedPage.numbers(page.containing("figure", "Learnable loss")))
                .isEqualTo(losses);
        assertThat(ParsedPage.numbers(page.containing("figure", "Test accuracy")))
                .isEqualTo(accuracies);
    }

    private static void addMean(List<Double> numbers, int epoch, ToDoubleFunction<EpochRecord> quantity) {
        Estimate mean = Estimate.ofMean(IMAGES.epochs().stream()
                .filter(record -> record.epoch() == epoch)
                .mapToDouble(quantity)
                .toArray());
        numbers.addAll(List.of(mean.value(), mean.standardError(), 3.0));
    }

    @Test
    void ledgerRowsAreThoseOfTheRun() {
        ParsedPage page = page(IMAGES);
        var ledger = Objects.requireNonNull(IMAGES.ledger());
        List<LedgerRow> measured =
                ledger.rows().stream().filter(row -> row.comparison() != null).toList();
        List<Element> cards = page.all("section", "claim");
        assertThat(cards).hasSameSizeAs(measured).isNotEmpty();
        for (int k = 0; k < cards.size(); k++) {
            LedgerRow row = measured.get(k);
            var comparison = Objects.requireNonNull(row.comparison());
            assertThat(ParsedPage.numbers(cards.get(k)))
                    .containsExactly(
                            comparison.residual().value(),
                            comparison.tolerance(),
                            comparison.control().value(),
                            comparison.nullModel().value());
            assertThat(cards.get(k).getTextContent())
                    .contains(
                            "(" + row.claim().equation() + ")",
                            row.claim().statement(),
                            row.verdict().words(),
                            comparison.estimator(),
                            comparison.toleranceReason());
            row.claim()
                    .errata()
                    .forEach(
                            erratum -> assertThat(cards.get(0).getTextContent()).contains(erratum));
        }
        Element rest = page.containing("details", "not built");
        assertThat(ParsedPage.within(rest, "tr")).hasSize(1 + (int) ledger.count(Verdict.NOT_BUILT));
        assertThat(page.text()).contains("docs/theory.md", "90\u00A0% interval");
    }

    @Test
    void inputsShareIsSaidButNotPlotted() {
        Element note = page(IMAGES).containing("p", "Not plotted");
        double share = Estimate.ofMean(IMAGES.epochs().stream()
                        .filter(epoch -> epoch.epoch() == 4)
                        .mapToDouble(epoch -> epoch.loss().inputs())
                        .toArray())
                .value();
        assertThat(ParsedPage.numbers(note)).containsExactly(share);
    }

    @Test
    void fewFeaturesComeAsATable() {
        ParsedPage page = page(MOONS);
        Classification classification = Objects.requireNonNull(MOONS.classification());
        assertThat(page.text()).doesNotContain("Answered right", "Answered wrong");
        List<Element> rows = page.all("tr").stream()
                .filter(row -> row.getTextContent().endsWith("✓\u00A0right")
                        || row.getTextContent().endsWith("✗\u00A0wrong"))
                .toList();
        assertThat(rows).hasSameSizeAs(classification.examples());
        for (int k = 0; k < rows.size(); k++) {
            var example = classification.examples().get(k);
            assertThat(ParsedPage.numbers(rows.get(k)))
                    .containsExactly(
                            (double) example.sample(),
                            example.features().get(0),
                            example.features().get(1),
                            (double) example.label(),
                            (double) example.answer());
        }
    }

    @Test
    void unknownNamesGetNoMeaning() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        results.put("<new>", new Estimate(1.5, 0.25, 1));
        Run run = new Run(
                MOONS.experiment(), MOONS.outcome(), results, MOONS.epochs(), List.of(), null, null, null, null);
        Element row = page(run).containing("tr", "<new>");
        assertThat(ParsedPage.within(row, "small").getFirst().getTextContent()).isEmpty();
        assertThat(ParsedPage.numbers(row)).as("an interval needs n > 1").containsExactly(1.5, 0.25, 1.0);
    }

    @Test
    void longTablesAreThinnedAndSaySo() {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 1001; epoch++) {
            epochs.add(new EpochRecord(0, epoch, epoch, new LossShares(1, 1.0 / epoch, 0, 0), null, 0.5));
        }
        ParsedPage page = page(
                new Run(CLOUDS.experiment(), CLOUDS.outcome(), Map.of(), epochs, List.of(), null, null, null, null));
        Element figure = page.containing("figure", "Learnable loss");
        assertThat(figure.getTextContent()).contains("every 6 epochs");
        assertThat(ParsedPage.within(figure, "tr"))
                .hasSizeBetween(160, 180)
                .last()
                .satisfies(row -> assertThat(ParsedPage.numbers(row).getFirst()).isEqualTo(1001));
    }

    /// Each mistake listed is one of the run, and none that is left out is commoner.
    @Test
    void manyClassesAreListedByTheirCommonestMistakes() {
        Run run = SmallRuns.manyClasses();
        ConfusionMatrix confusion = Objects.requireNonNull(run.classification()).confusion();
        List<Double> counts = new ArrayList<>();
        for (int k = 0; k < 45 * 45; k++) {
            if (k / 45 != k % 45) {
                counts.add((double) confusion.count(k / 45, k % 45));
            }
        }
        counts.sort(Comparator.reverseOrder());
        List<Double> listed = new ArrayList<>();
        ParsedPage page = page(run);
        assertThat(page.all("rect", "cell")).isEmpty();
        for (Element row : page.all("tr")) {
            List<Double> numbers = ParsedPage.numbers(row);
            if (numbers.size() == 4 && row.getElementsByTagName("th").getLength() == 0) {
                int truth = numbers.get(0).intValue();
                assertThat(numbers.get(2)).isEqualTo((double)
                        confusion.count(truth, numbers.get(1).intValue()));
                assertThat(numbers.get(3)).isEqualTo((double) confusion.cases(truth));
                listed.add(numbers.get(2));
            }
        }
        assertThat(listed).hasSize(20).isEqualTo(counts.subList(0, 20));
    }
}
