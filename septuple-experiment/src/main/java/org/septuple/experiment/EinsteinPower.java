package org.septuple.experiment;

import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// What rows 8.10 to 8.12 would see: neurons between a planted solution ([PlantedEinstein]) and their own motion, seen with g_i that err as those of the clouds do.
///
/// A blend with the share s of their own ẍ has a residual r(s) of (8.10), and reads more where g_i err. The power is the smallest r(s) such that it and all larger ones, s = 1, ½, ¼, …, are told at 95 % from the solution, which errs on its own.
///
/// @param motion neurons
/// @param draws  of g_i that err
/// @param engine workers
record EinsteinPower(NeuronMotion motion, MatrixDraws draws, Engine engine) {

    private static final int STEPS = 24;
    private static final double CONFIDENCE = 0.95;

    /// The smallest residual that is told from a solution.
    ///
    /// @return 1, as large as residuals are, where not even their own motion is
    /// @throws UntestableException where neurons cover no place, or g_i err too much
    double smallest() {
        double[][][] places = EinsteinRows.places(motion, draws, engine);
        NeuronMotion planted = new PlantedEinstein(motion, places, engine).planted(0);
        Estimate solution = seen(planted, places, 0);
        double smallest = 1;
        for (int step = 0; step < STEPS; step++) {
            double share = Math.scalb(1.0, -step);
            NeuronMotion blend = planted.towards(motion, share);
            Estimate above = seen(blend, places, 1 + step).minus(solution);
            if (!(above.value() > above.halfWidth(CONFIDENCE))) {
                break;
            }
            smallest =
                    MeasuredEinstein.of(blend::bent, places, engine).residual(0).value();
        }
        return smallest;
    }

    private Estimate seen(NeuronMotion neurons, double[][][] places, int step) {
        return MeasuredEinstein.of(
                        copy -> draws.erring(neurons, NeuronMotion.COPIES * step + copy)
                                .bent(copy),
                        places,
                        engine)
                .residual(0);
    }
}
