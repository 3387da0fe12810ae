package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import org.septuple.gravity.Connection;
import org.septuple.gravity.Curvature;
import org.septuple.gravity.DifferencedMetric;
import org.septuple.gravity.DifferencedRicci;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MetricJet;
import org.septuple.statistics.Estimate;

/// Rows 7.9 and 8.9: connection and Ricci's tensor of the space-time that neurons make, at neurons and midway between two.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 7.9 | Γ by derivatives of kernels against Γ by differences of g_μν of order 6, at four times as well | the differences on a sphere, Γ by hand | neurons at rest |
/// | 8.9 | R_μν by second derivatives of kernels against (8.9) with differences of Γ of order 6 | the differences on a sphere, R_ab = 2 g_ab > 0 | R_μν of the other sign |
///
/// Residuals are the largest differences over events, each relative to the largest component there. Orders by which differences of order 4 and 6 err are told beside them.
///
/// @param motion neurons
/// @param whose  in words
/// @param prefix of the names of numbers
record ConnectionRows(NeuronMotion motion, String whose, String prefix) {

    private static final int AXES = 3;
    private static final int COPIES = 4;
    private static final int EACH = 8;
    private static final int SIX = 6;
    private static final int FOUR = 4;
    /// In proper lengths.
    private static final double STEP = 0.02;

    private static final double COARSE = 0.08;
    private static final double TOLERANCE = 1e-6;

    /// An event, and how long steps are there.
    private record Spot(
            Metric field, Metric atRest, double t, double x, double y, double z, double timeUnit, double unit) {
        double[] event() {
            return new double[] {t, x, y, z};
        }
    }

    /// Two tensors at a spot, as components; empty if there is none.
    private interface Tensor {
        double[] at(Spot spot);
    }

    /// Measures.
    ///
    /// @param notes takes rows and numbers
    void measure(LedgerNotes notes) {
        List<Spot> spots = spots();
        notes.attempt("7.9", () -> connection(spots, notes));
        notes.attempt("8.9", () -> ricci(spots, notes));
    }

    private List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            Metric field = motion.field(copy);
            Metric atRest = motion.atRest(copy);
            double timeUnit = 1 / Math.sqrt(1 + motion.speed(copy));
            for (int k = 0; k < EACH; k++) {
                int neuron = (int) ((long) k * motion.size() / EACH);
                double[] one = motion.now(copy, neuron);
                double[] next = motion.now(copy, (neuron + k % 2) % motion.size());
                double[] middle = new double[1 + AXES];
                for (int mu = 0; mu <= AXES; mu++) {
                    middle[mu] = (one[mu] + next[mu]) / 2;
                }
                double square = FieldProbe.square(field, middle, new double[] {1, 1, 1});
                if (square > 0) {
                    double unit = Math.sqrt(AXES / square);
                    spots.add(new Spot(field, atRest, middle[0], middle[1], middle[2], middle[3], timeUnit, unit));
                }
            }
        }
        return spots;
    }

    private Comparison connection(List<Spot> spots, LedgerNotes notes) {
        Tensor analytic = spot -> symbols(spot.field(), spot.event());
        Deviation own = deviation(spots, analytic, spot -> differenced(spot, SIX, STEP));
        orders(notes, "connection", spots, analytic, ConnectionRows::differenced);
        return new Comparison(
                "largest relative difference of the connection, derivatives of kernels against differences of g of order 6, steps of %s proper lengths; %s"
                        .formatted(STEP, words(own)),
                Estimate.exact(own.largest(), own.count()),
                TOLERANCE,
                "rounding and differences of sixth order, declared",
                Estimate.exact(
                        deviation(
                                        List.of(sphere()),
                                        spot -> RoundSpace.connection(spot.event()),
                                        spot -> differenced(spot, SIX, STEP))
                                .largest(),
                        1),
                Estimate.exact(
                        deviation(spots, analytic, spot -> symbols(spot.atRest(), spot.event()))
                                .largest(),
                        own.count()));
    }

    private Comparison ricci(List<Spot> spots, LedgerNotes notes) {
        Tensor analytic = spot -> curved(spot.field(), spot.event());
        Deviation own = deviation(spots, analytic, spot -> byConnections(spot, SIX, STEP));
        orders(notes, "ricci", spots, analytic, ConnectionRows::byConnections);
        return new Comparison(
                "largest relative difference of R_mu nu, second derivatives of kernels against differences of the connection of order 6, steps of %s proper lengths; %s"
                        .formatted(STEP, words(own)),
                Estimate.exact(own.largest(), own.count()),
                TOLERANCE,
                "rounding and differences of sixth order, declared",
                Estimate.exact(
                        deviation(
                                        List.of(sphere()),
                                        spot -> RoundSpace.ricci(spot.event()),
                                        spot -> byConnections(spot, SIX, STEP))
                                .largest(),
                        1),
                Estimate.exact(
                        deviation(spots, analytic, spot -> curved(spot.atRest(), spot.event()))
                                .largest(),
                        own.count()));
    }

    private String words(Deviation own) {
        return "%d of %d events that neurons cover, %s".formatted(own.count(), COPIES * EACH, whose);
    }

    private static Spot sphere() {
        RoundSpace round = new RoundSpace();
        return new Spot(round, round, 0, 0.3, -0.2, 0.5, 1, 0.5);
    }

    /// Differences of an order over a step.
    private interface Differenced {
        double[] at(Spot spot, int order, double step);
    }

    private void orders(LedgerNotes notes, String name, List<Spot> spots, Tensor analytic, Differenced differenced) {
        for (int order : new int[] {FOUR, SIX}) {
            Deviation coarse = deviation(spots, analytic, spot -> differenced.at(spot, order, COARSE));
            Deviation fine = deviation(spots, analytic, spot -> differenced.at(spot, order, COARSE / 2));
            notes.putFinite(
                    prefix + "%s.order%d".formatted(name, order),
                    Estimate.exact(ProperTimeRows.log2(coarse.mean() / fine.mean()), Math.max(1, fine.count())));
        }
    }

    /// Of two tensors over events.
    private record Deviation(double largest, double mean, int count) {}

    private static Deviation deviation(List<Spot> spots, Tensor one, Tensor other) {
        double largest = 0;
        double sum = 0;
        int count = 0;
        for (Spot spot : spots) {
            double[] a = one.at(spot);
            double[] b = other.at(spot);
            if (a.length == 0 || b.length == 0) {
                continue;
            }
            double size = 0;
            double apart = 0;
            for (int k = 0; k < a.length; k++) {
                size = Math.max(size, Math.abs(a[k]));
                apart = Math.max(apart, Math.abs(a[k] - b[k]));
            }
            count++;
            sum += apart / size;
            largest = Math.max(largest, apart / size);
        }
        if (count == 0) {
            throw new UntestableException("neurons cover none of %d events".formatted(spots.size()));
        }
        return new Deviation(largest, sum / count, count);
    }

    private static double[] symbols(Metric metric, double[] event) {
        MetricJet jet = new MetricJet(1);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        Connection connection = new Connection();
        return metric.at(jet) && connection.of(jet) ? connection.symbols() : new double[0];
    }

    private static double[] differenced(Spot spot, int order, double step) {
        return symbols(
                new DifferencedMetric(spot.field(), order, step * spot.timeUnit(), step * spot.unit()), spot.event());
    }

    private static double[] curved(Metric metric, double[] event) {
        MetricJet jet = new MetricJet(2);
        System.arraycopy(event, 0, jet.event(), 0, event.length);
        Curvature curvature = new Curvature();
        return metric.at(jet) && curvature.of(jet) ? curvature.ricci() : new double[0];
    }

    private static double[] byConnections(Spot spot, int order, double step) {
        DifferencedRicci ricci = new DifferencedRicci(order, step * spot.timeUnit(), step * spot.unit());
        return ricci.of(spot.field(), spot.event()) ? ricci.ricci() : new double[0];
    }
}
