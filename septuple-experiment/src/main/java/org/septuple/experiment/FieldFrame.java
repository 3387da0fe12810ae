package org.septuple.experiment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.septuple.numerics.Grid;

/// Fields on a grid at one time.
public final class FieldFrame {

    private final Grid grid;
    private final double time;
    private final Map<FieldQuantity, double[]> fields = new EnumMap<>(FieldQuantity.class);

    /// No field yet.
    ///
    /// @param grid of all fields
    /// @param time t
    public FieldFrame(Grid grid, double time) {
        this.grid = grid;
        this.time = time;
    }

    /// Adds a field.
    ///
    /// @param quantity what it is, not there yet
    /// @param values   one number per cell; kept, not copied
    /// @return this
    public FieldFrame with(FieldQuantity quantity, double[] values) {
        grid.require(values);
        if (fields.putIfAbsent(quantity, values) != null) {
            throw new IllegalArgumentException("%s is in the frame already".formatted(quantity.array()));
        }
        return this;
    }

    /// Where the fields live.
    ///
    /// @return the grid
    public Grid grid() {
        return grid;
    }

    /// When.
    ///
    /// @return t
    public double time() {
        return time;
    }

    /// One field.
    ///
    /// @param quantity which
    /// @return one number per cell, live; empty if it is not in the frame
    public Optional<double[]> field(FieldQuantity quantity) {
        return Optional.ofNullable(fields.get(quantity));
    }

    /// All fields, in the order of [FieldQuantity].
    ///
    /// @return live arrays
    public Map<FieldQuantity, double[]> fields() {
        return Collections.unmodifiableMap(fields);
    }
}
