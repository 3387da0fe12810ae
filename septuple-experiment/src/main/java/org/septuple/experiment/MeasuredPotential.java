package org.septuple.experiment;

import java.util.List;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.MeasurePlan.SlopePlan;
import org.septuple.measurement.FittedPotential;
import org.septuple.measurement.LocalDiffusion;
import org.septuple.measurement.PaperPotential;
import org.septuple.measurement.Recording;
import org.septuple.measurement.StationaryPotential;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Estimate;

/// The potential V of (3.6), three ways (erratum E12), of one coordinate whose F is a polynomial.
///
/// | | from |
/// |---|---|
/// | *paper* | ⟨dF/dt⟩ of the recording at q, with the Itô term D∂²F and without |
/// | *stationary* | γ(∂F)² − 2D∂²F with measured γ and D |
/// | *fitted* | a polynomial that ensemble means obey by Ehrenfest's theorem with M = 1/(2γ): tuned to the motion |
///
/// @param recording of one coordinate
/// @param f         F
/// @param rate      measured γ
/// @param engine    kernels and crew
record MeasuredPotential(Recording recording, SlopePlan.Polynomial f, Estimate rate, Engine engine) {

    private static final int BINS = 12;
    private static final int DEGREE = 4;

    /// Measures.
    ///
    /// @param notes receives the table, the coefficients of *fitted* and remarks
    void measure(MeasureNotes notes) {
        LocalDiffusion local = LocalDiffusion.of(recording, new double[] {1}, 1, BINS, engine);
        Estimate diffusion = mean(local.continuous()).times(1 / recording.interval());
        double[] centres = local.centres().stream().mapToDouble(Estimate::value).toArray();
        PaperPotential paper = PaperPotential.of(
                recording, new KnownEnergy(recording, f), new KnownForce(recording, f), 0, edges(centres));
        for (PaperPotential.Bin bin : paper.bins()) {
            double slope = f.at(bin.q(), 1);
            double bend = f.at(bin.q(), 2);
            double stationary = StationaryPotential.atPoints(
                            new double[][] {{slope}}, new double[] {bend}, rate.value(), diffusion.value())
                    .values()[0];
            notes.add(
                    Shape.POTENTIAL,
                    bin.q(),
                    bin.withIto().value(),
                    bin.withIto().standardError(),
                    bin.withoutIto().value(),
                    bin.withoutIto().standardError(),
                    stationary,
                    StrictMath.hypot(slope * slope * rate.standardError(), 2 * bend * diffusion.standardError()));
        }
        double[] coefficients =
                f.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
        if (!PaperPotential.isSelfAdjoint(coefficients)) {
            notes.remark(
                    "the paper's V falls faster than -q^2, since F grows faster than q^2: no Schroedinger equation has it (erratum E12)");
        }
        fitted(notes);
    }

    private void fitted(MeasureNotes notes) {
        if (rate.value() <= 0) {
            notes.remark("fitted V: gamma = %g gives no mass 1/(2 gamma) > 0".formatted(rate.value()));
            return;
        }
        List<Estimate> coefficients =
                FittedPotential.of(recording, 1 / (2 * rate.value()), DEGREE).coefficients();
        for (int j = 0; j < coefficients.size(); j++) {
            notes.put("V_fitted." + (j + 1), coefficients.get(j));
        }
    }

    /// The mean over bins, each as well known as its error says.
    private static Estimate mean(List<Estimate> bins) {
        double weights = 0;
        double sum = 0;
        for (Estimate bin : bins) {
            if (!(bin.standardError() > 0)) {
                continue; // a bin without a D of a continuous process
            }
            double weight = 1 / (bin.standardError() * bin.standardError());
            weights += weight;
            sum += weight * bin.value();
        }
        return new Estimate(
                sum / weights, 1 / Math.sqrt(weights), bins.getFirst().n());
    }

    /// Edges halfway between the centres, and as far beyond the outer ones.
    private static double[] edges(double[] centres) {
        int n = centres.length;
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = (centres[i - 1] + centres[i]) / 2;
        }
        edges[0] = 2 * centres[0] - edges[1];
        edges[n] = 2 * centres[n - 1] - edges[n - 1];
        return edges;
    }
}
