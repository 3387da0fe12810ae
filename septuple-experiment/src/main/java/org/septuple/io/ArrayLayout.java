package org.septuple.io;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.RecordingPlan.Axis;

/// How the axes of an array count frames, replicas and coordinates. An axis that is not there counts one.
///
/// @param shape lengths of the axes, slowest first, all ≥ 1
/// @param axes  what each counts, each at most once, `time` among them
record ArrayLayout(List<Long> shape, List<Axis> axes) {

    ArrayLayout {
        shape = List.copyOf(shape);
        axes = List.copyOf(axes);
    }

    /// The layout of an array.
    ///
    /// @param shape lengths of its axes
    /// @param axes  what they count; empty for the usual order
    /// @return checked
    /// @throws IllegalArgumentException if the two do not fit, or if there is nothing in the array
    static ArrayLayout of(List<Long> shape, List<Axis> axes) {
        List<Axis> meaning = axes.isEmpty() ? usual(shape) : axes;
        if (meaning.size() != shape.size()) {
            throw new IllegalArgumentException("the array has %d dimensions %s, `axes` names %d: %s"
                    .formatted(shape.size(), shape, meaning.size(), words(meaning)));
        }
        if (!meaning.contains(Axis.TIME) || meaning.stream().distinct().count() < meaning.size()) {
            throw new IllegalArgumentException("axes %s must name time, and none twice".formatted(words(meaning)));
        }
        ArrayLayout layout = new ArrayLayout(shape, meaning);
        for (int axis = 0; axis < shape.size(); axis++) {
            boolean isTime = meaning.get(axis) == Axis.TIME;
            if (shape.get(axis) < 1 || (!isTime && shape.get(axis) > Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("axis %s has length %d of %s; must be >= 1%s"
                        .formatted(
                                Field.word(meaning.get(axis)),
                                shape.get(axis),
                                shape,
                                isTime ? "" : " and below 2^31"));
            }
        }
        if ((double) layout.replicas() * layout.coordinates() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%d replicas x %d coordinates must have a product below 2^31; leave some out, or name other axes than %s"
                            .formatted(layout.replicas(), layout.coordinates(), words(meaning)));
        }
        return layout;
    }

    private static List<Axis> usual(List<Long> shape) {
        return switch (shape.size()) {
            case 1 -> List.of(Axis.TIME);
            case 2 -> List.of(Axis.TIME, Axis.COORDINATE);
            case 3 -> List.of(Axis.TIME, Axis.REPLICA, Axis.COORDINATE);
            default ->
                throw new IllegalArgumentException(
                        "the array has %d dimensions %s; a recording has 1 to 3".formatted(shape.size(), shape));
        };
    }

    static List<String> words(List<Axis> axes) {
        return axes.stream().map(Field::word).toList();
    }

    long frames() {
        return length(Axis.TIME);
    }

    int replicas() {
        return (int) length(Axis.REPLICA);
    }

    int coordinates() {
        return (int) length(Axis.COORDINATE);
    }

    private long length(Axis axis) {
        int at = axes.indexOf(axis);
        return at < 0 ? 1 : shape.get(at);
    }

    /// Elements between two neighbours along an axis.
    ///
    /// @param axis      which
    /// @param isFortran whether the first axis is the fastest
    /// @return 0 along an axis that is not there
    long stride(Axis axis, boolean isFortran) {
        int at = axes.indexOf(axis);
        if (at < 0) {
            return 0;
        }
        List<Long> faster = isFortran ? shape.subList(0, at) : shape.subList(at + 1, shape.size());
        return faster.stream().reduce(1L, (a, b) -> a * b);
    }

    /// The axes that names of dimensions mean.
    ///
    /// @param names such as `time, replica, coordinate`
    /// @return null if one means none
    static @Nullable List<Axis> named(List<String> names) {
        List<Axis> axes = new ArrayList<>();
        for (String name : names) {
            switch (name) {
                case "time", "step", "frame" -> axes.add(Axis.TIME);
                case "replica", "chain", "sample" -> axes.add(Axis.REPLICA);
                case "coordinate", "trainable" -> axes.add(Axis.COORDINATE);
                default -> {
                    return null;
                }
            }
        }
        return axes.contains(Axis.TIME) && axes.stream().distinct().count() == axes.size() ? axes : null;
    }
}
