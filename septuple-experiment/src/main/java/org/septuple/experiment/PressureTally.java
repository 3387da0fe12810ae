package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.septuple.experiment.ContestPressure.Found;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.measurement.GaussianMotion.Description;
import org.septuple.measurement.MomentRates;
import org.septuple.measurement.PressureCoefficient.Measured;
import org.septuple.measurement.PressureCoefficient.Unresolved;
import org.septuple.statistics.Estimate;

/// κ of all seeds so far, as numbers that a checkpoint can hold, and what is told of it.
///
/// A number of several seeds is the mean of those that measured it, with the error of their spread; p of several seeds is that of
/// Fisher's −2Σ log p.
final class PressureTally {

    /// What became of κ in a seed.
    private enum Fate {
        REFUSED(0),
        REJECTED(1),
        MEASURED(2);

        private final int code;

        Fate(int code) {
            this.code = code;
        }
    }

    /// A fit with a smaller p gives no κ.
    private static final double REJECTION = 0.01;

    /// Numbers of a row that the table has: seed, coordinate, fate, κ, relative, p, reliability, 4D².
    private static final int TOLD = 10;

    private final int coordinates;
    private final boolean harmonic;
    private final int replicas;
    /// The numbers of the table, then p of mean and of width of each description; NaN where there is none.
    private final List<double[]> rows = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();

    /// Nothing yet.
    ///
    /// @param coordinates d
    /// @param harmonic    whether F is
    /// @param replicas    of each seed
    PressureTally(int coordinates, boolean harmonic, int replicas) {
        this.coordinates = coordinates;
        this.harmonic = harmonic;
        this.replicas = replicas;
    }

    /// Takes what a seed gave.
    ///
    /// @param number of the seed
    /// @param found  by coordinate
    void add(int number, List<Found> found) {
        for (int k = 0; k < found.size(); k++) {
            rows.add(row(number, k, found.get(k)));
        }
    }

    private double[] row(int number, int coordinate, Found found) {
        double[] row = new double[TOLD + 2 * Description.values().length];
        Arrays.fill(row, Double.NaN);
        row[0] = number;
        row[1] = coordinate;
        row[9] = found.reference().value();
        switch (found.kappa()) {
            case Unresolved refused -> {
                row[2] = Fate.REFUSED.code;
                say("kappa", coordinate, refused.reason());
            }
            case Measured fit -> {
                row[2] = (fit.pValue() < REJECTION ? Fate.REJECTED : Fate.MEASURED).code;
                Estimate relative = fit.kappa().dividedBy(found.reference());
                row[3] = fit.kappa().value();
                row[4] = fit.kappa().standardError();
                row[5] = relative.value();
                row[6] = relative.standardError();
                row[7] = fit.pValue();
                row[8] = fit.reliability();
            }
        }
        for (int n = 0; n < found.rates().size(); n++) {
            MomentRates rates = found.rates().get(n);
            row[TOLD + 2 * n] = rates.mean().pValue();
            row[TOLD + 2 * n + 1] = rates.width().pValue();
        }
        if (!found.silence().isEmpty()) {
            say("rates", coordinate, found.silence());
        }
        return row;
    }

    private void say(String what, int coordinate, String reason) {
        String begin = "%s%s not measured: ".formatted(what, index(coordinate));
        if (reasons.stream().noneMatch(said -> said.startsWith(begin))) {
            reasons.add(begin + reason.replace('\n', ' '));
        }
    }

    private String index(int coordinate) {
        return coordinates == 1 ? "" : "." + coordinate;
    }

    private List<double[]> of(int coordinate, Fate fate) {
        return rows.stream()
                .filter(row -> row[1] == coordinate && row[2] == fate.code)
                .toList();
    }

    /// Named numbers: `kappa`, `kappa.relative`, `kappa.rejected`, `rates.fokker-planck.mean.p` and so on.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        for (int k = 0; k < coordinates; k++) {
            List<double[]> measured = of(k, Fate.MEASURED);
            int rejected = of(k, Fate.REJECTED).size();
            if (!measured.isEmpty()) {
                results.put("kappa" + index(k), mean(measured, 3));
                results.put("kappa.relative" + index(k), mean(measured, 5));
            }
            int fitted = measured.size() + rejected;
            if (fitted > 0) {
                results.put("kappa.rejected" + index(k), Estimate.ofProportion(rejected, fitted));
            }
            int at = TOLD;
            for (Description description : Description.values()) {
                String name =
                        "rates." + description.name().toLowerCase(Locale.ROOT).replace('_', '-');
                rate(results, name + ".mean.p" + index(k), k, at);
                rate(results, name + ".width.p" + index(k), k, at + 1);
                at += 2;
            }
        }
        return results;
    }

    private void rate(Map<String, Estimate> results, String name, int coordinate, int at) {
        double[] values = rows.stream()
                .filter(row -> row[1] == coordinate && !Double.isNaN(row[at]))
                .mapToDouble(row -> row[at])
                .toArray();
        if (values.length > 0) {
            results.put(name, new Estimate(fisher(values), Double.NaN, values.length));
        }
    }

    /// Chance that χ² of 2n degrees of freedom exceeds x = −2Σ log p of n values, e^{−x/2} Σ_{k<n} (x/2)^k/k!.
    static double fisher(double[] values) {
        double half = 0;
        for (double p : values) {
            half -= Math.log(Math.max(p, Double.MIN_NORMAL));
        }
        double term = Math.exp(-half);
        double sum = 0;
        for (int k = 1; k <= values.length; k++) {
            sum += term;
            term *= half / k;
        }
        return Math.min(1, sum);
    }

    private Estimate mean(List<double[]> measured, int at) {
        return measured.size() == 1
                ? new Estimate(measured.getFirst()[at], measured.getFirst()[at + 1], replicas)
                : Estimate.ofMean(measured.stream().mapToDouble(row -> row[at]).toArray());
    }

    /// A row for each seed and coordinate.
    FindingTable table() {
        return new FindingTable(
                Shape.PRESSURE,
                rows.stream()
                        .map(row -> Arrays.stream(row).limit(TOLD).boxed().toList())
                        .toList());
    }

    /// In words.
    ///
    /// @param kramersLost whether Kramers' equation is worse than the leader with fitted parameters, in every seed
    List<String> remarks(boolean kramersLost) {
        List<String> remarks = new ArrayList<>();
        for (int k = 0; k < coordinates; k++) {
            List<double[]> measured = of(k, Fate.MEASURED);
            int rejected = of(k, Fate.REJECTED).size();
            if (rejected > 0) {
                remarks.add("kappa%s: p < %s in %d of %d fits, which count for nothing: none of the family of E25"
                        .formatted(index(k), REJECTION, rejected, rejected + measured.size()));
            }
            if (measured.isEmpty()) {
                continue;
            }
            Estimate relative = mean(measured, 5);
            remarks.add(
                    "kappa%s = %.3g +- %.2g of 4D^2, %d seeds: z = %.1f against -1 of Fokker-Planck, %.1f against 0 of motion without pressure, %.1f against 4 of Schroedinger at saturation"
                            .formatted(
                                    index(k),
                                    relative.value(),
                                    relative.standardError(),
                                    measured.size(),
                                    relative.zAgainst(-1),
                                    relative.zAgainst(0),
                                    relative.zAgainst(4)));
            if (relative.zAgainst(0) > 2 && (harmonic || !kramersLost)) {
                remarks.add("kappa%s > 0 counts only when Kramers loses on an anharmonic F: here %s"
                        .formatted(
                                index(k),
                                harmonic
                                        ? "F is harmonic, where momentum alone gives kappa > 0"
                                        : "Kramers does not lose in every seed, or has no prediction in one"));
            }
        }
        remarks.addAll(reasons);
        return remarks;
    }

    /// Whether anything was measured or refused.
    boolean isEmpty() {
        return rows.isEmpty();
    }

    void save(Checkpoint moment) {
        moment.put("pressure", rows.toArray(double[][]::new));
        moment.put("pressure reasons", reasons);
    }

    void resume(Checkpoint moment) {
        rows.addAll(List.of(moment.rows("pressure")));
        reasons.addAll(moment.texts("pressure reasons"));
    }
}
