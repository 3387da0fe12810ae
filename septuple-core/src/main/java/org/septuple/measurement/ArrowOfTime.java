package org.septuple.measurement;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.TDistribution;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Whether an ensemble has the direction of time of the Fokker–Planck equation (3.1), by its H theorem:
///
/// ```
/// H(t) = (γ/D)⟨F⟩ − S(p),    dH/dt = −D⟨|∂log p + (γ/D)∂F|²⟩ ≤ 0
/// ```
///
/// H is D_KL(p ‖ e^{−γF/D}) up to a constant. Motion that can be reversed, such as Hamilton's or Schrödinger's, has H rise as often as fall. A rise is evidence against
/// (3.1) with one D; no rise is none for it.
///
/// Assumed: D the same everywhere and in all directions, F without time, independent replicas, no flow through the walls. Where D depends on the place or is a tensor,
/// (3.1) has another stationary law than e^{−γF/D}, and H may rise.
///
/// H is taken at [#FRAMES] frames evenly from the first to the last, S by the [nearest neighbours][NearestNeighbourEntropy] of all replicas (the first [#MOST] if they
/// are more), whitened, with k = 4. Errors of changes are the scatter of the same change over [#GROUPS] groups of replicas, with n = [#GROUPS] of Student's t, and in
/// quadrature that of γ/D times the change of ⟨F⟩. The bias of S, of order (k/R)^{min(1, 2/d)}, is that of all replicas; no error contains it, and it drops out of
/// changes as far as p keeps its shape.
///
/// Source: H. Risken, *The Fokker–Planck Equation* (Springer 1989), section 6.1; D. N. Politis, J. P. Romano, M. Wolf, *Subsampling* (1999), chapter 2, for errors.
///
/// @param fall   H(first) − H(last), nats
/// @param rise   H(to) − H(from) of the two frames, from before to, whose rise is the most standard errors; below 0 where H falls between all
/// @param from   time of the earlier of both since the first frame, in units of the recording's time
/// @param to     of the later one
/// @param pValue chance of a rise of so many errors between any two frames if H never rises: one-sided by Student's t, times the number of pairs, at most 1; an upper
///               bound
public record ArrowOfTime(Estimate fall, Estimate rise, double from, double to, double pValue) {

    /// Frames at which H is taken, if the recording has as many.
    public static final int FRAMES = 9;

    /// Groups of replicas whose scatter is the error.
    public static final int GROUPS = 20;

    /// Fewest replicas of a group.
    public static final int FEWEST = 50;

    /// Most replicas that are looked at.
    public static final int MOST = 40_000;

    /// Error of a change in nats where motion without noise returns to the same places, up to rounding.
    private static final double ROUNDING = 1e-12;

    private static final int NEIGHBOURS = 4;
    private static final int MOST_DIMENSIONS = 3;

    /// Measures.
    ///
    /// @param recording  of 1 to 3 coordinates, two frames or more, [#GROUPS] times [#FEWEST] replicas or more
    /// @param freeEnergy F of C coordinates, which it must not keep
    /// @param ratio      γ/D > 0 per unit of F, with its error
    /// @param engine     shares replicas out; bits do not depend on it
    /// @return fall and largest rise
    /// @throws IllegalArgumentException if there are fewer replicas or frames, F is not finite where they are, or they have no density
    public static ArrowOfTime of(
            Recording recording, ToDoubleFunction<double[]> freeEnergy, Estimate ratio, Engine engine) {
        require(recording, ratio);
        int frames = (int) Math.min(FRAMES, recording.frames());
        long[] shown = new long[frames];
        double[][] energies = new double[frames][];
        double[][] entropies = new double[frames][];
        int replicas = Math.min(MOST, recording.replicas());
        double[] all = new double[recording.replicas() * recording.coordinates()];
        for (int i = 0; i < frames; i++) {
            shown[i] = i * (recording.frames() - 1) / (frames - 1);
            recording.read(shown[i], 1, all);
            double[] values = Arrays.copyOf(all, replicas * recording.coordinates());
            energies[i] = energies(values, recording.coordinates(), freeEnergy);
            entropies[i] = entropies(Sample.independent(values, recording.coordinates()), engine);
        }
        Changes changes = new Changes(energies, entropies, ratio);
        int from = 0;
        int to = 1;
        Estimate rise = changes.between(from, to);
        for (int a = 0; a < frames; a++) {
            for (int b = a + 1; b < frames; b++) {
                Estimate other = changes.between(a, b);
                if (other.zAgainst(0) > rise.zAgainst(0)) {
                    rise = other;
                    from = a;
                    to = b;
                }
            }
        }
        double one = new TDistribution(GROUPS - 1.0).cumulativeProbability(-rise.zAgainst(0));
        return new ArrowOfTime(
                changes.between(0, frames - 1).times(-1),
                rise,
                shown[from] * recording.interval(),
                shown[to] * recording.interval(),
                Math.min(1, one * frames * (frames - 1) / 2));
    }

    private static void require(Recording recording, Estimate ratio) {
        if (!(ratio.value() > 0 && Double.isFinite(ratio.value()) && Double.isFinite(ratio.standardError()))) {
            throw new IllegalArgumentException("gamma/D = %g +- %g must be finite and > 0, with a finite error"
                    .formatted(ratio.value(), ratio.standardError()));
        }
        if (recording.replicas() < GROUPS * FEWEST) {
            throw new IllegalArgumentException("replicas: %d, must be >= %d, %d in each of %d groups; take more"
                    .formatted(recording.replicas(), GROUPS * FEWEST, FEWEST, GROUPS));
        }
        if (recording.frames() < 2 || recording.coordinates() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("frames: %d, must be >= 2; coordinates: %d, must be <= %d"
                    .formatted(recording.frames(), recording.coordinates(), MOST_DIMENSIONS));
        }
    }

    /// First replica of a group.
    private static int start(int group, int replicas) {
        return (int) ((long) group * replicas / GROUPS);
    }

    /// ⟨F⟩ of all, then of each group.
    private static double[] energies(double[] values, int coordinates, ToDoubleFunction<double[]> freeEnergy) {
        int replicas = values.length / coordinates;
        double[] means = new double[1 + GROUPS];
        for (int g = 0; g < GROUPS; g++) {
            int from = start(g, replicas);
            int until = start(g + 1, replicas);
            double sum = 0;
            for (int r = from; r < until; r++) {
                double f = freeEnergy.applyAsDouble(Arrays.copyOfRange(values, r * coordinates, (r + 1) * coordinates));
                if (!Double.isFinite(f)) {
                    throw new IllegalArgumentException("F at replica %d is %s, must be finite".formatted(r, f));
                }
                sum += f;
            }
            means[0] += sum / replicas;
            means[1 + g] = sum / (until - from);
        }
        return means;
    }

    /// S of all, then of each group.
    private static double[] entropies(Sample sample, Engine engine) {
        double[] all = new double[1 + GROUPS];
        all[0] = NearestNeighbourEntropy.value(sample, NEIGHBOURS, engine);
        engine.crew().work(GROUPS, (worker, g) -> {
            Sample part = sample.unitsBetween(start(g, sample.points()), start(g + 1, sample.points()));
            all[1 + g] = NearestNeighbourEntropy.value(part, NEIGHBOURS, engine.alone());
        });
        return all;
    }

    /// Changes of H between frames, of ⟨F⟩ and S `[frame][all, then groups]`.
    private static final class Changes {
        private final double[][] energies;
        private final double[][] entropies;
        private final Estimate ratio;

        Changes(double[][] energies, double[][] entropies, Estimate ratio) {
            this.energies = energies;
            this.entropies = entropies;
            this.ratio = ratio;
        }

        Estimate between(int a, int b) {
            double[] groups = new double[GROUPS];
            Arrays.setAll(groups, g -> of(a, b, 1 + g));
            double scatter = Estimate.ofMean(groups).standardError();
            double ofRatio = (energies[b][0] - energies[a][0]) * ratio.standardError();
            return new Estimate(
                    of(a, b, 0), Math.sqrt(scatter * scatter + ofRatio * ofRatio + ROUNDING * ROUNDING), GROUPS);
        }

        private double of(int a, int b, int part) {
            return ratio.value() * (energies[b][part] - energies[a][part]) - (entropies[b][part] - entropies[a][part]);
        }
    }
}
