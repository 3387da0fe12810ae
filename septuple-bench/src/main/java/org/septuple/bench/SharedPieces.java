package org.septuple.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.septuple.numerics.Crew;

/// A crew of threads that take the next piece when they are done with one; the caller is one of them.
final class SharedPieces implements Crew, AutoCloseable {

    private final int workers;
    private final ExecutorService threads;

    SharedPieces(int workers) {
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(Math.max(1, workers - 1), task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    /// Processor time of the whole process, which other programs on the machine do not disturb as they do wall time.
    ///
    /// @return nanoseconds
    static long cpuTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void work(int pieces, Work work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch others = new CountDownLatch(workers - 1);
        for (int worker = 1; worker < workers; worker++) {
            int own = worker;
            threads.execute(() -> {
                try {
                    takePieces(own, pieces, next, work);
                } catch (RuntimeException | Error thrown) {
                    failure.set(thrown);
                } finally {
                    others.countDown();
                }
            });
        }
        takePieces(0, pieces, next, work);
        try {
            others.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
    }

    private static void takePieces(int worker, int pieces, AtomicInteger next, Work work) {
        for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.piece(worker, piece);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
