package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.septuple.experiment.ContestPlan.Entrant;
import org.septuple.experiment.ContestTally.Round;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.statistics.Estimate;

/// What is told of a tally.
///
/// @param tally    of all seeds
/// @param pressure of all seeds; empty if the plan does without κ
record ContestFindings(ContestTally tally, PressureTally pressure) {

    private static final int FEW = 5;

    /// Error of what a contestant lacks, in nats, from which on a tie says nothing of it.
    private static final double IGNORANT = 1;

    /// Named numbers: `fitted.won.kramers` and so on.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        for (Round round : Round.values()) {
            for (int c = 0; c < tally.names().size(); c++) {
                String name = tally.names().get(c);
                long held = tally.count(round, c, List.of(Place.values()));
                if (tally.count(round, c, List.of(Place.ABSENT)) == held) {
                    continue;
                }
                long won = tally.count(round, c, List.of(Place.WINNER));
                results.put(round.word() + ".won." + name, share(won, held));
                results.put(
                        round.word() + ".picked." + name,
                        share(won + tally.count(round, c, List.of(Place.PICKED)), held));
                results.put(round.word() + ".score." + name, tally.score(round, c));
                results.put(round.word() + ".behind." + name, tally.behind(round, c));
                results.put(round.word() + ".distance." + name, tally.distance(round, c));
                List<String> parameters = tally.parameters(c);
                for (int k = 0; k < parameters.size(); k++) {
                    results.put(round.word() + "." + parameters.get(k) + "." + name, tally.parameter(round, c, k));
                }
            }
            if (tally.tested(round) > 0) {
                results.put(round.word() + ".rejected", share(tally.rejected(round), tally.tested(round)));
            }
        }
        results.putAll(tally.boxes().results());
        results.putAll(pressure.results());
        results.putAll(tally.circulation().results());
        results.putAll(tally.arrow().results());
        results.putAll(tally.alphas().results());
        return results;
    }

    /// Of a few contests without error: Student's interval would leave [0, 1] far behind.
    static Estimate share(long count, long contests) {
        Estimate share = Estimate.ofProportion(count, contests);
        return share.n() < FEW ? new Estimate(share.value(), Double.NaN, share.n()) : share;
    }

    /// Tables and remarks.
    Findings findings() {
        List<List<Double>> standings = new ArrayList<>();
        List<List<Double>> distances = new ArrayList<>();
        for (Round round : Round.values()) {
            for (int c = 0; c < tally.names().size(); c++) {
                if (tally.count(round, c, List.of(Place.values())) == 0) {
                    continue;
                }
                standings.add(standing(round, c));
                for (int t = 0; t < tally.late().size(); t++) {
                    Estimate distance = tally.distance(round, c, t);
                    distances.add(List.of(
                            (double) round.code(),
                            (double) c,
                            tally.late().get(t),
                            distance.value(),
                            distance.standardError()));
                }
            }
        }
        List<String> remarks = new ArrayList<>();
        for (Round round : Round.values()) {
            remarks.addAll(remarks(round));
        }
        remarks.addAll(tally.reasons());
        remarks.addAll(tally.boxes().remarks());
        remarks.addAll(tally.alphas().remarks());
        List<FindingTable> tables = new ArrayList<>();
        tables.add(new FindingTable(Shape.STANDINGS, standings));
        tables.add(new FindingTable(Shape.DISTANCES, distances));
        if (!pressure.isEmpty()) {
            tables.add(pressure.table());
            remarks.addAll(pressure.remarks(kramersLost()));
            remarks.addAll(tally.circulation().remarks());
            remarks.addAll(tally.arrow().remarks());
        }
        return new Findings(tables, remarks);
    }

    /// Whether it is behind the leader in every seed.
    private boolean kramersLost() {
        int kramers = tally.names().indexOf(Entrant.KRAMERS.word());
        return kramers >= 0
                && tally.count(Round.FITTED, kramers, List.of(Place.BEHIND))
                        == tally.count(Round.FITTED, kramers, List.of(Place.values()));
    }

    private List<Double> standing(Round round, int c) {
        Estimate score = tally.score(round, c);
        Estimate behind = tally.behind(round, c);
        Estimate distance = tally.distance(round, c);
        return List.of(
                (double) round.code(),
                (double) c,
                (double) tally.count(round, c, List.of(Place.WINNER)),
                (double) tally.count(round, c, List.of(Place.PICKED)),
                (double) tally.count(round, c, List.of(Place.TIED)),
                (double) tally.count(round, c, List.of(Place.DISPUTED)),
                (double) tally.count(round, c, List.of(Place.BEHIND)),
                (double) tally.count(round, c, List.of(Place.ABSENT)),
                score.value(),
                score.standardError(),
                behind.value(),
                behind.standardError(),
                distance.value(),
                distance.standardError());
    }

    private List<String> remarks(Round round) {
        if (tally.tested(round) == 0) {
            return List.of("contest of %s parameters: no contestant has a prediction".formatted(round.word()));
        }
        String won = told(round, List.of(Place.WINNER));
        String picked = told(round, List.of(Place.PICKED));
        String disputed = told(round, List.of(Place.DISPUTED));
        List<String> remarks = new ArrayList<>();
        remarks.add("contest of %s parameters, %d seeds: won by %s; ties resolved by parsimony for %s%s"
                .formatted(
                        round.word(),
                        tally.tested(round),
                        won.isEmpty() ? "nobody" : won,
                        picked.isEmpty() ? "nobody" : picked,
                        disputed.isEmpty() ? "" : "; log score and energy distance disagree on " + disputed));
        remarks.add("the leader's own prediction is rejected in %d of %d contests of %s parameters%s"
                .formatted(
                        tally.rejected(round),
                        tally.tested(round),
                        round.word(),
                        tally.rejected(round) > 0 ? ": the best of the list, but not the truth" : ""));
        for (int c = 0; c < tally.names().size(); c++) {
            double error = tally.behind(round, c).standardError();
            if (error > IGNORANT && tally.count(round, c, List.of(Place.PICKED, Place.TIED)) > 0) {
                remarks.add("%s is in a tie of %s parameters by ignorance: what it lacks is known to +- %.2g nats only"
                        .formatted(tally.names().get(c), round.word(), error));
            }
        }
        return remarks;
    }

    private String told(Round round, List<Place> places) {
        return IntStream.range(0, tally.names().size())
                .filter(c -> tally.count(round, c, places) > 0)
                .mapToObj(c -> "%s (%d)".formatted(tally.names().get(c), tally.count(round, c, places)))
                .collect(Collectors.joining(", "));
    }
}
