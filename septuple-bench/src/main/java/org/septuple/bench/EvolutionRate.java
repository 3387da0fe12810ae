package org.septuple.bench;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.LineElement;
import org.septuple.gravity.evolution.Adm;
import org.septuple.gravity.evolution.Conformal;
import org.septuple.gravity.evolution.Constraints;
import org.septuple.gravity.evolution.Discretisation;
import org.septuple.gravity.evolution.Formulation;
import org.septuple.gravity.evolution.SpatialSlice;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Metric;

/// Times of Einstein's equations on a periodic cube, of a metric with all six components: right-hand side of a formulation at order 4 and 6, with and without dissipation, its
/// operations per point, and constraints. Beside it the bound that memory sets: all fields read and as many written. Prints a line of JSON each; per point and core is value
/// times `cores`.
public final class EvolutionRate {

    private static final double MICRO = 1e6;
    private static final double DISSIPATION = 0.1;

    private EvolutionRate() {}

    /// Measures.
    ///
    /// @param arguments `--formulation adm|bssn|ccz4|control` (adm), `--grid N` (64) points along each side, `--threads N`, `--kernels scalar|vector`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "formulation", "grid");
        String name = options.text("formulation", "adm");
        Axis axis = new Axis(0, 1, options.number("grid", 64), Boundary.PERIODIC);
        Grid grid = Grid.of(axis, axis, axis);
        SpatialSlice slice = SpatialSlice.of(wavy(), grid, 0.3);
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            List<Timed> all = new ArrayList<>();
            for (int order = 4; order <= 6; order += 2) {
                for (double dissipation = 0; dissipation <= DISSIPATION; dissipation += DISSIPATION) {
                    Formulation formulation = formulation(name, new Discretisation(order, dissipation));
                    all.add(new Timed(formulation, rightHandSide(formulation, slice, engine)));
                }
            }
            Timing constraints = Timing.of(Timing.COLD, () -> Constraints.of(slice, 4, 0, engine));
            all.forEach(timed -> print(timed, slice, engine));
            print("constraints", constraints, 0, grid, engine);
            int fields = formulation(name, new Discretisation(4, 0)).fields(slice).length;
            double[][] from = new double[fields][grid.size()];
            double[][] to = new double[fields][grid.size()];
            print(name + "-bound", Timing.of(Timing.COLD, () -> copy(from, to, engine)), 0, grid, engine);
        }
    }

    private static Formulation formulation(String name, Discretisation differences) {
        return switch (name) {
            case "adm" -> new Adm(0, differences);
            case "bssn" -> new Conformal(0, differences, new Conformal.Variant.Bssn());
            case "ccz4" -> new Conformal(0, differences, new Conformal.Variant.Ccz4(0.1, 0));
            case "control" -> new Conformal(0, differences, new Conformal.Variant.Harmonic());
            default ->
                throw new IllegalArgumentException("formulation %s must be adm, bssn, ccz4 or control".formatted(name));
        };
    }

    /// What was timed, before operations were counted: kernels that count are other classes, and calls of kernels of several classes are slower.
    private record Timed(Formulation formulation, Timing timing) {}

    private static Timing rightHandSide(Formulation formulation, SpatialSlice slice, Engine engine) {
        double[][] fields = formulation.fields(slice);
        double[][] rates = new double[fields.length][slice.grid().size()];
        Formulation.Rates work = formulation.rates(slice.grid(), engine);
        return Timing.of(Timing.COLD, () -> work.of(fields, rates));
    }

    private static void print(Timed timed, SpatialSlice slice, Engine engine) {
        Formulation formulation = timed.formulation();
        double[][] fields = formulation.fields(slice);
        double[][] rates = new double[fields.length][slice.grid().size()];
        long operations = CountedTensors.of(
                engine, counted -> formulation.rates(slice.grid(), counted).of(fields, rates));
        Discretisation differences = formulation.differences();
        String name = "%s-%d%s"
                .formatted(
                        formulation.name(), differences.order(), differences.dissipation() > 0 ? "-dissipation" : "");
        print(name, timed.timing(), operations, slice.grid(), engine);
    }

    private static void print(String name, Timing timing, long operations, Grid grid, Engine engine) {
        timing.describe(new ResultLine(name, timing.seconds() * MICRO / grid.size(), "us/point"), engine)
                .detail("points", grid.size())
                .detail("flops", (double) operations / grid.size())
                .print();
    }

    private static void copy(double[][] from, double[][] to, Engine engine) {
        engine.crew().ranges(0, from[0].length, (first, last) -> {
            for (int field = 0; field < from.length; field++) {
                System.arraycopy(from[field], first, to[field], first, last - first);
            }
        });
    }

    /// Synchronous and smooth; no solution of Einstein's equations, which does not matter to its rate.
    private static Metric wavy() {
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
}
