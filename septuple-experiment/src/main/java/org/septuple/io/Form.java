package org.septuple.io;

import java.util.regex.Pattern;

/// What a value looks like, before anybody asks for a type.
public enum Form {
    /// No such key.
    ABSENT,
    /// `key:` or `null`.
    NULL,
    /// `true` or `false`.
    FLAG,
    /// `12`, `-3`, `0x1F`, `0o17`.
    INTEGER,
    /// `.5`, `1e-3`, `.inf`, `.nan`.
    DECIMAL,
    /// `-1/3`, unquoted.
    RATIONAL,
    /// Anything else, and all that is quoted.
    TEXT,
    /// Items.
    SEQUENCE,
    /// Keys and values.
    MAPPING;

    private static final Pattern NULLS = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern FLAGS = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGERS = Pattern.compile("[-+]?[0-9]++|0o[0-7]++|0x[0-9a-fA-F]++");
    private static final Pattern DECIMALS =
            Pattern.compile("[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?"
                    + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern RATIONALS = Pattern.compile("[-+]?[0-9]++/[0-9]++");

    /// Whether a number field may hold it.
    ///
    /// @return true for integers, decimals and rationals
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == RATIONAL;
    }

    /// What unquoted text means: the core schema of YAML 1.2, and rational numbers.
    static Form ofPlain(String text) {
        if (NULLS.matcher(text).matches()) {
            return NULL;
        }
        if (FLAGS.matcher(text).matches()) {
            return FLAG;
        }
        if (INTEGERS.matcher(text).matches()) {
            return INTEGER;
        }
        if (DECIMALS.matcher(text).matches()) {
            return DECIMAL;
        }
        return RATIONALS.matcher(text).matches() ? RATIONAL : TEXT;
    }
}
