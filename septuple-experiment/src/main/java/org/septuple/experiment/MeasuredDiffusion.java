package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.measurement.ContinuousReading;
import org.septuple.measurement.DiffusionSpectrum;
import org.septuple.measurement.DriftDiffusion;
import org.septuple.measurement.DriftModel;
import org.septuple.measurement.FTest;
import org.septuple.measurement.Recording;
import org.septuple.measurement.StationaryReading;
import org.septuple.measurement.StepReading;
import org.septuple.measurement.Units;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// Drift and diffusion of a recording at one lag, as a map and as a continuous process.
///
/// @param recording sound
/// @param plan      lag, and what is taken out of increments
/// @param pieces    independent ones of the recording
/// @param engine    kernels and crew
record MeasuredDiffusion(Recording recording, MeasurePlan plan, IndependentPieces pieces, Engine engine) {

    /// Coordinates up to which rates are computed.
    static final int MOST_RATES = 64;

    /// Bytes of sums that pieces may take.
    private static final double MOST_BYTES = 5e8;

    private static final int FEWEST_PIECES = 16;

    /// Coordinates up to which all entries of matrices have names.
    private static final int MOST_NAMED = 3;

    private static final double SHARP = 4;

    /// Coordinates per degree of freedom above which equal eigenvalues spread by a fifth.
    private static final double FEW_FOR_SPREAD = 0.0025;

    /// The drift model of a plan.
    static DriftModel model(MeasurePlan plan) {
        return switch (plan.removal()) {
            case LINEAR -> new DriftModel.Linear();
            case MEAN -> new DriftModel.ReplicaMean();
        };
    }

    /// Bytes of the sums of all pieces.
    static long memoryBytes(int replicas, int coordinates) {
        return (long) (Math.min(mostPieces(coordinates), Math.max(replicas, Units.FEW)) * bytesPerPiece(coordinates));
    }

    private static double bytesPerPiece(int coordinates) {
        double width = 2.0 * coordinates + 1;
        return Double.BYTES * width * width;
    }

    private static int mostPieces(int coordinates) {
        return (int) Math.max(FEWEST_PIECES, Math.min(Units.MOST, MOST_BYTES / bytesPerPiece(coordinates)));
    }

    /// Independent pieces, fewer of them for many coordinates, so that their sums fit into memory.
    static Units pieces(Recording recording) {
        Units all = Units.of(recording);
        int most = mostPieces(recording.coordinates());
        return all.areReplicas() ? new Units(all.replicas(), all.frames(), Math.min(all.groups(), most), 1) : all;
    }

    /// Measures.
    ///
    /// @param notes receives results, the spectrum and remarks
    void measure(MeasureNotes notes) {
        DriftDiffusion fit = DriftDiffusion.of(recording, plan.lag(), model(plan), pieces(recording), engine);
        StepReading step = fit.step();
        int named = notes.named();
        for (int i = 0; i < named; i++) {
            for (int j = named > MOST_NAMED ? i : 0; j <= i; j++) {
                notes.put("D_step", i, j, step.diffusion().at(i, j));
            }
            notes.put("D_raw", i, step.raw().at(i, i));
        }
        int c = recording.coordinates();
        boolean spans = c > 1 && seesAllDirections(notes);
        if (spans) {
            spectrum(step.diffusion().spectrum(), step.diffusion().scalar(), notes);
        }
        List<Estimate> kurtosis = fit.kurtosis();
        for (int i = 0; i < named; i++) {
            notes.put("kurtosis", i, kurtosis.get(i));
        }
        if (plan.removal() != MeasurePlan.Removal.LINEAR || c > MOST_RATES) {
            notes.remark(
                    "rates and stationary covariances need `drift: linear` and at most %d coordinates (here: %d); not measured"
                            .formatted(MOST_RATES, c));
            return;
        }
        stationary(fit.stationary(), notes);
        continuous(fit.continuous(), spans, notes);
    }

    private boolean seesAllDirections(MeasureNotes notes) {
        try {
            pieces.require();
            return true;
        } catch (IllegalArgumentException refused) {
            notes.remark("spectrum of D: " + refused.getMessage());
            return false;
        }
    }

    private static void spectrum(DiffusionSpectrum spectrum, Estimate scalar, MeasureNotes notes) {
        List<Estimate> values = spectrum.eigenvalues();
        for (int k = 0; k < values.size(); k++) {
            notes.add(Shape.SPECTRUM, k, values.get(k).value(), values.get(k).standardError());
        }
        for (int k = 0; k < notes.named(); k++) {
            notes.put("D_step.eigenvalue." + k, values.get(k));
        }
        notes.put("D_step.scalar", scalar);
        spread(spectrum, scalar.value(), notes);
        isotropy("D_step", spectrum, notes);
    }

    /// Anisotropy of the diffusion of a map, or of a continuous process, and the test of D ∝ 1.
    private static void isotropy(String name, DiffusionSpectrum spectrum, MeasureNotes notes) {
        List<Estimate> values = spectrum.eigenvalues();
        Estimate median = values.get(values.size() / 2);
        Estimate smallest = values.getLast();
        if (isSharp(median)) {
            notes.put(name + ".anisotropy", spectrum.largestToMedian());
        }
        if (isSharp(smallest)) {
            notes.put(name + ".anisotropy.smallest", spectrum.largestToSmallest());
        } else {
            notes.remark("the smallest eigenvalue of " + name + " is 0 within its error");
        }
        try {
            FTest test = spectrum.sphericity();
            notes.putPlain(name + ".isotropic_p", test.pValue(), values.size());
        } catch (IllegalStateException refused) {
            notes.remark(name + ": " + refused.getMessage());
        }
    }

    /// What chance does to equal eigenvalues, where that is much.
    private static void spread(DiffusionSpectrum spectrum, double mean, MeasureNotes notes) {
        int c = spectrum.dimension();
        if (c > spectrum.degrees() * FEW_FOR_SPREAD) {
            notes.remark(
                    "spectrum of D: chance spreads %d equal eigenvalues from %.2f to %.2f times their mean (%.0f degrees of freedom), measured are %.2f to %.2f: %s"
                            .formatted(
                                    c,
                                    spectrum.edge(-1),
                                    spectrum.edge(1),
                                    spectrum.degrees(),
                                    spectrum.eigenvalue(c - 1).value() / mean,
                                    spectrum.eigenvalue(0).value() / mean,
                                    spectrum.isWide()
                                            ? "the largest is larger than chance makes it"
                                            : "the largest may be chance; only more increments tell"));
        }
    }

    private static boolean isSharp(Estimate eigenvalue) {
        return eigenvalue.value() > SHARP * eigenvalue.standardError();
    }

    private static void stationary(StationaryReading reading, MeasureNotes notes) {
        for (int i = 0; i < notes.named(); i++) {
            notes.putAverage("variance", i, reading.positions().at(i, i));
            notes.put("velocity_variance", i, reading.velocities().at(i, i));
        }
        notes.putAverage("rate_over_D.stationary", reading.inverseVariance());
    }

    private static void continuous(ContinuousReading reading, boolean spans, MeasureNotes notes) {
        switch (reading) {
            case ContinuousReading.NoLogarithm(String reason) -> notes.remark(reason);
            case ContinuousReading.OrnsteinUhlenbeck made -> {
                for (int i = 0; i < notes.named(); i++) {
                    for (int j = 0; j < notes.named() && notes.named() <= MOST_NAMED; j++) {
                        notes.put("rate", i, j, made.rates().at(i, j));
                    }
                    for (int j = notes.named() > MOST_NAMED ? i : 0; j <= i; j++) {
                        notes.put("D", i, j, made.diffusion().at(i, j));
                    }
                }
                if (spans) {
                    isotropy("D", made.diffusion().spectrum(), notes);
                }
                notes.put("rate_over_D", made.rateToDiffusion());
            }
        }
    }
}
