package org.septuple.architecture.broken.numerics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Each member is state that all threads share.
class SharedState {
    static int calls;
    static final double[] TABLE = {1, 2};
    static final List<String> NAMES = List.of("a");
    static final Map<String, String> CACHE = new TreeMap<>();
    static final AtomicInteger COUNTER = new AtomicInteger();
    static final ThreadLocal<double[]> SCRATCH = ThreadLocal.withInitial(() -> new double[8]);
    static final StringBuilder TEXT = new StringBuilder();
}
