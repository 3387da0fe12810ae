package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.septuple.contest.Contest;
import org.septuple.contest.Contestant;
import org.septuple.contest.Score;
import org.septuple.experiment.ContestCirculation.Turn;
import org.septuple.statistics.Estimate;

/// What the contests of all seeds gave so far, as numbers that a checkpoint can hold.
///
/// A number of several seeds is their mean, with the error of their spread; that of one seed has the error that the seed knows.
final class ContestTally {

    /// A contest of a seed.
    enum Round {
        /// With parameters measured on increments.
        GIVEN(0),
        /// With parameters fitted on early times.
        FITTED(1);

        private final int code;

        Round(int code) {
            this.code = code;
        }

        /// Its number in tables.
        int code() {
            return code;
        }

        /// Its name in results.
        String word() {
            return this == GIVEN ? "given" : "fitted";
        }
    }

    private static final int FIXED = 6;

    private final List<Contestant> contestants;
    private final List<Double> late;
    private final int replicas;
    private final int parameters;
    /// By seed, round and contestant: round, contestant, place, then value and error of score, of how much is lacking, of the distance at
    /// each late time, of the mean distance, of each parameter; NaN where there is none.
    private final List<double[]> rows = new ArrayList<>();
    /// By seed and round: round, statistic and p-value of adequacy, 1 if rejected.
    private final List<double[]> adequacies = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();
    private final AlphaTally alphas;
    private final BoxTally boxes;
    private final CirculationTally circulation;
    private final ArrowTally arrow;
    private int seeds;

    /// Nothing yet.
    ///
    /// @param contestants in the order of tables
    /// @param late        γt of late times
    /// @param plan        of the contest
    ContestTally(List<Contestant> contestants, List<Double> late, ContestPlan plan) {
        this.contestants = contestants;
        this.late = late;
        this.replicas = plan.replicas();
        this.alphas = new AlphaTally(plan.alpha(), names(contestants), replicas);
        this.boxes = new BoxTally(names(contestants));
        this.circulation = new CirculationTally(Turn.of(plan.grid()), replicas);
        this.arrow = new ArrowTally(plan.mover().rate());
        this.parameters = contestants.stream()
                .mapToInt(one -> one.parameters().size())
                .max()
                .orElse(0);
    }

    /// Seeds that are done.
    int seeds() {
        return seeds;
    }

    /// Takes what a seed gave.
    void add(ContestSeed.Held held) {
        alphas.add(held.alphas());
        boxes.add(held.boxes());
        held.arrow().ifPresent(arrow::add);
        held.circulation()
                .ifPresent(found ->
                        circulation.add(found, held.pressure().getFirst().reference()));
        add(held.contests());
    }

    private void add(Map<Round, Contest> contests) {
        contests.forEach((round, contest) -> {
            for (int c = 0; c < contestants.size(); c++) {
                rows.add(row(round, c, contest));
            }
            contest.adequacy()
                    .ifPresent(found -> adequacies.add(
                            new double[] {round.code, found.statistic(), found.pValue(), found.rejected() ? 1 : 0}));
            contest.absent().forEach(one -> {
                String line = "%s has no prediction in the contest of %s parameters: %s"
                        .formatted(one.name(), round.word(), one.reason().replace('\n', ' '));
                if (reasons.stream().noneMatch(said -> said.startsWith(line.substring(0, line.indexOf(':'))))) {
                    reasons.add(line);
                }
            });
        });
        seeds++;
    }

    /// Whether no contest was held.
    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Takes a seed that cannot be judged.
    ///
    /// @param reason why
    void skip(String reason) {
        String line = "nothing can be judged: " + reason.replace('\n', ' ');
        if (!reasons.contains(line)) {
            reasons.add(line);
        }
        seeds++;
    }

    private double[] row(Round round, int c, Contest contest) {
        double[] row = new double[width()];
        Arrays.fill(row, Double.NaN);
        row[0] = round.code;
        row[1] = c;
        row[2] = Place.of(contestants.get(c).name(), contest).code();
        contest.scores().stream()
                .filter(score -> score.name().equals(contestants.get(c).name()))
                .findFirst()
                .ifPresent(score -> fill(row, score, contest.scores().getFirst()));
        return row;
    }

    private void fill(double[] row, Score score, Score leader) {
        put(row, 0, score.logScore());
        put(row, 1, score == leader ? Estimate.exact(0, replicas) : leader.logScoreAbove(score));
        for (int t = 0; t < late.size(); t++) {
            put(row, 2 + t, score.energyByTime().get(t));
        }
        put(row, 2 + late.size(), score.energy());
        for (int k = 0; k < score.contestant().parameters().size(); k++) {
            put(row, FIXED / 2 + late.size() + k, score.law().estimate(k));
        }
    }

    private int width() {
        return 3 + FIXED + 2 * (late.size() + parameters);
    }

    private static void put(double[] row, int pair, Estimate estimate) {
        row[3 + 2 * pair] = estimate.value();
        row[4 + 2 * pair] = estimate.standardError();
    }

    /// How often a contestant came out in one of some ways.
    long count(Round round, int contestant, List<Place> places) {
        return of(round, contestant).stream()
                .filter(row -> places.stream().anyMatch(place -> place.code() == row[2]))
                .count();
    }

    /// Contests with a leader that its own prediction rejects.
    long rejected(Round round) {
        return adequacies.stream()
                .filter(row -> row[0] == round.code && row[3] > 0)
                .count();
    }

    /// Contests whose leader was tested.
    long tested(Round round) {
        return adequacies.stream().filter(row -> row[0] == round.code).count();
    }

    /// Mean log score.
    Estimate score(Round round, int contestant) {
        return over(round, contestant, 0);
    }

    /// Mean lack of log score beside the leader.
    Estimate behind(Round round, int contestant) {
        return over(round, contestant, 1);
    }

    /// Energy distance at a late time.
    Estimate distance(Round round, int contestant, int time) {
        return over(round, contestant, 2 + time);
    }

    /// Energy distance, mean over late times.
    Estimate distance(Round round, int contestant) {
        return over(round, contestant, 2 + late.size());
    }

    /// A parameter.
    Estimate parameter(Round round, int contestant, int parameter) {
        return over(round, contestant, FIXED / 2 + late.size() + parameter);
    }

    /// Why some had no prediction, a line each.
    List<String> reasons() {
        return reasons;
    }

    private List<double[]> of(Round round, int contestant) {
        return rows.stream()
                .filter(row -> row[0] == round.code && row[1] == contestant)
                .toList();
    }

    private Estimate over(Round round, int contestant, int pair) {
        List<double[]> known = of(round, contestant).stream()
                .filter(row -> !Double.isNaN(row[3 + 2 * pair]))
                .toList();
        if (known.isEmpty()) {
            return new Estimate(Double.NaN, Double.NaN, 1);
        }
        return known.size() == 1
                ? new Estimate(known.getFirst()[3 + 2 * pair], known.getFirst()[4 + 2 * pair], replicas)
                : Estimate.ofMean(
                        known.stream().mapToDouble(row -> row[3 + 2 * pair]).toArray());
    }

    /// Names of the parameters of a contestant.
    List<String> parameters(int contestant) {
        return contestants.get(contestant).parameters().stream()
                .map(Contestant.Parameter::name)
                .toList();
    }

    /// Names of the contestants.
    List<String> names() {
        return names(contestants);
    }

    private static List<String> names(List<Contestant> contestants) {
        return contestants.stream().map(Contestant::name).toList();
    }

    /// α by likelihood.
    AlphaTally alphas() {
        return alphas;
    }

    /// What larger boxes change.
    BoxTally boxes() {
        return boxes;
    }

    /// Circulation of the current velocity.
    CirculationTally circulation() {
        return circulation;
    }

    /// Fall and rise of H.
    ArrowTally arrow() {
        return arrow;
    }

    /// γt of late times.
    List<Double> late() {
        return late;
    }

    void save(Checkpoint moment) {
        moment.put("seeds", seeds);
        moment.put("rows", rows.toArray(double[][]::new));
        moment.put("adequacies", adequacies.toArray(double[][]::new));
        moment.put("reasons", reasons);
        alphas.save(moment);
        boxes.save(moment);
        circulation.save(moment);
        arrow.save(moment);
    }

    void resume(Checkpoint moment) {
        seeds = (int) moment.integer("seeds");
        rows.addAll(List.of(moment.rows("rows")));
        adequacies.addAll(List.of(moment.rows("adequacies")));
        reasons.addAll(moment.texts("reasons"));
        alphas.resume(moment);
        boxes.resume(moment);
        circulation.resume(moment);
        arrow.resume(moment);
    }
}
