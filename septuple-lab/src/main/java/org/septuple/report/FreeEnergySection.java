package org.septuple.report;

import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.Average;
import org.septuple.thermodynamics.Reference;
import org.septuple.thermodynamics.Thermodynamics;

/// What the canonical law (2.5) of a network gave: free energy, average loss and entropy, all that says whether to believe them,
/// and what was derived from F.
///
/// @param findings what it is about
record FreeEnergySection(FreeEnergyFindings findings) implements Section {

    private static final int DIGITS_WITHOUT_ERROR = 6;

    @Override
    public void write(Markup html) {
        html.element("h2", "Free energy").newline();
        if (findings.course().isEmpty()) {
            html.element("p", "No moment was measured.").newline();
        } else {
            writeMoment(html, findings.course().getLast());
        }
        new Insertions(findings.insertions()).write(html);
        if (findings.slice() != null) {
            new SliceSection(findings.slice()).write(html);
        }
    }

    private void writeMoment(Markup html, Moment last) {
        Thermodynamics measured = last.measured();
        writeVerdict(html, measured);
        html.element("p", what(last)).newline();
        new Potentials(last).write(html);
        html.open("div", "class", "figures").newline();
        new FreeEnergyCourse(findings.course()).write(html);
        new Integration(measured).write(html);
        new RungOverlap(measured).write(html);
        html.close("div").newline();
        new Chains(measured).write(html);
    }

    private static void writeVerdict(Markup html, Thermodynamics measured) {
        String result = result(measured);
        if (measured.converged()) {
            html.open("p", "class", "verdict good").element("strong", "✓ Converged");
            html.text(": " + result + ".").close("p").newline();
            return;
        }
        html.open("div", "class", "verdict bad").element("strong", "✗ Not converged", "class", "failed");
        boolean first = measured.freeEnergies().getFirst().converged();
        html.text(": " + result
                + (first ? ", which passed its own diagnostics; others did not." : ", not to be relied upon.")
                + " What to change:");
        html.open("ul");
        for (String line : measured.advice()) {
            html.element("li", line);
        }
        html.close("ul").close("div").newline();
    }

    private static String result(Thermodynamics measured) {
        Estimate f = measured.freeEnergy();
        String by = " by " + Potentials.words(measured.freeEnergies().getFirst().method());
        double half = Interval.halfWidth(f);
        if (Double.isNaN(f.value())) {
            return "F is not known" + by;
        }
        if (half > 0) {
            return "F = " + NumberText.withError(f.value(), half) + by + " (95\u00A0% interval)";
        }
        return "F = " + NumberText.significant(f.value(), DIGITS_WITHOUT_ERROR) + by
                + (half == 0 ? "" : " (error unknown)");
    }

    private static String what(Moment moment) {
        Thermodynamics measured = moment.measured();
        String when = moment.step() == 0
                ? "The network before learning."
                : "The network after %s learning %s."
                        .formatted(NumberText.count(moment.step()), moment.step() == 1 ? "step" : "steps");
        return "%s %s %s β = %s; %s free %s; %s."
                .formatted(
                        when,
                        of(measured.average()),
                        of(measured.reference()),
                        NumberText.chosen(measured.beta()),
                        NumberText.count(measured.neurons()),
                        measured.neurons() == 1 ? "neuron" : "neurons",
                        measured.cases() == 1
                                ? "1 case of the boundary"
                                : NumberText.count(measured.cases()) + " cases of the boundary");
    }

    private static String of(Average average) {
        return switch (average) {
            case ANNEALED ->
                "Annealed average, as in (2.5): boundary and bulk are normalised together, F = −(1/β) log ⟨Z⟩, so data of high loss weigh less.";
            case QUENCHED ->
                "Quenched average: the boundary is clamped and averaged over outside, F = −(1/β) ⟨log Z⟩; each datum weighs the same. The paper's (2.5) is annealed.";
        };
    }

    private static String of(Reference reference) {
        return switch (reference) {
            case LEBESGUE -> "Reference measure of the bulk: Lebesgue (lebesgue), the dx of the paper.";
            case NORMAL -> "Reference measure of the bulk: N(0, 1) for each neuron (normal).";
        };
    }
}
