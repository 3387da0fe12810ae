package org.septuple.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.gravity.ChainDensities.Line;
import org.septuple.numerics.Engine;
import org.septuple.statistics.Bootstrap;
import org.septuple.statistics.Estimate;

/// Rows 8.4, 8.5 and 8.7: each line of the chain from Σ_i ΔS_i to ∫√−g R on the same neurons ([ActionChain]), and the table of all lines.
///
/// | row | residual | control | null model |
/// |---|---|---|---|
/// | 8.4 | abs(line 1 − line 2) over the sizes of what both are integrals of (E7) | ẍ_i across x_i: both are 0 | ẍ_i = −x_i |
/// | 8.5 | distance of the densities of (8.4), line 3, and (8.5): accelerations against (7.7) | ẍ_i by (7.7) at x_i in the field of all | the same, of the next neuron |
/// | 8.7 | the surest of three changes: (8.5) to line 1, (8.6) for components of space; to line 2, E8 and E16; densities of lines 2 and 3, with plus (E6) | velocities that (8.6) is true of; a lattice with {√g_i} = √−g | line 1 to line 2 with minus, as printed |
///
/// @param paths  neurons
/// @param whose  in words
/// @param engine workers
/// @param prefix of the names of numbers
record ChainRows(NeuronPaths paths, String whose, Engine engine, String prefix) {

    private static final double TOLERANCE = 0.1;
    private static final String REASON = "a tenth of what both lines add up to, declared";
    private static final double CONFIDENCE = 0.95;
    private static final int PLANTED = 2;
    /// Neurons of which one copy is planted.
    private static final int MANY = 200;
    /// Of ∫{√g_i} = N.
    private static final double MISSED = 0.01;

    /// A line of the table.
    ///
    /// @param step   number
    /// @param value  less the constant N, per unit of time
    /// @param change to the one before
    private record Step(Stage step, Estimate value, Estimate change) {}

    /// Where in the chain.
    enum Stage {
        /// Measured ΔS.
        CLOUDS(0, "(8.1)"),
        /// One unit of time.
        FORMS(1, "(8.2)"),
        /// By parts.
        PARTS(2, "(8.3)"),
        /// By kernels.
        KERNELS(3, "(8.4), line 1"),
        /// About neurons.
        CENTRED(4, "(8.4), line 2"),
        /// Accelerations of the field.
        GEODESIC(5, "(8.5)"),
        /// Covariances for products of velocities.
        CLOSED(6, "(8.7), line 1"),
        /// Brackets differentiated.
        GRADIENTS(7, "(8.7), line 2"),
        /// Fields for brackets.
        FIELDS(8, "(8.7), line 3"),
        /// Ricci's scalar.
        SCALAR(9, "(8.8)");

        private final int number;
        private final String words;

        Stage(int number, String words) {
            this.number = number;
            this.words = words;
        }

        /// In the table.
        int number() {
            return number;
        }

        /// Equation and line.
        String words() {
            return words;
        }
    }

    /// Measures.
    ///
    /// @param clouds Σ_i ΔS_i of these neurons in units of σ̄₊
    /// @param notes  takes rows, numbers and the table
    /// @throws UntestableException where cells of the integrals are too wide for the kernels; then the table has the lines without integrals
    void measure(Estimate clouds, LedgerNotes notes) {
        ActionChain chain = ActionChain.of(paths, engine);
        double missed = chain.copies().stream()
                .mapToDouble(s -> Math.abs(s.neurons() / chain.frames() / paths.size() - 1))
                .max()
                .orElseThrow();
        if (!(missed <= MISSED)) {
            tabulate(clouds, paths, notes);
            throw new UntestableException(
                    "integrals over space miss the kernels: that of {sqrt g_i} is off by %.2g of N (6.14), need %.2g; %s"
                            .formatted(missed, MISSED, whose));
        }
        List<Step> corrected = steps(clouds, chain, false);
        tabulate(steps(clouds, chain, true), 0, notes);
        tabulate(corrected, 1, notes);
        tell(chain, notes);
        String breaks = breaks(corrected);
        notes.attempt("8.4", () -> kernels(chain));
        notes.attempt("8.5", () -> geodesics(chain, notes));
        notes.attempt("8.7", () -> closure(chain, breaks));
    }

    /// Rows of the table without a field.
    ///
    /// @param clouds Σ_i ΔS_i less the constant
    /// @param paths  neurons
    /// @param notes  takes them
    static void tabulate(Estimate clouds, NeuronPaths paths, LedgerNotes notes) {
        tabulate(byParts(clouds, paths, true), 0, notes);
        tabulate(byParts(clouds, paths, false), 1, notes);
    }

    private static void tabulate(List<Step> steps, int corrected, LedgerNotes notes) {
        notes.rowsOf(
                FindingTable.Shape.CHAIN,
                steps.stream()
                        .map(s -> List.of(
                                (double) s.step().number(),
                                (double) corrected,
                                s.value().value(),
                                s.value().standardError(),
                                s.change().value(),
                                s.change().standardError()))
                        .toList());
    }

    private static List<Step> byParts(Estimate clouds, NeuronPaths paths, boolean printed) {
        List<PathParts> parts = IntStream.range(0, paths.copies())
                .mapToObj(copy -> PathParts.of(paths, copy))
                .toList();
        Estimate forms =
                Estimate.ofMean(parts.stream().mapToDouble(p -> -p.squares()).toArray());
        double size = Math.abs(clouds.value()) + Math.abs(forms.value());
        Estimate apart = clouds.minus(forms);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Stage.CLOUDS, clouds, Estimate.exact(0, clouds.n())));
        steps.add(new Step(
                Stage.FORMS,
                forms,
                new Estimate(Math.abs(apart.value()) / size, apart.standardError() / size, apart.n())));
        steps.add(new Step(
                Stage.PARTS,
                Estimate.ofMean(
                        parts.stream().mapToDouble(p -> p.right(!printed)).toArray()),
                change(parts, p -> -p.squares(), p -> p.right(!printed))));
        return steps;
    }

    private static Estimate change(
            List<PathParts> parts, ToDoubleFunction<PathParts> one, ToDoubleFunction<PathParts> other) {
        return Bootstrap.jackknife(
                parts.size(), chosen -> ActionChain.relative(sum(parts, chosen, one), sum(parts, chosen, other)));
    }

    private static double sum(List<PathParts> parts, int[] chosen, ToDoubleFunction<PathParts> of) {
        return IntStream.of(chosen)
                .mapToDouble(c -> of.applyAsDouble(parts.get(c)))
                .sum();
    }

    private List<Step> steps(Estimate clouds, ActionChain chain, boolean printed) {
        List<Step> steps = new ArrayList<>(byParts(clouds, paths, printed));
        // the boundary and what has ġ_i are lost here, where they were kept
        Estimate lost = printed
                ? chain.change(ChainSums::pulled, s -> s.of(Line.PARTS))
                : change(
                        IntStream.range(0, paths.copies())
                                .mapToObj(copy -> PathParts.of(paths, copy))
                                .toList(),
                        p -> p.right(true),
                        p -> p.right(false));
        steps.add(new Step(Stage.KERNELS, chain.line(Line.PARTS), lost));
        ToDoubleFunction<ChainSums> before = s -> s.of(Line.PARTS);
        for (Stage stage :
                List.of(Stage.CENTRED, Stage.GEODESIC, Stage.CLOSED, Stage.GRADIENTS, Stage.FIELDS, Stage.SCALAR)) {
            ToDoubleFunction<ChainSums> now = of(stage, printed);
            steps.add(new Step(stage, chain.mean(now), chain.change(before, now)));
            before = now;
        }
        return steps;
    }

    private static ToDoubleFunction<ChainSums> of(Stage stage, boolean printed) {
        return switch (stage) {
            case CENTRED -> s -> s.of(Line.CENTRED);
            case GEODESIC -> s -> s.of(Line.GEODESIC);
            case CLOSED -> s -> s.of(printed ? Line.CLOSED_PRINTED : Line.CLOSED);
            case GRADIENTS -> s -> s.of(printed ? Line.GRADIENTS_PRINTED : Line.GRADIENTS);
            case FIELDS -> s -> s.fields(printed);
            case SCALAR -> ChainSums::scalar;
            case CLOUDS, FORMS, PARTS, KERNELS -> s -> s.of(Line.PARTS);
        };
    }

    private static String breaks(List<Step> steps) {
        for (Step step : steps) {
            Estimate change = step.change();
            if (change.value() - change.halfWidth(CONFIDENCE) > TOLERANCE) {
                return String.format(
                        Locale.ROOT,
                        "the chain first breaks at %s, by %.2g +- %.1g",
                        step.step().words(),
                        change.value(),
                        change.standardError());
            }
        }
        return "no line is shown to break the chain";
    }

    private void tell(ActionChain chain, LedgerNotes notes) {
        String name = prefix + "action.chain.";
        notes.put(name + "covered", chain.mean(s -> s.neurons() / paths.size()));
        notes.put(name + "centred", chain.over(s -> s.of(Line.CENTRED), s -> s.of(Line.CENTRED_SIZE)));
        notes.put(name + "mixed", chain.line(Line.MIXED));
        notes.put(name + "third", chain.line(Line.THIRD));
        notes.put(name + "third.factorised", chain.line(Line.THIRD_FACTORISED));
        notes.put(
                name + "dropped.parts",
                Estimate.ofMean(IntStream.range(0, paths.copies())
                        .mapToDouble(copy -> PathParts.of(paths, copy).rates())
                        .toArray()));
        notes.put(name + "dropped.rates", chain.line(Line.RATES));
        notes.put(name + "dropped.places", chain.line(Line.SHIFTED));
        notes.put(name + "divergence", chain.mean(ChainSums::divergence));
        notes.put(name + "inside", chain.mean(ChainSums::fieldsInside));
        notes.put(name + "scalar.inside", chain.mean(ChainSums::scalarInside));
    }

    private List<PlantedChain> planted() {
        int copies = paths.size() > MANY ? 1 : PLANTED;
        return IntStream.range(0, Math.min(copies, paths.copies()))
                .mapToObj(copy -> new PlantedChain(paths.at(1), copy))
                .toList();
    }

    private Estimate planted(ToDoubleFunction<PlantedChain> of) {
        List<PlantedChain> some = planted();
        return Estimate.exact(some.stream().mapToDouble(of).average().orElseThrow(), some.size());
    }

    private Comparison kernels(ActionChain chain) {
        Estimate centred = chain.over(s -> s.of(Line.CENTRED), s -> s.of(Line.CENTRED_SIZE));
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "line 1 less line 2, integrals over space, over the sizes of both; line 2 is %.1g of its size, as it is for any neurons (E7); %d frames of %d copies; positions count from where states are 0; %s",
                        centred.value(),
                        chain.frames(),
                        chain.copies().size(),
                        whose),
                chain.over(s -> s.of(Line.PARTS) - s.of(Line.CENTRED), ChainRows::size),
                TOLERANCE,
                REASON,
                planted(p -> apart(p.acrossPlaces())),
                planted(p -> apart(p.towardsOrigin())));
    }

    private static double apart(ChainSums sums) {
        return Math.abs(sums.of(Line.PARTS) - sums.of(Line.CENTRED)) / size(sums);
    }

    private static double size(ChainSums sums) {
        return sums.of(Line.PARTS_SIZE) + sums.of(Line.CENTRED_SIZE);
    }

    private Comparison geodesics(ActionChain chain, LedgerNotes notes) {
        Estimate control = planted(p -> p.onGeodesics(0).accelerations());
        notes.put(prefix + "action.chain.kernels", control);
        return new Comparison(
                "distance of densities, g_i xddot (x - x_i) against the same of (7.7) at x, over their sizes: 1 if they have no sign in common; the control says what the width of kernels makes of neurons that do follow (7.7); %d frames of %d copies; %s"
                        .formatted(chain.frames(), chain.copies().size(), whose),
                chain.each(ChainSums::accelerations),
                TOLERANCE,
                REASON,
                control,
                planted(p -> p.onGeodesics(1).accelerations()));
    }

    private Comparison closure(ActionChain chain, String breaks) {
        Estimate closed = chain.change(s -> s.of(Line.GEODESIC), s -> s.of(Line.CLOSED));
        Estimate gradients = chain.change(s -> s.of(Line.CLOSED), s -> s.of(Line.GRADIENTS));
        Estimate fields = chain.each(ChainSums::densities);
        double lattice = PlantedChain.lattice().densities();
        Estimate velocities = planted(p -> {
            ChainSums sums = p.closed();
            return ActionChain.relative(sums.of(Line.GEODESIC), sums.of(Line.CLOSED));
        });
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "the surest of three changes: (8.5) to line 1 by (8.6) %s, to line 2 without what has 0b and g(x_i) %s, densities of lines 2 and 3 with plus %s; control: the larger of %.2g for velocities that (8.6) is true of and %.2g for a lattice of density sqrt -g; null model: line 2 with minus (E6); %s; %s",
                        words(closed),
                        words(gradients),
                        words(fields),
                        velocities.value(),
                        lattice,
                        breaks,
                        whose),
                surest(List.of(closed, gradients, fields)),
                TOLERANCE,
                REASON,
                Estimate.exact(Math.max(velocities.value(), lattice), velocities.n()),
                chain.change(s -> s.of(Line.CLOSED_PRINTED), s -> s.of(Line.GRADIENTS_PRINTED)));
    }

    private static String words(Estimate change) {
        return String.format(Locale.ROOT, "%.2g +- %.1g", change.value(), change.standardError());
    }

    /// What is beyond the tolerance most surely; if none is, what reaches furthest.
    private static Estimate surest(List<Estimate> all) {
        Estimate lowest = all.getFirst();
        Estimate furthest = all.getFirst();
        for (Estimate one : all) {
            if (one.value() - one.halfWidth(CONFIDENCE) > lowest.value() - lowest.halfWidth(CONFIDENCE)) {
                lowest = one;
            }
            if (one.value() + one.halfWidth(CONFIDENCE) > furthest.value() + furthest.halfWidth(CONFIDENCE)) {
                furthest = one;
            }
        }
        return lowest.value() - lowest.halfWidth(CONFIDENCE) > TOLERANCE ? lowest : furthest;
    }
}
