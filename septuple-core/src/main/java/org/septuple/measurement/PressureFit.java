package org.septuple.measurement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.septuple.statistics.Estimate;

/// Sets up the equations of a [PressureCoefficient] frame by frame, in units x = (q − origin)/scale of the whole recording.
final class PressureFit {

    private static final int MOST_GROUPS = 1000;

    /// Frames that the degree of log p is chosen by.
    private static final int LOOKED_AT = 12;

    /// Highest degree of log p.
    private static final int HIGHEST = 8;

    private final Recording recording;
    private final int coordinate;
    private final PressureDesign design;
    private final int frames;
    private final int groups;
    private final double origin;
    private final double scale;
    private final int densityDegree;
    private final MomentFit fit;
    private final double[] joining;
    private final boolean still;

    PressureFit(Recording recording, int coordinate, PressureDesign design) {
        this.recording = recording;
        this.coordinate = coordinate;
        this.design = design;
        this.frames = (int) recording.frames();
        this.groups = Math.min(recording.replicas(), MOST_GROUPS);
        double sum = 0;
        double squares = 0;
        double first = column(0)[0];
        for (int t = 0; t < frames; t++) {
            for (double q : column(t)) {
                sum += q - first;
                squares += (q - first) * (q - first);
            }
        }
        double n = (double) frames * recording.replicas();
        this.origin = first + sum / n;
        this.scale = Math.sqrt(squares / n - sum / n * (sum / n));
        this.densityDegree = design.densityDegree() > 0 ? design.densityDegree() : degreeOfLeastLossAndTwo();
        int columns = design.parameters() + 1;
        double[][] values = new double[columns][design.moments()];
        double[][] other = new double[columns][design.moments()];
        double[][][] shares = new double[columns][design.moments()][groups];
        double[] floors = new double[design.moments()];
        fill(values, other, shares, floors);
        this.fit = new MomentFit(values, shares, floors);
        this.still = Arrays.stream(values[columns - 1]).allMatch(moved -> moved == 0);
        this.joining = new double[design.moments()];
        for (int m = 0; m < joining.length; m++) {
            for (int c = 0; c < columns - 1; c++) {
                joining[m] += (values[c][m] - other[c][m]) * fit.value(c);
            }
        }
    }

    /// q of all replicas at one time.
    private double[] column(int frame) {
        int c = recording.coordinates();
        double[] all = new double[recording.replicas() * c];
        recording.read(frame, 1, all);
        double[] own = new double[recording.replicas()];
        Arrays.setAll(own, r -> all[r * c + coordinate]);
        return own;
    }

    private QuantileFrame frame(int t) {
        double[] x = column(t);
        for (int r = 0; r < x.length; r++) {
            x[r] = (x[r] - origin) / scale;
        }
        return new QuantileFrame(x, groups);
    }

    /// Two above the degree of log p of the least expected loss, summed over some frames: the loss weighs the bias of p against its noise, κ
    /// has to have less bias than noise.
    private int degreeOfLeastLossAndTwo() {
        int best = 2;
        double[] losses = new double[5];
        for (int t = 0; t < frames; t += Math.max(1, frames / LOOKED_AT)) {
            QuantileFrame frame = frame(t);
            for (int half = 1; half <= 4; half++) {
                losses[half] += frame.score(2 * half).loss();
            }
        }
        for (int half = 2; half <= 4; half++) {
            best = losses[half] < losses[best / 2] ? 2 * half : best;
        }
        return Math.min(HIGHEST, best + 2);
    }

    /// Frame of a time at which moments are compared.
    private int time(int j) {
        return (int) ((j + 1L) * (frames - 1) / design.times());
    }

    /// Columns are w_0 …, u_0 …, κ and y; equations `k·J + j`.
    private void fill(double[][] values, double[][] other, double[][][] shares, double[] floors) {
        double[][] weights = TwiceIntegrated.weights(frames, recording.interval(), 1);
        double[][] coarser = TwiceIntegrated.weights(frames, recording.interval(), 2);
        int slopes = design.potentialDegree() + 1;
        int velocities = design.velocityDegree() + 1;
        int powers = Math.max(2, Math.max(slopes, velocities));
        ShiftedLegendre tests = new ShiftedLegendre(recording.replicas(), design.tests());
        for (int t = 0; t < frames; t++) {
            QuantileFrame frame = frame(t);
            double[][] means = frame.quantileMeans(tests, powers);
            double[][] pressure = frame.pressure(design.tests(), densityDegree);
            for (int k = 0; k < design.tests(); k++) {
                for (int j = 0; j < design.times(); j++) {
                    int m = k * design.times() + j;
                    double factor = weights[time(j)][t];
                    double coarse = coarser[time(j)][t];
                    for (int l = 0; l < slopes; l++) {
                        add(values[l], shares[l], m, -factor, means[k * powers + l]);
                        other[l][m] -= coarse * means[k * powers + l][0];
                    }
                    int last = slopes + velocities;
                    add(values[last], shares[last], m, -factor / 4, pressure[k]);
                    other[last][m] -= coarse / 4 * pressure[k][0];
                    double[] position = means[k * powers + 1];
                    if (t == time(j)) {
                        add(values[last + 1], shares[last + 1], m, 1, position);
                        for (int g = 1; g <= groups; g++) {
                            floors[m] += PressureCoefficient.FLOOR * position[g] * position[g];
                        }
                    }
                    if (t == 0) {
                        add(values[last + 1], shares[last + 1], m, -1, position);
                        double elapsed = time(j) * recording.interval();
                        for (int l = 0; l < velocities; l++) {
                            add(values[slopes + l], shares[slopes + l], m, elapsed, means[k * powers + l]);
                            other[slopes + l][m] = values[slopes + l][m];
                        }
                    }
                }
            }
        }
    }

    private static void add(double[] value, double[][] share, int m, double factor, double[] number) {
        value[m] += factor * number[0];
        for (int g = 1; g < number.length && factor != 0; g++) {
            share[m][g - 1] += factor * number[g];
        }
    }

    private Estimate estimate(int c, double unit) {
        return new Estimate(fit.value(c), fit.error(c), groups).times(unit);
    }

    /// κ, or why not.
    PressureCoefficient verdict(PressureScale wanted) {
        int last = design.parameters() - 1;
        if (!fit.resolved() || !(fit.reliability(last) >= PressureCoefficient.RELIABLE)) {
            return new PressureCoefficient.Unresolved(
                    Double.NaN,
                    "reliability of the pressure beside W and u: %.2g, must be >= %.2g: its motion is that of noise; start narrower and off the equilibrium, or take more replicas or lower degrees"
                            .formatted(fit.resolved() ? fit.reliability(last) : 0, PressureCoefficient.RELIABLE));
        }
        if (still) {
            return new PressureCoefficient.Unresolved(
                    Double.NaN, "nothing moves, so any kappa will do with a W that balances it; record what moves");
        }
        double quartic = scale * scale * scale * scale;
        Estimate kappa = estimate(last, quartic);
        double relative = kappa.standardError() / wanted.reference();
        if (!(relative <= wanted.bound())) {
            return new PressureCoefficient.Unresolved(
                    relative,
                    "standard error of kappa: %.3g of the reference %.3g, must be <= %.3g; start narrower and off the equilibrium, or take more replicas"
                            .formatted(relative, wanted.reference(), wanted.bound()));
        }
        double timeError = Math.abs(fit.response(last, joining)) * quartic / 4;
        if (!(timeError <= Math.max(kappa.standardError(), PressureCoefficient.NEGLIGIBLE * wanted.reference()))) {
            return new PressureCoefficient.Unresolved(
                    relative,
                    "error of kappa by time between frames: %.3g of the reference, must be <= its standard error %.3g or .01; record more often"
                            .formatted(timeError / wanted.reference(), relative));
        }
        List<Estimate> slope = new ArrayList<>();
        for (int l = 0; l <= design.potentialDegree(); l++) {
            slope.add(estimate(l, scale));
        }
        List<Estimate> velocity = new ArrayList<>();
        for (int l = 0; l <= design.velocityDegree(); l++) {
            velocity.add(estimate(slope.size() + l, scale));
        }
        return new PressureCoefficient.Measured(
                kappa,
                slope,
                velocity,
                origin,
                scale,
                densityDegree,
                fit.reliability(last),
                fit.condition(),
                timeError,
                fit.pValue());
    }
}
