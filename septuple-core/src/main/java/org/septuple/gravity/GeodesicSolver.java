package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Dop853;
import org.septuple.numerics.Integration;
import org.septuple.numerics.IntegrationEnd;
import org.septuple.numerics.IntegrationEvent;
import org.septuple.numerics.StepTolerance;
import org.septuple.spacetime.Metric;

/// Follows geodesics of one space-time, by [Dop853], to the tolerance of [GeodesicSettings]. Errors of points are some ten to a thousand times that, by how
/// long and how unstable the path is; between the ends of steps dense output of order 7 adds errors of the same size.
///
/// Geodesics have nothing in common: in [#bundle] each has the same bits whoever follows it.
public final class GeodesicSolver {

    private final Metric metric;
    private final GeodesicSettings settings;

    /// A solver. Immutable; any thread may use it.
    ///
    /// @param metric   space-time
    /// @param settings law, tolerance, events
    public GeodesicSolver(Metric metric, GeodesicSettings settings) {
        this.metric = metric;
        this.settings = settings;
    }

    /// Follows one geodesic.
    ///
    /// @param start of it
    /// @param end   λ from 0, positive or negative, or t for laws in coordinate time
    /// @param at    λ or t at which points are wanted, in the order in which they are passed
    /// @return the geodesic
    /// @throws IllegalArgumentException naming the first of `at` that is out of order, or beyond the end
    public Geodesic follow(GeodesicStart start, double end, double... at) {
        GeodesicEquations equations = new GeodesicEquations(metric, settings.law(), start.character());
        double first = settings.law().inCoordinateTime() ? start.event()[0] : 0;
        requireOrder(first, end, at);
        StepTolerance tolerance =
                StepTolerance.uniform(equations.dimension(), settings.absolute(), settings.relative());
        Dop853 method = new Dop853(equations, tolerance, settings.largestStep());
        GeodesicRecord path = new GeodesicRecord(equations, start, settings, at);
        Integration integration = new Integration(method, events(equations), settings.mostSteps());
        IntegrationEnd outcome = integration.run(first, equations.state(start), end, path);
        return path.finish(method, outcome);
    }

    private static void requireOrder(double first, double end, double[] at) {
        double before = first;
        for (double place : at) {
            if (!((place - before) * (end - first) >= 0 && (end - place) * (end - first) >= 0)) {
                throw new IllegalArgumentException(
                        "a point is wanted at %s: need an order from %s to %s".formatted(place, first, end));
            }
            before = place;
        }
    }

    private List<IntegrationEvent> events(GeodesicEquations equations) {
        List<IntegrationEvent> events = new ArrayList<>();
        double[] event = new double[4];
        double[] u = new double[4];
        for (GeodesicEvent surface : settings.events()) {
            events.add(new IntegrationEvent(
                    surface.name(),
                    (x, y) -> {
                        equations.event(x, y, event);
                        equations.velocity(x, y, u);
                        return surface.surface().at(event, u);
                    },
                    surface.crossing(),
                    surface.terminal()));
        }
        return events;
    }

    /// Follows many geodesics.
    ///
    /// @param starts of them
    /// @param end    as for [#follow]
    /// @param crew   whose workers follow one each at a time
    /// @param at     as for [#follow]
    /// @return one geodesic for each start, in their order
    public List<Geodesic> bundle(List<GeodesicStart> starts, double end, Crew crew, double... at) {
        Geodesic[] paths = new Geodesic[starts.size()];
        crew.work(paths.length, (worker, piece) -> paths[piece] = follow(starts.get(piece), end, at));
        return List.of(paths);
    }
}
