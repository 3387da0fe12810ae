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
/// | [DriftDiffusion][org.septuple.measurement.DriftDiffusion] | drift and diffusion at one lag, as a map and as an Ornstein–Uhlenbeck process | Δq = c + Bq + r; D_step = Σrrᵀ/2(n − p); 1 + B = e^{−Aτ}, Q = ∫₀^τ e^{−As}2De^{−Aᵀs}ds | H. Risken 1989; C. F. Van Loan 1978 |
/// | [DiffusionSpectrum][org.septuple.measurement.DiffusionSpectrum] | eigenvalues of D, anisotropy, test of D ∝ 1, what chance spreads | Mauchly's likelihood ratio; (1 ± √(d/ν))² | R. J. Muirhead 1982; V. A. Marchenko, L. A. Pastur 1967 |
/// | [LocalDiffusion][org.septuple.measurement.LocalDiffusion] | drift and D against position, test of constant D | ⟨Δs⟩, ½⟨r²⟩ in bins of equal counts | H. Risken 1989 |
/// | [LagScan][org.septuple.measurement.LagScan] | rates and D against the lag: plateau or none | Hotelling's T² of differences | H. Hotelling 1931 |
/// | [MarkovTest][org.septuple.measurement.MarkovTest] | memory | P(2τ) = P(τ)²; E[x₃, given x₂ and x₁] without x₁ | R. Friedrich et al. 2011 |
/// | [Closure][org.septuple.measurement.Closure] | share of the drift that recorded coordinates explain | (S₀ − S_y)/(S₀ − S_h) | – |
/// | [DriftRegression][org.septuple.measurement.DriftRegression] | γ, R² and residual of drift on −∂F, noise of ∂F taken off | (2.9) | Fuller 1987 |
/// | [ForcedIncrements][org.septuple.measurement.ForcedIncrements] | γ and D of one step, −∂F known | (2.9) | H. Risken 1989 |
/// | [KramersIncrements][org.septuple.measurement.KramersIncrements] | γ, D and τ of descent with memory, from positions alone | τv̇ = −v − γ∂F + √(2D)ξ | Fuller 1987 |
/// | [HamiltonianIncrements][org.septuple.measurement.HamiltonianIncrements] | pull, slope and spread of motion without friction | q̈ = −A∂F, v = −C∂F + sξ | – |
/// | [PathMoments][org.septuple.measurement.PathMoments] | what both need of three displacements | | |
/// | [DriftShare][org.septuple.measurement.DriftShare] | share of the drift that −γ∂F explains, for a drift linear in q and ∂F | ⟨d·∂F⟩²/(⟨abs(d)²⟩⟨abs(∂F)²⟩) | Miller 1974 |
/// | [Mobility][org.septuple.measurement.Mobility] | G of drift = −G∂F, test that its symmetric part is one γ | (2.9); ⟨Δq gᵀ⟩⟨g gᵀ⟩⁻¹ | Miller 1974; Hotelling 1931 |
/// | [FluctuationDissipation][org.septuple.measurement.FluctuationDissipation] | stationarity from increments | – | Yaida 2019 |
/// | [TimeScale][org.septuple.measurement.TimeScale], [TimeScales][org.septuple.measurement.TimeScales] | correlation times, their ratio, or bounds | (2.4) | Sokal 1997, Wolff 2004 |
/// | [FreeEnergyRate][org.septuple.measurement.FreeEnergyRate] | dF/dt in a learning and a data part | (2.8) | Gardiner 2009 |
/// | [Potential][org.septuple.measurement.Potential] | V: *paper*, *stationary*, *fitted* | (3.6) | – |
/// | [Sample][org.septuple.measurement.Sample] | points of one law with their independent units | | |
/// | [NeighbourTree][org.septuple.measurement.NeighbourTree] | nearest neighbours, exact | | Friedman, Bentley, Finkel 1977 |
/// | [NearestNeighbourEntropy][org.septuple.measurement.NearestNeighbourEntropy] | differential entropy in nats | S = −∫ p log p | Kozachenko, Leonenko 1987 |
/// | [GaussianEntropy][org.septuple.measurement.GaussianEntropy] | entropy of the Gaussian law of the same covariance, without bias | ½ log det(2πe Σ) | Muirhead 1982; Ahmed, Gokhale 1989 |
/// | [TotalCorrelation][org.septuple.measurement.TotalCorrelation] | what coordinates know of each other, in nats | Σ_i S_i − S; −½ log det R | Kraskov, Stögbauer, Grassberger 2004 |
/// | [EntropyTransfer][org.septuple.measurement.EntropyTransfer] | change of the joint and of the marginal entropies over a step | ΔS − Σ_i ΔS_i | – |
/// | [EntropyBias][org.septuple.measurement.EntropyBias] | bias of the entropy from smaller samples | S(n) = S + a n^(−min(1, 2/d)) | – |
/// | [GaussianEntropyProduction][org.septuple.measurement.GaussianEntropyProduction] | entropy production rate from covariances at a lag and in continuous time, test of reversibility | ½ tr Σ_rev⁻¹Σ_fwd − d; tr AᵀD⁻¹AΣ − tr A | Godrèche, Luck 2019; Hotelling 1931 |
/// | [NearestNeighbourEntropyProduction][org.septuple.measurement.NearestNeighbourEntropyProduction] | entropy production rate of any law | E[log p(x) − log p(Tx)] of pairs | Wang, Kulkarni, Verdú 2009 |
/// | [PressureCoefficient][org.septuple.measurement.PressureCoefficient] | κ with W and the initial u: −4D² Fokker–Planck, 0 classical, (ħ/M)² Schrödinger; error O(1/R) and O(Δ⁴) | ∂u/∂t + u∂u = −∂W + (κ/2)∂(∂²√p/√p) in quantiles, twice integrated | Madelung 1926; Hansen 1982; Hyvärinen 2005 |
/// | [MomentRates][org.septuple.measurement.MomentRates], [GaussianMotion][org.septuple.measurement.GaussianMotion] | whether mean and width on a quadratic F move as Fokker–Planck's or Madelung's | e^{−at}, e^{−2at}, cos 2at − sin 2at | Hotelling 1931 |
/// | [CurrentCirculation][org.septuple.measurement.CurrentCirculation] | circulation of the current velocity around a ring, its rotation of a plane; error O(h) | ∮u dq; (A₂₁ − A₁₂)/2 of u = Aq | Nelson 1966; Wallstrom 1994 |
/// | [ArrowOfTime][org.septuple.measurement.ArrowOfTime] | fall and largest rise of H in nats, with p that H never rises; one D, F without time, 1000 replicas or more | (γ/D)⟨F⟩ − S falls under (3.1) | H. Risken 1989, section 6.1 |
/// | [LagSpectrum][org.septuple.measurement.LagSpectrum] | autocorrelation of each neuron, period share, against an autoregression and permuted neurons | (5.2) as delay; γ(d)/(½γ(d − 1) + ½γ(d + 1)) | G. Matheron 1963 |
/// | [LayerChain][org.septuple.measurement.LayerChain] | whether components follow each other, against permuted pairings | (5.2) as layers; r² of x^a(t), x^{a+1}(t + 1) | Efron, Stein 1981 |
/// | [CloudDisplacements][org.septuple.measurement.CloudDisplacements] | ΔS and ẋ of one neuron, cloud by cloud, with their errors | (5.3) |  |
/// | [CloudSample][org.septuple.measurement.CloudSample] | ΔS and ẋ of replicas before and after, by the Gaussian law and by nearest neighbours, each replica with itself | (5.1), (5.3) | Kozachenko, Leonenko 1987 |
/// | [RadiusScan][org.septuple.measurement.RadiusScan] | σ₊, tr g/k and ΔS against the radius of clouds: plateau, scale-dependent or undecided | (5.5)–(5.8) | – |
/// | [EntropyForm][org.septuple.measurement.EntropyForm] | σ₊ and g, first-order and cubic terms tested, errors of ẋ taken off | ΔS = σ₊ − ẋᵀgẋ (5.5)–(5.8) | Fuller 1987 |
/// | [ConstrainedForm][org.septuple.measurement.ConstrainedForm] | the same with σ₊ ≥ 0, g ≥ 0 | (5.8) | Vandenberghe, Boyd 1996 |
/// | [SplitDefiniteness][org.septuple.measurement.SplitDefiniteness], [FormHalves][org.septuple.measurement.FormHalves] | whether g is positive definite: direction from one half of the clouds, value from the other | v_AᵀBv_A | – |
/// | [FormReliability][org.septuple.measurement.FormReliability] | share of the differences between forms of neurons that is not noise | 2r/(1 + r) | Spearman 1910; Brown 1910 |
/// | [FormCompetitors][org.septuple.measurement.FormCompetitors] | whether ΔS is a function of ẋ, x(t) or x(t + d), out of sample | (5.4) | – |
/// | [FormPrediction][org.septuple.measurement.FormPrediction] | what the form of one half of the clouds says of the other: R², classes of displacements | (5.9) | – |
/// | [PlantedClouds][org.septuple.measurement.PlantedClouds] | clouds of a known law: controls of all these | σ₊ − yᵀgy + ξ | – |
/// | [TimeReversal][org.septuple.measurement.TimeReversal] | whether two times can be exchanged | E[x₁²x₂ − x₁x₂²] | Pomeau 1982 |
/// | [Stationarity][org.septuple.measurement.Stationarity] | whether both halves have one mean and variance | Student's t of differences, Holm | S. Holm 1979 |
///
/// Uses `numerics` and `statistics` only.
@NullMarked
package org.septuple.measurement;

import org.jspecify.annotations.NullMarked;
