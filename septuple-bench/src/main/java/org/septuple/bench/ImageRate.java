package org.septuple.bench;

import org.septuple.gravity.BlackHole;
import org.septuple.gravity.Camera;
import org.septuple.gravity.ClosedForm;
import org.septuple.gravity.ImageTracer;
import org.septuple.gravity.KeplerDisc;
import org.septuple.gravity.Kerr;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.Scene;
import org.septuple.gravity.Sky;
import org.septuple.gravity.View;
import org.septuple.numerics.Engine;
import org.septuple.numerics.ThreadCrew;

/// Time of an image of a spinning black hole with a disc, a = .998, from r = 1000 M, 85° off the axis. Gradus.jl publishes 4.4·10⁴ rays a second on 12 threads,
/// 3.7·10³ a thread. Prints a line of JSON; what a core spent is value times `cores`.
public final class ImageRate {

    private static final double SPIN = 0.998;
    private static final double FAR = 1000;
    private static final double INCLINATION = 85;
    private static final double HALF_WIDTH = 25;
    private static final double OUTER = 20;
    private static final double PEER = 3.7e3;

    private ImageRate() {}

    /// Measures.
    ///
    /// @param arguments `--pixels N` (800) a side, `--digits D` (9) of the tolerance, `--threads N`
    public static void main(String[] arguments) {
        Options options = new Options(arguments, "pixels", "digits");
        try (ThreadCrew crew = new ThreadCrew(options.threads())) {
            Engine engine = options.engine(crew);
            int side = options.number("pixels", 800);
            double tolerance = Math.pow(10, -options.number("digits", 9));
            ClosedForm kerr = Kerr.kerrSchild(1, SPIN);
            BlackHole hole = BlackHole.of(kerr).orElseThrow();
            View view = new View(2 * Math.toDegrees(Math.atan(HALF_WIDTH / FAR)), side, side);
            double angle = Math.toRadians(INCLINATION);
            double[] at = {0, FAR * Math.sin(angle), 0, FAR * Math.cos(angle)};
            Camera camera = Camera.at(kerr, at, new double[3], new double[] {0, 0, 1}, view);
            KeplerDisc disc = new KeplerDisc(hole.innermostStable(), OUTER);
            Scene scene = new Scene(new Sky.Sphere(2 * FAR), hole, disc);
            ImageTracer tracer = new ImageTracer(kerr, camera, scene, tolerance, crew.workers());
            RayImage image = new RayImage(view);
            Timing timing = Timing.of(Timing.COLD, () -> tracer.rows(0, side, crew, image));
            double rays = (double) side * side;
            long steps = 0;
            for (long one : image.steps()) {
                steps += one;
            }
            timing.describe(new ResultLine("image-kerr", timing.seconds(), "s"), engine)
                    .detail("rays", side * side)
                    .detail("tolerance", tolerance)
                    .detail("rays_per_second", rays / timing.seconds())
                    .detail("rays_per_core_second", rays / timing.seconds() / timing.cores())
                    .detail("gradus_rays_per_thread_second", PEER)
                    .detail("steps_per_ray", steps / rays)
                    .print();
        }
    }
}
