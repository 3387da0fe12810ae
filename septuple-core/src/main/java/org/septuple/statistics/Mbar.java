package org.septuple.statistics;

import java.util.Arrays;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.septuple.numerics.Kernels;

/// The multistate Bennett acceptance ratio: the free energies of K states from samples of all of them together.
///
/// With reduced potentials u_k = β_k H_k, state k has the density e^{f_k − u_k}, f_k = −log ∫ e^{−u_k}. From N_k
/// independent samples of each,
///
/// | | |
/// |---|---|
/// | weight of sample n in state k | W_nk = e^{f_k − u_kn}/Σ_l N_l e^{f_l − u_ln} |
/// | free energies | Σ_n W_nk = 1, and f_0 = 0 |
/// | covariance | Θ = Wᵀ(1 − W diag(N) Wᵀ)⁺W |
/// | overlap of states | O = WᵀW diag(N), rows add to 1 |
/// | mean of A in state k | Σ_n W_nk A_n |
///
/// No unbiased linear estimator from these samples has a smaller asymptotic variance; for two states it is Bennett's.
/// States without samples (N_k = 0) get their f by reweighting. Errors are asymptotic, and right only if samples are
/// independent: [thin][ChainDiagnostics#thinning] chains first. Everything is dimensionless, f in nats.
///
/// Source: M. R. Shirts, J. D. Chodera, J. Chem. Phys. 129 (2008) 124105, equations 8, 9, 11, D4; overlap as in
/// P. V. Klimovich, M. R. Shirts, D. L. Mobley, J. Comput. Aided Mol. Des. 29 (2015) 397.
public final class Mbar {

    private static final double LEAST_OVERLAP = 1e-12;

    private final MixtureOfStates mixture;
    private final int[] sampled;
    private final double[] logMixture;
    private final double[] f;
    private final double[] products;
    private final double overlapScalar;
    private final double[] responses;
    private final double[] theta;
    private final int iterations;
    private final boolean converged;

    private Mbar(ReducedPotentials potentials, int[] counts, int samples) {
        requireCounts(counts, samples);
        mixture = new MixtureOfStates(potentials, Arrays.stream(counts).boxed().toList(), samples);
        sampled = mixture.sampled();
        MbarSolution solution = new MbarSolution(mixture);
        iterations = solution.iterations();
        converged = solution.converged();
        logMixture = solution.logMixture();
        f = new double[counts.length];
        for (int k = 0; k < f.length; k++) {
            f[k] = mixture.freeEnergy(k, logMixture);
        }
        products = mixture.products(f, logMixture);
        EigenDecompositionSymmetric spectrum = responseSpectrum();
        overlapScalar =
                Math.clamp(Arrays.stream(spectrum.getEigenvalues()).min().orElseThrow(), 0, 1);
        responses = responses(spectrum);
        theta = covariances();
    }

    /// Solves for any states.
    ///
    /// @param potentials K×N, finite: reduced potential in state k of sample n; samples are ordered by the state
    ///                   that they were drawn from
    /// @param counts     N_k ≥ 0, K numbers that add to N ≥ 1
    /// @return the free energies; see [#converged]
    public static Mbar of(double[][] potentials, int[] counts) {
        requireStates(potentials.length, counts.length);
        int samples = potentials[0].length;
        double[][] u = new double[potentials.length][];
        for (int k = 0; k < u.length; k++) {
            if (potentials[k].length != samples) {
                throw new IllegalArgumentException(
                        "state %d has %d potentials, state 0 has %d".formatted(k, potentials[k].length, samples));
            }
            requireFinite(potentials[k]);
            u[k] = potentials[k].clone();
        }
        return new Mbar(
                (k, from, length, target, start) -> System.arraycopy(u[k], from, target, start, length),
                counts,
                samples);
    }

    /// Solves for states on a line, u_kn = λ_k·D_n. A term of u that all states share changes nothing and is left out.
    /// Memory is O(N).
    ///
    /// @param lambda      λ_k, K numbers, finite
    /// @param differences D_n, N numbers, finite, ordered by the state that they were drawn from
    /// @param counts      N_k ≥ 0, K numbers that add to N ≥ 1
    /// @return the free energies; see [#converged]
    public static Mbar ofLine(double[] lambda, double[] differences, int[] counts) {
        requireStates(lambda.length, counts.length);
        requireFinite(lambda);
        requireFinite(differences);
        double[] scale = lambda.clone();
        double[] d = differences.clone();
        return new Mbar(
                (k, from, length, target, start) -> {
                    for (int i = 0; i < length; i++) {
                        target[start + i] = scale[k] * d[from + i];
                    }
                },
                counts,
                d.length);
    }

    /// Number of states.
    ///
    /// @return K
    public int states() {
        return f.length;
    }

    /// Number of samples of all states.
    ///
    /// @return N
    public int samples() {
        return mixture.samples();
    }

    /// Whether the equations are solved: to 10⁻¹² in f, or as far as rounding lets them.
    ///
    /// @return false if the iterations ran out; the numbers are then not to be used
    public boolean converged() {
        return converged;
    }

    /// Number of self-consistent iterations and Newton steps.
    ///
    /// @return ≥ 0
    public int iterations() {
        return iterations;
    }

    /// The free energy of each state relative to the first.
    ///
    /// @return f_k − f_0, K numbers
    public double[] freeEnergies() {
        return Arrays.stream(f).map(x -> x - f[0]).toArray();
    }

    /// A difference of free energies.
    ///
    /// @param from state i
    /// @param to   state j
    /// @return f_j − f_i with its standard error √(Θ_ii + Θ_jj − 2Θ_ij), NaN as in [#covariance]; n = N
    public Estimate difference(int from, int to) {
        int k = f.length;
        double variance = theta[from * k + from] + theta[to * k + to] - 2 * theta[from * k + to];
        return new Estimate(f[to] - f[from], Math.sqrt(Math.max(0, variance)), samples());
    }

    /// The asymptotic covariance Θ of the free energies; only differences of f have a meaning.
    ///
    /// @return K×K, symmetric; NaN if the overlap scalar is below 10⁻¹²: groups of states share no samples
    public double[][] covariance() {
        return rows(theta);
    }

    /// The overlap of states: O_ij is the probability that a sample with density p_i, seen in the mixture of all
    /// samples, came from state j.
    ///
    /// @return K×K, rows add to 1
    public double[][] overlap() {
        double[][] overlap = rows(products);
        for (double[] row : overlap) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= mixture.count(j);
            }
        }
        return overlap;
    }

    /// One minus the second largest eigenvalue of the overlap matrix.
    ///
    /// @return in [0, 1]: 1 if states are the same, 0 if they fall into groups without common samples
    public double overlapScalar() {
        return overlapScalar;
    }

    /// Weights that turn the samples of all states into those of one.
    ///
    /// @param state k
    /// @return W_nk, N numbers ≥ 0 that add to 1
    public double[] weights(int state) {
        double[] weights = new double[samples()];
        mixture.weights(state, f[state], logMixture, 0, weights.length, weights, 0);
        return weights;
    }

    /// The mean of an observable in one state, from the samples of all.
    ///
    /// @param state      k
    /// @param observable A_n, N numbers
    /// @return Σ_n W_nk A_n with its asymptotic error (equation 9, with A − ⟨A⟩ in place of A), NaN as in [#covariance];
    ///         n = 1/Σ_n W_nk², the effective number of samples
    public Estimate mean(int state, double[] observable) {
        if (observable.length != samples()) {
            throw new IllegalArgumentException(
                    "observable of %d samples, states have %d".formatted(observable.length, samples()));
        }
        var kernels = Kernels.scalar().reduction();
        double[] v = weights(state);
        double value = kernels.dot(v, 0, observable, 0, v.length);
        double effective = 1 / kernels.sumOfSquares(v, 0, v.length);
        for (int n = 0; n < v.length; n++) {
            v[n] *= observable[n] - value;
        }
        double[] c = new double[sampled.length];
        for (int a = 0; a < c.length; a++) {
            c[a] = rootCount(a) * kernels.dot(weights(sampled[a]), 0, v, 0, v.length);
        }
        double variance = kernels.sumOfSquares(v, 0, v.length);
        for (int a = 0; a < c.length; a++) {
            variance += c[a] * kernels.dot(responses, a * c.length, c, 0, c.length);
        }
        return new Estimate(value, Math.sqrt(variance), Math.max(1, (long) effective));
    }

    /// M = 1 − BᵀB + vvᵀ, B = W√N of the sampled states and v = √(N_k/N), the one vector with BᵀBv = v. The eigenvalues
    /// of BᵀB are those of O that are not 0.
    private EigenDecompositionSymmetric responseSpectrum() {
        int k = sampled.length;
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        double[] inner = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                inner[a * k + b] = products[sampled[a] * f.length + sampled[b]];
            }
        }
        return new EigenDecompositionSymmetric(MbarSolution.scaledHessian(mixture, sampled, ones, inner));
    }

    /// M⁻¹, row-major.
    private double[] responses(EigenDecompositionSymmetric spectrum) {
        int k = sampled.length;
        double[] inverse = new double[k * k];
        if (overlapScalar < LEAST_OVERLAP) {
            Arrays.fill(inverse, Double.NaN);
            return inverse;
        }
        RealMatrix vectors = spectrum.getV();
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                for (int i = 0; i < k; i++) {
                    inverse[a * k + b] += vectors.getEntry(a, i) * vectors.getEntry(b, i) / spectrum.getEigenvalue(i);
                }
            }
        }
        return inverse;
    }

    /// Θ = WᵀW + (WᵀB)(1 − BᵀB)⁺(BᵀW) − 1/N, where (1 − BᵀB)⁺ = M⁻¹ − vvᵀ and WᵀBv = 1/√N.
    private double[] covariances() {
        int k = f.length;
        int s = sampled.length;
        double[] toSampled = new double[k * s];
        for (int i = 0; i < k; i++) {
            for (int a = 0; a < s; a++) {
                toSampled[i * s + a] = products[i * k + sampled[a]] * rootCount(a);
            }
        }
        var kernels = Kernels.scalar().reduction();
        double[] covariances = new double[k * k];
        double[] response = new double[s];
        for (int i = 0; i < k; i++) {
            for (int a = 0; a < s; a++) {
                response[a] = kernels.dot(responses, a * s, toSampled, i * s, s);
            }
            for (int j = 0; j < k; j++) {
                covariances[i * k + j] =
                        products[i * k + j] + kernels.dot(toSampled, j * s, response, 0, s) - 2.0 / samples();
            }
        }
        return covariances;
    }

    private double rootCount(int a) {
        return Math.sqrt(mixture.count(sampled[a]));
    }

    private double[][] rows(double[] matrix) {
        int k = f.length;
        double[][] rows = new double[k][];
        for (int i = 0; i < k; i++) {
            rows[i] = Arrays.copyOfRange(matrix, i * k, (i + 1) * k);
        }
        return rows;
    }

    private static void requireStates(int states, int counts) {
        if (states == 0 || states != counts) {
            throw new IllegalArgumentException(
                    "%d states and %d counts: need at least one state and a count for each".formatted(states, counts));
        }
    }

    private static void requireCounts(int[] counts, int samples) {
        long sum = Arrays.stream(counts).asLongStream().sum();
        if (samples < 1 || sum != samples || Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts %s must be >= 0 and add to the number of samples, %d >= 1"
                    .formatted(Arrays.toString(counts), samples));
        }
    }

    private static void requireFinite(double[] numbers) {
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a reduced potential is not finite; leave such samples out");
        }
    }
}
