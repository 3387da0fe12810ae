package org.septuple.io;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// "Did you mean": the known word nearest to one that is not known.
final class Suggestion {

    private static final int FARTHEST = 2;
    private static final int LONGEST = 64;

    private Suggestion() {}

    /// The nearest of `known` within two edits and half the letters, or else the shortest that `word`
    /// begins or that begins `word`.
    static Optional<String> of(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        var lower = normal(word);
        String nearest = null;
        int least = FARTHEST + 1;
        for (var candidate : known) {
            int distance = distance(lower, normal(candidate));
            if (distance < least && 2 * distance <= Math.max(word.length(), candidate.length())) {
                nearest = candidate;
                least = distance;
            }
        }
        if (nearest != null) {
            return Optional.of(nearest);
        }
        return known.stream()
                .filter(candidate -> isPrefix(lower, normal(candidate)) || isPrefix(normal(candidate), lower))
                .min((a, b) -> a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b));
    }

    /// Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and
    /// swaps of neighbours; anything beyond 2 is reported as 3.
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > FARTHEST) {
            return FARTHEST + 1;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return Math.min(d[a.length()][b.length()], FARTHEST + 1);
    }

    private static boolean isPrefix(String prefix, String word) {
        return prefix.length() >= 3 && word.startsWith(prefix);
    }

    /// Case and the choice between `_` and `-` are no difference to speak of.
    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
