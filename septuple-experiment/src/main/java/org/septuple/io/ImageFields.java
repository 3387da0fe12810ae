package org.septuple.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.septuple.gravity.RayImage;
import org.septuple.gravity.View;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Variable;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.io.zarr.ZarrWriter;

/// What a camera sees, in fields.zarr.
///
/// | array | dimensions | |
/// |---|---|---|
/// | image_right, image_up | column; row | degrees from the middle of the image; rows go down |
/// | image_end | row, column | 0 sky, 1 disc, 2 captured, 3 hole, 4 lost |
/// | image_event | row, column, coordinate | x^μ where the light came from |
/// | image_frequency_ratio | row, column | observed over emitted, NaN where nothing sends light |
/// | image_steps | row, column | of the integration |
final class ImageFields {

    private static final String END = "image_end";
    private static final String EVENT = "image_event";
    private static final String RATIO = "image_frequency_ratio";
    private static final String STEPS = "image_steps";
    private static final String ROW = "row";
    private static final String COLUMN = "column";
    private static final int FOUR = 4;

    private ImageFields() {}

    /// Writes an image.
    ///
    /// @param image all of it
    /// @param group receives the arrays
    static void write(RayImage image, ZarrWriter group) throws IOException {
        View view = image.view();
        int rows = view.rows();
        int columns = view.columns();
        double[] right = new double[columns];
        for (int column = 0; column < columns; column++) {
            right[column] = view.right(column);
        }
        double[] up = new double[rows];
        for (int row = 0; row < rows; row++) {
            up[row] = view.up(row);
        }
        Attributes across = Attributes.of("degree", "angle to the right of the middle of the image");
        Attributes above = Attributes.of("degree", "angle above the middle of the image");
        group.whole(Variable.reals("image_right", across, COLUMN), right, columns);
        group.whole(Variable.reals("image_up", above, ROW), up, rows);
        Attributes ends = Attributes.of("1", "where light came from").with("ends", "sky disc captured hole lost");
        group.whole(Variable.integers(END, ends, ROW, COLUMN), image.ends(), rows, columns);
        Attributes events = Attributes.of("1", "event where light came from").equation("7.8");
        group.whole(Variable.reals(EVENT, events, ROW, COLUMN, "coordinate"), image.events(), rows, columns, FOUR);
        Attributes ratios = Attributes.of("1", "frequency observed over frequency emitted");
        group.whole(Variable.reals(RATIO, ratios, ROW, COLUMN), image.ratios(), rows, columns);
        Attributes steps = Attributes.of("1", "steps of the integration");
        group.whole(Variable.integers(STEPS, steps, ROW, COLUMN), image.steps(), rows, columns);
    }

    /// Reads it back.
    ///
    /// @param view  of the experiment
    /// @param group of the run
    /// @return null if the run left none
    static @Nullable RayImage read(View view, ZarrGroup group) throws IOException {
        if (!group.names().contains(END)) {
            return null;
        }
        return RayImage.of(
                view,
                group.array(END).longs(),
                group.array(EVENT).doubles(),
                group.array(RATIO).doubles(),
                group.array(STEPS).longs());
    }
}
