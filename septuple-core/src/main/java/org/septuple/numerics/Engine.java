package org.septuple.numerics;

/// What computes: kernels and the workers that share them out. Neither changes a bit of any result.
///
/// @param kernels scalar or vector
/// @param crew    works off independent pieces
public record Engine(Kernels kernels, Crew crew) {

    /// Scalar kernels on the calling thread.
    ///
    /// @return needs no flags and no threads
    public static Engine scalar() {
        return new Engine(Kernels.scalar(), Crew.alone());
    }

    /// The same kernels without the crew, for work that is itself one piece of many.
    ///
    /// @return these kernels on the calling thread
    public Engine alone() {
        return new Engine(kernels, Crew.alone());
    }
}
