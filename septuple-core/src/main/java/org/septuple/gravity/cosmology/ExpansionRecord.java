package org.septuple.gravity.cosmology;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.cosmology.ExpansionHistory.Passage;
import org.septuple.gravity.cosmology.ExpansionHistory.Passage.Kind;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;

/// What is kept of an expansion while it is followed, forwards or backwards from t = 0.
final class ExpansionRecord implements Integration.Observer {

    private static final int MOST_HALVINGS = 200;

    private final FriedmannModel model;
    private final FriedmannEquations equations;
    private final double[] at;
    private final double[] state = new double[FriedmannEquations.DIMENSION];
    private final List<ExpansionPoint> points = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private double violation;
    private boolean back;
    private int next;

    ExpansionRecord(FriedmannModel model, FriedmannEquations equations, double[] at) {
        this.model = model;
        this.equations = equations;
        this.at = at.clone();
        while (next < this.at.length && this.at[next] <= 0) {
            next++;
        }
    }

    /// This record, for times before 0, from the last to the first.
    ExpansionRecord backwards() {
        back = true;
        next = at.length - 1;
        while (next >= 0 && at[next] >= 0) {
            next--;
        }
        return this;
    }

    @Override
    public void stepped(Dop853 method) {
        violation = Math.max(violation, equations.violation(method.state()));
        while (next >= 0 && next < at.length && isPassed(method.state()[FriedmannEquations.TIME])) {
            if (!find(method, model.hubble() * at[next])) {
                return;
            }
            ExpansionPoint point = point(state);
            points.add(
                    new ExpansionPoint(at[next], point.a(), point.hubble(), point.acceleration(), point.conformal()));
            next += back ? -1 : 1;
        }
    }

    private boolean isPassed(double time) {
        double wanted = model.hubble() * at[next];
        double rounding = Math.ulp(wanted);
        return back ? time <= wanted + rounding : time >= wanted - rounding;
    }

    /// The state of the last step at a time, by dense output and bisection of [Illinois](https://doi.org/10.1007/BF01934364).
    private boolean find(Dop853 method, double time) {
        double near = method.from();
        double far = method.x();
        if (!method.dense(near, state)) {
            return false;
        }
        double atNear = state[FriedmannEquations.TIME] - time;
        double atFar = method.state()[FriedmannEquations.TIME] - time;
        int side = 0;
        for (int k = 0; k < MOST_HALVINGS && atFar != 0; k++) {
            double s = k % 3 == 2 ? near + (far - near) / 2 : far - atFar * (far - near) / (atFar - atNear);
            if (!((s - near) * (far - s) > 0)) {
                s = near + (far - near) / 2;
            }
            if (s == near || s == far) {
                break;
            }
            method.dense(s, state);
            double value = state[FriedmannEquations.TIME] - time;
            if (value == 0 || value > 0 == atFar > 0) {
                far = s;
                atFar = value;
                atNear = side > 0 ? atNear / 2 : atNear;
                side = 1;
            } else {
                near = s;
                atNear = value;
                atFar = side < 0 ? atFar / 2 : atFar;
                side = -1;
            }
        }
        return method.dense(far, state);
    }

    @Override
    public void passed(int event, double s, double[] y) {
        if (event == 2) {
            passages.add(new Passage(Kind.TURNING, point(y)));
        } else if (event == 3) {
            boolean expands = equations.rate(y) > 0;
            passages.add(new Passage(expands ? Kind.ACCELERATION : Kind.DECELERATION, point(y)));
        }
    }

    /// The sign of ä, regular at a = 0.
    double acceleration(double[] y) {
        double a = equations.scaleFactor(y);
        return (model.lambda() * a * a * a - model.dust() / 2) * a - model.radiation();
    }

    ExpansionPoint point(double[] y) {
        double a = equations.scaleFactor(y);
        double h = model.hubble();
        return new ExpansionPoint(
                y[FriedmannEquations.TIME] / h,
                a,
                h * equations.rate(y) / a,
                model.acceleration(a),
                y[FriedmannEquations.CONFORMAL] / h);
    }

    List<ExpansionPoint> points() {
        return points;
    }

    /// Points from t = 0 on, that one included if it is asked for.
    List<ExpansionPoint> points(double[] start) {
        List<ExpansionPoint> all = new ArrayList<>();
        for (double time : at) {
            if (time == 0) {
                all.add(point(start));
            }
        }
        all.addAll(points);
        return all;
    }

    List<Passage> passages() {
        return passages;
    }

    double violation() {
        return violation;
    }
}
