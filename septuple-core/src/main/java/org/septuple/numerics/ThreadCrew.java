package org.septuple.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The calling thread and some threads of its own, which wait for work as long as the crew is open.
///
/// A worker without work looks out for some 20 to 50 µs, then sleeps; so a task costs about a microsecond if it soon
/// follows the last one, and the time to wake a thread otherwise. The caller never waits for a worker that still
/// sleeps, it does its pieces itself.
///
/// One task at a time: [#work] is refused inside a piece, and to other threads while it runs. Pieces that have tasks
/// of their own take [Engine#alone].
public final class ThreadCrew implements Crew, AutoCloseable {

    /// Looks before sleep. Each pauses the core for some 20 to 45 ns.
    private static final int LOOKS = 1000;

    /// Where the cursor stands if there is no piece to take.
    private static final int NONE = Integer.MAX_VALUE;

    private final List<Worker> workers = new ArrayList<>();
    private final AtomicReference<@Nullable Thread> caller = new AtomicReference<>();

    /// Number of the task in the upper half, next piece in the lower one. Taking a piece fails if the task is over.
    private final AtomicLong cursor = new AtomicLong(NONE);

    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean callerSleeps;
    private volatile boolean closed;

    // Written only between two tasks, while the cursor gives no piece.
    private int pieces;
    private Work task = (worker, piece) -> {};

    /// Starts the threads.
    ///
    /// @param workers number of workers with the caller, ≥ 1
    public ThreadCrew(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException(
                    "%d workers, must be >= 1: the caller is one of them".formatted(workers));
        }
        for (int number = 1; number < workers; number++) {
            this.workers.add(new Worker(number));
        }
        this.workers.forEach(worker -> worker.thread.start());
    }

    @Override
    public int workers() {
        return workers.size() + 1;
    }

    /// Does all pieces and returns when the last is done. If a piece throws, pieces that nobody has begun are left out.
    ///
    /// @param pieces ≥ 0
    /// @param work   called once for each of 0, …, pieces − 1
    /// @throws IllegalStateException if the crew is closed or has not finished another task
    @Override
    public void work(int pieces, Work work) {
        if (pieces < 0) {
            throw new IllegalArgumentException("%d pieces, must be >= 0".formatted(pieces));
        }
        enter();
        try {
            if (pieces <= 1 || workers.isEmpty()) {
                for (int piece = 0; piece < pieces; piece++) {
                    work.piece(0, piece);
                }
            } else {
                share(pieces, work);
            }
        } finally {
            caller.set(null);
        }
    }

    private void enter() {
        if (closed) {
            throw new IllegalStateException("the crew is closed: open another");
        }
        if (!caller.compareAndSet(null, Thread.currentThread())) {
            throw new IllegalStateException(
                    "the crew is at work: a piece does its own tasks alone, other threads need a crew of their own");
        }
    }

    private void share(int count, Work work) {
        pieces = count;
        task = work;
        unfinished.set(count);
        cursor.set(((cursor.get() >>> 32) + 1) << 32);
        for (int i = 0; i < Math.min(count - 1, workers.size()); i++) {
            workers.get(i).wake();
        }
        takePieces(0);
        await();
        cursor.set(cursor.get() | NONE);
        task = (worker, piece) -> {};
        Throwable thrown = failure.getAndSet(null);
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown != null) {
            throw new IllegalStateException("a piece threw a checked exception", thrown);
        }
    }

    /// Takes pieces of the present task until none is left.
    private void takePieces(int worker) {
        while (true) {
            long seen = cursor.get();
            int piece = (int) seen;
            Work present = task;
            if (piece >= pieces) {
                return;
            }
            if (cursor.compareAndSet(seen, seen + 1)) {
                perform(present, worker, piece);
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a piece throws belongs to the caller
    private void perform(Work present, int worker, int piece) {
        try {
            if (failure.get() == null) {
                present.piece(worker, piece);
            }
        } catch (Throwable thrown) {
            failure.compareAndSet(null, thrown);
        } finally {
            if (unfinished.decrementAndGet() == 0 && callerSleeps) {
                LockSupport.unpark(caller.get());
            }
        }
    }

    private void await() {
        for (int look = 0; look < LOOKS; look++) {
            if (unfinished.get() == 0) {
                return;
            }
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        callerSleeps = true;
        while (unfinished.get() != 0) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        callerSleeps = false;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the threads and waits until they are gone. Closing again does nothing.
    ///
    /// @throws IllegalStateException if the crew is at work
    @Override
    public void close() {
        if (closed) {
            return;
        }
        enter();
        closed = true;
        caller.set(null);
        boolean interrupted = false;
        for (Worker worker : workers) {
            LockSupport.unpark(worker.thread);
            while (worker.thread.isAlive()) {
                try {
                    worker.thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker {

        private final int number;
        private final Thread thread;
        private volatile boolean sleeps;

        Worker(int number) {
            this.number = number;
            this.thread = Thread.ofPlatform()
                    .daemon()
                    .name("septuple-worker-" + number)
                    .unstarted(this::run);
        }

        void wake() {
            if (sleeps) {
                LockSupport.unpark(thread);
            }
        }

        private void run() {
            long done = 0;
            while (!closed) {
                long present = next(done);
                if (present != done) {
                    takePieces(number);
                    done = present;
                }
            }
        }

        /// Waits for another task than the last one.
        private long next(long done) {
            for (int look = 0; look < LOOKS; look++) {
                long present = cursor.get() >>> 32;
                if (present != done || closed) {
                    return present;
                }
                Thread.onSpinWait();
            }
            sleeps = true;
            while (cursor.get() >>> 32 == done && !closed) {
                LockSupport.park(ThreadCrew.this);
                Thread.interrupted(); // or park would return at once
            }
            sleeps = false;
            return cursor.get() >>> 32;
        }
    }
}
