package org.septuple.architecture.broken.numerics;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Each member reaches out of the computation.
class Impure {
    @Nullable
    File file;

    void prints() {
        System.out.println();
    }

    void complains() {
        System.err.println();
    }

    long readsTheClock() {
        return System.nanoTime();
    }

    LongSupplier passesTheClockOn() {
        return System::currentTimeMillis;
    }

    long naps(Duration duration) {
        return duration.toMillis();
    }

    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    @Nullable
    String readsTheEnvironment() {
        return System.getenv("HOME");
    }

    @Nullable
    String readsAProperty() {
        return System.getProperty("user.dir");
    }

    boolean readsAFlag() {
        return Boolean.getBoolean("fast");
    }

    int countsCores() {
        return Runtime.getRuntime().availableProcessors();
    }

    Path walksFiles() {
        return Path.of("x");
    }

    Logger logs() {
        return Logger.getGlobal();
    }
}
