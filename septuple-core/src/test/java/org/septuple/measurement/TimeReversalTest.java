package org.septuple.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.statistics.Estimate;

class TimeReversalTest {

    private static final double[] RING = {2, 1, -2, -1};

    private static RandomStream random(int block) {
        return new RandomStream(3, Purpose.KNOWN_PROCESS, block, 0);
    }

    /// Replicas on four places in a ring that step forward with a probability and back otherwise; uniform, hence stationary.
    private static double[][] ring(int replicas, double forward, RandomStream random) {
        double[][] x = new double[2][replicas];
        for (int r = 0; r < replicas; r++) {
            int place = random.nextBelow(RING.length);
            x[0][r] = RING[place];
            x[1][r] = RING[(place + (random.nextUniform() < forward ? 1 : 3)) % RING.length];
        }
        return x;
    }

    /// x → −x leaves the ring alone, so that no odd moment tells; each step forward adds a³b − ab³ = 6, each step back takes it.
    @Test
    void aCurrentOfSymmetricStatesIsToldByTheEvenMoment() {
        double[][] x = ring(20_000, 0.8, random(0));
        Estimate even = TimeReversal.evenAsymmetry(x[0], x[1]);
        assertThat(even.zAgainst(3.6)).isBetween(-3.0, 3.0);
        assertThat(even.zAgainst(0)).isGreaterThan(50);
        assertThat(TimeReversal.asymmetry(x[0], x[1]).zAgainst(0)).isBetween(-3.0, 3.0);
        assertThat(TimeReversal.evenAsymmetry(x[1], x[0]).value()).isCloseTo(-even.value(), within(1e-12));
        assertThat(TimeReversal.isTold(x[0], x[1], 0.01)).isTrue();
    }

    @Test
    void detailedBalanceIsNotTold() {
        double[][] x = ring(20_000, 0.5, random(1));
        assertThat(TimeReversal.evenAsymmetry(x[0], x[1]).zAgainst(0)).isBetween(-3.0, 3.0);
        assertThat(TimeReversal.isTold(x[0], x[1], 0.01)).isFalse();
    }

    /// A rotation of a Gaussian plane has a direction that no moment of one coordinate sees.
    @Test
    void gaussianRotationsAreNotSeen() {
        double[] x = random(2).gaussians(20_000);
        double[] y = random(3).gaussians(20_000);
        double[] later = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            later[r] = 0.6 * x[r] + 0.8 * y[r];
        }
        assertThat(TimeReversal.asymmetry(x, later).zAgainst(0)).isBetween(-3.0, 3.0);
        assertThat(TimeReversal.evenAsymmetry(x, later).zAgainst(0)).isBetween(-3.0, 3.0);
    }

    /// The standard error against the spread of the moment over 2000 data sets, on a skew process whose moments depend on the mean that is estimated.
    @Test
    void errorsAreTheSpreadOverDataSets() {
        int sets = 2000;
        double[] odd = new double[sets];
        double[] even = new double[sets];
        double oddError = 0;
        double evenError = 0;
        RandomStream random = random(4);
        for (int set = 0; set < sets; set++) {
            double[][] x = skew(100, random);
            Estimate first = TimeReversal.asymmetry(x[0], x[1]);
            Estimate second = TimeReversal.evenAsymmetry(x[0], x[1]);
            odd[set] = first.value();
            even[set] = second.value();
            oddError += first.standardError() / sets;
            evenError += second.standardError() / sets;
        }
        double root = Math.sqrt(sets);
        assertThat(oddError / (Estimate.ofMean(odd).standardError() * root)).isCloseTo(1, within(0.08));
        assertThat(evenError / (Estimate.ofMean(even).standardError() * root)).isCloseTo(1, within(0.08));
    }

    private static double[][] skew(int replicas, RandomStream random) {
        double[][] x = new double[2][replicas];
        for (int r = 0; r < replicas; r++) {
            double u = random.nextUniform();
            x[0][r] = u * u;
            x[1][r] = u * u * u + 2 * random.nextUniform();
        }
        return x;
    }

    /// Times that can be exchanged are told apart in a hundredth of data sets at most, and in half of that at least, as one of both moments would.
    @Test
    void chanceTellsAsOftenAsItsLevel() {
        int sets = 3000;
        int told = 0;
        RandomStream random = random(5);
        for (int set = 0; set < sets; set++) {
            double[][] x = new double[2][200];
            for (int r = 0; r < x[0].length; r++) {
                double common = random.nextUniform();
                x[0][r] = common + random.nextUniform() * random.nextUniform();
                x[1][r] = common + random.nextUniform() * random.nextUniform();
            }
            told += TimeReversal.isTold(x[0], x[1], 0.01) ? 1 : 0;
        }
        double three = 3 * Math.sqrt(0.01 * 0.99 / sets);
        assertThat((double) told / sets).isBetween(0.005 - three, 0.01 + three).isPositive();
    }
}
