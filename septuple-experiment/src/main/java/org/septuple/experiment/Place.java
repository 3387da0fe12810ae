package org.septuple.experiment;

import java.util.List;
import org.septuple.contest.Contest;
import org.septuple.contest.Verdict;

/// How a contestant came out of one contest.
enum Place {
    /// No prediction.
    ABSENT(0),
    /// Worse than the leader.
    BEHIND(1),
    /// Not told apart from the leader.
    TIED(2),
    /// Not told apart from the leader, and the simplest of those.
    PICKED(3),
    /// Better than all others.
    WINNER(4),
    /// Log score and energy distance prefer different ones, and this is one of them.
    DISPUTED(5);

    private final int code;

    Place(int code) {
        this.code = code;
    }

    /// Its number in tables.
    int code() {
        return code;
    }

    /// Of one contestant.
    static Place of(String name, Contest contest) {
        if (contest.scores().stream().noneMatch(score -> score.name().equals(name))) {
            return ABSENT;
        }
        return switch (contest.verdict()) {
            case Verdict.Winner(String winner) -> winner.equals(name) ? WINNER : BEHIND;
            case Verdict.Tie(List<String> names, String pick) ->
                pick.equals(name) ? PICKED : names.contains(name) ? TIED : BEHIND;
            case Verdict.Contradiction(String leader, List<String> closer) ->
                leader.equals(name) || closer.contains(name) ? DISPUTED : BEHIND;
            case Verdict.Nobody() -> ABSENT;
        };
    }
}
