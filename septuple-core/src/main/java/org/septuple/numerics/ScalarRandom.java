package org.septuple.numerics;

/// The definition of [RandomKernels], position by position.
final class ScalarRandom implements RandomKernels {

    @Override
    public void uniforms(
            long seed, Purpose purpose, int block, long step, int position, double[] target, int from, int to) {
        line(seed, purpose, block, step, position, to - from, target, from, 1);
    }

    @Override
    public void gaussians(
            long seed, Purpose purpose, int block, long step, int position, double[] target, int from, int to) {
        gaussianLine(seed, purpose, block, step, position, to - from, target, from, 1);
    }

    @Override
    public void tileOfWords(
            long seed, Purpose purpose, int firstBlock, long step, int position, int count, long[] target, int offset) {
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int[] words = new int[4];
        for (int j = 0; j < TILE; j++) {
            for (int k = 0; k < count; k++) {
                if ((k & 1) == 0) {
                    Philox.scramble(
                            position + (k >> 1), firstBlock + j, stepLow, high, (int) seed, (int) (seed >>> 32), words);
                }
                target[offset + k * TILE + j] = Philox.bits(words, k & 1);
            }
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
        RandomStream.requirePositive(bound);
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int[] words = new int[4];
        for (int j = 0; j < TILE; j++) {
            for (int k = 0; k < count; k++) {
                if ((k & 1) == 0) {
                    Philox.scramble(
                            position + (k >> 1), firstBlock + j, stepLow, high, (int) seed, (int) (seed >>> 32), words);
                }
                target[offset + k * TILE + j] = Math.unsignedMultiplyHigh(Philox.bits(words, k & 1), bound);
            }
        }
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
        for (int j = 0; j < TILE; j++) {
            line(seed, purpose, firstBlock + j, step, position, count, target, offset + j, TILE);
        }
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
        for (int j = 0; j < TILE; j++) {
            gaussianLine(seed, purpose, firstBlock + j, step, position, count, target, offset + j, TILE);
        }
    }

    private static void line(
            long seed,
            Purpose purpose,
            int block,
            long step,
            int position,
            int count,
            double[] target,
            int offset,
            int stride) {
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int[] words = new int[4];
        for (int k = 0; k < count; k++) {
            if ((k & 1) == 0) {
                Philox.scramble(position + (k >> 1), block, stepLow, high, (int) seed, (int) (seed >>> 32), words);
            }
            target[offset + k * stride] = Philox.uniform(Philox.bits(words, k & 1));
        }
    }

    private static void gaussianLine(
            long seed,
            Purpose purpose,
            int block,
            long step,
            int position,
            int count,
            double[] target,
            int offset,
            int stride) {
        int stepLow = Philox.stepLow(step);
        int high = Philox.purposeAndStepHigh(purpose, step);
        int[] words = new int[4];
        for (int k = 0; k < count; k += 2) {
            Philox.scramble(position + (k >> 1), block, stepLow, high, (int) seed, (int) (seed >>> 32), words);
            double radius = Philox.radius(Philox.uniform(Philox.bits(words, 0)));
            double turns = Philox.uniform(Philox.bits(words, 1));
            target[offset + k * stride] = radius * Elementary.cosTurns(turns);
            if (k + 1 < count) {
                target[offset + (k + 1) * stride] = radius * Elementary.sinTurns(turns);
            }
        }
    }
}
