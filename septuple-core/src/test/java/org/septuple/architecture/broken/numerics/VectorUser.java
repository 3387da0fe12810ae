package org.septuple.architecture.broken.numerics;

import jdk.incubator.vector.DoubleVector;

/// Uses the Vector API outside lanes.
class VectorUser {
    int lanes() {
        return DoubleVector.SPECIES_PREFERRED.length();
    }
}
