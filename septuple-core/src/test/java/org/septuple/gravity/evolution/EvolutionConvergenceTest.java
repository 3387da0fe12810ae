package org.septuple.gravity.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.spacetime.Metric;

/// Evolutions in three dimensions go to the exact solution with the order of differences, in steps so short that those of Runge and Kutta count little.
@Tag("slow")
class EvolutionConvergenceTest {

    private static final double TIME = 0.5;
    private static final double LATER = 0.7;

    /// @param small whether it is a wave so small that it does not act on its background
    record Exact(String name, Metric metric, double lambda, boolean small) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> evolutions() {
        return Stream.of(
                        new Exact("Kasner with lambda", PeriodicSpacetimes.kasnerLambda(0.7), 3 * 0.49, false),
                        new Exact("de Sitter", PeriodicSpacetimes.deSitter(0.7), 3 * 0.49, false),
                        new Exact("wave", PeriodicSpacetimes.obliqueWave(), 0, true),
                        new Exact("tensor mode", PeriodicSpacetimes.obliqueMode(), 3, true))
                .flatMap(exact -> Stream.of(Equations.ADM, Equations.BSSN, Equations.CCZ4)
                        .flatMap(equations -> Stream.of(4, 6).map(order -> Arguments.of(exact, equations, order))));
    }

    /// Root of the mean square; that of a small wave without the mean, which is the background's and due to Runge and Kutta.
    private static double error(Exact exact, Equations equations, int order, int points) {
        Grid grid = PeriodicSpacetimes.cube(points);
        Evolution evolution = Evolution.begin(
                SpatialSlice.of(exact.metric, grid, TIME),
                equations.with(exact.lambda, order),
                EvolutionSettings.usual().force().withCourant(order == 4 ? 0.25 : 0.1),
                new Engine(Lanes.kernels(), Crew.alone()));
        assertThat(evolution.advance(LATER, 10_000)).isEqualTo(new EvolutionEnd.Reached(LATER));
        double[][] known = SpatialSlice.of(exact.metric, grid, LATER).fields();
        double[][] found = evolution.slice().fields();
        double[] sums = new double[known.length];
        double[] squares = new double[known.length];
        for (int q = 0; q < known.length; q++) {
            for (int cell = 0; cell < grid.size(); cell++) {
                double difference = found[q][cell] - known[q][cell];
                sums[q] += difference;
                squares[q] += difference * difference;
            }
            squares[q] -= exact.small ? sums[q] * sums[q] / grid.size() : 0;
        }
        return Math.sqrt(Arrays.stream(squares).sum() / grid.size());
    }

    @ParameterizedTest
    @MethodSource("evolutions")
    void errorsFallWithTheOrder(Exact exact, Equations equations, int order) {
        int points = order == 4 || exact.small ? 12 : 16;
        double coarse = error(exact, equations, order, points);
        double fine = error(exact, equations, order, points * 3 / 2);
        double found = Math.log(coarse / fine) / Math.log(1.5);
        assertThat(found).isBetween(order - 0.4, order + 1.0);
    }
}
