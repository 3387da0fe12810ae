package org.septuple.experiment;

import org.septuple.gravity.evolution.SpatialSlice;

/// How far a metric γ_ij is from another one.
///
/// @param error   of waves: √Σ(h − h′)² over √Σh′² with h = γ − ⟨γ⟩, ⟨⟩ being means over the grid; √Σ(γ − γ′)² over √Σγ′² where γ′ is uniform to 1e-12
/// @param largest |γ_ij − γ′_ij|
/// @param waves   whether the error is that of waves
record SliceDistance(double error, double largest, boolean waves) {

    private static final double UNIFORM = 1e-12;

    /// Nothing to compare with.
    static final SliceDistance NONE = new SliceDistance(Double.NaN, Double.NaN, false);

    static SliceDistance between(SpatialSlice found, SpatialSlice known) {
        int cells = known.grid().size();
        double distance = 0;
        double apart = 0;
        double largest = 0;
        double waves = 0;
        double all = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double mean = 0;
                double offset = 0;
                for (int cell = 0; cell < cells; cell++) {
                    mean += known.metric(i, j, cell) / cells;
                    offset += (found.metric(i, j, cell) - known.metric(i, j, cell)) / cells;
                }
                for (int cell = 0; cell < cells; cell++) {
                    double exact = known.metric(i, j, cell);
                    double off = found.metric(i, j, cell) - exact;
                    distance += off * off;
                    apart += (off - offset) * (off - offset);
                    largest = Math.max(largest, Math.abs(off));
                    waves += (exact - mean) * (exact - mean);
                    all += exact * exact;
                }
            }
        }
        boolean waving = waves > UNIFORM * UNIFORM * all;
        return new SliceDistance(Math.sqrt(waving ? apart / waves : distance / all), largest, waving);
    }
}
