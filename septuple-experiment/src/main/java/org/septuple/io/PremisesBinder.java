package org.septuple.io;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.experiment.CloudSource;
import org.septuple.experiment.PremisesPlan;

/// Binds kind `premises`: `network`, `dynamics` and `spacetime` as [CloudsBinder] does, and
///
/// ```yaml
/// premises:
///   axes:                  # keys of these sections and the values that they take in turn
///     - {key: network.bulk.gain, values: [1.1, 1.3, 1.5]}
///     - {key: network.bulk.rows, values: [0, 0.2]}
///   networks: 64           # all combinations if there are no more, else a Latin hypercube of so many
///   map: [network.bulk.gain, network.bulk.rows]   # axes of the figure, one or two; the first ones if left out
/// ```
final class PremisesBinder {

    private static final int MOST = 10_000;
    private static final int AXES = 3;
    private static final List<String> SECTIONS = List.of("network", "dynamics", "spacetime");

    private final Section root;
    private final Section section;
    private final PremisesPlan plan;

    /// Reads the sections.
    ///
    /// @param root of the file
    /// @param seed of the experiment
    PremisesBinder(Section root, long seed) {
        this.root = root;
        bind(root);
        this.section = root.section("premises");
        List<PremisesPlan.Axis> axes = axes();
        int networks = section.integer("networks", 1, MOST, 64);
        List<Integer> map = map(axes);
        this.plan = new PremisesPlan(
                axes,
                section.construct("axes", () -> cases(axes, networks, seed)).orElseGet(List::of),
                map);
    }

    /// The plan, harmless if anything is wrong.
    PremisesPlan plan() {
        return plan;
    }

    private static CloudSource.OfNetwork bind(Section root) {
        Section spacetime = root.section("spacetime");
        CloudSource.OfNetwork source = CloudsBinder.network(root, spacetime);
        if (spacetime.isRead("components") && source.plan().components() != AXES) {
            spacetime.reject(
                    "components",
                    "`spacetime.components` is %d, and gravity needs positions in space"
                            .formatted(source.plan().components()),
                    "Write 3, or leave it out.");
        }
        return source;
    }

    private List<PremisesPlan.Axis> axes() {
        List<PremisesPlan.Axis> axes = new ArrayList<>();
        for (Section one : section.sections("axes", 1)) {
            String key = one.text("key");
            List<String> values =
                    one.texts("values", Section.ANY).stream().distinct().toList();
            boolean isTwice = axes.stream().anyMatch(axis -> axis.key().equals(key));
            if (one.isRead("key") && (isTwice || SECTIONS.stream().noneMatch(name -> key.startsWith(name + ".")))) {
                one.reject(
                        "key",
                        isTwice
                                ? "`%s` is %s once more".formatted(one.path("key"), key)
                                : "`%s` is %s, must be the path of a key of network, dynamics or spacetime"
                                        .formatted(one.path("key"), key),
                        "Give a path such as network.bulk.gain, each once.");
            }
            axes.add(new PremisesPlan.Axis(key, values));
        }
        return axes;
    }

    private List<Integer> map(List<PremisesPlan.Axis> axes) {
        List<String> keys = axes.stream().map(PremisesPlan.Axis::key).toList();
        List<String> wanted = section.texts("map", Section.ANY, keys.subList(0, Math.min(2, keys.size())));
        List<Integer> map = wanted.stream().map(keys::indexOf).distinct().toList();
        if (section.isRead("map") && !keys.isEmpty() && (map.contains(-1) || map.size() > 2)) {
            section.reject(
                    "map",
                    "`premises.map` is %s, must be one or two keys of `premises.axes`: %s"
                            .formatted(wanted, String.join(", ", keys)),
                    "Name one or two axes, or leave it out.");
        }
        return map;
    }

    private List<PremisesPlan.Case> cases(List<PremisesPlan.Axis> axes, int networks, long seed) {
        List<Integer> sizes = axes.stream().map(axis -> axis.values().size()).toList();
        List<PremisesPlan.Case> cases = new ArrayList<>();
        for (List<Integer> at : PremisesPlan.design(sizes, networks, seed)) {
            List<String> overrides = IntStream.range(0, axes.size())
                    .mapToObj(axis ->
                            axes.get(axis).key() + "=" + axes.get(axis).values().get(at.get(axis)))
                    .toList();
            cases.add(new PremisesPlan.Case(at, root.again(SECTIONS, overrides, PremisesBinder::bind)));
        }
        return cases;
    }
}
