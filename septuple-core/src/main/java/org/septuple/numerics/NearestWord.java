package org.septuple.numerics;

import java.util.List;
import java.util.Optional;

/// "Did you mean" for names in formulas.
final class NearestWord {

    private NearestWord() {}

    /// The known word that differs by the fewest insertions, deletions and substitutions, if by no more than 2 and half its letters.
    static Optional<String> of(String word, List<String> known) {
        String best = null;
        int least = 3;
        for (String candidate : known) {
            int distance = Math.abs(word.length() - candidate.length()) > 2 ? 3 : distance(word, candidate);
            if (distance < least && 2 * distance <= Math.max(word.length(), candidate.length())) {
                least = distance;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
                int next = Math.min(corner + change, 1 + Math.min(row[j], row[j - 1]));
                corner = row[j];
                row[j] = next;
            }
        }
        return row[b.length()];
    }
}
