package org.septuple.numerics;

import java.util.function.LongConsumer;

/// Coordinates of many replicas, in blocks of [#BLOCK]: what one worker works off at a time. In a block coordinate k of replica r stands at
/// k·[#BLOCK] + r; the last block may be part empty.
///
/// Blocks are part of the definition of an ensemble, which gives each a random stream of its own; workers are not.
public final class ReplicaBlocks {

    /// Replicas per block.
    public static final int BLOCK = 1024;

    private final int replicas;
    private final int dimension;
    private final double[][] blocks;

    /// Zeros.
    ///
    /// @param replicas  R ≥ 1
    /// @param dimension d ≥ 0 coordinates per replica
    public ReplicaBlocks(int replicas, int dimension) {
        if (replicas < 1 || dimension < 0 || dimension > Integer.MAX_VALUE / BLOCK - 1) {
            throw new IllegalArgumentException(
                    "replicas %d must be >= 1, dimension %d >= 0".formatted(replicas, dimension));
        }
        this.replicas = replicas;
        this.dimension = dimension;
        this.blocks = new double[(replicas - 1) / BLOCK + 1][dimension * BLOCK];
    }

    /// Number of replicas R.
    ///
    /// @return ≥ 1
    public int replicas() {
        return replicas;
    }

    /// Number of blocks.
    ///
    /// @return ⌈R/[#BLOCK]⌉
    public int count() {
        return blocks.length;
    }

    /// One block; the live array.
    ///
    /// @param index in [0, count)
    /// @return length d·[#BLOCK]
    public double[] block(int index) {
        return blocks[index];
    }

    /// Replicas in a block, its first ones.
    ///
    /// @param index in [0, count)
    /// @return in [1, [#BLOCK]]
    public int active(int index) {
        return Math.min(BLOCK, replicas - index * BLOCK);
    }

    /// One coordinate of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param target     receives R numbers
    public void read(int coordinate, double[] target) {
        int place = place(coordinate);
        for (int index = 0; index < blocks.length; index++) {
            System.arraycopy(blocks[index], place, target, index * BLOCK, active(index));
        }
    }

    /// Sets one coordinate of all replicas.
    ///
    /// @param coordinate in [0, d)
    /// @param source     R numbers
    public void write(int coordinate, double[] source) {
        int place = place(coordinate);
        for (int index = 0; index < blocks.length; index++) {
            System.arraycopy(source, index * BLOCK, blocks[index], place, active(index));
        }
    }

    private int place(int coordinate) {
        if (coordinate < 0 || coordinate >= dimension) {
            throw new IllegalArgumentException("coordinate %d must be in [0, %d)".formatted(coordinate, dimension));
        }
        return coordinate * BLOCK;
    }

    /// Lets an ensemble go on and records some coordinates on the way, at the present time first.
    ///
    /// @param steps       made so far
    /// @param until       steps, ≥ the present ones
    /// @param every       steps between records, ≥ 1
    /// @param advance     makes so many steps of these replicas
    /// @param coordinates which are recorded
    /// @return times in steps
    public Trajectories record(long steps, long until, long every, LongConsumer advance, int... coordinates) {
        Trajectories trajectories =
                new Trajectories(Trajectories.times(steps, until, every), replicas, coordinates.length);
        double[] all = new double[replicas];
        long now = steps;
        for (int i = 0; i < trajectories.times(); i++) {
            advance.accept(trajectories.time(i) - now);
            now = trajectories.time(i);
            for (int c = 0; c < coordinates.length; c++) {
                read(coordinates[c], all);
                trajectories.set(i, c, all);
            }
        }
        advance.accept(until - now);
        return trajectories;
    }

    /// Replicas that left the finite numbers.
    ///
    /// @return how many
    public int diverged() {
        int count = 0;
        for (int r = 0; r < replicas; r++) {
            boolean finite = true;
            for (int k = 0; k < dimension; k++) {
                finite &= Double.isFinite(blocks[r / BLOCK][k * BLOCK + r % BLOCK]);
            }
            count += finite ? 0 : 1;
        }
        return count;
    }
}
