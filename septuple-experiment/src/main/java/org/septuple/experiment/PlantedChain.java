package org.septuple.experiment;

import java.util.Arrays;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.ChainDensities;
import org.septuple.gravity.GeodesicEquations;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Grid;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;

/// Neurons for which a step of the chain is known to hold, or not to: those that were measured, at the same places with the same g_i, where it can be.
///
/// | step | planted |
/// |---|---|
/// | (8.4) | ẍ_i with g_i ẍ_i x_i = 0, for which both lines are 0 (E7); or ẍ_i = −x_i, for which they are not |
/// | (8.5) | ẍ_i by (7.7) at x_i in the field of all; or those of the next neuron |
/// | (8.6) in (8.7) | each neuron at ±√3 c_k, three columns of C with C Cᵀ = ½(g_i⁻¹ + g^ab(x_i)): six velocities of mean 0 and this covariance |
/// | (8.7), line 3 | a lattice of unit cells in γ = diag(1, f², f⁻²), f = 1 + .3 sin(x/8), so that {√g_i} = √γ = 1: A = 0, and L = −2f′²/f² is all of the term with the sign of E6 |
///
/// @param motion measured
/// @param copy   of the network
record PlantedChain(NeuronMotion motion, int copy) {

    private static final int AXES = 3;
    private static final int SIX = 6;
    private static final int POINTS = 8;
    private static final double SWING = 0.3;
    private static final double LENGTH = 8;
    private static final int HALF = 7;

    private NeuronMotion accelerated(double[] accelerations) {
        double[][] all = new double[NeuronMotion.COPIES][accelerations.length];
        all[copy] = accelerations;
        return motion.withAccelerations(all);
    }

    /// ẍ_i less what it has along x_i.
    ChainSums acrossPlaces() {
        Neurons neurons = motion.bent(copy).neurons();
        double[] accelerations = own(neurons);
        for (int i = 0; i < motion.size(); i++) {
            double along = 0;
            double square = 0;
            for (int a = 0; a < AXES; a++) {
                for (int b = 0; b < AXES; b++) {
                    double g = motion.matrix(i, a, b);
                    along += g * accelerations[AXES * i + a] * neurons.position(i, b);
                    square += g * neurons.position(i, a) * neurons.position(i, b);
                }
            }
            for (int a = 0; a < AXES && square > 0; a++) {
                accelerations[AXES * i + a] -= along / square * neurons.position(i, a);
            }
        }
        return ActionChain.of(accelerated(accelerations), copy);
    }

    private double[] own(Neurons neurons) {
        double[] all = new double[AXES * neurons.size()];
        double[] velocity = new double[AXES];
        double[] acceleration = new double[AXES];
        double[] rate = new double[SIX];
        for (int i = 0; i < neurons.size(); i++) {
            neurons.motion(i, velocity, acceleration, rate);
            System.arraycopy(acceleration, 0, all, AXES * i, AXES);
        }
        return all;
    }

    /// ẍ_i = −x_i.
    ChainSums towardsOrigin() {
        Neurons neurons = motion.bent(copy).neurons();
        double[] accelerations = new double[AXES * motion.size()];
        Arrays.setAll(accelerations, k -> -neurons.position(k / AXES, k % AXES));
        return ActionChain.of(accelerated(accelerations), copy);
    }

    /// ẍ_i by (7.7).
    ///
    /// @param by how many places later in the list neurons are whose acceleration is taken: 0 for their own
    ChainSums onGeodesics(int by) {
        MovingNeurons field = motion.bent(copy);
        Neurons neurons = field.neurons();
        GeodesicEquations equations =
                new GeodesicEquations(field, GeodesicLaw.COORDINATE_TIME, CausalCharacter.TIME_LIKE);
        int size = motion.size();
        double[] accelerations = new double[AXES * size];
        double[] y = new double[equations.dimension()];
        double[] f = new double[equations.dimension()];
        double[] velocity = new double[AXES];
        double[] acceleration = new double[AXES];
        double[] rate = new double[SIX];
        for (int i = 0; i < size; i++) {
            neurons.motion(i, velocity, acceleration, rate);
            for (int a = 0; a < AXES; a++) {
                y[a] = neurons.position(i, a);
                y[AXES + a] = velocity[a];
            }
            if (!equations.at(0, y, f)) {
                throw new UntestableException("neuron %d of copy %d is in a hole of its own field".formatted(i, copy));
            }
            System.arraycopy(f, AXES, accelerations, AXES * ((i + size - by) % size), AXES);
        }
        return ActionChain.of(accelerated(accelerations), copy);
    }

    /// Velocities that (8.6) is true of on average.
    ///
    /// @return sums over six of them
    ChainSums closed() {
        MovingNeurons field = motion.bent(copy);
        Neurons neurons = field.neurons();
        ChainDensities densities = new ChainDensities(neurons);
        double[] positions = new double[AXES * neurons.size()];
        Arrays.setAll(positions, k -> neurons.position(k / AXES, k % AXES));
        double[] none = new double[2 * positions.length];
        ChainSums sums = new ChainSums();
        for (int draw = 0; draw < 2 * AXES; draw++) {
            double[] velocities = new double[positions.length];
            double size = (draw < AXES ? 1 : -1) * Math.sqrt(AXES);
            for (int i = 0; i < neurons.size(); i++) {
                double[][] column = root(covariance(neurons, densities, i));
                for (int a = 0; a < AXES; a++) {
                    velocities[AXES * i + a] = size * column[a][draw % AXES];
                }
            }
            sums.add(ChainSums.of(
                    Neurons.of(positions, motion.matrices()).moving(velocities, new double[positions.length], none),
                    field.everywhere(),
                    field.hole()));
        }
        return sums;
    }

    /// ½(g_i⁻¹ + g^ab(x_i)), six entries.
    static double[] covariance(Neurons neurons, ChainDensities densities, int i) {
        double[] inverse = new double[SIX];
        double[] own = new double[SIX];
        neurons.inverse(i, inverse);
        densities.own(i, own);
        Arrays.setAll(inverse, k -> (inverse[k] + own[k]) / 2);
        return inverse;
    }

    /// Cholesky's lower factor of a positive definite matrix of six entries.
    static double[][] root(double[] six) {
        double[][] l = new double[AXES][AXES];
        l[0][0] = Math.sqrt(six[0]);
        l[1][0] = six[1] / l[0][0];
        l[2][0] = six[2] / l[0][0];
        l[1][1] = Math.sqrt(six[3] - l[1][0] * l[1][0]);
        l[2][1] = (six[4] - l[2][0] * l[1][0]) / l[1][1];
        l[2][2] = Math.sqrt(six[5] - l[2][0] * l[2][0] - l[2][1] * l[2][1]);
        return l;
    }

    /// A lattice with {√g_i} = √γ, looked at about its middle.
    static ChainSums lattice() {
        int side = 2 * HALF + 1;
        double[] positions = new double[AXES * side * side * side];
        double[] matrices = new double[2 * positions.length];
        for (int i = 0; i < side * side * side; i++) {
            positions[AXES * i] = i / side / side - HALF;
            positions[AXES * i + 1] = i / side % side - HALF;
            positions[AXES * i + 2] = i % side - HALF;
            double f = 1 + SWING * Elementary.sin(positions[AXES * i] / LENGTH);
            matrices[SIX * i] = 1;
            matrices[SIX * i + 3] = f * f;
            matrices[SIX * i + 5] = 1 / (f * f);
        }
        Neurons neurons = Neurons.of(positions, matrices)
                .moving(new double[positions.length], new double[positions.length], new double[matrices.length]);
        Grid line = Grid.of(
                new Axis(-2, 2, POINTS, Boundary.REFLECTING),
                new Axis(-0.5, 0.5, 2, Boundary.REFLECTING),
                new Axis(-0.5, 0.5, 2, Boundary.REFLECTING));
        return ChainSums.of(neurons, new MovingNeurons(neurons, 0, 0), 0, line);
    }
}
