package org.septuple.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.septuple.io.ConfigNode;

/// Ways to spoil the keys and values of an experiment.
final class KeyMutations {

    private static final Set<String> ROOT = Set.of(
            "septuple",
            "kind",
            "name",
            "seed",
            "data",
            "network",
            "dynamics",
            "learning",
            "readout",
            "expect",
            "ledger",
            "boundary",
            "canonical",
            "spacetime",
            "planted",
            "clouds",
            "recording",
            "measure",
            "grid",
            "constants",
            "free-energy",
            "potential",
            "initial",
            "fokker-planck",
            "schroedinger",
            "madelung",
            "learner",
            "control",
            "contest",
            "premises",
            "identity",
            "box",
            "neurons",
            "metric",
            "exponents",
            "frames",
            "curvature",
            "cosmology",
            "gravity",
            "einstein",
            "geodesic",
            "perihelion",
            "deflection",
            "image");

    /// Keys that may be left out.
    private static final Pattern OPTIONAL = Pattern.compile(
            "name|seed|dynamics|readout|expect|expect\\.outcome|ledger|(dynamics|readout|ledger)\\..*"
                    + "|canonical\\.(average|reference|cases|chains|warm-up|samples|nodes|annealing|annealing\\..*|every)"
                    + "|planted\\.(noise|displacements|truth)|spacetime\\.(radius|cloud-noise|cloud-input|reading|components|lag|clouds|warm-up|spread|radii|scan-clouds|replicas|noise)"
                    + "|data\\.(path|scale|targets|order)"
                    + "|network\\.(inputs|outputs|biases|activation|loss|loss\\.potential)"
                    + "|network\\.bulk\\.(groups|blocks|angle|gain|rows|trainable)"
                    + "|learning\\.(settle|steps|rate|optimiser|batch|replicas|ensemble|adaptive|reference|proposal|chains|burn|samples)"
                    + "|learning\\.proposal\\.(trajectory|acceptance|most-steps)"
                    + "|learning\\.adaptive\\.(reference|insertion|diffusion|target|knobs|every|probe|slopes|change|steps|batches|bulk)"
                    + "|learning\\.ensemble\\.(watch\\.from|branch(\\.(from|replicas))?)"
                    + "|recording\\.(barrier|rate|interval|substeps|warm-up)|measure\\.(quantities|force|force\\..*)"
                    + "|grid\\.axes\\.[0-9]\\.boundary|constants|initial|initial\\.((density\\.)?(mean|momentum)|factor)"
                    + "|constants\\.(hbar|mass|multiplier|free-energy)|initial\\.cores\\.[0-9]\\.(x|y|winding)"
                    + "|(schroedinger|madelung)\\.(frames|scheme|tolerance|twist|levels|lift|particles|particle-step|loops|loops\\.[0-9]\\.(centre|axis))"
                    + "|box\\.open|neurons\\.(spacing|offset|scale|perturbation)|metric|metric\\.(points|relative-error|images|hole|derivatives)|exponents|exponents\\.(from|to|values|draws)"
                    + "|frames|frames\\.(times|step|starts|iterations|exchange|sizes)"
                    + "|metric\\.(coordinates|parameters|definitions|inside)|curvature\\.(at|random|random\\.(count|from|to)|slice|slice\\.(points|at))"
                    + "|geodesic|geodesic\\.(character|at|from|law|tolerance|points|bundle|bundle\\.(count|spread|width))|perihelion|deflection"
                    + "|image|image\\.(from|toward|up|pixels|far|disc|disc\\.inner|tolerance)"
                    + "|cosmology\\.(hubble|dust|radiation|curvature|lambda|from|points|tolerance)"
                    + "|gravity\\.(hubble|shape|time|amplitude|wavelength|density|reach|scatter|speed|frames|step|places|violations|seeds|convergence)"
                    + "|einstein\\.(grid\\.(from|to)|formulation|damping|differences|dissipation|courant|lambda|dust|noise|from|frames|rows|threshold|force|margin|compare|resolutions)"
                    + "|premises\\.(networks|map)"
                    + "|identity\\.(vectors|rapidity|matrices|metrics)"
                    + "|fokker-planck\\.(rate|until|frames|scheme|step|rates|particles)"
                    + "|learner\\.(synapses|mean|weight|inputs|phase|velocity|momentum)|control\\.(rate|slip|speed|potential|winding|particles)"
                    + "|contest\\.(replicas|seeds|times|times\\.(from|to|count)|early|contestants|alpha|tampering|level|kappa|windings|survey(\\.[a-z]+)?)");

    private static final List<String> NO_SECTION =
            List.of("7", "-1", "word", "\"\"", "[]", "[1]", "[{a: 1}]", ".nan", "true", "0x7F", "2026-11-22", "{a: 1}");

    private static final List<String> NO_SEQUENCE = List.of(
            "{}",
            "{a: 1}",
            "7",
            "[]",
            "[[1, 2]]",
            "[a, b]",
            "~",
            "[~, ~]",
            "word",
            "[1, .nan]",
            "[-1e999, 1e999]",
            "[{}, {}]",
            "true",
            "-1");

    private static final List<String> NO_KEY =
            List.of("7: 1", "~: 1", "true: 1", "[a]: 1", "{a: b}: 1", "? [x] : 1", "1.5: 1", ".nan: 1", "[]: []");

    private static final List<String> NULL = List.of("~", "null");

    private final ShippedExperiment experiment;
    private final SplittableRandom random;

    KeyMutations(ShippedExperiment experiment, SplittableRandom random) {
        this.experiment = experiment;
        this.random = random;
    }

    /// A single value outside its domain.
    BadConfiguration value() {
        String place = any(experiment.placesOf(ConfigNode.Scalar.class));
        String bad = any(Domain.of(experiment, place).outside());
        return BadConfiguration.of(experiment.withValue(place, _ -> bad), BadConfiguration.WRONG);
    }

    /// A good file with a bad override; null is a good one where the key may be left out.
    BadConfiguration override() {
        String place = any(experiment.placesOf(ConfigNode.Scalar.class));
        String bad = any(Domain.of(experiment, place).outside().stream()
                .filter(value ->
                        !NULL.contains(value) || !OPTIONAL.matcher(place).matches())
                .toList());
        return BadConfiguration.of(experiment.text(), BadConfiguration.WRONG, place + "=" + bad);
    }

    /// A key that no section has.
    BadConfiguration unknownKey() {
        String value = any(List.of("1", "{}", "[]", "~", "word", "{a: {b: [1]}}"));
        String key =
                any(List.of("zzz", "Septuple", "kínd", "__proto__", "x".repeat(900), "\"\"", "\"a b\"", "\"\\0\""));
        return inside(any(experiment.placesOf(ConfigNode.Mapping.class)), key + ": " + value);
    }

    /// A key of some section at the top level.
    BadConfiguration keyOfAnotherSection() {
        List<String> others = experiment.keyed().stream()
                .filter(place -> !ROOT.contains(ShippedExperiment.last(place)))
                .toList();
        return inside("", ShippedExperiment.last(any(others)) + ": 1");
    }

    BadConfiguration noKey() {
        return inside(any(experiment.placesOf(ConfigNode.Mapping.class)), any(NO_KEY));
    }

    BadConfiguration duplicateKey() {
        String place = any(experiment.keyed());
        return BadConfiguration.of(experiment.withEntry(place, entry -> entry + ", " + entry), "CFG-005");
    }

    BadConfiguration misspeltKey() {
        Set<String> known = new TreeSet<>(ROOT);
        experiment.keyed().forEach(place -> known.add(ShippedExperiment.last(place)));
        String place = any(experiment.keyed());
        String key = ShippedExperiment.last(place);
        int at = random.nextInt(key.length());
        List<String> spellings = Stream.of(
                        key.substring(0, at) + key.substring(at + 1),
                        key.substring(0, at) + "q" + key.substring(at),
                        key.toUpperCase(Locale.ROOT),
                        key + "s",
                        key.substring(0, at) + "_" + key.substring(at + 1))
                .filter(spelling -> !known.contains(spelling) && !spelling.isEmpty())
                .toList();
        String bad = any(spellings);
        return BadConfiguration.of(
                experiment.withEntry(place, entry -> bad + entry.substring(key.length())), BadConfiguration.WRONG);
    }

    BadConfiguration missingKey() {
        List<String> required = experiment.keyed().stream()
                .filter(place -> !OPTIONAL.matcher(place).matches())
                .filter(place -> !place.matches("canonical|spacetime")
                        || !experiment.scalar("kind").equals("duality"))
                .toList();
        return BadConfiguration.of(experiment.withEntry(any(required), _ -> ""), BadConfiguration.WRONG);
    }

    BadConfiguration section() {
        String place = any(experiment.placesOf(ConfigNode.Mapping.class));
        String bad = any(NO_SECTION);
        return BadConfiguration.of(
                experiment.withValue(place, _ -> bad),
                place.isEmpty() ? BadConfiguration.UNREADABLE : BadConfiguration.WRONG);
    }

    BadConfiguration sequence() {
        List<String> sequences = experiment.placesOf(ConfigNode.Sequence.class);
        if (sequences.isEmpty()) {
            return value();
        }
        String place = any(sequences);
        List<String> bad = new ArrayList<>(NO_SEQUENCE);
        if (place.endsWith("loops")) {
            bad.remove("[]");
        }
        if (place.endsWith("cores")) {
            bad.remove("[{}, {}]");
        }
        if (!place.matches(
                ".*(layers|grid\\.from|grid\\.to|covariance\\.[0-9]|coefficients|rates|mean|variance|centre|velocity|windings|depths|periods|slice\\.[a-z]+|values|violations|survey\\.[a-z]+)")) {
            bad.addAll(List.of("[1]", "[0, 1, 2]", "[1, 1]", "[1, 0]", "[0, 0.0]", "[" + "0, ".repeat(50_000) + "1]"));
        }
        String chosen = any(bad);
        return BadConfiguration.of(experiment.withValue(place, _ -> chosen), BadConfiguration.WRONG);
    }

    BadConfiguration tag() {
        String tag = any(
                List.of("!!str ", "!!int ", "!x ", "!!map ", "!<tag:x,2026:y> ", "!!python/object:os.system ", "! "));
        return marked(tag);
    }

    BadConfiguration anchor() {
        return marked("&a ");
    }

    BadConfiguration alias() {
        return BadConfiguration.of(experiment.withValue(anyPlace(), _ -> "*a"), BadConfiguration.UNREADABLE);
    }

    /// Something nested deeper than anybody writes, in place of any value.
    BadConfiguration deep() {
        int depth = any(List.of(33, 100, 1000, 10_000));
        List<String> opening = List.of("[", "{a: ", "[{a: ");
        List<String> closing = List.of("]", "}", "}]");
        int kind = random.nextInt(3);
        String value = opening.get(kind).repeat(depth)
                + "1"
                + (random.nextBoolean() ? closing.get(kind).repeat(depth) : "");
        return BadConfiguration.of(experiment.withValue(anyPlace(), _ -> value), BadConfiguration.UNREADABLE);
    }

    private BadConfiguration marked(String mark) {
        return BadConfiguration.of(
                experiment.withValue(anyPlace(), written -> mark + written), BadConfiguration.UNREADABLE);
    }

    private BadConfiguration inside(String mapping, String entry) {
        return BadConfiguration.of(
                experiment.withValue(
                        mapping, written -> written.substring(0, written.length() - 1) + ", " + entry + "}"),
                BadConfiguration.WRONG);
    }

    private String anyPlace() {
        return any(List.copyOf(experiment.places().keySet()));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
