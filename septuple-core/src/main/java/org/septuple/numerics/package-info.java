/// Numbers, independent of any network: products of matrices, elementary functions, random streams, spectra.
///
/// What computes is passed in as an [Engine][org.septuple.numerics.Engine]: [Kernels][org.septuple.numerics.Kernels], scalar
/// ones or their bit-equal twins in [org.septuple.numerics.lanes], and a [Crew][org.septuple.numerics.Crew] of workers.
///
/// | type | what | bits |
/// |---|---|---|
/// | [MatrixProduct][org.septuple.numerics.MatrixProduct] | C ← C + A·B on strided views | one fused chain per element, in index order |
/// | [SparseMatrix][org.septuple.numerics.SparseMatrix] | S·x, Sᵀ·x and δ·xᵀ where S has entries | those of the dense product |
/// | [ReductionKernels][org.septuple.numerics.ReductionKernels] | sums, inner products, largest magnitude | 32 chains |
/// | [ThreadCrew][org.septuple.numerics.ThreadCrew] | threads that work off pieces | none |
/// | [Elementary][org.septuple.numerics.Elementary] | exp, log, tanh, sigmoid, softplus, sin, cos | from IEEE operations only |
/// | [RandomStream][org.septuple.numerics.RandomStream] | Philox4x32-10, named by (seed, [Purpose][org.septuple.numerics.Purpose], block, step) | stateless |
/// | [SpectralRadius][org.septuple.numerics.SpectralRadius] | lim ‖A^m‖^{1/m} | |
/// | [Eigenvalues][org.septuple.numerics.Eigenvalues] | Hessenberg form, then QR steps | |
/// | [LogDeterminant][org.septuple.numerics.LogDeterminant] | log abs(det A) | elimination with partial pivoting |
/// | [LaneKernels][org.septuple.numerics.LaneKernels] | loops over eight replicas side by side | those of each lane alone |
/// | [GaussianKernels][org.septuple.numerics.GaussianKernels] | sums of anisotropic Gaussians on grids | one fused chain per sum, in the order listed |
/// | [PointKernels][org.septuple.numerics.PointKernels] | the same at points, with derivatives and motion | four chains per sum |
/// | [TensorKernels][org.septuple.numerics.TensorKernels] | differences and algebra of symmetric 3×3 tensors along rows | one fused chain per number, in the order listed |
/// | [Dop853][org.septuple.numerics.Dop853], [Integration][org.septuple.numerics.Integration] | Dormand–Prince 8(5,3) with dense output; with events | |
/// | [Langevin][org.septuple.numerics.Langevin] | dq = F dt + √(2D) dW for many replicas | one stream per block and step |
/// | [ReplicaBlocks][org.septuple.numerics.ReplicaBlocks] | coordinates of many replicas, in blocks of 1024 | layout only |
/// | [Trajectories][org.septuple.numerics.Trajectories] | recorded coordinates of many replicas | |
/// | [Outcome][org.septuple.numerics.Outcome] | how a computation ended | |
///
/// Nothing here depends on threads, processor or warm-up. Uses no other package of the house.
@NullMarked
package org.septuple.numerics;

import org.jspecify.annotations.NullMarked;
