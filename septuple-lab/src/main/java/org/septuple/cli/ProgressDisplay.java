package org.septuple.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.EpochRecord;
import org.septuple.experiment.FreeEnergyFindings;
import org.septuple.experiment.RunOutput;

/// Progress on stderr: a bar with rate and remaining time on a terminal, one line per 30 s elsewhere.
final class ProgressDisplay implements RunOutput, AutoCloseable {

    private static final long LINE_NANOS = 30_000_000_000L;

    /// How progress is shown.
    enum Mode {
        /// A bar on a terminal, lines elsewhere.
        AUTO,
        /// Lines.
        PLAIN,
        /// One JSON object per line.
        JSON,
        /// Nothing.
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Mode mode;
    private final PrintWriter err;
    private final long started = System.nanoTime();
    private long lastLine = started;
    private long begunAt = -1;
    private @Nullable ProgressBar bar;
    private String latest = "";

    ProgressDisplay(Mode mode, PrintWriter err) {
        this.mode = mode == Mode.AUTO && !onTerminal() ? Mode.PLAIN : mode;
        this.err = err;
    }

    private static boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public void epoch(EpochRecord record) {
        Double accuracy = record.accuracy();
        String place = String.format(
                Locale.ROOT,
                "replica %d, epoch %d, loss %.3g",
                record.replica() + 1,
                record.epoch(),
                record.loss().learnable());
        latest = accuracy == null
                ? place
                : place + String.format(Locale.ROOT, ", test accuracy %.1f %%", 100 * accuracy);
    }

    @Override
    public void measured(FreeEnergyFindings.Moment moment, double[] gradient, double[] errors) {
        latest = String.format(
                Locale.ROOT,
                "step %d, F %.6g, U %.6g",
                moment.step(),
                moment.measured().freeEnergy().value(),
                moment.measured().loss().value());
    }

    @Override
    public void progress(String stage, long done, long total) {
        begunAt = begunAt < 0 ? done : begunAt; // an earlier process may have come so far
        switch (mode) {
            case AUTO -> {
                if (bar == null) {
                    bar = new ProgressBarBuilder()
                            .setTaskName(stage)
                            .setInitialMax(total)
                            .startsFrom(done, Duration.ZERO)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(200)
                            .setSpeedUnit(ChronoUnit.SECONDS)
                            .showSpeed()
                            .build();
                }
                bar.stepTo(done);
                bar.setExtraMessage(" " + latest);
            }
            case PLAIN, JSON -> line(stage, done, total);
            case NONE -> {}
        }
    }

    private void line(String stage, long done, long total) {
        long now = System.nanoTime();
        if (now - lastLine < LINE_NANOS && done < total) {
            return;
        }
        lastLine = now;
        double seconds = (now - started) * 1e-9;
        double rate = Math.max(1, done - begunAt) / seconds;
        double left = (total - done) / rate;
        err.println(
                mode == Mode.JSON
                        ? String.format(
                                Locale.ROOT,
                                "{\"stage\":\"%s\",\"done\":%d,\"total\":%d,\"seconds\":%.1f,\"rate\":%.1f,\"left\":%.0f}",
                                stage,
                                done,
                                total,
                                seconds,
                                rate,
                                left)
                        : String.format(
                                Locale.ROOT,
                                "%s: %d of %d %s, %.0f per second, %.0f s left; %s",
                                stage,
                                done,
                                total,
                                RunWords.units(stage),
                                rate,
                                left,
                                latest));
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
