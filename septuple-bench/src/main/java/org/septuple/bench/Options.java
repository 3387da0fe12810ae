package org.septuple.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.septuple.numerics.Crew;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Kernels;
import org.septuple.numerics.ThreadCrew;
import org.septuple.numerics.lanes.Lanes;

/// The `--key value` arguments of a main class. All know `--threads N` (1) and `--kernels scalar|vector` (vector, where the
/// JVM has it).
final class Options {

    private final Map<String, String> values = new HashMap<>();

    /// Reads the arguments.
    ///
    /// @param arguments `--key value` pairs
    /// @param keys      which there are besides threads and kernels
    /// @throws IllegalArgumentException if there is another, or one without a value
    Options(String[] arguments, String... keys) {
        for (int i = 0; i < arguments.length; i += 2) {
            String key = arguments[i].replaceFirst("^--", "");
            boolean known = key.equals("threads")
                    || key.equals("kernels")
                    || List.of(keys).contains(key);
            if (!known || arguments[i].equals(key) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "argument %s: give pairs --key value, with threads, kernels and %s as keys"
                                .formatted(arguments[i], List.of(keys)));
            }
            values.put(key, arguments[i + 1]);
        }
    }

    String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    int number(String key, int otherwise) {
        String text = values.get(key);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    int threads() {
        return number("threads", 1);
    }

    Kernels kernels() {
        String name = text("kernels", "vector");
        return switch (name) {
            case "scalar" -> Kernels.scalar();
            case "vector" -> Lanes.kernels();
            default -> throw new IllegalArgumentException("kernels %s must be scalar or vector".formatted(name));
        };
    }

    Engine engine(ThreadCrew crew) {
        return new Engine(kernels(), crew);
    }

    /// Kernels for work that has one thread only.
    ///
    /// @return an engine of the calling thread
    /// @throws IllegalArgumentException if more threads are asked for
    Engine oneThread() {
        if (threads() != 1) {
            throw new IllegalArgumentException("%d threads, must be 1: this work is not shared".formatted(threads()));
        }
        return new Engine(kernels(), Crew.alone());
    }
}
