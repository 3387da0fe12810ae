package org.septuple.numerics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Stub until merged.
public final class ThreadCrew implements Crew, AutoCloseable {
    private final int workers;

    /// Stub.
    ///
    /// @param workers n
    public ThreadCrew(int workers) {
        this.workers = workers;
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void work(int pieces, Work work) {
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, workers).parallel().forEach(w -> {
            for (int p = next.getAndIncrement(); p < pieces; p = next.getAndIncrement()) {
                work.piece(w, p);
            }
        });
    }

    @Override
    public void close() {}
}
