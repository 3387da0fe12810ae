package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.measurement.GaussianMotion;
import org.septuple.measurement.MomentRates;
import org.septuple.measurement.PressureCoefficient;
import org.septuple.measurement.PressureDesign;
import org.septuple.measurement.PressureScale;
import org.septuple.measurement.Recording;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// κ of the replicas on which a contest measures parameters, each coordinate apart, whether mean and width move as three descriptions
/// say, and whether H falls, [ContestArrow].
///
/// They are recorded once more, on the same way, at equal frames from 0 to γt = 2 or the last time of the plan: [#FRAMES] of them, or as many as the mover
/// has steps.
///
/// @param plan   what moves
/// @param draw   of places and noise: that of the contest
/// @param order  of a shuffled recording
/// @param engine kernels and workers; bits do not depend on them
record ContestPressure(ContestPlan plan, long draw, RandomStream order, Engine engine) {

    private static final int FRAMES = 81;
    private static final double HORIZON = 2;
    /// Times at which mean and width are tested.
    private static final int TIMES = 4;

    /// What one coordinate gave.
    ///
    /// @param reference 4D²
    /// @param kappa     κ, or why not
    /// @param rates     by [GaussianMotion.Description]; none where F is not harmonic or p(q, 0) not Gaussian
    /// @param silence   why there are no rates although F is harmonic; empty if there are
    record Found(Estimate reference, PressureCoefficient kappa, List<MomentRates> rates, String silence) {}

    /// What the recording gave.
    ///
    /// @param coordinates κ and rates of each
    /// @param arrow       whether H falls
    record Reading(List<Found> coordinates, ContestArrow.Found arrow) {}

    /// Measures.
    ///
    /// @param increments γ and D of one step, of the same replicas
    Reading reading(ForcedIncrements increments) {
        Trajectories moved = new Motion(plan.grid(), plan.initial(), plan.mover(), engine)
                .record(plan.replicas(), steps(plan), draw);
        Recording recording = Recording.of(tampered(moved), plan.mover().interval());
        List<Found> all = new ArrayList<>();
        for (int k = 0; k < plan.grid().dimensions(); k++) {
            all.add(found(recording, k, reference(increments, moved, k)));
        }
        return new Reading(all, new ContestArrow(plan, engine).found(recording, increments));
    }

    /// Steps of the mover of a plan at which replicas are recorded.
    static long[] steps(ContestPlan plan) {
        long last = Math.round(Math.min(HORIZON, plan.times().getLast())
                / (plan.mover().rate() * plan.mover().interval()));
        long stride = Math.max(1, last / (FRAMES - 1));
        long[] steps = new long[(int) (last / stride) + 1];
        Arrays.setAll(steps, i -> i * stride);
        return steps;
    }

    private Trajectories tampered(Trajectories moved) {
        if (plan.tampering() == Tampering.NONE) {
            return moved;
        }
        long[] steps = new long[moved.times()];
        Arrays.setAll(steps, moved::time);
        int[] permutation = order.permutation(steps.length);
        Trajectories other = new Trajectories(steps, moved.replicas(), moved.coordinates());
        double[] column = new double[moved.replicas()];
        for (int i = 0; i < steps.length; i++) {
            int from = plan.tampering() == Tampering.FROZEN ? 0 : permutation[i];
            for (int k = 0; k < moved.coordinates(); k++) {
                for (int r = 0; r < column.length; r++) {
                    column[r] = moved.value(from, r, k);
                }
                other.set(i, k, column);
            }
        }
        return other;
    }

    /// 4D² of the noise that a control declares, or of one step of a learner; of that whose equilibrium is as wide as all positions, D = γσ²,
    /// where there is no noise.
    private Estimate reference(ForcedIncrements increments, Trajectories moved, int coordinate) {
        Estimate diffusion = diffusion(increments).orElseGet(() -> {
            double sum = 0;
            double squares = 0;
            double n = (double) moved.times() * moved.replicas();
            double first = moved.value(0, 0, coordinate);
            for (int i = 0; i < moved.times(); i++) {
                for (int r = 0; r < moved.replicas(); r++) {
                    double x = moved.value(i, r, coordinate) - first;
                    sum += x / n;
                    squares += x * x / n;
                }
            }
            return Estimate.exact(plan.mover().rate() * (squares - sum * sum), moved.replicas());
        });
        return diffusion.map(d -> 4 * d * d, d -> 8 * d);
    }

    /// D; none of a mover without noise.
    private Optional<Estimate> diffusion(ForcedIncrements increments) {
        return switch (plan.mover()) {
            case Mover.Learners _ -> Optional.of(increments.diffusion());
            case Mover.Langevin langevin -> Optional.of(Estimate.exact(langevin.diffusion(), plan.replicas()));
            case Mover.Kramers kramers -> Optional.of(Estimate.exact(kramers.diffusion(), plan.replicas()));
            case Mover.Quantum quantum -> Optional.of(Estimate.exact(quantum.diffusion(), plan.replicas()));
            case Mover.Hamiltonian _ -> Optional.empty();
        };
    }

    private Found found(Recording recording, int coordinate, Estimate reference) {
        boolean harmonic = plan.mover().freeEnergy() instanceof Harmonic;
        List<MomentRates> rates = List.of();
        String silence = "";
        if (plan.mover().freeEnergy() instanceof Harmonic well && plan.initial() instanceof GaussianDensity) {
            try {
                rates = rates(recording, coordinate, well, Math.sqrt(reference.value()) / 2);
            } catch (IllegalArgumentException refused) {
                silence = String.valueOf(refused.getMessage());
            }
        }
        return new Found(reference, kappa(recording, coordinate, reference.value(), harmonic ? 1 : 3), rates, silence);
    }

    private PressureCoefficient kappa(Recording recording, int coordinate, double reference, int degree) {
        Axis axis = plan.grid().axis(coordinate);
        if (axis.periodic()) {
            return new PressureCoefficient.Unresolved(Double.NaN, "a periodic coordinate has no quantiles");
        }
        if (plan.mover().freeEnergy().varies()) {
            return new PressureCoefficient.Unresolved(Double.NaN, "F depends on time, W must not");
        }
        try {
            PressureScale scale = new PressureScale(reference, 0.5, plan.mover().rate());
            return PressureCoefficient.of(recording, coordinate, PressureDesign.ofSlope(degree), scale);
        } catch (IllegalArgumentException refused) {
            return new PressureCoefficient.Unresolved(Double.NaN, String.valueOf(refused.getMessage()));
        }
    }

    /// One step of a learner multiplies its mean by 1 − a: that is the decay −log(1 − a) of a continuous motion, whose D is larger by as
    /// much as its variances ask for.
    private List<MomentRates> rates(Recording recording, int coordinate, Harmonic well, double diffusion) {
        double dt = plan.mover().interval();
        double a = plan.mover().rate() * well.stiffness()[coordinate][coordinate] * dt;
        boolean steps = plan.mover() instanceof Mover.Learners learners
                && learners.descent().momentum() == 0
                && a < 1;
        double rate = steps ? -Math.log1p(-a) / dt : a / dt;
        double continuous = steps ? diffusion * rate * dt / (a * (1 - a / 2)) : diffusion;
        int times = (int) Math.min(TIMES, recording.frames() - 1);
        return Arrays.stream(GaussianMotion.Description.values())
                .map(description -> MomentRates.of(
                        recording, coordinate, well.centre()[coordinate], rate, continuous, times, description))
                .toList();
    }
}
