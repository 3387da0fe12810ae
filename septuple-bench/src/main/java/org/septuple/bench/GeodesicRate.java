package org.septuple.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.Geodesic;
import org.septuple.gravity.GeodesicEquations;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.GeodesicSettings;
import org.septuple.gravity.GeodesicSolver;
import org.septuple.gravity.GeodesicStart;
import org.septuple.gravity.Kerr;
import org.septuple.gravity.Schwarzschild;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Engine;
import org.septuple.numerics.OrdinaryEquation;
import org.septuple.numerics.StepTolerance;
import org.septuple.numerics.ThreadCrew;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.Cutoff;
import org.septuple.spacetime.KernelField;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.NearFlat;
import org.septuple.spacetime.NeuronLayout;

/// Times of geodesics: a ray of closest approach 10 past a hole of mass 1, from r = 1000 over 2000 of its affine parameter, and bundles through fields of
/// neurons. Prints a line of JSON each. What a core spent is value times `cores`.
///
/// Each method takes the loosest tolerance, of four a decade, from which on the angle errs by less than 10⁻⁹.
public final class GeodesicRate {

    private static final double MICRO = 1e6;
    private static final double FAR = 1000;
    private static final double CLOSEST = 10;
    private static final double LENGTH = 2000;
    private static final double IMPACT = CLOSEST / Math.sqrt(1 - 2 / CLOSEST);
    private static final double LAPSE = 1 - 2 / FAR;
    private static final double RADIAL = -Math.sqrt(1 - IMPACT * IMPACT * LAPSE / (FAR * FAR));
    private static final double ASKED = 1e-9;
    private static final double LOOSEST = 1e-7;
    private static final double SPIN = 0.9;
    private static final double SPEED = 0.5;

    private GeodesicRate() {}

    /// Measures.
    ///
    /// @param arguments `--neurons N` (100000) of unit density, `--paths M` (1000) across their box, `--digits D` (6) of cutoff and tolerance,
    ///                  `--rays 0` for the bundles alone, `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "neurons", "paths", "digits", "rays");
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            if (options.number("rays", 1) > 0) {
                rays(engine.alone());
            }
            field(
                    options.number("neurons", 100_000),
                    options.number("paths", 1000),
                    options.number("digits", 6),
                    engine);
        }
    }

    private static void rays(Engine engine) {
        Metric schwarzschild = Schwarzschild.of(1);
        double[] polar = {FAR, 0, RADIAL / LAPSE, 0};
        double[] cartesian = {FAR, 0, 0, (RADIAL + 2 / FAR) / LAPSE, IMPACT / FAR, 0};
        ToDoubleFunction<double[]> fromPolar = y -> y[1];
        ToDoubleFunction<double[]> fromCartesian = y -> angle(y[0], y[1]);
        ToDoubleFunction<double[]> fromEvent = y -> y[3];
        ToDoubleFunction<double[]> fromKerr = y -> angle(y[1], y[2]);
        SchwarzschildRays.Polar inPolar = new SchwarzschildRays.Polar(IMPACT);
        SchwarzschildRays.Cartesian inCartesian = new SchwarzschildRays.Cartesian();
        ours("geodesic-schwarzschild-by-hand", inPolar, polar, fromPolar, engine);
        peer("geodesic-schwarzschild-by-hand-hipparchus", inPolar, polar, fromPolar, engine);
        ours("geodesic-kerr-schild-by-hand", inCartesian, cartesian, fromCartesian, engine);
        peer("geodesic-kerr-schild-by-hand-hipparchus", inCartesian, cartesian, fromCartesian, engine);
        double[] inPlane = {0, FAR, Math.PI / 2, 0};
        GeodesicStart start =
                GeodesicStart.ofMomentum(schwarzschild, CausalCharacter.NULL, inPlane, RADIAL / LAPSE, 0, IMPACT);
        laws("geodesic-schwarzschild", schwarzschild, start, fromEvent, engine);
        Metric polarKerr = Kerr.boyerLindquist(1, SPIN);
        GeodesicStart polarRay =
                GeodesicStart.ofMomentum(polarKerr, CausalCharacter.NULL, inPlane, RADIAL / LAPSE, 0, IMPACT);
        laws("geodesic-kerr-boyer-lindquist", polarKerr, polarRay, fromEvent, engine);
        double[] inSpace = {0, FAR, 0, 0};
        for (double spin : new double[] {0, SPIN}) {
            Metric kerr = Kerr.kerrSchild(1, spin);
            GeodesicStart ray =
                    GeodesicStart.ofMomentum(kerr, CausalCharacter.NULL, inSpace, cartesian[3], IMPACT / FAR, 0);
            laws(spin == 0 ? "geodesic-kerr-schild" : "geodesic-kerr", kerr, ray, fromKerr, engine);
        }
    }

    private static double angle(double x, double y) {
        double angle = Math.atan2(y, x);
        return angle < 0 ? angle + 2 * Math.PI : angle;
    }

    private static void laws(
            String name, Metric metric, GeodesicStart start, ToDoubleFunction<double[]> angle, Engine engine) {
        for (GeodesicLaw law : new GeodesicLaw[] {GeodesicLaw.HAMILTONIAN, GeodesicLaw.AFFINE}) {
            law(name + "-" + law.name().toLowerCase(Locale.ROOT), metric, law, start, angle, engine);
        }
        Metric derivatives = jet -> metric.at(jet); // hides equations of Hamilton by hand
        law(name + "-hamiltonian-from-derivatives", derivatives, GeodesicLaw.HAMILTONIAN, start, angle, engine);
    }

    private static void law(
            String name,
            Metric metric,
            GeodesicLaw law,
            GeodesicStart start,
            ToDoubleFunction<double[]> angle,
            Engine engine) {
        GeodesicEquations equations = new GeodesicEquations(metric, law, CausalCharacter.NULL);
        double tolerance = ours(name, equations, equations.state(start), angle, engine);
        GeodesicSolver solver = new GeodesicSolver(metric, GeodesicSettings.of(law, tolerance));
        Timing timing = Timing.of(Timing.COLD, () -> solver.follow(start, LENGTH));
        timing.describe(new ResultLine(name + "-solver", timing.seconds() * MICRO, "us/ray"), engine)
                .print();
    }

    private static double ours(
            String name, OrdinaryEquation equation, double[] start, ToDoubleFunction<double[]> angle, Engine engine) {
        double exact = angle.applyAsDouble(follow(equation, start, 1e-13).state());
        double tolerance = tolerance(t ->
                angle.applyAsDouble(follow(equation, start, t.doubleValue()).state()) - exact);
        Dop853 method = method(equation, tolerance);
        Timing timing = Timing.of(Timing.COLD, () -> follow(method, start));
        timing.describe(new ResultLine(name, timing.seconds() * MICRO, "us/ray"), engine)
                .detail("tolerance", tolerance)
                .detail("error", angle.applyAsDouble(method.state()) - exact)
                .detail("steps", method.steps())
                .detail("rejected", method.rejected())
                .detail("evaluations", method.evaluations())
                .print();
        return tolerance;
    }

    private static double tolerance(ToDoubleFunction<Double> error) {
        double found = LOOSEST;
        for (int quarter = 0; quarter < 20; quarter++) {
            double tolerance = LOOSEST * Math.pow(10, -0.25 * quarter);
            if (Math.abs(error.applyAsDouble(tolerance)) > ASKED) {
                found = tolerance * Math.pow(10, -0.25);
            }
        }
        return found;
    }

    private static Dop853 method(OrdinaryEquation equation, double tolerance) {
        StepTolerance each = StepTolerance.uniform(equation.dimension(), tolerance, tolerance);
        return new Dop853(equation, each, Double.POSITIVE_INFINITY);
    }

    private static Dop853 follow(OrdinaryEquation equation, double[] start, double tolerance) {
        Dop853 method = method(equation, tolerance);
        follow(method, start);
        return method;
    }

    private static void follow(Dop853 method, double[] start) {
        method.begin(0, start, 0);
        while (method.step(LENGTH) == Dop853.Advance.STEPPED) {}
    }

    private static <E extends OrdinaryEquation & OrdinaryDifferentialEquation> void peer(
            String name, E equation, double[] start, ToDoubleFunction<double[]> angle, Engine engine) {
        double exact = angle.applyAsDouble(follow(equation, start, 1e-13).state());
        double tolerance = tolerance(t -> angle.applyAsDouble(theirs(t)
                        .integrate(equation, new ODEState(0, start), LENGTH)
                        .getPrimaryState())
                - exact);
        DormandPrince853Integrator method = theirs(tolerance);
        Timing timing = Timing.of(Timing.COLD, () -> method.integrate(equation, new ODEState(0, start), LENGTH));
        timing.describe(new ResultLine(name, timing.seconds() * MICRO, "us/ray"), engine)
                .detail("tolerance", tolerance)
                .detail("evaluations", method.getEvaluations())
                .print();
    }

    private static DormandPrince853Integrator theirs(double tolerance) {
        return new DormandPrince853Integrator(1e-9, LENGTH, tolerance, tolerance);
    }

    /// Paths of half the speed of light from places all over a box of nearly flat neurons, each as long as its side.
    private static void field(int neurons, int paths, int digits, Engine engine) {
        double side = Math.cbrt(neurons);
        Box box = Box.cube(side, true);
        KernelField field = new KernelField(
                NearFlat.neurons(NeuronLayout.poisson(box, neurons, 1), 0.1, 1),
                box,
                Cutoff.of(Math.pow(10, -digits)),
                0,
                engine.kernels());
        double[] places = NeuronLayout.poisson(box, paths, 2);
        List<GeodesicStart> starts = new ArrayList<>();
        for (int i = 0; i < paths; i++) {
            double turn = 2 * Math.PI * i / paths;
            starts.add(GeodesicStart.ofVelocity(
                    field,
                    CausalCharacter.TIME_LIKE,
                    new double[] {0, places[3 * i], places[3 * i + 1], places[3 * i + 2]},
                    SPEED * Math.cos(turn),
                    SPEED * Math.sin(turn),
                    0));
        }
        GeodesicSettings settings = GeodesicSettings.of(GeodesicLaw.HAMILTONIAN, Math.pow(10, -digits));
        GeodesicSolver solver = new GeodesicSolver(field, settings);
        double length = side / SPEED;
        List<Geodesic> last = new ArrayList<>();
        Timing timing = Timing.of(0, () -> {
            last.clear();
            last.addAll(solver.bundle(starts, length, engine.crew()));
        });
        timing.describe(new ResultLine("geodesic-neurons", timing.seconds(), "s"), engine)
                .detail("neurons", neurons)
                .detail("paths", paths)
                .detail("digits", digits)
                .detail("steps", last.stream().mapToLong(Geodesic::steps).sum())
                .detail(
                        "evaluations",
                        last.stream().mapToLong(Geodesic::evaluations).sum())
                .print();
    }
}
