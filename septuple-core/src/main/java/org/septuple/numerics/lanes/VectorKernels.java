package org.septuple.numerics.lanes;

import org.septuple.numerics.Kernels;

/// The vector kernels of this JVM. To be loaded only where the Vector API is there.
final class VectorKernels {

    private VectorKernels() {}

    static Kernels preferred() {
        Kernels scalar = Kernels.scalar();
        return new Kernels(
                "vector",
                ElementaryVectors.SPECIES.length(),
                new VectorElementary(scalar.elementary()),
                new VectorProduct(),
                new VectorRandom(scalar.random()),
                new VectorReduction(),
                new VectorSparse(),
                new VectorLanes(),
                new VectorChains(),
                new VectorFourier(scalar.fourier()),
                new VectorHops(scalar.hops()),
                new VectorGaussians(scalar.gaussians(), new VectorElementary(scalar.elementary())),
                new VectorPoints(),
                new VectorTensors(scalar.tensors()));
    }
}
