package org.septuple.gravity.cosmology;

import java.util.List;

/// How a universe expands, over some time.
///
/// @param begin     `BIG_BANG`: t is counted from there; otherwise t = 0 where a = 1, and this is how the past ended: `REACHED` where asked for
/// @param points    at the times asked for, those in the history
/// @param passages  turning points and changes of the sign of ä, in the order of time
/// @param end       how the future ended
/// @param last      the last state; that of t = 0 if no later time was asked for
/// @param age       time from the big bang to a = 1; infinite without a big bang
/// @param violation largest violation of Friedmann's constraint, relative to its terms
/// @param steps     of integration
public record ExpansionHistory(
        ExpansionEnd begin,
        List<ExpansionPoint> points,
        List<Passage> passages,
        ExpansionEnd end,
        ExpansionPoint last,
        double age,
        double violation,
        long steps) {

    /// Copies.
    public ExpansionHistory {
        points = List.copyOf(points);
        passages = List.copyOf(passages);
    }

    /// Something that happens at one time.
    ///
    /// @param kind  what
    /// @param point when
    public record Passage(Kind kind, ExpansionPoint point) {

        /// What can happen.
        public enum Kind {
            /// ȧ = 0.
            TURNING("turning point"),
            /// ä = 0, positive later.
            ACCELERATION("acceleration begins"),
            /// ä = 0, negative later.
            DECELERATION("deceleration begins");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /// For people.
            ///
            /// @return lower case
            public String word() {
                return word;
            }
        }
    }

    /// The first passage of a kind.
    ///
    /// @param kind which
    /// @return its time; NaN if there is none
    public double timeOf(Passage.Kind kind) {
        return passages.stream()
                .filter(passage -> passage.kind() == kind)
                .mapToDouble(passage -> passage.point().time())
                .findFirst()
                .orElse(Double.NaN);
    }
}
