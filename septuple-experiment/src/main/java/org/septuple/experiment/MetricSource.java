package org.septuple.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.septuple.gravity.ClosedForm;
import org.septuple.gravity.ClosedForms;
import org.septuple.gravity.ExpressionMetric;
import org.septuple.gravity.LineElement;
import org.septuple.numerics.Kernels;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.Metric;

/// The space-time of kinds `curvature`, `geodesic` and `einstein`.
public sealed interface MetricSource {

    /// Digits of a number in print.
    int DIGITS = 6;

    /// Names of the coordinates.
    ///
    /// @return four, time first
    List<String> coordinates();

    /// What it is.
    ///
    /// @return such as `kerr with mass = 1, spin = 0.9`
    String words();

    /// The space-time itself.
    ///
    /// @param kernels scalar or vector
    /// @param seed    of random neurons
    /// @return any thread may ask it
    Metric metric(Kernels kernels, long seed);

    /// Whether the metric changes with a coordinate.
    ///
    /// @param mu its index
    /// @return false if no formula contains it; of neurons, true in space, and in time if they move
    boolean dependsOn(int mu);

    private static String listed(Map<String, Double> parameters) {
        List<String> terms = new ArrayList<>();
        parameters.forEach((name, value) -> terms.add("%s = %s".formatted(name, plain(value))));
        return String.join(", ", terms);
    }

    /// A number in print.
    ///
    /// @param value finite
    /// @return six digits at most
    static String plain(double value) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        boolean moderate = value == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7);
        return moderate
                ? rounded.toPlainString()
                : rounded.toString().replace("E", "e").replace("e+", "e");
    }

    /// A closed form of [ClosedForms].
    ///
    /// @param family     its name
    /// @param parameters all that it has
    record Known(String family, Map<String, Double> parameters) implements MetricSource {

        /// Copies.
        public Known {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        /// The closed form.
        ///
        /// @return with what is known of it
        public ClosedForm form() {
            return ClosedForms.of(family, parameters);
        }

        @Override
        public List<String> coordinates() {
            return form().coordinates();
        }

        @Override
        public boolean dependsOn(int mu) {
            return form().automatic().dependsOn(mu);
        }

        @Override
        public String words() {
            return parameters.isEmpty() ? family : "%s with %s".formatted(family, listed(parameters));
        }

        @Override
        public Metric metric(Kernels kernels, long seed) {
            return form();
        }
    }

    /// Formulas of the user's.
    ///
    /// @param coordinates four names
    /// @param parameters  values by name
    /// @param definitions formulas of parts by name, each of those before it
    /// @param components  g_μν
    /// @param inside      formulas that are > 0 in the chart
    record Formulas(
            List<String> coordinates,
            Map<String, Double> parameters,
            Map<String, String> definitions,
            List<Component> components,
            List<String> inside)
            implements MetricSource {

        /// Copies.
        public Formulas {
            coordinates = List.copyOf(coordinates);
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
            components = List.copyOf(components);
            inside = List.copyOf(inside);
        }

        /// One g_μν = g_νμ.
        ///
        /// @param mu   name of a coordinate
        /// @param nu   name of a coordinate
        /// @param text formula
        public record Component(String mu, String nu, String text) {}

        /// The metric.
        ///
        /// @return with derivatives of the formulas
        public ExpressionMetric formulas() {
            LineElement element = LineElement.in(coordinates.toArray(String[]::new));
            parameters.forEach(element::parameter);
            definitions.forEach(element::define);
            components.forEach(one -> element.component(one.mu(), one.nu(), one.text()));
            inside.forEach(element::inside);
            return element.metric();
        }

        @Override
        public boolean dependsOn(int mu) {
            return formulas().dependsOn(mu);
        }

        @Override
        public String words() {
            List<String> terms = new ArrayList<>();
            components.forEach(one -> terms.add("g_%s%s = %s".formatted(one.mu(), one.nu(), one.text())));
            definitions.forEach((name, text) -> terms.add("%s = %s".formatted(name, text)));
            if (!parameters.isEmpty()) {
                terms.add(listed(parameters));
            }
            return String.join(", ", terms);
        }

        @Override
        public Metric metric(Kernels kernels, long seed) {
            return formulas();
        }
    }

    /// A field made of neurons.
    ///
    /// @param source of the neurons
    /// @param box    of space
    /// @param cutoff of the kernels
    /// @param hole   {√g_i} below which there is no metric
    record OfNeurons(NeuronSource source, Box box, Cutoff cutoff, double hole) implements MetricSource {

        @Override
        public List<String> coordinates() {
            return List.of("t", "x", "y", "z");
        }

        @Override
        public boolean dependsOn(int mu) {
            return mu > 0 || source.moves();
        }

        @Override
        public String words() {
            return "a field of %d neurons".formatted(source.count());
        }

        @Override
        public KernelField metric(Kernels kernels, long seed) {
            return new KernelField(
                    Objects.requireNonNull(source.neurons(box, seed), "they were opened"), box, cutoff, hole, kernels);
        }
    }
}
