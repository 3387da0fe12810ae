package org.septuple.spacetime;

import org.septuple.numerics.RandomStream;

/// Random Lorentz transforms, displacements and matrices, to put an identity to.
public final class LorentzSample {

    private static final int SPACE = 3;

    private final RandomStream random;

    /// A sample.
    ///
    /// @param random source of its numbers
    public LorentzSample(RandomStream random) {
        this.random = random;
    }

    /// A rotation after a boost: every proper orthochronous Λ is one. Directions are uniform on the sphere, the angle in [0, 2π),
    /// the rapidity in [0, most).
    ///
    /// @param most largest rapidity, 0 ≤ most ≤ [LorentzTransform#MOST_RAPIDITY]
    /// @return Λ, a = 0
    public LorentzTransform transform(double most) {
        double[] direction = random.gaussians(SPACE);
        double[] axis = random.gaussians(SPACE);
        double rapidity = most * random.nextUniform();
        double angle = 2 * Math.PI * random.nextUniform();
        return LorentzTransform.boost(direction, rapidity).then(LorentzTransform.rotation(axis, angle));
    }

    /// Independent standard normal components.
    ///
    /// @return 4 numbers, a new array
    public double[] vector() {
        return random.gaussians(LorentzTransform.COMPONENTS);
    }

    /// A positive definite g_ab = (BBᵀ)_ab/3, B of independent standard normal entries, with g_00 = −1, g_0a = 0.
    ///
    /// @return g_μν, 16 numbers, row-major, a new array
    public double[] matrix() {
        double[] b = random.gaussians(SPACE * SPACE);
        return Interval.synchronous(
                product(b, 0, 0),
                product(b, 0, 1),
                product(b, 0, 2),
                product(b, 1, 1),
                product(b, 1, 2),
                product(b, 2, 2));
    }

    private static double product(double[] b, int row, int other) {
        double sum = 0;
        for (int k = 0; k < SPACE; k++) {
            sum += b[SPACE * row + k] * b[SPACE * other + k];
        }
        return sum / SPACE;
    }
}
