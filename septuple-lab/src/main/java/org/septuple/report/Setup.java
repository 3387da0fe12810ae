package org.septuple.report;

import org.jspecify.annotations.Nullable;
import org.septuple.experiment.ConfusionMatrix;
import org.septuple.experiment.DataPlan;
import org.septuple.experiment.DataSource;
import org.septuple.experiment.DynamicsPlan;
import org.septuple.experiment.EinsteinPlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.LearningPlan;
import org.septuple.experiment.Run;
import org.septuple.learning.Optimiser;
import org.septuple.network.Wiring;

/// What was run, in plain words.
///
/// @param run what it is about
record Setup(Run run) implements Section {

    @Override
    public void write(Markup html) {
        html.element("h2", "What was run")
                .newline()
                .open("dl", "class", "facts")
                .newline();
        fact(html, "Task", task());
        LearningPlan plan = run.experiment().learning();
        if (plan != null) {
            writeLearning(html, plan);
        }
        if (run.experiment() instanceof Experiment.FreeEnergy law) {
            new CanonicalWords(law).facts().forEach((term, words) -> fact(html, term, words));
        }
        MeasureWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        if (run.experiment() instanceof Experiment.Contest contest) {
            ContestWords.facts(contest.plan()).forEach((term, words) -> fact(html, term, words));
        }
        CloudWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        PremisesWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        MetricWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        GeodesicWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        EinsteinWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        PlantedWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        CosmologyWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        CurvatureWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        IdentityWords.facts(run.experiment()).forEach((term, words) -> fact(html, term, words));
        FieldFacts.of(run.experiment()).forEach((term, words) -> fact(html, term, words));
        fact(html, "Seed", Long.toString(run.experiment().header().seed()));
        html.close("dl").newline();
    }

    private void writeLearning(Markup html, LearningPlan plan) {
        fact(html, "Data", samples(plan.data()) + " " + preparation(plan.data()));
        fact(html, "Network", sizes(plan) + ". " + InWords.of(plan.network().bulk()));
        fact(html, "Activation", InWords.of(plan.network().activation()));
        fact(html, "Loss", InWords.of(plan.network().loss()));
        fact(html, "Learning", InWords.of(plan.mode()));
        optimiser(html, plan.optimiser());
        fact(html, "Amount", amount(plan));
        if (!hasNoClasses(plan.data().source())) {
            fact(html, "Read-out", readOut(plan, run.snapshots().isEmpty()));
        }
        if (run.experiment() instanceof Experiment.Duality duality) {
            fact(html, "Dynamics", dynamics(duality.dynamics()));
        }
    }

    private static void fact(Markup html, String term, String words) {
        html.element("dt", term).element("dd", words).newline();
    }

    private static void optimiser(Markup html, Optimiser optimiser) {
        html.element("dt", "Optimiser").open("dd").text(InWords.of(optimiser) + " ");
        if (optimiser.followsEquation29()) {
            html.element("span", "✓ (2.9)", "class", "badge good");
        } else {
            html.element("span", "✗ not (2.9)", "class", "badge bad");
            html.text(" The trainables do not follow ");
            html.element("span", "dq/dt = −γ ∂H̄/∂q", "class", "formula").text(".");
        }
        html.close("dd").newline();
    }

    private String task() {
        return switch (run.experiment()) {
            case Experiment.Learning learning -> "A network learns data and is read out (kind learning).";
            case Experiment.FreeEnergy law ->
                "The canonical law p(x|q) ∝ p_∂ e^(−βH) of a network is measured%s (kind free-energy)."
                        .formatted(law.learning() == null ? "" : " while it learns");
            case Experiment.Measure measure -> "The law that a recording obeys is measured (kind measure).";
            case Experiment.Clouds _ ->
                "What becomes of clouds of neuron states: entropy production and the forms of section 5 (kind measure).";
            case Experiment.OfPremises _ ->
                "Networks are searched for one that keeps all premises of sections 7 and 8 (kind premises).";
            case Experiment.Contest _ ->
                "Descriptions of an ensemble are held against it: which says best how p(q, t) goes on? (kind contest)";
            case Experiment.OfNeurons _ ->
                "The space-time that neurons make: density and metric as averages over kernels (kind metric).";
            case Experiment.OfGeodesics geodesics ->
                geodesics.image() == null
                        ? "Geodesics of a space-time are followed (kind geodesic)."
                        : "A camera looks at a space-time, by rays of light that are followed back (kind geodesic).";
            case Experiment.Einstein einstein ->
                einstein.plan().equations().form() == EinsteinPlan.Form.HARMONIC
                        ? "A slice of space evolves by Einstein's equations (8.10), (8.12) at a lapse ∝ √γ, a control that is not synchronous (kind einstein)."
                        : "A slice of space evolves by Einstein's equations (8.10), (8.12) in synchronous gauge (kind einstein).";
            case Experiment.Gravity _ ->
                "Neurons sample a known universe and move on its geodesics: do they pass where they must? (kind gravity)";
            case Experiment.OfCosmology _ -> "A homogeneous universe expands (kind cosmology).";
            case Experiment.OfCurvature _ -> "Curvature of a space-time at events (kind curvature).";
            case Experiment.Identity _ -> "An identity of the theory is checked at random places (kind identity).";
            case Experiment.FokkerPlanck _ -> "A density drifts and diffuses by (3.1) (kind fokker-planck).";
            case Experiment.Schroedinger _ ->
                "A wave function (4.4) moves by the Schrödinger equation (kind schroedinger).";
            case Experiment.Madelung _ -> "A density and a velocity move by (3.8) and (3.9) (kind madelung).";
            case Experiment.Duality duality ->
                "A network learns data and is read out; then the ledger of all equations is drawn up on it (kind duality).";
        };
    }

    private String samples(DataPlan data) {
        String train =
                data.train() == 0 ? "all training samples" : NumberText.count(data.train()) + " samples to learn from";
        return run.classification() == null
                ? "%s; %s.".formatted(InWords.of(data.source()), train)
                : "%s; %s, %s to test with."
                        .formatted(
                                InWords.of(data.source()),
                                train,
                                NumberText.count(
                                        testSamples(run.classification().confusion())));
    }

    private long testSamples(ConfusionMatrix overReplicas) {
        long cases = 0;
        for (int truth = 0; truth < overReplicas.classes(); truth++) {
            cases += overReplicas.cases(truth);
        }
        return cases / run.replicas();
    }

    private String preparation(DataPlan data) {
        String targets = hasNoClasses(data.source())
                ? ""
                : "; the output of the true class is to reach %s, all others %s"
                        .formatted(
                                NumberText.chosen(data.targets().high()),
                                NumberText.chosen(data.targets().low()));
        String drift = data.drift() == 0
                ? ""
                : " All inputs drift by %s per learning step.".formatted(NumberText.chosen(data.drift()));
        return InWords.of(data.scaling()) + targets + ". " + InWords.of(data.order()) + drift;
    }

    private static boolean hasNoClasses(DataSource source) {
        return source instanceof DataSource.Gaussian
                || (source instanceof DataSource.Csv csv && csv.label().equals("none"));
    }

    private String sizes(LearningPlan plan) {
        Wiring wiring = plan.network().bulk();
        DataSource source = plan.data().source();
        Integer inputs = inputs(source);
        Integer outputs = outputs(source);
        return "%s, %s bulk neurons, %s"
                .formatted(
                        inputs == null ? "As many inputs as features" : inputs + " inputs",
                        wiring.bulk(),
                        outputs == null ? "as many outputs as classes" : outputs + " outputs");
    }

    private @Nullable Integer inputs(DataSource source) {
        if (run.classification() != null && !run.classification().examples().isEmpty()) {
            return run.classification().examples().getFirst().features().size();
        }
        return switch (source) {
            case DataSource.Optdigits digits -> 64;
            case DataSource.FashionMnist fashion -> 784;
            case DataSource.Gaussian gaussian -> gaussian.mean().size();
            case DataSource.Mixture mixture -> mixture.features();
            case DataSource.Moons moons -> 2;
            case DataSource.Csv csv -> null;
            case DataSource.Idx idx -> null;
        };
    }

    private @Nullable Integer outputs(DataSource source) {
        if (run.classification() != null) {
            return run.classification().confusion().classes();
        }
        return switch (source) {
            case DataSource.Optdigits digits -> 10;
            case DataSource.FashionMnist fashion -> 10;
            case DataSource.Gaussian gaussian -> 0;
            case DataSource.Mixture mixture -> mixture.classes();
            case DataSource.Moons moons -> 2;
            case DataSource.Csv csv -> csv.label().equals("none") ? 0 : null;
            case DataSource.Idx idx -> null;
        };
    }

    private static String amount(LearningPlan plan) {
        String steps = plan.data().train() == 0
                ? ""
                : ": %s learning steps per replica"
                        .formatted(NumberText.count(
                                plan.stepsUntil(plan.epochs(), plan.data().train())));
        return "%s of batches of %s%s; %s."
                .formatted(
                        plan.epochs() == 1 ? "1 epoch" : NumberText.count(plan.epochs()) + " epochs",
                        plan.batch(),
                        steps,
                        plan.replicas() == 1
                                ? "1 replica"
                                : plan.replicas() + " replicas, each with its own weights and order of samples");
    }

    private static String readOut(LearningPlan plan, boolean eachByItself) {
        int steps = plan.dynamics().steps();
        String forward = "%s %s of (2.1) with the inputs held".formatted(steps, steps == 1 ? "step" : "steps");
        return eachByItself
                ? "%s; also %s steps of size %s down H."
                        .formatted(
                                forward,
                                plan.relaxation().steps(),
                                NumberText.chosen(plan.relaxation().rate()))
                : forward + ", of the first replicas.";
    }

    private static String dynamics(DynamicsPlan plan) {
        return "After learning, %s copies of the network run (2.1) for %s steps, after %s that are forgotten; %s."
                .formatted(
                        plan.columns(),
                        NumberText.count(plan.steps()),
                        NumberText.count(plan.warmUp()),
                        InWords.of(plan.protocol()));
    }
}
