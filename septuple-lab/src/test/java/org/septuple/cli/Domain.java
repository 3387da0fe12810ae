package org.septuple.cli;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What values a key of a configuration takes; from it, values that it never takes.
sealed interface Domain {

    /// Never a single value of any key.
    List<String> NO_SCALAR = List.of("{}", "{a: 1}", "[]", "[1, [2]]", "[{}]", "~", "null", "\"\"", "\" \"", "\"\\t\"");

    /// Never an integer, a finite number, a flag or a word of a choice.
    List<String> NOT_FINITE = List.of(
            ".nan",
            ".NaN",
            ".inf",
            "-.inf",
            "+.INF",
            "1e999",
            "-1e999",
            "1e99999999999",
            "1/0",
            "-1/0",
            "0/0",
            "9".repeat(400),
            "-" + "9".repeat(400),
            "0x" + "F".repeat(400),
            "0o" + "7".repeat(400));

    /// Text that looks like a number or a flag in other languages.
    List<String> NO_NUMBER = List.of(
            "yes",
            "off",
            "1_000",
            "--1",
            "\"7\"",
            "'0.5'",
            "0b1",
            "1e",
            "e1",
            "0x",
            "0o9",
            "1.2.3",
            "7 7",
            "2026-11-22",
            "12:30:45",
            "٣",
            "½",
            "1e1e1",
            "infinity",
            "NaN",
            "nan",
            "$(id)",
            "../x",
            "\"\\0\"",
            "\"\\uD800\"");

    /// Values outside, each certain to be refused.
    List<String> outside();

    /// An integer.
    record Whole(BigInteger least, BigInteger most) implements Domain {
        static Whole of(long least, long most) {
            return new Whole(BigInteger.valueOf(least), BigInteger.valueOf(most));
        }

        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR, NOT_FINITE, NO_NUMBER);
            values.addAll(List.of("true", "False", "0.5", "1.5", "1e-300", "1e300", "-1e300", "1/3"));
            List<BigInteger> candidates = new ArrayList<>(List.of(
                    least.subtract(BigInteger.ONE),
                    most.add(BigInteger.ONE),
                    BigInteger.ONE.negate(),
                    BigInteger.TEN.pow(400),
                    BigInteger.TEN.pow(400).negate()));
            for (int bits : new int[] {31, 32, 53, 63, 64, 128}) {
                candidates.add(BigInteger.TWO.pow(bits));
                candidates.add(BigInteger.TWO.pow(bits).negate().subtract(BigInteger.ONE));
            }
            candidates.stream()
                    .filter(x -> x.compareTo(least) < 0 || x.compareTo(most) > 0)
                    .forEach(x -> values.add(x.toString()));
            return values;
        }
    }

    /// A number between two others.
    ///
    /// @param low     lower bound
    /// @param lowOpen whether the bound itself is outside
    /// @param high    upper bound, itself outside unless it is [Double#MAX_VALUE]
    record Real(double low, boolean lowOpen, double high) implements Domain {
        static final Real FINITE = new Real(-Double.MAX_VALUE, false, Double.MAX_VALUE);
        static final Real POSITIVE = new Real(0, true, Double.MAX_VALUE);

        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR, NOT_FINITE, NO_NUMBER);
            values.addAll(List.of("true", "False"));
            double below = lowOpen ? low : Math.nextDown(low);
            for (double x : new double[] {below, high, -1e300, 1e300, -1, 0, -0.0, -1e-300, 1e-300, 2}) {
                boolean inside = (lowOpen ? x > low : x >= low) && (high == Double.MAX_VALUE || x < high);
                if (!inside && Double.isFinite(x)) {
                    values.add(Double.toString(x));
                }
            }
            if (lowOpen && low == 0) {
                values.add("1e-999");
            }
            return values;
        }
    }

    /// Any finite number but zero.
    record NonZero() implements Domain {
        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR, NOT_FINITE, NO_NUMBER);
            values.addAll(List.of("0", "-0", "0.0", "0e9", "1e-999", "0/7", "true"));
            return values;
        }
    }

    /// One of a few words.
    ///
    /// @param given one of them
    record Word(String given) implements Domain {
        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR, NOT_FINITE, NO_NUMBER);
            values.addAll(List.of(
                    "0",
                    "-1",
                    "true",
                    given + "x",
                    given.substring(1),
                    given.toUpperCase(Locale.ROOT),
                    "\" " + given + "\"",
                    "[" + given + "]",
                    "w".repeat(5000)));
            return values;
        }
    }

    /// A key that also takes a mapping.
    ///
    /// @param scalar   what it takes otherwise
    /// @param accepted a value that is not refused
    record But(Domain scalar, String accepted) implements Domain {
        @Override
        public List<String> outside() {
            return scalar.outside().stream()
                    .filter(value -> !value.equals(accepted))
                    .toList();
        }
    }

    /// Yes or no.
    record Flag() implements Domain {
        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR, NOT_FINITE, NO_NUMBER);
            values.addAll(List.of("0", "1", "\"true\"", "tRUE", "trueish"));
            return values;
        }
    }

    /// A name that becomes part of a directory name.
    record Name() implements Domain {
        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR);
            values.addAll(List.of(
                    "a/b",
                    "../x",
                    "-x",
                    ".x",
                    "a b",
                    "é",
                    "n".repeat(65),
                    "9".repeat(400),
                    "true",
                    "\"a\\0b\"",
                    "\"a\\nb\"",
                    "\"\\e[31m\"",
                    "-1e300",
                    ".nan",
                    "\"\\uD800\"",
                    "\"\\u202Ex\""));
            return values;
        }
    }

    /// A formula of coordinates.
    record Formula() implements Domain {
        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR);
            values.addAll(List.of("1 +", "qq7", "\"(\"", "x y", "sin", "2*(x"));
            return values;
        }
    }

    /// A number that another key takes.
    record AxisValue() implements Domain {
        @Override
        public List<String> outside() {
            return all(NO_SCALAR, NOT_FINITE);
        }
    }

    /// The path of a file that is there.
    record FilePath() implements Domain {
        @Override
        public List<String> outside() {
            List<String> values = all(NO_SCALAR, NOT_FINITE);
            values.addAll(List.of(
                    "nowhere.csv",
                    "..",
                    ".",
                    "/",
                    "/dev/null/x",
                    "\"a\\0b\"",
                    "\"\\e[31m\"",
                    "\"a\\nb\"",
                    "\"\\uD800\"",
                    "p".repeat(5000),
                    "\"" + "d/".repeat(3000) + "\"",
                    "-rf",
                    "~x",
                    "$HOME",
                    "http://x.org/y"));
            return values;
        }
    }

    @SafeVarargs
    private static List<String> all(List<String>... lists) {
        List<String> values = new ArrayList<>();
        for (List<String> list : lists) {
            values.addAll(list);
        }
        return values;
    }

    /// The domain of a key, which may depend on the values of others.
    ///
    /// @param experiment holds the key and values for all others
    /// @param place      of a scalar
    static Domain of(ShippedExperiment experiment, String place) {
        int most = 1_000_000;
        int many = 100_000_000;
        boolean sparse = experiment.scalar("network.bulk.structure").equals("sparse");
        if (place.matches("network\\.weights\\.[0-9]+\\.[0-9]+|network\\.biases\\.[0-9]+")) {
            return Real.FINITE;
        }
        if (place.matches("measure\\.force\\.coefficients\\.[0-9]+")) {
            return Real.FINITE;
        }
        if (place.matches("planted\\.(production|form\\.[0-9]\\.[0-9])")) {
            return new Real(-most, false, Math.nextUp((double) most));
        }
        if (place.matches("einstein\\.grid\\.(from|to)\\.[0-9]")) {
            return Real.FINITE;
        }
        if (place.matches("gravity\\.violations\\.[0-9]")) {
            return new Real(0, false, Math.nextUp(10.0));
        }
        if (place.matches("metric\\.components\\.[a-z]+|einstein\\.dust")) {
            return new Formula();
        }
        if (place.matches("measure\\.quantities\\.[0-9]+")) {
            return new Word(experiment.scalar(place));
        }
        if (place.matches(
                "curvature\\.(at\\.[0-9]|(random|slice)\\.(from|to|at))\\.[0-9]|metric\\.exponents\\.[0-9]|geodesic\\.(at\\.[0-9]|momentum\\.[0-9]|from|to)|image\\.((at|toward|up)\\.[0-9]|from)")) {
            return Real.FINITE;
        }
        if (place.matches(".*\\.(mean|rates|centre|velocity)\\.[0-9]+|grid\\.axes\\.[0-9]\\.(from|to)")) {
            return Real.FINITE;
        }
        if (place.matches(".*\\.variance\\.[0-9]+|schroedinger\\.loops\\.[0-9]\\.radius|spacetime\\.radii\\.[0-9]")) {
            return Real.POSITIVE;
        }
        if (place.matches("grid\\.axes\\.[0-9]\\.boundary|.*\\.(family|law|path)")) {
            return new Word(experiment.scalar(place));
        }
        if (place.matches("grid\\.axes\\.[0-9]\\.points")) {
            return Whole.of(2, 1 << 24);
        }
        if (place.matches("(learner|contest|control)\\..*")) {
            return ofContest(experiment, place);
        }
        if (place.matches(
                "learning\\.adaptive\\.knobs\\.[0-9]+|premises\\.axes\\.[0-9]+\\.key|premises\\.map\\.[0-9]")) {
            return new Word(experiment.scalar(place));
        }
        if (place.matches("premises\\.axes\\.[0-9]+\\.values\\.[0-9]+")) {
            return new AxisValue();
        }
        return switch (place) {
            case "learning.adaptive.reference", "learning.adaptive.insertion", "learning.adaptive.diffusion" ->
                new Word(experiment.scalar(place));
            case "learning.adaptive.beta",
                    "learning.adaptive.target",
                    "learning.adaptive.change",
                    "learning.adaptive.steps.0",
                    "learning.adaptive.steps.1",
                    "learning.adaptive.batches.0",
                    "learning.adaptive.batches.1",
                    "learning.adaptive.bulk.0",
                    "learning.adaptive.bulk.1" -> Real.POSITIVE;
            case "learning.adaptive.every", "learning.adaptive.probe" -> Whole.of(4, most);
            case "learning.adaptive.slopes" -> Whole.of(1, most);
            case "potential", "initial.flow", "initial.wave", "constants.multiplier", "fokker-planck.scheme" ->
                new Word(experiment.scalar(place));
            case "constants.rate",
                    "constants.diffusion",
                    "potential.rate",
                    "potential.diffusion",
                    "initial.width",
                    "schroedinger.tolerance",
                    "fokker-planck.step" -> Real.POSITIVE;
            case "fokker-planck.rate" -> Real.FINITE;
            case "fokker-planck.diffusion", "fokker-planck.until", "schroedinger.until", "madelung.until" ->
                new Real(0, false, Double.MAX_VALUE);
            case "fokker-planck.frames", "schroedinger.frames", "madelung.frames" -> Whole.of(1, most);
            case "fokker-planck.particles", "schroedinger.particles" -> Whole.of(0, 10_000_000);
            case "schroedinger.particle-step" -> Real.POSITIVE;
            case "initial.cores.0.winding" -> Whole.of(-64, 64);
            case "madelung.lift" -> new Flag();
            case "madelung.loops.0.axis" -> Whole.of(0, 0);
            case "box.side", "neurons.spacing" -> Real.POSITIVE;
            case "neurons.offset" -> new Real(0, false, 1);
            case "neurons.count" -> Whole.of(1, 20_000_000);
            case "neurons.scale" -> new Real(1e-6, false, Math.nextUp(1e6));
            case "neurons.perturbation", "metric.hole" -> new Real(0, false, Double.MAX_VALUE);
            case "metric.points.0", "metric.points.1", "metric.points.2" -> Whole.of(2, 2048);
            case "metric.relative-error" -> new Real(1e-15, false, Math.nextUp(0.1));
            case "exponents.from", "exponents.to" -> new Real(1e-8, false, Math.nextUp(0.1));
            case "exponents.values" -> Whole.of(3, 100);
            case "exponents.draws" -> Whole.of(2, 1000);
            case "frames.starts" -> Whole.of(2, 1000);
            case "frames.iterations" -> Whole.of(0, 1_000_000);
            case "frames.sizes.0", "frames.sizes.1", "frames.sizes.2" -> Whole.of(4, 64);
            case "geodesic.tolerance" -> new Real(1e-15, false, Math.nextUp(1e-2));
            case "geodesic.points" -> Whole.of(2, 10_000);
            case "perihelion.semi-latus-rectum" -> new Real(6.4, true, Double.MAX_VALUE);
            case "perihelion.eccentricity" -> new Real(1e-4, false, 1);
            case "deflection.near", "deflection.far" -> new Real(3, true, Double.MAX_VALUE);
            case "cosmology.dust", "cosmology.radiation" -> new Real(0, false, Double.MAX_VALUE);
            case "cosmology.hubble" -> Real.POSITIVE;
            case "cosmology.lambda", "cosmology.curvature", "cosmology.from", "cosmology.to" -> Real.FINITE;
            case "cosmology.points" -> Whole.of(2, 10_000);
            case "cosmology.tolerance" -> new Real(1e-15, false, Math.nextUp(1e-2));
            case "gravity.hubble" -> new Real(0, true, Math.nextUp(2.0));
            case "gravity.shape" -> new Real(1, false, Math.nextUp(100.0));
            case "gravity.density" -> new Real(0, true, Math.nextUp(100.0));
            case "gravity.reach" -> new Real(0, true, Math.nextUp(10.0));
            case "gravity.amplitude" -> new Real(0, true, 1);
            case "gravity.wavelength" -> new Real(0.1, false, Math.nextUp(1000.0));
            case "gravity.time" -> new Real(0, true, Math.nextUp(20.0));
            case "gravity.scatter" -> new Real(0, false, Math.nextUp(100.0));
            case "gravity.speed" -> new Real(0, false, Math.nextUp(0.15));
            case "gravity.step" -> new Real(0, true, Math.nextUp(1.0));
            case "gravity.frames" -> Whole.of(3, 41);
            case "gravity.places" -> Whole.of(1, 64);
            case "gravity.seeds" -> Whole.of(2, 1000);
            case "gravity.convergence" -> new Flag();
            case "einstein.grid.points.0", "einstein.grid.points.1" -> Whole.of(5, 1 << 20);
            case "einstein.courant" -> new Real(0, true, 1.25);
            case "einstein.lambda", "einstein.from" -> Real.FINITE;
            case "einstein.to" -> experiment.has("einstein.from") ? Real.FINITE : new NonZero();
            case "einstein.noise", "einstein.damping" -> new Real(0, false, Double.MAX_VALUE);
            case "einstein.frames", "einstein.rows" -> Whole.of(1, 10_000);
            case "einstein.resolutions.0", "einstein.resolutions.1", "einstein.resolutions.2" -> Whole.of(5, 1 << 20);
            case "einstein.compare", "einstein.force" -> new Flag();
            case "metric.hubble" -> Real.POSITIVE;
            case "metric.amplitude" -> Real.POSITIVE;
            case "metric.mass" -> Real.POSITIVE;
            case "metric.spin" -> new Real(-1, true, 1);
            case "metric.box.side", "image.far", "image.disc.inner", "image.disc.outer" -> Real.POSITIVE;
            case "image.view" -> new Real(0, true, Math.nextUp(180.0));
            case "image.pixels", "image.pixels.0", "image.pixels.1" -> Whole.of(1, 8192);
            case "image.tolerance" -> new Real(1e-15, false, Math.nextUp(1e-2));
            case "curvature.random.count" -> Whole.of(1, 100_000);
            case "curvature.slice.points" -> Whole.of(2, 256);
            case "identity.vectors", "identity.metrics" -> Whole.of(1, 100_000);
            case "identity.rapidity" -> new Real(0, false, Math.nextUp(19.0));
            case "septuple" -> Whole.of(1, 1);
            case "name" -> new Name();
            case "seed" -> Whole.of(0, Long.MAX_VALUE);
            case "kind",
                    "gravity.universe",
                    "expect.outcome",
                    "neurons.table",
                    "metric.neurons.table",
                    "metric.box.open.0",
                    "metric.box.open.1",
                    "metric.box.open.2",
                    "curvature.slice.axes.0",
                    "geodesic.character.0",
                    "geodesic.character.1",
                    "geodesic.law",
                    "frames.paths",
                    "frames.exchange",
                    "data.set",
                    "data.order",
                    "network.bulk.structure",
                    "network.bulk.blocks",
                    "network.weights.structure",
                    "network.activation",
                    "network.loss",
                    "network.loss.kind",
                    "network.loss.potential",
                    "dynamics.boundary-updates",
                    "dynamics.boundary",
                    "dynamics.input",
                    "boundary.law",
                    "spacetime.reading",
                    "spacetime.cloud-input",
                    "planted.displacements",
                    "planted.truth",
                    "canonical.average",
                    "canonical.reference",
                    "canonical.method",
                    "canonical.proposal",
                    "canonical.proposal.kind",
                    "learning.mode",
                    "neurons.positions",
                    "metric.images",
                    "metric.derivatives",
                    "identity.check",
                    "identity.matrices",
                    "learning.reference",
                    "learning.proposal",
                    "learning.proposal.kind",
                    "recording.process",
                    "measure.force.kind",
                    "learning.optimiser" -> new Word(experiment.scalar(place));
            case "network.bulk.layers" -> new Word("none");
            case "recording.barrier" -> Real.FINITE;
            case "recording.rate", "recording.diffusion", "recording.interval" -> Real.POSITIVE;
            case "recording.substeps", "recording.replicas" -> Whole.of(1, Integer.MAX_VALUE);
            case "recording.warm-up" -> Whole.of(0, Integer.MAX_VALUE);
            case "recording.frames" -> Whole.of(2, Integer.MAX_VALUE);
            case "learning.ensemble.watch.from" ->
                Whole.of(
                        0,
                        Math.ceilDiv(
                                        experiment.whole("learning.epochs") * experiment.whole("data.train"),
                                        experiment.whole("learning.batch"))
                                - 1);
            case "data.path" -> new FilePath();
            case "data.samples" -> Whole.of(experiment.whole("data.train") + 1, many);
            case "data.train" ->
                Whole.of(
                        experiment.whole("learning.batch"),
                        (experiment.has("data.samples") ? experiment.whole("data.samples") : 1797) - 1);
            case "data.scale.0", "data.targets.0" -> new Real(-Double.MAX_VALUE, false, 1);
            case "data.scale.1", "data.targets.1" -> new Real(-1, true, Double.MAX_VALUE);
            case "network.inputs" -> experiment.has("data") ? Whole.of(64, 64) : Whole.of(0, 46_340);
            case "network.bulk.angle" -> new Real(0, false, Math.nextUp(3 * Math.PI));
            case "premises.networks" -> Whole.of(1, 10_000);
            case "network.outputs" -> Whole.of(10, 10);
            case "network.bulk.groups", "network.bulk.layers.0" -> Whole.of(1, 46_340);
            case "network.bulk.size" -> sparse ? Whole.of(100, many) : Whole.of(1, 46_340);
            case "network.bulk.in-degree" -> Whole.of(1, experiment.whole("network.bulk.size"));
            case "network.bulk.trainable" -> new Flag();
            case "network.weights.neurons" -> Whole.of(3, many);
            case "network.weights.weight" -> Real.FINITE;
            case "learning.beta", "learning.proposal.trajectory" -> Real.POSITIVE;
            case "learning.proposal.acceptance" -> new Real(0, true, 1);
            case "learning.proposal.most-steps" -> Whole.of(1, 10_000);
            case "learning.chains" -> Whole.of(1, 1000);
            case "network.bulk.gain", "learning.rate", "readout.relaxation-rate" -> Real.POSITIVE;
            case "dynamics.mean-interval" -> new Real(1, false, Double.MAX_VALUE);
            case "learning.settle" -> Whole.of(0, most);
            case "learning.batch" -> Whole.of(1, experiment.whole("data.train"));
            case "learning.steps",
                    "learning.burn",
                    "learning.samples",
                    "learning.epochs",
                    "learning.ensemble.branch.replicas",
                    "readout.dynamics-steps",
                    "readout.relaxation-steps" -> Whole.of(1, most);
            case "learning.replicas" ->
                Whole.of(
                        experiment.has("learning.ensemble.branch.from")
                                ? experiment.whole("learning.ensemble.branch.from") + 1
                                : 1,
                        most);
            case "learning.step" ->
                experiment.scalar("learning.optimiser").equals("plain") ? new NonZero() : Real.POSITIVE;
            case "learning.ensemble.snapshots" -> Whole.of(1, many);
            case "learning.ensemble.branch.at" ->
                Whole.of(
                        0,
                        Math.ceilDiv(
                                experiment.whole("learning.epochs") * experiment.whole("data.train"),
                                experiment.whole("learning.batch")));
            case "learning.ensemble.branch.from" -> Whole.of(0, experiment.whole("learning.replicas") - 1);
            case "canonical", "canonical.annealing" -> new But(new Word("none"), "{}");
            case "canonical.beta", "canonical.proposal.trajectory" -> Real.POSITIVE;
            case "canonical.cases" -> Whole.of(1, experiment.whole("data.train"));
            case "canonical.chains" -> Whole.of(2, most);
            case "canonical.warm-up" -> Whole.of(20, most);
            case "canonical.samples" -> Whole.of(4, most);
            case "canonical.nodes" -> Whole.of(1, 1000);
            case "canonical.every" -> Whole.of(1, Integer.MAX_VALUE);
            case "canonical.tempering", "canonical.gradient", "canonical.annealing.resampling" -> new Flag();
            case "canonical.annealing.islands", "canonical.annealing.particles" -> Whole.of(2, most);
            case "canonical.annealing.stages" -> Whole.of(1, most);
            case "initial.of.depths.0", "initial.factor" -> Real.FINITE;
            case "initial.of.periods.0" -> Real.POSITIVE;
            case "network.bulk.rows" -> new Real(0, false, Double.MAX_VALUE);
            case "planted.noise" -> new Real(0, false, Math.nextUp((double) most));
            case "planted.clouds" -> Whole.of(80, 1_000_000);
            case "spacetime.components" -> Whole.of(1, 3);
            case "spacetime.lag" -> Whole.of(1, 1000);
            case "spacetime.clouds" -> Whole.of(320, 1_000_000);
            case "spacetime.warm-up" -> Whole.of(0, 1_000_000);
            case "spacetime.spread", "spacetime.noise", "spacetime.radius", "spacetime.cloud-noise" ->
                new Real(0, false, Double.MAX_VALUE);
            case "spacetime.radii" -> new Word("none");
            case "spacetime.scan-clouds" -> Whole.of(100, 1_000_000);
            case "spacetime.replicas" -> Whole.of(50, 1_000_000);
            case "ledger.confidence" -> new Real(0, true, 1);
            default -> throw new IllegalArgumentException("say here what `%s` may be".formatted(place));
        };
    }

    /// The domain of a key of a contest.
    private static Domain ofContest(ShippedExperiment experiment, String place) {
        if (place.matches("contest\\.contestants\\.[0-9]+")) {
            return new Word(experiment.scalar(place));
        }
        if (place.matches("contest\\.(survey|windings)\\..*")) {
            return Real.FINITE;
        }
        if (place.matches("learner\\.(covariance|synapses|mean|velocity)\\..*")) {
            return Real.FINITE;
        }
        return switch (place) {
            case "contest.replicas" -> Whole.of(100, 10_000_000);
            case "contest.seeds" -> Whole.of(1, 1000);
            case "contest.times.count" -> Whole.of(2, 1000);
            case "contest.times.from", "contest.times.to", "contest.early", "contest.alpha.mu" -> Real.POSITIVE;
            case "contest.level" -> new Real(0, true, 1);
            case "contest.alpha",
                    "contest.alpha.kind",
                    "contest.alpha.convention",
                    "contest.tampering",
                    "learner.family" -> new Word(experiment.scalar(place));
            case "contest.kappa" -> new Flag();
            case "control.potential", "control.particles", "control.free-energy.text" ->
                new Word(experiment.scalar(place));
            case "control.winding" -> Whole.of(-32, 32);
            case "control.free-energy.depths.0" -> Real.FINITE;
            case "control.memory",
                    "control.speed",
                    "control.diffusion",
                    "control.interval",
                    "control.rate",
                    "control.free-energy.periods.0" -> Real.POSITIVE;
            case "learner.batch" -> Whole.of(1, 1 << 20);
            case "learner.step", "learner.inputs" -> Real.POSITIVE;
            case "learner.label-noise", "learner.noise" -> new Real(0, false, Double.MAX_VALUE);
            case "learner.momentum" -> new Real(0, false, 1);
            case "learner.target", "learner.mean", "learner.weight", "learner.phase", "learner.velocity" -> Real.FINITE;
            default -> throw new IllegalArgumentException("say here what `%s` may be".formatted(place));
        };
    }
}
