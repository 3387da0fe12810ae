package org.septuple.quantum;

import org.septuple.numerics.Crew;

/// Looks over z whether it is within the guards: two passes without arcs. Results are kept per piece, so they do not depend on
/// workers.
final class BondWatch {

    private static final int NUMBERS = 8;
    private static final int MASS = 0;
    private static final int PEAK = 1;
    private static final int MASKED = 2;
    private static final int EDGE = 3;
    private static final int COSINE = 4;
    private static final int COSINE_AT = 5;
    private static final int RATIO = 6;
    private static final int RATIO_AT = 7;

    private final CellRows rows;
    private final Crew crew;
    private final BondWave wave;
    private final MadelungGuards guards;
    private final double[] found;
    private final Crew.Work first = (worker, piece) -> peak(piece);
    private final Crew.Work second = (worker, piece) -> faces(piece);
    private boolean angled;
    private double floor;
    private double mass;
    private double masked;
    private double edge;
    private double phase;
    private int phaseCell;
    private double ratio;
    private int ratioCell;

    BondWatch(CellRows rows, BondWave wave, MadelungGuards guards, Crew crew) {
        this.rows = rows;
        this.wave = wave;
        this.guards = guards;
        this.crew = crew;
        found = new double[rows.pieces() * NUMBERS];
    }

    double phase() {
        return phase;
    }

    double ratio() {
        return ratio;
    }

    double masked() {
        return masked / mass;
    }

    double edge() {
        return edge / mass;
    }

    int phaseCell() {
        return phaseCell;
    }

    int ratioCell() {
        return ratioCell;
    }

    /// Measures.
    void look() {
        crew.work(rows.pieces(), first);
        double highest = 0;
        for (int piece = 0; piece < rows.pieces(); piece++) {
            highest = Math.max(highest, found[piece * NUMBERS + PEAK]);
        }
        floor = guards.vacuum() * highest;
        angled = !wave.angles.none();
        crew.work(rows.pieces(), second);
        mass = 0;
        masked = 0;
        edge = 0;
        double cosine = 1;
        double steep = 1;
        phaseCell = 0;
        ratioCell = 0;
        for (int at = 0; at < found.length; at += NUMBERS) {
            mass += found[at + MASS];
            masked += found[at + MASKED];
            edge += found[at + EDGE];
            if (found[at + COSINE] < cosine) {
                cosine = found[at + COSINE];
                phaseCell = (int) found[at + COSINE_AT];
            }
            if (found[at + RATIO] > steep) {
                steep = found[at + RATIO];
                ratioCell = (int) found[at + RATIO_AT];
            }
        }
        // The cosine is kept as its square with its sign.
        double root = Math.sqrt(Math.min(1, Math.abs(cosine)));
        phase = StrictMath.acos(cosine < 0 ? -root : root);
        ratio = Math.sqrt(steep);
    }

    private double p(int cell) {
        return wave.re[cell] * wave.re[cell] + wave.im[cell] * wave.im[cell];
    }

    private void peak(int piece) {
        double highest = 0;
        for (int cell = rows.firstRow(piece) * rows.length; cell < rows.endRow(piece) * rows.length; cell++) {
            highest = Math.max(highest, p(cell));
        }
        found[piece * NUMBERS + PEAK] = highest;
    }

    private void faces(int piece) {
        int at = piece * NUMBERS;
        for (int n = 0; n < NUMBERS; n++) {
            found[at + n] = n == COSINE || n == RATIO ? 1 : 0;
        }
        for (int row = rows.firstRow(piece); row < rows.endRow(piece); row++) {
            int start = row * rows.length;
            int above0 = rows.above(0, row);
            int above1 = rows.above(1, row);
            boolean outer = rows.walls(0, start) + rows.walls(1, start) > 0;
            for (int i = 0; i < rows.length; i++) {
                int cell = start + i;
                double p = p(cell);
                found[at + MASS] += p;
                found[at + MASKED] += p < floor ? p : 0;
                if (above0 >= 0) {
                    face(at, 0, cell, above0 + i, p);
                }
                if (above1 >= 0) {
                    face(at, 1, cell, above1 + i, p);
                }
                if (i < rows.length - 1) {
                    face(at, 2, cell, cell + 1, p);
                } else if (rows.periodic[2]) {
                    face(at, 2, cell, start, p);
                }
                boolean end = !rows.periodic[2] && (i == 0 || i == rows.length - 1);
                found[at + EDGE] += outer || end ? p : 0;
            }
        }
    }

    private void face(int at, int slot, int cell, int next, double p) {
        double q = p(next);
        double low = p < q ? p : q;
        double high = p < q ? q : p;
        if (!(high >= floor)) {
            return;
        }
        if (!(high <= found[at + RATIO] * low)) {
            found[at + RATIO] = high / low;
            found[at + RATIO_AT] = cell;
        }
        if (low >= floor) {
            double dot = wave.re[cell] * wave.re[next] + wave.im[cell] * wave.im[next];
            int angle = angled ? wave.angles.above(slot, cell) : -1;
            if (angle >= 0) {
                double cross = wave.re[cell] * wave.im[next] - wave.im[cell] * wave.re[next];
                dot -= wave.angles.bend(slot, angle) * dot + wave.angles.sine(slot, angle) * cross;
            }
            double square = dot * Math.abs(dot);
            if (square < found[at + COSINE] * (p * q)) {
                found[at + COSINE] = square / (p * q);
                found[at + COSINE_AT] = cell;
            }
        }
    }
}
