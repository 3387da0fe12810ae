package org.septuple.gravity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Expression;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A space-time while it is written down: coordinates, parameters, named parts, the ten g_μν as formulas, where the chart ends, and what is said of its source.
///
/// ```java
/// Metric metric = LineElement.in("t", "r", "theta", "phi")
///         .parameter("m", 1)
///         .define("f", "1 - 2*m/r")
///         .diagonal("-f", "1/f", "r^2", "r^2*sin(theta)^2")
///         .inside("f")
///         .metric();
/// ```
///
/// Names must be declared before they are used. Components that are not given are 0.
public final class LineElement {

    private static final int FOUR = MetricJet.DIMENSIONS;

    private final List<String> coordinates;
    private final Map<String, Double> parameters = new LinkedHashMap<>();
    private final Map<String, Expression> definitions = new LinkedHashMap<>();
    private final Map<Integer, Expression> components = new LinkedHashMap<>();
    private final Map<Integer, Expression> stress = new LinkedHashMap<>();
    private final List<Expression> limits = new ArrayList<>();
    private final List<Double> ranges = new ArrayList<>();
    private final List<ConservedQuantity> constants = new ArrayList<>();
    private @Nullable Expression kretschmann;
    private double lambda;

    private LineElement(List<String> coordinates) {
        this.coordinates = coordinates;
    }

    /// Begins with the coordinates.
    ///
    /// @param coordinates four different names
    /// @return without components
    public static LineElement in(String... coordinates) {
        List<String> names = List.of(coordinates);
        if (names.size() != FOUR || names.stream().distinct().count() != FOUR) {
            throw new IllegalArgumentException("coordinates %s: need four different names".formatted(names));
        }
        return new LineElement(names);
    }

    /// Gives a parameter a value.
    ///
    /// @param name  of the parameter
    /// @param value finite
    /// @return this
    public LineElement parameter(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("parameter %s = %s: need a finite number".formatted(name, value));
        }
        requireNew(name);
        parameters.put(name, value);
        return this;
    }

    /// Gives a part a name.
    ///
    /// @param name of the part
    /// @param text its formula
    /// @return this
    public LineElement define(String name, String text) {
        requireNew(name);
        definitions.put(name, formula(text));
        return this;
    }

    private void requireNew(String name) {
        if (coordinates.contains(name) || parameters.containsKey(name) || definitions.containsKey(name)) {
            throw new IllegalArgumentException("'%s' is the name of two things".formatted(name));
        }
    }

    /// Gives g_μν = g_νμ. It may be given both ways if both are the same.
    ///
    /// @param mu   coordinate
    /// @param nu   coordinate
    /// @param text formula
    /// @return this
    public LineElement component(String mu, String nu, String text) {
        Expression formula = formula(text);
        Expression known = components.putIfAbsent(pair(mu, nu), formula);
        if (known != null && !known.isSame(formula)) {
            throw new IllegalArgumentException(
                    "g_%s%s is '%s' and '%s': a metric is symmetric, give it once".formatted(mu, nu, known, formula));
        }
        return this;
    }

    private int pair(String mu, String nu) {
        return MetricJet.pair(coordinate(mu), coordinate(nu));
    }

    private int coordinate(String name) {
        int number = coordinates.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("no coordinate '%s' among %s".formatted(name, coordinates));
        }
        return number;
    }

    /// Gives the four g_μμ.
    ///
    /// @param texts formulas
    /// @return this
    public LineElement diagonal(String... texts) {
        if (texts.length != FOUR) {
            throw new IllegalArgumentException("diagonal of %d components: need 4".formatted(texts.length));
        }
        for (int mu = 0; mu < FOUR; mu++) {
            component(coordinates.get(mu), coordinates.get(mu), texts[mu]);
        }
        return this;
    }

    /// Bounds the chart: it has only events where the formula is > 0.
    ///
    /// @param text formula
    /// @return this
    public LineElement inside(String text) {
        limits.add(formula(text));
        return this;
    }

    /// Reads a formula in coordinates, parameters and named parts.
    ///
    /// @param text formula
    /// @return formula in the coordinates
    Expression formula(String text) {
        return Expression.parse(text, coordinates, parameters, definitions);
    }

    /// The metric alone.
    ///
    /// @return with derivatives of the formulas
    public ExpressionMetric metric() {
        return new ExpressionMetric(coordinates, pairs(components), limits);
    }

    private List<Expression> pairs(Map<Integer, Expression> given) {
        List<Expression> pairs = new ArrayList<>();
        for (int pair = 0; pair < MetricJet.PAIRS; pair++) {
            pairs.add(given.getOrDefault(pair, Expression.constant(0, coordinates)));
        }
        return pairs;
    }

    /// Says what Λ is.
    LineElement lambda(double value) {
        lambda = value;
        return this;
    }

    /// Says what κT_μν is.
    LineElement stress(String mu, String nu, String text) {
        stress.put(pair(mu, nu), formula(text));
        return this;
    }

    /// Says that a fluid at rest in a diagonal metric is the source: κT_00 = −κρ g_00, κT_aa = κp g_aa.
    ///
    /// @param density  κρ
    /// @param pressure κp
    LineElement fluid(String density, String pressure) {
        for (int mu = 0; mu < FOUR; mu++) {
            int pair = MetricJet.pair(mu, mu);
            Expression factor = formula(mu == 0 ? "-(" + density + ")" : pressure);
            stress.put(pair, factor.times(pairs(components).get(pair)));
        }
        return this;
    }

    /// Says what Kretschmann's scalar is.
    LineElement kretschmann(String text) {
        kretschmann = formula(text);
        return this;
    }

    /// Says what its geodesics keep, besides momenta of coordinates that no formula contains.
    LineElement keeps(String name, ConservedQuantity.Quantity quantity) {
        constants.add(new ConservedQuantity(name, quantity));
        return this;
    }

    /// Says where events may be drawn from: what of it lies in the chart.
    ///
    /// @param ends lower and upper end of each coordinate
    LineElement between(double... ends) {
        ranges.clear();
        Arrays.stream(ends).forEach(ranges::add);
        return this;
    }

    ClosedForm closedForm(String name) {
        return closedForm(name, null);
    }

    /// Ends.
    ///
    /// @param name of the family
    /// @param fast the same metric with first derivatives by hand, or with equations of Hamilton too
    ClosedForm closedForm(String name, @Nullable Metric fast) {
        var claims = new ClosedForm.Claims(lambda, pairs(stress), Optional.ofNullable(kretschmann), constants);
        return new ClosedForm(name, coordinates, parameters, metric(), fast, claims, ranges);
    }
}
