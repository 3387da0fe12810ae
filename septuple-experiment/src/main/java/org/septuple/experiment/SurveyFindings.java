package org.septuple.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.septuple.experiment.ContestTally.Round;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.statistics.Estimate;

/// What is told of a survey.
///
/// @param plan with its movers
/// @param book of their contests
record SurveyFindings(ContestPlan plan, ContestBook book) {

    private static final List<Place> CHOSEN = List.of(Place.WINNER, Place.PICKED);

    /// Shares of contests: `fitted.picked.kramers` of all; of controls whose own description takes part, at the α that it has, `fitted.right`, and `fitted.right.kramers` of one law.
    Map<String, Estimate> results() {
        Map<String, Estimate> results = new LinkedHashMap<>();
        for (Round round : Round.values()) {
            List<String> names = plan.names();
            for (int c = 0; c < names.size(); c++) {
                int contestant = c;
                long held = sum(tally -> tally.count(round, contestant, List.of(Place.values())));
                if (sum(tally -> tally.count(round, contestant, List.of(Place.ABSENT))) < held) {
                    results.put(
                            round.word() + ".picked." + names.get(c),
                            ContestFindings.share(sum(tally -> tally.count(round, contestant, CHOSEN)), held));
                }
            }
        }
        putRight(results);
        return results;
    }

    private interface Count {
        long of(ContestTally tally);
    }

    private long sum(Count count) {
        return book.pages().stream().mapToLong(page -> count.of(page.tally())).sum();
    }

    private void putRight(Map<String, Estimate> results) {
        long right = 0;
        long held = 0;
        Map<String, Estimate> each = new LinkedHashMap<>();
        for (int k = 0; k < book.pages().size(); k++) {
            Survey.Case one = plan.survey().cases().get(k);
            int own = one.own()
                    .map(entrant -> plan.names().indexOf(entrant.word()))
                    .orElse(-1);
            ContestTally tally = book.pages().get(k).tally();
            long heldHere = own < 0 ? 0 : tally.count(Round.FITTED, own, List.of(Place.values()));
            if (heldHere == 0) {
                continue;
            }
            long rightHere = tally.count(Round.FITTED, own, CHOSEN);
            each.put("fitted.right." + one.name(), ContestFindings.share(rightHere, heldHere));
            right += rightHere;
            held += heldHere;
        }
        if (held > 0) {
            results.put("fitted.right", ContestFindings.share(right, held));
            results.putAll(each);
        }
    }

    /// Table and remarks.
    Findings findings() {
        List<List<Double>> rows = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int k = 0; k < book.pages().size(); k++) {
            Survey.Case one = plan.survey().cases().get(k);
            ContestTally tally = book.pages().get(k).tally();
            for (Round round : Round.values()) {
                for (int c = 0; c < plan.names().size(); c++) {
                    if (tally.count(round, c, List.of(Place.values())) > 0) {
                        rows.add(row(k, one, tally, round, c));
                    }
                }
            }
            tally.reasons().forEach(reason -> remarks.add(one.name() + ": " + reason));
            tally.boxes().remarks().forEach(remark -> remarks.add(one.name() + ": " + remark));
        }
        return new Findings(List.of(new FindingTable(Shape.SURVEY, rows)), remarks);
    }

    private static List<Double> row(int k, Survey.Case one, ContestTally tally, Round round, int c) {
        List<Double> row = new ArrayList<>();
        row.add((double) k);
        row.add(one.at().isEmpty() ? Double.NaN : one.at().getFirst());
        row.add(one.at().size() < 2 ? Double.NaN : one.at().getLast());
        row.add((double) round.code());
        row.add((double) c);
        for (Place place :
                List.of(Place.WINNER, Place.PICKED, Place.TIED, Place.DISPUTED, Place.BEHIND, Place.ABSENT)) {
            row.add((double) tally.count(round, c, List.of(place)));
        }
        row.add((double) tally.rejected(round));
        for (Estimate estimate : List.of(tally.behind(round, c), tally.distance(round, c))) {
            row.add(estimate.value());
            row.add(estimate.standardError());
        }
        return row;
    }
}
