package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;
import org.septuple.statistics.LeastSquares;

/// What the number of neurons does to volume and Λ (8.11, E19): neurons die at random, in each copy in another order; those left stay where they are, with their g_i. Read backwards, births.
///
/// V = ∫√γ of the box that held all, over cells that those left cover; Λ(N̄) and Λ as in [NeuronNumberRow]. Where N ∝ ∫√γ, d ln V/d ln N = 1: deaths shrink space. Where γ, a mean of g_i (6.9), stays
/// as it is, 0.
///
/// @param stages   all neurons, then fewer and fewer
/// @param exponent d ln V/d ln N, mean over copies; not a number with fewer than three stages
record NeuronDeaths(List<Stage> stages, Estimate exponent) {

    private static final int AXES = 3;
    private static final int QUARTERS = 4;
    private static final int LEAST_STAGES = 3;
    /// Of the random stream.
    private static final int DEATHS = 84;

    /// Copies.
    NeuronDeaths {
        stages = List.copyOf(stages);
    }

    /// Some neurons left.
    ///
    /// @param neurons    N
    /// @param volume     V
    /// @param byNumber   Λ(N̄) = ⟨R⁽³⁾⟩/3
    /// @param byEinstein Λ of the six equations
    record Stage(int neurons, Estimate volume, Estimate byNumber, Estimate byEinstein) {

        private static Stage of(int neurons, List<VolumeSums> copies) {
            return new Stage(
                    neurons,
                    mean(copies, VolumeSums::volume),
                    mean(copies, sums -> sums.curvature() / sums.volume() / AXES),
                    mean(copies, sums -> -sums.trace() / sums.volume() / AXES));
        }

        private static Estimate mean(List<VolumeSums> copies, ToDoubleFunction<VolumeSums> of) {
            return Estimate.ofMean(copies.stream().mapToDouble(of).toArray());
        }

        /// Of the table `neuron_number`.
        List<Double> row() {
            return List.of(
                    (double) neurons,
                    volume.value(),
                    volume.standardError(),
                    byNumber.value(),
                    byNumber.standardError(),
                    byEinstein.value(),
                    byEinstein.standardError());
        }
    }

    /// Lets a quarter die, then a half, then three quarters, as long as enough are left to make a field.
    ///
    /// @param motion neurons
    /// @param grid   of a box of all of them
    /// @param seed   of deaths
    /// @param engine workers, that take a copy each
    static NeuronDeaths of(NeuronMotion motion, Grid grid, long seed, Engine engine) {
        List<Stage> stages = new ArrayList<>();
        List<double[]> volumes = new ArrayList<>();
        for (int quarters = QUARTERS; quarters > 0; quarters--) {
            int left = motion.size() * quarters / QUARTERS;
            List<VolumeSums> copies = left < FieldRows.LEAST ? List.of() : sums(motion, left, grid, seed, engine);
            if (copies.isEmpty() || copies.stream().anyMatch(sums -> sums.cells() == 0)) {
                break;
            }
            stages.add(Stage.of(left, copies));
            volumes.add(copies.stream().mapToDouble(VolumeSums::volume).toArray());
        }
        return new NeuronDeaths(stages, exponent(stages, volumes));
    }

    private static List<VolumeSums> sums(NeuronMotion motion, int left, Grid grid, long seed, Engine engine) {
        VolumeSums[] all = new VolumeSums[NeuronMotion.COPIES];
        engine.crew().work(all.length, (_, copy) -> {
            int[] order = new RandomStream(seed, Purpose.CHECK_POINTS, DEATHS, copy).permutation(motion.size());
            NeuronMotion some = motion.only(Arrays.copyOf(order, left));
            all[copy] = VolumeSums.of(some.bent(copy), grid, 0);
        });
        return List.of(all);
    }

    /// Slopes of ln V in ln N, copy by copy.
    private static Estimate exponent(List<Stage> stages, List<double[]> volumes) {
        if (stages.size() < LEAST_STAGES) {
            return new Estimate(Double.NaN, Double.NaN, 1);
        }
        double[] slopes = new double[NeuronMotion.COPIES];
        for (int copy = 0; copy < slopes.length; copy++) {
            double[][] design = new double[stages.size()][];
            double[] y = new double[stages.size()];
            for (int s = 0; s < y.length; s++) {
                design[s] = new double[] {1, StrictMath.log(stages.get(s).neurons())};
                y[s] = StrictMath.log(volumes.get(s)[copy]);
            }
            slopes[copy] = LeastSquares.of(design, y).coefficient(1).value();
        }
        return Estimate.ofMean(slopes);
    }
}
