package org.septuple.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.septuple.experiment.FramesPlan;
import org.septuple.experiment.NeuronSource;
import org.septuple.spacetime.Box;
import org.septuple.spacetime.EigenvalueExchange;
import org.septuple.spacetime.LocalNeurons;
import org.septuple.spacetime.Neurons;

/// Binds the section `frames` of kind `metric`.
///
/// ```yaml
/// frames: {paths: paths.csv}         # columns neuron time x y z, in the neurons' own frames
/// frames: {}                         # of an earlier run: its table `vector_paths`
/// frames: {times: 8, step: 0.5}      # of neurons that are laid out: random walks
/// frames:
///   starts: 4                        # optima, and draws of exchanged eigenvalues
///   iterations: 300                  # of each search, at most
///   exchange: triples                # or columns
///   sizes: [8, 16, 32]               # numbers of neurons beside all of them
/// ```
final class FramesBinder {

    private static final int MOST = 1_000_000;
    private static final int MOST_TIMES = 10_000;
    private static final int MOST_STARTS = 1000;
    private static final int MOST_ITERATIONS = 1_000_000;
    private static final List<Integer> SHARES = List.of(8, 4, 2);

    private final Section section;
    private final NeuronsBinder neurons;
    private final Box box;
    private final boolean open;
    private final long seed;
    private final FramesPlan plan;

    /// Reads the section.
    ///
    /// @param section `frames`
    /// @param neurons whose frames
    /// @param box     of space
    /// @param places  where files are looked for
    /// @param open    whether they are read
    /// @param seed    of the experiment
    FramesBinder(Section section, NeuronsBinder neurons, Box box, DataPlaces places, boolean open, long seed) {
        this.section = section;
        this.neurons = neurons;
        this.box = box;
        this.open = open;
        this.seed = seed;
        FramesPlan.Paths paths = paths(places);
        int starts = section.integer("starts", 2, MOST_STARTS, 4);
        int iterations = section.integer("iterations", 0, MOST_ITERATIONS, 300);
        EigenvalueExchange exchange = section.choice("exchange", EigenvalueExchange.TRIPLES);
        this.plan = new FramesPlan(paths, starts, iterations, exchange, sizes());
        require();
    }

    /// What is sought, harmless if anything is wrong.
    FramesPlan plan() {
        return plan;
    }

    private FramesPlan.Paths paths(DataPlaces places) {
        boolean laid = !(neurons.source() instanceof NeuronSource.Listed);
        section.exclude("paths", "step");
        section.exclude("paths", "times");
        if (laid && !section.has("paths")) {
            return new FramesPlan.Paths.Walk(
                    section.integer("times", 2, MOST_TIMES, 8), section.number("step", Interval.NON_NEGATIVE, 0.5));
        }
        if (!section.has("paths") && !neurons.isRun()) {
            section.reject(
                    "paths",
                    "`frames` need paths x_i'(t): a table of neurons has none, only places",
                    "Give `paths`, a table with columns neuron, time, x, y, z, or lay neurons out (`neurons.positions`) for random walks.");
            return new FramesPlan.Paths.Listed("", null);
        }
        return section.has("paths") ? table(places) : ofRun();
    }

    private FramesPlan.Paths table(DataPlaces places) {
        Path file = places.resolve(section.text("paths"));
        FramesPlan.Paths unread = new FramesPlan.Paths.Listed(file.toString(), null);
        if (!section.isRead("paths") || !open) {
            return unread;
        }
        section.resolve("paths", file.toString());
        return listed(file.toString(), () -> neurons.rows(file, PathRows.COLUMNS));
    }

    private FramesPlan.Paths ofRun() {
        return open ? listed("the run", neurons::pathsOfRun) : new FramesPlan.Paths.Listed("the run", null);
    }

    private FramesPlan.Paths listed(String name, Supplier<double[]> rows) {
        FramesPlan.Paths unread = new FramesPlan.Paths.Listed(name, null);
        return section.construct("paths", () -> {
                    Neurons whose = neurons.source().neurons(box, seed);
                    FramesPlan.Paths listed = whose == null
                            ? unread
                            : new FramesPlan.Paths.Listed(name, new PathRows(rows.get(), neurons.names()).of(whose));
                    return listed;
                })
                .orElse(unread);
    }

    /// Numbers of neurons, rising; all of them last, if that is known.
    private List<Integer> sizes() {
        TreeSet<Integer> sizes = new TreeSet<>();
        int all = known();
        if (section.has("sizes")) {
            for (int size : section.integers("sizes", Section.ANY, FramesPlan.LEAST, MOST)) {
                if (section.isRead("sizes")) {
                    put(size, sizes, all);
                }
            }
        } else if (all > 0) {
            SHARES.stream()
                    .map(share -> all / share)
                    .filter(size -> size >= FramesPlan.LEAST)
                    .forEach(sizes::add);
        }
        if (all > 0) {
            sizes.add(all);
        }
        return new ArrayList<>(sizes);
    }

    private void put(int size, Set<Integer> sizes, int all) {
        if (!sizes.add(size)) {
            section.reject("sizes", "`frames.sizes` has %d twice".formatted(size), "Give each number of neurons once.");
        } else if (all > 0 && size > all) {
            section.reject(
                    "sizes",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`frames.sizes` has %d, there are %d neurons".formatted(size, all),
                    "Give numbers from %d to the number of neurons.".formatted(FramesPlan.LEAST));
        }
    }

    private boolean isWalk() {
        return plan.paths() instanceof FramesPlan.Paths.Walk;
    }

    /// Number of neurons; 0 if it is not known.
    private int known() {
        return neurons.source() instanceof NeuronSource.Listed(var _, var listed, var _) && listed == null
                ? 0
                : neurons.source().count();
    }

    private void require() {
        int all = known();
        if (all > 0 && section.isSound() && (all < FramesPlan.LEAST || all > MOST)) {
            section.reject(
                    isWalk() ? "times" : "paths",
                    ErrorCode.OUT_OF_BOUNDS,
                    "`frames` of %d neurons: need %d to %d".formatted(all, FramesPlan.LEAST, MOST),
                    "Take more neurons, or leave `frames` out.");
        }
        boolean ready = switch (plan.paths()) {
            case FramesPlan.Paths.Walk _ -> true;
            case FramesPlan.Paths.Listed listed -> listed.neurons() != null;
        };
        if (all > 0 && ready) {
            section.construct(isWalk() ? "times" : "paths", () -> {
                Neurons whose = neurons.source().neurons(box, seed);
                if (whose != null) {
                    LocalNeurons local = plan.neurons(whose, seed);
                    plan.require(local, seed);
                }
                return plan;
            });
        }
    }
}
