package org.septuple.spacetime;

import org.septuple.numerics.Elementary;

/// A Lorentz transform with a shift (6.1), x^μ = Λ^μ_μ′ x^μ′ + a^μ: a member of the Poincaré group.
///
/// | | |
/// |---|---|
/// | metric | η = diag(−1, 1, 1, 1), x⁰ = t |
/// | group | ΛᵀηΛ = η |
/// | inverse | Λ⁻¹ = ηΛᵀη: changes of place and sign, without round-off |
/// | matrices (6.2) | g = Λ⁻ᵀ g′ Λ⁻¹ |
/// | generator K of (ω, ζ) | K⁰_a = K^a_0 = ζ_a, K^a_b = −ε_abc ω_c |
///
/// Round-off keeps ΛᵀηΛ − η ([#defect]) near 2⁻⁵³ ‖Λ‖². Four-vectors have 4 numbers, matrices 16, row-major. Methods that fill
/// an array allocate nothing.
public final class LorentzTransform {

    /// Components of a four-vector.
    public static final int COMPONENTS = 4;

    /// Entries of a matrix.
    public static final int ENTRIES = COMPONENTS * COMPONENTS;

    /// Largest rapidity of a boost or generator: beyond it round-off in ΛᵀηΛ, 2⁻⁵³ cosh² ζ, exceeds η itself.
    public static final double MOST_RAPIDITY = 19;

    /// Generators of the group: three boosts, then three rotations.
    public static final int GENERATORS = 6;

    private static final int SPACE = 3;
    private static final double NO_LORENTZ_MATRIX = 0x1p-40;
    private static final LorentzTransform IDENTITY = new LorentzTransform(unit(), new double[COMPONENTS]);

    private final double[] matrix;
    private final double[] shift;

    private LorentzTransform(double[] matrix, double[] shift) {
        this.matrix = matrix;
        this.shift = shift;
    }

    /// The transform that changes nothing.
    ///
    /// @return Λ = 1, a = 0
    public static LorentzTransform identity() {
        return IDENTITY;
    }

    /// A given matrix, such as a reflection.
    ///
    /// @param matrix Λ, 16 finite numbers
    /// @return that Λ, a = 0
    /// @throws IllegalArgumentException if ‖ΛᵀηΛ − η‖ > 2⁻⁴⁰ ‖Λ‖² or a number is not finite
    public static LorentzTransform of(double[] matrix) {
        SpatialVector.requireNumbers("matrix", matrix, ENTRIES);
        LorentzTransform transform = new LorentzTransform(matrix.clone(), new double[COMPONENTS]);
        double norm = SpatialVector.length(matrix);
        if (!(transform.defect() <= NO_LORENTZ_MATRIX * norm * norm)) {
            throw new IllegalArgumentException(
                    "no Lorentz matrix: the norm of L^T eta L - eta is %g; give L with L^T eta L = eta"
                            .formatted(transform.defect()));
        }
        return transform;
    }

    /// A rotation by Rodrigues' formula, R = 1 + sin φ N + (1 − cos φ) N² with N x = n × x.
    ///
    /// @param axis  3 finite numbers, not all 0, of any length
    /// @param angle φ in radians, finite, right-handed about the axis
    /// @return Λ⁰_0 = 1, Λ^a_b = R_ab
    /// @throws IllegalArgumentException if the axis is zero or a number is not finite
    public static LorentzTransform rotation(double[] axis, double angle) {
        double[] n = SpatialVector.direction("axis", axis);
        SpatialVector.requireFinite("angle", angle);
        double half = Elementary.sin(angle / 2);
        double versine = 2 * half * half;
        double sine = Elementary.sin(angle);
        double[] matrix = unit();
        for (int a = 0; a < SPACE; a++) {
            int b = (a + 1) % SPACE;
            int c = (a + 2) % SPACE;
            matrix[at(a + 1, a + 1)] -= versine * (n[b] * n[b] + n[c] * n[c]);
            matrix[at(a + 1, b + 1)] = versine * n[a] * n[b] - sine * n[c];
            matrix[at(b + 1, a + 1)] = versine * n[a] * n[b] + sine * n[c];
        }
        return new LorentzTransform(matrix, new double[COMPONENTS]);
    }

    /// A boost: what rests gets the velocity tanh ζ along the direction.
    ///
    /// @param direction n, 3 finite numbers, not all 0, of any length
    /// @param rapidity  ζ, |ζ| ≤ [#MOST_RAPIDITY]
    /// @return Λ⁰_0 = cosh ζ, Λ⁰_a = Λ^a_0 = n_a sinh ζ, Λ^a_b = δ_ab + (cosh ζ − 1) n_a n_b
    /// @throws IllegalArgumentException if the direction is zero, a number is not finite, or the rapidity is too large
    public static LorentzTransform boost(double[] direction, double rapidity) {
        double[] n = SpatialVector.direction("direction", direction);
        requireRapidity(Math.abs(rapidity));
        double half = Spinor.sinh(rapidity / 2);
        double excess = 2 * half * half;
        double sinh = Spinor.sinh(rapidity);
        double[] matrix = unit();
        matrix[0] += excess;
        for (int a = 0; a < SPACE; a++) {
            matrix[at(0, a + 1)] = sinh * n[a];
            matrix[at(a + 1, 0)] = sinh * n[a];
            for (int b = 0; b < SPACE; b++) {
                matrix[at(a + 1, b + 1)] += excess * (n[a] * n[b]);
            }
        }
        return new LorentzTransform(matrix, new double[COMPONENTS]);
    }

    /// A shift.
    ///
    /// @param a 4 finite numbers
    /// @return Λ = 1
    /// @throws IllegalArgumentException if a number is not finite
    public static LorentzTransform shift(double[] a) {
        SpatialVector.requireNumbers("shift", a, COMPONENTS);
        return new LorentzTransform(unit(), a.clone());
    }

    /// The exponential of a generator, Λ = e^K, in closed form: Λ of the spinor matrix e^((ζ − iω)·σ/2).
    ///
    /// @param rotation ω, 3 finite numbers: angle times axis
    /// @param rapidity ζ, 3 finite numbers, |ζ| ≤ [#MOST_RAPIDITY]: rapidity times direction
    /// @return e^K, proper and orthochronous; its error is some 2⁻⁵³ (1 + |ω|) ‖Λ‖
    /// @throws IllegalArgumentException if a number is not finite or the rapidity is too large
    public static LorentzTransform exp(double[] rotation, double[] rapidity) {
        SpatialVector.requireNumbers("rotation", rotation, SPACE);
        SpatialVector.requireNumbers("rapidity", rapidity, SPACE);
        SpatialVector.requireFinite("length of the rotation", SpatialVector.length(rotation));
        requireRapidity(SpatialVector.length(rapidity));
        return new LorentzTransform(Spinor.exp(rotation, rapidity).matrix(), new double[COMPONENTS]);
    }

    /// A generator: K₁, K₂, K₃ of boosts for k = 0, 1, 2, then J₁, J₂, J₃ of rotations, with [J_a, J_b] = ε_abc J_c,
    /// [J_a, K_b] = ε_abc K_c, [K_a, K_b] = −ε_abc J_c.
    ///
    /// @param k 0 ≤ k < 6
    /// @return 16 numbers, a new array
    public static double[] generator(int k) {
        if (k < 0 || k >= GENERATORS) {
            throw new IllegalArgumentException("generator %d, need 0 <= k < %d".formatted(k, GENERATORS));
        }
        double[] generator = new double[ENTRIES];
        int a = k % SPACE;
        if (k < SPACE) {
            generator[at(0, a + 1)] = 1;
            generator[at(a + 1, 0)] = 1;
        } else {
            int b = (a + 1) % SPACE + 1;
            int c = (a + 2) % SPACE + 1;
            generator[at(b, c)] = -1;
            generator[at(c, b)] = 1;
        }
        return generator;
    }

    /// This transform, then another.
    ///
    /// @param next Λ₂, a₂
    /// @return Λ₂Λ₁, Λ₂a₁ + a₂
    public LorentzTransform then(LorentzTransform next) {
        double[] product = new double[ENTRIES];
        for (int mu = 0; mu < COMPONENTS; mu++) {
            for (int nu = 0; nu < COMPONENTS; nu++) {
                for (int k = 0; k < COMPONENTS; k++) {
                    product[at(mu, nu)] += next.matrix[at(mu, k)] * matrix[at(k, nu)];
                }
            }
        }
        double[] moved = new double[COMPONENTS];
        next.event(shift, moved);
        return new LorentzTransform(product, moved);
    }

    /// The transform back.
    ///
    /// @return Λ⁻¹ = ηΛᵀη, −Λ⁻¹a
    public LorentzTransform inverse() {
        double[] inverse = new double[ENTRIES];
        double[] back = new double[COMPONENTS];
        for (int mu = 0; mu < COMPONENTS; mu++) {
            for (int nu = 0; nu < COMPONENTS; nu++) {
                inverse[at(mu, nu)] = backward(mu, nu);
                back[mu] -= backward(mu, nu) * shift[nu];
            }
        }
        return new LorentzTransform(inverse, back);
    }

    /// An entry of Λ.
    ///
    /// @param mu row, 0 ≤ μ < 4
    /// @param nu column, 0 ≤ ν < 4
    /// @return Λ^μ_ν
    public double entry(int mu, int nu) {
        return matrix[at(mu, nu)];
    }

    /// The rapidity of the boost that is left when a rotation is split off, ζ of Λ = R e^(ζ·K).
    ///
    /// @return arsinh of the length of Λ^a_0, ≥ 0
    public double rapidity() {
        double sinh = SpatialVector.length(new double[] {matrix[at(1, 0)], matrix[at(2, 0)], matrix[at(3, 0)]});
        return Elementary.log(sinh + Math.sqrt(1 + sinh * sinh));
    }

    /// A four-vector in the new frame, Λv.
    ///
    /// @param v   4 numbers
    /// @param out receives 4 numbers; may be v
    public void vector(double[] v, double[] out) {
        double t = v[0];
        double x = v[1];
        double y = v[2];
        double z = v[3];
        for (int mu = 0; mu < COMPONENTS; mu++) {
            int row = COMPONENTS * mu;
            out[mu] = matrix[row] * t + matrix[row + 1] * x + matrix[row + 2] * y + matrix[row + 3] * z;
        }
    }

    /// An event in the new frame, Λx + a.
    ///
    /// @param x   4 numbers
    /// @param out receives 4 numbers; may be x
    public void event(double[] x, double[] out) {
        vector(x, out);
        for (int mu = 0; mu < COMPONENTS; mu++) {
            out[mu] += shift[mu];
        }
    }

    /// A covariant matrix in the new frame (6.2), Λ⁻ᵀ g Λ⁻¹.
    ///
    /// @param g   16 numbers, symmetric or not
    /// @param out receives 16 numbers; may be g
    public void covariant(double[] g, double[] out) {
        for (int mu = 0; mu < COMPONENTS; mu++) {
            int row = COMPONENTS * mu;
            double t = g[row];
            double x = g[row + 1];
            double y = g[row + 2];
            double z = g[row + 3];
            for (int nu = 0; nu < COMPONENTS; nu++) {
                out[row + nu] = t * backward(0, nu) + x * backward(1, nu) + y * backward(2, nu) + z * backward(3, nu);
            }
        }
        for (int nu = 0; nu < COMPONENTS; nu++) {
            double t = out[nu];
            double x = out[nu + 4];
            double y = out[nu + 8];
            double z = out[nu + 12];
            for (int mu = 0; mu < COMPONENTS; mu++) {
                out[at(mu, nu)] = t * backward(0, mu) + x * backward(1, mu) + y * backward(2, mu) + z * backward(3, mu);
            }
        }
    }

    /// The determinant of Λ, by minors of the upper and lower two rows.
    ///
    /// @return 1 for proper transforms, −1 for improper ones, but for round-off
    public double determinant() {
        double sum = 0;
        for (int a = 0; a < COMPONENTS; a++) {
            for (int b = a + 1; b < COMPONENTS; b++) {
                int c = a == 0 ? (b == 1 ? 2 : 1) : 0;
                int d = 6 - a - b - c;
                double sign = (a + b) % 2 == 1 ? 1 : -1;
                sum += sign * minor(0, a, b) * minor(2, c, d);
            }
        }
        return sum;
    }

    /// Whether time keeps its direction.
    ///
    /// @return Λ⁰_0 > 0
    public boolean isOrthochronous() {
        return matrix[0] > 0;
    }

    /// How far Λ is from the group.
    ///
    /// @return the Frobenius norm of ΛᵀηΛ − η
    public double defect() {
        double squares = 0;
        for (int mu = 0; mu < COMPONENTS; mu++) {
            for (int nu = 0; nu < COMPONENTS; nu++) {
                double difference = -matrix[at(0, mu)] * matrix[at(0, nu)];
                for (int a = 1; a < COMPONENTS; a++) {
                    difference += matrix[at(a, mu)] * matrix[at(a, nu)];
                }
                difference -= mu == nu ? (mu == 0 ? -1 : 1) : 0;
                squares += difference * difference;
            }
        }
        return Math.sqrt(squares);
    }

    private double minor(int row, int a, int b) {
        return matrix[at(row, a)] * matrix[at(row + 1, b)] - matrix[at(row, b)] * matrix[at(row + 1, a)];
    }

    /// An entry of Λ⁻¹.
    private double backward(int mu, int nu) {
        double entry = matrix[at(nu, mu)];
        return (mu == 0) == (nu == 0) ? entry : -entry;
    }

    private static int at(int mu, int nu) {
        return COMPONENTS * mu + nu;
    }

    private static double[] unit() {
        double[] unit = new double[ENTRIES];
        for (int mu = 0; mu < COMPONENTS; mu++) {
            unit[at(mu, mu)] = 1;
        }
        return unit;
    }

    private static void requireRapidity(double rapidity) {
        if (!(rapidity <= MOST_RAPIDITY)) {
            throw new IllegalArgumentException(
                    "rapidity %s, need <= %.0f: beyond, round-off in L^T eta L is larger than eta; compose boosts of smaller rapidity"
                            .formatted(rapidity, MOST_RAPIDITY));
        }
    }
}
