package org.septuple.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.septuple.statistics.Estimate;

/// The most telling results of a measured recording, in part of a sentence.
final class MeasureHeadline {

    private static final int DIGITS = 3;
    private static final Pattern INDICES = Pattern.compile("(\\d+)(?:\\.\\1)?");

    private MeasureHeadline() {}

    /// Names of results and what to call them, in the order in which they are told.
    private static Map<String, String> telling() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("D_step", "D per lag");
        names.put("variance", "variance");
        names.put("gamma", "γ");
        names.put("entropy_production_rate", "entropy production rate");
        names.put("entropy", "entropy");
        return names;
    }

    /// What goes after “Completed”.
    ///
    /// @param results of the run
    /// @return from a colon to a full stop; the stop alone if none of them was measured
    static String of(Map<String, Estimate> results) {
        List<String> told = new ArrayList<>();
        boolean errors = false;
        for (Map.Entry<String, String> name : telling().entrySet()) {
            List<Estimate> found = found(results, name.getKey());
            if (found.size() == 1) {
                Estimate only = found.getFirst();
                double half = Interval.halfWidth(only);
                errors |= half > 0;
                told.add(name.getValue() + " = " + Headline.withHalfWidth(only.value(), half));
            } else if (found.size() > 1) {
                Comparator<Estimate> bySize = Comparator.comparingDouble(Estimate::value);
                told.add("%s from %s to %s over %s coordinates"
                        .formatted(
                                name.getValue(),
                                NumberText.significant(
                                        found.stream().min(bySize).orElseThrow().value(), DIGITS),
                                NumberText.significant(
                                        found.stream().max(bySize).orElseThrow().value(), DIGITS),
                                NumberText.count(found.size())));
            }
        }
        return told.isEmpty() ? "." : ": " + String.join("; ", told) + (errors ? " (95\u00A0% intervals)." : ".");
    }

    /// The result of this name; else those of single coordinates, of a matrix its diagonal.
    private static List<Estimate> found(Map<String, Estimate> results, String name) {
        Estimate whole = results.get(name);
        if (whole != null) {
            return List.of(whole);
        }
        List<Estimate> found = new ArrayList<>();
        results.forEach((key, estimate) -> {
            if (key.startsWith(name + ".")) {
                Matcher indices = INDICES.matcher(key.substring(name.length() + 1));
                if (indices.matches()) {
                    found.add(estimate);
                }
            }
        });
        return found;
    }
}
