package org.septuple.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.septuple.io.Schedule;

/// While it is open, SIGINT and SIGTERM let the run come to rest and keep a checkpoint before the process ends; its exit status
/// is then 130 or 143, as the system sets it.
final class StopSignal implements AutoCloseable {

    /// Longest wait for a step to end. Whoever cannot wait sends SIGKILL and loses what came after the last checkpoint.
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch rested = new CountDownLatch(1);
    private final Thread hook;

    StopSignal(Schedule schedule, PrintWriter err) {
        this.hook = new Thread(() -> stop(schedule, err), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Schedule schedule, PrintWriter err) {
        schedule.stop();
        err.println("stopping: this step is finished and a checkpoint kept");
        err.flush();
        try {
            if (!rested.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("the step takes too long; what came after the last checkpoint is lost");
                err.flush();
            }
        } catch (InterruptedException giveUp) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        rested.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the signal came: the hook has run or runs
        }
    }
}
