package org.septuple.experiment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.contest.MadelungContestant;
import org.septuple.numerics.Grid;
import org.septuple.quantum.InitialDensity;

/// What moves, from which density, and which descriptions are held against it.
///
/// @param mover     learners or a control; not used where there is a survey
/// @param survey    movers in turn, in its place
/// @param grid      box of p
/// @param initial   p(q, 0), from which every replica is drawn
/// @param replicas  R ≥ 2 on which parameters are measured, and as many fresh ones by which predictions are judged
/// @param seeds     contests, each with replicas of its own
/// @param times     γt at which p is looked at, rising, > 0; rounded to whole steps of the mover
/// @param early     γt up to which parameters are fitted; later times judge
/// @param entrants  descriptions, each once
/// @param alpha     α of the Madelung entries
/// @param windings  ν ≠ 0 of further Madelung entries, each once, beside those without; none unless the first axis is periodic
/// @param tampering what is done to the recordings, for a null model
/// @param level     of errors of the first kind, over all comparisons with the leader
/// @param kappa     whether κ and the rates of mean and width are measured, each coordinate apart
public record ContestPlan(
        Mover mover,
        Survey survey,
        Grid grid,
        InitialDensity initial,
        int replicas,
        int seeds,
        List<Double> times,
        double early,
        List<Entrant> entrants,
        AlphaPlan alpha,
        List<Double> windings,
        Tampering tampering,
        double level,
        boolean kappa) {

    public ContestPlan {
        times = List.copyOf(times);
        entrants = List.copyOf(entrants);
        windings = List.copyOf(windings);
    }

    /// Without winding.
    ///
    /// @param mover     as above, like the others
    /// @param survey    movers in turn
    /// @param grid      box
    /// @param initial   p(q, 0)
    /// @param replicas  R
    /// @param seeds     contests
    /// @param times     γt
    /// @param early     γt
    /// @param entrants  descriptions
    /// @param alpha     α
    /// @param tampering of recordings
    /// @param level     of errors
    /// @param kappa     whether κ is measured
    public ContestPlan(
            Mover mover,
            Survey survey,
            Grid grid,
            InitialDensity initial,
            int replicas,
            int seeds,
            List<Double> times,
            double early,
            List<Entrant> entrants,
            AlphaPlan alpha,
            Tampering tampering,
            double level,
            boolean kappa) {
        this(
                mover, survey, grid, initial, replicas, seeds, times, early, entrants, alpha, List.of(), tampering,
                level, kappa);
    }

    /// What the contestants are called in results, in the order of tables: two for each Madelung entry if α is *imposed*, each
    /// followed by itself at every winding.
    ///
    /// @return such as `fokker-planck`, `madelung-paper+`, `madelung-paper+-winding-1`
    public List<String> names() {
        return entrants.stream()
                .flatMap(entrant -> entrant.isMadelung()
                        ? alpha.endings().stream()
                                .flatMap(ending ->
                                        turns().map(nu -> entrant.word() + ending + MadelungContestant.ending(nu)))
                        : Stream.of(entrant.word()))
                .toList();
    }

    /// ν of the entries of one V and α: 0, then the others.
    Stream<Double> turns() {
        return Stream.concat(Stream.of(0.0), windings.stream());
    }

    /// All that move in turn.
    List<Mover> movers() {
        return survey.cases().isEmpty()
                ? List.of(mover)
                : survey.cases().stream().map(Survey.Case::mover).toList();
    }

    /// The same with one mover.
    ContestPlan of(Mover one) {
        return new ContestPlan(
                one,
                Survey.none(),
                grid,
                initial,
                replicas,
                seeds,
                times,
                early,
                entrants,
                alpha,
                windings,
                tampering,
                level,
                kappa);
    }

    /// The same of another size.
    ContestPlan with(int otherReplicas, int otherSeeds) {
        return new ContestPlan(
                mover,
                survey,
                grid,
                initial,
                otherReplicas,
                otherSeeds,
                times,
                early,
                entrants,
                alpha,
                windings,
                tampering,
                level,
                kappa);
    }

    /// A description.
    public enum Entrant {
        /// (3.1), κ = −4D².
        FOKKER_PLANCK,
        /// With inertia, from rest.
        KRAMERS,
        /// q̈ = −a ∂F from one velocity at each place, κ = 0.
        HAMILTONIAN_COLD,
        /// With a spread of velocities.
        HAMILTONIAN_WARM,
        /// (3.8), (3.9) with V = −γ|∂F|² (E12).
        MADELUNG_PAPER,
        /// (3.8), (3.9) with V = γ|∂F|² − 2D∂²F (E12).
        MADELUNG_STATIONARY,
        /// (3.8), (3.9) with V = −γ|∂F|² + D∂²F, as it is measured on noisy learners (E12).
        MADELUNG_PAPER_ITO;

        /// Those that take part unless others are named.
        public static final List<Entrant> USUAL = List.of(
                FOKKER_PLANCK, KRAMERS, HAMILTONIAN_COLD, HAMILTONIAN_WARM, MADELUNG_PAPER, MADELUNG_STATIONARY);

        /// Whether α is one of its constants.
        ///
        /// @return true of those of (3.8), (3.9)
        public boolean isMadelung() {
            return switch (this) {
                case FOKKER_PLANCK, KRAMERS, HAMILTONIAN_COLD, HAMILTONIAN_WARM -> false;
                case MADELUNG_PAPER, MADELUNG_STATIONARY, MADELUNG_PAPER_ITO -> true;
            };
        }

        /// Its name in tables.
        ///
        /// @return lower case, with hyphens
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Where α of the Madelung entries comes from.
    public sealed interface AlphaPlan {

        /// What is added to the name of a Madelung entry, for each α.
        ///
        /// @return one or two
        private List<String> endings() {
            return switch (this) {
                case Saturated() -> List.of("");
                case Fitted(ImposedMu _) -> List.of("-alpha");
                case Imposed(ImposedMu _) -> List.of("+", "-");
            };
        }

        /// α = γ/2D, imposed.
        record Saturated() implements AlphaPlan {}

        /// A third parameter, fitted.
        ///
        /// @param beside μ whose roots are told beside it; null if none is imposed
        record Fitted(@Nullable ImposedMu beside) implements AlphaPlan {

            /// Alone.
            public Fitted() {
                this(null);
            }
        }

        /// Both roots of (4.6) at an imposed μ: two entries for each V.
        ///
        /// @param mu μ
        record Imposed(ImposedMu mu) implements AlphaPlan {

            /// Without conventions.
            ///
            /// @param mu μ ≠ 0
            public Imposed(double mu) {
                this(new ImposedMu(mu, ""));
            }
        }
    }

    /// Null models.
    public enum Tampering {
        /// The recordings as they are.
        NONE,
        /// Nothing moves: every replica stays where it began.
        FROZEN,
        /// Times in another order.
        SHUFFLED
    }
}
