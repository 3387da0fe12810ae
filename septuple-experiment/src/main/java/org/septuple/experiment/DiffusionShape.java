package org.septuple.experiment;

import org.septuple.measurement.ForcedIncrements;
import org.septuple.quantum.Diffusion;

/// C = D_kl/D of early increments, of mean eigenvalue 1: the shape of a diffusion that Fokker–Planck takes, whose D multiplies it.
///
/// With n early times and R replicas its entries err by √(2/nR) of D or less, which is not propagated: .0017 of 10⁵ replicas and 7 times, some 10⁻⁶ nats.
final class DiffusionShape {

    private DiffusionShape() {}

    /// Of increments; the same in all directions where there is one axis, no noise, or none in some oblique direction.
    static Diffusion of(ForcedIncrements increments) {
        int d = increments.tensor().size();
        double mean = increments.diffusion().value();
        Diffusion scalar = Diffusion.scalar(d, 1);
        if (d == 1 || !(mean > 0)) {
            return scalar;
        }
        double[] matrix = new double[d * d];
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < d; l++) {
                matrix[k * d + l] = increments.tensor().get(k).get(l) / mean;
            }
        }
        try {
            return Diffusion.tensor(d, matrix);
        } catch (IllegalArgumentException singular) { // a pivot below 1e-12
            return scalar;
        }
    }
}
