package org.septuple.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.GeodesicEquations;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// The space-time of neurons, or a closed form, put to all of [PlantedStage].
///
/// @param past  as t − s and t tell it
/// @param whole as t + s tells it too
/// @param span  s
record PlantedSpace(MeasuredEinstein.Fields past, MeasuredEinstein.Fields whole, double span) {

    private static final int AXES = 3;
    /// Of curvature in units of proper length: rounding.
    private static final double NOTHING = 1e-9;
    /// Of ẋ at t, which depends on ẍ: each is some Hs of the one before.
    private static final int ROUNDS = 4;

    /// What neurons make, copy by copy.
    static PlantedSpace of(NeuronMotion motion) {
        List<Metric> past = new ArrayList<>();
        List<Metric> whole = new ArrayList<>();
        for (int copy = 0; copy < NeuronMotion.COPIES; copy++) {
            past.add(motion.field(copy));
            whole.add(motion.bent(copy));
        }
        return new PlantedSpace(past::get, whole::get, motion.span());
    }

    /// A space-time that is known.
    ///
    /// @param metric of it
    /// @param span   s
    static PlantedSpace known(Metric metric, double span) {
        return new PlantedSpace(_ -> metric, _ -> metric, span);
    }

    /// Einstein's equations: four residuals.
    ///
    /// @param universe of which Λ is
    /// @param places   events of each copy
    /// @param engine   workers, that take a copy each
    /// @return without those for which there is nothing to see: terms or changes no larger than rounding, a constraint of second order in a wave
    Map<PlantedStage, Estimate> einstein(PlantedUniverse universe, double[][][] places, Engine engine) {
        Map<PlantedStage, Estimate> residuals = new EnumMap<>(PlantedStage.class);
        MeasuredEinstein measured = MeasuredEinstein.of(whole, places, engine);
        if (measured.copies().size() < places.length) {
            return residuals;
        }
        boolean curved = measured.terms().value() > NOTHING;
        if (curved || universe.lambda() > 0) {
            residuals.put(PlantedStage.EQUATIONS, measured.residual(universe.lambda()));
        }
        if (curved) {
            residuals.put(PlantedStage.LAMBDA, measured.crossed());
            if (universe.homogeneous()) {
                residuals.put(
                        PlantedStage.HAMILTONIAN,
                        measured.hamiltonian(measured.lambda().value()));
            }
        }
        EvolvedMetric evolved = EvolvedMetric.of(past, whole, span, places, universe.lambda(), engine);
        if (evolved.continued().value() > NOTHING) {
            residuals.put(PlantedStage.EVOLVED, evolved.left());
        }
        return residuals;
    }

    /// Geodesics: neurons that are followed, one step ahead from X(t − s) and X(t).
    ///
    /// ```
    /// X(t + s) = 2X(t) − X(t − s) + s²ẍ,  ẍ by (7.7) at X(t), ẋ = (X(t) − X(t − s))/s + ½sẍ
    /// ```
    ///
    /// @param followed neurons that do not make the field
    /// @return own²/(own² + straight²), summed over neurons of a copy, mean over copies
    Estimate geodesics(NeuronMotion followed) {
        double[] residuals = new double[NeuronMotion.COPIES];
        for (int copy = 0; copy < residuals.length; copy++) {
            GeodesicEquations law =
                    new GeodesicEquations(past.of(copy), GeodesicLaw.COORDINATE_TIME, CausalCharacter.TIME_LIKE);
            double own = 0;
            double straight = 0;
            for (int i = 0; i < followed.size(); i++) {
                double[] bend = bend(law, followed.now(copy, i), followed.velocity(copy, i));
                for (int a = 0; a < AXES; a++) {
                    double line = followed.after(copy, i)[1 + a]
                            - 2 * followed.now(copy, i)[1 + a]
                            + followed.before(copy, i)[1 + a];
                    straight += line * line;
                    own += (line - bend[a]) * (line - bend[a]);
                }
            }
            residuals[copy] = own / (own + straight);
        }
        return Estimate.ofMean(residuals);
    }

    /// s²ẍ.
    private double[] bend(GeodesicEquations law, double[] now, double[] way) {
        double[] y = new double[law.dimension()];
        double[] rates = new double[law.dimension()];
        double[] bend = new double[AXES];
        for (int round = 0; round < ROUNDS; round++) {
            for (int a = 0; a < AXES; a++) {
                y[a] = now[1 + a];
                y[AXES + a] = way[a] + bend[a] / (2 * span);
            }
            if (!law.at(now[0], y, rates)) {
                return new double[AXES];
            }
            for (int a = 0; a < AXES; a++) {
                bend[a] = span * span * rates[AXES + a];
            }
        }
        return bend;
    }
}
