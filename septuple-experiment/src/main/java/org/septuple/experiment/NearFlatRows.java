package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NeuronLayout;
import org.septuple.spacetime.Side;
import org.septuple.statistics.Estimate;

/// Rows 6.11 to 6.13 and 6.16 on the vectors of a network: with g_i = 1 + h_i in the best unit of length for all, what holds for 1 + s h_i as s goes to 0.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 6.11 | share of vectors of which h_i has an eigenvalue of 1 or more in size, so that no expansion converges | h_i of a tenth | eigenvalues .1, 1, 10 |
/// | 6.12 | abs(2 − order in s of g^ab − (2δ_ab − g_ab)), at the positions of the neurons | random h_i on a lattice | (6.16) as printed there |
/// | 6.13 | abs(2 − order of g^ab g_bc − δ) | the same | the same |
/// | 6.16 | abs(2 − order of √det g − {√g_i}/{1}) (E10) | the same | the same |
///
/// Positions are those of one base state, as recorded.
record NearFlatRows(DefiniteVectors vectors, Engine engine) {

    private static final int AXES = 3;
    private static final int ENTRIES = 6;
    private static final int[] DIAGONAL = {0, 3, 5};
    private static final double[] SCALES = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2};
    private static final double TENTH = 0.1;
    private static final double ORDER = 0.05;
    private static final int SIDE = 4;
    private static final Cutoff CUTOFF = Cutoff.of(1e-12);

    /// Measures.
    ///
    /// @param notes takes rows and numbers
    void measure(LedgerNotes notes) {
        double[] g = vectors.matrices();
        double unit = unit(g);
        double[] h = new double[g.length];
        for (int k = 0; k < h.length; k++) {
            h[k] = unit * unit * g[k] - flat(k);
        }
        double[] positions =
                Arrays.stream(vectors.positions(0, 1)).map(x -> x / unit).toArray();
        double size = Math.sqrt(IntStream.range(0, vectors.count())
                .mapToDouble(i -> square(h, i))
                .average()
                .orElseThrow());
        notes.put("spacetime.flat.epsilon", Estimate.exact(size, vectors.count()));
        double largest = IntStream.range(0, vectors.count())
                .mapToDouble(i -> Math.sqrt(square(h, i)))
                .max()
                .orElseThrow();
        double[] direction = Arrays.stream(h).map(x -> x / largest).toArray();
        List<NearFlat.Deviation> own =
                scan(new NearFlat(positions, around(positions), CUTOFF, 0, positions), direction);
        double[] places = NeuronLayout.lattice(Box.cube(SIDE, true), 1, 0.5);
        List<NearFlat.Deviation> lattice = scan(
                new NearFlat(places, Box.cube(SIDE, true), CUTOFF, 0, places),
                NearFlat.draw(places.length / AXES, 1, 0));
        notes.put("spacetime.flat.product", order(own, NearFlat.Deviation::product));
        notes.put("spacetime.flat.ratio", order(own, NearFlat.Deviation::ratio));
        notes.putFinite("spacetime.flat.printed", order(own, NearFlat.Deviation::printed));
        notes.attempt("6.11", () -> expansion(h));
        Estimate first = away(order(lattice, NearFlat.Deviation::printed));
        notes.attempt("6.12", () -> row("g^ab - (2 delta - g_ab)", own, lattice, NearFlat.Deviation::inverse, first));
        notes.attempt("6.13", () -> row("g^ab g_bc - delta", own, lattice, NearFlat.Deviation::product, first));
        notes.attempt(
                "6.16", () -> row("sqrt det g - {sqrt g_i}/{1} (E10)", own, lattice, NearFlat.Deviation::ratio, first));
    }

    private static double flat(int entry) {
        int at = entry % ENTRIES;
        return at == DIAGONAL[0] || at == DIAGONAL[1] || at == DIAGONAL[2] ? 1 : 0;
    }

    /// ‖h_i‖².
    private static double square(double[] h, int i) {
        double sum = 0;
        for (int k = 0; k < ENTRIES; k++) {
            double entry = h[ENTRIES * i + k];
            sum += (flat(k) > 0 ? 1 : 2) * entry * entry;
        }
        return sum;
    }

    /// ℓ at which Σ‖ℓ²g_i − 1‖² is least: ℓ² = Σ tr g_i/Σ tr g_i².
    private static double unit(double[] g) {
        double trace = 0;
        double squares = 0;
        for (int k = 0; k < g.length; k++) {
            trace += flat(k) * g[k];
            squares += (flat(k) > 0 ? 1 : 2) * g[k] * g[k];
        }
        return Math.sqrt(trace / squares);
    }

    /// A box that holds all positions, open.
    private static Box around(double[] positions) {
        Side[] sides = new Side[AXES];
        for (int a = 0; a < AXES; a++) {
            int axis = a;
            double[] along = IntStream.range(0, positions.length / AXES)
                    .mapToDouble(i -> positions[AXES * i + axis])
                    .toArray();
            sides[a] = new Side(
                    Arrays.stream(along).min().orElseThrow() - 1,
                    Arrays.stream(along).max().orElseThrow() + 1,
                    false);
        }
        return new Box(sides[0], sides[1], sides[2]);
    }

    private List<NearFlat.Deviation> scan(NearFlat flat, double[] h) {
        return flat.scan(SCALES, h, engine).deviations();
    }

    private static Estimate order(List<NearFlat.Deviation> scan, ToDoubleFunction<NearFlat.Deviation> what) {
        return NearFlat.slope(scan, what);
    }

    private static Estimate away(Estimate order) {
        return new Estimate(Math.abs(2 - order.value()), order.standardError(), order.n());
    }

    private Comparison row(
            String what,
            List<NearFlat.Deviation> own,
            List<NearFlat.Deviation> lattice,
            ToDoubleFunction<NearFlat.Deviation> of,
            Estimate first) {
        return new Comparison(
                "abs(2 - order in s of the largest %s), g_i = 1 + s h_i, s from 1e-4 to 1e-2, h_i and positions of %s"
                        .formatted(what, vectors.whose()),
                away(order(own, of)),
                ORDER,
                "a twentieth of an order, declared",
                away(order(lattice, of)),
                first);
    }

    private Comparison expansion(double[] h) {
        int n = vectors.count();
        long beyond = IntStream.range(0, n).filter(i -> largest(h, i) >= 1).count();
        double[] small =
                Arrays.stream(NearFlat.draw(n, 1, 0)).map(x -> x * TENTH / 2).toArray();
        double[] wide = new double[h.length];
        for (int i = 0; i < n; i++) {
            wide[ENTRIES * i] = 0.1 - 1;
            wide[ENTRIES * i + DIAGONAL[2]] = 10 - 1;
        }
        return new Comparison(
                "share of vectors whose h_i = l^2 g_i - 1 has an eigenvalue of 1 or more in size, l the best unit of length for all; "
                        + vectors.whose(),
                Estimate.ofProportion(beyond, n),
                TENTH,
                "a tenth of the vectors, declared",
                Estimate.exact(
                        (double) IntStream.range(0, n)
                                        .filter(i -> largest(small, i) >= 1)
                                        .count()
                                / n,
                        n),
                Estimate.exact(
                        (double) IntStream.range(0, n)
                                        .filter(i -> largest(wide, i) >= 1)
                                        .count()
                                / n,
                        n));
    }

    /// Largest modulus of an eigenvalue of h_i: 1 or more exactly if 1 − h or 1 + h is not positive definite; here from the bound by powers of h².
    private static double largest(double[] h, int i) {
        double[] full = full(h, i, 1);
        double[] power = full;
        double scale = 0;
        for (int k = 0; k < 6; k++) { // h^64
            double norm = Math.sqrt(Arrays.stream(power).map(x -> x * x).sum());
            if (norm == 0) {
                return 0;
            }
            scale = 2 * (scale + Elementary.log(norm));
            double[] unit = Arrays.stream(power).map(x -> x / norm).toArray();
            power = product(unit, unit);
        }
        double trace = power[0] + power[4] + power[8];
        return Elementary.exp((scale + Elementary.log(trace)) / 64);
    }

    private static double[] full(double[] h, int i, double factor) {
        double[] m = new double[AXES * AXES];
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                int low = Math.min(a, b);
                m[AXES * a + b] = factor * h[ENTRIES * i + DIAGONAL[low] + Math.max(a, b) - low];
            }
        }
        return m;
    }

    private static double[] product(double[] m, double[] n) {
        double[] product = new double[AXES * AXES];
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                for (int c = 0; c < AXES; c++) {
                    product[AXES * a + b] += m[AXES * a + c] * n[AXES * c + b];
                }
            }
        }
        return product;
    }
}
