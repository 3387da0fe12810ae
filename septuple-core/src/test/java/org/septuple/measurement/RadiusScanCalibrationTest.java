package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

class RadiusScanCalibrationTest {

    /// Over 200 seeds the mean square of z of Student's t of 19 degrees of freedom is 19/17, known to 11 %.
    @Test
    @Tag("slow")
    void errorsAreThoseOfNewClouds() {
        double production = 0;
        double shift = 0;
        int seeds = 200;
        for (int seed = 0; seed < seeds; seed++) {
            List<List<CloudDisplacements>> clouds = RadiusScanTest.planted(new double[] {0, .1}, .1, 1000 + seed);
            RadiusScan scan = RadiusScan.of(List.of(0.0, .1), clouds, Engine.scalar());
            production += square(scan.points().get(1).production(), .3) / seeds;
            shift += square(scan.points().get(1).productionShift(), .1) / seeds;
        }
        assertThat(production).isBetween(.75, 1.6);
        assertThat(shift).isBetween(.75, 1.6);
    }

    private static double square(Estimate estimate, double truth) {
        return estimate.zAgainst(truth) * estimate.zAgainst(truth);
    }
}
