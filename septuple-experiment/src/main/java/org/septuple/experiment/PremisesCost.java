package org.septuple.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.septuple.numerics.Engine;

/// What kind `premises` will take: the pace of fewer clouds of one network of each size.
final class PremisesCost {

    private static final long BYTES_OF_REPORT = 500_000;
    private static final long BYTES_PER_NETWORK = 1_000;
    /// What every run takes, compilation for the larger part: seconds.
    private static final double STARTED = 4;
    /// Clouds of a probe: the least that tell forms without a tenth of them.
    private static final int PROBED = 160;

    private PremisesCost() {}

    static Cost of(Experiment.OfPremises experiment, Engine engine, int threads) {
        Map<Integer, Double> paces = new LinkedHashMap<>();
        double seconds = 0;
        for (PremisesPlan.Case one : experiment.plan().cases()) {
            int size = one.source().network().bulk().bulk();
            double pace = paces.computeIfAbsent(size, _ -> pace(one.source(), engine));
            seconds += pace * one.source().plan().clouds();
        }
        int networks = experiment.plan().cases().size();
        return new Cost(
                STARTED + seconds / Math.min(threads, networks),
                memoryBytes(experiment, threads),
                BYTES_OF_REPORT + BYTES_PER_NETWORK * networks);
    }

    /// Seconds for each cloud of one network: the second of two goes, for code that is compiled.
    private static double pace(CloudSource.OfNetwork source, Engine engine) {
        SpacetimePlan plan = source.plan();
        SpacetimePlan.Scan scan = plan.scan();
        SpacetimePlan few = new SpacetimePlan(
                plan.reading(),
                plan.components(),
                plan.lag(),
                PROBED,
                plan.warmUp(),
                plan.spread(),
                plan.finite(),
                scan == null
                        ? null
                        : new SpacetimePlan.Scan(scan.radii(), Math.min(scan.clouds(), PROBED), scan.replicas(), 0));
        CloudSource.OfNetwork probe =
                new CloudSource.OfNetwork(source.network(), source.inputs(), source.protocol(), few);
        double seconds = 0;
        for (int go = 0; go < 2; go++) {
            long begin = System.nanoTime();
            try {
                PremisesRun.of(probe, 1, 0, engine);
            } catch (IllegalArgumentException untold) {
                // takes no longer
            }
            seconds = (System.nanoTime() - begin) * 1e-9;
        }
        return seconds / PROBED;
    }

    /// Bytes of base states and clouds of the networks that run at once.
    static long memoryBytes(Experiment.OfPremises experiment, int threads) {
        long largest = 0;
        for (PremisesPlan.Case one : experiment.plan().cases()) {
            CloudSource.OfNetwork source = one.source();
            int bulk = source.network().bulk().bulk();
            largest = Math.max(largest, CloudsCost.memoryBytes(source.plan(), source.inputs() + (long) bulk, bulk, 1));
        }
        return largest * Math.min(threads, experiment.plan().cases().size());
    }
}
