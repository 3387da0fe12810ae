package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.SpatialEinstein;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.MetricJet;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.LeastSquares;

/// Neurons that are accelerated so that their space-time solves the six spatial equations of (8.12) at given places: where they are, how fast, and their g_i are as measured.
///
/// The equations say ∂_t²γ_ab ([SpatialEinstein#secondRate]), and ẍ_i changes it by
///
/// ```
/// ∂_t²γ_ab = … + Σ_i w_i (g_i,ab − γ_ab) (ẍ_i·u_i)/Σ_i w_i,  u_i = g_i (x − x_i)
/// ```
///
/// with w_i the kernels: linear equations, six at each place, whose least solution is taken. Of what the equations leave, what rounding leaves.
final class PlantedEinstein {

    private static final int AXES = 3;
    private static final int SIX = 6;
    /// Eigenvalues of J Jᵀ, over its largest entry, below which ẍ is not made larger.
    private static final double LEAST = 1e-12;

    private final NeuronMotion motion;
    private final double[][][] places;
    private final Engine engine;

    /// Of some places.
    ///
    /// @param motion neurons
    /// @param places events of each copy, at t = 0: fewer than half as many as neurons; not copied
    /// @param engine workers, that take a copy each
    PlantedEinstein(NeuronMotion motion, double[][][] places, Engine engine) {
        this.motion = motion;
        this.places = places;
        this.engine = engine;
    }

    /// Plants.
    ///
    /// @param lambda Λ
    /// @return the neurons, accelerated
    NeuronMotion planted(double lambda) {
        double[][] accelerations = new double[places.length][];
        engine.crew().work(places.length, (_, copy) -> accelerations[copy] = solve(copy, lambda));
        return motion.withAccelerations(accelerations);
    }

    private double[] solve(int copy, double lambda) {
        MovingNeurons field = motion.withAccelerations(new double[places.length][AXES * motion.size()])
                .bent(copy);
        MetricJet jet = new MetricJet(2);
        SpatialEinstein einstein = new SpatialEinstein();
        List<double[]> rows = new ArrayList<>();
        List<Double> wanted = new ArrayList<>();
        double[] rate = new double[SIX];
        for (double[] place : places[copy]) {
            System.arraycopy(place, 0, jet.event(), 0, place.length);
            if (field.at(jet) && einstein.of(jet)) {
                einstein.secondRate(lambda, rate);
                double[][] influence = influence(copy, place, jet);
                for (int a = 0, pair = 0; a < AXES; a++) {
                    for (int b = a; b < AXES; b++, pair++) {
                        rows.add(influence[pair]);
                        wanted.add(rate[pair] - jet.second()[MetricJet.pair(1 + a, 1 + b)]);
                    }
                }
            }
        }
        return least(rows, wanted);
    }

    /// Rows of the linear equations at a place.
    private double[][] influence(int copy, double[] place, MetricJet jet) {
        int n = motion.size();
        double[][] influence = new double[SIX][AXES * n];
        double density = 0;
        for (int i = 0; i < n; i++) {
            double[] now = motion.now(copy, i);
            double[] position = {now[1], now[2], now[3]};
            double weight = new MovingNeurons(Neurons.of(position, motion.matrices(i)), 0, 0).density(place);
            density += weight;
            double[] u = new double[AXES];
            for (int a = 0; a < AXES; a++) {
                for (int b = 0; b < AXES; b++) {
                    u[a] += motion.matrix(i, a, b) * (place[1 + b] - now[1 + b]);
                }
            }
            for (int a = 0, pair = 0; a < AXES; a++) {
                for (int b = a; b < AXES; b++, pair++) {
                    double apart = weight * (motion.matrix(i, a, b) - jet.g(1 + a, 1 + b));
                    for (int c = 0; c < AXES; c++) {
                        influence[pair][AXES * i + c] = apart * u[c];
                    }
                }
            }
        }
        for (double[] row : influence) {
            for (int k = 0; k < row.length; k++) {
                row[k] /= density;
            }
        }
        return influence;
    }

    /// The least ẍ of J ẍ = b: ẍ = Jᵀλ with J Jᵀ λ = b.
    private double[] least(List<double[]> rows, List<Double> wanted) {
        int m = rows.size();
        double largest = 0;
        double[][] design = new double[2 * m][m];
        double[] y = new double[2 * m];
        for (int k = 0; k < m; k++) {
            y[k] = wanted.get(k);
            for (int l = 0; l < m; l++) {
                for (int c = 0; c < AXES * motion.size(); c++) {
                    design[k][l] += rows.get(k)[c] * rows.get(l)[c];
                }
            }
            largest = Math.max(largest, design[k][k]);
        }
        double[] accelerations = new double[AXES * motion.size()];
        if (largest == 0) {
            return accelerations;
        }
        for (int k = 0; k < m; k++) {
            design[m + k][k] = LEAST * largest;
        }
        LeastSquares multipliers = LeastSquares.of(design, y);
        for (int k = 0; k < m; k++) {
            double multiplier = multipliers.coefficient(k).value();
            for (int c = 0; c < accelerations.length; c++) {
                accelerations[c] += multiplier * rows.get(k)[c];
            }
        }
        return accelerations;
    }
}
