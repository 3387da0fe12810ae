package org.septuple.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times as people write them: `90s`, `5m`, `2h`, `1d12h`, `250ms`.
final class DurationText implements ITypeConverter<Duration> {

    private static final Pattern WHOLE =
            Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    @Override
    public Duration convert(String text) {
        Matcher parts = WHOLE.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw new TypeConversionException("`%s` is not a time; write 90s, 5m, 2h, 1d12h or 250ms".formatted(text));
        }
        return Duration.ofDays(number(parts, 1))
                .plusHours(number(parts, 2))
                .plusMinutes(number(parts, 3))
                .plusSeconds(number(parts, 4))
                .plusMillis(number(parts, 5));
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
