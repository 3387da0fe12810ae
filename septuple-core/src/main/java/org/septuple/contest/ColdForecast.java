package org.septuple.contest;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Grid;
import org.septuple.quantum.Landscape;

/// Predicts p(q, t) of one coordinate where v is a function of q at t = 0 and there is no noise, q̈ = −a∂F: every cell is cut in [#PARTS], faces move
/// by [Characteristics], and what lies between two of them is spread evenly between their images. Paths may cross: a caustic, where p is infinite,
/// is a finite mass of its cells. Mass is kept; the distribution function has an error O((h/PARTS)²) + O(h³).
final class ColdForecast {

    /// Parts of a cell.
    private static final int PARTS = 8;

    /// Largest mass out of an open box.
    private static final double EDGE = 1e-9;

    /// Steps of a path in the time 1/√|aF″|: relative errors of some 10⁻⁸.
    private static final int STEPS = 25;

    /// Most steps of a path.
    private static final int MOST_STEPS = 100_000;

    private final Axis q;
    private final Landscape f;
    private final double[] means;
    private final double slope;

    /// Prepares.
    ///
    /// @param q     its axis
    /// @param f     F; as periodic as q
    /// @param means of p(q, 0) over cells, of mass 1
    /// @param slope c of v = −c∂F
    ColdForecast(Axis q, Landscape f, double[] means, double slope) {
        this.q = q;
        this.f = f;
        this.means = means.clone();
        this.slope = slope;
    }

    /// Predicts.
    ///
    /// @param pull  a
    /// @param times t > 0, rising
    /// @return one density per time
    List<PredictedDensity> predict(double pull, List<Double> times) {
        var motion = new InertialMotion(pull, 0, 0);
        double rate = VelocityRange.of(q, f, means, motion, new StartVelocity(slope, 0), times.getLast(), 0)
                .rate();
        if (!(times.getLast() * rate * STEPS <= MOST_STEPS)) {
            throw new UnpredictableException("until t = %s paths of rate %s need more than %d steps"
                    .formatted(times.getLast(), rate, MOST_STEPS));
        }
        int n = means.length;
        int faces = n * PARTS + 1;
        double[][] places = new double[times.size()][faces];
        var path = new Characteristics(f, motion, slope);
        for (int face = 0; face < faces; face++) {
            path.start(q.from() + face * q.spacing() / PARTS, 0);
            double now = 0;
            for (int i = 0; i < times.size(); i++) {
                double ahead = times.get(i) - now;
                path.advance(ahead, 4 + (int) Math.ceil(ahead * rate * STEPS));
                places[i][face] = path.q();
                now = times.get(i);
            }
        }
        List<PredictedDensity> predictions = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            predictions.add(GridPrediction.ofMeans(Grid.of(q), moved(places[i], times.get(i))));
        }
        return predictions;
    }

    /// Means over cells of what lies between images of faces.
    private double[] moved(double[] places, double time) {
        int n = means.length;
        double[] moved = new double[n];
        double lost = 0;
        for (int i = 0; i < n; i++) {
            double bend = 0;
            if (q.periodic() || (i > 0 && i < n - 1)) {
                double difference = (means[(i + 1) % n] - means[(i + n - 1) % n]) / 2;
                bend = Math.clamp(difference, -2 * means[i], 2 * means[i]);
            }
            for (int part = 0; part < PARTS && means[i] > 0; part++) {
                double share = (means[i] + bend * ((part + 0.5) / PARTS - 0.5)) / PARTS;
                int face = i * PARTS + part;
                lost += deposit(
                        share,
                        (Math.min(places[face], places[face + 1]) - q.from()) / q.spacing(),
                        (Math.max(places[face], places[face + 1]) - q.from()) / q.spacing(),
                        moved);
            }
        }
        if (!(lost * q.spacing() <= EDGE)) {
            throw new UnpredictableException(
                    "at t = %s the mass %s is out of the box: the bound is %s; a larger box may do"
                            .formatted(time, lost * q.spacing(), EDGE));
        }
        return moved;
    }

    /// Spreads a share over [from, to], in cells.
    ///
    /// @return what falls outside of an open box
    private double deposit(double share, double from, double to, double[] moved) {
        int n = moved.length;
        if (!(to - from < 1e6)) {
            return share;
        }
        double lost = 0;
        for (double cell = Math.floor(from); cell == Math.floor(from) || cell < to; cell++) {
            double part = to > from ? (Math.min(to, cell + 1) - Math.max(from, cell)) / (to - from) : 1;
            if (q.periodic()) {
                moved[(int) (cell - n * Math.floor(cell / n))] += share * part;
            } else if (cell >= 0 && cell < n) {
                moved[(int) cell] += share * part;
            } else {
                lost += share * part;
            }
        }
        return lost;
    }
}
