package org.septuple.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.Findings;
import org.septuple.experiment.IdentityPlan;
import org.septuple.experiment.Provenance;
import org.septuple.experiment.Run;

/// The report of a run: one HTML page that stands alone, to be read, printed and sent.
///
/// Nothing in it is loaded from elsewhere and nothing is executed. It is well-formed XML too. Equal arguments give equal
/// bytes.
public final class Report {

    private Report() {}

    /// Writes the page.
    ///
    /// @param run          what it is about
    /// @param provenance   where the run comes from
    /// @param resolvedYaml its configuration with every default filled in
    /// @return the page, to be stored as UTF-8
    public static String html(Run run, Provenance provenance, String resolvedYaml) {
        String name = run.experiment().header().name();
        Markup html = new Markup();
        html.markup("<!DOCTYPE html>\n")
                .open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en")
                .newline();
        html.open("head").newline().leaf("meta", "charset", "utf-8").newline();
        html.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newline();
        html.element("title", name + " – Septuple").newline();
        html.open("style")
                .newline()
                .markup(Style.sheet())
                .close("style")
                .newline()
                .close("head")
                .newline();
        html.open("body").newline().open("header").element("h1", name);
        html.element("p", "Run " + provenance.id() + ", started " + provenance.started(), "class", "origin");
        html.close("header").newline().open("main").newline();
        for (Section section : sections(run, provenance, resolvedYaml)) {
            section.write(html);
        }
        html.close("main").newline().open("footer");
        html.text("Septuple " + provenance.version()
                + ". Equation numbers: V. Vanchurin, “Towards a theory of quantum gravity from neural networks”, "
                + "arXiv:2111.00903v3.");
        html.close("footer").newline().close("body").newline().close("html").newline();
        return html.toString();
    }

    /// The pictures of a run, to be stored beside the page.
    ///
    /// @param run what they are about
    /// @return PNG files by name, in order; none of most kinds
    public static Map<String, byte[]> pictures(Run run) {
        return ImageSection.files(run);
    }

    private static Section section(Run run, Findings findings) {
        return switch (run.experiment()) {
            case Experiment.OnGrid _ -> new FieldSection(findings);
            case Experiment.Identity identity ->
                switch (identity.plan()) {
                    case IdentityPlan.Lorentz _ -> new IdentitySection(findings);
                    case IdentityPlan.Action _ -> new ActionSection(findings);
                };
            case Experiment.OfGeodesics geodesics -> new GeodesicSection(findings, geodesics);
            case Experiment.OfCosmology _ -> new CosmologySection(findings);
            case Experiment.Gravity gravity ->
                new PlantedSection(findings, gravity.plan().seeds());
            case Experiment.Einstein einstein -> new EinsteinSection(findings, einstein.plan());
            case Experiment.OfCurvature curvature -> new CurvatureSection(findings, curvature.plan());
            case Experiment.Contest contest ->
                contest.plan().survey().cases().isEmpty()
                        ? new ContestSection(findings, contest)
                        : new SurveySection(findings, contest.plan());
            case Experiment.Learning learning when learning.adaptive() != null -> new ControllerTraces(findings);
            case Experiment.OfPremises premises -> new PremisesSection(findings, premises.plan());
            case Experiment.OfNeurons _ -> new MetricSection(findings);
            case Experiment.Duality _, Experiment.Clouds _ -> new CloudsSection(findings);
            case Experiment.Learning _, Experiment.Measure _, Experiment.FreeEnergy _ ->
                MeasureSection.of(findings, run);
        };
    }

    private static List<Section> sections(Run run, Provenance provenance, String resolvedYaml) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Headline(run));
        sections.add(new Setup(run));
        if (run.freeEnergy() != null) {
            sections.add(new FreeEnergySection(run.freeEnergy()));
        }
        if (run.findings() != null) {
            sections.add(section(run, run.findings()));
        }
        sections.addAll(List.of(
                new LearningCurves(run),
                new Spread(run),
                new ResultTable(run),
                new FieldResults(run),
                new Answers(run),
                new TrainedNetwork(run),
                new LedgerSection(run),
                new Reproduction(run, provenance, resolvedYaml)));
        return sections;
    }
}
