package org.septuple.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.MetricSource;
import org.septuple.gravity.LineElement;

/// Binds a metric given by formulas: of space-time, or of space alone.
///
/// ```yaml
/// parameters: {H: 1}                                     # may be left out
/// definitions: {a: "exp(H*t)"}                           # likewise
/// components: {tt: "-1", xx: "a^2", yy: "a^2", zz: "a^2"}
/// inside: ["t"]                                          # formulas that are > 0 in the chart; likewise, and not of space alone
/// ```
final class FormulasBinder {

    private final Section section;
    private final List<String> coordinates;
    private final List<String> own;
    private final @Nullable LineElement element;
    private final Optional<MetricSource.Formulas> formulas;

    private interface Said {
        LineElement in(LineElement element);
    }

    /// Reads the keys.
    ///
    /// @param section     that has them
    /// @param coordinates four names, time first
    /// @param own         those whose components may be given: all four; of space, the last three, and g_tt is −1
    FormulasBinder(Section section, List<String> coordinates, List<String> own) {
        this.section = section;
        this.coordinates = coordinates;
        this.own = own;
        this.element = section.construct("components", () -> LineElement.in(coordinates.toArray(String[]::new)))
                .orElse(null);
        this.formulas = read();
    }

    /// What was read.
    ///
    /// @return none if anything is wrong
    Optional<MetricSource.Formulas> formulas() {
        return formulas;
    }

    private Optional<MetricSource.Formulas> read() {
        Map<String, Double> parameters = new LinkedHashMap<>();
        Section values = section.optional("parameters");
        for (String name : values.keys()) {
            double value = values.number(name, Interval.FINITE);
            parameters.put(name, value);
            tell(values, name, one -> one.parameter(name, value));
        }
        Map<String, String> definitions = new LinkedHashMap<>();
        Section parts = section.optional("definitions");
        for (String name : parts.keys()) {
            String text = parts.text(name);
            definitions.put(name, text);
            tell(parts, name, one -> one.define(name, text));
        }
        List<MetricSource.Formulas.Component> components = components();
        List<String> inside = isSpaceTime() && section.has("inside") ? section.texts("inside", Section.ANY) : List.of();
        inside.forEach(text -> tell(section, "inside", one -> one.inside(text)));
        return section.isSound()
                ? Optional.of(new MetricSource.Formulas(coordinates, parameters, definitions, components, inside))
                : Optional.empty();
    }

    private boolean isSpaceTime() {
        return own.size() == coordinates.size();
    }

    private void tell(Section where, String key, Said said) {
        if (element != null) {
            where.construct(key, () -> said.in(element));
        }
    }

    private List<MetricSource.Formulas.Component> components() {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        own.forEach(mu -> own.forEach(nu -> pairs.put(mu + nu, List.of(mu, nu))));
        if (pairs.size() < own.size() * own.size()) {
            section.reject(
                    "coordinates",
                    "names of coordinates %s run together to the same pair".formatted(coordinates),
                    "Give four names of which no two pairs read alike, such as t, x, y, z.");
        }
        Section given = section.section("components");
        List<MetricSource.Formulas.Component> components = new ArrayList<>();
        if (!isSpaceTime()) {
            components.add(new MetricSource.Formulas.Component(coordinates.getFirst(), coordinates.getFirst(), "-1"));
        }
        for (String key : given.keys()) {
            List<String> pair = pairs.get(key);
            if (pair == null) {
                given.has(key);
                given.reject(
                        key,
                        ErrorCode.UNKNOWN_KEY,
                        "`%s` is no pair of the coordinates %s%s"
                                .formatted(given.path(key), String.join(", ", own), suggestion(key, pairs)),
                        "Write both names, such as `%s`.".formatted(own.getFirst() + own.getLast()));
            } else {
                String text = given.text(key);
                components.add(new MetricSource.Formulas.Component(pair.getFirst(), pair.getLast(), text));
                tell(given, key, one -> one.component(pair.getFirst(), pair.getLast(), text));
            }
        }
        return components;
    }

    private static String suggestion(String key, Map<String, List<String>> pairs) {
        return Suggestion.of(key, pairs.keySet())
                .map("; did you mean `%s`?"::formatted)
                .orElse("");
    }
}
