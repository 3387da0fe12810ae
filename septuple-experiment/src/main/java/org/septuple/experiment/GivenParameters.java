package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.contest.Contest;
import org.septuple.contest.Contestant;
import org.septuple.contest.Judge;
import org.septuple.contest.Observed;
import org.septuple.contest.ParameterLaw;
import org.septuple.contest.UnpredictableException;
import org.septuple.measurement.ForcedIncrements;
import org.septuple.measurement.HamiltonianIncrements;
import org.septuple.measurement.KramersIncrements;
import org.septuple.measurement.PathMoments;
import org.septuple.statistics.Estimate;

/// Parameters of the given round, none of them fitted.
///
/// | parameters | from |
/// |---|---|
/// | γ, D | one step, [ForcedIncrements] |
/// | γ, D, τ | three steps, [KramersIncrements] |
/// | a, c, s in units of the γ of what moves | three steps, also from t = 0, [HamiltonianIncrements] |
///
/// @param rate       the γ of what moves
/// @param increments of one step
/// @param start      three steps from t = 0
/// @param early      three steps from early times
record GivenParameters(double rate, ForcedIncrements increments, PathMoments start, PathMoments early) {

    /// Standard errors from 0 within which a number counts as 0.
    private static final double SEEN = 2;
    /// What is left of a velocity after a step that no friction is told from round-off.
    private static final double LASTING = 1 - 1e-9;

    /// Whether there is anything to hold: descent at some rate, with noise.
    boolean told() {
        return increments.rate().value() > 0 && increments.diffusion().value() > 0;
    }

    /// The contest.
    Contest contest(Judge judge, List<Contestant> contestants, Observed late) {
        List<Contest.Entry> entries = new ArrayList<>();
        List<Contest.Absence> absent = new ArrayList<>();
        for (Contestant contestant : contestants) {
            try {
                entries.add(new Contest.Entry(contestant, law(contestant)));
            } catch (UnpredictableException none) {
                absent.add(new Contest.Absence(contestant.name(), String.valueOf(none.getMessage())));
            }
        }
        return Contest.given(judge, entries, absent, late);
    }

    /// Of one contestant.
    ///
    /// @throws UnpredictableException if increments do not tell its parameters
    ParameterLaw law(Contestant contestant) {
        List<String> names =
                contestant.parameters().stream().map(Contestant.Parameter::name).toList();
        return switch (String.join(" ", names)) {
            case "gamma D" -> descent(contestant);
            case "gamma D tau" -> memory(contestant);
            case "a c", "a c s" -> frictionless(contestant);
            default -> throw new UnpredictableException("no increments tell " + names.getLast());
        };
    }

    private ParameterLaw descent(Contestant contestant) {
        double ofGamma = increments.rate().standardError();
        double ofDiffusion = increments.diffusion().standardError();
        double[][] covariance = {
            {ofGamma * ofGamma, increments.covariance()},
            {increments.covariance(), ofDiffusion * ofDiffusion}
        };
        double[] values = {increments.rate().value(), increments.diffusion().value()};
        return ParameterLaw.of(contestant, values, covariance, early.replicas());
    }

    private ParameterLaw memory(Contestant contestant) {
        KramersIncrements found;
        try {
            found = KramersIncrements.of(early);
        } catch (IllegalArgumentException none) {
            throw new UnpredictableException(String.valueOf(none.getMessage()));
        }
        Estimate kept = found.memory();
        if (!(kept.zAgainst(0) > SEEN)) {
            throw new UnpredictableException(
                    "no memory: of a velocity %.2g +- %.2g is left after a step, 0 or less within %.0f standard errors, as of descent without momentum"
                            .formatted(kept.value(), kept.standardError(), SEEN));
        }
        if (!(kept.zAgainst(1) < -SEEN && kept.value() < LASTING)) {
            throw new UnpredictableException(
                    "no friction: of a velocity %.4g +- %.2g is left after a step, 1 or more within %.0f standard errors"
                            .formatted(kept.value(), kept.standardError(), SEEN));
        }
        requireSeen("gamma", found.rate());
        requireSeen("D", found.diffusion());
        return law(contestant, List.of(found.rate(), found.diffusion(), found.time()), found.covariance(), 1, 1, 1);
    }

    private static void requireSeen(String name, Estimate estimate) {
        if (!(estimate.zAgainst(0) > SEEN)) {
            throw new UnpredictableException(
                    "%s = %.2g +- %.2g of increments: need more than %.0f standard errors above 0"
                            .formatted(name, estimate.value(), estimate.standardError(), SEEN));
        }
    }

    private ParameterLaw frictionless(Contestant contestant) {
        HamiltonianIncrements found;
        try {
            found = HamiltonianIncrements.of(start, early);
        } catch (IllegalArgumentException none) {
            throw new UnpredictableException(String.valueOf(none.getMessage()));
        }
        if (contestant.parameters().size() > 2 && !(found.spread().value() > 0)) {
            throw new UnpredictableException("no spread: where the force is one, the first velocity is one");
        }
        return law(
                contestant,
                List.of(found.pull(), found.slope(), found.spread()),
                found.covariance(),
                rate * rate,
                rate,
                1);
    }

    /// The first of some numbers, in units.
    private ParameterLaw law(
            Contestant contestant, List<Estimate> found, List<List<Double>> covariance, double... units) {
        int n = contestant.parameters().size();
        double[] values = IntStream.range(0, n)
                .mapToDouble(i -> found.get(i).value() / units[i])
                .toArray();
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = covariance.get(i).get(j) / (units[i] * units[j]);
            }
        }
        return ParameterLaw.of(contestant, values, scaled, early.replicas());
    }
}
