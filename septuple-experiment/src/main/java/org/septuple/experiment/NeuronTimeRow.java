package org.septuple.experiment;

import org.septuple.gravity.ProperTime;
import org.septuple.spacetime.Interval;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Row 7.1: the proper time of single neurons, Δτ = √ΔS with ΔS = σ₊ − ẋᵀgẋ of their own, summed over time-like displacements.
///
/// Residual: largest relative difference over vectors between √ of intervals (5.9) and chords of a path in a space-time of constant g_μν. Control: ẋ at .6 of the velocity of light, Δτ = .8.
/// Null model: ΔS without the printed root of (6.3) and with it (E4).
///
/// @param forms  measured
/// @param prefix of the names of numbers
record NeuronTimeRow(VectorForms forms, String prefix) {

    private static final int AXES = 3;
    private static final int MOST = 400;
    private static final double ROUNDING = 1e-12;

    /// Measures.
    ///
    /// @param notes takes the row and numbers
    void measure(LedgerNotes notes) {
        Sums sums = new Sums();
        for (VectorForm v : forms.told()) {
            add(v, sums);
        }
        notes.put(prefix + "proper_time.timelike", forms.estimate(all -> {
            Sums some = new Sums();
            all.forEach(v -> add(v, some));
            return (double) some.timelike / some.displacements;
        }));
        notes.put(
                prefix + "proper_time.entropy",
                Estimate.exact((double) sums.produced / sums.displacements, sums.displacements));
        if (sums.both > 0) {
            notes.put(prefix + "proper_time.ratio", Estimate.exact(sums.formTime / sums.entropyTime, sums.both));
        }
        notes.attempt("7.1", () -> row(sums));
    }

    private Comparison row(Sums sums) {
        if (sums.timelike == 0) {
            throw new UntestableException(
                    "tau = sqrt dS is imaginary (E13): of %d displacements none has sigma_+ - xdot g xdot > 0 with sigma_+ > 0, and %d have dS > 0; %d of %d vectors (reading %s) have sigma_+ > 0"
                            .formatted(
                                    sums.displacements,
                                    sums.produced,
                                    sums.timed,
                                    forms.told().size(),
                                    forms.word()));
        }
        double[] flat = {1, 0, 0, 1, 0, 1};
        double[] known = {1, 0.6, 0, 0};
        double tau = 0.8;
        return new Comparison(
                "largest relative difference of tau_i = sum of sqrt(sigma_+ - xdot g xdot), intervals against chords, over %d vectors (reading %s) with time-like displacements, %d of %d displacements; the others are space-like, their tau imaginary (E13)"
                        .formatted(sums.vectors, forms.word(), sums.timelike, sums.displacements),
                Estimate.exact(sums.apart, sums.vectors),
                ROUNDING,
                "round-off",
                Estimate.exact(Math.abs(chords(flat, known) / tau - 1), 1),
                Estimate.exact(sums.printed, sums.vectors));
    }

    private void add(VectorForm v, Sums sums) {
        CloudSurvey survey = forms.survey();
        int[] regular = survey.regular(v.vector());
        double[] changes = survey.changes(v.vector(), regular);
        double[][] velocities = survey.velocities(v.vector(), regular);
        double[] g = new double[2 * AXES];
        for (int a = 0, at = 0; a < AXES; a++) {
            for (int b = a; b < AXES; b++) {
                g[at++] = v.form().form().at(a, b).value();
            }
        }
        double production = v.form().production().value();
        int stride = Math.ceilDiv(regular.length, MOST);
        double intervals = 0;
        double chords = 0;
        double printed = 0;
        sums.timed += production > 0 ? 1 : 0;
        for (int c = 0; c < regular.length; c += stride) {
            double[] displacement = {
                Math.sqrt(Math.max(0, production)), velocities[c][0], velocities[c][1], velocities[c][2]
            };
            double interval = interval(g, displacement);
            boolean timelike = production > 0 && interval > 0;
            sums.displacements++;
            sums.produced += changes[c] > 0 ? 1 : 0;
            if (!timelike) {
                continue;
            }
            sums.timelike++;
            intervals += Math.sqrt(interval);
            printed += Math.sqrt(Math.sqrt(interval));
            chords += chords(g, displacement);
            if (changes[c] > 0) {
                sums.both++;
                sums.formTime += Math.sqrt(interval);
                sums.entropyTime += Math.sqrt(changes[c]);
            }
        }
        if (intervals > 0) {
            sums.vectors++;
            sums.apart = Math.max(sums.apart, Math.abs(chords / intervals - 1));
            sums.printed = Math.max(sums.printed, Math.abs(printed / intervals - 1));
        }
    }

    private static double interval(double[] g, double[] displacement) {
        return Interval.of(Interval.synchronous(g[0], g[1], g[2], g[3], g[4], g[5]), displacement)
                .value();
    }

    /// Two chords of unequal length in a space-time of one g.
    private static double chords(double[] g, double[] displacement) {
        Metric constant = jet -> {
            double[] pairs = jet.metric();
            pairs[0] = -1;
            for (int a = 1; a <= AXES; a++) {
                pairs[a] = 0;
            }
            System.arraycopy(g, 0, pairs, 1 + AXES, g.length);
            return true;
        };
        double part = 0.3;
        double[] events = new double[3 * (1 + AXES)];
        for (int mu = 0; mu <= AXES; mu++) {
            events[1 + AXES + mu] = part * displacement[mu];
            events[2 * (1 + AXES) + mu] = displacement[mu];
        }
        return ProperTime.ofChords(constant, events);
    }

    private static final class Sums {
        private long displacements;
        private long timelike;
        private long produced;
        private long both;
        private long timed;
        private long vectors;
        private double formTime;
        private double entropyTime;
        private double apart;
        private double printed;
    }
}
