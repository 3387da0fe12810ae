package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.CloudSample;
import org.septuple.measurement.RadiusScan;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.FiniteCloud;
import org.septuple.network.FiniteClouds;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// σ₊ and g against the radius of the clouds, around the same base states: without noise beside tangent clouds, the limit, and with noise, where there
/// is none. One radius has its entropies again by nearest neighbours.
///
/// Input is common. The displacement of a cloud is that of its base state, which has no noise and is known exactly. Vectors that have no volume in some cloud at some radius are left out everywhere.
final class CloudScan {

    /// Most numbers of the replicas of one cloud.
    static final long MOST = 1 << 26;

    private final BaseStates source;
    private final CloudReading reading;
    private final SpacetimePlan.Scan plan;
    private final Engine engine;

    /// A scan.
    ///
    /// @param source  of base states
    /// @param reading positions
    /// @param plan    radii, base states, replicas, noise
    /// @param engine  kernels and workers
    CloudScan(BaseStates source, CloudReading reading, SpacetimePlan.Scan plan, Engine engine) {
        this.source = source.withInput(CloudLaw.Input.COMMON);
        this.reading = reading;
        this.plan = plan;
        this.engine = engine;
    }

    /// Scans without noise.
    ///
    /// @throws UntestableException if replicas are too many, or no vector has a volume at all radii
    RadiusScan still() {
        List<Double> radii = new ArrayList<>(List.of(0.0));
        radii.addAll(plan.radii());
        return scan(radii, 0);
    }

    /// Scans with noise.
    ///
    /// @return null if none is asked for
    @Nullable
    RadiusScan noisy() {
        return plan.noise() > 0 ? scan(plan.radii(), plan.noise()) : null;
    }

    private void requireRoom() {
        if ((long) source.septuple().projector().neurons() * plan.replicas() > MOST) {
            throw new UntestableException("finite clouds of %d replicas of %d neurons are too large to scan radii with"
                    .formatted(plan.replicas(), source.septuple().projector().neurons()));
        }
    }

    private RadiusScan scan(List<Double> radii, double noise) {
        requireRoom();
        CloudSurvey still = CloudSurvey.of(source, reading, plan.clouds(), engine);
        List<CloudSurvey> surveys = radii.stream()
                .map(radius -> radius == 0
                        ? still
                        : CloudSurvey.of(
                                source,
                                reading,
                                plan.clouds(),
                                new CloudSurvey.Finite(new CloudLaw(radius, noise), plan.replicas()),
                                engine))
                .toList();
        int[] all = IntStream.range(0, plan.clouds()).toArray();
        int[] vectors = IntStream.range(0, reading.vectors())
                .filter(v -> Stream.concat(Stream.of(still), surveys.stream())
                        .allMatch(survey -> survey.regular(v).length == plan.clouds()))
                .toArray();
        if (vectors.length == 0) {
            throw new UntestableException(
                    "no vector has a volume in all %d clouds at all radii: neurons are clamped, saturated or, with ReLU, silent in some"
                            .formatted(plan.clouds()));
        }
        List<List<CloudDisplacements>> clouds = surveys.stream()
                .map(survey -> Arrays.stream(vectors)
                        .mapToObj(v -> CloudDisplacements.of(survey.changes(v, all), still.velocities(v, all)))
                        .toList())
                .toList();
        try {
            return RadiusScan.of(radii, clouds, engine);
        } catch (IllegalArgumentException untold) {
            throw new UntestableException("radii cannot be scanned: " + untold.getMessage());
        }
    }

    /// What nearest neighbours say at the radius in the middle.
    ///
    /// @param difference ΔS by nearest neighbours of whitened replicas less that of the normal law, mean over vectors and clouds, with the error over clouds;
    ///                   NaN if no vector is left
    /// @param leftOut    share of the vectors of clouds that have no density: replicas coincide, or lie in fewer dimensions
    record Neighbours(Estimate difference, Estimate leftOut) {}

    /// ΔS by nearest neighbours less that of the normal law, as `neighbours.difference`, and what was left out, as `neighbours.left_out`. Nothing if replicas
    /// are too few.
    ///
    /// @param prefix of the names of numbers
    /// @param notes  takes them
    void neighbours(String prefix, LedgerNotes notes) {
        if (plan.replicas() >= CloudSample.LEAST_FOR_NEIGHBOURS) {
            Neighbours found = neighbours();
            notes.putFinite(prefix + "neighbours.difference", found.difference());
            notes.put(prefix + "neighbours.left_out", found.leftOut());
        }
    }

    private Neighbours neighbours() {
        requireRoom();
        double radius = plan.radii().get(plan.radii().size() / 2);
        double[] means = new double[plan.clouds()];
        double[] leftOut = new double[plan.clouds()];
        int batch = source.batch(plan.clouds(), reading.steps());
        for (int first = 0; first < plan.clouds(); first += batch) {
            BasePaths paths = source.paths(first, batch, reading.steps(), engine);
            int begin = first;
            new FiniteClouds(source.septuple(), paths.held(), reading, plan.replicas(), source.seed(), engine)
                    .carry(
                            paths,
                            Math.min(batch, plan.clouds() - first),
                            first,
                            new CloudLaw(radius, 0),
                            (_, column, cloud) -> {
                                double[] differences = differences(cloud);
                                means[begin + column] =
                                        Arrays.stream(differences).sum() / differences.length;
                                leftOut[begin + column] = 1 - (double) differences.length / reading.vectors();
                            });
        }
        double[] found = Arrays.stream(means).filter(Double::isFinite).toArray();
        return new Neighbours(
                found.length == 0 ? new Estimate(Double.NaN, Double.NaN, 1) : Estimate.ofMean(found),
                Estimate.ofMean(leftOut));
    }

    /// Of the vectors that have a density.
    private double[] differences(FiniteCloud cloud) {
        int numbers = plan.replicas() * reading.components();
        CloudSample sample = new CloudSample(plan.replicas(), reading.components(), reading.lag());
        double[] before = new double[numbers];
        double[] after = new double[numbers];
        return IntStream.range(0, reading.vectors())
                .mapToDouble(v -> {
                    cloud.before(v, before);
                    cloud.after(v, after);
                    return sample.take(before, after) == CloudSample.Shape.REGULAR
                            ? sample.neighboursOfDensity()
                                    .map(found -> found.difference().value())
                                    .orElse(Double.NaN)
                            : Double.NaN;
                })
                .filter(Double::isFinite)
                .toArray();
    }
}
