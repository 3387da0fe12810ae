package org.septuple.report;

import java.util.Arrays;
import org.septuple.network.NeuronRange;

/// A weight matrix as an image: one pixel per synapse, its colour the weight, with hatching where there is no synapse. The ends
/// of the colours lie where 99.5 % of all weights are inside.
final class WeightMap implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 58;
    private static final double TOP = 24;
    private static final double SIDE = 372;
    private static final double BAR = 62;
    private static final double BELOW = BAR + 52;
    private static final double SHOWN = 0.995;
    private static final int FINE = 512;
    private static final int FINE_COLOURS = 255;
    private static final int FEW_COLOURS = 15;

    private final Parts parts;
    private final double[] weights;
    private final Axis colour;

    /// A map.
    ///
    /// @param parts   inputs, bulk, outputs
    /// @param weights N×N, row-major, NaN where there is no synapse; not changed
    WeightMap(Parts parts, double[] weights) {
        this.parts = parts;
        this.weights = weights;
        double[] sizes = Arrays.stream(weights)
                .filter(w -> !Double.isNaN(w))
                .map(Math::abs)
                .sorted()
                .toArray();
        double most = sizes.length == 0 ? 0 : sizes[(int) (SHOWN * (sizes.length - 1))];
        double limit = Math.min(most, Axis.LARGEST);
        this.colour = Axis.linear("weight w", "1", -limit, limit);
    }

    @Override
    public String title() {
        return "Weight map";
    }

    @Override
    public String description() {
        return "The weight matrix of the trained network: colour of row i and column j is the weight of the synapse from "
                + "neuron j to neuron i.";
    }

    /// Synapses whose weights are beyond the ends of the colour bar.
    long beyond() {
        return Arrays.stream(weights).filter(w -> Math.abs(w) > colour.high()).count();
    }

    /// Whether there are more neurons than units of the drawing.
    boolean isFine() {
        return parts.projector().neurons() > SIDE;
    }

    /// The size of a weight at either end of the colour bar.
    double limit() {
        return colour.high();
    }

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, TOP + SIDE + BELOW);
        svg.hatched(LEFT, TOP, SIDE, SIDE);
        int n = parts.projector().neurons();
        svg.picture(isFine() ? "smooth" : "pixels", LEFT, TOP, SIDE, SIDE, image(n));
        drawParts(svg, n);
        drawNeurons(svg, n);
        double y = TOP + SIDE + BAR;
        new ColourBar(colour, place -> Colour.css(BlueOrange.rgb(2 * place - 1))).draw(svg, LEFT, y, SIDE);
        svg.hatched(LEFT, y + 34, 18, 12);
        svg.text("tick", LEFT + 24, y + 45, Svg.Anchor.START, "no synapse");
        return svg.end();
    }

    private String image(int n) {
        int levels = n <= FINE ? FINE_COLOURS : FEW_COLOURS;
        byte[] pixels = new byte[n * n];
        for (int k = 0; k < pixels.length; k++) {
            pixels[k] = BlueOrange.level(weights[k] / colour.high(), levels);
        }
        return Png.ofColours(n, pixels, BlueOrange.levels(levels));
    }

    private void drawParts(Svg svg, int n) {
        svg.rectangle("frame", LEFT, TOP, SIDE, SIDE);
        for (Parts.Part part : parts.all()) {
            NeuronRange neurons = part.neurons();
            if (neurons.from() > 0) {
                double at = SIDE * neurons.from() / n;
                svg.line("border", LEFT + at, TOP, LEFT + at, TOP + SIDE);
                svg.line("border", LEFT, TOP + at, LEFT + SIDE, TOP + at);
            }
        }
        parts.label(SIDE, (middle, name) -> {
            svg.text("tick", LEFT + middle, TOP - 8, Svg.Anchor.MIDDLE, name);
            svg.upwards("tick", LEFT + SIDE + 15, TOP + middle, name);
        });
    }

    private void drawNeurons(Svg svg, int n) {
        for (Axis.Tick tick : Axis.counting("", 0, n).ticks()) {
            if (tick.value() < n) {
                double at = SIDE * (tick.value() + 0.5) / n;
                svg.line("axis", LEFT + at, TOP + SIDE, LEFT + at, TOP + SIDE + 4);
                svg.text("tick", LEFT + at, TOP + SIDE + 18, Svg.Anchor.MIDDLE, tick.label());
                svg.line("axis", LEFT - 4, TOP + at, LEFT, TOP + at);
                svg.text("tick", LEFT - 8, TOP + at + 4, Svg.Anchor.END, tick.label());
            }
        }
        svg.text("title", LEFT + SIDE / 2, TOP + SIDE + 38, Svg.Anchor.MIDDLE, "from neuron j");
        svg.upwards("title", 13, TOP + SIDE / 2, "to neuron i");
    }
}
