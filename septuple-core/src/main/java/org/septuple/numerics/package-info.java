/// Numbers, independent of any network: products of matrices, elementary functions, random streams, spectra.
///
/// | type | what | bits |
/// |---|---|---|
/// | [MatrixProduct][org.septuple.numerics.MatrixProduct] | C ← C + A·B on strided views | one fused chain per element, in index order |
/// | [Elementary][org.septuple.numerics.Elementary] | exp, tanh, sigmoid, softplus | from IEEE operations only |
/// | [RandomStream][org.septuple.numerics.RandomStream] | Philox4x32-10, named by (seed, [Purpose][org.septuple.numerics.Purpose], block, step) | stateless |
/// | [SpectralRadius][org.septuple.numerics.SpectralRadius] | lim ‖A^m‖^{1/m} | |
/// | [Outcome][org.septuple.numerics.Outcome] | how a computation ended | |
///
/// Nothing here depends on threads, processor or warm-up. Uses no other package of the house.
@NullMarked
package org.septuple.numerics;

import org.jspecify.annotations.NullMarked;
