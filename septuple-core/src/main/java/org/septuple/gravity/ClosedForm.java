package org.septuple.gravity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Expression;
import org.septuple.numerics.ExpressionProgram;
import org.septuple.numerics.RandomStream;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A known space-time in one chart, and what is known of it: Λ and κT_μν of G_μν + Λg_μν = κT_μν, and Kretschmann's scalar where it has a closed form.
///
/// Derivatives are automatic, by [ExpressionMetric]; where a family brings first derivatives by hand, jets of order 0 and 1 are filled by those, and
/// where it brings equations of Hamilton, [GeodesicLaw#HAMILTONIAN] takes them. Immutable.
public final class ClosedForm implements Metric {

    private static final int FOUR = MetricJet.DIMENSIONS;
    /// Draws until one lies in the chart.
    private static final int MOST_DRAWS = 1000;

    private final String name;
    private final List<String> coordinates;
    private final SequencedMap<String, Double> parameters;
    private final ExpressionMetric automatic;
    private final @Nullable Metric fast;
    private final Claims claims;
    private final ExpressionProgram stress;
    private final List<Double> ranges;

    /// What is said of a space-time.
    ///
    /// @param lambda      Λ
    /// @param stress      κT_μν, ten pairs
    /// @param kretschmann R_ρσμν R^ρσμν
    /// @param constants   of geodesics
    record Claims(
            double lambda,
            List<Expression> stress,
            Optional<Expression> kretschmann,
            List<ConservedQuantity> constants) {
        Claims {
            constants = List.copyOf(constants);
        }
    }

    ClosedForm(
            String name,
            List<String> coordinates,
            Map<String, Double> parameters,
            ExpressionMetric automatic,
            @Nullable Metric fast,
            Claims claims,
            List<Double> ranges) {
        this.name = name;
        this.coordinates = coordinates;
        this.parameters = new LinkedHashMap<>(parameters);
        this.automatic = automatic;
        this.fast = fast;
        this.claims = claims;
        this.stress = ExpressionProgram.of(claims.stress());
        this.ranges = List.copyOf(ranges);
        if (ranges.size() != 2 * FOUR) {
            throw new IllegalArgumentException("%d ends of ranges of events: need 8".formatted(ranges.size()));
        }
    }

    /// The family, by which [ClosedForms] knows it.
    ///
    /// @return such as `kerr-schild`
    public String name() {
        return name;
    }

    /// Names of the coordinates.
    ///
    /// @return four
    public List<String> coordinates() {
        return coordinates;
    }

    /// Parameters of the formulas.
    ///
    /// @return names and values, in order
    public SequencedMap<String, Double> parameters() {
        return new LinkedHashMap<>(parameters);
    }

    /// Λ.
    ///
    /// @return 0 without it
    public double lambda() {
        return claims.lambda();
    }

    /// κT_μν.
    ///
    /// @param event of the chart
    /// @param into  ten pairs; 0 in vacuum
    public void stress(double[] event, double[] into) {
        stress.at(event, into);
    }

    /// Kretschmann's scalar.
    ///
    /// @param event of the chart
    /// @return none if its closed form is not given
    public OptionalDouble kretschmann(double[] event) {
        return claims.kretschmann()
                .map(formula -> OptionalDouble.of(formula.at(event)))
                .orElse(OptionalDouble.empty());
    }

    /// What its geodesics keep, besides momenta of coordinates that the metric does not depend on: Carter's constant, angular momenta.
    ///
    /// @return without those momenta
    public List<ConservedQuantity> constants() {
        return claims.constants();
    }

    /// Its equations of Hamilton, where the family brings some by hand.
    Optional<HamiltonianMetric> hamiltonian() {
        return fast instanceof HamiltonianMetric own ? Optional.of(own) : Optional.empty();
    }

    /// The same metric with automatic derivatives of all orders.
    ///
    /// @return its formulas
    public ExpressionMetric automatic() {
        return automatic;
    }

    @Override
    public boolean at(MetricJet jet) {
        Metric byHand = fast;
        if (byHand != null && jet.order() < 2) {
            return byHand.at(jet);
        }
        return automatic.at(jet);
    }

    /// Draws an event of the chart, uniformly in a box of coordinates chosen for the family.
    ///
    /// @param stream gives the numbers
    /// @param event  receives the event
    public void draw(RandomStream stream, double[] event) {
        MetricJet jet = new MetricJet(0);
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            for (int mu = 0; mu < FOUR; mu++) {
                double from = ranges.get(2 * mu);
                event[mu] = from + (ranges.get(2 * mu + 1) - from) * stream.nextUniform();
            }
            System.arraycopy(event, 0, jet.event(), 0, FOUR);
            if (automatic.at(jet)) {
                return;
            }
        }
        throw new IllegalStateException("no event of %s in %s".formatted(this, ranges));
    }

    /// Family and parameters.
    ///
    /// @return such as `kerr {m=1.0, a=0.9}`
    @Override
    public String toString() {
        return name + " " + parameters;
    }

    /// Refuses a parameter out of bounds.
    ///
    /// @param name  of the parameter
    /// @param value given
    /// @param holds whether it may be that
    /// @param bound told in words
    /// @return the value
    static double require(String name, double value, boolean holds, String bound) {
        if (!holds || !Double.isFinite(value)) {
            throw new IllegalArgumentException("%s = %s: need %s".formatted(name, value, bound));
        }
        return value;
    }

    /// Refuses what is not > 0.
    static double positive(String name, double value) {
        return require(name, value, value > 0, "a finite number > 0");
    }
}
