package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Density;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.LangevinEnsemble;
import org.septuple.quantum.SampledDistance;

/// Particles that drift and diffuse beside a solution of (3.1): a control by another method.
///
/// Frames lie at whole numbers of their steps, which are equal and no longer than those that the plan names.
final class LangevinControl {

    private static final double PART_OF_THE_WAY = 1e-3;
    private static final double ROUNDING = 1e-9;

    private final Grid grid;
    private final long seed;
    private final double dt;
    private final LangevinEnsemble ensemble;

    /// At t = 0.
    ///
    /// @param plan    with particles
    /// @param density to begin with
    /// @param seed    of places and noise
    /// @param engine  whose crew works; bits do not depend on it
    LangevinControl(FokkerPlanckPlan plan, Density density, long seed, Engine engine) {
        this.grid = plan.grid();
        this.seed = seed;
        double frame = plan.until() / plan.frames();
        double most = plan.tolerance() > 0 ? plan.until() * PART_OF_THE_WAY : plan.step();
        this.dt = frame / Math.max(1, Math.ceil(frame / most - ROUNDING));
        this.ensemble = new LangevinEnsemble(
                plan.freeEnergy(),
                grid,
                plan.rate(),
                rows(plan.diffusion(), grid.dimensions()),
                dt,
                seed,
                GridSampler.ofMeans(grid, density.values()).draw(seed, plan.particles()),
                engine);
    }

    private static double[][] rows(Diffusion diffusion, int d) {
        double[][] rows = new double[d][d];
        for (int i = 0; i < d; i++) {
            int row = i;
            Arrays.setAll(rows[i], j -> diffusion.at(row, j));
        }
        return rows;
    }

    /// Goes on to the last step that is not later.
    ///
    /// @param time t
    void advance(double time) {
        long target = (long) Math.floor(time / dt + ROUNDING);
        if (target > ensemble.steps()) {
            ensemble.advance(target - ensemble.steps());
        }
    }

    /// Notes how far the particles are from a density.
    ///
    /// @param notes   takes rows
    /// @param density now
    /// @param time    t
    void note(FieldNotes notes, Density density, double time) {
        SampledDistance found = distance(density);
        notes.add(Shape.PARTICLES, time, found.distance(), found.expected(), found.deviation(), found.z(), 0);
    }

    /// Notes results.
    ///
    /// @param notes   takes them
    /// @param density at the end
    void finish(FieldNotes notes, Density density) {
        FieldWords.put(notes, distance(density));
        if (ensemble.diverged() > 0) {
            notes.remark("%d particles left the finite numbers: take shorter steps".formatted(ensemble.diverged()));
        }
    }

    private SampledDistance distance(Density density) {
        return SampledDistance.between(grid, density.values(), ensemble.positions(), seed);
    }

    void save(Checkpoint moment) {
        moment.put("state", ensemble.state());
        moment.put("steps", ensemble.steps());
    }

    void resume(Checkpoint moment) {
        ensemble.resume(moment.rows("state"), moment.integer("steps"));
    }
}
