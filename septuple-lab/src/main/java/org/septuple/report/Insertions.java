package org.septuple.report;

import java.util.List;
import java.util.stream.Collectors;
import org.septuple.experiment.FreeEnergyFindings.Inserted;
import org.septuple.thermodynamics.Insertion;

/// Chemical potentials of neurons put in or taken out; nothing if there are none.
///
/// @param insertions what it is about
record Insertions(List<Inserted> insertions) implements Section {

    @Override
    public void write(Markup html) {
        if (insertions.isEmpty()) {
            return;
        }
        html.element("h3", "Chemical potential").newline();
        html.element(
                        "p",
                        "The shift symmetry (4.1), F̃ ≅ F̃ + μN for every whole N, needs one constant μ: ∂μ/∂q = 0 and ∂μ/∂N = 0. "
                                + "Where a 95\u00A0% interval below leaves out 0, (4.1) fails for that insertion, at that confidence. "
                                + "μ depends on β, on the reference measure and on the insertion.")
                .newline();
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "μ = F(N + 1) − F(N). %s. Overlap of the two networks' laws, from 0 to 1. – where not asked for."
                        .formatted(kinds()),
                "insertion",
                "μ",
                "s.e.",
                "overlap",
                "|∂μ/∂q|",
                "95 % interval",
                "∂μ/∂N",
                "95 % interval",
                "diagnostics");
        for (Inserted inserted : insertions) {
            table.row().head(inserted.insertion().word());
            table.estimate(inserted.potential());
            table.number(inserted.overlap(), NumberText.significant(inserted.overlap(), 2));
            table.value(inserted.gradientNorm()).interval(inserted.gradientNorm());
            table.value(inserted.byNumber()).interval(inserted.byNumber());
            table.converged(inserted.converged());
        }
        table.end();
    }

    private String kinds() {
        return insertions.stream()
                .map(Inserted::insertion)
                .distinct()
                .map(insertion -> insertion.word() + ": " + words(insertion))
                .collect(Collectors.joining("; "));
    }

    private static String words(Insertion insertion) {
        return switch (insertion) {
            case SINK -> "a bulk neuron that hears what the bulk hears on average, feeds nobody";
            case AVERAGED -> "a bulk neuron with incoming and outgoing weights averaged over the bulk";
            case PRUNED -> "the last bulk neuron taken out, μ = F(N) − F(N − 1)";
        };
    }
}
