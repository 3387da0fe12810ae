package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Engine;

/// Tests of Chapman and Kolmogorov: does the present say all about the future that the recording knows?
///
/// *Linear*: with P(τ) from the regression of q(t + τ) on q(t) over the same triples of frames t, t + τ, t + 2τ, a Markov process with linear
/// propagator has P(2τ) = P(τ)².
///
/// *Binned*, for one coordinate and any drift: triples are binned by the middle x₂ (bins of equal counts); in each bin x₃ is regressed on 1, x₂, x₂² and
/// x₁, and the coefficients of x₁ must vanish. Transition matrices between bins would not do: a Markov process seen through bins is
/// not Markov. What is left of that here is of the third order in the width of a bin.
///
/// Source: R. Friedrich et al., Phys. Rep. 506 (2011) 87, section 3.
public final class MarkovTest {

    private MarkovTest() {}

    /// P(2τ) = P(τ)².
    ///
    /// @param recording of d coordinates, d² no more than half the pieces
    /// @param lag       τ in frames, ≥ 1; blocks of time must be longer than 2τ
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return p small if the recorded coordinates have a memory
    public static FTest linear(Recording recording, int lag, Engine engine) {
        int d = recording.coordinates();
        Design design = new Design.Lagged(Design.origin(recording), lags(lag), 1, false);
        double[][] moments = Moments.of(recording, Units.of(recording), design, engine);
        int width = design.width();
        return PseudoValues.of(
                        moments.length,
                        left -> {
                            Regression fit = Regression.of(Moments.total(moments, left), width, 1 + d);
                            double[] difference = new double[d * d];
                            for (int i = 0; i < d; i++) {
                                for (int j = 0; j < d; j++) {
                                    double twice = fit.coefficient(1 + j, d + i);
                                    for (int k = 0; k < d; k++) {
                                        twice -= fit.coefficient(1 + k, i) * fit.coefficient(1 + j, k);
                                    }
                                    difference[i * d + j] = twice;
                                }
                            }
                            return difference;
                        },
                        engine.crew())
                .vanish("P(2τ) − P(τ)²");
    }

    /// No memory beyond the present, bin by bin.
    ///
    /// @param recording of one coordinate
    /// @param lag       in frames, ≥ 1
    /// @param bins      of equal counts, no more than half the pieces
    /// @param engine    kernels and crew; bits do not depend on it
    /// @return p small if x₁ helps to predict x₃ beside x₂
    public static FTest binned(Recording recording, int lag, int bins, Engine engine) {
        if (recording.coordinates() != 1) {
            throw new IllegalArgumentException(
                    "bins of one coordinate, the recording has %d; project it".formatted(recording.coordinates()));
        }
        double[] origin = Design.origin(recording);
        double[] edges = Bins.edges(recording, new double[] {1}, bins);
        BinnedMoments summand = new BinnedMoments(lags(lag), 5, edges, (frames, at, stride, row) -> {
            double x2 = frames[at + lag * stride] - origin[0];
            row[0] = 1;
            row[1] = x2;
            row[2] = x2 * x2;
            row[3] = frames[at] - origin[0];
            row[4] = frames[at + 2 * lag * stride] - origin[0];
            return x2 + origin[0];
        });
        double[][] moments = UnitSums.of(recording, Units.of(recording), summand, engine);
        return PseudoValues.of(
                        moments.length,
                        left -> {
                            double[] all = Moments.total(moments, left);
                            double[] memory = new double[bins];
                            for (int b = 0; b < bins; b++) {
                                memory[b] = Regression.of(Arrays.copyOfRange(all, 25 * b, 25 * b + 25), 5, 4)
                                        .coefficient(3, 0);
                            }
                            return memory;
                        },
                        engine.crew())
                .vanish("memory in %d bins".formatted(bins));
    }

    private static int[] lags(int lag) {
        return new int[] {0, lag, Math.multiplyExact(2, lag)};
    }
}
