package org.septuple.architecture.broken.numerics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/// Each member draws what no seed fixes.
class Unseeded {
    double draws() {
        return Math.random();
    }

    DoubleSupplier drawsLater() {
        return Math::random;
    }

    double drawsFromTheThread() {
        return ThreadLocalRandom.current().nextDouble();
    }

    double drawsFromState(Random random) {
        return random.nextDouble();
    }

    double drawsFromAnotherState() {
        return new SplittableRandom().nextDouble();
    }

    UUID names() {
        return UUID.randomUUID();
    }

    void shuffles(List<String> list) {
        Collections.shuffle(list);
    }

    Set<String> ordersBySalt() {
        return Set.of("a", "b");
    }

    Map<String, String> mapsBySalt() {
        return Map.of("a", "b");
    }
}
