package org.septuple.gravity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.ExpressionException;
import org.septuple.spacetime.MetricJet;

class LineElementTest {

    private static LineElement flat() {
        return LineElement.in("t", "x", "y", "z").diagonal("-1", "1", "1", "1");
    }

    @Test
    void componentsGivenBothWaysMustBeTheSame() {
        MetricJet jet = new MetricJet(1);
        jet.event()[1] = 3;
        jet.event()[2] = 2;
        assertThat(flat().component("x", "y", "x*y/9")
                        .component("y", "x", "y*x/9")
                        .metric()
                        .at(jet))
                .isTrue();
        assertThat(jet.g(1, 2)).isEqualTo(6.0 / 9);
        assertThat(jet.g(2, 1)).isEqualTo(6.0 / 9);
        assertThat(jet.first()[10 + MetricJet.pair(2, 1)]).isEqualTo(2.0 / 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flat().component("x", "y", "x*y").component("y", "x", "x*y + t"))
                .withMessage("g_yx is 'x*y' and 'x*y + t': a metric is symmetric, give it once");
    }

    @Test
    void unknownSymbolsAreNamed() {
        assertThatThrownBy(() -> flat().component("t", "x", "2*mas*y"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("column 3: unknown name 'mas'");
        assertThatThrownBy(() -> flat().parameter("mass", 1).component("t", "x", "2*mas*y"))
                .hasMessageContaining("did you mean 'mass'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flat().component("t", "r", "1"))
                .withMessageContaining("no coordinate 'r' among [t, x, y, z]");
    }

    @Test
    void namesAreOfOneThing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flat().parameter("x", 1))
                .withMessage("'x' is the name of two things");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flat().define("f", "x").define("f", "y"))
                .withMessage("'f' is the name of two things");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineElement.in("t", "x", "y"))
                .withMessageContaining("need four different names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineElement.in("t", "x", "y", "x"))
                .withMessageContaining("need four different names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flat().parameter("a", Double.NaN))
                .withMessageContaining("parameter a = NaN");
    }

    /// Where √x has no slope there is no metric with derivatives.
    @Test
    void whatIsNotFiniteIsNoMetric() {
        ExpressionMetric metric = flat().component("t", "y", "sqrt(x)").metric();
        assertThat(metric.at(new MetricJet(0))).isTrue();
        assertThat(metric.at(new MetricJet(1))).isFalse();
        MetricJet jet = new MetricJet(0);
        jet.event()[1] = -1;
        assertThat(metric.at(jet)).isFalse();
    }

    /// What the metric does not depend on is found after simplification; an event outside names the limit and its value.
    @Test
    void dependenceAndLimitsAreTold() {
        ExpressionMetric metric = LineElement.in("t", "x", "y", "z")
                .parameter("m", 1)
                .diagonal("-1 + 0*y", "x", "x^2", "1 + z - z")
                .inside("x - 2*m")
                .metric();
        assertThat(metric.dependsOn(0)).isFalse();
        assertThat(metric.dependsOn(1)).isTrue();
        assertThat(metric.dependsOn(2)).isFalse();
        assertThat(metric.outside(new double[] {0, 3, 0, 0})).isEmpty();
        assertThat(metric.outside(new double[] {0, 1.5, 0, 0})).contains("x - 2*m is -0.5, must be > 0");
    }
}
