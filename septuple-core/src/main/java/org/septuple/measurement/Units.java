package org.septuple.measurement;

/// How a recording is cut into pieces that are taken for independent: the units of every bootstrap.
///
/// Replicas are independent, so with [#FEW] or more of them a unit is a replica, or a group of neighbouring replicas where there are
/// more than [#MOST]. With fewer, each replica is also cut into blocks of time. Blocks of one replica are independent only if they last
/// many correlation times: [#framesPerBlock] says how long they are, and whoever uses them must hold that against the
/// correlation time that was measured.
///
/// Unit of a replica at a frame: `group·blocks + block`.
///
/// @param replicas R ≥ 1
/// @param frames   T ≥ 1
/// @param groups   groups of replicas, in [1, R]
/// @param blocks   blocks of time per replica, in [1, T]
public record Units(int replicas, long frames, int groups, int blocks) {

    /// Replicas that are enough to be the units by themselves.
    public static final int FEW = 16;

    /// Most units.
    public static final int MOST = 128;

    /// Units that blocks of time are made for.
    private static final int WANTED = 32;

    public Units {
        if (replicas < 1 || frames < 1 || groups < 1 || groups > replicas || blocks < 1 || blocks > frames) {
            throw new IllegalArgumentException(
                    "%d groups of %d replicas, %d blocks of %d frames: need 1 <= groups <= replicas, 1 <= blocks <= frames"
                            .formatted(groups, replicas, blocks, frames));
        }
    }

    /// The units of a recording.
    ///
    /// @param recording whose
    /// @return groups of replicas alone, if there are enough; else every replica in blocks of time
    public static Units of(Recording recording) {
        int replicas = recording.replicas();
        if (replicas >= FEW) {
            return new Units(replicas, recording.frames(), Math.min(replicas, MOST), 1);
        }
        long blocks = Math.min(recording.frames(), Math.ceilDiv(WANTED, replicas));
        return new Units(replicas, recording.frames(), replicas, (int) blocks);
    }

    /// Frames that blocks of time need.
    ///
    /// @param replicas R in [1, [#FEW])
    /// @param perBlock frames of each block, ≥ 1
    /// @return frames of a recording whose blocks are as long
    static long frames(int replicas, int perBlock) {
        return (long) Math.ceilDiv(WANTED, replicas) * perBlock;
    }

    /// Number of units.
    ///
    /// @return groups·blocks
    public int count() {
        return groups * blocks;
    }

    /// Whether units are replicas, which are independent without further assumption.
    ///
    /// @return false if time is cut
    public boolean areReplicas() {
        return blocks == 1;
    }

    /// Shortest block.
    ///
    /// @return ⌊T/blocks⌋
    public long framesPerBlock() {
        return frames / blocks;
    }

    /// Group of a replica.
    ///
    /// @param replica in [0, R)
    /// @return in [0, groups)
    public int group(int replica) {
        return (int) ((long) replica * groups / replicas);
    }

    /// Block of a frame.
    ///
    /// @param frame in [0, T)
    /// @return in [0, blocks)
    public int block(long frame) {
        return (int) (((frame + 1) * blocks - 1) / frames);
    }

    /// First frame of a block.
    ///
    /// @param block in [0, blocks]; the last stands for the end
    /// @return in [0, T]
    public long start(int block) {
        return block * frames / blocks;
    }
}
