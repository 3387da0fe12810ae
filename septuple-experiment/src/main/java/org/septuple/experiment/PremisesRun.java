package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Premises.Finding;
import org.septuple.measurement.RadiusScan;
import org.septuple.network.CloudLaw;
import org.septuple.network.NormalData;
import org.septuple.network.Recurrence;
import org.septuple.network.Septuple;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.statistics.Estimate;

/// Carries out kind `premises`: a network is a unit of work, and rests come between networks. As many at once as there are workers, one for each; results do not depend on how many.
record PremisesRun(Experiment.OfPremises experiment, Engine engine, RunOutput output, CheckpointStore store) {

    /// Of radii, with their rounding.
    private static final double DECADE = 10 * (1 + 1e-9);

    Run run() {
        PremisesPlan plan = experiment.plan();
        PremisesBook book = new PremisesBook(plan);
        @Nullable Checkpoint latest = store.latest();
        if (latest != null) {
            book.resume(latest);
        }
        int size = plan.cases().size();
        while (book.done() < size) {
            output.progress("networks", book.done(), size);
            int first = book.done();
            int count = Math.min(engine.crew().workers(), size - first);
            @Nullable Premises[] found = new Premises[count];
            engine.crew().work(count, (_, piece) -> found[piece] = premises(first + piece));
            Arrays.stream(found).map(Objects::requireNonNull).forEach(book::add);
            if (store.isDue()) {
                Checkpoint moment = new Checkpoint();
                book.save(moment);
                if (!store.save(moment)) {
                    return new Run(experiment, new Outcome.Interrupted(book.done(), size), Map.of(), new Findings());
                }
            }
        }
        output.progress("networks", size, size);
        PremisesFindings findings = new PremisesFindings(plan, book);
        return new Run(experiment, new Outcome.Completed(), findings.results(), findings.findings());
    }

    private Premises premises(int number) {
        try {
            return of(
                    experiment.plan().cases().get(number).source(),
                    experiment.header().seed(),
                    number,
                    engine.alone());
        } catch (IllegalArgumentException untold) {
            String why = String.valueOf(untold.getMessage());
            return new Premises(Stream.of(Premise.values())
                    .filter(premise -> !premise.isOfRows())
                    .map(premise -> Finding.untestable(premise, why))
                    .toList());
        }
    }

    /// Premises of one network.
    ///
    /// @param source network and clouds
    /// @param seed   of weights and base states
    /// @param number of the network, which has its own
    /// @param engine kernels
    /// @throws UntestableException where none can be measured
    static Premises of(CloudSource.OfNetwork source, long seed, int number, Engine engine) {
        SpacetimePlan plan = source.plan();
        Septuple septuple =
                source.network().septuple(NormalData.standard(source.inputs(), seed, number), 1, seed, number);
        if (new Recurrence(septuple.weights()).size() == 0) {
            throw new UntestableException("nilpotent: a strictly feed-forward w moves nothing");
        }
        BaseStates states = new BaseStates(septuple, source.protocol(), plan.warmUp(), plan.spread(), seed, number, 0);
        SpacetimePlan.Finite asked = plan.finite();
        CloudSurvey survey = CloudSurvey.of(
                asked == null ? states : states.withInput(asked.input()),
                plan.reading(plan.reading(), septuple.projector().bulkRange()),
                plan.clouds(),
                asked == null
                        ? null
                        : new CloudSurvey.Finite(new CloudLaw(asked.radius(), asked.noise()), asked.replicas()),
                engine);
        Premises premises = Premises.of(VectorForms.judged(plan.reading().word(), survey, engine), states, engine);
        SpacetimePlan.Scan scan = plan.scan();
        return scan == null ? premises : with(plateau(states, survey, scan, engine), premises);
    }

    private static Finding plateau(BaseStates states, CloudSurvey survey, SpacetimePlan.Scan scan, Engine engine) {
        try {
            return plateau(new CloudScan(states, survey.reading(), scan, engine).still());
        } catch (IllegalArgumentException untold) {
            return Finding.untestable(Premise.PLATEAU, untold.getMessage());
        }
    }

    /// The largest change over the first decade of radii, and what the scan says of all.
    private static Finding plateau(RadiusScan scan) {
        double limit = Math.abs(scan.points().getFirst().production().value());
        double first = scan.points().get(1).radius();
        Estimate largest = new Estimate(0, 0, RadiusScan.BLOCKS);
        for (RadiusScan.Point point : scan.points()) {
            Estimate shift = point.productionShift();
            if (point.radius() <= DECADE * first && Math.abs(shift.value()) > Math.abs(largest.value())) {
                largest = shift;
            }
        }
        Verdict verdict = switch (scan.production()) {
            case PLATEAU -> Verdict.HOLDS;
            case SCALE_DEPENDENT -> Verdict.FAILS;
            case UNDECIDED -> Verdict.INCONCLUSIVE;
        };
        return new Finding(
                Premise.PLATEAU,
                new Estimate(Math.abs(largest.value()) / limit, largest.standardError() / limit, largest.n()),
                verdict,
                "");
    }

    private static Premises with(Finding plateau, Premises others) {
        List<Finding> all = new ArrayList<>(others.findings());
        all.add(plateau.premise().code(), plateau);
        return new Premises(all);
    }
}
