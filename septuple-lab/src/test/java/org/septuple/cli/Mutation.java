package org.septuple.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One of the bad configurations that a seed stands for.
///
/// @param seed       decides everything
/// @param experiment what is spoilt
/// @param way        how
record Mutation(int seed, ShippedExperiment experiment, Way way) {

    /// A way to spoil an experiment.
    record Way(String name, BiFunction<ShippedExperiment, SplittableRandom, BadConfiguration> make) {}

    private static Way key(String name, Function<KeyMutations, BadConfiguration> make) {
        return new Way(name, (experiment, random) -> make.apply(new KeyMutations(experiment, random)));
    }

    private static Way text(String name, Function<TextMutations, BadConfiguration> make) {
        return new Way(name, (experiment, random) -> make.apply(new TextMutations(experiment, random)));
    }

    private static final int VALUES = 14;

    private static List<Way> ways() {
        List<Way> ways = new ArrayList<>(List.of(
                key("override", KeyMutations::override),
                key("override", KeyMutations::override),
                key("unknown key", KeyMutations::unknownKey),
                key("key of another section", KeyMutations::keyOfAnotherSection),
                key("no key", KeyMutations::noKey),
                key("duplicate key", KeyMutations::duplicateKey),
                key("misspelt key", KeyMutations::misspeltKey),
                key("missing key", KeyMutations::missingKey),
                key("no section", KeyMutations::section),
                key("no sequence", KeyMutations::sequence),
                key("tag", KeyMutations::tag),
                key("anchor", KeyMutations::anchor),
                key("alias", KeyMutations::alias),
                key("deep nesting", KeyMutations::deep),
                text("control character", TextMutations::control),
                text("not UTF-8", TextMutations::notUtf8),
                text("truncated UTF-8", TextMutations::truncatedUtf8),
                text("other encoding", TextMutations::otherEncoding),
                text("Latin-1", TextMutations::latin1),
                text("binary junk", TextMutations::junk),
                text("not YAML", TextMutations::notYaml),
                text("no mapping", TextMutations::noMapping),
                text("documents", TextMutations::documents),
                text("billion laughs", TextMutations::laughs),
                text("large", TextMutations::large)));
        for (int i = 0; i < VALUES; i++) {
            ways.add(key("bad value", KeyMutations::value));
        }
        return ways;
    }

    /// The first mutations: every experiment in turn, each in every way.
    static List<Mutation> first(int count) {
        List<ShippedExperiment> experiments = ShippedExperiment.all();
        List<Way> ways = ways();
        List<Mutation> mutations = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            int round = seed / experiments.size();
            mutations.add(
                    new Mutation(seed, experiments.get(seed % experiments.size()), ways.get(round % ways.size())));
        }
        return mutations;
    }

    BadConfiguration bad() {
        return way.make.apply(experiment, new SplittableRandom(seed));
    }

    @Override
    public String toString() {
        return "%s, %s, seed %d".formatted(experiment, way.name, seed);
    }
}
