package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.ContestArrow.Measured;
import org.septuple.experiment.ContestArrow.Untold;
import org.septuple.measurement.ArrowOfTime;
import org.septuple.statistics.Estimate;

/// Fall and largest rise of H of all seeds so far, as numbers that a checkpoint can hold, and what is told of them. Of several seeds they are means with the error of their
/// spread; p of several seeds is that of Fisher's −2Σ log p.
final class ArrowTally {

    /// A rise with a smaller p is none of chance.
    private static final double REJECTION = 0.01;

    /// A p below is told as that.
    private static final double LEAST = 1e-12;

    /// Errors above 0 from which on a fall is told.
    private static final double FALLS = 3;

    private final double rate;
    /// By seed that measured it: fall and its error, rise and its error, γt of its begin and end and of the last frame, p.
    private final List<double[]> rows = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();

    /// Nothing yet.
    ///
    /// @param rate γ, which makes γt of times
    ArrowTally(double rate) {
        this.rate = rate;
    }

    /// Takes what a seed gave.
    void add(ContestArrow.Found found) {
        switch (found) {
            case Measured(ArrowOfTime arrow, double until) ->
                rows.add(new double[] {
                    arrow.fall().value(),
                    arrow.fall().standardError(),
                    arrow.rise().value(),
                    arrow.rise().standardError(),
                    rate * arrow.from(),
                    rate * arrow.to(),
                    rate * until,
                    arrow.pValue()
                });
            case Untold(String reason) -> {
                if (reasons.isEmpty()) {
                    reasons.add("arrow of time not told: " + reason.replace('\n', ' '));
                }
            }
        }
    }

    private Estimate mean(int at) {
        return rows.size() == 1
                ? new Estimate(rows.getFirst()[at], rows.getFirst()[at + 1], ArrowOfTime.GROUPS)
                : Estimate.ofMean(rows.stream().mapToDouble(row -> row[at]).toArray());
    }

    private double pValue() {
        return PressureTally.fisher(rows.stream().mapToDouble(row -> row[7]).toArray());
    }

    /// `arrow.fall`, `arrow.rise`, `arrow.p`; none if no seed measured them.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            results.put("arrow.fall", mean(0));
            results.put("arrow.rise", mean(2));
            results.put("arrow.p", new Estimate(pValue(), Double.NaN, rows.size()));
        }
        return results;
    }

    /// In words; begin and end of the rise are those of the seed with the least p.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!rows.isEmpty()) {
            Estimate fall = mean(0);
            Estimate rise = mean(2);
            double[] clearest =
                    rows.stream().min(Comparator.comparingDouble(row -> row[7])).orElseThrow();
            String most = rise.value() > 0
                    ? "rises by at most %.3g +- %.2g between gamma t = %.3g and %.3g"
                            .formatted(rise.value(), rise.standardError(), clearest[4], clearest[5])
                    : "rises between no two times";
            remarks.add(
                    "H = (gamma/D)<F> - S falls by %.3g +- %.2g nats until gamma t = %.3g and %s, %d seeds, p %s: %s"
                            .formatted(
                                    fall.value(),
                                    fall.standardError(),
                                    clearest[6],
                                    most,
                                    rows.size(),
                                    chance(),
                                    meaning(fall)));
        }
        remarks.addAll(reasons);
        return remarks;
    }

    private String chance() {
        return pValue() < LEAST ? "< %.0e".formatted(LEAST) : "= %.2g".formatted(pValue());
    }

    private String meaning(Estimate fall) {
        if (pValue() < REJECTION) {
            return "more than (3.1) with one D allows";
        }
        return fall.zAgainst(0) > FALLS
                ? "no rise that chance does not make, as (3.1) demands"
                : "no rise that chance does not make, nor a fall: no direction of time is seen";
    }

    void save(Checkpoint moment) {
        moment.put("arrow", rows.toArray(double[][]::new));
        moment.put("arrow reasons", reasons);
    }

    void resume(Checkpoint moment) {
        rows.addAll(List.of(moment.rows("arrow")));
        reasons.addAll(moment.texts("arrow reasons"));
    }
}
