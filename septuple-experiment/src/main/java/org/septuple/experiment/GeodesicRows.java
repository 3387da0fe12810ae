package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.gravity.CausalCharacter;
import org.septuple.gravity.GeodesicLaw;
import org.septuple.gravity.TwoPointGeodesic;
import org.septuple.numerics.Engine;
import org.septuple.spacetime.Metric;
import org.septuple.statistics.Estimate;

/// Rows 7.7 and 7.8: where neurons are at t + d against the geodesic through X(t − d) and X(t) in the space-time that all of them make ([NeuronMotion]).
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 7.7 | own²/(own² + other²), own the distance of X(t + d) from the geodesic in t, other that from the straight line or from lines bent like those of other neurons ([ForecastScore]) | neurons that follow (7.8) | neurons that follow lines bent like those of others |
/// | 7.8 | the same of the geodesic in proper time (or length) | neurons that follow (7.7) | the same |
///
/// *Imposed*: one unit of time. *Fitted*: the velocity, from X(t − d) and X(t). *Predicted*: X(t + d), from these places of all neurons and their g_i. The competing law of E17 stands beside 7.7.
///
/// @param motion neurons
/// @param whose  in words
/// @param engine workers, that take a copy each
/// @param prefix of the names of numbers
record GeodesicRows(NeuronMotion motion, String whose, Engine engine, String prefix) {

    private static final int AXES = 3;
    /// Half the distance of the better of both.
    private static final double HALF = 0.2;
    /// Neurons times neurons that make the field, about.
    private static final int WORK = 6000;

    private static final int FEWEST = 4;
    private static final int MOST = 24;

    /// Measures.
    ///
    /// @param notes takes rows and numbers
    void measure(LedgerNotes notes) {
        int[] chosen = chosen();
        List<Copy> copies = copies(chosen);
        Scores inTime = new Scores(copies, chosen.length, Copy::inTime, Copy::inProperTime);
        Scores inProperTime = new Scores(copies, chosen.length, Copy::inProperTime, Copy::inTime);
        notes.attempt("7.7", () -> row("in coordinate time", inTime, apart(copies)));
        notes.attempt("7.8", () -> row("in proper time or length", inProperTime, apart(copies)));
        int asked = copies.size() * chosen.length;
        notes.put(
                prefix + "geodesic.forecasts",
                Estimate.exact((double) inTime.own().count() / asked, asked));
        notes.put(prefix + "geodesic.speed", speed());
        notes.putFinite(prefix + "geodesic.timelike", Estimate.ofProportion(timelike(copies), asked));
        if (!notes.rows().containsKey("7.7")) {
            return;
        }
        notes.putFinite(prefix + "geodesic.straight", inTime.own().overStraight());
        notes.putFinite(prefix + "geodesic.exchanged", inTime.own().overExchanged());
        notes.putFinite(prefix + "geodesic.bend", inTime.own().bend());
        notes.putFinite(
                prefix + "geodesic.still",
                score(copies, chosen.length, Copy::still, Copy::places).overStraight());
        notes.putFinite(prefix + "geodesic.agreement", Estimate.exact(apart(copies), asked));
        try {
            notes.putFinite(
                    prefix + "geodesic.entropy",
                    score(copies, chosen.length, Copy::entropy, Copy::places).residual());
        } catch (UntestableException few) {
            // the competitor decides no row: its number is absent
        }
    }

    /// Evenly spaced neurons, as many as time allows.
    private int[] chosen() {
        int n = motion.size();
        int count = Math.min(n, Math.clamp(WORK / n, FEWEST, MOST));
        return IntStream.range(0, count).map(k -> (int) ((long) k * n / count)).toArray();
    }

    private List<Copy> copies(int[] chosen) {
        Copy[] all = new Copy[NeuronMotion.COPIES];
        engine.crew().work(all.length, (_, c) -> all[c] = Copy.of(motion, c, chosen));
        return List.of(all);
    }

    private Estimate speed() {
        return Estimate.ofMean(IntStream.range(0, NeuronMotion.COPIES)
                .mapToDouble(motion::speed)
                .toArray());
    }

    private static long timelike(List<Copy> copies) {
        return copies.stream().mapToLong(Copy::timelike).sum();
    }

    /// Largest distance of both integrations, over the largest of ways.
    private static double apart(List<Copy> copies) {
        double worst = 0;
        double way = 0;
        for (Copy copy : copies) {
            for (int i = 0; i < copy.lines().length; i++) {
                for (int a = 0; a < AXES; a++) {
                    double between = Math.abs(copy.inTime()[i][a] - copy.inProperTime()[i][a]);
                    worst = Math.max(worst, Double.isNaN(between) ? 0 : between);
                    way = Math.max(way, Math.abs(copy.lines()[i][a] - copy.places()[i][a]));
                }
            }
        }
        return worst / way;
    }

    private Comparison row(String how, Scores scores, double apart) {
        int asked = NeuronMotion.COPIES * scores.neurons();
        return new Comparison(
                "own/(own + other), own the squared distance of X(t + d) from the geodesic through X(t - d) and X(t) %s, other that from the straight line or from lines bent like those of other neurons, whichever is nearer (.5: as near); mean over neurons, %d of %d places that have a geodesic, %d copies; both integrations agree to %.1g; %s"
                        .formatted(how, scores.own().count(), asked, NeuronMotion.COPIES, apart, whose),
                scores.own().residual(),
                HALF,
                "half the distance of the better of both, declared",
                scores.planted().residual(),
                scores.exchanged().residual());
    }

    /// What of a copy is looked at.
    private interface Places {
        double[][] of(Copy copy);
    }

    private static ForecastScore score(List<Copy> copies, int neurons, Places forecasts, Places truth) {
        ForecastScore score = new ForecastScore(neurons);
        copies.forEach(copy -> score.add(copy.lines(), forecasts.of(copy), truth.of(copy)));
        return score;
    }

    /// Forecasts against recorded places, against planted geodesics and against planted bends of others.
    private record Scores(int neurons, ForecastScore own, ForecastScore planted, ForecastScore exchanged) {
        Scores(List<Copy> copies, int neurons, Places forecasts, Places others) {
            this(
                    neurons,
                    score(copies, neurons, forecasts, Copy::places),
                    score(copies, neurons, both(forecasts, others), others),
                    score(copies, neurons, forecasts, copy -> copy.exchanged(forecasts.of(copy))));
        }

        /// Forecasts where the other way has one too.
        private static Places both(Places forecasts, Places others) {
            return copy -> {
                double[][] some =
                        Arrays.stream(forecasts.of(copy)).map(double[]::clone).toArray(double[][]::new);
                double[][] planted = others.of(copy);
                for (int i = 0; i < some.length; i++) {
                    if (Double.isNaN(planted[i][0])) {
                        Arrays.fill(some[i], Double.NaN);
                    }
                }
                return some;
            };
        }
    }

    /// Places of chosen neurons of a copy at t + d: NaN where there are none.
    private static final class Copy {

        private final double[][] lines;
        private final double[][] places;
        private final double[][] still;
        private final double[][] inTime;
        private final double[][] inProperTime;
        private final double[][] entropy;
        private long timelike;

        private Copy(int neurons) {
            this.lines = new double[neurons][AXES];
            this.places = new double[neurons][AXES];
            this.still = new double[neurons][AXES];
            this.inTime = new double[neurons][AXES];
            this.inProperTime = new double[neurons][AXES];
            this.entropy = new double[neurons][AXES];
        }

        static Copy of(NeuronMotion motion, int copy, int[] chosen) {
            Copy all = new Copy(chosen.length);
            Metric field = motion.field(copy);
            TwoPointGeodesic geodesic = new TwoPointGeodesic(field, GeodesicLaw.COORDINATE_TIME);
            TwoPointGeodesic other = new TwoPointGeodesic(field, GeodesicLaw.ENTROPY);
            for (int i = 0; i < chosen.length; i++) {
                double[] before = motion.before(copy, chosen[i]);
                double[] now = motion.now(copy, chosen[i]);
                double[] after = motion.after(copy, chosen[i]);
                for (int a = 0; a < AXES; a++) {
                    all.places[i][a] = after[1 + a];
                    all.still[i][a] = now[1 + a];
                    all.lines[i][a] = 2 * now[1 + a] - before[1 + a];
                }
                boolean found = geodesic.find(before, now);
                all.timelike += found && geodesic.character() == CausalCharacter.TIME_LIKE ? 1 : 0;
                keep(found && geodesic.at(after[0], all.inTime[i]), all.inTime[i]);
                keep(found && geodesic.atByProperTime(after[0], all.inProperTime[i]), all.inProperTime[i]);
                keep(other.find(before, now) && other.at(after[0], all.entropy[i]), all.entropy[i]);
            }
            return all;
        }

        private static void keep(boolean there, double[] place) {
            if (!there) {
                Arrays.fill(place, Double.NaN);
            }
        }

        double[][] lines() {
            return lines;
        }

        double[][] places() {
            return places;
        }

        double[][] still() {
            return still;
        }

        double[][] inTime() {
            return inTime;
        }

        double[][] inProperTime() {
            return inProperTime;
        }

        double[][] entropy() {
            return entropy;
        }

        long timelike() {
            return timelike;
        }

        /// Lines bent like that of the next neuron that has a forecast.
        double[][] exchanged(double[][] forecasts) {
            double[][] planted = new double[lines.length][AXES];
            List<Integer> there = new ArrayList<>();
            IntStream.range(0, lines.length)
                    .filter(i -> !Double.isNaN(forecasts[i][0]))
                    .forEach(there::add);
            for (int k = 0; k < there.size(); k++) {
                int i = there.get(k);
                int next = there.get((k + 1) % there.size());
                for (int a = 0; a < AXES; a++) {
                    planted[i][a] = lines[i][a] + forecasts[next][a] - lines[next][a];
                }
            }
            return planted;
        }
    }
}
