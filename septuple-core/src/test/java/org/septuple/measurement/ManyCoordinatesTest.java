package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Closure and the share of −γ∂F where regressors are not few for the increments. Independent coordinates q′ = ρq + ε are closed, and F = q²/2
/// explains all of their drift: both numbers are 1.
///
/// At 1 they are not normal, and their errors are too large by about a third; so means over seeds are held against the spread over seeds.
class ManyCoordinatesTest {

    private static final double SLOW = 0.8;

    private static Recording independent(double rho, int coordinates, int frames, int replicas, int seed) {
        double[][] propagator = new double[coordinates][coordinates];
        double[][] noise = new double[coordinates][coordinates];
        for (int k = 0; k < coordinates; k++) {
            propagator[k][k] = rho;
            noise[k][k] = 1;
        }
        return LinearProcess.autoregression(propagator, noise).record(frames, replicas, seed, Engine.scalar());
    }

    private static DriftShare share(Recording q) {
        return DriftShare.of(q, q, 1, Engine.scalar());
    }

    /// Mean over seeds within 3.5 of its errors from 1, or within a part of the errors that are given; and these no less than the spread of seeds.
    private static void isOne(String name, Estimate[] found, double part) {
        double[] values = new double[found.length];
        double given = 0;
        for (int s = 0; s < found.length; s++) {
            values[s] = found[s].value();
            given += found[s].standardError() / found.length;
        }
        Estimate mean = Estimate.ofMean(values);
        double spread = mean.standardError() * Math.sqrt(found.length);
        assertThat(Math.abs(mean.value() - 1)).as(name).isLessThan(3.5 * mean.standardError() + part * given);
        assertThat(given).as(name).isFinite().isGreaterThan(0.85 * spread);
    }

    private static void closureIsOne(double rho, int coordinates, int frames, int replicas, int lag, int seeds) {
        Estimate[] found = new Estimate[seeds];
        for (int s = 0; s < seeds; s++) {
            found[s] = Closure.of(independent(rho, coordinates, frames, replicas, s), lag, 1, Engine.scalar())
                    .closure()
                    .getFirst();
        }
        isOne("closure, %d: %s".formatted(coordinates, Scores.place(frames, replicas, lag)), found, 0.1);
    }

    private static void shareIsOne(int coordinates, int frames, int replicas, int seeds) {
        Estimate[] found = new Estimate[seeds];
        Estimate[] corrected = new Estimate[seeds];
        for (int s = 0; s < seeds; s++) {
            DriftShare share = share(independent(SLOW, coordinates, frames, replicas, s));
            found[s] = share.share();
            corrected[s] = share.corrected();
        }
        String place = ", %d: %s".formatted(coordinates, Scores.place(frames, replicas, 1));
        isOne("share" + place, found, 1);
        isOne("corrected share" + place, corrected, 1);
    }

    @Test
    void bothAreOneAtTheirBounds() {
        closureIsOne(0, 8, 16, 24, 1, 40);
        shareIsOne(8, 32, 16, 20);
    }

    @Tag("slow")
    @Test
    void bothAreOneForManyCoordinates() {
        closureIsOne(SLOW, 20, 24, 64, 1, 100);
        closureIsOne(0.5, 40, 24, 40, 1, 60);
        closureIsOne(SLOW, 40, 60, 40, 2, 30);
        closureIsOne(0.5, 40, 1200, 1, 1, 30);
        shareIsOne(20, 32, 40, 60);
        shareIsOne(40, 60, 40, 40);
        shareIsOne(40, 2400, 1, 40);
    }

    @Test
    void tooManyRegressorsAreRefused() {
        Recording q = independent(SLOW, 40, 16, 40, 1);
        assertThatThrownBy(() -> Closure.of(q, 1, 1, Engine.scalar()))
                .hasMessageContaining("regressors: 81, increments: 560, 1 apart; need 810 increments");
        assertThatThrownBy(() -> share(q))
                .hasMessageContaining("regressors: 41, increments: 560, 1 apart; need 2050 increments");
    }
}
