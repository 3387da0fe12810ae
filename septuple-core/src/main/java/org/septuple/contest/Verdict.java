package org.septuple.contest;

import java.util.List;

/// What a [Contest] says.
public sealed interface Verdict {

    /// One contestant is better than all others.
    ///
    /// @param winner its name
    record Winner(String winner) implements Verdict {}

    /// Several cannot be told apart from the leader.
    ///
    /// @param names all of them, the leader first
    /// @param pick  the one with the fewest fitted parameters, of those the one with the best score: a choice by parsimony, not by evidence
    record Tie(List<String> names, String pick) implements Verdict {
        /// Copies.
        public Tie {
            names = List.copyOf(names);
        }
    }

    /// The log score prefers one, the energy distance significantly another.
    ///
    /// @param byScore  leader by log score
    /// @param byEnergy those that are significantly closer, the closest first
    record Contradiction(String byScore, List<String> byEnergy) implements Verdict {
        /// Copies.
        public Contradiction {
            byEnergy = List.copyOf(byEnergy);
        }
    }

    /// No contestant has a prediction.
    record Nobody() implements Verdict {}
}
