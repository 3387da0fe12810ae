package org.septuple.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.septuple.network.NeuronRange;

/// The loss of each neuron with its error, on a logarithmic axis; what is 0, or less than 10⁻¹² of the largest, stands on a
/// line of its own below.
final class NeuronLossChart implements Figure {

    private static final double WIDTH = 460;
    private static final double HEIGHT = 320;
    private static final double RIGHT = 16;
    private static final double TOP = 44;
    private static final double BOTTOM = 46;
    private static final double BELOW = 24;
    private static final double CHARACTER = 6.9;
    private static final double LEAST_SHARE = 1e-12;
    private static final int MOST_DRAWN = 1024;

    private final Parts parts;
    private final double[] mean;
    private final double[] error;
    private final Axis axis;
    private final double left;
    private final double bottom;
    private final boolean hasLesser;
    private final boolean lesserAreZero;

    /// A chart.
    ///
    /// @param parts inputs, bulk, outputs
    /// @param mean  by neuron, ≥ 0; those that are not finite are not drawn; not changed
    /// @param error standard errors; those that are not finite are not drawn
    NeuronLossChart(Parts parts, double[] mean, double[] error) {
        this.parts = parts;
        this.mean = mean;
        this.error = error;
        double most = drawable(mean).max().orElse(1);
        double least = Math.max(LEAST_SHARE * most, 1 / Axis.LARGEST);
        double low = drawable(mean).filter(value -> value >= least).min().orElse(1);
        double high = IntStream.range(0, mean.length)
                .mapToDouble(i -> mean[i] + error[i])
                .filter(value -> value <= Axis.LARGEST)
                .reduce(Math.max(low, Math.min(most, Axis.LARGEST)), Math::max);
        this.axis = Axis.log("loss ½⟨e²⟩", "1", low, high);
        this.hasLesser = Arrays.stream(mean).anyMatch(value -> value < axis.low());
        this.lesserAreZero = Arrays.stream(mean).noneMatch(value -> value > 0 && value < axis.low());
        int longest = axis.ticks().stream()
                .mapToInt(tick -> tick.label().length())
                .max()
                .orElse(0);
        this.left = 14 + CHARACTER * Math.max(longest, hasLesser && !lesserAreZero ? 4 : 1);
        this.bottom = HEIGHT - BOTTOM - (hasLesser ? BELOW : 0);
    }

    private static DoubleStream drawable(double[] values) {
        return Arrays.stream(values).filter(value -> value > 0 && value <= Axis.LARGEST);
    }

    /// Every how many neurons one is drawn.
    int every() {
        return Math.ceilDiv(mean.length, MOST_DRAWN);
    }

    @Override
    public String title() {
        return "Loss by neuron";
    }

    @Override
    public String description() {
        return "Mean loss of each neuron over test samples with its standard error, on a logarithmic scale, for inputs, "
                + "bulk and outputs.";
    }

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, HEIGHT);
        drawAxes(svg);
        drawNeurons(svg);
        int ink = 0;
        for (Parts.Part part : parts.all()) {
            draw(svg, part.neurons(), "ink" + ink++);
        }
        return svg.end();
    }

    private void drawAxes(Svg svg) {
        double right = WIDTH - RIGHT;
        for (Axis.Tick tick : axis.ticks()) {
            double at = y(tick.value());
            if (tick.label().isEmpty()) {
                svg.line("axis", left - 3, at, left, at);
            } else {
                svg.line("grid", left, at, right, at);
                svg.text("tick", left - 8, at + 4, Svg.Anchor.END, tick.label());
            }
        }
        if (hasLesser) {
            svg.line("grid", left, bottom + BELOW, right, bottom + BELOW);
            svg.text("tick", left - 8, bottom + BELOW + 4, Svg.Anchor.END, lesserAreZero ? "0" : "less");
        }
        svg.line("axis", left, TOP, left, bottom);
        svg.line("axis", left, HEIGHT - BOTTOM, right, HEIGHT - BOTTOM);
        svg.text("title", 4, 14, Svg.Anchor.START, axis.title());
        svg.text("title", (left + right) / 2, HEIGHT - 8, Svg.Anchor.MIDDLE, "neuron");
    }

    private void drawNeurons(Svg svg) {
        int n = mean.length;
        for (Axis.Tick tick : Axis.counting("", 0, n).ticks()) {
            if (tick.value() < n) {
                double at = x(tick.value() + 0.5);
                svg.line("axis", at, HEIGHT - BOTTOM, at, HEIGHT - BOTTOM + 4);
                svg.text("tick", at, HEIGHT - BOTTOM + 18, Svg.Anchor.MIDDLE, tick.label());
            }
        }
        for (Parts.Part part : parts.all()) {
            if (part.neurons().from() > 0) {
                double at = x(part.neurons().from());
                svg.line("border", at, TOP, at, HEIGHT - BOTTOM);
            }
        }
        parts.label(
                WIDTH - RIGHT - left,
                (middle, name) -> svg.text("tick", left + middle, TOP - 8, Svg.Anchor.MIDDLE, name));
    }

    private void draw(Svg svg, NeuronRange neurons, String ink) {
        Svg.Path dots = new Svg.Path();
        Svg.Path bars = new Svg.Path();
        int every = every();
        for (int i = Math.ceilDiv(neurons.from(), every) * every; i < neurons.to(); i += every) {
            if (Double.isFinite(mean[i])) {
                double across = x(i + 0.5);
                dots.dot(across, y(mean[i]));
                if (error[i] > 0 && mean[i] >= axis.low()) {
                    bars.apart(across, y(Math.max(axis.low(), mean[i] - error[i])));
                    bars.to(across, y(mean[i] + error[i]));
                }
            }
        }
        svg.path("bars " + ink, bars);
        svg.path((mean.length <= Parts.FEW ? "dots few " : "dots ") + ink, dots);
    }

    private double x(double place) {
        return left + (WIDTH - RIGHT - left) * place / mean.length;
    }

    private double y(double value) {
        return value < axis.low() ? bottom + BELOW : bottom - (bottom - TOP) * axis.position(value);
    }
}
