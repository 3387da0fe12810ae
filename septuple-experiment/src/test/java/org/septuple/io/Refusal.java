package org.septuple.io;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What was refused, in short: `CFG-021 file.yaml:1:1 pointer`.
final class Refusal {

    private Refusal() {}

    static ConfigurationException of(ThrowingCallable call) {
        var refusal = catchThrowableOfType(ConfigurationException.class, call);
        if (refusal == null) {
            throw new AssertionError("nothing was refused");
        }
        return refusal;
    }

    static List<String> brief(ThrowingCallable call) {
        return of(call).violations().stream()
                .map(v -> "%s %s %s"
                        .formatted(v.code().code(), v.where(), v.pointer())
                        .strip())
                .toList();
    }
}
