package org.septuple.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.septuple.numerics.Purpose;
import org.septuple.numerics.RandomStream;

/// Networks whose premises are measured: a configuration in which some keys take other values.
///
/// @param axes  keys and their values
/// @param cases networks, each with weights and base states of its own
/// @param map   numbers of the axes of the figure, one or two
public record PremisesPlan(List<Axis> axes, List<Case> cases, List<Integer> map) {

    private static final int STREAM = 91;

    public PremisesPlan {
        axes = List.copyOf(axes);
        cases = List.copyOf(cases);
        map = List.copyOf(map);
    }

    /// A key of the configuration.
    ///
    /// @param key    by its path, such as `network.bulk.gain`
    /// @param values as they are written, 1 or more
    public record Axis(String key, List<String> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /// One network.
    ///
    /// @param at     number of the value on each axis
    /// @param source network, protocol and clouds
    public record Case(List<Integer> at, CloudSource.OfNetwork source) {
        public Case {
            at = List.copyOf(at);
        }
    }

    /// Which values networks take: all combinations if there are no more than asked for, the last axis fastest; else a Latin hypercube, in which every value of an axis
    /// comes equally often, as nearly as numbers allow, and axes are paired at random: each of them is then seen at all its values whatever their number, and most effects of
    /// one key on one premise need no combinations. The same for the same seed.
    ///
    /// @param sizes    values on each axis
    /// @param networks most that are wanted
    /// @param seed     of the pairing
    /// @return for each network the number of its value on each axis
    public static List<List<Integer>> design(List<Integer> sizes, int networks, long seed) {
        long all = sizes.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> Math.min(a * b, Integer.MAX_VALUE));
        if (all <= networks) {
            return product(sizes);
        }
        int[][] columns = new int[sizes.size()][networks];
        for (int axis = 0; axis < columns.length; axis++) {
            int size = sizes.get(axis);
            int[] order = new RandomStream(seed, Purpose.CHECK_POINTS, STREAM, axis).permutation(networks);
            Arrays.setAll(columns[axis], k -> order[k] % size);
        }
        return IntStream.range(0, networks)
                .mapToObj(k -> Arrays.stream(columns).map(column -> column[k]).toList())
                .toList();
    }

    private static List<List<Integer>> product(List<Integer> sizes) {
        List<List<Integer>> points = List.of(List.of());
        for (int size : sizes) {
            List<List<Integer>> more = new ArrayList<>();
            for (List<Integer> point : points) {
                for (int value = 0; value < size; value++) {
                    List<Integer> longer = new ArrayList<>(point);
                    longer.add(value);
                    more.add(longer);
                }
            }
            points = more;
        }
        return points;
    }

    /// A network in words.
    ///
    /// @param network its number
    /// @return such as `gain 1.2, rows 0.1`
    public String words(int network) {
        List<Integer> at = cases.get(network).at();
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> name(axis) + " " + axes.get(axis).values().get(at.get(axis)))
                .collect(Collectors.joining(", "));
    }

    /// The last part of a key.
    ///
    /// @param axis number
    /// @return such as `gain`
    public String name(int axis) {
        String key = axes.get(axis).key();
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /// What is done.
    ///
    /// @return in words
    public String words() {
        return "%d networks over %s"
                .formatted(
                        cases.size(),
                        axes.stream()
                                .map(axis -> "%d values of %s"
                                        .formatted(axis.values().size(), axis.key()))
                                .collect(Collectors.joining(", ")));
    }
}
