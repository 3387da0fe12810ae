package org.septuple.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.septuple.contest.Contest;
import org.septuple.contest.Contestant;
import org.septuple.contest.Judge;
import org.septuple.contest.Observed;
import org.septuple.experiment.ContestPlan.Tampering;
import org.septuple.experiment.ContestTally.Round;
import org.septuple.measurement.CurrentCirculation;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.measurement.PathMoments;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.Landscape;

/// Both contests of one seed.
///
/// | replicas | times | for |
/// |---|---|---|
/// | the first R | 0, early ones and three steps after each | parameters of increments, [GivenParameters] |
/// | the first R | early ones | fits |
/// | the first R | equal frames | κ and H, [ContestPressure] |
/// | the first R | early ones, one step before and after | circulation, [ContestCirculation] |
/// | R fresh ones | late ones | scores |
/// | R others | early ones | α, where it is fitted, [ContestAlpha] |
///
/// @param plan        what moves, and how it is judged
/// @param contestants descriptions; Fokker–Planck is given the shape of D that increments tell, [DiffusionShape]
/// @param schedule    steps of early and late times
/// @param seed        of the experiment
/// @param number      of this contest
/// @param engine      kernels and workers; bits do not depend on them
record ContestSeed(
        ContestPlan plan,
        List<Contestant> contestants,
        ContestSchedule schedule,
        long seed,
        int number,
        Engine engine) {

    /// What a seed gave.
    ///
    /// @param contests    of each round
    /// @param pressure    by coordinate; none if the plan does without
    /// @param arrow       whether H falls; none if the plan does without κ
    /// @param circulation of the current velocity; none if the plan does without κ, or nothing can turn
    /// @param alphas      by likelihood; none unless the plan has them fitted
    /// @param boxes       what a box of twice the length changes
    record Held(
            Map<Round, Contest> contests,
            List<ContestPressure.Found> pressure,
            Optional<ContestArrow.Found> arrow,
            Optional<CurrentCirculation> circulation,
            List<ContestAlpha.Found> alphas,
            List<ContestBoxes.Found> boxes) {}

    /// Holds both.
    ///
    /// @throws UntestableException if replicas leave the finite numbers or the box, or F is flat where they are
    Held held() {
        Motion motion = new Motion(plan.grid(), plan.initial(), plan.mover(), engine);
        Trajectories first = motion.record(plan.replicas(), schedule.measured(), draw(0));
        boolean frozen = plan.tampering() == Tampering.FROZEN;
        Trajectories fresh = motion.record(plan.replicas(), schedule.judged(frozen), draw(1));
        BoxLeft.refuse(plan.grid(), first, fresh);
        Observed early = observed(first, schedule.early());
        Observed late = observed(fresh, schedule.late());
        ForcedIncrements increments = increments(first);
        Diffusion shape = DiffusionShape.of(increments);
        List<Contestant> shaped = new Contestants(plan, engine).shaped(contestants, shape);
        Judge usual = Judge.usual(plan.grid(), draw(2));
        Judge judge =
                new Judge(usual.box(), usual.epsilon(), plan.level(), usual.samples(), usual.rejection(), usual.seed());
        Map<Round, Contest> contests = new EnumMap<>(Round.class);
        GivenParameters given =
                new GivenParameters(plan.mover().rate(), increments, paths(first, 0), paths(first, schedule.early()));
        if (given.told()) {
            contests.put(Round.GIVEN, given.contest(judge, shaped, late));
        }
        FitStarts starts = new FitStarts(plan.mover().rate(), increments, early);
        List<Contest.Candidate> candidates = shaped.stream()
                .map(one -> new Contest.Candidate(one, starts.of(one)))
                .toList();
        Contest fitted = Contest.fitted(judge, candidates, early, late);
        contests.put(Round.FITTED, fitted);
        Optional<ContestPressure.Reading> reading = plan.kappa() ? Optional.of(reading(increments)) : Optional.empty();
        return new Held(
                contests,
                reading.map(ContestPressure.Reading::coordinates).orElse(List.of()),
                reading.map(ContestPressure.Reading::arrow),
                plan.kappa() ? circulation() : Optional.empty(),
                plan.alpha() instanceof ContestPlan.AlphaPlan.Fitted
                        ? new ContestAlpha(judge, plan.initial(), candidates, early, others(motion)).found(fitted)
                        : List.of(),
                new ContestBoxes(plan, shape, late.times(), engine).found(fitted));
    }

    /// Positions at early times of replicas on which nothing else was measured.
    private Observed others(Motion motion) {
        return observed(motion.record(plan.replicas(), schedule.measured(), draw(3)), schedule.early());
    }

    private ContestPressure.Reading reading(ForcedIncrements increments) {
        return new ContestPressure(plan, draw(0), new RandomStream(seed, Purpose.PERMUTATION, number, 1), engine)
                .reading(increments);
    }

    private Optional<CurrentCirculation> circulation() {
        RandomStream order = new RandomStream(seed, Purpose.PERMUTATION, number, 2);
        return new ContestCirculation(plan, schedule, draw(0), order, engine).found();
    }

    private long draw(int part) {
        return new RandomStream(seed, Purpose.CONTEST_SEEDS, number, part).nextBits() >>> 1;
    }

    /// Positions at some of the recorded steps.
    private Observed observed(Trajectories all, long[] steps) {
        Trajectories some = new Trajectories(steps, all.replicas(), all.coordinates());
        List<Double> times = new ArrayList<>();
        double[] column = new double[all.replicas()];
        for (int i = 0; i < steps.length; i++) {
            times.add(steps[i] * plan.mover().interval());
            int from = tampered(schedule.place(all, steps[i]), all.times());
            for (int k = 0; k < all.coordinates(); k++) {
                for (int r = 0; r < column.length; r++) {
                    column[r] = all.value(from, r, k);
                }
                some.set(i, k, column);
            }
        }
        return new Observed(times, some);
    }

    /// What a null model shows in place of a time. A frozen recording begins with step 0.
    private int tampered(int time, int times) {
        return switch (plan.tampering()) {
            case NONE -> time;
            case FROZEN -> 0;
            case SHUFFLED -> new RandomStream(seed, Purpose.PERMUTATION, number, 0).permutation(times)[time];
        };
    }

    private ForcedIncrements increments(Trajectories all) {
        int replicas = all.replicas();
        int d = all.coordinates();
        long[] steps = schedule.early();
        Landscape f = plan.mover().freeEnergy();
        double[][][] moves = new double[replicas][steps.length][d];
        double[][][] forces = new double[replicas][steps.length][d];
        double[] q = new double[d];
        for (int i = 0; i < steps.length; i++) {
            int from = tampered(schedule.place(all, steps[i]), all.times());
            int to = tampered(schedule.place(all, steps[i] + 1), all.times());
            for (int r = 0; r < replicas; r++) {
                for (int k = 0; k < d; k++) {
                    q[k] = all.value(from, r, k);
                    moves[r][i][k] = shortest(plan.grid().axis(k), all.value(to, r, k) - q[k]);
                }
                f.gradient(q, steps[i] * plan.mover().interval(), forces[r][i]);
                for (int k = 0; k < d; k++) {
                    forces[r][i][k] = -forces[r][i][k];
                }
            }
        }
        try {
            return ForcedIncrements.of(moves, forces, plan.mover().interval());
        } catch (IllegalArgumentException flat) {
            throw new UntestableException(String.valueOf(flat.getMessage()));
        }
    }

    /// The shorter way around a periodic axis.
    static double shortest(Axis axis, double move) {
        return axis.periodic() ? move - axis.length() * Math.rint(move / axis.length()) : move;
    }

    /// Three steps each.
    private PathMoments paths(Trajectories all, long... steps) {
        int d = all.coordinates();
        double dt = plan.mover().interval();
        Landscape f = plan.mover().freeEnergy();
        PathMoments moments = new PathMoments(all.replicas(), dt);
        double[][] q = new double[ContestSchedule.AHEAD + 1][d];
        double[][] slopes = new double[ContestSchedule.AHEAD][d];
        double[] moves = new double[slopes.length];
        double[] forces = new double[slopes.length];
        int[] places = new int[q.length];
        for (long step : steps) {
            for (int n = 0; n < places.length; n++) {
                places[n] = tampered(schedule.place(all, step + n), all.times());
            }
            for (int r = 0; r < all.replicas(); r++) {
                for (int n = 0; n < q.length; n++) {
                    for (int k = 0; k < d; k++) {
                        q[n][k] = all.value(places[n], r, k);
                    }
                }
                for (int n = 0; n < slopes.length; n++) {
                    f.gradient(q[n], (step + n) * dt, slopes[n]);
                }
                for (int k = 0; k < d; k++) {
                    for (int n = 0; n < moves.length; n++) {
                        moves[n] = shortest(plan.grid().axis(k), q[n + 1][k] - q[n][k]);
                        forces[n] = -slopes[n][k];
                    }
                    moments.add(r, moves, forces);
                }
            }
        }
        return moments;
    }
}
