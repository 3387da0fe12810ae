/// Vector API twins of the kernels of [org.septuple.numerics], bit-equal to the scalar ones. The only
/// package that may see `jdk.incubator.vector`; used only where that module is in the boot layer.
/// Transcendental lanewise operators and `reduceLanes` on floating point are forbidden here, since
/// their bits change between cold and compiled code.
///
/// May use [org.septuple.numerics].
///
/// | kernels | made of |
/// |---|---|
/// | `VectorElementary` | `ElementaryVectors`: the functions on one register |
/// | `VectorRandom` | `PhiloxVectors`: counters to uniforms; `BoxMuller`: uniforms to normal numbers |
/// | `VectorProduct`, `NarrowVectorTile`, `VectorTile` | tiles of matrix products |
/// | `VectorReduction`, `VectorSparse` | sums over arrays; rows of sparse matrices |
/// | `VectorLanes` | eight replicas side by side |
/// | `VectorGaussians`, `VectorSums` | sums of Gaussians on grids, eight lines at a time |
/// | `VectorPoints`, `VectorRates` | sums of Gaussians at points, eight at a time; of moving ones |
@NullMarked
package org.septuple.numerics.lanes;

import org.jspecify.annotations.NullMarked;
