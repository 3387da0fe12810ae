package org.septuple.gravity.cosmology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.septuple.gravity.cosmology.ExpansionHistory.Passage;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;
import org.septuple.numerics.IntegrationEnd;
import org.septuple.numerics.IntegrationEvent;
import org.septuple.numerics.IntegrationEvent.Crossing;
import org.septuple.numerics.StepTolerance;

/// Solves Friedmann's equations by [Dop853], from the big bang itself where there is one.
///
/// Whether there is one is found by going back from a = 1: expansion either comes from a = 0, or turns there, or began asymptotically.
///
/// Immutable; any thread may use it.
public final class ExpansionSolver {

    private static final String CRUNCH = "a = 0";
    private static final String TURNING = "turning point";
    private static final String TIME = "time";
    /// Farther than any history goes: a would be beyond the range of numbers.
    private static final double FAR = 1e9;

    private static final long MOST_STEPS = 1_000_000;

    private final FriedmannModel model;
    private final double tolerance;
    private final double age;

    /// A solver.
    ///
    /// @param model     the universe
    /// @param tolerance absolute and relative, of each step, > 0
    public ExpansionSolver(FriedmannModel model, double tolerance) {
        this.model = model;
        this.tolerance = tolerance;
        this.age = model.isVacuum() ? Double.POSITIVE_INFINITY : sought();
    }

    /// H₀ times the age where a = 1; infinite without a big bang.
    private double sought() {
        FriedmannEquations equations = new FriedmannEquations(model);
        Dop853 method = method(equations);
        List<IntegrationEvent> events = List.of(crunch(), turning(true));
        IntegrationEnd end = new Integration(method, events, MOST_STEPS)
                .run(0, equations.today(), -FAR, new Integration.Observer() {});
        return end instanceof IntegrationEnd.Stopped stopped && stopped.name().equals(CRUNCH)
                ? -method.state()[FriedmannEquations.TIME]
                : Double.POSITIVE_INFINITY;
    }

    /// Whether the expansion at a = 1 comes from a big bang.
    ///
    /// @return true if so
    public boolean hasBigBang() {
        return age < Double.POSITIVE_INFINITY;
    }

    /// Time from the big bang to a = 1.
    ///
    /// @return infinite without a big bang
    public double age() {
        return age / model.hubble();
    }

    private Dop853 method(FriedmannEquations equations) {
        StepTolerance uniform = StepTolerance.uniform(FriedmannEquations.DIMENSION, tolerance, tolerance);
        return new Dop853(equations, uniform, equations.largestStep());
    }

    private static IntegrationEvent crunch() {
        return new IntegrationEvent(CRUNCH, (s, y) -> y[0], Crossing.FALLING, true);
    }

    private static IntegrationEvent turning(boolean terminal) {
        return new IntegrationEvent(TURNING, (s, y) -> y[1], Crossing.EITHER, terminal);
    }

    /// Follows the universe.
    ///
    /// @param at times at which points are wanted, rising; the history ends at the last, or begins at the first where time has no beginning
    /// @return the history
    /// @throws IllegalArgumentException if times do not rise
    public ExpansionHistory follow(double... at) {
        for (int k = 1; k < at.length; k++) {
            if (!(at[k] > at[k - 1])) {
                throw new IllegalArgumentException("times %s, then %s: must rise".formatted(at[k - 1], at[k]));
            }
        }
        FriedmannEquations equations = new FriedmannEquations(model);
        double[] start = hasBigBang() ? equations.bigBang() : equations.today();
        ExpansionRecord past = new ExpansionRecord(model, equations, at);
        ExpansionEnd begin = hasBigBang() ? ExpansionEnd.BIG_BANG : ExpansionEnd.REACHED;
        long steps = 0;
        if (!hasBigBang() && at[0] < 0) {
            Dop853 method = method(equations);
            begin = run(equations, method, start, at[0], past.backwards());
            steps += method.steps();
        }
        ExpansionRecord future = new ExpansionRecord(model, equations, at);
        Dop853 method = method(equations);
        double to = at[at.length - 1];
        ExpansionEnd end = to > 0 ? run(equations, method, start, to, future) : ExpansionEnd.REACHED;
        ExpansionPoint last = to > 0 ? future.point(method.state()) : future.point(start);
        List<ExpansionPoint> points = new ArrayList<>(past.points().reversed());
        points.addAll(future.points(start));
        List<Passage> passages = new ArrayList<>(past.passages());
        passages.addAll(future.passages());
        passages.sort(Comparator.comparingDouble(passage -> passage.point().time()));
        double violation = Math.max(past.violation(), future.violation());
        return new ExpansionHistory(begin, points, passages, end, last, age(), violation, steps + method.steps());
    }

    private ExpansionEnd run(
            FriedmannEquations equations, Dop853 method, double[] start, double to, ExpansionRecord record) {
        double scaled = model.hubble() * to;
        IntegrationEvent time =
                new IntegrationEvent(TIME, (s, y) -> y[FriedmannEquations.TIME] - scaled, Crossing.EITHER, true);
        List<IntegrationEvent> events = new ArrayList<>(List.of(crunch(), time));
        events.add(turning(false));
        events.add(new IntegrationEvent("ä", (s, y) -> record.acceleration(y), Crossing.EITHER, false));
        IntegrationEnd end = new Integration(method, events, MOST_STEPS).run(0, start, Math.copySign(FAR, to), record);
        return switch (end) {
            case IntegrationEnd.Stopped stopped when stopped.name().equals(TIME) -> ExpansionEnd.REACHED;
            case IntegrationEnd.Stopped _ -> ExpansionEnd.CRUNCH;
            case IntegrationEnd.Reached _, IntegrationEnd.OutOfSteps _ -> ExpansionEnd.BEYOND_RANGE;
            case IntegrationEnd.Collapsed _, IntegrationEnd.Undefined _ ->
                model.isVacuum() && equations.scaleFactor(method.state()) < 1
                        ? ExpansionEnd.SLICES_END
                        : ExpansionEnd.BEYOND_RANGE;
        };
    }
}
