package org.septuple.thermodynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Markov chains for every case of a canonical law and every rung of its ladder, all in step.
///
/// ```
/// step, step, … ─▶ step, step, …      one step = one transition of each chain, then, if tempered, exchanges between
/// ε, s adapt        ε, s fixed        neighbouring rungs: even pairs and odd pairs by turns
/// ```
///
/// | | |
/// |---|---|
/// | step size ε | one for all, by dual averaging: the rung that accepts least meets the target |
/// | scales s | per rung and neuron, the pooled standard deviation within cases and over chains, in three growing windows |
/// | exchange of rungs i, j | with probability min(1, e^{(λ_i − λ_j)(D_i − D_j)}) |
///
/// Chains of different number never meet, so a chain number is an independent unit for a bootstrap. Bits depend on (law, ladder,
/// plan, seed, block) alone. Work is cut into blocks of columns by N and their number alone.
public final class CanonicalSampler {

    private static final int BLOCK_NUMBERS = 1 << 15;
    private static final int LEAST_NUMBERS = 1 << 11;
    private static final int LEAST_COLUMNS = 16;
    private static final int MOST_COLUMNS = 512;
    private static final int PIECES = 8;
    private static final double[] WINDOWS = {0.1, 0.2, 0.4, 0.85};

    private final CanonicalLaw law;
    private final Ladder ladder;
    private final Sampling plan;
    private final long seed;
    private final int block;
    private final Crew crew;
    private final ChainBlock[] blocks;
    private final int width;
    private final StepSize stepSize;
    private double settled;
    private @Nullable ScaleAdaptation adaptation;
    private long time;
    private final double[] acceptance;
    private final double[] exchanged;
    private final double[] proposed;
    private long counted;

    /// Chains at draws from the base law.
    ///
    /// @param law    what is sampled
    /// @param ladder rungs
    /// @param plan   proposal, chains, tempering
    /// @param seed   of all draws
    /// @param block  such as the replica; two samplers of the same seed need different ones
    /// @param engine kernels and workers
    public CanonicalSampler(CanonicalLaw law, Ladder ladder, Sampling plan, long seed, int block, Engine engine) {
        this.law = law;
        this.ladder = ladder;
        this.plan = plan;
        this.seed = seed;
        this.block = block;
        this.crew = engine.crew();
        int n = law.septuple().projector().neurons();
        long columns = (long) law.cases() * ladder.rungs() * plan.chains();
        if (columns > Integer.MAX_VALUE / 8) {
            throw new IllegalArgumentException(
                    "%d cases x %d rungs x %d chains are too many columns; use fewer cases or chains"
                            .formatted(law.cases(), ladder.rungs(), plan.chains()));
        }
        this.width = width(n, (int) columns);
        this.blocks = new ChainBlock[(int) Math.ceilDiv(columns, width)];
        Engine alone = engine.alone();
        crew.work(blocks.length, (worker, k) -> blocks[k] = newBlock(k, (int) columns, alone));
        double guess = Math.min(1, StrictMath.pow(law.neurons().size(), -0.25));
        this.stepSize = new StepSize(guess, plan.proposal().acceptance());
        this.settled = guess;
        this.acceptance = new double[ladder.rungs()];
        this.exchanged = new double[ladder.rungs()];
        this.proposed = new double[ladder.rungs()];
    }

    /// Columns of a block: so few that its arrays stay in a cache and that several threads get some, so many that the work of a
    /// block is worth its beginning.
    private static int width(int n, int columns) {
        int most = Math.clamp(BLOCK_NUMBERS / n, LEAST_COLUMNS, MOST_COLUMNS);
        int least = Math.clamp(Math.ceilDiv(LEAST_NUMBERS, n), LEAST_COLUMNS, most);
        return Math.clamp(Math.ceilDiv(columns, PIECES), least, most) / LEAST_COLUMNS * LEAST_COLUMNS;
    }

    private ChainBlock newBlock(int k, int columns, Engine engine) {
        int first = k * width;
        int count = Math.min(width, columns - first);
        int[] caseOf = new int[count];
        double[] lambda = new double[count];
        for (int c = 0; c < count; c++) {
            caseOf[c] = (first + c) / (ladder.rungs() * plan.chains());
            lambda[c] = ladder.lambda((first + c) / plan.chains() % ladder.rungs());
        }
        ChainBlock made = new ChainBlock(law, caseOf, lambda, engine);
        made.drawFromBase(seed, stream(k));
        return made;
    }

    private int stream(int k) {
        return block * 0x10000 + k;
    }

    private int place(int ofCase, int rung, int chain) {
        return (ofCase * ladder.rungs() + rung) * plan.chains() + chain;
    }

    /// One transition of every chain; while fewer than [Sampling#warmUp] were made, step size and scales adapt.
    public void step() {
        if (time >= plan.warmUp()) {
            move(settled);
            double[] mean = meanAcceptance();
            for (int rung = 0; rung < mean.length; rung++) {
                acceptance[rung] += mean[rung];
            }
            counted++;
            return;
        }
        move(stepSize.present());
        stepSize.update(least(meanAcceptance()));
        if (adaptation != null) {
            adaptation.add(blocks);
        }
        if (isWindowEnd(time)) {
            if (adaptation != null) {
                adaptation.apply(blocks);
                stepSize.restart(stepSize.settled());
            }
            adaptation = newAdaptation();
        }
        if (time == plan.warmUp()) {
            settled = stepSize.settled();
            adaptation = null;
            clearCounts();
        }
    }

    private ScaleAdaptation newAdaptation() {
        return new ScaleAdaptation(law, ladder.rungs(), plan.chains(), width, blocks);
    }

    private boolean isWindowEnd(long transitions) {
        for (double end : WINDOWS) {
            if (transitions == (int) (end * plan.warmUp())) {
                return true;
            }
        }
        return false;
    }

    /// Whether the warm-up has ended.
    ///
    /// @return true once [#step] leaves step size and scales alone
    public boolean isWarm() {
        return time >= plan.warmUp();
    }

    /// The leapfrog steps of the transition at some time.
    Leapfrog leapfrog(double size, long at) {
        return Leapfrog.of(plan.proposal(), size, new RandomStream(seed, Purpose.CANONICAL_LENGTH, block, at));
    }

    private void move(double size) {
        Leapfrog leapfrog = leapfrog(size, time);
        crew.work(blocks.length, (worker, k) -> blocks[k].transition(seed, stream(k), time, leapfrog));
        if (plan.tempering()) {
            exchange();
        }
        time++;
    }

    /// Columns of a block.
    int width() {
        return width;
    }

    private void exchange() {
        RandomStream random = new RandomStream(seed, Purpose.CANONICAL_EXCHANGE, block, time);
        int first = (int) (time % 2);
        for (int s = 0; s < law.cases(); s++) {
            for (int rung = first; rung + 1 < ladder.rungs(); rung += 2) {
                double gap = ladder.lambda(rung) - ladder.lambda(rung + 1);
                for (int chain = 0; chain < plan.chains(); chain++) {
                    double u = random.nextUniform();
                    int low = place(s, rung, chain);
                    int high = place(s, rung + 1, chain);
                    double exponent = gap * (difference(low) - difference(high));
                    proposed[rung]++;
                    exchanged[rung] += Elementary.exp(Math.min(exponent, 0));
                    if (u < Elementary.exp(Math.min(exponent, 0))) {
                        ChainBlock.exchange(blocks[low / width], low % width, blocks[high / width], high % width);
                    }
                }
            }
        }
    }

    private double difference(int place) {
        return blocks[place / width].difference()[place % width];
    }

    private double[] meanAcceptance() {
        double[] mean = new double[ladder.rungs()];
        int place = 0;
        for (ChainBlock part : blocks) {
            for (int c = 0; c < part.columns(); c++, place++) {
                mean[place / plan.chains() % ladder.rungs()] += part.acceptance()[c];
            }
        }
        for (int rung = 0; rung < mean.length; rung++) {
            mean[rung] /= (double) law.cases() * plan.chains();
        }
        return mean;
    }

    private static double least(double[] values) {
        double least = values[0];
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private void clearCounts() {
        Arrays.fill(acceptance, 0);
        Arrays.fill(exchanged, 0);
        Arrays.fill(proposed, 0);
        counted = 0;
        for (ChainBlock part : blocks) {
            Arrays.fill(part.divergences(), 0);
        }
    }

    /// Tells that ŵ or b of the network changed: chains go on from their states.
    public void trainablesChanged() {
        crew.work(blocks.length, (worker, k) -> {
            blocks[k].energy().trainablesChanged();
            blocks[k].statesChanged();
        });
    }

    /// All that the future depends on.
    ///
    /// @return copies, to be given to [#resume] of a sampler of the same arguments
    public List<double[]> save() {
        List<double[]> all = new ArrayList<>();
        all.add(new double[] {time, settled, counted});
        all.add(stepSize.save());
        all.add(acceptance.clone());
        all.add(exchanged.clone());
        all.add(proposed.clone());
        for (ChainBlock part : blocks) {
            all.add(part.states().clone());
            all.add(part.scale().clone());
            all.add(Arrays.stream(part.divergences()).asDoubleStream().toArray());
        }
        if (adaptation != null) {
            all.addAll(adaptation.save());
        }
        return all;
    }

    /// Goes on where a sampler of the same arguments was, with the same bits.
    ///
    /// @param saved what [#save] gave
    public void resume(List<double[]> saved) {
        int perBlock = 3;
        int fixed = 5 + perBlock * blocks.length;
        if (saved.size() < fixed || saved.get(5).length != blocks[0].states().length) {
            throw new IllegalArgumentException("these %d arrays were saved by another sampler".formatted(saved.size()));
        }
        time = (long) saved.get(0)[0];
        settled = saved.get(0)[1];
        counted = (long) saved.get(0)[2];
        stepSize.resume(saved.get(1));
        copy(saved.get(2), acceptance);
        copy(saved.get(3), exchanged);
        copy(saved.get(4), proposed);
        for (int k = 0; k < blocks.length; k++) {
            copy(saved.get(5 + perBlock * k + 1), blocks[k].scale());
            blocks[k].moveTo(saved.get(5 + perBlock * k));
            double[] divergences = saved.get(5 + perBlock * k + 2);
            for (int c = 0; c < divergences.length; c++) {
                blocks[k].divergences()[c] = (long) divergences[c];
            }
        }
        adaptation = saved.size() == fixed ? null : newAdaptation();
        if (adaptation != null) {
            adaptation.resume(saved.subList(fixed, saved.size()));
        }
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /// H of one chain at its present state.
    ///
    /// @param ofCase in [0, S)
    /// @param rung   in [0, rungs)
    /// @param chain  in [0, chains)
    /// @return ≥ 0 where V_H = 0
    public double loss(int ofCase, int rung, int chain) {
        int place = place(ofCase, rung, chain);
        return blocks[place / width].loss()[place % width];
    }

    /// D = E₁ − E₀ of one chain at its present state.
    ///
    /// @param ofCase in [0, S)
    /// @param rung   in [0, rungs)
    /// @param chain  in [0, chains)
    /// @return any number
    public double difference(int ofCase, int rung, int chain) {
        return difference(place(ofCase, rung, chain));
    }

    /// State of one free neuron of one chain.
    ///
    /// @param ofCase in [0, S)
    /// @param rung   in [0, rungs)
    /// @param chain  in [0, chains)
    /// @param neuron among [CanonicalLaw#neurons]
    /// @return x_i
    public double state(int ofCase, int rung, int chain, int neuron) {
        int place = place(ofCase, rung, chain);
        ChainBlock part = blocks[place / width];
        return part.states()[(neuron - law.neurons().from()) * part.columns() + place % width];
    }

    /// Transitions made, warm-up included.
    ///
    /// @return ≥ 0
    public long time() {
        return time;
    }

    /// Step size that the warm-up found.
    ///
    /// @return ε > 0, in units of the scales
    public double stepSize() {
        return settled;
    }

    /// Scale of one neuron on one rung.
    ///
    /// @param rung   in [0, rungs)
    /// @param neuron among [CanonicalLaw#neurons]
    /// @return standard deviation found in the warm-up
    double scale(int rung, int neuron) {
        int place = place(0, rung, 0);
        ChainBlock part = blocks[place / width];
        return part.scale()[(neuron - law.neurons().from()) * part.columns() + place % width];
    }

    /// Mean acceptance of the transitions of a rung since the warm-up.
    ///
    /// @param rung in [0, rungs)
    /// @return in [0, 1]; NaN before the first step
    public double acceptance(int rung) {
        return acceptance[rung] / counted;
    }

    /// Mean acceptance of exchanges of a rung with the next higher one since the warm-up.
    ///
    /// @param rung in [0, rungs − 1)
    /// @return in [0, 1]; NaN without tempering
    public double exchange(int rung) {
        return exchanged[rung] / proposed[rung];
    }

    /// Divergent transitions of a rung since the warm-up.
    ///
    /// @param rung in [0, rungs)
    /// @return ≥ 0
    public long divergences(int rung) {
        long sum = 0;
        for (int s = 0; s < law.cases(); s++) {
            for (int chain = 0; chain < plan.chains(); chain++) {
                int place = place(s, rung, chain);
                sum += blocks[place / width].divergences()[place % width];
            }
        }
        return sum;
    }
}
