package org.septuple.measurement;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Drift and diffusion at one lag (Kramers–Moyal): increments Δq = q(t + τ) − q(t), τ = ℓΔ, over all pairs of frames ℓ apart,
/// regressed on what the [DriftModel] names. Linear drift: E[Δq|q] = c + Bq and
///
/// ```
/// Q̂(τ) = Σ rrᵀ/(n − p),   r = Δq − c − Bq,   p = d + 1
/// ```
///
/// is what noise adds in a time τ. One fit, two readings:
///
/// - *step* (a map, as learners are): the drift per lag is B, the diffusion per lag D_step = Q̂/2. For ℓ = 1 without error of finite steps.
///   The raw second moment ½⟨ΔqΔqᵀ⟩ = D_step + ½⟨(c + Bq)(c + Bq)ᵀ⟩ is too large by the drift's square: for q′ = (1 − k)q + noise, by the
///   factor 1/(1 − k/2).
/// - *continuous* (Ornstein–Uhlenbeck): 1 + B = e^{−Aτ} and Q̂ = ∫₀^τ e^{−As} 2D e^{−Aᵀs} ds are solved for A and D exactly, so that D does not
///   depend on τ; D_step/τ would be off by the factor (1 − e^{−2aτ})/2aτ = 1 − aτ + O(τ²), and B/τ by 1 − aτ/2 + O(τ²).
///
/// All numbers and errors come from pseudo-values over [Units]: their bias of order 1/(number of pieces) is removed too, as it must be
/// for short recordings of slow coordinates, whose regressed rates are too large. A pair counts only if it lies in one piece. Overlapping pairs (ℓ > 1) are all used;
/// their residuals are not independent, which the errors know.
///
/// Memory: (2d + 1)² numbers for each piece, whatever the length (500 MB for d = 700 in 32 pieces). Time: 2(2d + 1)² flop per increment, and per
/// piece a solution of order d³.
///
/// Source: H. Risken, *The Fokker–Planck Equation* (1989), 4.1; R. Friedrich et al., Phys. Rep. 506 (2011) 87; C. F. Van Loan, IEEE Trans. Autom. Control 23 (1978) 395.
public final class DriftDiffusion {

    private final Recording recording;
    private final Design design;
    private final int lag;
    private final DriftModel model;
    private final Units units;
    private final Engine engine;
    private final double[][] moments;

    private DriftDiffusion(Recording recording, Design design, int lag, DriftModel model, Units units, Engine engine) {
        this.recording = recording;
        this.design = design;
        this.lag = lag;
        this.model = model;
        this.units = units;
        this.engine = engine;
        moments = Moments.of(recording, units, design, engine);
        double all = Moments.total(moments, -1)[0];
        double most = Arrays.stream(moments).mapToDouble(unit -> unit[0]).max().orElse(all);
        int needed = design.regressors() + recording.coordinates();
        if (units.count() < 2 || !(all - most >= needed)) {
            throw new IllegalArgumentException(
                    "increments: %.0f, in pieces: %d, for coordinates: %d; without any one piece there must be %d increments or more; record more replicas or frames, or project on fewer coordinates"
                            .formatted(all, units.count(), recording.coordinates(), needed));
        }
    }

    /// Fits a linear drift, with the usual pieces.
    ///
    /// @param recording to be measured
    /// @param lag       ℓ ≥ 1 frames
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return the fit
    public static DriftDiffusion of(Recording recording, int lag, Engine engine) {
        return of(recording, lag, new DriftModel.Linear(), Units.of(recording), engine);
    }

    /// Fits.
    ///
    /// @param recording to be measured; read again by [#kurtosis]
    /// @param lag       ℓ ≥ 1 frames
    /// @param model     of the drift
    /// @param units     pieces taken for independent; few for many coordinates. Ignored where a replica mean ties fewer than [Units#FEW] replicas together
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return the fit
    public static DriftDiffusion of(Recording recording, int lag, DriftModel model, Units units, Engine engine) {
        if (lag < 1 || lag >= recording.frames()) {
            throw new IllegalArgumentException("lag = %d must be >= 1 and below the frames of the recording, %d"
                    .formatted(lag, recording.frames()));
        }
        double[] origin = Design.origin(recording);
        return switch (model) {
            case DriftModel.Linear _ ->
                new DriftDiffusion(
                        recording, new Design.Lagged(origin, new int[] {0, lag}, 1, true), lag, model, units, engine);
            case DriftModel.ReplicaMean _ -> {
                boolean tied = recording.replicas() < Units.FEW;
                yield new DriftDiffusion(
                        new RecordingDeviations(recording),
                        new Monomials(new double[origin.length], lag, 0),
                        lag,
                        model,
                        tied ? new Units(recording.replicas(), recording.frames(), 1, blocks(recording, lag)) : units,
                        engine);
            }
            case DriftModel.Polynomial(int degree) -> {
                if (origin.length > DriftModel.Polynomial.MOST) {
                    throw new IllegalArgumentException(
                            "a polynomial drift of %d coordinates: at most %d; project the recording, or take a linear drift"
                                    .formatted(origin.length, DriftModel.Polynomial.MOST));
                }
                yield new DriftDiffusion(recording, new Monomials(origin, lag, degree), lag, model, units, engine);
            }
        };
    }

    private static int blocks(Recording recording, int lag) {
        return (int) Math.clamp(recording.frames() / (lag + 1L), 1, 2L * Units.FEW);
    }

    /// The lag.
    ///
    /// @return ℓ, in frames
    public int lag() {
        return lag;
    }

    /// The lag in units of time.
    ///
    /// @return τ = ℓΔ
    public double time() {
        return lag * recording.interval();
    }

    /// Pieces that errors are spreads over.
    ///
    /// @return independent only if longer than correlations
    public Units units() {
        return units;
    }

    /// Increments that were used.
    ///
    /// @return n
    public long increments() {
        return (long) Moments.total(moments, -1)[0];
    }

    /// The reading as a map.
    ///
    /// @return drift and diffusion per lag
    public StepReading step() {
        int d = dimension();
        int p = design.regressors();
        PseudoValues drift = pseudo(sums -> {
            Regression fit = fit(sums);
            double[] all = new double[d * p];
            for (int k = 0; k < d; k++) {
                for (int i = 0; i < p; i++) {
                    all[k * p + i] = fit.coefficient(i, k);
                }
            }
            return all;
        });
        PseudoValues diffusion = pseudo(sums -> covariance(fit(sums), sums[0], 0.5));
        return new StepReading(
                lag, new EstimateMatrix(d, p, drift.estimates()), new DiffusionTensor(d, diffusion), raw());
    }

    /// Half the mean square of increments: drift not removed.
    ///
    /// @return ½⟨ΔqΔqᵀ⟩ per lag; of deviations from the mean if the model is that
    public DiffusionTensor raw() {
        int d = dimension();
        int p = design.regressors();
        int width = design.width();
        return new DiffusionTensor(d, pseudo(sums -> {
            double[] all = new double[d * d];
            for (int k = 0; k < d * d; k++) {
                all[k] = sums[(p + k / d) * width + p + k % d] / (2 * sums[0]);
            }
            return all;
        }));
    }

    /// The reading as an Ornstein–Uhlenbeck process.
    ///
    /// @return rates and diffusion, or why there are none
    /// @throws IllegalStateException if the model is not linear
    public ContinuousReading continuous() {
        requireLinear("rates");
        int d = dimension();
        double[] total = Moments.total(moments, -1);
        Regression fit = fit(total);
        String obstacle = LinearGenerator.obstacle(propagator(fit), square(covariance(fit, total[0], 1), d));
        if (!obstacle.isEmpty()) {
            return new ContinuousReading.NoLogarithm(obstacle);
        }
        PseudoValues both = pseudo(sums -> generator(fit(sums), sums[0]));
        Estimate rate = both.estimate(2 * d * d);
        if (!Double.isFinite(rate.value())) {
            return new ContinuousReading.NoLogarithm(
                    "without one of %d pieces the propagator has no real logarithm; ask for shorter lags, or record more"
                            .formatted(units.count()));
        }
        return new ContinuousReading.OrnsteinUhlenbeck(
                new EstimateMatrix(d, d, both.estimates().subList(0, d * d)),
                new DiffusionTensor(d, both.part(d * d, 2 * d * d)),
                rate,
                both.estimate(2 * d * d + 1));
    }

    /// tr A/d and tr D/d; NaN without a logarithm.
    PseudoValues rateAndDiffusion() {
        int d = dimension();
        return pseudo(sums -> {
            double[] made = generator(fit(sums), sums[0]);
            return new double[] {made[2 * d * d], trace(made, d * d, d) / d};
        });
    }

    /// A, D, tr A/d and tr A/tr D; NaN without a logarithm.
    private double[] generator(Regression fit, double n) {
        int d = dimension();
        double[] made = LinearGenerator.of(propagator(fit), square(covariance(fit, n, 1), d), time());
        double[] all = new double[2 * d * d + 2];
        if (made == null) {
            Arrays.fill(all, Double.NaN);
            return all;
        }
        System.arraycopy(made, 0, all, 0, made.length);
        all[2 * d * d] = trace(made, 0, d) / d;
        all[2 * d * d + 1] = trace(made, 0, d) / trace(made, d * d, d);
        return all;
    }

    /// Covariances of coordinates and velocities v = Δq/τ.
    ///
    /// @return covariances
    /// @throws IllegalStateException if the model is not linear
    public StationaryReading stationary() {
        requireLinear("covariances of positions");
        int d = dimension();
        int width = design.width();
        int size = 2 * d;
        PseudoValues all = pseudo(sums -> {
            double n = sums[0];
            double[] covariances = new double[size * size + 1];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double scale = (i < d ? 1 : 1 / time()) * (j < d ? 1 : 1 / time());
                    covariances[i * size + j] =
                            scale * (sums[(1 + i) * width + 1 + j] - sums[1 + i] * sums[1 + j] / n) / (n - 1);
                }
            }
            covariances[size * size] = inverseTrace(covariances, size, d) / d;
            return covariances;
        });
        return new StationaryReading(
                block(all, size, 0, 0, d),
                block(all, size, 0, d, d),
                block(all, size, d, d, d),
                all.estimate(size * size));
    }

    /// Excess kurtosis of what the drift leaves, E r⁴/(E r²)² − 3, in a second pass: 0 for Gaussian noise.
    ///
    /// @return for each coordinate
    public List<Estimate> kurtosis() {
        int d = dimension();
        Residuals residuals = new Residuals(
                design, fit(Moments.total(moments, -1)), engine.crew().workers());
        double[][] sums = UnitSums.of(recording, units, residuals, engine);
        return PseudoValues.of(
                        sums.length,
                        left -> {
                            double[] all = Moments.total(sums, left);
                            double[] excess = new double[d];
                            for (int k = 0; k < d; k++) {
                                double square = all[1 + 2 * k];
                                excess[k] = all[0] * all[2 + 2 * k] / (square * square) - 3;
                            }
                            return excess;
                        },
                        engine.crew())
                .estimates();
    }

    private int dimension() {
        return design.responses();
    }

    private Regression fit(double[] sums) {
        return Regression.of(sums, design.width(), design.regressors());
    }

    private PseudoValues pseudo(Function<double[], double[]> numbers) {
        return PseudoValues.of(moments.length, left -> numbers.apply(Moments.total(moments, left)), engine.crew());
    }

    /// Residual covariance times a factor, row-major.
    private double[] covariance(Regression fit, double n, double factor) {
        int d = dimension();
        double[] all = new double[d * d];
        for (int k = 0; k < d * d; k++) {
            all[k] = factor * fit.rest(k / d, k % d) / (n - fit.regressors());
        }
        return all;
    }

    /// 1 + B.
    private double[][] propagator(Regression fit) {
        int d = dimension();
        double[][] p = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                p[i][j] = fit.coefficient(1 + j, i) + (i == j ? 1 : 0);
            }
        }
        return p;
    }

    private void requireLinear(String what) {
        if (!(model instanceof DriftModel.Linear)) {
            throw new IllegalStateException("%s need a linear drift, this fit has %s".formatted(what, model));
        }
    }

    private static double trace(double[] matrix, int from, int d) {
        double trace = 0;
        for (int k = 0; k < d; k++) {
            trace += matrix[from + k * (d + 1)];
        }
        return trace;
    }

    private static double[][] square(double[] flat, int d) {
        double[][] matrix = new double[d][];
        Arrays.setAll(matrix, i -> Arrays.copyOfRange(flat, i * d, i * d + d));
        return matrix;
    }

    /// tr Σ⁻¹ of the leading block, as minus what Σ leaves of zero responses with unit products.
    private static double inverseTrace(double[] covariances, int size, int d) {
        int width = 2 * d;
        double[] moments = new double[width * width];
        for (int i = 0; i < d; i++) {
            System.arraycopy(covariances, i * size, moments, i * width, d);
            moments[i * width + d + i] = 1;
            moments[(d + i) * width + i] = 1;
        }
        Regression inverse = Regression.of(moments, width, d);
        double trace = 0;
        for (int k = 0; k < d; k++) {
            trace += inverse.coefficient(k, k);
        }
        return trace;
    }

    private static EstimateMatrix block(PseudoValues all, int size, int row, int column, int d) {
        Estimate[] entries = new Estimate[d * d];
        Arrays.setAll(entries, k -> all.estimate((row + k / d) * size + column + k % d));
        return new EstimateMatrix(d, d, List.of(entries));
    }
}
