package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.CloudSample;
import org.septuple.measurement.Recording;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BasePaths;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.FiniteClouds;
import org.septuple.network.Held;
import org.septuple.network.NeuronRange;
import org.septuple.network.Septuple;
import org.septuple.network.States;
import org.septuple.network.TangentClouds;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Clouds of one network, vector by vector: what micro hands to measurement. Infinitesimal ones are carried by Jacobians, finite ones by (2.1); ΔS of
/// these is that of the normal law of the same covariances ([CloudSample]), their displacement that of their mean.
///
/// Base states are columns of (2.1), each with samples and update times of its own. They are made a batch at a time, cut by the number of neurons;
/// each batch begins at a later time than the one before, so that no two share a random number. Where the boundary is updated on a schedule, batches are no
/// larger than lets them begin in all its phases.
final class CloudSurvey {

    /// Numbers of the base states and slopes of a batch, about.
    static final int NUMBERS = 1 << 23;

    /// Columns of tangents, their steps and their copies, that a worker has.
    static final int TANGENTS = 192 * 6;

    /// Free neurons up to which clouds are exact: all their displacements are carried. Above, as many random ones as below.
    static final int MOST_EXACT = 2048;

    private static final int DISPLACEMENTS = 400;

    private static final double GOLDEN = 0.6180339887498949;

    private final CloudReading reading;
    private final int clouds;
    private final double[] changes;
    private final double[] velocities;
    private final double[] departures;
    private final double[] arrivals;
    private final double @Nullable [] errors;

    /// Base states of a network.
    ///
    /// @param septuple the network; its states are left alone
    /// @param protocol boundary updates; without noise
    /// @param warmUp   steps before clouds begin
    /// @param spread   standard deviation of the bulk's states before these
    /// @param seed     of states, samples and times
    /// @param block    replica
    /// @param begin    first time
    record Source(
            Septuple septuple,
            ActivationDynamics.Protocol protocol,
            int warmUp,
            double spread,
            long seed,
            int block,
            long begin) {

        /// Random states of the bulk.
        ///
        /// @param copies receive them
        /// @param first  of the base states
        void begin(Septuple copies, int first) {
            if (spread > 0) {
                NeuronRange bulk = septuple.projector().bulkRange();
                int count = copies.states().batch();
                double[] x = copies.states().values();
                new RandomStream(seed, Purpose.BASE_STATES, block, first)
                        .fillGaussian(x, bulk.from() * count, bulk.to() * count);
                for (int p = bulk.from() * count; p < bulk.to() * count; p++) {
                    x[p] *= spread;
                }
            }
        }

        /// Copies of the network after the warm-up.
        ///
        /// @param first  of the base states
        /// @param count  how many
        /// @param steps  that will follow
        /// @param engine kernels and workers
        ActivationDynamics run(int first, int count, int steps, Engine engine) {
            return run(copies(count), first, steps, engine);
        }

        /// The network with some columns of zeros.
        Septuple copies(int count) {
            return septuple.withStates(new States(septuple.projector().neurons(), count));
        }

        /// As [#run], in copies of the caller's.
        ActivationDynamics run(Septuple copies, int first, int steps, Engine engine) {
            int batch = first / copies.states().batch();
            int phase = phase(batch, copies.states().batch());
            long time = begin + (long) batch * (warmUp + steps + period());
            begin(copies, first);
            ActivationDynamics run = new ActivationDynamics(copies, protocol, seed, block, time, engine);
            for (int step = 0; step < warmUp + phase; step++) {
                run.step();
            }
            return run;
        }

        /// Steps from one update of the boundary on a schedule to the next; 1 at random times.
        int period() {
            return protocol.updates() instanceof ActivationDynamics.Periodic(int interval) ? interval : 1;
        }

        /// Steps after the warm-up by which a batch begins later: batches go through all phases of a schedule. Single base states are fewer than two periods have
        /// steps: they go in golden steps, so that any number of them is spread evenly.
        ///
        /// @param batch its number
        /// @param count base states of each
        int phase(int batch, int count) {
            int period = period();
            return count == 1 ? (int) (batch * GOLDEN % 1 * period) : batch % period;
        }

        /// Base states that are made at a time: as many as memory takes, and at most as many as go through all phases of a schedule.
        ///
        /// @param clouds all
        /// @param steps  that will follow
        int batch(int clouds, int steps) {
            int fitting = NUMBERS / (septuple.projector().neurons() * (2 * steps + 1));
            return Math.max(1, Math.min(clouds / period(), fitting));
        }

        /// Base states and their next steps.
        ///
        /// @param first  of the base states
        /// @param count  how many
        /// @param steps  after these
        /// @param engine kernels and workers
        BasePaths paths(int first, int count, int steps, Engine engine) {
            BasePaths paths = new BasePaths(septuple.projector().neurons(), count, steps);
            paths.follow(run(first, count, steps, engine));
            return paths;
        }
    }

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
    static CloudSurvey of(Source source, CloudReading reading, int clouds, Engine engine) {
        return of(source, reading, clouds, null, engine);
    }

    /// Carries clouds, finite ones if they are described.
    ///
    /// @param source  of the base states
    /// @param reading positions and lag
    /// @param clouds  C
    /// @param finite  null for tangent clouds
    /// @param engine  kernels, and workers that take a cloud each
    static CloudSurvey of(Source source, CloudReading reading, int clouds, @Nullable Finite finite, Engine engine) {
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
                    .carry(
                            paths,
                            columns,
                            first,
                            (column, change) -> survey.take(
                                    begin + column,
                                    change.entropyChanges(),
                                    change.velocities(),
                                    change.departures(),
                                    change.arrivals()));
        }
        return survey;
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

    private void carry(Source source, BasePaths paths, int columns, int begin, Finite finite, Engine engine) {
        int workers = engine.crew().workers();
        int k = reading.components();
        List<CloudSample> samples = Stream.generate(() -> new CloudSample(finite.replicas(), k, reading.lag()))
                .limit(workers)
                .toList();
        double[][] before = new double[workers][finite.replicas() * k];
        double[][] after = new double[workers][finite.replicas() * k];
        new FiniteClouds(source.septuple(), paths.held(), reading, finite.replicas(), source.seed(), engine)
                .carry(paths, columns, begin, finite.law(), (worker, column, cloud) -> {
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
    static TangentClouds tangents(Source source, Held held, CloudReading reading, Engine engine) {
        Septuple septuple = source.septuple();
        return held.free(septuple.projector()).size() <= MOST_EXACT
                ? TangentClouds.exact(septuple, held, reading, engine)
                : TangentClouds.sampled(septuple, held, reading, DISPLACEMENTS, source.seed(), engine);
    }

    private void take(int cloud, double[] change, double[] velocity, double[] departure, double[] arrival) {
        int k = reading.components();
        for (int v = 0; v < reading.vectors(); v++) {
            int row = v * clouds + cloud;
            changes[row] = change[v];
            for (int a = 0; a < k; a++) {
                velocities[row * k + a] = velocity[v * k + a];
                departures[row * k + a] = departure[v * k + a];
                arrivals[row * k + a] = arrival[v * k + a];
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
