package org.septuple.spacetime;

/// What a [KernelGrid] is asked for.
///
/// @param order   of the highest derivatives in space: 0, 1 or 2
/// @param time    whether ∂_t is wanted
/// @param inverse whether {g_i^ab √g_i}/{√g_i} (6.10) is wanted beside (6.9)
/// @param hole    least {√g_i}, ≥ 0: points with less are holes, and so are those that no neuron reaches
public record KernelRequest(int order, boolean time, boolean inverse, double hole) {

    /// Checks it.
    public KernelRequest {
        if (order < 0 || order > 2) {
            throw new IllegalArgumentException("derivatives of order %d: need 0 to 2".formatted(order));
        }
        if (!(hole >= 0 && hole < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("density %s of a hole: need a finite number >= 0".formatted(hole));
        }
    }

    /// Metric and density without derivatives; holes where no neuron reaches.
    ///
    /// @return the request
    public static KernelRequest values() {
        return new KernelRequest(0, false, false, 0);
    }

    /// Values and derivatives in space.
    ///
    /// @param order 0, 1 or 2
    /// @return the request
    public static KernelRequest derivatives(int order) {
        return new KernelRequest(order, false, false, 0);
    }

    /// Blocks of derivatives in space, the value first: 1, 4 or 10.
    int spatial() {
        return order == 0 ? Brackets.SPACE : order == 1 ? Brackets.SPACE_SPACE : Brackets.TIME;
    }

    /// Blocks that are summed, that of time last.
    int blocks() {
        return spatial() + (time ? 1 : 0);
    }

    /// Octets that are summed.
    int octets() {
        return inverse ? 2 : 1;
    }

    /// Where a block of [Brackets] stands among those that are summed.
    int slot(int block) {
        if (time && block == Brackets.TIME) {
            return blocks() - 1;
        }
        if (block < 0 || block >= spatial()) {
            throw new IllegalArgumentException("block %d of brackets was not asked for: derivatives of order %d%s"
                    .formatted(block, order, time ? " and of time" : ""));
        }
        return block;
    }
}
