package org.septuple.quantum;

import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;

/// Adds up the terms of [EntropyBalance] over steps.
final class EntropyMeter {

    private static final int TERMS = 4;

    private final FokkerPlanckGenerator generator;
    private final Crew crew;
    private final double[] middle;
    private final double[] log;
    private final double[] partial;
    private final double[] totals = new double[TERMS];

    EntropyMeter(FokkerPlanckGenerator generator, Crew crew) {
        this.generator = generator;
        this.crew = crew;
        int n = generator.grid().size();
        middle = new double[n];
        log = new double[n];
        partial = new double[TERMS * Math.ceilDiv(n, Crew.GRAIN)];
    }

    void clear() {
        java.util.Arrays.fill(totals, 0);
    }

    /// A step of length τ between two densities.
    void add(double tau, double[] before, double[] after) {
        int n = middle.length;
        crew.ranges(0, n, (from, to) -> {
            for (int i = from; i < to; i++) {
                middle[i] = 0.5 * (before[i] + after[i]);
                log[i] = middle[i] > 0 ? Elementary.log(middle[i]) : 0;
            }
        });
        int pieces = Math.ceilDiv(n, Crew.GRAIN);
        List<Hops> hops = generator.hops();
        crew.work(pieces, (worker, piece) -> {
            for (int term = 0; term < TERMS; term++) {
                partial[piece * TERMS + term] = 0;
            }
            for (int e = 0; e < hops.size(); e++) {
                double spread = generator.spread(e);
                part(hops.get(e), spread, piece, piece * Crew.GRAIN, Math.min(n, (piece + 1) * Crew.GRAIN));
            }
        });
        double scale = tau * generator.grid().cellVolume();
        for (int i = 0; i < partial.length; i++) {
            totals[i % TERMS] += scale * partial[i];
        }
    }

    private void part(Hops along, double spread, int piece, int from, int to) {
        double diffusive = 0;
        double all = 0;
        double absorbed = 0;
        double produced = 0;
        double[] loss = along.loss;
        for (int x = from; x < to; x++) {
            double here = middle[x];
            if (loss != null && here > 0) {
                absorbed += loss[x] * here * (1 + log[x]);
            }
            int y = along.neighbour(x, 1);
            if (y < 0 || !(here > 0 && middle[y] > 0)) {
                continue;
            }
            double there = middle[y];
            double rise = log[y] - log[x];
            double current = along.up[x] * here - along.down[x] * there;
            diffusive += spread * (there - here) * rise;
            all -= current * rise;
            if (current != 0) {
                produced += current * (Elementary.log(along.up[x]) - Elementary.log(along.down[x]) - rise);
            }
        }
        partial[piece * TERMS] += diffusive;
        partial[piece * TERMS + 1] += all - diffusive;
        partial[piece * TERMS + 2] += absorbed;
        partial[piece * TERMS + 3] += produced;
    }

    EntropyBalance balance(double change) {
        return new EntropyBalance(change, totals[0], totals[1], totals[2], totals[3]);
    }
}
