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
    /// Clouds of two probes: the least that tell forms without a tenth of them, and more.
    private static final int FEW = 160;

    private static final int MORE = 480;

    private PremisesCost() {}

    static Cost of(Experiment.OfPremises experiment, Engine engine, int threads) {
        Map<Integer, Pace> paces = new LinkedHashMap<>();
        double seconds = 0;
        for (PremisesPlan.Case one : experiment.plan().cases()) {
            int size = one.source().network().bulk().bulk();
            Pace pace = paces.computeIfAbsent(size, _ -> Pace.of(one.source(), engine));
            seconds += pace.network() + pace.cloud() * one.source().plan().clouds();
        }
        int networks = experiment.plan().cases().size();
        return new Cost(
                STARTED + seconds / Math.min(threads, networks),
                memoryBytes(experiment, threads),
                BYTES_OF_REPORT + BYTES_PER_NETWORK * networks);
    }

    /// Seconds that a network takes, and each of its clouds.
    private record Pace(double network, double cloud) {

        /// By two numbers of clouds, once code is compiled.
        static Pace of(CloudSource.OfNetwork source, Engine engine) {
            seconds(source, FEW, engine);
            double few = seconds(source, FEW, engine);
            double cloud = Math.max(0, seconds(source, MORE, engine) - few) / (MORE - FEW);
            return new Pace(Math.max(0, few - FEW * cloud), cloud);
        }

        private static double seconds(CloudSource.OfNetwork source, int clouds, Engine engine) {
            SpacetimePlan plan = source.plan();
            SpacetimePlan some = new SpacetimePlan(
                    plan.reading(),
                    plan.components(),
                    plan.lag(),
                    clouds,
                    plan.warmUp(),
                    plan.spread(),
                    plan.finite(),
                    plan.scan());
            long begin = System.nanoTime();
            try {
                PremisesRun.of(
                        new CloudSource.OfNetwork(source.network(), source.inputs(), source.protocol(), some),
                        1,
                        0,
                        engine);
            } catch (IllegalArgumentException untold) {
                // takes no longer
            }
            return (System.nanoTime() - begin) * 1e-9;
        }
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
