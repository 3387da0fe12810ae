package org.septuple.measurement;

import java.util.Arrays;
import java.util.Optional;
import org.septuple.statistics.Estimate;

/// What R replicas of one vector say before and after d steps: entropy change (5.1) and displacement (5.3) of a finite cloud. Each replica is before and
/// after the same one, so errors are those of differences between correlated samples.
///
/// | | value | error |
/// |---|---|---|
/// | *Gaussian* | ½ log det Σ̂ after less that before; Wishart's bias is in both and drops out | jackknife over replicas |
/// | *nearest neighbours* | Gaussian + k ⟨log ε′_i − log ε_i⟩ of samples each whitened by its own covariance | s.d. of log ε′_i − log ε_i over √R, times 1.2 |
/// | ẋ | (mean after − mean before)/d | covariance of differences, over R |
///
/// Leaving out replica i multiplies the determinant of the scatter matrix S by 1 − R/(R − 1) δᵢᵀS⁻¹δᵢ, so the jackknife takes one pass and holds for clouds of any
/// law. ε is the distance to the [#NEIGHBOURS]-th neighbour; terms that are the same before and after drop out of (Kozachenko–Leonenko)
/// [NearestNeighbourEntropy]. Its bias does not drop out where the shape of the law changes.
///
/// Points share neighbours, so their terms are not independent: for k = 3 and 200 samples of 400 normal replicas each before and after, the spread of the mean is 1.18 times that
/// of independent terms, and errors are multiplied by 1.2. The jackknife over replicas is 1.6 times too large there.
///
/// Errors of ΔS and of ẋ are independent for clouds without third moments, such as normal ones. An object serves many vectors, one thread at a time.
///
/// Source: L. F. Kozachenko, N. N. Leonenko, Probl. Inf. Transm. 23 (1987) 95; R. J. Muirhead, *Aspects of Multivariate Statistical Theory* (1982), theorem 3.2.15.
public final class CloudSample {

    /// Replicas from which nearest neighbours are taken.
    public static final int LEAST_FOR_NEIGHBOURS = 400;

    /// Which neighbour is taken.
    public static final int NEIGHBOURS = 4;

    /// Replicas for each component that covariances need.
    private static final int LEAST_PER_COMPONENT = 10;

    /// Of errors by nearest neighbours, since points share neighbours.
    private static final double SHARED = 1.2;

    private final int replicas;
    private final int components;
    private final int lag;
    private final WhiteCloud before;
    private final WhiteCloud after;
    private final double[] terms;
    private boolean isMeasured;

    /// Whether a cloud has an entropy.
    public enum Shape {
        /// As many independent directions as components.
        REGULAR,
        /// Some component is the same in all replicas: the neuron is clamped, was set from p_∂ or is saturated.
        STILL,
        /// Fewer independent directions than components: the squared sine of an angle is at most 10⁻¹².
        FLAT,
        /// A state is not finite.
        NOT_FINITE
    }

    /// Room for a sample.
    ///
    /// @param replicas   R ≥ 10 k
    /// @param components k, 1 to 3
    /// @param lag        d ≥ 1 steps
    public CloudSample(int replicas, int components, int lag) {
        if (components < 1 || components > 3 || lag < 1) {
            throw new IllegalArgumentException("%d components must be 1 to 3, lag %d >= 1".formatted(components, lag));
        }
        if (replicas < LEAST_PER_COMPONENT * components) {
            throw new IllegalArgumentException(
                    "%d replicas for %d components, must be >= %d; take more, %d for nearest neighbours"
                            .formatted(replicas, components, LEAST_PER_COMPONENT * components, LEAST_FOR_NEIGHBOURS));
        }
        this.replicas = replicas;
        this.components = components;
        this.lag = lag;
        this.before = new WhiteCloud(replicas, components);
        this.after = new WhiteCloud(replicas, components);
        this.terms = new double[replicas];
    }

    /// Takes the replicas of a vector.
    ///
    /// @param start X(t), R×k, row-major; read until the next call
    /// @param end   X(t + d), the same replicas in the same order
    /// @return REGULAR, or why there is no entropy
    public Shape take(double[] start, double[] end) {
        if (start.length != replicas * components || end.length != start.length) {
            throw new IllegalArgumentException("%d numbers before and %d after, must be %d replicas x %d components"
                    .formatted(start.length, end.length, replicas, components));
        }
        Shape first = before.take(start);
        Shape last = after.take(end);
        isMeasured = first == Shape.REGULAR && last == Shape.REGULAR;
        return first == Shape.REGULAR ? last : first;
    }

    /// As [#take], for whoever cannot go on without an entropy.
    ///
    /// @param where names vector and cloud
    /// @param start X(t), R×k, row-major
    /// @param end   X(t + d)
    /// @throws IllegalArgumentException unless the shape is regular
    public void require(String where, double[] start, double[] end) {
        Shape shape = take(start, end);
        if (shape != Shape.REGULAR) {
            throw new IllegalArgumentException(
                    "%s: the cloud is %s, least squared sines %s before and %s after must be > %s: no entropy; leave the vector out, clamp less, or lower the gain"
                            .formatted(where, shape, before.leastSine(), after.leastSine(), WhiteCloud.SINGULAR));
        }
    }

    private void requireMeasured() {
        if (!isMeasured) {
            throw new IllegalArgumentException("no entropy: take a cloud whose shape is REGULAR first");
        }
    }

    /// ΔS over d steps by the Gaussian law.
    ///
    /// @return in nats
    public Estimate gaussian() {
        requireMeasured();
        double spread = 0;
        for (int i = 0; i < replicas; i++) {
            terms[i] = after.logLeft(i) - before.logLeft(i);
        }
        double mean = Arrays.stream(terms).sum() / replicas;
        for (double term : terms) {
            spread += (term - mean) * (term - mean);
        }
        double error = Math.sqrt((replicas - 1.0) / replicas * spread) / 2;
        return new Estimate(after.halfLogDeterminant() - before.halfLogDeterminant(), error, replicas);
    }

    /// ΔS over d steps by nearest neighbours, and its difference from the Gaussian one.
    ///
    /// @param change     in nats
    /// @param difference nearest neighbours less Gaussian, with the error of the difference: 0 for normal clouds
    /// @param tied       replicas that coincide with another, before and after
    public record Neighbours(Estimate change, Estimate difference, int tied) {}

    /// ΔS by nearest neighbours.
    ///
    /// @return in nats
    /// @throws IllegalArgumentException if replicas are fewer than [#LEAST_FOR_NEIGHBOURS], or too many coincide
    public Neighbours neighbours() {
        return neighboursOfDensity()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%d of %d replicas coincide with another, more than a share of %s, or %d are in one place: the law is no density; draw every replica anew, or leave the vector out"
                                .formatted(
                                        Math.max(before.tied(), after.tied()),
                                        replicas,
                                        NearestNeighbourEntropy.MOST_TIED,
                                        NEIGHBOURS + 1)));
    }

    /// ΔS by nearest neighbours, for whoever can leave a vector out.
    ///
    /// @return in nats; empty if too many replicas coincide, before or after: their law is no density
    /// @throws IllegalArgumentException if replicas are fewer than [#LEAST_FOR_NEIGHBOURS]
    public Optional<Neighbours> neighboursOfDensity() {
        requireMeasured();
        if (replicas < LEAST_FOR_NEIGHBOURS) {
            throw new IllegalArgumentException("%d replicas, must be >= %d for nearest neighbours; take more"
                    .formatted(replicas, LEAST_FOR_NEIGHBOURS));
        }
        double[] first = before.logDistances();
        double[] last = after.logDistances();
        int tied = Math.max(before.tied(), after.tied());
        if (tied > NearestNeighbourEntropy.MOST_TIED * replicas || before.hasNone() || after.hasNone()) {
            return Optional.empty();
        }
        for (int i = 0; i < replicas; i++) {
            terms[i] = components * (last[i] - first[i]);
        }
        double white = Arrays.stream(terms).sum() / replicas;
        double own = SHARED * Estimate.ofMean(terms).standardError();
        for (int i = 0; i < replicas; i++) {
            terms[i] -= (after.square(i) - before.square(i)) / 2;
        }
        double error = SHARED * Estimate.ofMean(terms).standardError();
        double gaussian = after.halfLogDeterminant() - before.halfLogDeterminant();
        return Optional.of(new Neighbours(
                new Estimate(gaussian + white, own, replicas),
                new Estimate(white, error, replicas),
                before.tied() + after.tied()));
    }

    /// ẋ per step.
    ///
    /// @return k numbers
    public double[] velocity() {
        double[] velocity = new double[components];
        Arrays.setAll(velocity, a -> (after.mean(a) - before.mean(a)) / lag);
        return velocity;
    }

    /// Covariance of the error of ẋ.
    ///
    /// @return k×k
    public double[][] velocityErrors() {
        double[] velocity = velocity();
        double[][] errors = new double[components][components];
        for (int a = 0; a < components; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < replicas; i++) {
                    sum += (moved(i, a) - velocity[a]) * (moved(i, b) - velocity[b]);
                }
                errors[a][b] = sum / (replicas - 1.0) / replicas;
                errors[b][a] = errors[a][b];
            }
        }
        return errors;
    }

    private double moved(int replica, int component) {
        return (after.get(replica, component) - before.get(replica, component)) / lag;
    }
}
