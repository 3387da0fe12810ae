package org.septuple.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.BlackHole;
import org.septuple.gravity.Camera;
import org.septuple.gravity.KeplerDisc;
import org.septuple.gravity.Scene;
import org.septuple.gravity.Sky;
import org.septuple.gravity.View;
import org.septuple.spacetime.Metric;

/// What a camera of kind `geodesic` looks at.
///
/// @param event     where it is, four coordinates
/// @param toward    a place that it looks at, three coordinates
/// @param up        a direction that is up in the image, three components
/// @param view      angles and pixels
/// @param far       radius of the sky; of fields made of neurons the sky is the sides of their box
/// @param disc      around a black hole; null for none
/// @param tolerance absolute and relative, of each step
public record ImagePlan(
        List<Double> event,
        List<Double> toward,
        List<Double> up,
        View view,
        double far,
        @Nullable KeplerDisc disc,
        double tolerance) {

    /// Most pixels.
    public static final int MOST_PIXELS = 4_000_000;

    /// Copies.
    public ImagePlan {
        event = List.copyOf(event);
        toward = List.copyOf(toward);
        up = List.copyOf(up);
    }

    /// The camera.
    ///
    /// @param metric space-time
    /// @return the camera
    /// @throws IllegalArgumentException with numbers, if nothing can be at rest there
    public Camera camera(Metric metric) {
        return camera(metric, view);
    }

    /// The same camera with other pixels.
    ///
    /// @param metric space-time
    /// @param other  angles and pixels
    /// @return the camera
    Camera camera(Metric metric, View other) {
        return Camera.at(
                metric, GeodesicPlan.numbers(event), GeodesicPlan.numbers(toward), GeodesicPlan.numbers(up), other);
    }

    /// What rays end at.
    ///
    /// @param source of the space-time
    /// @return the scene
    /// @throws IllegalArgumentException with numbers, if the box of neurons is periodic, or the disc has no orbits
    public Scene scene(MetricSource source) {
        return switch (source) {
            case MetricSource.Known known ->
                new Scene(new Sky.Sphere(far), BlackHole.of(known.form()).orElse(null), disc);
            case MetricSource.Formulas _ -> new Scene(new Sky.Sphere(far), null, disc);
            case MetricSource.OfNeurons field -> new Scene(new Sky.Sides(field.box()), null, disc);
        };
    }
}
