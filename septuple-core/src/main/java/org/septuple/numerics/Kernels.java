package org.septuple.numerics;

/// The floating-point loops that everything hot is made of, in one of two bit-equal forms: scalar, or with the vector
/// registers of [org.septuple.numerics.lanes]. Passed in, never global.
///
/// @param name       `scalar` or `vector`
/// @param lanes      doubles in one register, 1 for scalar kernels
/// @param elementary functions of one variable along arrays
/// @param product    tiles of matrix products
/// @param random     counter-based random numbers
/// @param reduction  sums, inner products and largest magnitudes
/// @param sparse     products of sparse matrices
/// @param replicas   eight replicas side by side
/// @param chains     Markov chains side by side
/// @param fourier    fast Fourier transforms of lines side by side
/// @param hops       recurrences on grids
/// @param gaussians  sums of anisotropic Gaussians on grids
/// @param points     sums of Gaussians at points
/// @param tensors    derivatives and algebra of tensors on grids
public record Kernels(
        String name,
        int lanes,
        ElementaryKernels elementary,
        ProductKernels product,
        RandomKernels random,
        ReductionKernels reduction,
        SparseKernels sparse,
        LaneKernels replicas,
        ChainKernels chains,
        FourierKernels fourier,
        HopKernels hops,
        GaussianKernels gaussians,
        PointKernels points,
        TensorKernels tensors) {

    /// The scalar kernels, which run everywhere and define the bits.
    ///
    /// @return kernels without vector registers
    public static Kernels scalar() {
        return new Kernels(
                "scalar",
                1,
                new ScalarElementary(),
                new ScalarProduct(),
                new ScalarRandom(),
                new ScalarReduction(),
                new ScalarSparse(),
                new ScalarLanes(),
                new ScalarChains(),
                new ScalarFourier(),
                new ScalarHops(),
                new ScalarGaussians(),
                new ScalarPoints(),
                new ScalarTensors());
    }
}
