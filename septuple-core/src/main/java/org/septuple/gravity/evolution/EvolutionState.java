package org.septuple.gravity.evolution;

import org.septuple.numerics.Grid;

/// Where an evolution stands, in the variables of its formulation: what a checkpoint keeps. [Evolution#resume] goes on from it to the last bit.
public final class EvolutionState {

    private final Grid grid;
    private final double start;
    private final double time;
    private final long steps;
    private final double[][] fields;

    /// Takes it.
    ///
    /// @param grid   of the slice
    /// @param start  time of the first slice
    /// @param time   of this one, ≥ start
    /// @param steps  made, ≥ 0
    /// @param fields of the formulation, one number per cell in each; copied
    public EvolutionState(Grid grid, double start, double time, long steps, double[][] fields) {
        if (!(time >= start && time <= Double.MAX_VALUE) || steps < 0) {
            throw new IllegalArgumentException(
                    "time %s after the start %s, %d steps: need a time from the start on, and steps >= 0"
                            .formatted(time, start, steps));
        }
        this.grid = grid;
        this.start = start;
        this.time = time;
        this.steps = steps;
        this.fields = new double[fields.length][];
        for (int q = 0; q < fields.length; q++) {
            grid.require(fields[q]);
            this.fields[q] = fields[q].clone();
        }
    }

    /// The slice of it.
    ///
    /// @param formulation whose variables these are
    /// @return of its own
    /// @throws IllegalArgumentException if it has not as many
    public SpatialSlice slice(Formulation formulation) {
        return formulation.slice(grid, time, copies());
    }

    /// The grid.
    ///
    /// @return of the slice
    public Grid grid() {
        return grid;
    }

    /// Time of the first slice.
    ///
    /// @return t
    public double start() {
        return start;
    }

    /// Time.
    ///
    /// @return t ≥ start
    public double time() {
        return time;
    }

    /// Steps made.
    ///
    /// @return ≥ 0
    public long steps() {
        return steps;
    }

    /// The variables.
    ///
    /// @return copies, one number per cell in each
    public double[][] copies() {
        double[][] all = fields.clone();
        for (int q = 0; q < all.length; q++) {
            all[q] = fields[q].clone();
        }
        return all;
    }
}
