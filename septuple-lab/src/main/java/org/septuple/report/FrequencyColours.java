package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.RayImage;

/// The frequency ratios g that a camera sees: blue above 1, white at 1, orange below. Shadows are black, holes grey.
///
/// @param image what the camera sees
/// @param reach largest |g − 1|
record FrequencyColours(RayImage image, double reach) {

    private static final int FIRST = 3;
    private static final int LEVELS = 251;

    /// Colours that reach as far as the ratios do.
    static FrequencyColours of(RayImage image) {
        double reach = 0;
        for (double g : image.ratios()) {
            reach = Double.isFinite(g) ? Math.max(reach, Math.abs(g - 1)) : reach;
        }
        return new FrequencyColours(image, reach);
    }

    /// The image.
    PaletteImage picture() {
        int columns = image.view().columns();
        int rows = image.view().rows();
        byte[] pixels = new byte[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double g = image.frequencyRatio(column, row);
                pixels[row * columns + column] = (byte)
                        switch (image.end(column, row)) {
                            case SKY, DISC -> Double.isFinite(g) ? FIRST + level(g) : 0;
                            case CAPTURED -> 1;
                            case HOLE -> 2;
                            case LOST -> 0;
                        };
            }
        }
        List<Integer> palette = new ArrayList<>(List.of(0, 0x000000, SkyColours.GREY));
        for (int level = 0; level < LEVELS; level++) {
            palette.add(BlueOrange.rgb(1 - 2.0 * level / (LEVELS - 1)));
        }
        return new PaletteImage(columns, pixels, palette);
    }

    private int level(double g) {
        return (int) Math.round(Math.clamp((g - 1) / reach / 2 + 0.5, 0, 1) * (LEVELS - 1));
    }

    /// The bar that says which colour is which ratio.
    ColourBar bar() {
        Axis axis = Axis.linear("g, frequency seen over frequency sent", "", 1 - reach, 1 + reach);
        return new ColourBar(axis, position -> {
            double g = axis.low() + position * (axis.high() - axis.low());
            return Colour.css(BlueOrange.rgb((1 - g) / reach));
        });
    }
}
