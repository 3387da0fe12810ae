package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.statistics.ChainDiagnostics;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Monitored;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Rung;
import org.septuple.thermodynamics.Thermodynamics;

/// Moments of a free energy in a checkpoint.
final class MomentCheckpoint {

    private MomentCheckpoint() {}

    static void save(List<Moment> moments, Checkpoint checkpoint) {
        checkpoint.put("moments", moments.size());
        for (int k = 0; k < moments.size(); k++) {
            save(moments.get(k), checkpoint.at(Integer.toString(k)));
        }
    }

    static List<Moment> restored(Checkpoint checkpoint) {
        List<Moment> moments = new ArrayList<>();
        for (int k = 0; k < checkpoint.integer("moments"); k++) {
            moments.add(moment(checkpoint.at(Integer.toString(k))));
        }
        return moments;
    }

    private static void save(Moment moment, Checkpoint checkpoint) {
        Thermodynamics measured = moment.measured();
        checkpoint.put("place", moment.step(), measured.cases(), measured.neurons());
        checkpoint.put(
                "words", List.of(measured.average().name(), measured.reference().name()));
        checkpoint.put("beta", measured.beta());
        checkpoint.put(
                "methods",
                measured.freeEnergies().stream().map(f -> f.method().name()).toList());
        checkpoint.put(
                "free-energies",
                rows(measured.freeEnergies(), f -> with(f.estimate(), f.bootstrapError(), f.converged() ? 1 : 0)));
        List<Estimate> estimates =
                new ArrayList<>(List.of(measured.loss(), measured.entropy(), measured.heatCapacity()));
        Estimate norm = moment.gradientNorm();
        if (norm != null) {
            estimates.add(norm);
        }
        checkpoint.put("estimates", Replica.rows(estimates));
        checkpoint.put("ladder", rows(measured.ladder(), MomentCheckpoint::row));
        checkpoint.put(
                "overlap",
                rows(
                        measured.overlap(),
                        row -> row.stream().mapToDouble(Double::doubleValue).toArray()));
        checkpoint.put(
                "monitored", measured.monitored().stream().map(Monitored::name).toList());
        checkpoint.put("monitored-means", rows(measured.monitored(), MomentCheckpoint::row));
        checkpoint.put("advice", measured.advice());
    }

    private static Moment moment(Checkpoint checkpoint) {
        long[] place = checkpoint.integers("place");
        List<String> words = checkpoint.texts("words");
        List<Estimate> estimates = Replica.estimates(checkpoint.rows("estimates"));
        Thermodynamics measured = new Thermodynamics(
                Average.valueOf(words.get(0)),
                Reference.valueOf(words.get(1)),
                checkpoint.reals("beta")[0],
                (int) place[1],
                (int) place[2],
                freeEnergies(checkpoint.texts("methods"), checkpoint.rows("free-energies")),
                estimates.get(0),
                estimates.get(1),
                estimates.get(2),
                Arrays.stream(checkpoint.rows("ladder"))
                        .map(MomentCheckpoint::rung)
                        .toList(),
                Arrays.stream(checkpoint.rows("overlap"))
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList(),
                monitored(checkpoint.texts("monitored"), checkpoint.rows("monitored-means")),
                checkpoint.texts("advice"));
        @Nullable Estimate norm = estimates.size() > 3 ? estimates.get(3) : null;
        return new Moment(place[0], measured, norm);
    }

    private static List<FreeEnergy> freeEnergies(List<String> methods, double[][] rows) {
        List<FreeEnergy> all = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            all.add(new FreeEnergy(Method.valueOf(methods.get(k)), estimate(rows[k]), rows[k][3], rows[k][4] == 1));
        }
        return all;
    }

    private static List<Monitored> monitored(List<String> names, double[][] rows) {
        List<Monitored> all = new ArrayList<>();
        for (int k = 0; k < rows.length; k++) {
            all.add(new Monitored(names.get(k), estimate(rows[k]), diagnostics(rows[k])));
        }
        return all;
    }

    private static double[] row(Monitored monitored) {
        ChainDiagnostics worst = monitored.worst();
        return with(monitored.mean(), worst.rHat(), worst.bulkEss(), worst.tailEss());
    }

    private static double[] row(Rung rung) {
        ChainDiagnostics worst = rung.worst();
        return with(
                rung.difference(),
                worst.rHat(),
                worst.bulkEss(),
                worst.tailEss(),
                rung.lambda(),
                rung.weight(),
                rung.acceptance(),
                rung.exchange(),
                (double) rung.divergences());
    }

    private static Rung rung(double[] row) {
        return new Rung(row[6], row[7], estimate(row), diagnostics(row), row[8], row[9], (long) row[10]);
    }

    private static Estimate estimate(double[] row) {
        return new Estimate(row[0], row[1], (long) row[2]);
    }

    private static ChainDiagnostics diagnostics(double[] row) {
        return new ChainDiagnostics(row[3], row[4], row[5]);
    }

    private static double[] with(Estimate estimate, double... more) {
        double[] row = new double[3 + more.length];
        row[0] = estimate.value();
        row[1] = estimate.standardError();
        row[2] = estimate.n();
        System.arraycopy(more, 0, row, 3, more.length);
        return row;
    }

    private static <T> double[][] rows(List<T> all, Function<T, double[]> row) {
        return all.stream().map(row).toArray(double[][]::new);
    }
}
