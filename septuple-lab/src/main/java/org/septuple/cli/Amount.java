package org.septuple.cli;

import java.time.Duration;
import java.util.Locale;

/// Times, sizes and shares, short enough for a table.
final class Amount {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
    private static final int THOUSAND = 1000;
    private static final int LONGEST_IN_SECONDS = 100;
    private static final double YEAR = 365.25 * 24 * 3600;

    private Amount() {}

    /// Such as `3.2 s`, `12 min 5 s`, `7 h 30 min`, `12 years`.
    static String seconds(double seconds) {
        if (seconds < LONGEST_IN_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds >= YEAR) {
            return String.format(Locale.ROOT, "%.3g years", seconds / YEAR);
        }
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() == 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /// Such as `512 B`, `3.4 kB`, `120 MB`; a kB is 1000 bytes.
    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= THOUSAND - 0.5) {
            amount /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, UNITS[unit]);
    }

    /// Such as `42 %`; 100 % only where all is done, `–` for NaN.
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : (int) (100 * share) + " %";
    }
}
