package org.septuple.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.septuple.gravity.ProperTime;
import org.septuple.numerics.Elementary;
import org.septuple.spacetime.Metric;
import org.septuple.spacetime.MovingNeurons;
import org.septuple.spacetime.Neurons;
import org.septuple.statistics.Estimate;

/// Rows 7.2 to 7.5: proper time along straight lines through places of neurons, in the space-time that these make.
///
/// | row | residual | null model |
/// |---|---|---|
/// | 7.2 | √⟨ΔS_i⟩ over neurons by their kernels at the place against √(−g_μν ẋ^μ ẋ^ν) of the field | neurons without kernels |
/// | 7.3 | dτ/dt by differences of τ against √(−g ẋẋ) | without the root |
/// | 7.4 | τ in t against τ in another parameter | ∫ΔS, which is not of line elements (E17) |
/// | 7.5 | ∫ by quadrature against sums over chords, extrapolated | chords in flat space-time |
///
/// Residuals are the largest relative differences. Controls: the same in a space-time of equal neurons, which is flat, τ = √(1 − v²) T.
///
/// @param probes places and velocities
/// @param where  in words
record ProperTimeRows(List<FieldProbe> probes, String where) {

    private static final int AXES = 3;
    /// Coordinate time of a line, and the half of its proper length there.
    static final double END = 0.5;

    static final double PRECISE = 1e-12;
    private static final double STEP = 0.01;
    private static final int CHORDS = 32;
    private static final int EQUAL = 27;

    /// Two ways to one number.
    private interface Ways {
        double[] of(FieldProbe probe);
    }

    /// Measures.
    ///
    /// @param notes takes rows and numbers
    void measure(LedgerNotes notes) {
        FieldProbe flat = FieldProbe.in(probes.getFirst().motion(), equalNeurons());
        double known = Math.sqrt(1 - 0.25);
        notes.attempt(
                "7.2",
                () -> row(
                        "sqrt of the mean of dS over neurons, by their kernels, against sqrt(-g xdot xdot)",
                        PRECISE,
                        "round-off",
                        probe -> new double[] {averaged(probe, true), rate(probe)},
                        Math.abs(rate(flat) / known - 1),
                        probe -> new double[] {averaged(probe, false), rate(probe)}));
        notes.attempt(
                "7.3",
                () -> row(
                        "d tau/dt by differences against sqrt(-g xdot xdot)",
                        1e-6,
                        "differences of fourth order over a hundredth of time",
                        probe -> new double[] {differenced(probe), middle(probe)},
                        Math.abs(differenced(flat) / known - 1),
                        probe -> new double[] {differenced(probe), middle(probe) * middle(probe)}));
        notes.attempt(
                "7.4",
                () -> row(
                        "tau along a line in t against that in another parameter",
                        1e-9,
                        "a thousand times that of the integration",
                        probe -> new double[] {along(probe, END), bent(probe)},
                        Math.abs(bent(flat) / known / END - 1),
                        probe -> new double[] {summed(probe, false), summed(probe, true)}));
        notes.attempt(
                "7.5",
                () -> row(
                        "tau by quadrature against sums over 32 and 64 chords, extrapolated (order %.2f)"
                                .formatted(chordOrder()),
                        1e-6,
                        "chords of fourth order",
                        probe -> new double[] {along(probe, END), extrapolated(probe)},
                        Math.abs(extrapolated(flat) / known / END - 1),
                        probe -> new double[] {along(probe, END), chords(probe, flat.field(), CHORDS)}));
    }

    private Comparison row(String what, double tolerance, String reason, Ways ways, double control, Ways wrong) {
        double[] found = probes.stream()
                .mapToDouble(probe -> apart(ways.of(probe)))
                .filter(x -> !Double.isNaN(x))
                .toArray();
        if (found.length < FieldRows.LEAST) {
            throw new UntestableException("%d lines are time-like and covered by neurons: %d are needed; %s"
                    .formatted(found.length, FieldRows.LEAST, where));
        }
        double other = probes.stream()
                .mapToDouble(probe -> apart(wrong.of(probe)))
                .filter(x -> !Double.isNaN(x))
                .max()
                .orElse(Double.NaN);
        return new Comparison(
                "largest relative difference of %s; %d lines that can be used, %s".formatted(what, found.length, where),
                Estimate.exact(Arrays.stream(found).max().orElseThrow(), found.length),
                tolerance,
                reason,
                Estimate.exact(control, 1),
                Estimate.exact(other, found.length));
    }

    private static double apart(double[] two) {
        return Math.abs(two[0] - two[1]) / Math.abs(two[1]);
    }

    /// Neurons of one g make η, wherever they are.
    private static Metric equalNeurons() {
        double[] positions = new double[AXES * EQUAL];
        double[] matrices = new double[2 * AXES * EQUAL];
        for (int i = 0; i < EQUAL; i++) {
            positions[AXES * i] = Math.floorDiv(i, 9) - 1.1;
            positions[AXES * i + 1] = Math.floorMod(Math.floorDiv(i, 3), 3) - 0.8;
            positions[AXES * i + 2] = Math.floorMod(i, 3) - 0.9;
            matrices[2 * AXES * i] = 1;
            matrices[2 * AXES * i + AXES] = 1;
            matrices[2 * AXES * i + 2 * AXES - 1] = 1;
        }
        return new MovingNeurons(Neurons.of(positions, matrices), 0, 0);
    }

    /// √⟨1 − g_i vv⟩ at the place.
    private static double averaged(FieldProbe probe, boolean kernels) {
        NeuronMotion motion = probe.motion();
        double[] v = probe.velocity();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < motion.size(); i++) {
            double[] at = motion.now(probe.copy(), i);
            double[] away = new double[AXES];
            for (int a = 0; a < AXES; a++) {
                away[a] = probe.event()[1 + a] - at[1 + a];
            }
            double weight =
                    kernels ? Math.sqrt(determinant(motion, i)) * Elementary.exp(-form(motion, i, away) / 2) : 1;
            weights += weight;
            sum += weight * (1 - form(motion, i, v));
        }
        return Math.sqrt(sum / weights);
    }

    private static double form(NeuronMotion motion, int i, double[] v) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            for (int b = 0; b < AXES; b++) {
                sum += motion.matrix(i, a, b) * v[a] * v[b];
            }
        }
        return sum;
    }

    private static double determinant(NeuronMotion motion, int i) {
        double sum = 0;
        for (int a = 0; a < AXES; a++) {
            int b = (a + 1) % AXES;
            int c = (a + 2) % AXES;
            sum += motion.matrix(i, 0, a)
                    * (motion.matrix(i, 1, b) * motion.matrix(i, 2, c)
                            - motion.matrix(i, 1, c) * motion.matrix(i, 2, b));
        }
        return sum;
    }

    private static double rate(FieldProbe probe) {
        return Math.sqrt(1 - FieldProbe.square(probe.field(), probe.event(), probe.velocity()));
    }

    private static double middle(FieldProbe probe) {
        double[] event = new double[1 + AXES];
        probe.line(END / 2, event);
        return Math.sqrt(1 - FieldProbe.square(probe.field(), event, probe.velocity()));
    }

    private static double along(FieldProbe probe, double end) {
        return ProperTime.along(probe.field(), probe.line(), 0, end, PRECISE);
    }

    private static double differenced(FieldProbe probe) {
        double near = along(probe, END / 2 + STEP) - along(probe, END / 2 - STEP);
        double far = along(probe, END / 2 + 2 * STEP) - along(probe, END / 2 - 2 * STEP);
        return (8 * near - far) / (12 * STEP);
    }

    /// t = T(s + s²)/2.
    private static double bent(FieldProbe probe) {
        ProperTime.Path path = (s, event, rate) -> {
            probe.line(END * (s + s * s) / 2, event);
            rate[0] = END * (1 + 2 * s) / 2;
            for (int a = 0; a < AXES; a++) {
                rate[1 + a] = rate[0] * probe.velocity()[a];
            }
        };
        return ProperTime.along(probe.field(), path, 0, 1, PRECISE);
    }

    /// ∫ΔS in t or in the other parameter, both from 0 to 1.
    private static double summed(FieldProbe probe, boolean other) {
        double[] event = new double[1 + AXES];
        double sum = 0;
        for (int k = 0; k < CHORDS; k++) {
            double s = (k + 0.5) / CHORDS;
            double rate = END * (other ? (1 + 2 * s) / 2 : 1);
            probe.line(END * (other ? (s + s * s) / 2 : s), event);
            double square = 1 - FieldProbe.square(probe.field(), event, probe.velocity());
            sum += rate * rate * square / CHORDS;
        }
        return sum;
    }

    private static double chords(FieldProbe probe, Metric metric, int count) {
        double[] events = new double[(1 + AXES) * (count + 1)];
        double[] event = new double[1 + AXES];
        for (int k = 0; k <= count; k++) {
            probe.line(END * k / count, event);
            System.arraycopy(event, 0, events, (1 + AXES) * k, event.length);
        }
        return ProperTime.ofChords(metric, events);
    }

    private static double extrapolated(FieldProbe probe) {
        return (4 * chords(probe, probe.field(), 2 * CHORDS) - chords(probe, probe.field(), CHORDS)) / 3;
    }

    /// Order of the error of chords in their length.
    private double chordOrder() {
        ToDoubleFunction<Integer> error = count -> probes.stream()
                .mapToDouble(probe -> Math.abs(chords(probe, probe.field(), count) - along(probe, END)))
                .filter(x -> !Double.isNaN(x))
                .sum();
        return log2(error.applyAsDouble(CHORDS) / error.applyAsDouble(2 * CHORDS));
    }

    static double log2(double x) {
        return Elementary.log(x) / Elementary.log(2);
    }
}
