package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.measurement.GaussianMotion;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// What descriptions are told about a slice: F = k(z − c)²/2, p(z, 0) = N(0, σ²), and γ and D of single steps at early times.
///
/// @param centre    c
/// @param curvature k > 0
/// @param sd        σ > 0
/// @param constants γ and D
record SliceProblem(double centre, double curvature, double sd, ForcedIncrements constants) {

    /// Steps whose increments give γ and D.
    static final int EARLY = 8;

    private static final int BLOCK = 400;

    /// Reads γ and D off the first steps of branches.
    ///
    /// @param places `[branch][step]`
    /// @throws UntestableException if γ or D is not > 0 within its error, or no branch leaves the centre
    static SliceProblem of(double centre, double curvature, double sd, List<double[]> places) {
        if (!(curvature > 0 && sd > 0)) {
            throw new UntestableException("F'' = %.3g on the slice, sd = %.3g: need both > 0".formatted(curvature, sd));
        }
        int count = places.size();
        double[][][] moves = new double[count][EARLY][1];
        double[][][] forces = new double[count][EARLY][1];
        for (int b = 0; b < count; b++) {
            double[] z = places.get(b);
            for (int step = 0; step < EARLY; step++) {
                moves[b][step][0] = z[step + 1] - z[step];
                forces[b][step][0] = -curvature * (z[step] - centre);
            }
        }
        ForcedIncrements constants;
        try {
            constants = ForcedIncrements.of(moves, forces, 1);
        } catch (IllegalArgumentException flat) {
            throw new UntestableException(String.valueOf(flat.getMessage()));
        }
        Estimate gamma = constants.rate();
        if (!(gamma.value() > 2 * gamma.standardError() && constants.diffusion().value() > 0)) {
            throw new UntestableException(
                    "gamma = %.3g +- %.2g, D = %.3g of single steps on the slice: (3.1) and (3.12) need both > 0 (E14)"
                            .formatted(
                                    gamma.value(),
                                    gamma.standardError(),
                                    constants.diffusion().value()));
        }
        return new SliceProblem(centre, curvature, sd, constants);
    }

    double gamma() {
        return constants.rate().value();
    }

    double diffusion() {
        return constants.diffusion().value();
    }

    /// a = γk, per step.
    double rate() {
        return gamma() * curvature;
    }

    Harmonic freeEnergy() {
        return Harmonic.of(new double[] {centre}, new double[] {curvature});
    }

    GaussianDensity start() {
        return GaussianDensity.of(new double[] {0}, new double[] {sd * sd});
    }

    /// Draws of p(z, 0).
    static double[] draws(double sd, int count, long seed, int part) {
        double[] z = new RandomStream(seed, Purpose.GRID_SAMPLES, BLOCK, part).gaussians(count);
        return Arrays.stream(z).map(x -> sd * x).toArray();
    }

    /// Branches that obey (3.1) exactly: dz = −a(z − c)dt + √(2D) dW, step by step.
    ///
    /// @return `[branch][step]`
    List<double[]> langevin(double[] start, int steps, long seed) {
        double kept = Elementary.exp(-rate());
        double noise = Math.sqrt(diffusion() / rate() * (1 - kept * kept));
        double[][] places = new double[start.length][steps + 1];
        for (int b = 0; b < start.length; b++) {
            double[] normal = new RandomStream(seed, Purpose.LANGEVIN, BLOCK, b).gaussians(steps);
            places[b][0] = start[b];
            for (int step = 0; step < steps; step++) {
                places[b][step + 1] = centre + kept * (places[b][step] - centre) + noise * normal[step];
            }
        }
        return Arrays.asList(places);
    }

    /// Branches that follow u of (3.10) as (3.8), (3.9) move it, which keep their place in the Gaussian.
    ///
    /// @param description one of Madelung's
    /// @return `[branch][step]`
    List<double[]> guided(GaussianMotion.Description description, double[] start, int steps) {
        return moved(GaussianMotion.of(description, rate(), diffusion(), sd * sd), start, steps);
    }

    /// Branches that follow −2γ∂F − 2D∂log p of their own p, F at rest: as that of (3.1) with twice its γ and D.
    ///
    /// @return `[branch][step]`
    List<double[]> flowing(double[] start, int steps) {
        return moved(
                GaussianMotion.of(GaussianMotion.Description.FOKKER_PLANCK, 2 * rate(), 2 * diffusion(), sd * sd),
                start,
                steps);
    }

    private List<double[]> moved(GaussianMotion motion, double[] start, int steps) {
        double[][] places = new double[start.length][steps + 1];
        for (int step = 0; step <= steps; step++) {
            double middle = centre - centre * motion.mean(step);
            double stretch = Math.sqrt(motion.variance(step, sd * sd)) / sd;
            for (int b = 0; b < start.length; b++) {
                places[b][step] = middle + stretch * start[b];
            }
        }
        return Arrays.asList(places);
    }
}
