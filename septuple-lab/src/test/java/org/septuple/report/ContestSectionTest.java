package org.septuple.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.septuple.experiment.ContestPlan;
import org.septuple.experiment.Experiment;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.experiment.Mover;
import org.septuple.experiment.Survey;
import org.septuple.learning.HeavyBall;
import org.septuple.learning.SingleWeight;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Grid;
import org.septuple.quantum.GaussianDensity;

class ContestSectionTest {

    private static final Pattern MARKER =
            Pattern.compile("class=\"marker (ink\\d)\"[^>]*><title>([a-z]+(?:-[a-z]+)*[+-]?)[,:]");

    private static final Experiment.Contest CONTEST = new Experiment.Contest(
            new Experiment.Header("inks", 1, "completed"),
            new ContestPlan(
                    new Mover.Learners(new SingleWeight(1, 1, 1, 0, 8), new HeavyBall(0.1, 0)),
                    Survey.none(),
                    Grid.of(new org.septuple.numerics.Axis(-2, 2, 128, Boundary.REFLECTING)),
                    GaussianDensity.of(new double[] {0.5}, new double[] {0.04}),
                    400,
                    2,
                    List.of(0.5, 1.5),
                    1,
                    List.of(ContestPlan.Entrant.FOKKER_PLANCK, ContestPlan.Entrant.MADELUNG_STATIONARY),
                    new ContestPlan.AlphaPlan.Imposed(0.5),
                    ContestPlan.Tampering.NONE,
                    0.05,
                    false));

    /// Of three contestants the second has no prediction in the first round: the third keeps its ink all the same.
    @Test
    void aContestantHasOneInkEverywhere() {
        FindingTable standings = new FindingTable(
                Shape.STANDINGS,
                List.of(standing(0, 0), standing(0, 2), standing(1, 0), standing(1, 1), standing(1, 2)));
        FindingTable distances = new FindingTable(
                Shape.DISTANCES,
                List.of(
                        List.of(0.0, 0.0, 1.0, 0.1, 0.01),
                        List.of(0.0, 2.0, 1.0, 0.2, 0.01),
                        List.of(1.0, 0.0, 1.0, 0.1, 0.01),
                        List.of(1.0, 1.0, 1.0, 0.3, 0.01),
                        List.of(1.0, 2.0, 1.0, 0.2, 0.01)));
        Markup html = new Markup();
        new ContestSection(new Findings(List.of(standings, distances), List.of()), CONTEST).write(html);
        Map<String, Set<String>> inks = new TreeMap<>();
        Matcher marked = MARKER.matcher(html.toString());
        while (marked.find()) {
            inks.computeIfAbsent(marked.group(2), name -> new TreeSet<>()).add(marked.group(1));
        }
        assertThat(inks)
                .isEqualTo(Map.of(
                        "fokker-planck",
                        Set.of("ink0"),
                        "madelung-stationary+",
                        Set.of("ink1"),
                        "madelung-stationary-",
                        Set.of("ink2")));
    }

    private static List<Double> standing(double round, double contestant) {
        return Shape.STANDINGS.columns().stream()
                .map(column -> switch (column.name()) {
                    case "round" -> round;
                    case "contestant" -> contestant;
                    default -> 0.5;
                })
                .toList();
    }
}
