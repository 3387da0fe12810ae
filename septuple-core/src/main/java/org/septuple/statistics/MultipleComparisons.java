package org.septuple.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// p-values of many tests, adjusted so that they may be held against one level α together.
///
/// With p₍₁₎ ≤ … ≤ p₍ₘ₎:
///
/// | method | adjusted p₍ₖ₎, at most 1 | holds below α | for tests that are |
/// |---|---|---|---|
/// | [#holm] | max over j ≤ k of (m − j + 1) p₍ⱼ₎ | the chance of any false discovery | any |
/// | [#benjaminiHochberg] | min over j ≥ k of m p₍ⱼ₎/j | the expected part of false among all discoveries | independent, or positively dependent |
/// | [#benjaminiYekutieli] | Σᵢ 1/i times the same | the same | any |
///
/// Source: S. Holm, Scand. J. Stat. 6 (1979) 65; Y. Benjamini, Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289; Y. Benjamini,
/// D. Yekutieli, Ann. Stat. 29 (2001) 1165.
public final class MultipleComparisons {

    private MultipleComparisons() {}

    /// Adjusts for the chance of any false discovery.
    ///
    /// @param p values in [0, 1]
    /// @return adjusted values, in the order of p
    public static double[] holm(double[] p) {
        int[] order = rising(p);
        int m = p.length;
        double[] adjusted = new double[m];
        double largest = 0;
        for (int k = 0; k < m; k++) {
            largest = Math.max(largest, Math.min(1, (m - k) * p[order[k]]));
            adjusted[order[k]] = largest;
        }
        return adjusted;
    }

    /// Adjusts for the rate of false discoveries of independent tests.
    ///
    /// @param p values in [0, 1]
    /// @return adjusted values, in the order of p
    public static double[] benjaminiHochberg(double[] p) {
        return falseDiscoveryRate(p, 1);
    }

    /// Adjusts for the rate of false discoveries of any tests.
    ///
    /// @param p values in [0, 1]
    /// @return adjusted values, in the order of p
    public static double[] benjaminiYekutieli(double[] p) {
        double harmonic =
                IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
        return falseDiscoveryRate(p, harmonic);
    }

    private static double[] falseDiscoveryRate(double[] p, double factor) {
        int[] order = rising(p);
        int m = p.length;
        double[] adjusted = new double[m];
        double least = 1;
        for (int k = m - 1; k >= 0; k--) {
            least = Math.min(least, factor * m * p[order[k]] / (k + 1));
            adjusted[order[k]] = least;
        }
        return adjusted;
    }

    private static int[] rising(double[] p) {
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p-value %d is %s; need [0, 1]".formatted(i, p[i]));
            }
        }
        return IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
