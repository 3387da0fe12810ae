package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.GeodesicStart;
import org.septuple.spacetime.Metric;

/// Which geodesics kind `geodesic` follows.
///
/// @param characters one geodesic, or bundle, for each
/// @param event      where they start, four coordinates
/// @param given      what the three numbers of the start are
/// @param start      three numbers
/// @param law        equations
/// @param end        t for laws in coordinate time, otherwise λ
/// @param tolerance  absolute and relative, of each step
/// @param points     of each path in the table, evenly spaced from start to end
/// @param bundle     paths around the first; null for none
/// @param scales     lengths over which the metric that neurons sample varies, ascending; empty for none
public record GeodesicPlan(
        List<CausalCharacter> characters,
        List<Double> event,
        Given given,
        List<Double> start,
        GeodesicLaw law,
        double end,
        double tolerance,
        int points,
        @Nullable Bundle bundle,
        List<Double> scales) {

    /// Most paths.
    public static final int MOST_PATHS = 10_000;

    /// Most points of a path.
    public static final int MOST_POINTS = 10_000;

    /// Copies.
    public GeodesicPlan {
        characters = List.copyOf(characters);
        event = List.copyOf(event);
        start = List.copyOf(start);
        scales = List.copyOf(scales);
    }

    /// What is known of the velocity.
    public enum Given {
        /// p_a.
        MOMENTUM,
        /// dx^a/dt.
        VELOCITY
    }

    /// Paths that start near the first.
    ///
    /// @param count  of paths, the first one included
    /// @param spread largest change of each of the three numbers of the start
    /// @param width  largest change of each spatial coordinate
    public record Bundle(int count, double spread, double width) {}

    /// How many paths.
    ///
    /// @return over all characters
    public int paths() {
        return characters.size() * (bundle == null ? 1 : bundle.count());
    }

    /// A start.
    ///
    /// @param metric    space-time
    /// @param character of the path
    /// @param event     four coordinates
    /// @param numbers   three
    /// @return the start
    /// @throws IllegalArgumentException with numbers, where there is none
    public GeodesicStart start(Metric metric, CausalCharacter character, double[] event, double... numbers) {
        return switch (given) {
            case MOMENTUM -> GeodesicStart.ofMomentum(metric, character, event, numbers);
            case VELOCITY -> GeodesicStart.ofVelocity(metric, character, event, numbers);
        };
    }

    /// The start of the first path.
    ///
    /// @param metric    space-time
    /// @param character of the path
    /// @return the start
    /// @throws IllegalArgumentException with numbers, where there is none
    public GeodesicStart first(Metric metric, CausalCharacter character) {
        return start(metric, character, numbers(event), numbers(start));
    }

    static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
