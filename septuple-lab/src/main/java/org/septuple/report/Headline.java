package org.septuple.report;

import java.util.Locale;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.Run;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// One line that says how the run went.
///
/// @param run what it is about
record Headline(Run run) implements Section {

    private static final double PERCENT = 100;
    private static final int DIGITS_WITHOUT_ERROR = 4;

    @Override
    public void write(Markup html) {
        String style = run.endedAsExpected() ? "verdict good" : "verdict bad";
        String mark = run.endedAsExpected() ? "✓ " : "✗ ";
        switch (run.outcome()) {
            case Outcome.Completed() -> {
                html.open("p", "class", style);
                writeOutcome(html, mark + "Completed");
                html.text(result());
            }
            case Outcome.Diverged(String _, String what, long _, String advice)
            when isMeasurement() -> {
                html.open("p", "class", style);
                writeOutcome(html, mark + "Not measured");
                html.text(": %s. Advice: %s.".formatted(what, advice));
            }
            case Outcome.Diverged(String word, String what, long step, String advice) -> {
                html.open("p", "class", style);
                writeOutcome(html, mark + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
                html.text(
                        " after %s good %s: %s. Advice: %s.".formatted(NumberText.count(step), steps(), what, advice));
                if (run.results().isEmpty()) {
                    html.text(hasNoLedger() ? " Results are left out." : " Results and ledger are left out.");
                }
            }
            case Outcome.Interrupted(long done, long total) -> {
                html.open("p", "class", "verdict open").element("strong", "‖ Interrupted");
                html.text(
                        onGrid()
                                ? " at %s\u00A0%% of the way; results are not known yet. "
                                        .formatted(NumberText.significant(PERCENT * done / total, 2))
                                : " after %s of %s %s; %s not known yet. "
                                        .formatted(
                                                NumberText.count(done),
                                                NumberText.count(total),
                                                steps(),
                                                hasNoLedger() ? "results are" : "results and ledger are"));
                html.element("code", "septuple resume").text(" goes on from there.");
            }
        }
        html.text(expectation());
        if (run.ledger() != null) {
            html.text(" Ledger: ");
            LedgerSection.writeCounts(html, run.ledger());
            html.text(".");
        }
        html.close("p").newline();
    }

    private boolean onGrid() {
        return run.experiment() instanceof Experiment.OnGrid || run.experiment() instanceof Experiment.Einstein;
    }

    private boolean isMeasurement() {
        return run.experiment() instanceof Experiment.Clouds || run.experiment() instanceof Experiment.Measure;
    }

    private boolean hasNoLedger() {
        return onGrid()
                || run.experiment() instanceof Experiment.Contest
                || run.experiment() instanceof Experiment.OfPremises
                || run.experiment() instanceof Experiment.OfCurvature
                || run.experiment() instanceof Experiment.OfGeodesics
                || run.experiment() instanceof Experiment.OfCosmology
                || run.experiment() instanceof Experiment.Gravity
                || run.experiment() instanceof Experiment.OfNeurons;
    }

    private String steps() {
        return switch (run.experiment()) {
            case Experiment.OnGrid _ -> "steps";
            case Experiment.Contest _ -> "contests";
            case Experiment.Clouds _ -> "clouds";
            case Experiment.OfPremises _ -> "networks";
            case Experiment.OfNeurons _ -> "fields";
            case Experiment.Identity identity -> IdentityWords.counted(identity.plan());
            case Experiment.OfCurvature _ -> "events";
            case Experiment.OfGeodesics _ -> "paths";
            case Experiment.OfCosmology _ -> "times";
            case Experiment.Gravity _ -> "seeds";
            case Experiment.Einstein _ -> "steps";
            case Experiment.Learning _, Experiment.Measure _, Experiment.Duality _, Experiment.FreeEnergy _ ->
                "learning steps";
        };
    }

    private void writeOutcome(Markup html, String words) {
        if (run.endedAsExpected()) {
            html.element("strong", words);
        } else {
            html.element("strong", words, "class", "failed");
        }
    }

    private String expectation() {
        if (run.outcome() instanceof Outcome.Interrupted) {
            return "";
        }
        if (!run.endedAsExpected()) {
            return " The experiment expected another outcome: "
                    + run.experiment().header().outcome() + ".";
        }
        return run.outcome() instanceof Outcome.Completed ? "" : " The experiment expected this.";
    }

    private String result() {
        FreeEnergyFindings findings = run.freeEnergy();
        if (findings != null) {
            Estimate f = findings.last().freeEnergy();
            return ": %s free energy F = %s (%s reference measure, %s)."
                    .formatted(
                            findings.last().average().word(),
                            withHalfWidth(f.value(), Interval.halfWidth(f)),
                            CanonicalWords.of(findings.last().reference()),
                            findings.converged() ? "converged" : "not converged");
        }
        if (run.experiment() instanceof Experiment.Measure) {
            return MeasureHeadline.of(run.results());
        }
        if (run.experiment() instanceof Experiment.Clouds) {
            return CloudWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.Contest contest) {
            return ContestWords.headline(contest.plan(), run.results());
        }
        if (run.experiment() instanceof Experiment.OfPremises) {
            return PremisesWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.OfNeurons) {
            return MetricWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.Identity) {
            return IdentityWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.OfGeodesics) {
            return GeodesicWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.OfCosmology) {
            return CosmologyWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.Gravity) {
            return PlantedWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.Einstein) {
            return EinsteinWords.headline(run.results());
        }
        if (run.experiment() instanceof Experiment.OfCurvature curvature) {
            return CurvatureWords.headline(curvature.plan(), run.results());
        }
        if (run.experiment() instanceof Experiment.OnGrid) {
            return FieldResults.headline(run.results());
        }
        Estimate accuracy = run.results().get("accuracy.dynamics");
        if (accuracy != null) {
            String value = withHalfWidth(PERCENT * accuracy.value(), PERCENT * Interval.halfWidth(accuracy));
            return ": test accuracy %s%s (%s).".formatted(value, NumberText.PERCENT, behind(accuracy, "test samples"));
        }
        Estimate loss = run.results().get("loss");
        return loss == null
                ? "."
                : ": loss %s (%s)."
                        .formatted(withHalfWidth(loss.value(), Interval.halfWidth(loss)), behind(loss, "samples"));
    }

    static String withHalfWidth(double value, double halfWidth) {
        return Double.isNaN(halfWidth)
                ? NumberText.significant(value, DIGITS_WITHOUT_ERROR)
                : NumberText.withError(value, halfWidth);
    }

    /// What the error rests on.
    private String behind(Estimate estimate, String units) {
        int replicas = run.replicas();
        if (Double.isNaN(Interval.halfWidth(estimate))) {
            return "%s %s, error unknown".formatted(replicas, replicas == 1 ? "replica" : "replicas");
        }
        return replicas == 1
                ? "95\u00A0%% interval, 1 replica, %s %s".formatted(NumberText.count(estimate.n()), units)
                : "95\u00A0%% interval, %s\u00A0replicas".formatted(NumberText.count(estimate.n()));
    }
}
