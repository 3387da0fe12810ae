package org.septuple.numerics.lanes;

import org.septuple.numerics.Philox;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomKernels;

/// Random numbers by [PhiloxVectors] and [BoxMuller]. Where one pass feeds the next, they meet in the target itself, in
/// pieces that stay in the first-level cache. What does not fill a register is left to the scalar kernels.
final class VectorRandom implements RandomKernels {

    private static final int LANES = PhiloxVectors.SPECIES.length();

    /// Numbers between two passes, at most: 16 KiB.
    private static final int PIECE = 2048;

    private final RandomKernels scalar;

    VectorRandom(RandomKernels scalar) {
        this.scalar = scalar;
    }

    @Override
    public void uniforms(
            long seed, Purpose purpose, int block, long step, int position, double[] target, int from, int to) {
        line(seed, purpose, block, step, position, target, from, to, false);
    }

    @Override
    public void gaussians(
            long seed, Purpose purpose, int block, long step, int position, double[] target, int from, int to) {
        line(seed, purpose, block, step, position, target, from, to, true);
    }

    @Override
    public void tileOfWords(
            long seed, Purpose purpose, int firstBlock, long step, int position, int count, long[] target, int offset) {
        if (count == 1) {
            scalar.tileOfWords(seed, purpose, firstBlock, step, position, count, target, offset);
            return;
        }
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int pairs = count / 2;
        for (int lane = 0; lane < TILE; lane += LANES) {
            int block = firstBlock + lane;
            int first = offset + lane;
            if ((count & 1) != 0) {
                int last = first + (count - 2) * TILE;
                PhiloxVectors.words(
                        seed, position + pairs, block, true, stepLow, high, 1, target, last, TILE, 2 * TILE);
                System.arraycopy(target, last, target, last + TILE, LANES);
            }
            PhiloxVectors.words(seed, position, block, true, stepLow, high, pairs, target, first, TILE, 2 * TILE);
        }
    }

    @Override
    public void tileBelow(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            int bound,
            long[] target,
            int offset) {
        if (bound <= 0) {
            scalar.tileBelow(seed, purpose, firstBlock, step, position, count, bound, target, offset); // refuses
            return;
        }
        tileOfWords(seed, purpose, firstBlock, step, position, count, target, offset);
        PhiloxVectors.below(bound, target, offset, offset + count * TILE);
    }

    @Override
    public void tileOfUniforms(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            double[] target,
            int offset) {
        if (count == 1) {
            scalar.tileOfUniforms(seed, purpose, firstBlock, step, position, count, target, offset);
            return;
        }
        tile(seed, purpose, firstBlock, step, position, count, target, offset, false);
    }

    @Override
    public void tileOfGaussians(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            double[] target,
            int offset) {
        if (count == 1) {
            scalar.tileOfGaussians(seed, purpose, firstBlock, step, position, count, target, offset);
            return;
        }
        tile(seed, purpose, firstBlock, step, position, count, target, offset, true);
    }

    private void line(
            long seed,
            Purpose purpose,
            int block,
            long step,
            int position,
            double[] target,
            int from,
            int to,
            boolean normal) {
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int pair = 2 * LANES;
        int done = from;
        while (done <= to - pair) {
            int registers = Math.min(to - done, PIECE) / pair;
            PhiloxVectors.uniforms(
                    seed,
                    position + (done - from) / 2,
                    block,
                    false,
                    stepLow,
                    high,
                    registers,
                    target,
                    done,
                    LANES,
                    pair);
            if (normal) {
                BoxMuller.radii(target, done, pair, registers);
                BoxMuller.rotate(target, done, LANES, pair, registers);
            }
            PhiloxVectors.interleave(target, done, registers);
            done += registers * pair;
        }
        int reached = position + (done - from) / 2;
        if (normal) {
            scalar.gaussians(seed, purpose, block, step, reached, target, done, to);
        } else {
            scalar.uniforms(seed, purpose, block, step, reached, target, done, to);
        }
    }

    /// The last position of an odd count is drawn first, into the last two rows: its second number falls away when the
    /// first is moved to its place, and the row before is overwritten by its own.
    private void tile(
            long seed,
            Purpose purpose,
            int firstBlock,
            long step,
            int position,
            int count,
            double[] target,
            int offset,
            boolean normal) {
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int pairs = count / 2;
        if ((count & 1) != 0) {
            int last = offset + (count - 2) * TILE;
            tileOfPairs(seed, firstBlock, stepLow, high, position + pairs, 1, target, last, normal);
            System.arraycopy(target, last, target, last + TILE, TILE);
        }
        int piece = PIECE / (2 * TILE);
        for (int done = 0; done < pairs; done += piece) {
            tileOfPairs(
                    seed,
                    firstBlock,
                    stepLow,
                    high,
                    position + done,
                    Math.min(pairs - done, piece),
                    target,
                    offset + done * 2 * TILE,
                    normal);
        }
    }

    private static void tileOfPairs(
            long seed,
            int firstBlock,
            int stepLow,
            int high,
            int position,
            int pairs,
            double[] target,
            int offset,
            boolean normal) {
        int pair = 2 * TILE;
        for (int lane = 0; lane < TILE; lane += LANES) {
            int first = offset + lane;
            PhiloxVectors.uniforms(
                    seed, position, firstBlock + lane, true, stepLow, high, pairs, target, first, TILE, pair);
            if (normal) {
                BoxMuller.radii(target, first, pair, pairs);
                BoxMuller.rotate(target, first, TILE, pair, pairs);
            }
        }
    }
}
