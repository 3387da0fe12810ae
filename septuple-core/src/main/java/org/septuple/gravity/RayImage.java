package org.septuple.gravity;

import java.util.Arrays;
import java.util.List;
import org.septuple.spacetime.MetricJet;

/// What a [Camera] sees, pixel by pixel: where the light came from. Filled by an [ImageTracer].
///
/// Pixels of arrays are those of the first row, from the left, then those of the next.
public final class RayImage {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final List<RayEnd> ENDS = List.of(RayEnd.values());

    private final View view;
    private final byte[] ends;
    private final double[] events;
    private final double[] ratios;
    private final int[] steps;

    /// An image without light: all pixels are [RayEnd#LOST] until they are traced.
    ///
    /// @param view angles and pixels
    public RayImage(View view) {
        this.view = view;
        int pixels = Math.multiplyExact(view.columns(), view.rows());
        this.ends = new byte[pixels];
        this.events = new double[Math.multiplyExact(FOUR, pixels)];
        this.ratios = new double[pixels];
        this.steps = new int[pixels];
        Arrays.fill(ends, (byte) ENDS.indexOf(RayEnd.LOST));
        Arrays.fill(events, Double.NaN);
        Arrays.fill(ratios, Double.NaN);
    }

    /// An image from its numbers.
    ///
    /// @param view   angles and pixels
    /// @param ends   as [#ends]
    /// @param events as [#events]
    /// @param ratios as [#ratios]
    /// @param steps  as [#steps]
    /// @return the image
    /// @throws IllegalArgumentException naming an array of another length, or an end that is none
    public static RayImage of(View view, long[] ends, double[] events, double[] ratios, long[] steps) {
        RayImage image = new RayImage(view);
        int pixels = image.ratios.length;
        if (ends.length != pixels
                || events.length != FOUR * pixels
                || ratios.length != pixels
                || steps.length != pixels) {
            throw new IllegalArgumentException("%d ends, %d coordinates, %d ratios and %d steps for %d pixels"
                    .formatted(ends.length, events.length, ratios.length, steps.length, pixels));
        }
        for (int pixel = 0; pixel < pixels; pixel++) {
            if (ends[pixel] < 0 || ends[pixel] >= ENDS.size()) {
                throw new IllegalArgumentException(
                        "end %d of a ray: need 0 to %d".formatted(ends[pixel], ENDS.size() - 1));
            }
            image.ends[pixel] = (byte) ends[pixel];
            image.steps[pixel] = (int) steps[pixel];
        }
        System.arraycopy(events, 0, image.events, 0, events.length);
        System.arraycopy(ratios, 0, image.ratios, 0, pixels);
        return image;
    }

    /// Takes the last ray of a tracer.
    void put(int column, int row, RayTracer tracer) {
        int pixel = pixel(column, row);
        ends[pixel] = (byte) ENDS.indexOf(tracer.end());
        for (int mu = 0; mu < FOUR; mu++) {
            events[FOUR * pixel + mu] = tracer.event(mu);
        }
        ratios[pixel] = tracer.frequencyRatio();
        steps[pixel] = (int) tracer.steps();
    }

    /// Angles and pixels.
    ///
    /// @return the view
    public View view() {
        return view;
    }

    /// Where light came from.
    ///
    /// @param column from 0, from the left
    /// @param row    from 0, from above
    /// @return kind of end
    public RayEnd end(int column, int row) {
        return ENDS.get(ends[pixel(column, row)]);
    }

    /// The event where light came from.
    ///
    /// @param column from 0
    /// @param row    from 0
    /// @param mu     index
    /// @return x^μ
    public double event(int column, int row, int mu) {
        return events[FOUR * pixel(column, row) + mu];
    }

    /// Frequency seen over frequency sent.
    ///
    /// @param column from 0
    /// @param row    from 0
    /// @return g; NaN where nothing sends light
    public double frequencyRatio(int column, int row) {
        return ratios[pixel(column, row)];
    }

    /// Steps of a ray.
    ///
    /// @param column from 0
    /// @param row    from 0
    /// @return ≥ 0
    public int steps(int column, int row) {
        return steps[pixel(column, row)];
    }

    /// All ends.
    ///
    /// @return the number of each pixel in the order of [RayEnd]
    public long[] ends() {
        long[] all = new long[ends.length];
        for (int pixel = 0; pixel < all.length; pixel++) {
            all[pixel] = ends[pixel];
        }
        return all;
    }

    /// All events.
    ///
    /// @return four coordinates of each pixel
    public double[] events() {
        return events.clone();
    }

    /// All frequency ratios.
    ///
    /// @return of each pixel
    public double[] ratios() {
        return ratios.clone();
    }

    /// Steps of all rays.
    ///
    /// @return of each pixel
    public long[] steps() {
        return Arrays.stream(steps).asLongStream().toArray();
    }

    private int pixel(int column, int row) {
        if (column < 0 || column >= view.columns()) {
            throw new IndexOutOfBoundsException("column %d of %d".formatted(column, view.columns()));
        }
        return row * view.columns() + column;
    }
}
