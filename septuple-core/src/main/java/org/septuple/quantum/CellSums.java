package org.septuple.quantum;

import org.septuple.numerics.Crew;

/// Sums over the cells of a field, shared by a crew: each piece of [Crew#GRAIN] cells is summed in order, then the pieces are, so bits
/// do not depend on the crew.
final class CellSums {

    private final Crew crew;
    private final int size;
    private final double[] partial;
    private final double[] lost;

    CellSums(int size, Crew crew) {
        this.crew = crew;
        this.size = size;
        partial = new double[Math.ceilDiv(size, Crew.GRAIN)];
        lost = new double[partial.length];
    }

    /// Σ a·b.
    double dot(double[] a, double[] b) {
        return sum((from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                s += a[i] * b[i];
            }
            return s;
        });
    }

    /// Σ abs(a).
    double norm(double[] a) {
        return sum((from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                s += Math.abs(a[i]);
            }
            return s;
        });
    }

    /// Σ abs(a − b).
    double distance(double[] a, double[] b) {
        return sum((from, to) -> {
            double s = 0;
            for (int i = from; i < to; i++) {
                s += Math.abs(a[i] - b[i]);
            }
            return s;
        });
    }

    /// Σ a to round-off of the result if a ≥ 0: what a sum loses is kept apart (A. Neumaier, Z. Angew. Math. Mech. 54 (1974) 39).
    double total(double[] a) {
        crew.work(partial.length, (worker, piece) -> {
            double s = 0;
            double rest = 0;
            for (int i = piece * Crew.GRAIN; i < Math.min(size, (piece + 1) * Crew.GRAIN); i++) {
                double next = s + a[i];
                rest += Math.abs(s) >= Math.abs(a[i]) ? (s - next) + a[i] : (a[i] - next) + s;
                s = next;
            }
            partial[piece] = s;
            lost[piece] = rest;
        });
        double s = 0;
        double rest = 0;
        for (int piece = 0; piece < partial.length; piece++) {
            double next = s + partial[piece];
            rest += Math.abs(s) >= Math.abs(partial[piece]) ? (s - next) + partial[piece] : (partial[piece] - next) + s;
            rest += lost[piece];
            s = next;
        }
        return s + rest;
    }

    /// a ← factor·a.
    ///
    /// @return the smallest of the new values
    double scale(double factor, double[] a) {
        crew.work(partial.length, (worker, piece) -> {
            double least = Double.POSITIVE_INFINITY;
            for (int i = piece * Crew.GRAIN; i < Math.min(size, (piece + 1) * Crew.GRAIN); i++) {
                double value = factor * a[i];
                a[i] = value;
                least = value < least ? value : least;
            }
            partial[piece] = least;
        });
        double least = Double.POSITIVE_INFINITY;
        for (double value : partial) {
            least = value < least ? value : least;
        }
        return least;
    }

    @FunctionalInterface
    private interface Piece {
        double of(int from, int to);
    }

    private double sum(Piece term) {
        crew.work(
                partial.length,
                (worker, piece) ->
                        partial[piece] = term.of(piece * Crew.GRAIN, Math.min(size, (piece + 1) * Crew.GRAIN)));
        double total = 0;
        for (double value : partial) {
            total += value;
        }
        return total;
    }
}
