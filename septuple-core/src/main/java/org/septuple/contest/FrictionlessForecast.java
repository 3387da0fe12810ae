package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;

/// Predicts p(q, t) of one coordinate without friction or noise, q̈ = −a∂F from v = −c∂F + sξ, by paths. Every ξ has a sheet in phase space, where v is a function of
/// q at t = 0. Cells are cut in parts, whose faces move by [FrictionlessPaths]. What lies between two faces and two sheets is spread over q as a
/// parallelogram with the mean of its sides: two boxes, one after the other. Paths may cross: a caustic, where p of a sheet is infinite, is a finite mass
/// of its cells. Mass is kept, and p is nowhere below 0.
///
/// | s | sheets | parts |
/// |---|---|---|
/// | 0 | 1, so boxes of one side | 8 of a cell: the distribution function has an error O((h/8)²) + O(h³) |
/// | > 0 | in equal steps Δ to ± [#TAIL], with the Gaussian's mass between them, of s√(1 − Δ²/6): Sheppard's correction for masses that are spread evenly between sheets. Their number is doubled until the distribution function changes by [#TOLERANCE] at most, ten times that of rough predictions; an error O(Δ²) is then a third of that | [#FACES] to twice as many in all, of p(q, 0) over as many cells of its own at most |
///
/// Source: M. G. Kendall, A. Stuart, The Advanced Theory of Statistics 1, Griffin 1977, section 3.18 for the correction.
final class FrictionlessForecast {

    /// Largest change of the distribution function by twice as many sheets.
    static final double TOLERANCE = 1e-3;

    /// The same of rough predictions.
    private static final double ROUGH_TOLERANCE = 1e-2;

    /// Standard deviations of velocities that are followed.
    static final double TAIL = 5;

    /// Parts of a cell of a single sheet.
    private static final int PARTS = 8;

    /// Faces of one of many sheets, or up to twice as many.
    private static final int FACES = 256;

    private static final int ROUGH_FACES = 96;

    private static final int FEWEST_SHEETS = 32;
    private static final int ROUGH_SHEETS = 16;
    private static final int MOST_SHEETS = 256;

    /// Largest mass out of an open box.
    private static final double EDGE = 1e-5;

    /// Half the cells that what lies between two faces may spread over.
    private static final double WIDEST = 1e6;

    /// Mass of cells, all together, that is left out.
    private static final double FAINT = 1e-13;

    /// Steps of a path in the time 1/√|aF″|: relative errors of some 10⁻⁷ for one sheet, 10⁻⁵ for many, 10⁻⁴ for rough predictions.
    private static final int STEPS = 12;

    private static final int STEPS_OF_MANY = 5;
    private static final int ROUGH_STEPS = 3;

    /// Most steps of a path.
    private static final int MOST_STEPS = 100_000;

    private final Axis box;
    private final Landscape f;
    private final StartVelocity velocity;
    private final Axis source;
    private final double[] means;
    private final int parts;
    private final boolean rough;
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
    /// @param start    p(q, 0)
    /// @param velocity at t = 0
    /// @param rough    whether larger errors are let pass
    FrictionlessForecast(Axis box, Landscape f, InitialDensity start, StartVelocity velocity, boolean rough) {
        this.rough = rough;
        this.box = box;
        this.f = f;
        this.velocity = velocity;
        boolean one = velocity.spread() == 0;
        int wanted = rough ? ROUGH_FACES : FACES;
        source = new Axis(box.from(), box.to(), one ? box.points() : Math.min(box.points(), wanted), box.boundary());
        parts = one ? PARTS : Math.ceilDiv(wanted, source.points());
        means = start.averages(Grid.of(source));
        for (int i = 0; i < means.length; i++) {
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
        int fine = velocity.spread() == 0 ? STEPS : STEPS_OF_MANY;
        double density = rate * (rough ? ROUGH_STEPS : fine);
        if (!(last * density <= MOST_STEPS)) {
            throw new UnpredictableException(
                    "until t = %s paths of rate %s need more than %d steps".formatted(last, rate, MOST_STEPS));
        }
        double[][] moved;
        if (velocity.spread() == 0) {
            moved = new double[times.size()][box.points()];
            double[][] only = sheet(pull, 0, density, times);
            spread(only, only, 1, moved);
        } else {
            moved = converged(pull, density, times);
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

    private double[][] converged(double pull, double density, List<Double> times) {
        int fewest = rough ? ROUGH_SHEETS : FEWEST_SHEETS;
        double[][] before = strips(fewest, pull, density, times);
        for (int sheets = 2 * fewest; sheets <= MOST_SHEETS; sheets *= 2) {
            double[][] moved = strips(sheets, pull, density, times);
            if (distance(moved, before) <= (rough ? ROUGH_TOLERANCE : TOLERANCE)) {
                return moved;
            }
            before = moved;
        }
        throw new UnpredictableException("%d sheets of velocities with the spread %s are not enough until t = %s"
                .formatted(MOST_SHEETS, velocity.spread(), times.getLast()));
    }

    /// All that lies between one sheet more than a number, means over cells by time.
    private double[][] strips(int count, double pull, double density, List<Double> times) {
        double[][] moved = new double[times.size()][box.points()];
        double step = 2 * TAIL / count;
        double unit = velocity.spread() * Math.sqrt(1 - step * step / 6);
        double[][] left = sheet(pull, -TAIL * unit, density, times);
        double within = Erf.erf(TAIL / Math.sqrt(2));
        for (int k = 1; k <= count; k++) {
            double xi = k * step - TAIL;
            double mass = (Erf.erf(xi / Math.sqrt(2)) - Erf.erf((xi - step) / Math.sqrt(2))) / 2;
            double[][] right = sheet(pull, xi * unit, density, times);
            spread(left, right, mass / within, moved);
            left = right;
        }
        return moved;
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

    /// Where the faces of a sheet are, `[time][face]`.
    ///
    /// @param pull    a
    /// @param more    velocity besides −c∂F
    /// @param density steps per time
    private double[][] sheet(double pull, double more, double density, List<Double> times) {
        int count = faces.length;
        for (int k = 0; k < count; k++) {
            q[k] = source.from() + faces[k] * source.spacing() / parts;
            v[k] = more - velocity.slope() * paths.slope(q[k]);
        }
        double[][] places = new double[times.size()][];
        double now = 0;
        for (int i = 0; i < places.length; i++) {
            double ahead = times.get(i) - now;
            paths.advance(q, v, count, pull, ahead, 1 + (int) Math.ceil(ahead * density));
            now = times.get(i);
            places[i] = q.clone();
        }
        return places;
    }

    /// Adds what lies between two sheets.
    private void spread(double[][] left, double[][] right, double mass, double[][] moved) {
        for (int i = 0; i < moved.length; i++) {
            double[] a = left[i];
            double[] b = right[i];
            for (int k = 1; k < faces.length; k++) {
                if (shares[k] > 0) {
                    double centre = (a[k - 1] + a[k] + b[k - 1] + b[k]) / 4;
                    double side = Math.abs(a[k] - a[k - 1] + b[k] - b[k - 1]) / 2;
                    double other = Math.abs(b[k] - a[k] + b[k - 1] - a[k - 1]) / 2;
                    deposit(
                            mass * shares[k],
                            (centre - box.from()) / box.spacing(),
                            Math.max(side, other) / (2 * box.spacing()),
                            Math.min(side, other) / (2 * box.spacing()),
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

    /// Spreads a share over two boxes one after the other; what falls outside of an open box is lost.
    ///
    /// @param centre of both, in cells
    /// @param wide   half the width of the wider one
    /// @param narrow half the width of the other
    private void deposit(double share, double centre, double wide, double narrow, double[] moved) {
        int n = moved.length;
        if (!(wide < WIDEST)) {
            throw new UnpredictableException("paths spread over %s: too far apart to follow"
                    .formatted(Double.isNaN(wide) ? "more than finite numbers hold" : "%.3g cells".formatted(wide)));
        }
        double last = centre + wide + narrow;
        double first = Math.floor(centre - wide - narrow);
        double before = 0;
        for (double cell = first; before < 1; cell++) {
            double below = cell + 1 >= last ? 1 : below(cell + 1 - centre, wide, narrow);
            double part = share * (below - before);
            before = below;
            if (box.periodic()) {
                moved[(int) (cell - n * Math.floor(cell / n))] += part;
            } else if (cell >= 0 && cell < n) {
                moved[(int) cell] += part;
            }
        }
    }

    /// Distribution function of the sum of two uniform numbers in ±wide and ±narrow, at x below wide + narrow.
    private static double below(double x, double wide, double narrow) {
        if (x <= narrow - wide) {
            double rise = Math.max(0, x + wide + narrow);
            return narrow > 0 ? rise * rise / (8 * wide * narrow) : 0;
        }
        if (x <= wide - narrow) {
            return (x + wide) / (2 * wide);
        }
        double rest = wide + narrow - x;
        return 1 - rest * rest / (8 * wide * narrow);
    }
}
