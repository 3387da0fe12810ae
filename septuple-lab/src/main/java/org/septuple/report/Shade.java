package org.septuple.report;

import java.util.List;

/// A density drawn behind a figure, darker or lighter than either background: none is transparent, the largest value half opaque.
///
/// @param left   end of the square
/// @param right  end
/// @param bottom end
/// @param top    end
/// @param values of n × n cells, upward fastest; what is not finite is transparent
record Shade(double left, double right, double bottom, double top, List<Double> values) {

    private static final double OPAQUE = 150;

    Shade {
        values = List.copyOf(values);
    }

    /// Draws it where a frame has its square.
    void draw(Svg svg, Frame frame) {
        double x = frame.x(left);
        double y = frame.y(top);
        svg.picture("smooth", x, y, frame.x(right) - x, frame.y(bottom) - y, image());
    }

    private String image() {
        int side = (int) Math.round(Math.sqrt(values.size()));
        double largest = values.stream().filter(Double::isFinite).reduce(0.0, Math::max);
        byte[] opacity = new byte[values.size()];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double value = values.get(i * side + j);
                opacity[(side - 1 - j) * side + i] = largest > 0 && Double.isFinite(value)
                        ? (byte) Math.round(OPAQUE * Math.max(0, value) / largest)
                        : 0;
            }
        }
        return Png.shade(side, opacity);
    }
}
