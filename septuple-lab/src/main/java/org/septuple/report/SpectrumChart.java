package org.septuple.report;

/// Eigenvalues in the complex plane with the unit circle, on equal scales.
final class SpectrumChart implements Figure {

    private static final double WIDTH = 460;
    private static final double LEFT = 66;
    private static final double TOP = 12;
    private static final double SIDE = 350;
    private static final double BOTTOM = 46;
    private static final double MARGIN = 1.08;
    private static final int CORNERS = 180;

    private final double[] re;
    private final double[] im;
    private final double radius;
    private final double reach;

    /// A chart.
    ///
    /// @param re real parts, by descending modulus; finite; not changed
    /// @param im imaginary parts
    SpectrumChart(double[] re, double[] im) {
        this.re = re;
        this.im = im;
        this.radius = StrictMath.hypot(re[0], im[0]);
        this.reach = MARGIN * Math.max(1, radius);
    }

    @Override
    public String title() {
        return "Spectrum";
    }

    @Override
    public String description() {
        return "Eigenvalues of the weight matrix in the complex plane, with the unit circle. The largest modulus is "
                + NumberText.significant(radius, 4) + ".";
    }

    /// The largest modulus of an eigenvalue.
    double spectralRadius() {
        return radius;
    }

    @Override
    public String svg() {
        Svg svg = new Svg(this, WIDTH, TOP + SIDE + BOTTOM);
        drawAxes(svg);
        svg.path("circle", circle(1));
        svg.text("tick", x(Math.sqrt(0.5)) + 7, y(Math.sqrt(0.5)) - 6, Svg.Anchor.START, "|λ| = 1");
        Svg.Path dots = new Svg.Path();
        for (int k = re.length - 1; k >= 0; k--) {
            dots.dot(x(re[k]), y(im[k]));
        }
        svg.path(re.length <= Parts.FEW ? "dots few ink0" : "dots ink0", dots);
        return svg.end();
    }

    private void drawAxes(Svg svg) {
        Axis axis = Axis.linear("", "", -reach, reach);
        double end = TOP + SIDE;
        for (Axis.Tick tick : axis.ticks()) {
            if (Math.abs(tick.value()) <= reach) {
                double across = x(tick.value());
                double up = y(tick.value());
                svg.line("grid", across, TOP, across, end);
                svg.line("grid", LEFT, up, LEFT + SIDE, up);
                svg.line("axis", across, end, across, end + 4);
                svg.line("axis", LEFT - 4, up, LEFT, up);
                svg.text("tick", across, end + 18, Svg.Anchor.MIDDLE, tick.label());
                svg.text("tick", LEFT - 8, up + 4, Svg.Anchor.END, tick.label());
            }
        }
        svg.line("axis", LEFT, end, LEFT + SIDE, end);
        svg.line("axis", LEFT, TOP, LEFT, end);
        svg.text("title", LEFT + SIDE / 2, end + BOTTOM - 8, Svg.Anchor.MIDDLE, "Re λ (1)");
        svg.upwards("title", 13, TOP + SIDE / 2, "Im λ (1)");
    }

    private Svg.Path circle(double size) {
        Svg.Path path = new Svg.Path();
        for (int k = 0; k < CORNERS; k++) {
            double angle = 2 * Math.PI * k / CORNERS;
            path.to(x(size * StrictMath.cos(angle)), y(size * StrictMath.sin(angle)));
        }
        return path.closed();
    }

    private double x(double value) {
        return LEFT + SIDE * (0.5 + value / (2 * reach));
    }

    private double y(double value) {
        return TOP + SIDE * (0.5 - value / (2 * reach));
    }
}
