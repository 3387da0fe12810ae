package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.septuple.gravity.Friedmann;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.statistics.Estimate;

/// Row 8.11: Λ as the multiplier of the number of neurons against Λ of the six equations (E19).
///
/// By (6.14), (6.15) N is ∫√γ. With (8.12)
///
/// ```
/// V̈ = −∫√γ (R⁽³⁾ − 3Λ),  V = ∫√γ ∝ N  ⇒  Λ(N̄) = (⟨R⁽³⁾⟩ + N̈/N)/3,  ⟨ ⟩ = ∫√γ …/V
/// ```
///
/// which holds cell by cell in synchronous gauge, so that no box need be periodic: one that all neurons stay in. N of a network is fixed, N̈ = 0. What V does when N changes: [NeuronDeaths].
///
/// | residual | control | null model |
/// |---|---|---|
/// | 3 abs(Λ(N̄) − Λ)/(⟨abs R⁽³⁾⟩ + abs(N̈/N) + ⟨abs γ^ab G_ab⟩), Λ = −⟨γ^ab G_ab⟩/3 in the same box | de Sitter's universe in closed slices, N ∝ ∫√γ | the same with N fixed |
///
/// @param motion neurons
/// @param draws  of other g_i
/// @param whose  in words
/// @param seed   of what is random
/// @param engine workers, that take a copy each
/// @param prefix of the names of numbers
record NeuronNumberRow(NeuronMotion motion, MatrixDraws draws, String whose, long seed, Engine engine, String prefix) {

    private static final int AXES = 3;
    private static final int POINTS = 8;
    private static final double TOLERANCE = 0.2;
    /// Of the universe of the control, H = 1.
    private static final double TIME = 1;

    private static final double STEP = 1e-3;

    /// Two values of Λ.
    ///
    /// @param byNumber   Λ(N̄)
    /// @param byEinstein Λ of the six equations
    /// @param scale      a third of the absolute values of what both are means of
    private record Both(double byNumber, double byEinstein, double scale) {
        /// @param births N̈/N
        static Both of(VolumeSums sums, double births) {
            double v = sums.volume();
            return new Both(
                    (sums.curvature() / v + births) / AXES,
                    -sums.trace() / v / AXES,
                    (sums.curvatureSize() / v + Math.abs(births) + sums.traceSize() / v) / AXES);
        }

        double apart() {
            return byNumber - byEinstein;
        }
    }

    /// Measures.
    ///
    /// @param notes takes numbers
    Comparison measure(LedgerNotes notes) {
        Grid grid = box();
        List<VolumeSums> now = sums(motion, grid, 0);
        if (now.stream().anyMatch(s -> s.cells() == 0)) {
            throw new UntestableException("neurons cover no cell of a box of all of them; " + whose);
        }
        Estimate apart = draws.withErrors(
                mean(now, s -> Both.of(s, 0).apart()),
                other -> mean(sums(other, grid, 0), s -> Both.of(s, 0).apart()).value());
        double scale = mean(now, s -> Both.of(s, 0).scale()).value();
        Estimate byNumber = mean(now, s -> Both.of(s, 0).byNumber());
        Estimate byEinstein = mean(now, s -> Both.of(s, 0).byEinstein());
        tell(notes, grid, now, byNumber);
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "Lambda by the number of neurons, a third of the mean of R of space since N is fixed, %.2g +- %.1g, less Lambda by the six equations, %.2g +- %.1g, over what both are means of; a box of all neurons, %.0f %% of it covered, %d copies; %s",
                        byNumber.value(),
                        byNumber.standardError(),
                        byEinstein.value(),
                        byEinstein.standardError(),
                        100 * mean(now, s -> (double) s.cells() / grid.size()).value(),
                        now.size(),
                        whose),
                new Estimate(Math.abs(apart.value()) / scale, apart.standardError() / scale, apart.n()),
                TOLERANCE,
                "a fifth of what both are means of, declared",
                known(true),
                known(false));
    }

    private void tell(LedgerNotes notes, Grid grid, List<VolumeSums> now, Estimate byNumber) {
        String name = prefix + "neuron_number.";
        NeuronDeaths deaths = NeuronDeaths.of(motion, grid, seed, engine);
        notes.rowsOf(
                FindingTable.Shape.NEURON_NUMBER,
                deaths.stages().stream().map(NeuronDeaths.Stage::row).toList());
        notes.putFinite(name + "exponent", deaths.exponent());
        List<VolumeSums> before = sums(motion, grid, -1);
        List<VolumeSums> after = sums(motion, grid, 1);
        double[] changes = new double[now.size()];
        double[] densities = new double[now.size()];
        for (int copy = 0; copy < changes.length; copy++) {
            changes[copy] = Math.abs(after.get(copy).volume() / before.get(copy).volume() - 1);
            densities[copy] = neurons(copy, grid) / now.get(copy).volume();
        }
        notes.put(name + "lambda", byNumber);
        notes.put(name + "density", Estimate.ofMean(densities));
        notes.put(name + "change", Estimate.ofMean(changes));
        notes.put(name + "rate", mean(now, s -> motion.span() * s.rate() / s.volume()));
        notes.put(name + "acceleration", mean(now, s -> s.acceleration() / s.volume() / AXES));
    }

    /// ∫{√g_i} over the box.
    private double neurons(int copy, Grid grid) {
        MovingNeurons field = motion.bent(copy);
        double[] q = new double[AXES];
        double sum = 0;
        for (int cell = 0; cell < grid.size(); cell++) {
            grid.position(cell, q);
            sum += field.density(new double[] {0, q[0], q[1], q[2]});
        }
        return sum * grid.cellVolume();
    }

    /// All places that neurons go to.
    private Grid box() {
        double[] least = new double[AXES];
        double[] most = new double[AXES];
        Arrays.fill(least, Double.MAX_VALUE);
        Arrays.fill(most, -Double.MAX_VALUE);
        for (int copy = 0; copy < NeuronMotion.COPIES; copy++) {
            for (int i = 0; i < motion.size(); i++) {
                for (double[] event : List.of(motion.before(copy, i), motion.now(copy, i), motion.after(copy, i))) {
                    for (int a = 0; a < AXES; a++) {
                        least[a] = Math.min(least[a], event[1 + a]);
                        most[a] = Math.max(most[a], event[1 + a]);
                    }
                }
            }
        }
        return grid(least, most);
    }

    private static Grid grid(double[] least, double[] most) {
        Axis[] axes = new Axis[AXES];
        for (int a = 0; a < AXES; a++) {
            axes[a] = new Axis(least[a], most[a], POINTS, Boundary.REFLECTING);
        }
        return Grid.of(axes);
    }

    /// @param when spans after t
    private List<VolumeSums> sums(NeuronMotion of, Grid grid, int when) {
        VolumeSums[] all = new VolumeSums[NeuronMotion.COPIES];
        engine.crew().work(all.length, (_, copy) -> all[copy] = VolumeSums.of(of.bent(copy), grid, when * of.span()));
        return List.of(all);
    }

    private static Estimate mean(List<VolumeSums> copies, ToDoubleFunction<VolumeSums> of) {
        return Estimate.ofMean(copies.stream().mapToDouble(of).toArray());
    }

    /// The residual of a universe whose Λ is known.
    ///
    /// @param born whether N grows as ∫√γ does, or stays
    private static Estimate known(boolean born) {
        Metric universe = Friedmann.lambda(1, 1);
        Grid grid = grid(new double[] {-1, -1, -1}, new double[] {1, 1, 1});
        VolumeSums now = VolumeSums.of(universe, grid, TIME);
        double second = VolumeSums.of(universe, grid, TIME + STEP).volume()
                - 2 * now.volume()
                + VolumeSums.of(universe, grid, TIME - STEP).volume();
        Both both = Both.of(now, born ? second / (STEP * STEP) / now.volume() : 0);
        return Estimate.exact(Math.abs(both.apart()) / both.scale(), now.cells());
    }
}
