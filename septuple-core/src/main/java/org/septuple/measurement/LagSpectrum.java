package org.septuple.measurement;

import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Whether neurons return to where they were after d steps, (5.2) read as delay: the autocorrelation of each neuron,
///
/// ```
/// ρ_i(k) = 1 − γ_i(k)/C_i,    γ_i(k) = ½⟨(x_i(t + k) − x_i(t))²⟩,    C_i = ⟨(x_i − m_i)²⟩,
/// ```
///
/// m_i the mean over all times and replicas, and from it the *period share*
///
/// ```
/// (1 − ρ(d))/(½(1 − ρ(d − 1)) + ½(1 − ρ(d + 1))) = γ(d)/(½γ(d − 1) + ½γ(d + 1)),
/// ```
///
/// mean squared change over d steps against that over neighbouring lags: 0 for an exact period d, about 1 without. That of all neurons has the
/// sums over neurons of γ above and below, so neurons count by their variance. γ does not know the mean, so shares have no bias from
/// it; C is too small by C·2τ/(RT) on average for correlation time τ, R replicas and T frames, so ρ is too small by (1 − ρ)·2τ/(RT).
///
/// Errors are those of the jackknife over replicas, or over 16 groups of neighbouring replicas where there are more, never over times; replicas
/// that have an input in common are independent only given that input.
///
/// Null models: an autoregression of order 1 of the same ρ(1) = φ for each neuron, ρ(k) = φᵏ, and other neurons in place of a neuron's own
/// future ([#permuted]). For φ < 0 a neuron alternates: the first null is above 1 for odd d and below 1 for even d, which are its periods. Surrogates
/// of randomised phases are not offered: they keep the autocorrelation, hence the share, and test nothing.
///
/// Source: V. Vanchurin (5.2); G. Matheron, Econ. Geol. 58 (1963) 1246 (γ).
public final class LagSpectrum {

    /// Confidence of [#below].
    public static final double CONFIDENCE = 0.95;

    private final int period;
    private final int lags;
    private final NeuronMoments moments;
    private final boolean[] moving;
    private final Estimate[] correlations;
    private final Estimate[] shares;
    private final List<Estimate> spectrum;
    private final Estimate share;
    private final Estimate autoregressive;
    private final Estimate excess;

    private LagSpectrum(int period, int lags, NeuronMoments moments, double[][] sums) {
        int neurons = moments.neurons();
        this.period = period;
        this.lags = lags;
        this.moments = moments;
        moving = new boolean[neurons];
        correlations = new Estimate[(lags + 1) * neurons];
        shares = new Estimate[neurons];
        double[][] all = new double[sums.length][lags + 1];
        for (int i = 0; i < neurons; i++) {
            int neuron = i;
            moving[i] = IntStream.rangeClosed(1, lags)
                    .anyMatch(k -> moments.counts(LeaveOneOut.sum(sums, k * neurons + neuron, -1), neuron));
            ofNeuron(i, sums);
            for (int g = 0; g < sums.length && moving[i]; g++) {
                for (int k = 0; k <= lags; k++) {
                    all[g][k] += sums[g][k * neurons + i];
                }
            }
        }
        int units = sums.length;
        boolean none = moved() == 0;
        spectrum = IntStream.rangeClosed(0, lags)
                .mapToObj(k -> none ? unknown(units) : LeaveOneOut.of(units, left -> correlation(all, k, 1, 0, left)))
                .toList();
        share = none ? unknown(units) : LeaveOneOut.of(units, left -> share(all, 1, 0, left));
        double[] nulls = new double[units + 1];
        for (int left = -1; left < units; left++) {
            nulls[left + 1] = autoregressive(sums, left);
        }
        autoregressive = none ? unknown(units) : LeaveOneOut.of(units, left -> nulls[left + 1]);
        excess = none ? unknown(units) : LeaveOneOut.of(units, left -> share(all, 1, 0, left) - nulls[left + 1]);
    }

    /// Measures lags up to four periods.
    ///
    /// @param recording `[time][replica][neuron]`, two replicas or more, more than 4d + 1 frames; read three times
    /// @param period    d ≥ 2, in frames
    /// @param engine    its crew shares groups of replicas and blocks of neurons
    /// @return the spectrum
    /// @throws IllegalArgumentException if the recording is too short, has one replica or a number that is not finite
    public static LagSpectrum of(Recording recording, int period, Engine engine) {
        return of(recording, period, 4 * period, engine);
    }

    /// Measures.
    ///
    /// @param recording `[time][replica][neuron]`, two replicas or more, more than L + 1 frames; read three times
    /// @param period    d ≥ 2, in frames
    /// @param lags      L > d
    /// @param engine    its crew shares groups of replicas and blocks of neurons
    /// @return the spectrum
    /// @throws IllegalArgumentException if the recording is too short, has one replica or a number that is not finite
    public static LagSpectrum of(Recording recording, int period, int lags, Engine engine) {
        if (period < 2 || lags <= period) {
            throw new IllegalArgumentException(
                    "period %d and %d lags: need a period of 2 or more frames and more lags than that"
                            .formatted(period, lags));
        }
        requireReplicas(recording, lags);
        NeuronMoments moments = NeuronMoments.of(recording, engine);
        return new LagSpectrum(
                period, lags, moments, LagSums.of(recording, 0, lags, moments.mean(), LagSums::squaredChange, engine));
    }

    static void requireReplicas(Recording recording, int lags) {
        if (recording.replicas() < 2) {
            throw new IllegalArgumentException(
                    "one replica: errors over independent replicas need two or more; record more replicas");
        }
        if (recording.frames() < lags + 2) {
            throw new IllegalArgumentException("%d frames for %d lags: need %d or more; record longer"
                    .formatted(recording.frames(), lags, lags + 2));
        }
    }

    private static Estimate unknown(int units) {
        return new Estimate(Double.NaN, Double.NaN, units);
    }

    private void ofNeuron(int neuron, double[][] sums) {
        int neurons = moving.length;
        int units = sums.length;
        for (int k = 0; k <= lags; k++) {
            int lag = k;
            correlations[k * neurons + neuron] = moving[neuron]
                    ? LeaveOneOut.of(units, left -> correlation(sums, lag, neurons, neuron, left))
                    : unknown(units);
        }
        shares[neuron] =
                moving[neuron] ? LeaveOneOut.of(units, left -> share(sums, neurons, neuron, left)) : unknown(units);
    }

    private static double correlation(double[][] sums, int lag, int neurons, int neuron, int left) {
        return lag == 0
                ? 1
                : 1 - LeaveOneOut.sum(sums, lag * neurons + neuron, left) / (2 * LeaveOneOut.sum(sums, neuron, left));
    }

    private double share(double[][] sums, int neurons, int neuron, int left) {
        double before = LeaveOneOut.sum(sums, (period - 1) * neurons + neuron, left);
        double after = LeaveOneOut.sum(sums, (period + 1) * neurons + neuron, left);
        return 2 * LeaveOneOut.sum(sums, period * neurons + neuron, left) / (before + after);
    }

    private double autoregressive(double[][] sums, int left) {
        double above = 0;
        double under = 0;
        for (int i = 0; i < moving.length; i++) {
            if (moving[i]) {
                double weight = LeaveOneOut.sum(sums, i, left);
                double phi = correlation(sums, 1, moving.length, i, left);
                above += weight * (1 - power(phi, period));
                under += weight * (1 - (power(phi, period - 1) + power(phi, period + 1)) / 2);
            }
        }
        return above / under;
    }

    private static double power(double phi, int exponent) {
        double power = 1;
        for (int k = 0; k < exponent; k++) {
            power *= phi;
        }
        return power;
    }

    /// Period share of an autoregression of order 1, (1 − φᵈ)/(1 − ½(φᵈ⁻¹ + φᵈ⁺¹)).
    ///
    /// @param phi    φ in (−1, 1)
    /// @param period d ≥ 2
    /// @return above 1 for φ > 0, since ½(φᵈ⁻¹ + φᵈ⁺¹) > φᵈ; 1 for φ = 0; above 1 for φ < 0 and odd d, below 1 for φ < 0 and even d
    public static double autoregressiveShare(double phi, int period) {
        return (1 - power(phi, period)) / (1 - (power(phi, period - 1) + power(phi, period + 1)) / 2);
    }

    /// Number of neurons.
    ///
    /// @return C
    public int neurons() {
        return moving.length;
    }

    /// The period asked for.
    ///
    /// @return d
    public int period() {
        return period;
    }

    /// Longest lag.
    ///
    /// @return L
    public int lags() {
        return lags;
    }

    /// Whether a neuron changes in time by more than round-off. Those that do not are in no sum.
    ///
    /// @param neuron in [0, C)
    /// @return false if it stands still
    public boolean moves(int neuron) {
        return moving[neuron];
    }

    /// Number of neurons that move.
    ///
    /// @return ≤ C
    public int moved() {
        int count = 0;
        for (boolean moves : moving) {
            count += moves ? 1 : 0;
        }
        return count;
    }

    /// Autocorrelation of one neuron.
    ///
    /// @param neuron in [0, C)
    /// @param lag    k in [0, L]
    /// @return ρ_i(k); NaN for a neuron that stands still
    public Estimate autocorrelation(int neuron, int lag) {
        return correlations[lag * moving.length + neuron];
    }

    /// Autocorrelation of all neurons, 1 − Σγ_i(k)/ΣC_i.
    ///
    /// @param lag k in [0, L]
    /// @return the mean of ρ_i(k), weighted by variance; NaN if nothing moves
    public Estimate autocorrelation(int lag) {
        return spectrum.get(lag);
    }

    /// Period share of one neuron.
    ///
    /// @param neuron in [0, C)
    /// @return NaN for a neuron that stands still; infinite, of unknown error, for one that does not change over d − 1 and d + 1 frames
    public Estimate share(int neuron) {
        return shares[neuron];
    }

    /// Period share of all neurons that move.
    ///
    /// @return Σγ_i(d)/Σ½(γ_i(d − 1) + γ_i(d + 1)); NaN if nothing moves
    public Estimate share() {
        return share;
    }

    /// Number of neurons whose share is below 1 by its interval of 95 %; of neurons of share 1 chance gives 2.5 %.
    ///
    /// @return ≤ [#moved]
    public int below() {
        double width = new Estimate(0, 1, share.n()).halfWidth(CONFIDENCE);
        int count = 0;
        for (Estimate one : shares) {
            count += one.value() + width * one.standardError() < 1 ? 1 : 0;
        }
        return count;
    }

    /// Period share of all neurons that move if each were an autoregression of order 1 of its own ρ(1).
    ///
    /// @return the first null model; NaN if nothing moves
    public Estimate autoregressiveShare() {
        return autoregressive;
    }

    /// How far the share is from the first null model, their common error considered.
    ///
    /// @return [#share] − [#autoregressiveShare()]: below 0 if neurons return more than an autoregression does
    public Estimate excess() {
        return excess;
    }

    /// Period share of x_i(t) against x_π(i)(t + k), both less their means and over their standard deviations: the second null model. π is one
    /// cycle through all neurons that move, drawn uniformly (Sattolo). Neurons that do not know of each other have share 1; below 1 neurons
    /// have a period in common, such as that of an input.
    ///
    /// @param recording the one that was measured; read once
    /// @param seed      of π, by the stream (seed, PERMUTED_NEURONS, 0, 0)
    /// @param engine    its crew shares groups of replicas and blocks of neurons
    /// @return Σ(1 − c_i(d))/Σ(1 − ½c_i(d − 1) − ½c_i(d + 1)), every neuron counting alike; NaN if fewer than two neurons move
    public Estimate permuted(Recording recording, long seed, Engine engine) {
        if (recording.coordinates() != neurons()) {
            throw new IllegalArgumentException("%d neurons, measured were %d: need the same recording"
                    .formatted(recording.coordinates(), neurons()));
        }
        requireReplicas(recording, lags);
        int[] moved = IntStream.range(0, neurons()).filter(i -> moving[i]).toArray();
        return PermutedNeurons.share(recording, moments, moved, period, seed, engine);
    }
}
