package org.septuple.io;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to say of an array or a column that is not there.
final class ArrayNames {

    private static final int MOST_LISTED = 20;

    private ArrayNames() {}

    /// An array that is not in its file, or that is not named though there are several.
    ///
    /// @param file  which
    /// @param name  that was asked for, null if none was
    /// @param names that there are
    /// @return to be thrown
    static ConfigurationException refusal(Path file, @Nullable String name, List<String> names) {
        return refusal(file, "array", name, names);
    }

    /// A column that is not in its table.
    ///
    /// @param file  which
    /// @param name  that was asked for
    /// @param names that there are
    /// @return to be thrown
    static ConfigurationException noColumn(Path file, String name, List<String> names) {
        return refusal(file, "column", name, names);
    }

    private static ConfigurationException refusal(Path file, String what, @Nullable String name, List<String> names) {
        if (names.isEmpty()) {
            return refusal(file, "the file holds no %s".formatted(what), "Check which file was given.");
        }
        String listed = String.join(", ", names.stream().limit(MOST_LISTED).toList())
                + (names.size() > MOST_LISTED ? ", … (%d)".formatted(names.size()) : "");
        String message = name == null
                ? "%d arrays, and `array` names none: %s".formatted(names.size(), listed)
                : "no %s is named %s; there are %s".formatted(what, Quote.text(name), listed);
        String remedy = name == null
                ? "Give `array`."
                : Suggestion.of(name, names)
                        .map("Did you mean `%s`?"::formatted)
                        .orElse("Choose one of those named.");
        return refusal(file, message, remedy);
    }

    private static ConfigurationException refusal(Path file, String message, String remedy) {
        return new ConfigurationException(
                new Violation(ErrorCode.DATA_COLUMN, new Location.InFile(file.toString()), "", message, remedy));
    }
}
