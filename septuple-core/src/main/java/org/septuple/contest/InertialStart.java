package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;

/// What contestants with momentum start from, and which solver it allows.
///
/// @param box     the grid, empty for open space
/// @param start   p(q, 0)
/// @param f       F; there is no prediction if it depends on t
/// @param kernels loops
/// @param rough   whether predictions are
record InertialStart(Optional<Grid> box, InitialDensity start, Landscape f, Kernels kernels, boolean rough) {

    /// Refuses what does not fit together.
    InertialStart {
        int d = box.map(Grid::dimensions).orElse(f.dimensions());
        if (f.dimensions() != d) {
            throw new IllegalArgumentException(
                    "F of %d coordinates in a box of %d: need the same number".formatted(f.dimensions(), d));
        }
    }

    /// On a grid, and as good as it can be.
    static InertialStart on(Grid box, InitialDensity start, Landscape f, Kernels kernels) {
        return new InertialStart(Optional.of(box), start, f, kernels, false);
    }

    /// For rough predictions.
    InertialStart roughly() {
        return new InertialStart(box.map(Coarse::of), start, f, kernels, true);
    }

    /// Open space.
    static InertialStart linear(GaussianDensity start, Harmonic f) {
        return new InertialStart(Optional.empty(), start, f, Kernels.scalar(), false);
    }

    /// How a Gaussian start goes on in a harmonic F.
    @FunctionalInterface
    interface Linear {
        /// Its flow.
        LinearGaussianFlow flow(Harmonic f, GaussianDensity start);
    }

    /// Exact densities, if F is harmonic, the start Gaussian and no axis periodic; walls are taken to be far away.
    ///
    /// @throws UnpredictableException if F depends on t
    Optional<List<PredictedDensity>> exact(Linear linear, List<Double> times) {
        if (f.varies()) {
            throw new UnpredictableException("F depends on t: motion with inertia is predicted for F at rest");
        }
        boolean open =
                box.map(grid -> grid.axes().stream().noneMatch(Axis::periodic)).orElse(true);
        if (!(open && f instanceof Harmonic well && start instanceof GaussianDensity gaussian)) {
            return Optional.empty();
        }
        LinearGaussianFlow flow = linear.flow(well, gaussian);
        List<PredictedDensity> predictions = new ArrayList<>();
        for (double time : times) {
            predictions.add(flow.at(time));
        }
        return Optional.of(predictions);
    }

    /// The box, if it is one for phase space.
    ///
    /// @throws UnpredictableException if it has more than one axis
    Grid line() {
        Grid grid = box.orElseThrow();
        if (grid.dimensions() > 1) {
            throw new UnpredictableException(
                    "%d coordinates with their velocities need a phase space of %d dimensions: more than one coordinate is predicted only for harmonic F and Gaussian p(q, 0)"
                            .formatted(grid.dimensions(), 2 * grid.dimensions()));
        }
        return grid;
    }

    /// The solver in phase space.
    PhaseForecast phaseSpace(StartVelocity velocity) {
        Grid grid = line();
        return new PhaseForecast(grid.axis(0), f, start.values(grid), velocity, kernels);
    }

    /// The solver without friction or noise.
    FrictionlessForecast frictionless(StartVelocity velocity) {
        Grid grid = line();
        return new FrictionlessForecast(grid.axis(0), f, start, velocity, rough);
    }
}
