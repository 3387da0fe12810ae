package org.septuple.report;

import org.jspecify.annotations.Nullable;
import org.septuple.experiment.FreeEnergyFindings.Moment;
import org.septuple.statistics.Estimate;
import org.septuple.thermodynamics.FreeEnergy;
import org.septuple.thermodynamics.Method;
import org.septuple.thermodynamics.Thermodynamics;

/// F by every method, and U, S, C beside it.
///
/// @param moment what it is about
record Potentials(Moment moment) implements Section {

    @Override
    public void write(Markup html) {
        Thermodynamics measured = moment.measured();
        String caption =
                "n counts independent units: effective draws, chains or islands. The interval is Student's from the asymptotic standard error; "
                        + "the bootstrap resamples independent chains or islands"
                        + (hasRule(measured)
                                ? "; for quadrature it stands for the change on halving its step. Exact methods have standard error 0 and no interval."
                                : ".");
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                caption,
                "quantity",
                "value",
                "standard error",
                "bootstrap error",
                "95 % interval",
                "n",
                "diagnostics");
        for (FreeEnergy f : measured.freeEnergies()) {
            Estimate estimate = f.estimate();
            table.row().head("F, " + words(f.method())).estimate(estimate);
            table.number(f.bootstrapError(), NumberText.significant(f.bootstrapError(), 2));
            table.interval(uncertain(estimate)).count(estimate.n()).converged(f.converged());
        }
        row(table, "U = ⟨H⟩, average loss (2.6)", measured.loss());
        row(table, "S = β(U − F), entropy in nats", measured.entropy());
        row(table, "C = β² Var H, heat capacity", measured.heatCapacity());
        if (moment.gradientNorm() != null) {
            row(table, "|∂F/∂q|", moment.gradientNorm());
        }
        table.end();
    }

    private static void row(Table table, String name, Estimate estimate) {
        table.row().head(name).estimate(estimate).unknown().interval(uncertain(estimate));
        table.count(estimate.n()).words("");
    }

    /// Nothing for an exact number, whose interval would be a point.
    private static @Nullable Estimate uncertain(Estimate estimate) {
        return estimate.standardError() == 0 ? null : estimate;
    }

    private static boolean hasRule(Thermodynamics measured) {
        return measured.freeEnergies().stream().anyMatch(f -> switch (f.method()) {
            case CLOSED_FORM, QUADRATURE -> true;
            case THERMODYNAMIC_INTEGRATION, MBAR, ANNEALED_IMPORTANCE -> false;
        });
    }

    /// What a method is called in a sentence.
    static String words(Method method) {
        return switch (method) {
            case CLOSED_FORM -> "closed form";
            case QUADRATURE -> "quadrature";
            case THERMODYNAMIC_INTEGRATION -> "thermodynamic integration";
            case MBAR -> "MBAR";
            case ANNEALED_IMPORTANCE -> "annealed importance sampling";
        };
    }
}
