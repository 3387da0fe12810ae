package org.septuple.experiment;

import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

/// What rows 8.10 to 8.12 would see: neurons between a planted solution ([PlantedEinstein]) and random ẍ, seen with g_i that err as those of the clouds do.
///
/// Random ẍ are normal, as large as ẋ in a span, so that nothing depends on what the neurons' own ẍ leave of (8.10). A blend with the share s of them has a residual r(s) of (8.10), and reads more where g_i err. The power is the smallest r(s) such that it and all larger ones, s = 1, ½, ¼, …, are told at 95 % from the solution, which errs on its own.
///
/// @param motion neurons
/// @param draws  of g_i that err
/// @param engine workers
record EinsteinPower(NeuronMotion motion, MatrixDraws draws, Engine engine) {

    private static final int STEPS = 24;
    private static final double CONFIDENCE = 0.95;
    private static final int AXES = 3;
    /// Of the random stream.
    private static final int VIOLATION = 87;

    /// The smallest residual that is told from a solution.
    ///
    /// @return 1, as large as residuals are, where not even random ẍ are
    /// @throws UntestableException where neurons cover no place, or g_i err too much
    double smallest() {
        return smallest(EinsteinRows.places(motion, draws, engine));
    }

    /// The same at given places.
    ///
    /// @param places events of each copy
    double smallest(double[][][] places) {
        NeuronMotion planted = new PlantedEinstein(motion, places, engine).planted(0);
        NeuronMotion random = motion.withAccelerations(accelerations());
        Estimate solution = seen(planted, places, 0);
        double smallest = 1;
        for (int step = 0; step < STEPS; step++) {
            double share = Math.scalb(1.0, -step);
            NeuronMotion blend = planted.towards(random, share);
            Estimate above = seen(blend, places, 1 + step).minus(solution);
            if (!(above.value() > above.halfWidth(CONFIDENCE))) {
                break;
            }
            smallest =
                    MeasuredEinstein.of(blend::bent, places, engine).residual(0).value();
        }
        return smallest;
    }

    private double[][] accelerations() {
        double[][] accelerations = new double[NeuronMotion.COPIES][];
        for (int copy = 0; copy < accelerations.length; copy++) {
            double squares = 0;
            for (int i = 0; i < motion.size(); i++) {
                for (double v : motion.velocity(copy, i)) {
                    squares += v * v;
                }
            }
            double size = Math.sqrt(squares / (AXES * motion.size())) / motion.span();
            accelerations[copy] = new RandomStream(draws.seed(), Purpose.CHECK_POINTS, VIOLATION, copy)
                    .gaussians(AXES * motion.size());
            for (int k = 0; k < accelerations[copy].length; k++) {
                accelerations[copy][k] *= size;
            }
        }
        return accelerations;
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
