package org.septuple.quantum;

import java.util.Arrays;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;

/// The exact flow of z in [BondWave] over a time τ, i dz/dt = G z with
/// (G z)_i = −(√κ/2) Σ_faces (e^{±iA} z_j − z_i)/h² + (V_i/M√κ) z_i, by the series of Chebyshev
///
/// e^{−iGτ} = e^{−icτ} Σ_n (2 − δ_n0) J_n(Rτ) (−i)^n T_n((G − c)/R),
///
/// cut where J_n is below 1e-17. The factor e^{−icτ} is left out: neither p nor u see it. c ± R encloses the spectrum: 0 to
/// 2√κ Σ 1/h² of the faces and the range of V/M√κ.
///
/// Source: H. Tal-Ezer, R. Kosloff, J. Chem. Phys. 81 (1984) 3967. Bessel functions by downward recurrence (Miller).
final class BondFlow {

    private static final double SMALLEST = 1e-17;

    /// Arguments that are 0.
    private static final double TINY = 1e-30;

    /// Numbers of the recurrence are kept below.
    private static final double BIG = 1e200;

    private final CellRows rows;
    private final Crew crew;
    private final double root;
    private final double[] hop = new double[CellRows.SLOTS];
    private final double[] diagonal;
    private final BondLine[] lines;
    private final BondWave wave;
    private double[] spareRe;
    private double[] spareIm;
    private double[] bessel = new double[64];
    private double radius;

    /// @param size cells
    /// @param root √κ
    BondFlow(CellRows rows, int size, double root, BondWave wave, Engine engine) {
        this.rows = rows;
        this.root = root;
        this.crew = engine.crew();
        this.wave = wave;
        lines = new BondLine[crew.workers()];
        Arrays.setAll(lines, worker -> new BondLine(engine.kernels().hops()));
        diagonal = new double[size];
        spareRe = new double[size];
        spareIm = new double[size];
    }

    /// The diagonal of Ĝ. Until the potential is set anew, whoever sets it may keep it here.
    double[] diagonal() {
        return diagonal;
    }

    /// Sets the potential.
    ///
    /// @param potential V/M, one number per cell; may be the array of the diagonal
    void potential(double[] potential) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double w : potential) {
            lowest = Math.min(lowest, w);
            highest = Math.max(highest, w);
        }
        double sum = 0;
        for (int slot = rows.missing; slot < CellRows.SLOTS; slot++) {
            sum += root / (2 * rows.spacing[slot] * rows.spacing[slot]);
        }
        double faces = sum;
        double range = (highest - lowest) / root + 4 * faces;
        double middle = lowest / root + range / 2;
        radius = range / 2 * (1 + 1e-12);
        for (int slot = rows.missing; slot < CellRows.SLOTS; slot++) {
            hop[slot] = root / (rows.spacing[slot] * rows.spacing[slot]) / radius;
        }
        crew.ranges(0, diagonal.length, (from, to) -> {
            for (int cell = from; cell < to; cell++) {
                diagonal[cell] = 2 * (potential[cell] / root - middle + 2 * faces) / radius + walls(cell);
            }
        });
    }

    /// A reflecting wall has no face; behind a vanishing one stands −z.
    private double walls(int cell) {
        double sum = 0;
        for (int slot = rows.missing; slot < CellRows.SLOTS; slot++) {
            int walls = rows.walls(slot, cell);
            sum += walls == 0 ? 0 : hop[slot] * (rows.vanishing[slot] ? walls : -walls);
        }
        return sum;
    }

    /// Moves z; Σ|z|² changes by round-off. z is T_0, the sum becomes z, and two fields lent are the other term.
    ///
    /// @param tau    a time, of either sign
    /// @param lentRe scratch, one number per cell
    /// @param lentIm scratch
    void advance(double tau, double[] lentRe, double[] lentIm) {
        int count = bessel(radius * Math.abs(tau));
        double sign = tau < 0 ? -1 : 1;
        BondTerms terms = new BondTerms(wave.re, wave.im, lentRe, lentIm, spareRe, spareIm);
        for (int n = 1; n < count; n++) {
            boolean first = n == 1;
            terms.scale = first ? 0.5 * sign : sign;
            terms.weight = 2 * bessel[n];
            crew.work(rows.pieces(), (worker, piece) -> sweep(terms, first, lines[worker], piece));
            terms.turn();
        }
        spareRe = wave.re;
        spareIm = wave.im;
        wave.re = terms.sumRe;
        wave.im = terms.sumIm;
    }

    private void sweep(BondTerms terms, boolean first, BondLine line, int piece) {
        for (int row = rows.firstRow(piece); row < rows.endRow(piece); row++) {
            if (first) {
                begin(terms, row * rows.length, (row + 1) * rows.length);
            }
            line.place(rows, row, hop);
            line.sweep(terms, diagonal, wave.angles);
        }
    }

    /// sum = J_0 T_0, and 0 in the place of T_1.
    private void begin(BondTerms terms, int from, int to) {
        Arrays.fill(terms.nextRe, from, to, 0);
        Arrays.fill(terms.nextIm, from, to, 0);
        for (int cell = from; cell < to; cell++) {
            terms.sumRe[cell] = bessel[0] * terms.re[cell];
            terms.sumIm[cell] = bessel[0] * terms.im[cell];
        }
    }

    /// J_0(x), J_1(x), … by J_{n−1} = (2n/x) J_n − J_{n+1} from far above, scaled by J_0 + 2J_2 + 2J_4 + … = 1.
    ///
    /// @return how many are not negligible, ≥ 2
    private int bessel(double x) {
        int top = 2 * ((int) (x / 2 + 2 * Math.sqrt(x)) + 20);
        if (top >= bessel.length) {
            bessel = new double[2 * top];
        }
        double above = 0;
        double here = Double.MIN_NORMAL;
        double norm = 0;
        for (int n = top; n >= 0; n--) {
            bessel[n] = here;
            norm += n == 0 ? here : n % 2 == 0 ? 2 * here : 0;
            double below = x < TINY ? 0 : 2 * n / x * here - above;
            above = here;
            here = below;
            if (Math.abs(here) > BIG) {
                for (int k = n; k <= top; k++) {
                    bessel[k] /= BIG;
                }
                above /= BIG;
                here /= BIG;
                norm /= BIG;
            }
        }
        int terms = 2;
        for (int n = 0; n <= top; n++) {
            bessel[n] = x < TINY ? (n == 0 ? 1 : 0) : bessel[n] / norm;
            terms = n >= 2 && Math.abs(bessel[n]) > SMALLEST ? n + 1 : terms;
        }
        return terms;
    }
}
