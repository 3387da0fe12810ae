/// Measured numbers and their errors. Plain arrays go in, values come out; all dimensionless unless the caller's numbers
/// have units.
///
/// | type | what | equation | source |
/// |---|---|---|---|
/// | [Estimate][org.septuple.statistics.Estimate] | value, standard error, number of independent units | interval by Student's t; sums by Welch and Satterthwaite | B. L. Welch 1947 |
/// | [ChainDiagnostics][org.septuple.statistics.ChainDiagnostics] | do Markov chains agree, and what are their draws worth | R̂² = (B/W + n − 1)/n of normal scores; ESS = S/(1 + 2Σρ_t), Geyer's monotone sequence | A. Vehtari et al. 2021 |
/// | [Mbar][org.septuple.statistics.Mbar] | free energies of many states from samples of all | Σ_n e^{f_k − u_kn}/Σ_l N_l e^{f_l − u_ln} = 1 | M. R. Shirts, J. D. Chodera 2008 |
/// | [Bootstrap][org.septuple.statistics.Bootstrap] | error of any statistic of independent units | spread over resamples · √(n/(n − 1)); jackknife | B. Efron, R. J. Tibshirani 1993 |
/// | [EnergyDistance][org.septuple.statistics.EnergyDistance] | are two samples of one law | 2E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖, by permutations | G. J. Székely, M. L. Rizzo 2013 |
///
/// [Mbar][org.septuple.statistics.Mbar] serves the free energy (2.7), and
/// [EnergyDistance][org.septuple.statistics.EnergyDistance] the comparison of a network's law with the canonical law
/// (2.5).
///
/// Uses `numerics` only.
@NullMarked
package org.septuple.statistics;

import org.jspecify.annotations.NullMarked;
