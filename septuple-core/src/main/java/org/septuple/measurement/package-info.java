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
/// | [DriftRegression][org.septuple.measurement.DriftRegression] | γ, R² and residual of drift on −∂F, noise of ∂F taken off | (2.9) | Fuller 1987 |
/// | [RateIsotropy][org.septuple.measurement.RateIsotropy] | whether γ is one number over blocks of coordinates | (2.9) | Hotelling 1931 |
/// | [FluctuationDissipation][org.septuple.measurement.FluctuationDissipation] | stationarity from increments | – | Yaida 2019 |
/// | [TimeScale][org.septuple.measurement.TimeScale], [TimeScales][org.septuple.measurement.TimeScales] | correlation times, their ratio, or bounds | (2.4) | Sokal 1997, Wolff 2004 |
/// | [FreeEnergyRate][org.septuple.measurement.FreeEnergyRate] | dF/dt in a learning and a data part | (2.8) | Gardiner 2009 |
/// | [Potential][org.septuple.measurement.Potential] | V: *paper*, *stationary*, *fitted* | (3.6) | – |
///
/// Uses `numerics` and `statistics` only.
@NullMarked
package org.septuple.measurement;

import org.jspecify.annotations.NullMarked;
