package org.septuple.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects labels: integers or words, as the first one decides.
final class CsvLabels {

    private static final int MOST_CLASSES = 1 << 16;

    private int[] indices = new int[64];
    private int count;
    private int largest = -1;
    private final Map<String, Integer> words = new HashMap<>();

    /// Takes a label, or says what is wrong with it.
    Optional<String> add(CsvRow row, CsvRow.Field field) {
        var text = row.text(field);
        double number = row.number(field);
        boolean isNumber = row.isNumber(field);
        if (text.isBlank()) {
            return Optional.of("the label is empty");
        }
        if (isNumber && words.isEmpty()) {
            if (!(number >= 0 && number < MOST_CLASSES && number == Math.rint(number))) {
                return Optional.of("the label is %s; it must be an integer in [0, %d]"
                        .formatted(Quote.text(text), MOST_CLASSES - 1));
            }
            append((int) number);
            return Optional.empty();
        }
        if (count > 0 && words.isEmpty()) {
            return Optional.of("the label is %s; the labels above are integers".formatted(Quote.text(text)));
        }
        if (words.size() == MOST_CLASSES && !words.containsKey(text)) {
            return Optional.of("the label %s is a class beyond %d".formatted(Quote.text(text), MOST_CLASSES));
        }
        append(words.computeIfAbsent(text, _ -> words.size()));
        return Optional.empty();
    }

    private void append(int index) {
        if (count == indices.length) {
            indices = Arrays.copyOf(indices, Math.max(2 * count, count + 1));
        }
        indices[count++] = index;
        largest = Math.max(largest, index);
    }

    int classes() {
        return largest + 1;
    }

    /// The words in alphabetical order.
    List<String> words() {
        return words.keySet().stream().sorted().toList();
    }

    /// A class for each label; for words, their place in [#words].
    int[] indices() {
        var sorted = words();
        int[] place = new int[classes()];
        Arrays.setAll(place, i -> i);
        for (int i = 0; i < sorted.size(); i++) {
            place[words.getOrDefault(sorted.get(i), 0)] = i;
        }
        return Arrays.stream(indices, 0, count).map(index -> place[index]).toArray();
    }
}
