package org.septuple.gravity.evolution;

import org.septuple.numerics.Crew;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// Einstein's equations in conformal variables, at zero shift: γ_ij = e^{4φ} γ̃_ij with det γ̃ = 1, K_ij = e^{4φ} (Ã_ij + γ̃_ij K/3) with γ̃^ij Ã_ij = 0, and Γ̂^i, which is
/// Γ̃^i = γ̃^jk Γ̃^i_jk = −∂_j γ̃^ij at first. With R̃_ij(γ̃, Γ̂) = −½ γ̃^lm ∂_l ∂_m γ̃_ij + γ̃_k(i ∂_j) Γ̂^k + Γ̂^k Γ̃_(ij)k + γ̃^lm (2 Γ̃^k_l(i Γ̃_j)km + Γ̃^k_im Γ̃_klj) and
/// R^φ_ij = −2 D̃_i D̃_j φ + 4 ∂_i φ ∂_j φ + γ̃_ij (…), the dots being of no matter to what has no trace,
///
/// ```
/// ∂_t φ = −K/6,  ∂_t γ̃_ij = −2 Ã_ij,  ∂_t κρ = K κρ
/// ∂_t Ã_ij = e^{−4φ} (R̃_ij + R^φ_ij)^TF + K Ã_ij − 2 Ã_ik Ã^k_j
/// ∂_t K = Ã_ij Ã^ij + K²/3 − Λ + ½κρ
/// ∂_t Γ̂^i = 2 (Γ̃^i_jk Ã^jk − ⅔ γ̃^ij ∂_j K + 6 Ã^ij ∂_j φ)
/// ```
///
/// are those of [Variant.Bssn]; other variants add to them. At unit lapse all of them are weakly hyperbolic, as [Adm] is: noise grows in proportion to time.
///
/// | variant | lapse | constraints | dust |
/// |---|---|---|---|
/// | [Variant.Bssn] | 1 | put into ∂_t K, ∂_t Γ̂^i | yes |
/// | [Variant.Ccz4] | 1 | move with light, and are damped | yes |
/// | [Variant.Harmonic] | ∝ √γ | put into ∂_t K, ∂_t Γ̂^i | no |
///
/// Fields are γ̃ (6), Ã (6), φ, K, Γ̂ (3), then Θ or ln α if the variant has it, then κρ if there is dust.
///
/// Source: T. W. Baumgarte, S. L. Shapiro, *Phys. Rev. D* 59 (1999) 024007; M. Alcubierre, *Introduction to 3+1 Numerical Relativity* (2008), section 2.8.
///
/// @param lambda      Λ
/// @param differences in space
/// @param variant     of the equations
public record Conformal(double lambda, Discretisation differences, Variant variant) implements Formulation {

    static final int TRACELESS = 6;
    static final int PHI = 12;
    static final int MEAN = 13;
    static final int GAMMA = 14;
    /// Θ or ln α.
    static final int EXTRA = 17;

    private static final int SIX = SpatialSlice.PAIRS;
    private static final double THIRD = 1.0 / 3;
    /// Largest ω² of CCZ4 over that of the wave equation: ∂_k Γ̂^k − 8 ∂²φ has −∂_t² = (4 Σ_a k_a² of second differences − Σ_a k_a² of first ones)/3, and first differences of the
    /// shortest waves are 0.
    private static final double STIFFNESS = 4.0 / 3;
    /// Damping takes λ·dt down to −½, and leaves this part of the bound to waves.
    private static final double LEFT = 0.9;

    /// What is done with constraints and with the lapse.
    public sealed interface Variant {
        /// The equations of Baumgarte, Shapiro, Shibata and Nakamura at unit lapse.
        record Bssn() implements Variant {}

        /// Those of [Bssn] with a lapse ∝ √γ that is 1 at first: ∂_t α = −α² K, all rates times α, and terms of ∂_i ln α. Strongly hyperbolic, but not synchronous: observers at
        /// rest do not fall freely, and t is not their proper time. A control only; refuses dust, which would not stay at rest.
        record Harmonic() implements Variant {}

        /// The covariant conformal Z4 equations at unit lapse, with Z_i = ½ γ̃_ij (Γ̂^j − Γ̃^j) and Θ, which are 0 where constraints hold. κ₃ stands in terms of the shift only.
        ///
        /// ```
        /// R_ij → R_ij + D_i Z_j + D_j Z_i,  K Ã_ij → (K − 2Θ) Ã_ij
        /// ∂_t K = R + 2 D_i Z^i + K (K − 2Θ) − 3κ₁(1 + κ₂) Θ − 3Λ − (3/2) κρ
        /// ∂_t Θ = ½ (R + 2 D_i Z^i − Ã_ij Ã^ij + ⅔K² − 2ΘK) − κ₁(2 + κ₂) Θ − Λ − κρ
        /// ∂_t Γ̂^i = 2 (… + γ̃^ij (∂_j Θ − (⅔K + κ₁) Z_j))
        /// ```
        ///
        /// To first order around flat space violations die as e^{−κ₁t/2} if κ₂ = 0 and their waves are shorter than 2π/κ₁. Longer ones are overdamped, with H″ = k²H κ₂/(2 + κ₂) where
        /// κ₁ ≫ k: they grow if κ₂ > 0, which is refused, and by errors of differences if κ₂ = 0. So κ₁ should be at most 2π over the box.
        ///
        /// Source: D. Alic, C. Bona-Casas, C. Bona, L. Rezzolla, C. Palenzuela, *Phys. Rev. D* 85 (2012) 064040, with 8πG = κ.
        ///
        /// @param kappa1 κ₁ ≥ 0, damping of constraints in 1/length
        /// @param kappa2 κ₂ from −1 on, without it, to 0
        record Ccz4(double kappa1, double kappa2) implements Variant {
            /// Checks both.
            public Ccz4 {
                if (!(kappa1 >= 0 && kappa1 <= Double.MAX_VALUE && kappa2 > -1 && kappa2 <= 0)) {
                    throw new IllegalArgumentException(
                            "damping kappa1 = %s, kappa2 = %s of CCZ4: need kappa1 >= 0 and -1 < kappa2 <= 0"
                                    .formatted(kappa1, kappa2));
                }
            }
        }
    }

    /// Refuses Λ that is not a number.
    public Conformal {
        if (!Double.isFinite(lambda)) {
            throw new IllegalArgumentException("Lambda = %s: need a finite number".formatted(lambda));
        }
    }

    @Override
    public String name() {
        return switch (variant) {
            case Variant.Bssn bssn -> "bssn";
            case Variant.Harmonic harmonic -> "bssn with harmonic lapse";
            case Variant.Ccz4 ccz4 -> "ccz4";
        };
    }

    @Override
    public double courantBound(int axes) {
        if (variant instanceof Variant.Ccz4(double kappa1, double kappa2)) {
            return differences.courantBound(STIFFNESS) * (kappa1 > 0 ? LEFT : 1);
        }
        return differences.courantBound(1);
    }

    @Override
    public double damping() {
        return variant instanceof Variant.Ccz4(double kappa1, double kappa2) ? kappa1 * (2 + kappa2) : 0;
    }

    @Override
    public double lapse(double[][] fields) {
        if (!harmonic()) {
            return 1;
        }
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : fields[EXTRA]) {
            largest = Math.max(largest, log);
        }
        return Elementary.exp(largest);
    }

    boolean harmonic() {
        return variant instanceof Variant.Harmonic;
    }

    /// Number of fields without dust.
    int evolved() {
        return variant instanceof Variant.Bssn ? EXTRA : EXTRA + 1;
    }

    @Override
    public double[][] fields(SpatialSlice slice) {
        if (harmonic() && slice.dusty()) {
            throw new IllegalArgumentException(
                    "dust does not stay at rest at a lapse other than 1: leave out the dust, or choose another formulation");
        }
        Grid grid = slice.grid();
        double[][] given = slice.fields();
        double[][] fields = new double[evolved() + (slice.dusty() ? 1 : 0)][grid.size()];
        UnitMetric unit = new UnitMetric();
        for (int cell = 0; cell < grid.size(); cell++) {
            double root = unit.take(given, cell);
            double mean = unit.trace(given, SIX, cell) / root;
            fields[PHI][cell] = 0.25 * Elementary.log(root);
            fields[MEAN][cell] = mean;
            for (int q = 0; q < SIX; q++) {
                fields[q][cell] = unit.metric(q);
                fields[TRACELESS + q][cell] = given[SIX + q][cell] / root - unit.metric(q) * (mean * THIRD);
            }
        }
        SpatialPoint point = new SpatialPoint(grid, differences);
        for (int cell = 0; cell < grid.size(); cell++) {
            point.at(fields, cell);
            for (int k = 0; k < 3; k++) {
                fields[GAMMA + k][cell] = point.trace[k];
            }
        }
        if (slice.dusty()) {
            fields[evolved()] = given[2 * SIX].clone();
        }
        return fields;
    }

    @Override
    public SpatialSlice slice(Grid grid, double time, double[][] fields) {
        if (fields.length != evolved() && (harmonic() || fields.length != evolved() + 1)) {
            throw new IllegalArgumentException(
                    "%d fields: %s has %d variables, and one more with dust where it takes it"
                            .formatted(fields.length, name(), evolved()));
        }
        boolean dusty = fields.length > evolved();
        double[][] all = new double[2 * SIX + (dusty ? 1 : 0)][grid.size()];
        for (int cell = 0; cell < grid.size(); cell++) {
            double root = Elementary.exp(4 * fields[PHI][cell]);
            double third = fields[MEAN][cell] * THIRD;
            for (int q = 0; q < SIX; q++) {
                all[q][cell] = root * fields[q][cell];
                all[SIX + q][cell] = root * Math.fma(fields[q][cell], third, fields[TRACELESS + q][cell]);
            }
        }
        if (dusty) {
            all[2 * SIX] = fields[evolved()];
        }
        return SpatialSlice.around(grid, time, all);
    }

    @Override
    public void enforce(double[][] fields, Engine engine) {
        engine.crew().ranges(0, fields[PHI].length, (from, to) -> {
            UnitMetric unit = new UnitMetric();
            for (int cell = from; cell < to; cell++) {
                unit.take(fields, cell);
                double third = unit.trace(fields, TRACELESS, cell) * THIRD;
                for (int q = 0; q < SIX; q++) {
                    fields[q][cell] = unit.metric(q);
                    fields[TRACELESS + q][cell] = Math.fma(-third, unit.metric(q), fields[TRACELESS + q][cell]);
                }
            }
        });
    }

    @Override
    public Rates rates(Grid grid, Engine engine) {
        LineSweep[] scratch = new LineSweep[engine.crew().workers()];
        for (int w = 0; w < scratch.length; w++) {
            ConformalRows rows = new ConformalRows(engine.kernels(), LineSweep.length(grid), this);
            scratch[w] = new LineSweep(grid, differences, engine.kernels().tensors(), rows);
        }
        int pieces = LineSweep.pieces(grid);
        return (fields, rates) ->
                engine.crew().work(pieces, (worker, piece) -> scratch[worker].piece(piece, fields, rates));
    }

    /// The same cell by cell: slower, with the same bits.
    Rates ratesByCell(Grid grid, Crew crew) {
        ConformalPoint[] scratch = new ConformalPoint[crew.workers()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new ConformalPoint(grid, this);
        }
        int row = LineSweep.length(grid);
        return (fields, rates) -> crew.work(grid.size() / row, (worker, piece) -> {
            for (int cell = piece * row; cell < (piece + 1) * row; cell++) {
                scratch[worker].rates(fields, rates, cell);
            }
        });
    }

    /// ∂_t K/α with the Hamiltonian constraint put in, without derivatives of α.
    ///
    /// @param square Ã_ij Ã^ij
    double meanRate(double mean, double square, double density) {
        return Math.fma(mean * THIRD, mean, square) + Math.fma(0.5, density, -lambda);
    }

    /// ∂_t K of CCZ4.
    ///
    /// @param curvature R + 2 D_i Z^i
    double meanRate(Variant.Ccz4 ccz4, double mean, double theta, double curvature, double density) {
        double damped = Math.fma(3 * ccz4.kappa1() * (1 + ccz4.kappa2()), theta, 3 * Math.fma(0.5, density, lambda));
        return Math.fma(mean, Math.fma(-2, theta, mean), curvature) - damped;
    }

    /// ∂_t Θ of CCZ4.
    ///
    /// @param curvature R + 2 D_i Z^i
    /// @param square    Ã_ij Ã^ij
    double thetaRate(Variant.Ccz4 ccz4, double mean, double theta, double curvature, double square, double density) {
        double violation = Math.fma(mean, Math.fma(-2, theta, mean * (2.0 / 3)), curvature - square);
        return Math.fma(0.5, violation, -Math.fma(damping(), theta, lambda + density));
    }
}
