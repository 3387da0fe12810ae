package org.septuple.thermodynamics;

import java.util.List;

/// A palindrome of kicks and drifts, kick first and last, that approximates Hamilton's equations over a length of as many
/// leapfrog steps as it has drifts. It is reversible and keeps volume; its energy error is O(ε²), and at the same number of
/// gradients that of two or three stages is one to two orders of magnitude less than that of leapfrog steps.
///
/// Source: S. Blanes, F. Casas, J. M. Sanz-Serna, SIAM J. Sci. Comput. 36 (2014) A1556, whose
/// coefficients keep the expected energy error of oscillators least for steps up to 1 per stage and unit frequency.
///
/// @param kicks  lengths of the kicks, in units of the whole
/// @param drifts lengths of the drifts between them
record Splitting(List<Double> kicks, List<Double> drifts) {

    static final Splitting LEAPFROG = new Splitting(List.of(0.5, 0.5), List.of(1.0));
    static final Splitting TWO_STAGES = symmetric(0.21178);
    static final Splitting THREE_STAGES = symmetric(0.11888010966548, 0.29619504261126);

    private static Splitting symmetric(double kick) {
        return new Splitting(List.of(kick, 1 - 2 * kick, kick), List.of(0.5, 0.5));
    }

    private static Splitting symmetric(double kick, double drift) {
        return new Splitting(List.of(kick, 0.5 - kick, 0.5 - kick, kick), List.of(drift, 1 - 2 * drift, drift));
    }

    /// The splitting whose repetition makes so many gradients.
    ///
    /// @param gradients ≥ 1
    /// @return three stages if they divide the number, else two, else one
    static Splitting of(int gradients) {
        if (gradients % 3 == 0) {
            return THREE_STAGES;
        }
        return gradients % 2 == 0 ? TWO_STAGES : LEAPFROG;
    }

    /// The next number of gradients that a splitting of several stages makes.
    ///
    /// @param wanted ≥ 1
    /// @param most   ≥ 1
    /// @return even or a multiple of 3, at least `wanted` if `most` allows; 1 if `most` is
    static int gradients(int wanted, int most) {
        int least = Math.min(most, Math.max(2, wanted));
        int up = least % 3 == 0 ? least : Math.ceilDiv(least, 2) * 2;
        return up <= most ? up : Math.max(1, most / 2 * 2);
    }

    /// Gradients, and drifts, of one repetition.
    int stages() {
        return drifts.size();
    }
}
