package org.septuple.gravity;

import java.util.Arrays;
import org.septuple.spacetime.MetricJet;

/// Curvature of a metric at one event: scratch of one thread, filled without allocation. Positive on spheres.
///
/// ```
/// R_ρσμν = ½ (∂_σ∂_μ g_ρν + ∂_ρ∂_ν g_σμ − ∂_ρ∂_μ g_σν − ∂_σ∂_ν g_ρμ) + Γ_ασμ Γ^α_ρν − Γ_ασν Γ^α_ρμ
/// R_σν = g^ρμ R_ρσμν (8.9),  R = g^σν R_σν,  G_σν = R_σν − ½ R g_σν
/// C_ρσμν = R_ρσμν − ½ (g_ρμ R_σν − g_ρν R_σμ − g_σμ R_ρν + g_σν R_ρμ) + R/6 (g_ρμ g_σν − g_ρν g_σμ)
/// ```
///
/// A tensor with the symmetries of Riemann's is a symmetric 6×6 matrix over the antisymmetric pairs 01, 02, 03, 12, 13, 23: R_AB for ρσ = A and μν = B. Raising both indices
/// of a pair is the matrix G^AB = g^ρμ g^σν − g^ρν g^σμ, so that R_ρσμν R^ρσμν = 4 tr (G R)².
///
/// The curvature of space is that of −dt² + g_ab dx^a dx^b without ∂_t: R_ab and R are those of three dimensions then, R_0μ = 0.
///
/// Source: C. W. Misner, K. S. Thorne, J. A. Wheeler, *Gravitation* (1973), whose signs these are.
public final class Curvature {

    private static final int FOUR = MetricJet.DIMENSIONS;
    private static final int TEN = MetricJet.PAIRS;
    private static final int SIX = 6;
    /// A ≤ B.
    private static final int ENTRIES = 21;
    /// Pairs ρμ, ρν, σμ, σν of each entry.
    private static final int[] PAIRS = new int[FOUR * ENTRIES];
    /// Places of R_AB and R_BA.
    private static final int[] UPPER = new int[ENTRIES];

    private static final int[] LOWER = new int[ENTRIES];
    /// Number of the pair μν; that of νμ has the other sign.
    private static final int[] PLACE = {-1, 0, 1, 2, 0, -1, 3, 4, 1, 3, -1, 5, 2, 4, 5, -1};

    static {
        int[] first = {0, 0, 0, 1, 1, 2};
        int[] second = {1, 2, 3, 2, 3, 3};
        for (int a = 0, entry = 0; a < SIX; a++) {
            for (int b = a; b < SIX; b++, entry++) {
                PAIRS[FOUR * entry] = MetricJet.pair(first[a], first[b]);
                PAIRS[FOUR * entry + 1] = MetricJet.pair(first[a], second[b]);
                PAIRS[FOUR * entry + 2] = MetricJet.pair(second[a], first[b]);
                PAIRS[FOUR * entry + 3] = MetricJet.pair(second[a], second[b]);
                UPPER[entry] = SIX * a + b;
                LOWER[entry] = SIX * b + a;
            }
        }
    }

    private final Connection connection = new Connection();
    private final double[] metric = new double[TEN];
    private final double[] riemann = new double[SIX * SIX];
    private final double[] ricci = new double[TEN];
    private final double[] weyl = new double[SIX * SIX];
    private final double[] raising = new double[SIX * SIX];
    private final double[] mixed = new double[SIX * SIX];
    private double scalar;
    private boolean raised;

    /// Computes connection, Riemann, Ricci and scalar; the rest when it is asked for.
    ///
    /// @param jet metric with second derivatives
    /// @return false if the metric is singular or not finite; then nothing here is to be used
    public boolean of(MetricJet jet) {
        if (jet.order() < 2) {
            throw new IllegalArgumentException(
                    "curvature of a metric with derivatives of order %d: need 2".formatted(jet.order()));
        }
        if (!connection.of(jet)) {
            return false;
        }
        System.arraycopy(jet.metric(), 0, metric, 0, TEN);
        riemann(jet.second());
        contract();
        return true;
    }

    private void riemann(double[] dd) {
        double[] lower = connection.lowered();
        double[] upper = connection.symbols();
        for (int entry = 0, at = 0; entry < ENTRIES; entry++, at += FOUR) {
            int rhoMu = PAIRS[at];
            int rhoNu = PAIRS[at + 1];
            int sigmaMu = PAIRS[at + 2];
            int sigmaNu = PAIRS[at + 3];
            double bends = dd[TEN * sigmaMu + rhoNu]
                    + dd[TEN * rhoNu + sigmaMu]
                    - dd[TEN * rhoMu + sigmaNu]
                    - dd[TEN * sigmaNu + rhoMu];
            double sum = 0.5 * bends
                    + (lower[sigmaMu] * upper[rhoNu] - lower[sigmaNu] * upper[rhoMu])
                    + (lower[TEN + sigmaMu] * upper[TEN + rhoNu] - lower[TEN + sigmaNu] * upper[TEN + rhoMu])
                    + (lower[20 + sigmaMu] * upper[20 + rhoNu] - lower[20 + sigmaNu] * upper[20 + rhoMu])
                    + (lower[30 + sigmaMu] * upper[30 + rhoNu] - lower[30 + sigmaNu] * upper[30 + rhoMu]);
            riemann[UPPER[entry]] = sum;
            riemann[LOWER[entry]] = sum;
        }
    }

    /// R_σν = g^ρμ R_ρσμν, each R_AB giving four terms, and as many transposed ones.
    private void contract() {
        double[] inverse = connection.inverse();
        Arrays.fill(ricci, 0);
        for (int entry = 0, at = 0; entry < ENTRIES; entry++, at += FOUR) {
            int rhoMu = PAIRS[at];
            int rhoNu = PAIRS[at + 1];
            int sigmaMu = PAIRS[at + 2];
            int sigmaNu = PAIRS[at + 3];
            double value = riemann[UPPER[entry]];
            value = UPPER[entry] == LOWER[entry] ? 0.5 * value : value;
            ricci[sigmaNu] += inverse[rhoMu] * value;
            ricci[rhoMu] += inverse[sigmaNu] * value;
            ricci[sigmaMu] -= inverse[rhoNu] * value;
            ricci[rhoNu] -= inverse[sigmaMu] * value;
        }
        for (int mu = 0; mu < FOUR; mu++) {
            ricci[MetricJet.pair(mu, mu)] *= 2;
        }
        scalar = trace(inverse, ricci);
        raised = false;
    }

    private static double trace(double[] inverse, double[] form) {
        return inverse[0] * form[0]
                + inverse[4] * form[4]
                + inverse[7] * form[7]
                + inverse[9] * form[9]
                + 2
                        * (inverse[1] * form[1]
                                + inverse[2] * form[2]
                                + inverse[3] * form[3]
                                + inverse[5] * form[5]
                                + inverse[6] * form[6]
                                + inverse[8] * form[8]);
    }

    /// The connection at the same event.
    ///
    /// @return Γ, g^μν and det g
    public Connection connection() {
        return connection;
    }

    /// R_ρσμν.
    ///
    /// @param rho   index
    /// @param sigma index
    /// @param mu    index
    /// @param nu    index
    /// @return the component
    public double riemann(int rho, int sigma, int mu, int nu) {
        return component(riemann, rho, sigma, mu, nu);
    }

    /// C_ρσμν of [#weyl()].
    ///
    /// @param rho   index
    /// @param sigma index
    /// @param mu    index
    /// @param nu    index
    /// @return the component, if [#weyl()] was called for this event
    public double weyl(int rho, int sigma, int mu, int nu) {
        return component(weyl, rho, sigma, mu, nu);
    }

    private static double component(double[] tensor, int rho, int sigma, int mu, int nu) {
        if (rho == sigma || mu == nu) {
            return 0;
        }
        double value = tensor[SIX * PLACE[FOUR * rho + sigma] + PLACE[FOUR * mu + nu]];
        return (rho < sigma) == (mu < nu) ? value : -value;
    }

    /// R_AB, not to be written.
    ///
    /// @return 6×6
    public double[] riemann() {
        return riemann;
    }

    /// R_μν, not to be written.
    ///
    /// @return ten pairs
    public double[] ricci() {
        return ricci;
    }

    /// R_μν.
    ///
    /// @param mu index
    /// @param nu index
    /// @return the component
    public double ricci(int mu, int nu) {
        return ricci[MetricJet.pair(mu, nu)];
    }

    /// R.
    ///
    /// @return 12H² in de Sitter's space-time
    public double scalar() {
        return scalar;
    }

    /// G_μν = R_μν − ½ R g_μν.
    ///
    /// @param mu index
    /// @param nu index
    /// @return the component
    public double einstein(int mu, int nu) {
        int pair = MetricJet.pair(mu, nu);
        return ricci[pair] - 0.5 * scalar * metric[pair];
    }

    /// Computes C_AB, which has no trace; not to be written.
    ///
    /// @return 6×6
    public double[] weyl() {
        for (int entry = 0, at = 0; entry < ENTRIES; entry++, at += FOUR) {
            int rhoMu = PAIRS[at];
            int rhoNu = PAIRS[at + 1];
            int sigmaMu = PAIRS[at + 2];
            int sigmaNu = PAIRS[at + 3];
            double traces = metric[rhoMu] * ricci[sigmaNu]
                    - metric[rhoNu] * ricci[sigmaMu]
                    - metric[sigmaMu] * ricci[rhoNu]
                    + metric[sigmaNu] * ricci[rhoMu];
            double round = metric[rhoMu] * metric[sigmaNu] - metric[rhoNu] * metric[sigmaMu];
            double value = riemann[UPPER[entry]] - 0.5 * traces + scalar / 6 * round;
            weyl[UPPER[entry]] = value;
            weyl[LOWER[entry]] = value;
        }
        return weyl;
    }

    /// R_ρσμν R^ρσμν, Kretschmann's scalar.
    ///
    /// @return 48M²/r⁶ around a mass
    public double kretschmann() {
        raising();
        return square(riemann);
    }

    /// C_ρσμν C^ρσμν = R_ρσμν R^ρσμν − 2 R_μν R^μν + R²/3.
    ///
    /// @return 0 where the metric is conformally flat
    public double weylSquare() {
        raising();
        return square(weyl());
    }

    /// G^AB, unless it is there.
    private void raising() {
        if (raised) {
            return;
        }
        double[] inverse = connection.inverse();
        for (int entry = 0, at = 0; entry < ENTRIES; entry++, at += FOUR) {
            double value =
                    inverse[PAIRS[at]] * inverse[PAIRS[at + 3]] - inverse[PAIRS[at + 1]] * inverse[PAIRS[at + 2]];
            raising[UPPER[entry]] = value;
            raising[LOWER[entry]] = value;
        }
        raised = true;
    }

    private double square(double[] tensor) {
        for (int a = 0; a < SIX; a++) {
            int at = SIX * a;
            for (int b = 0; b < SIX; b++) {
                mixed[at + b] = raising[at] * tensor[b]
                        + raising[at + 1] * tensor[SIX + b]
                        + raising[at + 2] * tensor[12 + b]
                        + raising[at + 3] * tensor[18 + b]
                        + raising[at + 4] * tensor[24 + b]
                        + raising[at + 5] * tensor[30 + b];
            }
        }
        double trace = 0;
        for (int a = 0; a < SIX; a++) {
            trace += mixed[SIX * a + a] * mixed[SIX * a + a];
            for (int b = a + 1; b < SIX; b++) {
                trace += 2 * mixed[SIX * a + b] * mixed[SIX * b + a];
            }
        }
        return 4 * trace;
    }
}
