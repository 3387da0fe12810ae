package org.septuple.gravity;

import java.util.ArrayList;
import java.util.List;
import org.septuple.numerics.Crew;
import org.septuple.spacetime.Metric;

/// Traces the rows of a [RayImage] in parallel, with one [RayTracer] for each worker.
public final class ImageTracer {

    private final Camera camera;
    private final List<RayTracer> tracers = new ArrayList<>();

    /// A tracer of one camera.
    ///
    /// @param metric    space-time
    /// @param camera    who sees the image
    /// @param scene     what rays can end at
    /// @param tolerance absolute and relative, of each step
    /// @param workers   most that trace at the same time
    /// @throws IllegalArgumentException with numbers, if the camera is behind the sky or too near the horizon
    public ImageTracer(Metric metric, Camera camera, Scene scene, double tolerance, int workers) {
        scene.requireInside(new double[] {camera.event(0), camera.event(1), camera.event(2), camera.event(3)});
        this.camera = camera;
        for (int worker = 0; worker < workers; worker++) {
            tracers.add(new RayTracer(metric, scene, tolerance));
        }
    }

    /// Traces some rows. Each pixel has the same bits whoever traces it.
    ///
    /// @param from first row
    /// @param to   row after the last
    /// @param crew with no more workers than there are tracers; each traces a row at a time
    /// @param into receives them, an image of the view of the camera
    public void rows(int from, int to, Crew crew, RayImage into) {
        crew.work(to - from, (worker, piece) -> row(tracers.get(worker), from + piece, into));
    }

    private void row(RayTracer tracer, int row, RayImage into) {
        View view = camera.view();
        for (int column = 0; column < view.columns(); column++) {
            tracer.trace(camera, view.right(column), view.up(row));
            into.put(column, row, tracer);
        }
    }
}
