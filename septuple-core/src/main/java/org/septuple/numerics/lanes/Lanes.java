package org.septuple.numerics.lanes;

import org.septuple.numerics.Kernels;

/// Chooses kernels for the JVM that runs.
public final class Lanes {

    private Lanes() {}

    /// Whether the JVM was started with `--add-modules jdk.incubator.vector`.
    ///
    /// @return true if vector kernels can be used
    public static boolean available() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /// The fastest kernels that this JVM can run; the choice never changes a bit of any result.
    ///
    /// @return vector kernels where available, else scalar ones
    public static Kernels kernels() {
        return available() ? VectorKernels.preferred() : Kernels.scalar();
    }
}
