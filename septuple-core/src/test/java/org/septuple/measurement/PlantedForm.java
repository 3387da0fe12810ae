package org.septuple.measurement;

import org.septuple.measurement.PlantedClouds.Displacements;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// The laws of [PlantedClouds] that tests plant, displacements uniform unless stated.
final class PlantedForm {

    /// Of S4.
    static final double[][] INDEFINITE = {{2, 0, 0}, {0, 1, 0}, {0, 0, -.5}};

    static final double[][] POSITIVE = {{2, .5, -.3}, {.5, 1, .2}, {-.3, .2, .7}};

    static final double PRODUCTION = .2;

    private PlantedForm() {}

    static double[][] displacements(int clouds, int components, long seed) {
        return PlantedClouds.displacements(Displacements.UNIFORM, clouds, components, seed);
    }

    static double[] gaussians(int count, int block, long seed) {
        return new RandomStream(seed, Purpose.KNOWN_PROCESS, block, 0).gaussians(count);
    }

    static double[] changes(double[][] g, double[][] velocity, double noise, long seed) {
        return PlantedClouds.of(PRODUCTION, g, noise).changes(velocity, seed);
    }

    static CloudDisplacements of(double[][] g, int clouds, double noise, long seed) {
        return PlantedClouds.of(PRODUCTION, g, noise).draw(Displacements.UNIFORM, clouds, seed);
    }
}
