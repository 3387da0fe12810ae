package org.septuple.contest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;

/// Predicts p(q, t) of one coordinate without friction or noise, q̈ = −a∂F from v = −c∂F + sξ, by paths: phase space is filled with sheets of one ξ each,
/// where v is a function of q at t = 0. Every cell of a sheet is cut in parts, faces move by [FrictionlessPaths], and what lies between two of them is
/// spread evenly between their images. Paths may cross: a caustic, where p of a sheet is infinite, is a finite mass of its cells. Mass is kept, and p is nowhere below 0.
///
/// | s | sheets | parts |
/// |---|---|---|
/// | 0 | 1 | 8 of a cell: the distribution function has an error O((h/8)²) + O(h³) |
/// | > 0 | ξ in equal steps to ± [#TAIL], of Gaussian weights; doubled until the distribution functions of all and of every second one differ by [#TOLERANCE] at most | some [#FACES] in all, of at most [#CELLS] cells |
final class FrictionlessForecast {

    /// Largest difference of distribution functions of all sheets and of every second one: what all leave is far less, for sums over equal steps converge fast.
    static final double TOLERANCE = 4e-3;

    /// Standard deviations of velocities that are followed.
    static final double TAIL = 5;

    /// Parts of a cell of a single sheet.
    private static final int PARTS = 8;

    /// Most cells of one of many sheets.
    private static final int CELLS = 256;

    /// Faces of one of many sheets, or a few more.
    private static final int FACES = 512;

    private static final int FEWEST_SHEETS = 17;
    private static final int MOST_SHEETS = 1025;

    /// Largest mass out of an open box.
    private static final double EDGE = 1e-5;

    /// Mass of cells, all together, that is left out.
    private static final double FAINT = 1e-13;

    /// Steps of a path in the time 1/√|aF″|: relative errors of some 10⁻⁸ for one sheet, 10⁻⁵ for many.
    private static final int STEPS = 25;

    private static final int STEPS_OF_MANY = 5;

    /// Most steps of a path.
    private static final int MOST_STEPS = 100_000;

    private final Axis box;
    private final Landscape f;
    private final StartVelocity velocity;
    private final Axis source;
    private final double[] means;
    private final int parts;
    private final FrictionlessPaths paths;
    /// Ends of parts that hold mass.
    private final int[] faces;
    /// Mean over a cell of the box if the part before a face were all in it; 0 if there is none.
    private final double[] shares;

    private final double[] q;
    private final double[] v;

    /// Prepares.
    ///
    /// @param box      its axis
    /// @param f        F; as periodic as q
    /// @param density  means of p(q, 0) over cells, of mass 1
    /// @param velocity at t = 0
    FrictionlessForecast(Axis box, Landscape f, double[] density, StartVelocity velocity) {
        this.box = box;
        this.f = f;
        this.velocity = velocity;
        boolean one = velocity.spread() == 0;
        int together = one ? 1 : Math.ceilDiv(box.points(), CELLS);
        while (box.points() % together != 0) {
            together++;
        }
        source = new Axis(box.from(), box.to(), box.points() / together, box.boundary());
        parts = one ? PARTS : Math.ceilDiv(FACES, source.points());
        means = new double[source.points()];
        for (int i = 0; i < means.length; i++) {
            for (int k = 0; k < together; k++) {
                means[i] += density[i * together + k] / together;
            }
            if (means[i] * box.length() < FAINT) {
                means[i] = 0;
            }
        }
        paths = new FrictionlessPaths(box, f);
        faces = IntStream.rangeClosed(0, means.length * parts)
                .filter(face -> mean(face - 1) > 0 || mean(face) > 0)
                .toArray();
        shares = new double[faces.length];
        for (int k = 1; k < faces.length; k++) {
            int part = faces[k] - 1;
            if (mean(part) > 0) {
                shares[k] = share(part / parts, part % parts) * source.spacing() / box.spacing();
            }
        }
        q = new double[faces.length];
        v = new double[faces.length];
    }

    /// Of the cell of a part.
    private double mean(int part) {
        return part < 0 || part >= means.length * parts ? 0 : means[part / parts];
    }

    /// Predicts.
    ///
    /// @param pull  a
    /// @param times t > 0, rising
    /// @return one density per time
    List<PredictedDensity> predict(double pull, List<Double> times) {
        double last = times.getLast();
        var motion = new InertialMotion(pull, 0, 0);
        double rate =
                VelocityRange.of(source, f, means, motion, velocity, last, TAIL).rate();
        double density = rate * (velocity.spread() == 0 ? STEPS : STEPS_OF_MANY);
        if (!(last * density <= MOST_STEPS)) {
            throw new UnpredictableException(
                    "until t = %s paths of rate %s need more than %d steps".formatted(last, rate, MOST_STEPS));
        }
        double[][] moved = new double[times.size()][box.points()];
        if (velocity.spread() == 0) {
            sheet(pull, 0, density, times, moved);
        } else {
            fill(pull, density, times, moved);
        }
        List<PredictedDensity> predictions = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            double kept = 0;
            for (double p : moved[i]) {
                kept += p * box.spacing();
            }
            if (!(1 - kept <= EDGE)) {
                throw new UnpredictableException(
                        "at t = %s the mass %.3g is out of the box: the bound is %s; a larger box may do"
                                .formatted(times.get(i), 1 - kept, EDGE));
            }
            predictions.add(GridPrediction.ofMeans(Grid.of(box), moved[i]));
        }
        return predictions;
    }

    /// Adds sheets until they are enough.
    private void fill(double pull, double density, List<Double> times, double[][] moved) {
        double[][] sum = new double[times.size()][box.points()];
        double all = 0;
        for (int sheets = FEWEST_SHEETS; sheets <= MOST_SHEETS; sheets = 2 * sheets - 1) {
            double step = 2 * TAIL / (sheets - 1);
            double before = all;
            double[][] half = scaled(sum, all);
            boolean first = sheets == FEWEST_SHEETS;
            for (int k = first ? 0 : 1; k < sheets; k += first ? 1 : 2) {
                double xi = k * step - TAIL;
                double weight = Elementary.exp(-xi * xi / 2);
                double[][] one = new double[times.size()][box.points()];
                sheet(pull, velocity.spread() * xi, density, times, one);
                add(one, weight, sum);
                all += weight;
            }
            double[][] whole = scaled(sum, all);
            if (before > 0 && distance(whole, half) <= TOLERANCE) {
                for (int i = 0; i < moved.length; i++) {
                    System.arraycopy(whole[i], 0, moved[i], 0, moved[i].length);
                }
                return;
            }
        }
        throw new UnpredictableException("%d sheets of velocities with the spread %s are not enough until t = %s"
                .formatted(MOST_SHEETS, velocity.spread(), times.getLast()));
    }

    private static double[][] scaled(double[][] sum, double all) {
        return Arrays.stream(sum)
                .map(row -> Arrays.stream(row).map(value -> value / all).toArray())
                .toArray(double[][]::new);
    }

    private static void add(double[][] one, double weight, double[][] sum) {
        for (int i = 0; weight > 0 && i < one.length; i++) {
            for (int cell = 0; cell < one[i].length; cell++) {
                sum[i][cell] += weight * one[i][cell];
            }
        }
    }

    /// Largest difference of distribution functions.
    private double distance(double[][] a, double[][] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double sum = 0;
            for (int cell = 0; cell < a[i].length; cell++) {
                sum += (a[i][cell] - b[i][cell]) * box.spacing();
                largest = Math.max(largest, Math.abs(sum));
            }
        }
        return largest;
    }

    /// Adds a sheet of mass 1.
    ///
    /// @param pull    a
    /// @param more    velocity besides −c∂F
    /// @param density steps per time
    /// @param moved   means over cells of the box, by time; receives
    private void sheet(double pull, double more, double density, List<Double> times, double[][] moved) {
        int count = 0;
        for (int face : faces) {
            q[count] = source.from() + face * source.spacing() / parts;
            v[count] = more - velocity.slope() * paths.slope(q[count]);
            count++;
        }
        double now = 0;
        for (int i = 0; i < times.size(); i++) {
            double ahead = times.get(i) - now;
            paths.advance(q, v, count, pull, ahead, 1 + (int) Math.ceil(ahead * density));
            now = times.get(i);
            for (int k = 1; k < count; k++) {
                if (shares[k] > 0) {
                    deposit(
                            shares[k],
                            (Math.min(q[k - 1], q[k]) - box.from()) / box.spacing(),
                            (Math.max(q[k - 1], q[k]) - box.from()) / box.spacing(),
                            moved[i]);
                }
            }
        }
    }

    /// Of a cell's mean, of a part of it: p is linear within cells.
    private double share(int i, int part) {
        int n = means.length;
        double bend = 0;
        if (box.periodic() || (i > 0 && i < n - 1)) {
            double difference = (means[(i + 1) % n] - means[(i + n - 1) % n]) / 2;
            bend = Math.clamp(difference, -2 * means[i], 2 * means[i]);
        }
        return (means[i] + bend * ((part + 0.5) / parts - 0.5)) / parts;
    }

    /// Spreads a share over [from, to], in cells; what falls outside of an open box is lost.
    private void deposit(double share, double from, double to, double[] moved) {
        int n = moved.length;
        if (!(to - from < 1e6)) {
            return;
        }
        double first = Math.floor(from);
        for (double cell = first; cell == first || cell < to; cell++) {
            double part = to > from ? (Math.min(to, cell + 1) - Math.max(from, cell)) / (to - from) : 1;
            if (box.periodic()) {
                moved[(int) (cell - n * Math.floor(cell / n))] += share * part;
            } else if (cell >= 0 && cell < n) {
                moved[(int) cell] += share * part;
            }
        }
    }
}
