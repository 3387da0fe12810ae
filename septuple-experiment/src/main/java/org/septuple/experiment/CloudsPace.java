package org.septuple.experiment;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.septuple.measurement.CloudSample;
import org.septuple.measurement.Recording;
import org.septuple.network.Activation;
import org.septuple.network.ActivationDynamics;
import org.septuple.network.BulkPotential;
import org.septuple.network.CloudLaw;
import org.septuple.network.CloudReading;
import org.septuple.network.Loss;
import org.septuple.network.NeuronRange;
import org.septuple.network.NormalData;
import org.septuple.network.Septuple;
import org.septuple.network.Wiring;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Seconds that kind `measure` takes on clouds of a network: the pace of a few clouds, fits and steps made now, times how many there will be of each.
final class CloudsPace {

    private static final long REST_NANOS = 400_000_000;
    private static final double LONG_CLOUD = 0.05;
    private static final int PROBED = 16;
    private static final int WARM_UP = 10;
    private static final int MOST_FITTED = 300;
    private static final int LEAST_FITTED = 80;
    private static final int REPLICAS_PER_COMPONENT = 10;
    private static final double RADIUS = 0.1;
    private static final double GAIN = 1.2;
    private static final int FEWER = 4;
    /// Steps of 16 columns that row 5.2 looks at.
    private static final int PERIOD_STEPS = 300;
    /// Joint clouds, parts, and the determinants of all, in clouds.
    private static final int JOINT = 3;

    private final SpacetimePlan plan;
    private final BaseStates probe;
    private final Engine engine;
    private final double step;

    /// Makes a network and times its steps.
    ///
    /// @param source what would be measured
    /// @param engine kernels, one worker
    CloudsPace(CloudSource.OfNetwork source, Engine engine) {
        this.plan = source.plan();
        this.engine = engine;
        Septuple septuple = source.network().septuple(NormalData.standard(source.inputs(), 1, 0), 1, 1, 0);
        this.probe =
                new BaseStates(septuple, source.protocol(), Math.min(plan.warmUp(), WARM_UP), plan.spread(), 1, 0, 0);
        ActivationDynamics run = probe.run(0, PROBED, 1, engine);
        this.step = pace(run::step);
    }

    private static double pace(Runnable work) {
        return Cost.fastestStep(work, REST_NANOS);
    }

    /// All of it on one worker.
    double seconds() {
        SpacetimePlan.Finite asked = plan.finite();
        CloudSurvey.Finite finite = asked == null
                ? null
                : new CloudSurvey.Finite(new CloudLaw(asked.radius(), asked.noise()), asked.replicas());
        double fit = fit(true, plan.clouds());
        double brief = fit(false, plan.clouds() / FEWER);
        CloudReading reading = plan.reading(plan.reading(), bulk());
        double carried = cloud(reading, finite);
        double tangent = finite == null ? carried : cloud(reading, null);
        double seconds = whole(plan.reading(), reading, carried, fit, brief)
                + scan(reading, tangent)
                + (PERIOD_STEPS + plan.warmUp()) * step;
        if (bulk().size() <= JointEntropyRow.MOST_NEURONS) {
            seconds += JOINT * tangent * Math.min(plan.clouds(), JointEntropyRow.MOST_CLOUDS);
        }
        if (bulk().size() % plan.components() == 0 && plan.components() > 1) {
            CloudReading other = plan.reading(plan.reading().other(), bulk());
            seconds += whole(plan.reading().other(), other, cloud(other, finite), fit, brief);
        }
        return seconds;
    }

    private NeuronRange bulk() {
        return probe.septuple().projector().bulkRange();
    }

    /// One reading; layers are paired at random again in a quarter of the clouds.
    private double whole(SpacetimePlan.Reading which, CloudReading reading, double carried, double fit, double brief) {
        boolean isPaired = which == SpacetimePlan.Reading.LAYERS && plan.components() > 1;
        double again = isPaired ? (carried + reading.vectors() * brief) / FEWER : 0;
        return plan.clouds() * (carried + reading.vectors() * fit + again);
    }

    /// Radii without and with noise, tangent clouds beside each, and nearest neighbours.
    private double scan(CloudReading reading, double tangent) {
        SpacetimePlan.Scan scan = plan.scan();
        int neurons = probe.septuple().projector().neurons();
        if (scan == null || (long) neurons * scan.replicas() > CloudScan.MOST) {
            return 0;
        }
        double each = tangent + scan.radii().size() * cloud(reading, finite(scan, 0));
        if (scan.noise() > 0) {
            each += tangent + scan.radii().size() * cloud(reading, finite(scan, scan.noise()));
        }
        if (scan.replicas() >= CloudSample.LEAST_FOR_NEIGHBOURS) {
            CloudScan few =
                    new CloudScan(probe, reading, new SpacetimePlan.Scan(scan.radii(), 2, scan.replicas(), 0), engine);
            each += pace(() -> few.neighbours("", new LedgerNotes())) / 2 + later();
        }
        return scan.clouds() * each;
    }

    private static CloudSurvey.Finite finite(SpacetimePlan.Scan scan, double noise) {
        double radius = scan.radii().get(scan.radii().size() / 2);
        return new CloudSurvey.Finite(new CloudLaw(radius, noise), scan.replicas());
    }

    /// One cloud with its base state.
    private double cloud(CloudReading reading, CloudSurvey.@Nullable Finite finite) {
        CloudSurvey.of(probe, reading, 1, finite, engine);
        long begin = System.nanoTime();
        CloudSurvey.of(probe, reading, 1, finite, engine);
        int clouds = (System.nanoTime() - begin) * 1e-9 < LONG_CLOUD ? PROBED : 1;
        return pace(() -> CloudSurvey.of(probe, reading, clouds, finite, engine)) / clouds + later();
    }

    /// Steps of one base state that the probe leaves out.
    private double later() {
        return (plan.warmUp() - probe.warmUp()) * step / PROBED;
    }

    /// Fits of one vector, for each cloud.
    private double fit(boolean whole, int clouds) {
        int k = plan.components();
        int fitted = Math.clamp(clouds, LEAST_FITTED, MOST_FITTED);
        CloudSurvey survey = plan.finite() == null
                ? ring(fitted)
                : CloudSurvey.recorded(random(0, fitted), random(1, fitted), k, plan.lag());
        return pace(() -> VectorForms.of("", survey, whole, 1, engine)) / fitted;
    }

    /// Tangent clouds of one vector, a ring of k neurons: their displacements have no errors, and fits are quicker.
    private CloudSurvey ring(int clouds) {
        int k = plan.components();
        List<List<Double>> w = IntStream.range(0, k)
                .mapToObj(i -> IntStream.range(0, k)
                        .mapToObj(j -> j == (i + 1) % k ? GAIN : 0.0)
                        .toList())
                .toList();
        NetworkPlan network = new NetworkPlan(
                new Wiring.Explicit(0, 0, w, false), new Activation.Tanh(), new Loss.Bulk(new BulkPotential.None()));
        BaseStates source = new BaseStates(
                network.septuple(NormalData.standard(0, 1, 0), 1, 1, 0), probe.protocol(), 0, 1, 1, 0, 0);
        CloudReading reading = plan.reading(
                SpacetimePlan.Reading.LAYERS, source.septuple().projector().bulkRange());
        return CloudSurvey.of(source, reading, clouds, engine);
    }

    /// Replicas about base states that are far from each other.
    private Recording random(int which, int clouds) {
        int k = plan.components();
        int replicas = REPLICAS_PER_COMPONENT * k;
        RandomStream random = new RandomStream(1, Purpose.KNOWN_PROCESS, which, 0);
        double[] base = random.gaussians(clouds * k);
        double[] values = random.gaussians(clouds * replicas * k);
        for (int p = 0; p < values.length; p++) {
            values[p] = base[p / (replicas * k) * k + p % k] + RADIUS * values[p];
        }
        return Recording.of(values, replicas, k, 1);
    }
}
