package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// Populations that are moved from λ = 0 to λ = 1 and weighed on the way: log w ← log w − (λ_t − λ_{t−1})D before each move that leaves
/// λ_t's law invariant, so the mean of w is Z without bias, however far from equilibrium the particles are.
///
/// | | |
/// |---|---|
/// | λ_t | equal steps of thermodynamic length ∫ sd_λ(D) dλ, from the rungs' measured deviations |
/// | moves | one transition each, with the step size and the scales of the nearest rung: fixed beforehand |
/// | resampling | systematic, in islands whose effective size falls below half, if told |
/// | error | without resampling from the spread of w over all particles, s(w)/(w̄√n); with it from the spread over islands |
///
/// Source: R. M. Neal, Statistics and Computing 11 (2001) 125; P. Del Moral, A. Doucet, A. Jasra, JRSS B 68 (2006) 411.
final class AnnealedPopulation {

    private static final double LEAST_EFFECTIVE = 0.5;

    private final CanonicalLaw law;
    private final Annealing plan;
    private final Ladder ladder;
    private final CanonicalSampler sampler;
    private final double[] schedule;
    private final long seed;
    private final int block;
    private final Engine engine;
    private final int perCase;
    private final int width;
    private final ChainBlock[] blocks;
    private final double[][] lambda;
    private final double[] logWeight;
    private final double[] banked;
    private int stage;

    /// Particles drawn from the base law.
    ///
    /// @param sampler   has warmed up on the ladder
    /// @param deviation of D on each rung
    AnnealedPopulation(
            CanonicalLaw law,
            Annealing plan,
            Ladder ladder,
            CanonicalSampler sampler,
            double[] deviation,
            long seed,
            int block,
            Engine engine) {
        this.law = law;
        this.plan = plan;
        this.ladder = ladder;
        this.sampler = sampler;
        this.schedule = schedule(ladder, deviation, plan.stages());
        this.seed = seed;
        this.block = block;
        this.engine = engine;
        this.perCase = plan.islands() * plan.particles();
        this.width = sampler.width();
        int columns = Math.multiplyExact(law.cases(), perCase);
        this.blocks = new ChainBlock[Math.ceilDiv(columns, width)];
        this.lambda = new double[blocks.length][];
        this.logWeight = new double[columns];
        this.banked = new double[law.cases() * plan.islands()];
        Engine alone = engine.alone();
        engine.crew().work(blocks.length, (worker, k) -> {
            int count = Math.min(width, columns - k * width);
            int[] caseOf = new int[count];
            for (int c = 0; c < count; c++) {
                caseOf[c] = (k * width + c) / perCase;
            }
            lambda[k] = new double[count];
            blocks[k] = new ChainBlock(law, caseOf, lambda[k], alone);
            blocks[k].drawFromBase(seed, stream(k));
        });
    }

    /// Stages at equal steps of the length ∫ sd dλ, sd running straight from rung to rung.
    static double[] schedule(Ladder ladder, double[] deviation, int stages) {
        int rungs = ladder.rungs();
        double[] length = new double[rungs];
        for (int k = 1; k < rungs; k++) {
            double gap = ladder.lambda(k) - ladder.lambda(k - 1);
            length[k] = length[k - 1] + 0.5 * gap * (deviation[k] + deviation[k - 1]);
        }
        double[] lambda = new double[stages + 1];
        int k = 1;
        for (int t = 1; t < stages; t++) {
            double wanted = length[rungs - 1] * t / stages;
            while (length[k] < wanted) {
                k++;
            }
            double gap = ladder.lambda(k) - ladder.lambda(k - 1);
            double rest = wanted - length[k - 1];
            double slope = (deviation[k] - deviation[k - 1]) / gap;
            double low = deviation[k - 1];
            double root = Math.sqrt(Math.max(low * low + 2 * slope * rest, 0));
            double along = low + root == 0 ? gap : 2 * rest / (low + root);
            lambda[t] = Math.min(ladder.lambda(k - 1) + along, 1);
        }
        lambda[stages] = 1;
        return lambda;
    }

    private int stream(int k) {
        return block * 0x10000 + 0x8000 + k;
    }

    int stage() {
        return stage;
    }

    /// Weighs, resamples where due, and moves.
    void step() {
        double gap = schedule[stage + 1] - schedule[stage];
        for (int p = 0; p < logWeight.length; p++) {
            logWeight[p] -= gap * blocks[p / width].difference()[p % width];
        }
        stage++;
        if (plan.resampling() && stage < plan.stages()) {
            resample();
        }
        if (stage < plan.stages()) {
            move(schedule[stage]);
        }
    }

    private void move(double to) {
        int rung = nearest(to);
        double size = sampler.stepSize();
        for (int k = 0; k < blocks.length; k++) {
            Arrays.fill(lambda[k], to);
            setScales(blocks[k], rung);
        }
        Leapfrog leapfrog = sampler.leapfrog(size, stage);
        engine.crew().work(blocks.length, (worker, k) -> blocks[k].transition(seed, stream(k), stage, leapfrog));
    }

    private void setScales(ChainBlock part, int rung) {
        int columns = part.columns();
        for (int row = 0; row < part.scale().length; row += columns) {
            double scale = sampler.scale(rung, law.neurons().from() + row / columns);
            Arrays.fill(part.scale(), row, row + columns, scale);
        }
    }

    private int nearest(double to) {
        int nearest = 0;
        for (int k = 1; k < ladder.rungs(); k++) {
            if (Math.abs(ladder.lambda(k) - to) < Math.abs(ladder.lambda(nearest) - to)) {
                nearest = k;
            }
        }
        return nearest;
    }

    private void resample() {
        RandomStream random = new RandomStream(seed, Purpose.RESAMPLING, block, stage);
        int particles = plan.particles();
        for (int island = 0; island < banked.length; island++) {
            double u = random.nextUniform();
            int from = island * particles;
            double top = largest(from);
            double sum = 0;
            double squares = 0;
            for (int p = from; p < from + particles; p++) {
                double w = Elementary.exp(logWeight[p] - top);
                sum += w;
                squares += w * w;
            }
            if (sum * sum < LEAST_EFFECTIVE * particles * squares) {
                banked[island] += top + Elementary.log(sum / particles);
                systematic(from, u, top, sum);
                Arrays.fill(logWeight, from, from + particles, 0);
            }
        }
    }

    /// Particle p survives as often as a comb of equal teeth hits its share of the weights.
    private void systematic(int from, double u, double top, double sum) {
        int particles = plan.particles();
        double[][] survivors = new double[particles][];
        double cumulated = 0;
        int next = 0;
        for (int p = from; p < from + particles; p++) {
            cumulated += Elementary.exp(logWeight[p] - top) / sum * particles;
            while (next < particles && (next + u < cumulated || p == from + particles - 1)) {
                survivors[next++] = blocks[p / width].copyOf(p % width);
            }
        }
        for (int k = 0; k < particles; k++) {
            blocks[(from + k) / width].set((from + k) % width, survivors[k]);
        }
    }

    private double largest(int from) {
        double top = Double.NEGATIVE_INFINITY;
        for (int p = from; p < from + plan.particles(); p++) {
            top = Math.max(top, logWeight[p]);
        }
        return top;
    }

    /// log Z of a case with its asymptotic error; n is the effective number of particles, or of islands.
    Estimate logPartition(int ofCase) {
        double[] byIsland = islands(ofCase);
        if (plan.resampling()) {
            return logOfMean(byIsland);
        }
        return logOfMean(Arrays.copyOfRange(logWeight, ofCase * perCase, (ofCase + 1) * perCase));
    }

    /// log Z of a case from the islands chosen.
    double logPartition(int ofCase, int[] chosen) {
        double[] all = islands(ofCase);
        double[] some = new double[chosen.length];
        Arrays.setAll(some, k -> all[chosen[k]]);
        return logOfMean(some).value();
    }

    /// Number of independent populations.
    int islands() {
        return plan.islands();
    }

    /// The least number of particles, over the cases, that the weights are worth; of islands times particles where they are resampled.
    double leastEffective() {
        double least = Double.POSITIVE_INFINITY;
        for (int s = 0; s < law.cases(); s++) {
            double share = plan.resampling() ? plan.particles() : 1;
            least = Math.min(least, logPartition(s).n() * share);
        }
        return least;
    }

    /// ⟨H⟩ of a case at λ = 1: the weighted mean over its particles, with its error by leaving out islands.
    Estimate loss(int ofCase) {
        int islands = plan.islands();
        return Bootstrap.jackknife(islands, chosen -> weighedLoss(ofCase, chosen));
    }

    private double weighedLoss(int ofCase, int[] chosen) {
        double top = Double.NEGATIVE_INFINITY;
        for (int i : chosen) {
            int island = ofCase * plan.islands() + i;
            top = Math.max(top, banked[island] + largest(island * plan.particles()));
        }
        double weight = 0;
        double sum = 0;
        for (int i : chosen) {
            int island = ofCase * plan.islands() + i;
            for (int p = island * plan.particles(); p < (island + 1) * plan.particles(); p++) {
                double w = Elementary.exp(banked[island] + logWeight[p] - top);
                weight += w;
                sum = Math.fma(w, blocks[p / width].loss()[p % width], sum);
            }
        }
        return sum / weight;
    }

    private double[] islands(int ofCase) {
        double[] log = new double[plan.islands()];
        for (int i = 0; i < log.length; i++) {
            int island = ofCase * plan.islands() + i;
            int from = island * plan.particles();
            double[] part = Arrays.copyOfRange(logWeight, from, from + plan.particles());
            log[i] = banked[island] + logOfMean(part).value();
        }
        return log;
    }

    private static Estimate logOfMean(double[] logs) {
        double top = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            top = Math.max(top, log);
        }
        double sum = 0;
        double squares = 0;
        for (double log : logs) {
            double w = Elementary.exp(log - top);
            sum += w;
            squares += w * w;
        }
        double n = logs.length;
        double spread = 0;
        for (double log : logs) {
            double distance = Elementary.exp(log - top) * n / sum - 1;
            spread = Math.fma(distance, distance, spread);
        }
        double relative = spread / n / (n - 1);
        long effective = Math.max(1, (long) (sum * sum / squares));
        return new Estimate(top + Elementary.log(sum / n), Math.sqrt(relative), effective);
    }

    List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(new double[] {stage});
        all.add(logWeight.clone());
        all.add(banked.clone());
        for (ChainBlock part : blocks) {
            all.add(part.states().clone());
        }
        return all;
    }

    void resume(List<double[]> saved) {
        stage = (int) saved.get(0)[0];
        System.arraycopy(saved.get(1), 0, logWeight, 0, logWeight.length);
        System.arraycopy(saved.get(2), 0, banked, 0, banked.length);
        for (int k = 0; k < blocks.length; k++) {
            blocks[k].moveTo(saved.get(3 + k));
        }
    }
}
