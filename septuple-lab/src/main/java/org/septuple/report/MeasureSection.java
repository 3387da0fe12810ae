package org.septuple.report;

import java.util.Map;
import java.util.function.Function;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Run;
import org.septuple.measurement.Units;
import org.septuple.statistics.Estimate;

/// The law that a recording obeys: verdicts, then drift, diffusion, entropy and time scales in figures.
///
/// Tables hold standard errors; bands are Student's 95 % intervals with as many units as the result with the fewest.
///
/// @param findings what was measured
/// @param units    independent units behind the standard errors, ≥ 2
/// @param names    of the coordinates
record MeasureSection(Findings findings, long units, CoordinateNames names) implements Section {

    /// The section of a run.
    ///
    /// @param findings of the run
    /// @param run      whose results say how many units there were
    static MeasureSection of(Findings findings, Run run) {
        return new MeasureSection(findings, units(run.results()), CoordinateNames.of(run.experiment()));
    }

    private static long units(Map<String, Estimate> results) {
        return results.values().stream()
                .filter(estimate -> estimate.standardError() > 0)
                .mapToLong(Estimate::n)
                .filter(n -> n > 1)
                .min()
                .orElse(Units.FEW);
    }

    @Override
    public void write(Markup html) {
        html.element("h2", "The law of the recording").newline();
        if (findings.tables().isEmpty() && findings.remarks().isEmpty()) {
            html.element("p", "Nothing was measured beside the results below.").newline();
            return;
        }
        if (!findings.remarks().isEmpty()) {
            html.open("ul");
            findings.remarks().forEach(remark -> html.element("li", remark));
            html.close("ul").newline();
        }
        html.open("div", "class", "figures").newline();
        write(html, Shape.LAGS, rows -> new LagPlots(rows, names));
        write(html, Shape.SPECTRUM, DiffusionSpectrum::new);
        write(html, Shape.POSITIONS, rows -> new PlaceDependence(rows, names));
        write(html, Shape.DRIFT, rows -> new DriftAgainstForce(rows, names));
        write(html, Shape.POTENTIAL, PotentialCurves::new);
        write(html, Shape.ENTROPIES, EntropyBias::new);
        html.close("div").newline();
        write(html, Shape.TIMES, rows -> new CorrelationTimes(rows, names));
    }

    private void write(Markup html, Shape shape, Function<MeasuredRows, Section> section) {
        findings.table(shape)
                .filter(table -> !table.rows().isEmpty())
                .ifPresent(
                        table -> section.apply(new MeasuredRows(table, units)).write(html));
    }
}
