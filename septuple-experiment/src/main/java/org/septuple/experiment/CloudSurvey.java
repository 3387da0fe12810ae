package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.CloudSample;
import org.septuple.measurement.Recording;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudChange;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.FiniteClouds;
import org.septuple.network.Held;
import org.septuple.network.Septuple;
import org.septuple.network.TangentClouds;
import org.septuple.numerics.Engine;

/// Clouds of one network, vector by vector: what micro hands to measurement. Infinitesimal ones are carried by Jacobians, finite ones by (2.1); ΔS of
/// these is that of the normal law of the same covariances ([CloudSample]), their displacement that of their mean.
final class CloudSurvey {

    /// Columns of tangents, their steps and their copies, that a worker has.
    static final int TANGENTS = 192 * 6;

    /// Free neurons up to which clouds are exact: all their displacements are carried. Above, as many random ones as below.
    static final int MOST_EXACT = 2048;

    private static final int DISPLACEMENTS = 400;

    private final CloudReading reading;
    private final int clouds;
    private final double[] changes;
    private final double[] velocities;
    private final double[] departures;
    private final double[] arrivals;
    private final double @Nullable [] errors;

    /// Finite clouds.
    ///
    /// @param law      radius and noise
    /// @param replicas R of each
    record Finite(CloudLaw law, int replicas) {}

    private CloudSurvey(CloudReading reading, int clouds, boolean finite) {
        this.reading = reading;
        this.clouds = clouds;
        int positions = Math.multiplyExact(reading.vectors() * reading.components(), clouds);
        this.changes = new double[reading.vectors() * clouds];
        this.velocities = new double[positions];
        this.departures = new double[positions];
        this.arrivals = new double[positions];
        this.errors = finite ? new double[Math.multiplyExact(positions, reading.components())] : null;
    }

    /// Carries the clouds.
    ///
    /// @param source  of the base states
    /// @param reading positions and lag
    /// @param clouds  C
    /// @param engine  kernels, and workers that take a cloud each
    static CloudSurvey of(BaseStates source, CloudReading reading, int clouds, Engine engine) {
        return of(source, reading, clouds, null, engine);
    }

    /// Carries clouds, finite ones if they are described.
    ///
    /// @param source  of the base states, and the input of finite clouds
    /// @param reading positions and lag
    /// @param clouds  C
    /// @param finite  null for tangent clouds
    /// @param engine  kernels, and workers that take a cloud each
    static CloudSurvey of(BaseStates source, CloudReading reading, int clouds, @Nullable Finite finite, Engine engine) {
        CloudSurvey survey = new CloudSurvey(reading, clouds, finite != null);
        int batch = source.batch(clouds, reading.steps());
        for (int first = 0; first < clouds; first += batch) {
            BasePaths paths = source.paths(first, batch, reading.steps(), engine);
            int begin = first;
            int columns = Math.min(batch, clouds - first);
            if (finite != null) {
                survey.carry(source, paths, columns, begin, finite, engine);
                continue;
            }
            tangents(source, paths.held(), reading, engine)
                    .carry(paths, columns, first, (column, change) -> survey.take(begin + column, change));
        }
        return survey;
    }

    /// Clouds that were carried d steps before they are looked at, so that they have the shape that the network gives them: ΔS and ẋ between t + d and t + 2d, what
    /// they make in 2d steps less what the same ones make in d.
    ///
    /// @param source  of the base states
    /// @param reading positions and lag
    /// @param clouds  C
    /// @param engine  kernels and workers
    static CloudSurvey underWay(BaseStates source, CloudReading reading, int clouds, Engine engine) {
        CloudSurvey survey = new CloudSurvey(reading, clouds, false);
        CloudReading twice = reading.withLag(2 * reading.lag());
        int batch = source.batch(clouds, twice.steps());
        for (int first = 0; first < clouds; first += batch) {
            BasePaths paths = source.paths(first, batch, twice.steps(), engine);
            int begin = first;
            int columns = Math.min(batch, clouds - first);
            tangents(source, paths.held(), reading, engine)
                    .carry(paths, columns, first, (column, change) -> survey.take(begin + column, change));
            tangents(source, paths.held(), twice, engine)
                    .carry(paths, columns, first, (column, change) -> survey.goOn(begin + column, change));
        }
        return survey;
    }

    private void goOn(int cloud, CloudChange change) {
        int k = reading.components();
        for (int v = 0; v < reading.vectors(); v++) {
            int row = v * clouds + cloud;
            changes[row] = change.entropyChanges()[v] - changes[row];
            for (int a = 0; a < k; a++) {
                velocities[row * k + a] = 2 * change.velocities()[v * k + a] - velocities[row * k + a];
                departures[row * k + a] = arrivals[row * k + a];
                arrivals[row * k + a] = change.arrivals()[v * k + a];
            }
        }
    }

    /// Clouds that were recorded.
    ///
    /// @param start      X(t), a frame per cloud, coordinates vector by vector
    /// @param end        X(t + d)
    /// @param components k
    /// @param lag        d
    static CloudSurvey recorded(Recording start, Recording end, int components, int lag) {
        int vectors = start.coordinates() / components;
        int[][] groups = new int[components][vectors];
        for (int p = 0; p < vectors * components; p++) {
            groups[p % components][p / components] = p;
        }
        int clouds = Math.toIntExact(start.frames());
        CloudSurvey survey = new CloudSurvey(CloudReading.layers(lag, groups), clouds, true);
        int replicas = start.replicas();
        CloudSample sample = new CloudSample(replicas, components, lag);
        double[] first = new double[replicas * start.coordinates()];
        double[] last = new double[first.length];
        double[] before = new double[replicas * components];
        double[] after = new double[before.length];
        for (int c = 0; c < clouds; c++) {
            start.read(c, 1, first);
            end.read(c, 1, last);
            for (int v = 0; v < vectors; v++) {
                for (int r = 0; r < replicas; r++) {
                    int from = r * start.coordinates() + v * components;
                    System.arraycopy(first, from, before, r * components, components);
                    System.arraycopy(last, from, after, r * components, components);
                }
                survey.take(v * clouds + c, sample, before, after);
            }
        }
        return survey;
    }

    private void carry(BaseStates source, BasePaths paths, int columns, int begin, Finite finite, Engine engine) {
        int workers = engine.crew().workers();
        int k = reading.components();
        List<CloudSample> samples = Stream.generate(() -> new CloudSample(finite.replicas(), k, reading.lag()))
                .limit(workers)
                .toList();
        double[][] before = new double[workers][finite.replicas() * k];
        double[][] after = new double[workers][finite.replicas() * k];
        new FiniteClouds(source.septuple(), paths.held(), reading, finite.replicas(), source.seed(), engine)
                .carry(paths, columns, begin, finite.law().withInput(source.input()), (worker, column, cloud) -> {
                    for (int v = 0; v < reading.vectors(); v++) {
                        cloud.before(v, before[worker]);
                        cloud.after(v, after[worker]);
                        take(v * clouds + begin + column, samples.get(worker), before[worker], after[worker]);
                    }
                });
    }

    private void take(int row, CloudSample sample, double[] before, double[] after) {
        if (sample.take(before, after) != CloudSample.Shape.REGULAR) {
            changes[row] = Double.NaN;
            return;
        }
        int k = reading.components();
        changes[row] = sample.gaussian().value();
        double[] velocity = sample.velocity();
        double[][] error = sample.velocityErrors();
        for (int a = 0; a < k; a++) {
            velocities[row * k + a] = velocity[a];
            departures[row * k + a] = mean(before, a, k);
            arrivals[row * k + a] = mean(after, a, k);
            for (int b = 0; errors != null && b < k; b++) {
                errors[(row * k + a) * k + b] = error[a][b];
            }
        }
    }

    private static double mean(double[] replicas, int component, int components) {
        double sum = 0;
        for (int p = component; p < replicas.length; p += components) {
            sum += replicas[p];
        }
        return sum * components / replicas.length;
    }

    /// Exact clouds, or sampled ones beyond [#MOST_EXACT] free neurons.
    static TangentClouds tangents(BaseStates source, Held held, CloudReading reading, Engine engine) {
        Septuple septuple = source.septuple();
        return held.free(septuple.projector()).size() <= MOST_EXACT
                ? TangentClouds.exact(septuple, held, reading, engine)
                : TangentClouds.sampled(septuple, held, reading, DISPLACEMENTS, source.seed(), engine);
    }

    private void take(int cloud, CloudChange change) {
        int k = reading.components();
        for (int v = 0; v < reading.vectors(); v++) {
            int row = v * clouds + cloud;
            changes[row] = change.entropyChanges()[v];
            for (int a = 0; a < k; a++) {
                velocities[row * k + a] = change.velocities()[v * k + a];
                departures[row * k + a] = change.departures()[v * k + a];
                arrivals[row * k + a] = change.arrivals()[v * k + a];
            }
        }
    }

    /// Which vectors.
    CloudReading reading() {
        return reading;
    }

    /// Number of clouds C.
    int clouds() {
        return clouds;
    }

    /// Whether clouds have a radius.
    boolean isFinite() {
        return errors != null;
    }

    /// Clouds in which a vector has a volume before and after.
    ///
    /// @param vector which
    /// @return their numbers, rising
    int[] regular(int vector) {
        return IntStream.range(0, clouds)
                .filter(c -> !Double.isNaN(changes[vector * clouds + c]))
                .toArray();
    }

    /// ΔS and ẋ of a vector in some clouds, with the errors of ẋ of finite clouds.
    ///
    /// @throws IllegalArgumentException if they are too few, or do not span all directions
    CloudDisplacements displacements(int vector, int[] chosen) {
        CloudDisplacements all = CloudDisplacements.of(changes(vector, chosen), velocities(vector, chosen));
        if (errors == null) {
            return all;
        }
        int k = reading.components();
        double[][][] covariances = new double[chosen.length][k][];
        for (int c = 0; c < chosen.length; c++) {
            for (int a = 0; a < k; a++) {
                int from = ((vector * clouds + chosen[c]) * k + a) * k;
                covariances[c][a] = Arrays.copyOfRange(errors, from, from + k);
            }
        }
        return all.withErrors(covariances);
    }

    /// ΔS of a vector in some clouds.
    double[] changes(int vector, int[] chosen) {
        return Arrays.stream(chosen)
                .mapToDouble(c -> changes[vector * clouds + c])
                .toArray();
    }

    /// ẋ, likewise.
    double[][] velocities(int vector, int[] chosen) {
        return rows(velocities, vector, chosen);
    }

    /// X(t), likewise.
    double[][] departures(int vector, int[] chosen) {
        return rows(departures, vector, chosen);
    }

    /// X(t + d), likewise.
    double[][] arrivals(int vector, int[] chosen) {
        return rows(arrivals, vector, chosen);
    }

    private double[][] rows(double[] of, int vector, int[] chosen) {
        int k = reading.components();
        return Arrays.stream(chosen)
                .mapToObj(c -> Arrays.copyOfRange(of, (vector * clouds + c) * k, (vector * clouds + c + 1) * k))
                .toArray(double[][]::new);
    }
}
