package org.septuple.experiment;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.septuple.learning.Ensemble;
import org.septuple.learning.Learner;
import org.septuple.learning.LearningMode;
import org.septuple.learning.Readout;
import org.septuple.network.BoundaryDistribution;
import org.septuple.network.SampledData;
import org.septuple.network.Septuple;
import org.septuple.network.Split;
import org.septuple.network.Wiring;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;

/// What an experiment will take, estimated before it is run.
///
/// @param seconds     wall time: the pace of a few learning steps made now, times their number, plus read-out each epoch
/// @param memoryBytes arrays of data, states and weights of the replicas that run at once
/// @param diskBytes   run directory at its largest, within a factor of two
public record Cost(double seconds, long memoryBytes, long diskBytes) {

    private static final long PROBE_NANOS = 20_000_000_000L;
    private static final long CALM_NANOS = 1_000_000_000;
    private static final double FASTER = 0.95;
    private static final int LEAST_PROBES = 2;
    /// Entry, column and row of a sparse matrix.
    private static final int SPARSE_BYTES = 12;
    /// Objects of a replica that runs side by side with others.
    private static final long PER_REPLICA = 600;
    /// Synapses up to which replicas run side by side, about.
    private static final long SMALL = 500;

    private static final int PROBED = 64;
    /// States twice, inputs, drives, errors, deltas, gradients, values and slopes.
    private static final int ARRAYS_PER_STATE = 9;
    /// Those, and of the chains states, slopes, scales, momenta, gradients and centres.
    private static final int ARRAYS_PER_CHAIN = 15;
    /// Weights, trainables, gradient, two moments, the copy inside the evaluation, and the one in a checkpoint.
    private static final int ARRAYS_PER_WEIGHT = 7;
    private static final long BYTES_PER_EPOCH = 300;
    private static final long BYTES_OF_REPORT = 300_000;
    /// The two newest, and the one that is being written.
    private static final long CHECKPOINTS = 3;

    /// Estimates by learning until steps get no faster, a second or more, with one replica that is then thrown away.
    ///
    /// @param experiment what would be computed
    /// @param data       its samples
    /// @param kernels    scalar or vector
    /// @param threads    worker threads
    /// @return the estimate
    public static Cost of(Experiment experiment, Split data, Kernels kernels, int threads) {
        if (experiment instanceof Experiment.FreeEnergy law) {
            return FreeEnergyCost.of(law, data, kernels, threads);
        }
        if (experiment instanceof Experiment.Measure measure) {
            return MeasureCost.of(measure, new Engine(kernels, Crew.alone()));
        }
        if (experiment instanceof Experiment.Clouds clouds) {
            return CloudsCost.of(clouds, new Engine(kernels, Crew.alone()), threads);
        }
        if (experiment instanceof Experiment.OfPremises premises) {
            return PremisesCost.of(premises, new Engine(kernels, Crew.alone()), threads);
        }
        if (experiment instanceof Experiment.Contest contest) {
            return ContestCost.of(contest, kernels, threads);
        }
        if (experiment instanceof Experiment.OfNeurons metric) {
            return MetricCost.of(metric, kernels, threads);
        }
        if (experiment instanceof Experiment.Identity identity) {
            return IdentityCost.of(identity);
        }
        if (experiment instanceof Experiment.OfCurvature curvature) {
            return CurvatureCost.of(curvature, kernels, threads);
        }
        if (experiment instanceof Experiment.OfGeodesics geodesics) {
            return GeodesicCost.of(geodesics, kernels, threads);
        }
        if (experiment instanceof Experiment.OfCosmology cosmology) {
            return CosmologyCost.of(cosmology);
        }
        if (experiment instanceof Experiment.Gravity gravity) {
            return GravityCost.of(gravity, new Engine(kernels, Crew.alone()), threads);
        }
        if (experiment instanceof Experiment.Einstein einstein) {
            return EinsteinCost.of(einstein, new Engine(kernels, Crew.alone()), threads);
        }
        if (experiment instanceof Experiment.OnGrid solved) {
            return FieldCost.of(solved, new Engine(kernels, Crew.alone()), threads);
        }
        if (experiment instanceof Experiment.Learning learning && learning.ensemble() != null) {
            return ofEnsemble(learning, learning.ensemble(), data, kernels, threads);
        }
        return ofLearners(experiment, Objects.requireNonNull(experiment.learning()), data, kernels, threads);
    }

    /// Learners that are read out one by one.
    static Cost ofLearners(Experiment experiment, LearningPlan plan, Split data, Kernels kernels, int threads) {
        Engine engine = new Engine(kernels, Crew.alone());
        long seed = experiment.header().seed();
        BoundaryDistribution distribution = plan.data().distribution(data, seed, 0);
        Septuple septuple = plan.network().septuple(distribution, plan.batch(), seed, 0);
        Learner learner = new Learner(septuple, plan.mode(), plan.optimiser(), seed, 0, engine);
        double fastest = fastestStep(learner::step);
        long start = System.nanoTime();
        if (data.test().classes() > 0) {
            plan.dynamics().classify(septuple, data.test(), engine);
        }
        double readout = (System.nanoTime() - start) * 1e-9;
        int together = Math.min(threads, plan.replicas());
        double rounds = Math.ceilDiv(plan.replicas(), together);
        double seconds =
                rounds * (plan.stepsUntil(plan.epochs(), data.train().samples()) * fastest + plan.epochs() * readout);
        long state = learner.save().stream().mapToLong(part -> part.length).sum() * Double.BYTES;
        long neurons = septuple.projector().neurons();
        long drawn = neurons <= NetworkPortrait.MOST_NEURONS ? 2 * neurons * neurons * Double.BYTES : 0;
        long disk = BYTES_OF_REPORT
                + BYTES_PER_EPOCH * plan.epochs() * plan.replicas()
                + (long) plan.replicas() * learner.trainables().size() * Double.BYTES
                + CHECKPOINTS * together * state
                + drawn;
        return new Cost(seconds, memoryBytes(experiment, data, threads), disk);
    }

    private static Cost ofEnsemble(
            Experiment.Learning experiment, EnsemblePlan recording, Split data, Kernels kernels, int threads) {
        LearningPlan plan = experiment.learning();
        int probed = Math.min(PROBED, plan.replicas());
        Ensemble ensemble = EnsembleLearning.start(experiment, data, 0, probed, new Engine(kernels, Crew.alone()));
        double fastest = fastestStep(() -> ensemble.advance(1));
        long end = plan.stepsUntil(plan.epochs(), data.train().samples());
        EnsemblePlan.Branch branch = recording.branch();
        double steps = (double) end * plan.replicas();
        double written = (double) (end / recording.every() + 1) * plan.replicas();
        if (branch != null) {
            steps += (double) (end - branch.at()) * branch.replicas();
            written += (double) ((end - branch.at()) / recording.every() + 2) * branch.replicas();
        }
        long state = (long) ensemble.snapshot().rows()[0].length * Double.BYTES;
        long kept = (long) plan.replicas() + (branch == null ? 0 : branch.replicas());
        long disk =
                BYTES_OF_REPORT + (long) (written * ensemble.trainables() * Double.BYTES) + CHECKPOINTS * kept * state;
        return new Cost(steps / probed * fastest / threads, memoryBytes(experiment, data, threads), disk);
    }

    /// Seconds of a step once code is compiled: until then vector kernels are up to a thousand times slower. So probing goes on
    /// as long as steps get faster or the compiler is at work, but not for ever.
    private static double fastestStep(Runnable step) {
        return fastestStep(step, CALM_NANOS);
    }

    /// As above.
    ///
    /// @param step what is timed
    /// @param rest nanoseconds without progress after which it is taken as compiled
    /// @return seconds
    static double fastestStep(Runnable step, long rest) {
        double fastest = Double.POSITIVE_INFINITY;
        long begin = System.nanoTime();
        long calm = begin;
        long compiled = -1;
        for (int made = 0; made < LEAST_PROBES || goesOn(begin, calm, rest); made++) {
            long start = System.nanoTime();
            step.run();
            long end = System.nanoTime();
            double seconds = (end - start) * 1e-9;
            long compiling = compilationMillis();
            if (seconds < FASTER * fastest || compiling != compiled) {
                calm = end;
                compiled = compiling;
            }
            fastest = Math.min(fastest, seconds);
        }
        return fastest;
    }

    private static boolean goesOn(long begin, long calm, long rest) {
        long now = System.nanoTime();
        return now - calm < rest && now - begin < PROBE_NANOS;
    }

    private static long compilationMillis() {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }

    /// Memory that an experiment needs.
    ///
    /// @param experiment what would be computed
    /// @param data       its samples
    /// @param threads    worker threads
    /// @return bytes of arrays, an upper bound within a factor of two
    public static long memoryBytes(Experiment experiment, Split data, int threads) {
        if (experiment instanceof Experiment.Measure measure) {
            return MeasureCost.memoryBytes(measure);
        }
        if (experiment instanceof Experiment.Clouds clouds) {
            return CloudsCost.memoryBytes(clouds, threads);
        }
        if (experiment instanceof Experiment.OfPremises premises) {
            return PremisesCost.memoryBytes(premises, threads);
        }
        if (experiment instanceof Experiment.Contest contest) {
            return ContestCost.memoryBytes(contest, threads);
        }
        if (experiment instanceof Experiment.OfNeurons metric) {
            return MetricCost.memoryBytes(metric);
        }
        if (experiment instanceof Experiment.Identity identity) {
            return IdentityCost.memoryBytes(identity);
        }
        if (experiment instanceof Experiment.OfCurvature curvature) {
            return CurvatureCost.memoryBytes(curvature);
        }
        if (experiment instanceof Experiment.OfGeodesics geodesics) {
            return GeodesicCost.memoryBytes(geodesics);
        }
        if (experiment instanceof Experiment.OfCosmology cosmology) {
            return CosmologyCost.memoryBytes(cosmology);
        }
        if (experiment instanceof Experiment.Gravity gravity) {
            return GravityCost.memoryBytes(gravity, threads);
        }
        if (experiment instanceof Experiment.Einstein einstein) {
            return EinsteinCost.memoryBytes(einstein);
        }
        if (experiment instanceof Experiment.OnGrid solved) {
            return FieldCost.memoryBytes(solved, threads);
        }
        long laws = experiment instanceof Experiment.FreeEnergy law ? FreeEnergyCost.memoryBytes(law, data) : 0;
        LearningPlan plan = experiment.learning();
        return plan == null ? laws : laws + learnerBytes(experiment, plan, data, threads);
    }

    private static long learnerBytes(Experiment experiment, LearningPlan plan, Split data, int threads) {
        boolean all = experiment instanceof Experiment.Learning learning && learning.ensemble() != null;
        long together = all ? plan.replicas() : Math.min(threads, plan.replicas());
        if (experiment instanceof Experiment.Learning learning && learning.ensemble() != null) {
            EnsemblePlan.Branch branch = learning.ensemble().branch();
            together += branch == null ? 0 : branch.replicas();
        }
        long samples = (long) data.train().samples() + data.test().samples();
        int inputs = data.train().features();
        int outputs = data.train().classes();
        long neurons = (long) inputs + plan.network().bulk().bulk() + outputs;
        long synapses = plan.network().bulk().synapses(inputs, outputs);
        long columns = Math.max(plan.batch(), Readout.COLUMNS);
        long shared = Double.BYTES
                * (2 * samples * inputs + neurons * columns * ARRAYS_PER_STATE * Math.min(threads, together));
        long order = plan.data().order() instanceof SampledData.Shuffled ? Integer.BYTES * samples : 0;
        long kept = all && synapses <= SMALL ? PER_REPLICA : neurons * columns * Double.BYTES;
        long moving = plan.mode() instanceof LearningMode.Canonical canonical
                ? Double.BYTES * neurons * plan.batch() * canonical.chains() * ARRAYS_PER_CHAIN
                : 0;
        return shared
                + together
                        * (bytesOf(plan.network().bulk(), inputs, outputs)
                                + order
                                + kept
                                + moving
                                + chainBytes(plan, data));
    }

    /// Memory in which one replica keeps the chains of canonical learning, as every checkpoint does too.
    ///
    /// @param plan what learns
    /// @param data its samples
    /// @return 8·chains·samples·bulk; 0 in other modes
    public static long chainBytes(LearningPlan plan, Split data) {
        return plan.mode() instanceof LearningMode.Canonical canonical
                ? (long) Double.BYTES
                        * canonical.chains()
                        * data.train().samples()
                        * plan.network().bulk().bulk()
                : 0;
    }

    private static long bytesOf(Wiring bulk, int inputs, int outputs) {
        long synapses = bulk.synapses(inputs, outputs);
        if (bulk instanceof Wiring.SparseRecurrent sparse) {
            long within = (long) sparse.size() * sparse.inDegree();
            long around = synapses - within;
            long learning = around + (sparse.trainable() ? within : 0);
            return SPARSE_BYTES * (within + sparse.size()) + Double.BYTES * ARRAYS_PER_WEIGHT * learning;
        }
        if (bulk instanceof Wiring.Ring ring) {
            return SPARSE_BYTES * (synapses + ring.neurons()) + Double.BYTES * ARRAYS_PER_WEIGHT * synapses;
        }
        return Double.BYTES * ARRAYS_PER_WEIGHT * synapses;
    }
}
