package org.septuple.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A configuration that is bad by construction.
///
/// @param octets    of the file, one character for each byte
/// @param overrides further arguments
/// @param code      pattern that one of the error codes must match
record BadConfiguration(String octets, List<String> overrides, String code) {

    /// A text that is no configuration, or none that is read to its end.
    static final String UNREADABLE = "CFG-0[012][0-9]";
    /// Keys or values that are wrong, such as the path of no file.
    static final String WRONG = "(CFG-0(12|[24][0-9])|DATA-001)";

    static BadConfiguration unreadable(byte[] bytes) {
        return new BadConfiguration(new String(bytes, StandardCharsets.ISO_8859_1), List.of(), UNREADABLE);
    }

    static BadConfiguration of(String text, String code, String... overrides) {
        String octets = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new BadConfiguration(octets, List.of(overrides), code);
    }

    byte[] bytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Enough of it to see what is wrong.
    String excerpt() {
        return overrides + "\n" + (octets.length() > 3000 ? octets.substring(0, 3000) + "…" : octets);
    }
}
