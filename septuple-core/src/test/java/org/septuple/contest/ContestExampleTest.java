package org.septuple.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Boundary;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Drift;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Langevin;
import org.septuple.numerics.lanes.Lanes;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.Harmonic;
import org.septuple.statistics.Estimate;

/// The contest of docs/library.md. A person reads it there, so both must stay the same.
class ContestExampleTest {

    @Test
    void theDocumentedContestGoesToFokkerPlanck() {
        var engine = new Engine(Lanes.kernels(), Crew.alone());
        // begin
        Grid box = Grid.of(new Axis(-5, 5, 128, Boundary.REFLECTING));
        var f = Harmonic.of(new double[] {0}, new double[] {1});
        var start = GaussianDensity.of(new double[] {1}, new double[] {0.1});

        Drift descent = (t, q, count, force) -> {
            for (int r = 0; r < count; r++) {
                force[r] = -q[r];
            }
        };

        List<Observed> seen = new ArrayList<>(); // early, then others later
        for (int first : List.of(25, 125)) {
            var replicas = new Langevin(descent, 1, 0.3, 0.01, first, 1000, engine);
            replicas.write(0, new GridSampler(box, start.values(box)).draw(first, 1000)[0]);
            replicas.advance(first);
            List<Double> times = List.of(first * 0.01, (first + 25) * 0.01, (first + 50) * 0.01);
            seen.add(new Observed(times, replicas.record(first + 50, 25, 0)));
        }

        List<Double> guess = List.of(0.5, 0.5); // γ and D
        Contest contest = Contest.fitted(
                Judge.usual(box, 1),
                List.of(
                        new Contest.Candidate(
                                GaussianContestant.fokkerPlanck(f, start, Diffusion.scalar(1, 1)), List.of(guess)),
                        new Contest.Candidate(
                                GaussianContestant.madelung(
                                        f, start, PotentialChoice.STATIONARY, new Multiplier.Saturated()),
                                List.of(guess))),
                seen.getFirst(),
                seen.getLast());
        Verdict verdict = contest.verdict(); // Winner[winner=fokker-planck]
        Estimate gamma = contest.fits().getFirst().estimate(0);
        // end
        assertThat(verdict).isEqualTo(new Verdict.Winner("fokker-planck"));
        assertThat(gamma.zAgainst(1)).isBetween(-3.0, 3.0);
        assertThat(contest.fits().getFirst().estimate(1).zAgainst(0.3)).isBetween(-3.0, 3.0);
        assertThat(contest.adequacy().orElseThrow().rejected()).isFalse();
    }

    @Test
    void theDocumentedProgramIsThisOne() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/septuple/contest/ContestExampleTest.java"));
        String page = Files.readString(Path.of("../docs/library.md"));
        String program = test.substring(test.indexOf("// begin") + 8, test.indexOf("// end"));
        int begin = page.indexOf("```java", page.indexOf("Descriptions held against")) + 7;
        String shown = page.substring(begin, page.indexOf("```", begin));
        assertThat(shown.replaceAll("\\s+", " ")).isEqualTo(program.replaceAll("\\s+", " "));
    }
}
