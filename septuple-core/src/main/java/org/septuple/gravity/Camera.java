package org.septuple.gravity;

import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;

/// An observer at rest in the coordinates, u along ∂_t, who looks at the light that arrives at one event. Immutable.
///
/// The four legs of the observer's frame are orthonormal: u, and by the procedure of Gram and Schmidt the coordinate directions of the view, of its right and of
/// up. Light seen in the direction n, a unit vector of the last three, has the momentum
///
/// ```
/// p = ω (e₀ − n^i e_i),  ω = −p_μ u^μ = 1
/// ```
///
/// which points to the future; followed to negative λ it leads back to where it came from.
public final class Camera {

    private static final int FOUR = MetricJet.DIMENSIONS;
    /// Of a leg to what is left of it beside the others, below which it lies along them.
    private static final double PARALLEL = 1e-20;

    private final double[] event;
    private final double[] metric;
    private final double[][] legs;
    private final double[][] lowered = new double[FOUR][FOUR];
    private final View view;

    private Camera(double[] event, double[] metric, double[][] legs, View view) {
        this.event = event.clone();
        this.metric = metric;
        this.legs = legs;
        this.view = view;
        for (int leg = 0; leg < FOUR; leg++) {
            GeodesicForce.lower(metric, legs[leg], lowered[leg]);
        }
    }

    /// A camera.
    ///
    /// @param metric space-time
    /// @param event  t, x, y, z where it is
    /// @param toward x, y, z of a place that it looks at: the direction of coordinates there
    /// @param up     three components of a direction that is up in the image
    /// @param view   angles and pixels
    /// @return the camera
    /// @throws IllegalArgumentException with numbers, if there is no metric, if nothing is at rest there (g_00 ≥ 0), if it looks at where it is, or along up
    public static Camera at(Metric metric, double[] event, double[] toward, double[] up, View view) {
        MetricJet jet = new MetricJet(0);
        System.arraycopy(event, 0, jet.event(), 0, FOUR);
        if (!metric.at(jet)) {
            throw new IllegalArgumentException("there is no metric at %s".formatted(place(event, 0)));
        }
        double[] g = jet.metric();
        if (!(g[0] < 0)) {
            throw new IllegalArgumentException(
                    "g_00 = %s at %s: nothing is at rest there, need < 0".formatted(g[0], place(event, 0)));
        }
        double[] along = {0, toward[0] - event[1], toward[1] - event[2], toward[2] - event[3]};
        double[] above = {0, up[0], up[1], up[2]};
        double[] right = {
            0,
            along[2] * above[3] - along[3] * above[2],
            along[3] * above[1] - along[1] * above[3],
            along[1] * above[2] - along[2] * above[1]
        };
        if (along[1] == 0 && along[2] == 0 && along[3] == 0) {
            throw new IllegalArgumentException("the camera at %s looks at itself".formatted(place(event, 1)));
        }
        double sine = square(right) / square(along) / square(above);
        if (!(sine > PARALLEL)) {
            throw new IllegalArgumentException("up %s lies along the view, from %s to %s"
                    .formatted(place(up, 0), place(event, 1), place(toward, 0)));
        }
        double[][] legs = {{1, 0, 0, 0}, along, above, right};
        for (int leg = 0; leg < FOUR; leg++) {
            orthonormalise(g, legs, leg, event);
        }
        return new Camera(event, g, new double[][] {legs[0], along, right, above}, view);
    }

    private static double square(double[] leg) {
        return leg[1] * leg[1] + leg[2] * leg[2] + leg[3] * leg[3];
    }

    /// Makes a leg orthogonal to those before it, twice for the sake of rounding errors, and of norm −1 if it is the first, 1 otherwise.
    private static void orthonormalise(double[] g, double[][] legs, int leg, double[] event) {
        double[] one = legs[leg];
        double[] lower = new double[FOUR];
        for (int pass = 0; pass < 2; pass++) {
            for (int other = 0; other < leg; other++) {
                GeodesicForce.lower(g, legs[other], lower);
                double share = product(lower, one);
                for (int mu = 0; mu < FOUR; mu++) {
                    one[mu] += (other == 0 ? share : -share) * legs[other][mu];
                }
            }
            double norm = GeodesicForce.norm(g, one);
            if (leg > 0 && !(norm > 0)) {
                throw new IllegalArgumentException(
                        "g_μν at %s is not of signature (−, +, +, +): a direction orthogonal to u has norm %s"
                                .formatted(place(event, 0), norm));
            }
            double length = Math.sqrt(Math.abs(norm));
            for (int mu = 0; mu < FOUR; mu++) {
                one[mu] /= length;
            }
        }
    }

    private static double product(double[] lower, double[] upper) {
        return lower[0] * upper[0] + lower[1] * upper[1] + lower[2] * upper[2] + lower[3] * upper[3];
    }

    private static String place(double[] numbers, int from) {
        StringBuilder text = new StringBuilder("(");
        for (int k = from; k < numbers.length; k++) {
            text.append(k == from ? "" : ", ").append(numbers[k]);
        }
        return text.append(")").toString();
    }

    /// Angles and pixels.
    ///
    /// @return the view
    public View view() {
        return view;
    }

    /// A coordinate of the camera.
    ///
    /// @param mu index
    /// @return x^μ
    public double event(int mu) {
        return event[mu];
    }

    /// A component of the frame.
    ///
    /// @param leg 0: u, 1: along the view, 2: right, 3: up
    /// @param mu  index
    /// @return e^μ
    public double leg(int leg, int mu) {
        return legs[leg][mu];
    }

    /// The light that is seen at a point of the image, as a start of a geodesic that arrives at the camera; λ < 0 leads back.
    ///
    /// @param right degrees right of the middle of the image
    /// @param up    degrees above it
    /// @return start at the camera, −p_μ u^μ = 1
    public GeodesicStart light(double right, double up) {
        double[] n = new double[3];
        View.direction(right, up, n);
        double[] u = new double[FOUR];
        arriving(n, legs, u);
        return GeodesicStart.ofLight(metric, event, u);
    }

    /// The state of the light that is seen in a direction.
    ///
    /// @param n  three components of a unit vector: along the view, right, up
    /// @param to receives x^μ, p_μ
    void state(double[] n, double[] to) {
        System.arraycopy(event, 0, to, 0, FOUR);
        for (int mu = 0; mu < FOUR; mu++) {
            to[FOUR + mu] = lowered[0][mu] - (n[0] * lowered[1][mu] + n[1] * lowered[2][mu] + n[2] * lowered[3][mu]);
        }
    }

    private static void arriving(double[] n, double[][] legs, double[] to) {
        for (int mu = 0; mu < FOUR; mu++) {
            to[mu] = legs[0][mu] - (n[0] * legs[1][mu] + n[1] * legs[2][mu] + n[2] * legs[3][mu]);
        }
    }
}
