package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.Trajectories;

/// Contestants and positions in closed form.
final class Known {

    private Known() {}

    /// A contestant that is a function.
    record Plain(String name, List<Parameter> parameters, BiFunction<double[], Double, PredictedDensity> at)
            implements Contestant {
        @Override
        public List<PredictedDensity> predict(double[] values, List<Double> times) {
            return times.stream().map(t -> at.apply(values, t)).toList();
        }
    }

    static PredictedDensity normal(double mean, double variance) {
        return GaussianPrediction.of(new double[] {mean}, new double[][] {{variance}});
    }

    /// A fixed normal law.
    static Contestant fixed(String name, double mean, double variance) {
        return new Plain(name, List.of(), (values, t) -> normal(mean, variance));
    }

    static final double START = 2;
    static final double WIDTH = 0.25;

    /// Ornstein–Uhlenbeck from N(2, ¼): parameters γ, D.
    static Contestant ornsteinUhlenbeck() {
        return new Plain(
                "ornstein-uhlenbeck",
                List.of(new Contestant.Parameter("gamma", true), new Contestant.Parameter("D", true)),
                (values, t) -> {
                    double decay = StrictMath.exp(-values[0] * t);
                    double rest = values[1] / values[0];
                    return normal(START * decay, rest + (WIDTH - rest) * decay * decay);
                });
    }

    /// Paths of it.
    static Observed paths(double gamma, double diffusion, List<Double> times, int replicas, long seed) {
        Trajectories q = new Trajectories(new long[times.size()], replicas, 1);
        double[] at = gaussians(seed, 0, replicas);
        for (int i = 0; i < replicas; i++) {
            at[i] = START + Math.sqrt(WIDTH) * at[i];
        }
        double before = 0;
        for (int t = 0; t < times.size(); t++) {
            double decay = StrictMath.exp(-gamma * (times.get(t) - before));
            double sd = Math.sqrt(diffusion / gamma * (1 - decay * decay));
            double[] noise = gaussians(seed, 1 + t, replicas);
            for (int i = 0; i < replicas; i++) {
                at[i] = decay * at[i] + sd * noise[i];
            }
            q.set(t, 0, at);
            before = times.get(t);
        }
        return new Observed(times, q);
    }

    /// Independent draws of N(0, 1) at each time.
    static Observed standard(int times, int replicas, long seed) {
        Trajectories q = new Trajectories(new long[times], replicas, 1);
        List<Double> when = new ArrayList<>();
        for (int t = 0; t < times; t++) {
            q.set(t, 0, gaussians(seed, 100 + t, replicas));
            when.add(1.0 + t);
        }
        return new Observed(when, q);
    }

    /// z of mean 0 and variance 1, by χ²: (n − 1)s² has the s.d. √(2(n − 1)).
    static void assertStandard(double[] z) {
        int n = z.length;
        double mean = Arrays.stream(z).sum() / n;
        double squares = Arrays.stream(z).map(x -> x * x).sum();
        assertThat(Math.abs(mean) * Math.sqrt(n)).isLessThan(3);
        assertThat((squares - n * mean * mean - (n - 1)) / Math.sqrt(2 * (n - 1)))
                .isBetween(-3.0, 3.0);
    }

    static double[] gaussians(long seed, int block, int count) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, block, 0).gaussians(count);
    }

    /// A law of points of equal weight.
    static final class Points implements PredictedDensity {

        private final double[][] points;

        Points(double[][] points) {
            this.points = points;
        }

        @Override
        public int dimensions() {
            return points[0].length;
        }

        @Override
        public double logDensity(double[] q) {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double[] below(double[] direction, double[] at) {
            double[] below = new double[at.length];
            for (double[] point : points) {
                double along = 0;
                for (int k = 0; k < point.length; k++) {
                    along += direction[k] * point[k];
                }
                for (int i = 0; i < at.length; i++) {
                    below[i] += along <= at[i] ? 1.0 / points.length : 0;
                }
            }
            return below;
        }
    }
}
