/// What law do recorded numbers obey? From arrays alone: no network, no free energy but as numbers. So a stranger's recording
/// is judged as ours are.
///
/// ```
/// Recording ─ Soundness ─ Units ─▶ estimators ─▶ Estimates
/// ```
///
/// A [Recording][org.septuple.measurement.Recording] has R replicas of C coordinates at equally spaced times, read a few frames
/// at a time, so that its length costs no memory. [Units][org.septuple.measurement.Units] cut it into independent pieces: all errors
/// are spreads over pieces, never over correlated times.
///
/// | type | what | equation | source |
/// |---|---|---|---|
/// | [Sample][org.septuple.measurement.Sample] | points of one law with their independent units | | |
/// | [NeighbourTree][org.septuple.measurement.NeighbourTree] | nearest neighbours, exact | | Friedman, Bentley, Finkel 1977 |
/// | [NearestNeighbourEntropy][org.septuple.measurement.NearestNeighbourEntropy] | differential entropy in nats | S = −∫ p log p | Kozachenko, Leonenko 1987 |
///
/// Uses `numerics` and `statistics` only.
@NullMarked
package org.septuple.measurement;

import org.jspecify.annotations.NullMarked;
