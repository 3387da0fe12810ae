/// Measured numbers and their errors. Plain arrays go in, values come out; all dimensionless unless the caller's numbers
/// have units.
///
/// | type | what | equation | source |
/// |---|---|---|---|
/// | [Estimate][org.septuple.statistics.Estimate] | value, standard error, number of independent units | interval by Student's t; sums, products and quotients by Welch and Satterthwaite | B. L. Welch 1947 |
/// | [ChainDiagnostics][org.septuple.statistics.ChainDiagnostics] | do Markov chains agree, and what are their draws worth | R̂² = (B/W + n − 1)/n of normal scores; ESS = S/(1 + 2Σρ_t), Geyer's monotone sequence | A. Vehtari et al. 2021 |
/// | [Mbar][org.septuple.statistics.Mbar] | free energies of many states from samples of all | Σ_n e^{f_k − u_kn}/Σ_l N_l e^{f_l − u_ln} = 1 | M. R. Shirts, J. D. Chodera 2008 |
/// | [Bootstrap][org.septuple.statistics.Bootstrap] | error of any statistic of independent units | spread over resamples · √(n/(n − 1)); jackknife | B. Efron, R. J. Tibshirani 1993 |
/// | [EnergyDistance][org.septuple.statistics.EnergyDistance] | are two samples of one law | 2E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖, by permutations | G. J. Székely, M. L. Rizzo 2013 |
/// | [LeastSquares][org.septuple.statistics.LeastSquares] | linear regression, errors of independent or clustered rows, tests for extra terms | β̂ = (XᵀWX)⁻¹XᵀWy; sandwich CR1 | A. C. Cameron, D. L. Miller 2015 |
/// | [NonNegativeLeastSquares][org.septuple.statistics.NonNegativeLeastSquares] | the same with coefficients ≥ 0 | min Σ w(y − xβ)² over β ≥ 0 | C. L. Lawson, R. J. Hanson 1974 |
/// | [SemidefiniteLeastSquares][org.septuple.statistics.SemidefiniteLeastSquares] | the same with a matrix of coefficients ≥ 0, such as y ≈ c + zᵀGz | min Σ w(y − xβ)² over G ≥ 0 | L. Vandenberghe, S. Boyd 1996 |
/// | [ErrorsInVariables][org.septuple.statistics.ErrorsInVariables] | linear regression on columns measured with known errors | β̂ = (XᵀX − ΣΣᵤᵤ)⁻¹(XᵀY − ΣΣᵤᵥ) | W. A. Fuller 1987 |
/// | [Wishart][org.septuple.statistics.Wishart] | bias and variance of log det of a sample covariance | Σ_i ψ((ν − i + 1)/2), Σ_i ψ′((ν − i + 1)/2) | R. J. Muirhead 1982 |
/// | [KolmogorovSmirnov][org.septuple.statistics.KolmogorovSmirnov] | is a sample of a law, are two samples of one law | sup abs(F − G), exact for small samples | G. Marsaglia, W. W. Tsang, J. Wang 2003 |
/// | [MultipleComparisons][org.septuple.statistics.MultipleComparisons] | p-values of many tests, adjusted | Holm; Benjamini and Hochberg, Yekutieli | S. Holm 1979; Y. Benjamini, Y. Hochberg 1995 |
/// | [Equivalence][org.septuple.statistics.Equivalence] | is a number between two bounds | two one-sided t tests (TOST) | D. J. Schuirmann 1987 |
/// | [ProfileLikelihood][org.septuple.statistics.ProfileLikelihood] | interval of one parameter of many | ℓ(x) ≥ max ℓ − χ²/2 | S. A. Murphy, A. W. van der Vaart 2000 |
/// | [BlockBootstrap][org.septuple.statistics.BlockBootstrap] | error of any statistic of correlated times | resampled blocks of geometric length | D. N. Politis, J. P. Romano 1994 |
/// | [BlockLength][org.septuple.statistics.BlockLength] | mean block for it | b = (G/g)^{2/3} n^{1/3} | D. N. Politis, H. White 2004; A. Patton et al. 2009 |
///
/// [Mbar][org.septuple.statistics.Mbar] serves the free energy (2.7), and
/// [EnergyDistance][org.septuple.statistics.EnergyDistance] the comparison of a network's law with the canonical law
/// (2.5).
///
/// Uses `numerics` only.
@NullMarked
package org.septuple.statistics;

import org.jspecify.annotations.NullMarked;
