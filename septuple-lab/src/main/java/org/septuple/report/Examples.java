package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.septuple.experiment.Classification;
import org.septuple.experiment.Classification.Example;

/// Some test samples and what replica 0 made of them: images, or a table where there are few features.
///
/// @param classification holds the samples
record Examples(Classification classification) implements Section {

    private static final int MOST_FEATURES = 4;
    private static final int FEATURE_DIGITS = 3;

    @Override
    public void write(Markup html) {
        html.open("div");
        if (classification.imageColumns() > 0) {
            writeImages(html, Examples::isRight, "Answered right", "✓ The first test images that replica 0 got right.");
            writeImages(
                    html,
                    example -> !isRight(example),
                    "Answered wrong",
                    "✗ The first test images that replica 0 got wrong, in dashed frames: true class → answer.");
        } else if (features() <= MOST_FEATURES) {
            writeFeatures(html);
        }
        html.close("div").newline();
    }

    private int features() {
        return classification.examples().stream()
                .mapToInt(example -> example.features().size())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private void writeImages(Markup html, Predicate<Example> chosen, String title, String words) {
        List<Example> examples =
                classification.examples().stream().filter(chosen).toList();
        if (examples.isEmpty()) {
            return;
        }
        ImageStrip strip = new ImageStrip(
                title,
                words,
                classification.imageColumns(),
                new ImageStrip.Grey(pixels().min().orElseThrow(), pixels().max().orElseThrow()),
                examples.stream()
                        .map(example -> new ImageStrip.Image(example.features(), caption(example), !isRight(example)))
                        .toList());
        Section.figure(html, strip, words + " Dark pixels are high values.", page -> writePlaces(page, examples));
    }

    private DoubleStream pixels() {
        return classification.examples().stream()
                .flatMap(example -> example.features().stream())
                .mapToDouble(Double::doubleValue);
    }

    private static void writePlaces(Markup html, List<Example> examples) {
        Table table = new Table(
                html, Table.Kind.NUMBERS, "Places in the test part, counted from 0.", "sample", "true class", "answer");
        for (Example example : examples) {
            table.row().count(example.sample()).count(example.label()).count(example.answer());
        }
        table.end();
    }

    private void writeFeatures(Markup html) {
        List<String> columns = new ArrayList<>(List.of("sample"));
        IntStream.rangeClosed(1, features()).mapToObj(feature -> "x" + feature).forEach(columns::add);
        columns.addAll(List.of("true class", "answer", ""));
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "Some test samples, their scaled features, and the answers of replica 0.",
                columns.toArray(String[]::new));
        for (Example example : classification.examples()) {
            table.row().count(example.sample());
            example.features().forEach(value -> table.number(value, NumberText.significant(value, FEATURE_DIGITS)));
            table.count(example.label())
                    .count(example.answer())
                    .words(isRight(example) ? "✓\u00A0right" : "✗\u00A0wrong");
        }
        table.end();
    }

    private static boolean isRight(Example example) {
        return example.label() == example.answer();
    }

    private static String caption(Example example) {
        return isRight(example) ? "✓ " + example.label() : "✗ " + example.label() + " → " + example.answer();
    }
}
