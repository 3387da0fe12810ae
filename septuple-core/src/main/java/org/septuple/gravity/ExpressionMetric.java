package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.septuple.numerics.Expression;
import org.septuple.numerics.ExpressionProgram;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// A metric given by ten formulas. Its derivatives are those of the formulas, exact to round-off; [LineElement] makes it. Immutable.
///
/// There is no metric where a limit of the chart is not > 0, nor where a component or derivative is not finite.
public final class ExpressionMetric implements Metric {

    private static final int TEN = MetricJet.PAIRS;

    private final List<String> coordinates;
    private final int limits;
    private final List<Expression> inside;
    private final List<Boolean> depends;
    private final List<ExpressionProgram> programs;

    /// Differentiates the formulas.
    ///
    /// @param coordinates names of the four coordinates
    /// @param components  g_μν, ten pairs, in these
    /// @param limits      formulas that are > 0 inside the chart
    ExpressionMetric(List<String> coordinates, List<Expression> components, List<Expression> limits) {
        this.coordinates = coordinates;
        this.limits = limits.size();
        this.inside = List.copyOf(limits);
        this.depends = coordinates.stream()
                .map(name -> components.stream().anyMatch(g -> g.uses(name)))
                .toList();
        List<Expression> outputs = new ArrayList<>(limits);
        outputs.addAll(components);
        List<ExpressionProgram> made = new ArrayList<>();
        made.add(ExpressionProgram.of(outputs));
        for (String alpha : coordinates) {
            components.forEach(g -> outputs.add(g.derivative(alpha)));
        }
        made.add(ExpressionProgram.of(outputs));
        for (int alpha = 0; alpha < MetricJet.DIMENSIONS; alpha++) {
            for (int beta = alpha; beta < MetricJet.DIMENSIONS; beta++) {
                int firsts = this.limits + TEN + TEN * alpha;
                for (Expression slope : List.copyOf(outputs.subList(firsts, firsts + TEN))) {
                    outputs.add(slope.derivative(coordinates.get(beta)));
                }
            }
        }
        made.add(ExpressionProgram.of(outputs));
        this.programs = List.copyOf(made);
    }

    /// Names of the coordinates.
    ///
    /// @return four
    public List<String> coordinates() {
        return coordinates;
    }

    /// Whether the metric depends on a coordinate. If not, p_μ is conserved along geodesics.
    ///
    /// @param mu index
    /// @return true if x^μ occurs in a component, after simplification
    public boolean dependsOn(int mu) {
        return depends.get(mu);
    }

    /// Why an event is not in the chart.
    ///
    /// @param event t, x, y, z
    /// @return the first limit that is not > 0, with its value; none inside the chart
    public Optional<String> outside(double[] event) {
        return inside.stream()
                .filter(limit -> !(limit.at(event) > 0))
                .map(limit -> "%s is %s, must be > 0".formatted(limit, limit.at(event)))
                .findFirst();
    }

    @Override
    public boolean at(MetricJet jet) {
        ExpressionProgram program = programs.get(jet.order());
        int instructions = program.instructions();
        double[] scratch = jet.scratch(instructions + program.outputs());
        program.at(jet.event(), scratch, scratch, instructions);
        int metric = instructions + limits;
        for (int k = instructions; k < metric; k++) {
            if (!(scratch[k] > 0)) {
                return false;
            }
        }
        for (int k = metric; k < instructions + program.outputs(); k++) {
            if (!(Math.abs(scratch[k]) <= Double.MAX_VALUE)) {
                return false;
            }
        }
        int first = metric + TEN;
        System.arraycopy(scratch, metric, jet.metric(), 0, TEN);
        System.arraycopy(scratch, first, jet.first(), 0, jet.first().length);
        System.arraycopy(scratch, first + jet.first().length, jet.second(), 0, jet.second().length);
        return true;
    }
}
