package org.septuple.measurement;

import java.util.Arrays;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Clouds whose entropy change is a known function of their displacements, plus normal noise.
final class PlantedForm {

    /// Of S4.
    static final double[][] INDEFINITE = {{2, 0, 0}, {0, 1, 0}, {0, 0, -.5}};

    static final double[][] POSITIVE = {{2, .5, -.3}, {.5, 1, .2}, {-.3, .2, .7}};

    static final double PRODUCTION = .2;

    private PlantedForm() {}

    /// Uniform in [−½, ½]^d.
    static double[][] displacements(int clouds, int components, long seed) {
        RandomStream random = new RandomStream(seed, Purpose.KNOWN_PROCESS, 0, 0);
        double[][] rows = new double[clouds][components];
        for (double[] row : rows) {
            Arrays.setAll(row, k -> random.nextUniform() - .5);
        }
        return rows;
    }

    static double[] gaussians(int count, int block, long seed) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, block, 0).gaussians(count);
    }

    /// xᵀgx.
    static double square(double[][] g, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += g[i][j] * x[i] * x[j];
            }
        }
        return sum;
    }

    /// σ₊ − ẋᵀgẋ + noise.
    static double[] changes(double[][] g, double[][] velocity, double noise, long seed) {
        double[] normal = gaussians(velocity.length, 1, seed);
        double[] changes = new double[velocity.length];
        Arrays.setAll(changes, c -> PRODUCTION - square(g, velocity[c]) + noise * normal[c]);
        return changes;
    }

    static CloudDisplacements of(double[][] g, int clouds, double noise, long seed) {
        double[][] velocity = displacements(clouds, g.length, seed);
        return CloudDisplacements.of(changes(g, velocity, noise, seed), velocity);
    }
}
