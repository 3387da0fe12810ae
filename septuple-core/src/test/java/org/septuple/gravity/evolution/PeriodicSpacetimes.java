package org.septuple.gravity.evolution;

import org.septuple.gravity.LineElement;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;

/// Exact solutions in synchronous gauge on boxes of length 1.
final class PeriodicSpacetimes {

    private PeriodicSpacetimes() {}

    /// Middles of cells begin at 0.
    static Axis axis(int points) {
        double half = 0.5 / points;
        return new Axis(-half, 1 - half, points, Boundary.PERIODIC);
    }

    static Grid line(int points) {
        return Grid.of(axis(points));
    }

    static Grid cube(int points) {
        return Grid.of(axis(points), axis(points), axis(points));
    }

    /// Kasner's space-time with Λ = 3H², in coordinates of space x + ε sin 2π(y + z), y + ε sin 2π(x − z), z + ε sin 2π(x + y), ε = 0.02, which fill all
    /// components.
    static Metric kasnerLambda(double hubble) {
        return twisted(LineElement.in("t", "x", "y", "z")
                .parameter("hubble", hubble)
                .define("s", "sinh(3*hubble*t)^(2/3)")
                .define("w", "tanh(1.5*hubble*t)")
                .define("m1", "s*w^(2/3)")
                .define("m2", "s*w^(2/3)")
                .define("m3", "s*w^(-4/3)"));
    }

    /// De Sitter's space-time with Λ = 3H², in the same coordinates.
    static Metric deSitter(double hubble) {
        return twisted(LineElement.in("t", "x", "y", "z")
                .parameter("hubble", hubble)
                .define("m1", "exp(2*hubble*t)")
                .define("m2", "exp(2*hubble*t)")
                .define("m3", "exp(2*hubble*t)"));
    }

    /// Dust in flat space, a = (3Ht/2)^{2/3}, κρ = 4/(3t²), in the same coordinates.
    static Metric dust() {
        return twisted(LineElement.in("t", "x", "y", "z")
                .define("m1", "t^(4/3)")
                .define("m2", "t^(4/3)")
                .define("m3", "t^(4/3)"));
    }

    private static Metric twisted(LineElement element) {
        element.define("c1", ".04*pi*cos(2*pi*(y + z))")
                .define("c2", ".04*pi*cos(2*pi*(x - z))")
                .define("c3", ".04*pi*cos(2*pi*(x + y))");
        String[] names = {"x", "y", "z"};
        String[][] jacobian = {{"1", "c1", "c1"}, {"c2", "1", "(-c2)"}, {"c3", "c3", "1"}};
        element.component("t", "t", "-1");
        for (int i = 0; i < 3; i++) {
            for (int j = i; j < 3; j++) {
                element.component(
                        names[i],
                        names[j],
                        "m1*%s*%s + m2*%s*%s + m3*%s*%s"
                                .formatted(
                                        jacobian[0][i],
                                        jacobian[0][j],
                                        jacobian[1][i],
                                        jacobian[1][j],
                                        jacobian[2][i],
                                        jacobian[2][j]));
            }
        }
        return element.metric();
    }

    /// Smooth, with all components, and no solution of Einstein's equations.
    static Metric wavy() {
        return LineElement.in("t", "x", "y", "z")
                .define("u", "2*pi*(x + t/3)")
                .define("v", "2*pi*(y - t/2)")
                .define("w", "2*pi*z")
                .diagonal("-1", "1 + .2*sin(v + w)", "1.1 + .1*cos(u - w)", "1 + .15*sin(u)*sin(v)")
                .component("x", "y", ".1*cos(w)*sin(v)")
                .component("x", "z", ".1*sin(u + w)")
                .component("y", "z", ".05*cos(v)")
                .metric();
    }

    /// A plane wave of small amplitude.
    static Metric linearWave() {
        return LineElement.in("t", "x", "y", "z")
                .define("b", "1e-8*sin(2*pi*(x - t))")
                .diagonal("-1", "1", "1 + b", "1 - b")
                .metric();
    }

    /// A standing tensor wave on de Sitter's space-time with Λ = 3.
    static Metric tensorMode() {
        return LineElement.in("t", "x", "y", "z")
                .define("u", "-2*pi*exp(-t)")
                .define("h", "1e-8*cos(2*pi*x)*(cos(u) + u*sin(u))")
                .define("a2", "exp(2*t)")
                .diagonal("-1", "a2", "a2*(1 + h)", "a2*(1 - h)")
                .metric();
    }

    /// A plane wave of small amplitude along x + y.
    static Metric obliqueWave() {
        return oblique(LineElement.in("t", "x", "y", "z")
                .define("b", "1e-8*sin(2*pi*(x + y - sqrt(2)*t))")
                .define("a2", "1"));
    }

    /// A standing tensor wave along x + y on de Sitter's space-time with Λ = 3.
    static Metric obliqueMode() {
        return oblique(LineElement.in("t", "x", "y", "z")
                .define("u", "-sqrt(2)*2*pi*exp(-t)")
                .define("b", "1e-8*cos(2*pi*(x + y))*(cos(u) + u*sin(u))")
                .define("a2", "exp(2*t)"));
    }

    /// a² (1 + b (e e − ẑ ẑ)), e = (1, −1, 0)/√2.
    private static Metric oblique(LineElement element) {
        return element.diagonal("-1", "a2*(1 + b/2)", "a2*(1 + b/2)", "a2*(1 - b)")
                .component("x", "y", "-a2*b/2")
                .metric();
    }
}
