package org.septuple.measurement;

/// Legendre's polynomials on (0, 1), ψ_k(s) = P_k(2s − 1), which weigh quantiles: ∫ψ_k Q ds are L-moments but for their scale.
///
/// Source: J. R. M. Hosking, J. R. Statist. Soc. B 52 (1990) 105.
final class ShiftedLegendre {

    private final int count;
    private final double[] inner;
    private final double[] edges;

    /// ψ_0 … at n equal parts of (0, 1): in their middles and at their lower ends.
    ///
    /// @param parts n
    /// @param count of polynomials
    ShiftedLegendre(int parts, int count) {
        this.count = count;
        this.inner = new double[parts * count];
        this.edges = new double[parts * count];
        double[] some = new double[count];
        for (int i = 0; i < parts; i++) {
            values((i + 0.5) / parts, some);
            System.arraycopy(some, 0, inner, i * count, count);
            values((double) i / parts, some);
            System.arraycopy(some, 0, edges, i * count, count);
        }
    }

    /// Number of polynomials.
    int count() {
        return count;
    }

    /// ψ_k in the middle of a part.
    double inner(int part, int k) {
        return inner[part * count + k];
    }

    /// ψ_k at the lower end of a part.
    double edge(int part, int k) {
        return edges[part * count + k];
    }

    /// Values.
    ///
    /// @param s   in [0, 1]
    /// @param out receives ψ_0(s), ψ_1(s), …
    static void values(double s, double[] out) {
        double x = 2 * s - 1;
        for (int k = 0; k < out.length; k++) {
            out[k] = k == 0 ? 1 : k == 1 ? x : ((2 * k - 1) * x * out[k - 1] - (k - 1) * out[k - 2]) / k;
        }
    }

    /// Slopes.
    ///
    /// @param s      in [0, 1]
    /// @param values ψ_k(s)
    /// @param out    receives ψ_k′(s)
    static void slopes(double s, double[] values, double[] out) {
        double x = 2 * s - 1;
        for (int k = 0; k < out.length; k++) {
            out[k] = k == 0 ? 0 : 2 * k * values[k - 1] + x * out[k - 1];
        }
    }
}
