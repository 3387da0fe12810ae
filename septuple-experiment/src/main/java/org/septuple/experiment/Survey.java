package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.septuple.contest.PotentialChoice;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.learning.BiasPair;
import org.septuple.learning.DoubleWell;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.RingPhase;
import org.septuple.learning.SingleWeight;
import org.septuple.learning.SolvableLearner;

/// Movers for which a contest is held in turn, each from the same p(q, 0) at the same γt: all controls of one F for a confusion matrix of the judge, or a learner at every
/// combination of some values for a phase diagram.
///
/// @param axes  what differs, 0 to 2; the last one runs fastest
/// @param cases none if there is one mover
public record Survey(List<Axis> axes, List<Case> cases) {

    public Survey {
        axes = List.copyOf(axes);
        cases = List.copyOf(cases);
    }

    /// No survey.
    ///
    /// @return without cases
    public static Survey none() {
        return new Survey(List.of(), List.of());
    }

    /// All controls.
    ///
    /// @param movers one of each law
    /// @return one case each
    public static Survey ofLaws(List<Mover> movers) {
        return new Survey(
                List.of(),
                movers.stream()
                        .map(mover -> new Case(law(mover), List.of(), mover))
                        .toList());
    }

    /// A learner, everywhere.
    ///
    /// @param learners what differs from case to case
    /// @param axes     1 or 2
    /// @return one case for each combination
    public static Survey ofLearners(Mover.Learners learners, List<Axis> axes) {
        List<Case> cases = List.of(new Case("", List.of(), learners));
        for (Axis axis : axes) {
            List<Case> more = new ArrayList<>();
            for (Case one : cases) {
                for (double value : axis.values()) {
                    List<Double> at = new ArrayList<>(one.at());
                    at.add(value);
                    String name = axis.quantity().word() + " " + text(value);
                    more.add(new Case(
                            one.name().isEmpty() ? name : one.name() + ", " + name,
                            at,
                            axis.quantity().of((Mover.Learners) one.mover(), value)));
                }
            }
            cases = more;
        }
        return new Survey(axes, cases);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String law(Mover mover) {
        return switch (mover) {
            case Mover.Learners _ -> "learners";
            case Mover.Langevin _ -> "langevin";
            case Mover.Kramers _ -> "kramers";
            case Mover.Hamiltonian one -> one.speed() > 0 ? "hamiltonian-warm" : "hamiltonian-cold";
            case Mover.Quantum one -> "quantum-" + one.potential().word();
        };
    }

    /// What differs.
    ///
    /// @param quantity of the learner
    /// @param values   1 or more
    public record Axis(Quantity quantity, List<Double> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /// One mover.
    ///
    /// @param name  for people
    /// @param at    value on each axis
    /// @param mover what moves
    public record Case(String name, List<Double> at, Mover mover) {
        public Case {
            at = List.copyOf(at);
        }

        /// The description that is true by construction.
        ///
        /// @return none of learners, nor of a wave that winds
        public Optional<Entrant> own() {
            return switch (mover) {
                case Mover.Learners _ -> Optional.empty();
                case Mover.Langevin _ -> Optional.of(Entrant.FOKKER_PLANCK);
                case Mover.Kramers _ -> Optional.of(Entrant.KRAMERS);
                case Mover.Hamiltonian one ->
                    Optional.of(one.speed() > 0 ? Entrant.HAMILTONIAN_WARM : Entrant.HAMILTONIAN_COLD);
                case Mover.Quantum one ->
                    Optional.of(
                                    one.potential() == PotentialChoice.PAPER
                                            ? Entrant.MADELUNG_PAPER
                                            : Entrant.MADELUNG_STATIONARY)
                            .filter(_ -> one.winding() == 0);
            };
        }
    }

    /// A constant of a learner.
    public enum Quantity {
        /// η.
        STEP,
        /// B.
        BATCH,
        /// β of the heavy ball; γ = η/(1 − β) is kept, so that η changes with it.
        MOMENTUM,
        /// Of labels or of data.
        NOISE,
        /// Of the optimum, per step.
        VELOCITY;

        /// Its name in configurations and tables.
        ///
        /// @return lower case
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The same learner with another value.
        ///
        /// @param base  learner
        /// @param value new value
        /// @return a copy
        /// @throws IllegalArgumentException if it has no such constant, or the value is out of its bounds
        Mover.Learners of(Mover.Learners base, double value) {
            HeavyBall ball = base.descent();
            return switch (this) {
                case STEP -> new Mover.Learners(base.learner(), new HeavyBall(value, ball.momentum()));
                case MOMENTUM -> new Mover.Learners(base.learner(), new HeavyBall(ball.gamma() * (1 - value), value));
                case BATCH, NOISE, VELOCITY -> new Mover.Learners(of(base.learner(), value), ball);
            };
        }

        private SolvableLearner of(SolvableLearner learner, double value) {
            boolean batch = this == BATCH;
            boolean noise = this == NOISE;
            boolean moving = this == VELOCITY;
            if (batch && value != Math.rint(value)) {
                throw new IllegalArgumentException("batch %s must be whole".formatted(value));
            }
            return switch (learner) {
                case SingleWeight one ->
                    new SingleWeight(
                            one.weight(),
                            one.inputs(),
                            noise ? value : one.labelNoise(),
                            moving ? value : one.velocity(),
                            batch ? (int) value : one.batch());
                case RingPhase one ->
                    new RingPhase(
                            one.phase(),
                            one.inputs(),
                            noise ? value : one.labelNoise(),
                            moving ? value : one.velocity(),
                            batch ? (int) value : one.batch());
                case DoubleWell one ->
                    new DoubleWell(
                            one.target(),
                            one.mean(),
                            noise ? value : one.noise(),
                            moving ? value : one.velocity(),
                            batch ? (int) value : one.batch());
                case BiasPair one -> {
                    if (!batch) {
                        throw new IllegalArgumentException(
                                "bias-pair has a covariance and two velocities in place of one %s".formatted(word()));
                    }
                    yield new BiasPair(one.synapses(), one.data(), (int) value);
                }
            };
        }
    }
}
