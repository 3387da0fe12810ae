package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;
import org.septuple.numerics.IntegrationEnd;

/// What is kept of a geodesic while it is followed: points asked for, events, drifts.
final class GeodesicRecord implements Integration.Observer {

    private final GeodesicEquations equations;
    private final GeodesicSettings settings;
    private final CausalCharacter character;
    private final double[] at;
    private final List<GeodesicPoint> points = new ArrayList<>();
    private final List<Geodesic.Passage> passages = new ArrayList<>();
    private final double[] event = new double[4];
    private final double[] u = new double[4];
    private final double[] p = new double[4];
    private final double[] state;
    private final double[] initial;
    private final double[] largest;
    private double normDrift;

    GeodesicRecord(GeodesicEquations equations, GeodesicStart start, GeodesicSettings settings, double[] at) {
        this.equations = equations;
        this.settings = settings;
        this.character = start.character();
        this.at = at.clone();
        this.state = new double[equations.dimension()];
        this.initial = new double[settings.conserved().size()];
        this.largest = new double[initial.length];
        for (int q = 0; q < initial.length; q++) {
            initial[q] = settings.conserved().get(q).quantity().at(start.event(), start.momentum());
        }
    }

    @Override
    public void stepped(Dop853 method) {
        watch(method.x(), method.state());
        while (points.size() < at.length && isPassed(method)) {
            double x = at[points.size()];
            if (!method.dense(x, state)) {
                return;
            }
            points.add(point(x, state));
        }
    }

    private boolean isPassed(Dop853 method) {
        double x = at[points.size()];
        return (x - method.from()) * (method.x() - x) >= 0;
    }

    @Override
    public void passed(int number, double x, double[] y) {
        passages.add(new Geodesic.Passage(settings.events().get(number).name(), point(x, y)));
    }

    private GeodesicPoint point(double x, double[] y) {
        equations.velocity(x, y, u);
        equations.event(x, y, event);
        return GeodesicPoint.of(equations.elapsed(x, y), event, u);
    }

    /// Drifts of norm and conserved quantities.
    private void watch(double x, double[] y) {
        double[] g = equations.metric(x, y);
        equations.velocity(x, y, u);
        normDrift = Math.max(normDrift, GeodesicForce.drift(g, u, character.norm()));
        if (initial.length > 0) {
            equations.event(x, y, event);
            equations.momentum(x, y, u, p);
        }
        for (int q = 0; q < initial.length; q++) {
            double value = settings.conserved().get(q).quantity().at(event, p);
            largest[q] = Math.max(largest[q], Math.abs(value - initial[q]));
        }
    }

    Geodesic finish(Dop853 method, IntegrationEnd outcome) {
        List<Geodesic.Drift> drifts = new ArrayList<>();
        for (int q = 0; q < initial.length; q++) {
            drifts.add(new Geodesic.Drift(settings.conserved().get(q).name(), initial[q], largest[q]));
        }
        GeodesicPoint last = point(method.x(), method.state());
        return new Geodesic(
                points,
                passages,
                last,
                end(outcome, last.lambda()),
                normDrift,
                drifts,
                method.steps(),
                method.rejected(),
                method.evaluations());
    }

    private static GeodesicEnd end(IntegrationEnd outcome, double lambda) {
        return switch (outcome) {
            case IntegrationEnd.Reached reached -> GeodesicEnd.of(GeodesicEnd.Kind.REACHED, lambda);
            case IntegrationEnd.Stopped stopped -> new GeodesicEnd(GeodesicEnd.Kind.EVENT, stopped.name(), lambda);
            case IntegrationEnd.Undefined undefined -> GeodesicEnd.of(GeodesicEnd.Kind.NO_METRIC, lambda);
            case IntegrationEnd.Collapsed collapsed -> GeodesicEnd.of(GeodesicEnd.Kind.SINGULAR, lambda);
            case IntegrationEnd.OutOfSteps out -> GeodesicEnd.of(GeodesicEnd.Kind.OUT_OF_STEPS, lambda);
        };
    }
}
