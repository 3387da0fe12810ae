package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.septuple.measurement.CloudDisplacements;
import org.septuple.measurement.EntropyForm;
import org.septuple.measurement.FormCompetitors;
import org.septuple.measurement.PlantedClouds;
import org.septuple.measurement.RadiusScan;
import org.septuple.measurement.SplitDefiniteness;
import org.septuple.measurement.SplitDefiniteness.Verdict;
import org.septuple.network.NormalData;
import org.septuple.network.Recurrence;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Carries out kind `measure` on clouds of neuron states.
record CloudsRun(Experiment.Clouds experiment, Engine engine, RunOutput output) {

    private static final int FEW = 8;
    private static final int AXES = 3;

    Run run() {
        LedgerNotes notes = new LedgerNotes();
        List<String> remarks = new ArrayList<>();
        try {
            switch (experiment.source()) {
                case CloudSource.OfNetwork source -> measure(source, notes, remarks);
                case CloudSource.Recorded source -> measure(source, notes, remarks);
                case CloudSource.Planted source -> measure(source, notes, remarks);
            }
        } catch (UntestableException refused) {
            FormlessClouds why = because(refused);
            Outcome outcome = new Outcome.Diverged("nothing can be measured: " + why.what(), 0, why.advice());
            return new Run(experiment, outcome, Map.of(), new Findings());
        }
        return new Run(experiment, new Outcome.Completed(), notes.results(), new Findings(notes.tables(), remarks));
    }

    /// Why nothing can be measured.
    private FormlessClouds because(UntestableException refused) {
        String seen = String.valueOf(refused.getMessage());
        if (!(experiment.source() instanceof CloudSource.OfNetwork source)) {
            return new FormlessClouds(seen, "record clouds whose replicas differ and move");
        }
        BaseStates states = states(source);
        return isNilpotent(states.septuple())
                ? new FormlessClouds(seen, "give the network feedback, such as `network.bulk: {structure: cyclic, …}`")
                : FormlessClouds.of(states, source.plan(), seen, engine);
    }

    private static boolean isNilpotent(Septuple septuple) {
        return new Recurrence(septuple.weights()).size() == 0;
    }

    private BaseStates states(CloudSource.OfNetwork source) {
        long seed = experiment.header().seed();
        SpacetimePlan plan = source.plan();
        Septuple septuple = source.network().septuple(NormalData.standard(source.inputs(), seed, 0), 1, seed, 0);
        BaseStates states = new BaseStates(septuple, source.protocol(), plan.warmUp(), plan.spread(), seed, 0, 0);
        SpacetimePlan.Finite finite = plan.finite();
        return finite == null ? states : states.withInput(finite.input());
    }

    private void measure(CloudSource.OfNetwork source, LedgerNotes notes, List<String> remarks) {
        SpacetimePlan plan = source.plan();
        BaseStates states = states(source);
        Septuple septuple = states.septuple();
        if (isNilpotent(septuple)) {
            throw new UntestableException(
                    "nilpotent: a strictly feed-forward w moves nothing after as many steps as it has layers");
        }
        SpacetimeSurvey survey =
                new SpacetimeSurvey(states, plan, experiment.header().seed(), engine, notes);
        output.progress("clouds", 0, 2);
        VectorForms forms = survey.whole(plan.reading(), "");
        remarks.addAll(SpacetimeSurvey.remarks(forms));
        each(forms, notes);
        gravity(forms, states, notes, remarks);
        output.progress("clouds", 1, 2);
        said(remarks, "joint entropy", () -> survey.joint(""));
        said(remarks, "quasi-periodicity", () -> survey.period(""));
        said(remarks, "σ₊ against the radius", () -> scan(survey, remarks));
        if (septuple.projector().bulkRange().size() % plan.components() == 0 && plan.components() > 1) {
            said(
                    remarks,
                    "the reading " + plan.reading().other().word(),
                    () -> survey.whole(
                            plan.reading().other(), plan.reading().other().word() + "."));
        }
        output.progress("clouds", 2, 2);
    }

    private void measure(CloudSource.Recorded source, LedgerNotes notes, List<String> remarks) {
        CloudSurvey survey = CloudSurvey.recorded(
                Objects.requireNonNull(source.start(), "it was opened"),
                Objects.requireNonNull(source.end(), "it was opened"),
                source.components(),
                source.lag());
        VectorForms forms = VectorForms.of(
                SpacetimePlan.Reading.LAYERS.word(),
                survey,
                true,
                experiment.header().seed(),
                engine);
        SpacetimeSurvey.tell(SpacetimePlan.Reading.LAYERS, "", forms, notes);
        each(forms, notes);
        remarks.addAll(SpacetimeSurvey.remarks(forms));
    }

    /// Rows 7.1 to 8.13 as remarks; numbers and tables of theirs as results.
    private void gravity(VectorForms forms, BaseStates states, LedgerNotes notes, List<String> remarks) {
        if (forms.survey().reading().components() != AXES) {
            return;
        }
        LedgerNotes rows = new LedgerNotes();
        new GravityRows(forms, states, engine, "").measure(rows);
        rows.results().forEach(notes::put);
        rows.tables().forEach(table -> notes.rowsOf(table.shape(), table.rows()));
        remarks.addAll(GravityRows.remarks(rows));
    }

    private static void each(VectorForms forms, LedgerNotes notes) {
        if (forms.told().size() <= FEW) {
            SpacetimeNumbers.each(forms, notes);
        }
    }

    private static void scan(SpacetimeSurvey survey, List<String> remarks) {
        RadiusScan scan = survey.scan("");
        if (scan != null) {
            remarks.add(
                    switch (scan.production()) {
                        case PLATEAU -> "σ₊ has a plateau: over a decade of radii it is within 10 % of its limit.";
                        case SCALE_DEPENDENT ->
                            "σ₊ depends on the radius of the clouds: what holds of its limit is inconclusive for finite clouds.";
                        case UNDECIDED -> "Clouds are too few to say whether σ₊ depends on their radius.";
                    });
        }
    }

    /// What cannot be measured is said.
    private static void said(List<String> remarks, String name, Runnable what) {
        try {
            what.run();
        } catch (IllegalArgumentException refused) {
            remarks.add("Not measured, %s: %s.".formatted(name, refused.getMessage()));
        }
    }

    private void measure(CloudSource.Planted source, LedgerNotes notes, List<String> remarks) {
        int k = source.form().size();
        long seed = experiment.header().seed();
        PlantedClouds law = PlantedClouds.of(
                source.production(),
                source.form().stream()
                        .map(row -> row.stream().mapToDouble(x -> x).toArray())
                        .toArray(double[][]::new),
                source.noise());
        CloudDisplacements clouds;
        if (source.truth() == null) {
            clouds = law.draw(source.displacements(), source.clouds(), seed);
        } else {
            PlantedClouds.Positioned positioned = law.drawPositioned(source.truth(), source.clouds(), seed);
            clouds = positioned.clouds();
            FormCompetitors found = positioned.competitors();
            notes.put("r2.displacement", found.displacement());
            notes.put("r2.start", found.start());
            notes.put("r2.arrival", found.arrival());
            remarks.add(
                    switch (found.winner()) {
                        case DISPLACEMENT -> "ΔS is a function of ẋ, as (5.4) says.";
                        case START -> "ΔS is a function of x(t): (5.4) fails.";
                        case ARRIVAL -> "ΔS is a function of x(t + d): (5.4) fails (E24).";
                        case UNDECIDED -> "No function of ẋ, x(t) or x(t + d) explains most of ΔS.";
                    });
        }
        EntropyForm form = EntropyForm.of(clouds);
        SplitDefiniteness definite = SplitDefiniteness.of(clouds);
        notes.put("sigma_plus", form.production());
        SpacetimeNumbers.form("g", form.form(), notes);
        for (int n = 0; n < k; n++) {
            notes.put("eigenvalue." + n, definite.eigenvalues().get(n));
        }
        notes.put("eigenvalue.least", definite.least());
        notes.put("positive_definite", Estimate.exact(definite.verdict() == Verdict.POSITIVE ? 1 : 0, clouds.clouds()));
        notes.put("indefinite", Estimate.exact(definite.verdict() == Verdict.INDEFINITE ? 1 : 0, clouds.clouds()));
        remarks.add(
                switch (definite.verdict()) {
                    case POSITIVE -> "g is positive definite, as (5.8) says.";
                    case INDEFINITE -> "g is not positive definite: (5.8) fails.";
                    case UNDECIDED -> "It was shown neither that g is positive definite nor that it is not.";
                });
    }
}
