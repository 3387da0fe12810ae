package org.septuple.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCrewTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void everyPieceIsDoneOnce(int workers) {
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            assertThat(crew.workers()).isEqualTo(workers);
            for (int pieces : new int[] {0, 1, 2, 3, 7, 1000}) {
                var done = new AtomicIntegerArray(pieces);
                crew.work(pieces, (worker, piece) -> {
                    assertThat(worker).isBetween(0, workers - 1);
                    done.incrementAndGet(piece);
                });
                for (int piece = 0; piece < pieces; piece++) {
                    assertThat(done.get(piece)).isEqualTo(1);
                }
            }
        }
    }

    /// 10⁵ tasks of two pieces that write plain memory: what a piece wrote is seen by the caller and by the next task.
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void tinyTasksFollowOneAnother(int workers) {
        int[] sums = new int[64];
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            for (int task = 0; task < 100_000; task++) {
                int add = task % 3;
                crew.work(2, (worker, piece) -> sums[32 * piece] += add);
                assert sums[0] == sums[32];
            }
        }
        assertThat(sums[0]).isEqualTo(99_999);
        assertThat(sums[32]).isEqualTo(99_999);
    }

    /// One worker never works on two pieces at once, so scratch arrays by worker are safe.
    @Test
    void workersAreExclusive() {
        try (ThreadCrew crew = new ThreadCrew(3)) {
            var busy = new AtomicIntegerArray(3);
            for (int task = 0; task < 2000; task++) {
                crew.work(9, (worker, piece) -> {
                    assertThat(busy.incrementAndGet(worker)).isEqualTo(1);
                    busy.decrementAndGet(worker);
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatAPieceThrowsReachesTheCallerAfterAllHaveStopped(int workers) {
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            for (int task = 0; task < 500; task++) {
                var running = new AtomicInteger();
                int bad = task % 10;
                assertThatThrownBy(() -> crew.work(10, (worker, piece) -> {
                            running.incrementAndGet();
                            try {
                                if (piece == bad) {
                                    throw new ArithmeticException("piece " + piece);
                                }
                            } finally {
                                running.decrementAndGet();
                            }
                        }))
                        .isInstanceOf(ArithmeticException.class)
                        .hasMessage("piece " + bad);
                assertThat(running).hasValue(0);
            }
            assertThatThrownBy(() -> crew.work(4, (worker, piece) -> {
                        throw new AssertionError("an error");
                    }))
                    .isInstanceOf(AssertionError.class);
            var after = new AtomicInteger();
            crew.work(5, (worker, piece) -> after.incrementAndGet());
            assertThat(after).hasValue(5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void tasksInsideAPieceAreRefused(int workers) {
        try (ThreadCrew crew = new ThreadCrew(workers)) {
            for (int pieces : new int[] {1, 4}) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> crew.work(pieces, (w, p) -> crew.work(2, (worker, piece) -> {})))
                        .withMessageContaining("the crew is at work");
            }
            crew.work(3, (worker, piece) -> {});
        }
    }

    @Test
    void anotherThreadIsRefusedMeanwhile() throws InterruptedException {
        try (ThreadCrew crew = new ThreadCrew(2)) {
            var inside = new CountDownLatch(1);
            var leave = new CountDownLatch(1);
            Thread user = Thread.ofPlatform()
                    .start(() -> crew.work(2, (worker, piece) -> {
                        inside.countDown();
                        awaitQuietly(leave);
                    }));
            inside.await();
            assertThatIllegalStateException().isThrownBy(() -> crew.work(2, (worker, piece) -> {}));
            assertThatIllegalStateException().isThrownBy(crew::close);
            leave.countDown();
            user.join();
            crew.work(2, (worker, piece) -> {});
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An interrupt neither ends a task early nor gets lost.
    @Test
    void interruptsAreKept() throws InterruptedException {
        var done = new AtomicInteger();
        var kept = new AtomicReference<Boolean>();
        try (ThreadCrew crew = new ThreadCrew(2)) {
            Thread user = Thread.ofPlatform().start(() -> {
                crew.work(2, (worker, piece) -> {
                    if (worker == 1) {
                        pause(30);
                    } else {
                        Thread.currentThread().interrupt();
                    }
                    done.incrementAndGet();
                });
                kept.set(Thread.currentThread().isInterrupted());
            });
            user.join();
        }
        assertThat(done).hasValue(2);
        assertThat(kept).hasValue(true);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Workers that went to sleep wake up again.
    @Test
    void sleepersWake() {
        try (ThreadCrew crew = new ThreadCrew(3)) {
            var helped = new AtomicInteger();
            for (int task = 0; task < 30; task++) {
                pause(5);
                crew.work(3, (worker, piece) -> {
                    if (worker > 0) {
                        helped.incrementAndGet();
                    }
                    pause(10);
                });
            }
            assertThat(helped.get()).isGreaterThan(10);
        }
    }

    @Test
    void aClosedCrewRefusesAndItsThreadsAreGone() {
        var crew = new ThreadCrew(3);
        var names = new AtomicReference<Thread>();
        crew.work(50, (worker, piece) -> {
            pause(1);
            if (worker > 0) {
                names.set(Thread.currentThread());
            }
        });
        pause(5);
        crew.close();
        crew.close();
        Thread helper = Objects.requireNonNull(names.get());
        assertThat(helper.isAlive()).isFalse();
        assertThat(helper.isDaemon()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> crew.work(1, (worker, piece) -> {}))
                .withMessageContaining("closed");
        assertThatIllegalArgumentException().isThrownBy(() -> new ThreadCrew(0)).withMessageContaining(">= 1");
    }
}
