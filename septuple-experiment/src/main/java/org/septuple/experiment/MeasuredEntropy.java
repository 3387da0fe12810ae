package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.measurement.EntropyBias;
import org.septuple.measurement.EntropyTransfer;
import org.septuple.measurement.GaussianEntropy;
import org.septuple.measurement.GaussianEntropyProduction;
import org.septuple.measurement.NearestNeighbourEntropy;
import org.septuple.measurement.NearestNeighbourEntropyProduction;
import org.septuple.measurement.Recording;
import org.septuple.measurement.Sample;
import org.septuple.measurement.Stationarity;
import org.septuple.measurement.TimeScale;
import org.septuple.measurement.TotalCorrelation;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Entropies of a recording, and how fast it produces entropy.
///
/// @param recording sound
/// @param plan      neighbours, lag and odd coordinates
/// @param engine    kernels and crew
record MeasuredEntropy(Recording recording, MeasurePlan plan, Engine engine) {

    /// Dimensions in which nearest neighbours are near.
    private static final int MOST_DIMENSIONS = 8;

    private static final long MOST_POINTS = 20_000;
    private static final double LEVEL = 0.01;

    /// Errors below 0 that a rate of entropy production cannot be by chance.
    private static final double NEGATIVE = 2;

    private static final int FEWEST_FRAMES = 4;
    private static final int FEWEST_REPLICAS = 256;
    private static final int[] NEIGHBOURS = {1, 2, 4, 8, 16};

    /// Joint entropy and total correlation.
    void entropy(MeasureNotes notes) {
        int c = recording.coordinates();
        long every = every();
        Sample sample = Sample.of(recording, Units.of(recording), every);
        notes.putAverage("entropy.gaussian", GaussianEntropy.of(sample));
        if (c > MOST_DIMENSIONS) {
            notes.remark("nearest neighbours are not near in %d dimensions; their entropy is measured in %d at most"
                    .formatted(c, MOST_DIMENSIONS));
            return;
        }
        NearestNeighbourEntropy found = NearestNeighbourEntropy.of(sample, plan.neighbours(), engine);
        notes.putAverage("entropy", found.entropy());
        notes.remark("entropy from %d points; frames from one to the next: %d; points that coincide with others: %d"
                .formatted(found.points(), every, found.tied()));
        if (c > 1) {
            TotalCorrelation correlation = TotalCorrelation.of(sample, plan.neighbours(), engine);
            notes.putAverage("total_correlation", correlation.nearest());
            notes.putAverage("total_correlation.gaussian", correlation.gaussian());
        }
    }

    /// Entropy against the number of points and of neighbours.
    void bias(MeasureNotes notes) {
        if (recording.coordinates() > MOST_DIMENSIONS) {
            return;
        }
        Sample sample = Sample.of(recording, Units.of(recording), every());
        EntropyBias bias = EntropyBias.of(sample, NEIGHBOURS, engine);
        for (EntropyBias.Value value : bias.values()) {
            notes.add(
                    Shape.ENTROPIES,
                    (double) value.samples(),
                    value.neighbours(),
                    value.entropy().value(),
                    value.entropy().standardError());
        }
        for (EntropyBias.Extrapolation line : bias.extrapolation()) {
            if (line.neighbours() == NEIGHBOURS[2]) {
                notes.putAverage("entropy.extrapolated", line.entropy());
                notes.remark("entropy with %d neighbours: %s between half of the points and all"
                        .formatted(line.neighbours(), line.drifts() ? "a bias shows" : "no bias shows"));
            }
        }
    }

    /// What happened to the entropies between the first frame and the last.
    void transfer(MeasureNotes notes) {
        if (recording.coordinates() < 2 || recording.coordinates() > MOST_DIMENSIONS) {
            return;
        }
        if (recording.replicas() < FEWEST_REPLICAS) {
            notes.remark("entropy_change compares frames, points of which are replicas: %d, needed %d or more"
                    .formatted(recording.replicas(), FEWEST_REPLICAS));
            return;
        }
        EntropyTransfer change = EntropyTransfer.of(frame(0), frame(recording.frames() - 1), plan.neighbours(), engine);
        notes.put("entropy_change", change.joint());
        notes.put("entropy_change.summed", change.marginal());
        notes.put("entropy_change.difference", change.difference());
    }

    private Sample frame(long number) {
        double[] values = new double[recording.replicas() * recording.coordinates()];
        recording.read(number, 1, values);
        return Sample.independent(values, recording.coordinates());
    }

    /// Entropy production from covariances.
    void gaussianProduction(MeasureNotes notes) {
        GaussianEntropyProduction production = GaussianEntropyProduction.of(recording, plan.lag(), plan.odd(), engine);
        putProduction("entropy_production_rate", production.rate(), notes);
        Estimate limit = production.limit();
        if (Double.isFinite(limit.value())) {
            putProduction("entropy_production_rate.limit", limit, notes);
        } else if (plan.odd().isEmpty()) {
            notes.remark(
                    "entropy_production_rate.limit is not given: the propagator over the lag has no real logarithm, or not without one of the pieces; ask for shorter lags");
        }
        notes.putPlain("reversible_p", production.reversible().pValue(), 1);
    }

    /// A rate, which cannot be negative but by what its bias leaves.
    static void putProduction(String name, Estimate rate, MeasureNotes notes) {
        notes.put(name, rate);
        double errors = -rate.zAgainst(0);
        if (errors > NEGATIVE) {
            notes.remark(
                    "%s is negative by %.1f errors, which no process is: too many coordinates for the recording, the number means nothing; choose coordinates, or record more"
                            .formatted(name, errors));
        }
    }

    /// Entropy production by nearest neighbours.
    void production(MeasureNotes notes) {
        if (2 * recording.coordinates() > MOST_DIMENSIONS) {
            notes.remark(
                    "pairs of %d coordinates have no near neighbours; their entropy production is measured for %d at most"
                            .formatted(recording.coordinates(), MOST_DIMENSIONS / 2));
            return;
        }
        NearestNeighbourEntropyProduction production = NearestNeighbourEntropyProduction.of(
                recording, plan.lag(), every(), plan.neighbours(), plan.odd(), engine);
        putProduction("entropy_production_rate.neighbours", production.rate(), notes);
        Estimate bias = production.bias();
        notes.remark("entropy production by nearest neighbours of %d pairs: bias about %.2g, %s"
                .formatted(
                        production.pairs(),
                        bias.value(),
                        Double.isNaN(bias.standardError())
                                ? "with an error that so few pairs do not tell"
                                : "with a standard error of %.2g%s"
                                        .formatted(
                                                bias.standardError(),
                                                Math.abs(bias.value()) < bias.standardError()
                                                        ? ", larger than itself: none is seen, but one as large as the error may be there"
                                                        : "")));
    }

    /// Whether the recording is stationary, which entropy production supposes.
    void stationarity(MeasureNotes notes) {
        double p = Stationarity.of(recording).pValue();
        if (p < LEVEL) {
            notes.remark(
                    "entropy production is that of a stationary recording, but mean or variance differ between first and second half (p = %.2g): part of it is the approach to a stationary state; leave out the beginning, or record longer"
                            .formatted(p));
        }
    }

    /// Frames between points: as long as the recording remembers, and so many that the points are not too many.
    private long every() {
        long frames = recording.frames();
        long few = Math.ceilDiv(frames * recording.replicas(), MOST_POINTS);
        double memory = 1;
        if (recording.coordinates() <= MOST_DIMENSIONS && frames >= FEWEST_FRAMES) {
            List<TimeScale> times = TimeScale.of(recording);
            memory = times.stream().mapToDouble(TimeScale::atLeast).max().orElse(1) / recording.interval();
        }
        long longest = Math.max(1, frames / FEWEST_FRAMES);
        return Math.clamp(Math.max(few, Math.round(memory)), 1, longest);
    }
}
