package org.septuple.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// A boundary distribution that takes samples from a finite dataset, in an order that may change with time.
public final class SampledData implements BoundaryDistribution {

    private final Dataset dataset;
    private final Targets targets;
    private final Order order;
    private final long seed;
    private final int block;
    private final int[] byClass;
    private final int[] upToClass;
    private long shuffledEpoch = -1;
    private int[] shuffle = new int[0];

    /// Which sample comes when.
    public sealed interface Order {}

    /// Each sample once per epoch, shuffled anew each epoch; batches run on across the end of an epoch, so none is lost.
    public record Shuffled() implements Order {}

    /// Every column draws from all samples, with replacement: p_∂ constant in time.
    public record Independent() implements Order {}

    /// Class-incremental data: classes 0 … ⌊t/period⌋ are in play at time t, drawn with replacement.
    ///
    /// @param period steps between the arrivals of two classes, ≥ 1
    public record ClassIncremental(long period) implements Order {
        public ClassIncremental {
            if (period < 1) {
                throw new IllegalArgumentException("class period %d must be >= 1 step".formatted(period));
            }
        }
    }

    /// A distribution over the samples of a dataset.
    ///
    /// @param dataset samples; sets as many inputs as features and as many outputs as classes
    /// @param targets states wanted at the outputs
    /// @param order   which sample comes when
    /// @param seed    of the order
    /// @param block   replica, so that learners see different orders
    public SampledData(Dataset dataset, Targets targets, Order order, long seed, int block) {
        this.dataset = dataset;
        this.targets = targets;
        this.order = order;
        this.seed = seed;
        this.block = block;
        if (order instanceof ClassIncremental) {
            this.byClass = samplesByClass(dataset);
            this.upToClass = samplesUpToClass(dataset);
        } else {
            this.byClass = new int[0];
            this.upToClass = new int[0];
        }
    }

    @Override
    public int inputs() {
        return dataset.features();
    }

    @Override
    public int outputs() {
        return dataset.classes();
    }

    @Override
    public int samples() {
        return dataset.samples();
    }

    @Override
    public int population() {
        return order instanceof Shuffled ? dataset.samples() : 0;
    }

    @Override
    public void draw(long time, BoundaryBatch batch) {
        RandomStream random = new RandomStream(seed, Purpose.BOUNDARY_SAMPLES, block, time);
        for (int column = 0; column < batch.columns(); column++) {
            int sample = switch (order) {
                case Shuffled() -> shuffled(time * batch.columns() + column);
                case Independent() -> random.nextBelow(dataset.samples());
                case ClassIncremental(long period) -> amongFirstClasses(random, time / period + 1);
            };
            dataset.copyInto(sample, batch, column);
            batch.samples()[column] = sample;
            targets.set(batch, column);
        }
    }

    boolean isIndependent() {
        return order instanceof Independent;
    }

    boolean isReplicaOf(SampledData first, int distance) {
        return dataset == first.dataset
                && targets.equals(first.targets)
                && order.equals(first.order)
                && seed == first.seed
                && block == first.block + distance;
    }

    Dataset dataset() {
        return dataset;
    }

    Targets targets() {
        return targets;
    }

    long seed() {
        return seed;
    }

    int block() {
        return block;
    }

    private int shuffled(long place) {
        long epoch = place / dataset.samples();
        if (epoch != shuffledEpoch) {
            shuffle = new RandomStream(seed, Purpose.SHUFFLE, block, epoch).permutation(dataset.samples());
            shuffledEpoch = epoch;
        }
        return shuffle[(int) (place % dataset.samples())];
    }

    private int amongFirstClasses(RandomStream random, long classes) {
        int last = (int) Math.min(classes, dataset.classes()) - 1;
        return byClass[random.nextBelow(upToClass[last])];
    }

    private static int[] samplesByClass(Dataset dataset) {
        return IntStream.range(0, dataset.samples())
                .boxed()
                .sorted(Comparator.comparingInt(dataset::label))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] samplesUpToClass(Dataset dataset) {
        int[] count = new int[dataset.classes()];
        for (int sample = 0; sample < dataset.samples() && dataset.classes() > 0; sample++) {
            count[dataset.label(sample)]++;
        }
        Arrays.parallelPrefix(count, Integer::sum);
        if (count.length == 0 || count[0] == 0) {
            throw new IllegalArgumentException(
                    "class-incremental order needs labelled samples of class 0, %s has none; choose shuffled or independent"
                            .formatted(dataset.name()));
        }
        return count;
    }
}
