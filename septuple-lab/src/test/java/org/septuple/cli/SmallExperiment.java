package org.septuple.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Experiments of a second or less, of every sort that leaves other files.
enum SmallExperiment {
    DIGITS("""
            kind: duality
            data: {set: optdigits, path: %s, train: 1437, scale: [-1, 1], targets: [-1, 1]}
            network: {inputs: 64, outputs: 10, bulk: {structure: cyclic, groups: 3, size: 8}}
            dynamics: {steps: 5}
            learning: {mode: relaxation, optimiser: adam, step: 0.003, epochs: 2, replicas: 2}
            readout: {relaxation-steps: 10}
            """),
    ONE_REPLICA("""
            kind: duality
            data: {set: mixture, samples: 60, train: 40, features: 3, classes: 2, separation: 2}
            network: {bulk: {structure: random, size: 6, trainable: true}}
            dynamics: {steps: 5}
            learning: {mode: activation, batch: 10, epochs: 3, step: 0.1}
            """),
    FEED_FORWARD("""
            kind: learning
            data: {set: moons, samples: 60, train: 40, targets: [-1, 1]}
            network: {bulk: {structure: feed-forward, layers: [5, 4]}}
            learning: {mode: relaxation, batch: 10, epochs: 3, step: 0.1, replicas: 3}
            """),
    WITHOUT_LABELS("""
            kind: learning
            data: {set: gaussian, samples: 60, train: 40, mean: [0, 1], sd: [1, 0.5]}
            network: {bulk: {structure: permutation, size: 4}}
            learning: {mode: relaxation, batch: 10, epochs: 2, step: 0.01, replicas: 2}
            """),
    MANY_NEURONS("""
            kind: learning
            data: {set: moons, samples: 30, train: 20}
            network: {bulk: {structure: sparse, size: 1100, in-degree: 2, gain: 0.9}}
            learning: {mode: relaxation, settle: 1, steps: 2, batch: 10, epochs: 1, step: 0.01}
            readout: {relaxation-steps: 2}
            """),
    ENSEMBLE("""
            kind: learning
            data: {set: moons, samples: 60, train: 40, targets: [-1, 1], order: independent}
            network: {bulk: {structure: feed-forward, layers: [4]}}
            learning: {mode: relaxation, settle: 1, steps: 4, batch: 10, epochs: 10, step: 0.1, replicas: 12,
                       ensemble: {snapshots: 10, branch: {at: 20, replicas: 7}}}
            readout: {dynamics-steps: 2}
            """),
    LAW_OF_FRESH_WEIGHTS("""
            kind: free-energy
            boundary: {law: normal, mean: 0, variance: [1, 0.5, 2]}
            network: {weights: [[0, 0.5, -0.3], [0.2, 0, 0.4], [-0.6, 0.1, 0]], biases: [0.1, -0.2, 0.3]}
            canonical: {beta: 1, chains: 4, warm-up: 40, samples: 40, nodes: 3, annealing: {stages: 4},
                        slice: {axes: [{trainable: 1, from: -1, to: 1, points: 3}, {trainable: gradient, from: 0, to: 1, points: 2}]}}
            """),
    LAW_ALONG_LEARNING("""
            kind: free-energy
            boundary: {law: data}
            data: {set: moons, samples: 60, train: 40, targets: [-1, 1]}
            network: {bulk: {structure: cyclic, groups: 2, size: 3}}
            canonical: {beta: 2, average: quenched, reference: normal, cases: 3, chains: 2, warm-up: 20, samples: 10, nodes: 2,
                        annealing: none, every: 5}
            learning: {mode: relaxation, batch: 10, epochs: 3, step: 0.1}
            """),
    LAW_SOLVED("""
            kind: free-energy
            boundary: {law: normal, mean: 0.5, variance: 1}
            network: {weights: {structure: ring, neurons: 6, weight: 0.4}, activation: identity}
            canonical: {beta: 3, method: exact, gradient: false}
            """),
    FOKKER_PLANCK("""
            kind: fokker-planck
            grid: {axes: [{from: -3, to: 3, points: 40}, {from: -3, to: 3, points: 30, boundary: periodic}]}
            free-energy: {family: sum, terms: [{family: along, axis: 0, of: {family: double-well, quartic: 1, quadratic: 1}},
                          {family: lattice, depths: [0, 1], periods: [1, 3]}]}
            initial: {law: gaussian, mean: [1, 0.5], variance: [0.1, 0.2]}
            fokker-planck: {diffusion: 0.01, until: 2, frames: 7, step: 0.02, rates: 3, particles: 500}
            """),
    SCHROEDINGER("""
            kind: schroedinger
            grid: {axes: [{from: -6, to: 6, points: 48}, {from: -6, to: 6, points: 40}]}
            potential: {family: modulated, of: {family: harmonic, rates: [1, 1.5]}, factor: "1 + 0.2*sin(3*t)"}
            initial: {wave: vortices, width: 1, cores: [{x: 0.8}, {x: -0.5, y: 0.2, winding: -1}]}
            schroedinger: {until: 1, frames: 7, tolerance: 1e-6, levels: 3, loops: [{path: circle, radius: 1.5}]}
            """),
    VORTEX_RING("""
            kind: schroedinger
            grid: {axes: [{from: -4, to: 4, points: 20}, {from: -4, to: 4, points: 20}, {from: -4, to: 4, points: 20}]}
            potential: {family: harmonic, rates: [1, 1, 1]}
            initial: {wave: formula, re: "(x^2 + y^2 - 1.5)*exp(-(x^2 + y^2 + z^2)/2)", im: "z*exp(-(x^2 + y^2 + z^2)/2)"}
            schroedinger: {until: 0.1, frames: 1, step: 0.05}
            """),
    MADELUNG("""
            kind: madelung
            grid: {axes: [{from: -5, to: 5, points: 100}]}
            potential: {family: harmonic, rates: [1]}
            initial: {flow: potential, density: {law: gaussian, mean: [0.5], variance: [0.5]}, free-energy: free}
            madelung: {until: 0.5, frames: 7, lift: true}
            """),
    CONTEST("""
            kind: contest
            grid: {axes: [{from: -2, to: 2, points: 128}]}
            learner: {family: single-weight, label-noise: 1, batch: 8, step: 0.1}
            initial: {law: gaussian, mean: [0.5], variance: [0.04]}
            contest: {replicas: 400, seeds: 3, contestants: [fokker-planck, madelung-stationary]}
            """),
    FLOW_IN_SPACE("""
            kind: madelung
            grid: {axes: [{from: 0, to: 1, points: 6, boundary: periodic}, {from: -4, to: 4, points: 16}, {from: -4, to: 4, points: 16}]}
            potential: {family: harmonic, rates: [0, 1, 1]}
            initial: {flow: uniform, density: {law: shape, of: {family: formula, text: "exp(-(y^2 + z^2)/4)"}}, velocity: [0.1, 0, 0]}
            madelung: {until: 0.1, frames: 2, loops: [{path: ring, axis: 0}]}
            """),
    PATHS("""
            kind: schroedinger
            grid: {axes: [{from: -7, to: 7, points: 64}]}
            potential: {family: harmonic, rates: [1]}
            initial: {wave: gaussian, mean: [1], deviation: [0.5]}
            schroedinger: {until: 1, frames: 3, tolerance: 1e-6, particles: 300, particle-step: 0.02}
            """),
    LEVELS("""
            kind: schroedinger
            grid: {axes: [{from: -3, to: 3, points: 540, boundary: reflecting}]}
            constants: {rate: 1, diffusion: 0.1, free-energy: {family: double-well, quartic: 1, quadratic: 1}}
            potential: {family: stationary, of: {family: double-well, quartic: 1, quadratic: 1}, rate: 1, diffusion: 0.1}
            schroedinger: {levels: 4}
            """),
    LEVEL("""
            kind: schroedinger
            grid: {axes: [{from: -6, to: 6, points: 540}]}
            potential: {family: formula, text: "x^2/2 + x^4/10"}
            initial: {wave: level, number: 2}
            schroedinger: {until: 0.1, frames: 2, tolerance: 1e-6, particles: 20, particle-step: 0.02}
            """),
    METRIC("""
            kind: metric
            box: {side: 4, open: [z]}
            neurons: {positions: poisson, count: 64, perturbation: 0.01}
            metric: {points: [12, 8, 10], relative-error: 0.01, images: all, derivatives: second}
            exponents: {values: 3, draws: 2}
            frames: {times: 2, step: 0.3, starts: 2, iterations: 3, exchange: columns, sizes: [8]}
            """),
    IDENTITY("""
            kind: identity
            identity: {check: lorentz, vectors: 40, rapidity: 3}
            """),
    ACTION("""
            kind: identity
            identity: {check: action, metrics: 20}
            """),
    CURVATURE("""
            kind: curvature
            metric: {family: schwarzschild, mass: 1}
            curvature: {random: {count: 40}, slice: {axes: [r, theta], from: [3, 0.5], to: [6, 2.5], points: 6},
                        grid: {points: [6, 5, 2], from: [3, 0.5, 0], to: [6, 2.5, 1]}}
            """),
    GEODESIC_OF_SAMPLES("""
            kind: geodesic
            metric: {neurons: {positions: lattice, components: {xx: "1", yy: "1", zz: "1"}}, box: {side: 4}, relative-error: 1e-4}
            geodesic: {momentum: [0.5, 0, 0], to: 2, tolerance: 1e-6, smoothing: {scales: [1, 2]}}
            """),
    PREMISES("""
            kind: premises
            network: {inputs: 0, bulk: {structure: cyclic, size: 5, blocks: rotation, angle: 4, gain: 1.3}}
            spacetime: {clouds: 320, warm-up: 0, spread: 0.3, radii: [0.01, 0.1], scan-clouds: 100, replicas: 50, noise: 0}
            premises: {axes: [{key: network.bulk.gain, values: [0.5, 1.4]}, {key: network.bulk.rows, values: [0, 0.2]}]}
            """),
    COSMOLOGY("""
            kind: cosmology
            cosmology: {dust: 0.3, radiation: 1e-4, lambda: 0.6, to: 2, points: 20}
            """),
    KASNER("""
            kind: cosmology
            cosmology: {exponents: [-1/3, 2/3, 2/3], lambda: 3, to: 1, points: 20}
            """),
    PLANTED("""
            kind: gravity
            gravity: {universe: wave, density: 0.3, reach: 2, places: 2, violations: [0, 0.4], seeds: 2}
            """),
    PLANTED_KASNER("""
            kind: gravity
            gravity: {universe: kasner, hubble: 0.1, shape: 2, time: 3, density: 0.2, reach: 2, violations: [0, 1], seeds: 2, convergence: false}
            """),
    WAVE("""
            kind: einstein
            metric: {definitions: {b: "1e-3*sin(2*pi*(x - t))"}, components: {tt: "-1", xx: "1", yy: "1 + b", zz: "1 - b"}}
            einstein: {grid: {points: [16]}, to: 0.5, frames: 4, rows: 20, noise: 1e-12, force: true, resolutions: [8, 16]}
            """),
    DUST_IN_THE_PLANE("""
            kind: einstein
            metric: {definitions: {f: "1 + 0.004*cos(2*pi*x)*cos(2*pi*y)", s: "f^4*(1 + 2*t)"}, components: {tt: "-1", xx: "s", yy: "s", zz: "s"}}
            einstein: {grid: {points: [8, 8]}, dust: constraint, to: 0.2, frames: 2, compare: false}
            """),
    CONFORMAL("""
            kind: einstein
            metric: {definitions: {b: "1e-3*sin(2*pi*(x - t))"}, components: {tt: "-1", xx: "1", yy: "1 + b", zz: "1 - b"}}
            einstein: {grid: {points: [16]}, formulation: ccz4, damping: 1, to: 0.3, frames: 2, rows: 20, force: true}
            """),
    CAUSTIC("""
            kind: einstein
            metric: {family: caustic-wave, amplitude: 0.1}
            einstein: {grid: {points: [16]}, to: 2, force: true}
            expect: {outcome: caustic}
            """),
    GEODESIC("""
            kind: geodesic
            metric: {family: schwarzschild, mass: 1}
            geodesic:
              character: [timelike, lightlike]
              at: [10, 1.5707963267948966, 0]
              momentum: [0, 0, 4]
              to: 60
              tolerance: 1e-8
              points: 20
              bundle: {count: 4, spread: 0.1}
            """),
    IMAGE("""
            kind: geodesic
            metric: {family: kerr-schild, mass: 1, spin: 0.9}
            image: {at: [25, 0, 5], view: 40, pixels: [24, 18], disc: {outer: 9}, tolerance: 1e-7}
            """),
    LEVELS_BESIDE("""
            kind: schroedinger
            grid: {axes: [{from: -6, to: 6, points: 540}]}
            potential: {family: formula, text: "x^2/2 + x^4/10"}
            initial: {wave: gaussian, mean: [1], deviation: [0.5]}
            schroedinger: {until: 0, levels: 4}
            """),
    NODE("""
            kind: madelung
            grid: {axes: [{from: -8, to: 8, points: 200}]}
            potential: free
            initial: {flow: potential, density: {law: shape, of: {family: formula, text: "exp(-(x-2)^2) + exp(-(x+2)^2)"}},
                      free-energy: free}
            madelung: {until: 4, frames: 7}
            expect: {outcome: diverged}
            """),
    DIVERGED("""
            kind: learning
            data: {set: moons, samples: 60, train: 40}
            network: {bulk: {structure: feed-forward, layers: [4]}, activation: identity}
            learning: {mode: relaxation, batch: 10, epochs: 30, step: 3, replicas: 2}
            expect: {outcome: diverged}
            """),
    DIVERGED_ENSEMBLE("""
            kind: learning
            data: {set: moons, samples: 60, train: 40}
            network: {bulk: {structure: feed-forward, layers: [4]}, activation: identity}
            learning: {mode: relaxation, batch: 10, epochs: 60, step: 3, replicas: 3, ensemble: {snapshots: 10}}
            expect: {outcome: diverged}
            """);

    private final String yaml;

    SmallExperiment(String yaml) {
        this.yaml = yaml;
    }

    /// Runs it.
    ///
    /// @param runs parent of the run
    /// @param more arguments of `run`
    /// @return directory of the run
    Path run(Path runs, String... more) throws IOException {
        Path digits = Child.home().resolve("experiments/data/optdigits-8x8.csv.gz");
        String text = "septuple: 1\nname: small\nseed: 7\n" + yaml.formatted('"' + digits.toString() + '"');
        Path file = Files.writeString(
                Files.createDirectories(runs.resolveSibling("configurations")).resolve(name() + ".yaml"), text);
        List<String> arguments =
                new ArrayList<>(List.of("run", file.toString(), "--progress", "none", "--out", runs.toString()));
        arguments.addAll(List.of(more));
        Captured run = Captured.of(arguments.toArray(String[]::new));
        if (run.exit() != 0 && run.exit() != 75) {
            throw new IllegalStateException(run.err());
        }
        try (var all = Files.list(runs)) {
            return all.filter(path -> run.out().contains(path.toString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(run.out()));
        }
    }

    /// Runs it until it is interrupted, which is at once.
    Path interrupted(Path runs) throws IOException {
        return run(runs, "--max-wall", "0s");
    }

    /// Leaves it as a process does that is killed.
    Path killed(Path runs) throws IOException {
        Path run = interrupted(runs);
        Path status = run.resolve("status.json");
        Files.writeString(status, Files.readString(status).replace("\"interrupted\"", "\"running\""));
        return run;
    }
}
