package org.septuple.gravity.evolution;

import java.util.List;
import java.util.stream.Collectors;
import org.septuple.numerics.Outcome;

/// How a call of [Evolution#advance] ended. The slice is the last good one.
public sealed interface EvolutionEnd {

    /// Time of the last good slice.
    ///
    /// @return t
    double time();

    /// One word for it.
    ///
    /// @return lower case
    String word();

    /// The same as the outcome of a run.
    ///
    /// @param steps made since the start
    /// @return completed, interrupted or diverged
    Outcome outcome(long steps);

    /// It came to its time.
    ///
    /// @param time asked for
    record Reached(double time) implements EvolutionEnd {
        @Override
        public String word() {
            return "completed";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Completed();
        }
    }

    /// It made as many steps as it was allowed, and can go on.
    ///
    /// @param time  of the slice
    /// @param until asked for
    record OutOfSteps(double time, double until) implements EvolutionEnd {
        @Override
        public String word() {
            return "out of steps";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Diverged(
                    "time %.6g of %.6g after all steps".formatted(time, until), steps, "allow more steps");
        }
    }

    /// Neighbours at rest are about to meet.
    ///
    /// @param time         of the slice
    /// @param place        coordinates on the grid
    /// @param contraction  k, the largest eigenvalue of K^i_j
    /// @param timeToCaustic of [SliceBounds#timeToCaustic]
    /// @param curvature    |R_ρσμν R^ρσμν| k⁻⁴ there
    /// @param violation    |H| k⁻² of the Hamiltonian constraint there, which makes curvature of about 2 violation²
    /// @param growth       power of k by which |R_ρσμν R^ρσμν| grows: 4 in a singularity, 2 where shells of dust cross; NaN if it is not known
    record Meeting(
            double time,
            List<Double> place,
            double contraction,
            double timeToCaustic,
            double curvature,
            double violation,
            double growth) {
        /// Copies.
        public Meeting {
            place = List.copyOf(place);
        }

        private String told(String what) {
            return "%s: time to caustic %.3g, curvature %.3g of k^4, growing as k^%.2g, and constraint %.3g of k^2 with k=%.4g, at t=%.6g%s"
                    .formatted(what, timeToCaustic, curvature, growth, violation, contraction, time, at(place));
        }
    }

    /// They meet while curvature stays far below k⁴, or grows more slowly than k³: the coordinates end. Shells of dust that cross count as this; their density grows as k, and
    /// curvature as k².
    ///
    /// @param meeting where and when
    record CoordinateCaustic(Meeting meeting) implements EvolutionEnd {
        @Override
        public double time() {
            return meeting.time();
        }

        @Override
        public String word() {
            return "caustic";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Diverged(
                    word(),
                    meeting.told("coordinate caustic"),
                    steps,
                    "end before, or begin with observers that do not approach: space-time goes on, these coordinates do not");
        }
    }

    /// They meet where curvature grows as k⁴: space-time is singular there.
    ///
    /// @param meeting where and when
    record CurvatureSingularity(Meeting meeting) implements EvolutionEnd {
        @Override
        public double time() {
            return meeting.time();
        }

        @Override
        public String word() {
            return "singularity";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Diverged(
                    word(),
                    meeting.told("curvature singularity"),
                    steps,
                    "end before: no coordinates go on from there");
        }
    }

    /// They meet, and curvature there is no more than the violation of the Hamiltonian constraint makes: it may be an error of differences.
    ///
    /// @param meeting where and when
    record Unresolved(Meeting meeting) implements EvolutionEnd {
        @Override
        public double time() {
            return meeting.time();
        }

        @Override
        public String word() {
            return "diverged";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Diverged(
                    meeting.told("neighbours meet, curvature is not resolved"),
                    steps,
                    "refine the grid, take differences of order 6 or formulation adm, or stop earlier by a larger margin");
        }
    }

    /// Steps are too short to add up to time: t is large, or an evolution at another lapse than 1 comes to where it has no end.
    ///
    /// @param time of the slice
    /// @param step the next
    record Frozen(double time, double step) implements EvolutionEnd {
        @Override
        public String word() {
            return "diverged";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Diverged(
                    "steps of %.3g are too short for numbers around t=%.6g".formatted(step, time),
                    steps,
                    "begin at a smaller t, or end before; at a lapse other than 1 infinite proper time may pass in finite t");
        }
    }

    /// The next step would leave γ_ij not positive, or numbers that are not finite.
    ///
    /// @param time  of the slice, the last good one
    /// @param place coordinates on the grid
    /// @param step  the next
    record Broken(double time, List<Double> place, double step) implements EvolutionEnd {
        /// Copies.
        public Broken {
            place = List.copyOf(place);
        }

        @Override
        public String word() {
            return "diverged";
        }

        @Override
        public Outcome outcome(long steps) {
            return new Outcome.Diverged(
                    "the metric is not positive or not finite %.3g after t=%.6g%s".formatted(step, time, at(place)),
                    steps,
                    "look at the constraints; refine the grid or add dissipation");
        }
    }

    private static String at(List<Double> place) {
        return place.stream().map("%.4g"::formatted).collect(Collectors.joining(", ", ", x=[", "]"));
    }
}
