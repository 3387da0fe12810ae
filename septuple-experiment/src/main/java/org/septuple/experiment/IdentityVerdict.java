package org.septuple.experiment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.septuple.spacetime.LorentzTransform;

/// Whether (6.3) = (6.4) at random places, in words.
///
/// @param worst    largest violation, of the largest term
/// @param allowed  largest change of ΔS that the tolerance lets pass
/// @param blind    vectors of which it lets |ΔS| or more pass
/// @param rapidity least of these vectors; NaN without
/// @param control  least violation with g left as it was, of the largest term
/// @param unseen   vectors whose violation with g left as it was is within the tolerance
record IdentityVerdict(double worst, double allowed, long blind, double rapidity, double control, long unseen) {

    private static final double ROUND_OFF = 0x1p-53;
    private static final double TOLERANCE = IdentityPlan.Lorentz.TOLERANCE;

    /// What the numbers say.
    enum Word {
        /// Every vector is within the tolerance, which is a test of ΔS, and its control is not.
        HOLDS("holds"),
        /// One vector is not within the tolerance.
        FAILS("fails"),
        /// One vector is within it whatever its ΔS is, or its control is within it too.
        NOT_TESTABLE("not testable");

        private final String word;

        Word(String word) {
            this.word = word;
        }
    }

    Word word() {
        if (!(worst <= TOLERANCE)) {
            return Word.FAILS;
        }
        return blind > 0 || unseen > 0 ? Word.NOT_TESTABLE : Word.HOLDS;
    }

    /// Two remarks: of the identity, and of its control.
    List<String> remarks(IdentityPlan.Lorentz plan) {
        String what =
                "(6.3) = (6.4), %s vectors, rapidities below %s: %s. The largest violation is %s of the largest term, tolerance %s, which lets ΔS change by %s or less."
                        .formatted(
                                plan.vectors(),
                                BigDecimal.valueOf(plan.rapidity())
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                word().word,
                                scientific(worst),
                                scientific(TOLERANCE),
                                scientific(allowed));
        if (word() == Word.FAILS) {
            what += " Round-off reaches 2^-53 cosh² = %s of it.".formatted(scientific(roundOff(plan.rapidity())));
        }
        if (blind > 0) {
            what += " For %s vectors, of rapidity %.1f and more, that is |ΔS| itself or more: lower `rapidity`."
                    .formatted(blind, rapidity);
        }
        return List.of(
                what,
                unseen == 0
                        ? "With g_i left as it was every vector violates it, by %s or more."
                                .formatted(scientific(control))
                        : "With g_i left as it was %s vectors violate it no more than the tolerance."
                                .formatted(unseen));
    }

    private static double roundOff(double rapidity) {
        double cosh = LorentzTransform.boost(new double[] {1, 0, 0}, rapidity).entry(0, 0);
        return ROUND_OFF * cosh * cosh;
    }

    private static String scientific(double x) {
        return String.format(Locale.ROOT, "%.1e", x).replace("e-0", "e-").replace("e+00", "");
    }
}
