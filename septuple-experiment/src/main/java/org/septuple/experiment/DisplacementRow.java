package org.septuple.experiment;

import org.septuple.network.ActivationDynamics;
import org.septuple.network.CloudReading;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Row 5.3: displacements that came with the clouds, against ẋ = (X(t + d) − X(t))/d of a second run of the same columns whose states are kept as
/// they are made.
///
/// The control is one linear neuron by hand, x′ = x/2; the null model takes d − 1 steps for d, or 2 for 1.
final class DisplacementRow {

    private static final int COLUMNS = 4;
    private static final double ROUNDING = 0x1p-50;

    private DisplacementRow() {}

    /// The row.
    ///
    /// @param source  of base states without spread
    /// @param reading positions
    /// @param engine  kernels and workers
    static Comparison of(BaseStates source, CloudReading reading, Engine engine) {
        CloudSurvey survey = CloudSurvey.of(source, reading, COLUMNS, engine);
        double[][] states = states(source, reading, engine);
        int other = reading.lag() == 1 ? 2 : reading.lag() - 1;
        return new Comparison(
                "largest |xdot - (X(t+%d) - X(t))/%d| over %d vectors in %d columns, states kept by a second run, relative to 1 + |xdot|"
                        .formatted(reading.lag(), reading.lag(), reading.vectors(), COLUMNS),
                Estimate.exact(largest(survey, states, reading.lag()), (long) reading.vectors() * COLUMNS),
                ROUNDING,
                "rounding of a difference of states of order 1",
                Estimate.exact(byHand(engine), 1),
                Estimate.exact(largest(survey, states, other), (long) reading.vectors() * COLUMNS));
    }

    private static double[][] states(BaseStates source, CloudReading reading, Engine engine) {
        int batch = source.batch(COLUMNS, reading.steps());
        int neurons = source.septuple().projector().neurons();
        double[][] states = new double[reading.steps() + 2][neurons * COLUMNS];
        for (int first = 0; first < COLUMNS; first += batch) {
            Septuple copies = source.copies(batch);
            ActivationDynamics run = source.run(copies, first, reading.steps(), engine);
            for (double[] kept : states) {
                for (int column = first; column < Math.min(COLUMNS, first + batch); column++) {
                    for (int i = 0; i < neurons; i++) {
                        kept[i * COLUMNS + column] = copies.states().get(i, column - first);
                    }
                }
                run.step();
            }
        }
        return states;
    }

    private static double largest(CloudSurvey survey, double[][] states, int lag) {
        CloudReading reading = survey.reading();
        int[] all = {0, 1, 2, 3};
        double worst = 0;
        for (int v = 0; v < reading.vectors(); v++) {
            double[][] velocity = survey.velocities(v, all);
            for (int c : all) {
                for (int a = 0; a < reading.components(); a++) {
                    int place = reading.neuron(v, a) * COLUMNS + c;
                    int t = reading.delay(a);
                    double printed = (states[t + lag][place] - states[t][place]) / lag;
                    worst = Math.max(worst, Math.abs(velocity[c][a] - printed) / (1 + Math.abs(printed)));
                }
            }
        }
        return worst;
    }

    private static double byHand(Engine engine) {
        BaseStates half = JointEntropyRow.linear(new double[][] {{0.5}});
        CloudSurvey survey = CloudSurvey.of(half, CloudReading.delay(1, 1, 3), 1, engine);
        int[] only = {0};
        double x = survey.departures(0, only)[0][0];
        return Math.abs(survey.velocities(0, only)[0][0] - (x / 8 - x) / 3);
    }
}
