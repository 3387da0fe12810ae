package org.septuple.experiment;

import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.septuple.contest.MadelungContestant;
import org.septuple.contest.Multiplier;
import org.septuple.contest.PhaseSpaceEnsemble;
import org.septuple.learning.SolvableEnsemble;
import org.septuple.numerics.Axis;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.Trajectories;
import org.septuple.quantum.BohmianTrajectories;
import org.septuple.quantum.GridSampler;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.LangevinEnsemble;
import org.septuple.quantum.QuantumConstants;
import org.septuple.quantum.QuantumEnsemble;
import org.septuple.quantum.Schroedinger;
import org.septuple.quantum.WaveFunction;

/// Replicas on their way: positions at some steps, from draws of p(q, 0). Periodic axes are wrapped.
///
/// @param grid    box
/// @param initial p(q, 0)
/// @param mover   what moves
/// @param engine  kernels and workers; bits do not depend on them
record Motion(Grid grid, InitialDensity initial, Mover mover, Engine engine) {

    /// p relative to its maximum below which a replica that follows a wave stops.
    private static final double NODES = 1e-12;

    /// What moves, from step to step.
    private interface Moving {
        void advance(long steps);

        /// `[k][i]`.
        double[][] positions();
    }

    /// Lets replicas move.
    ///
    /// @param replicas R ≥ 2
    /// @param steps    rising, ≥ 0
    /// @param seed     of places and noise
    /// @return positions at these steps
    /// @throws UntestableException if one leaves the finite numbers, or a wave cannot be followed
    Trajectories record(int replicas, long[] steps, long seed) {
        double[][] start = GridSampler.ofMeans(grid, initial.averages(grid)).draw(seed, replicas);
        Moving moving = moving(start, seed);
        Trajectories trajectories = new Trajectories(steps, replicas, grid.dimensions());
        long done = 0;
        for (int i = 0; i < steps.length; i++) {
            moving.advance(steps[i] - done);
            done = steps[i];
            double[][] q = moving.positions();
            for (int k = 0; k < q.length; k++) {
                trajectories.set(i, k, wrapped(grid.axis(k), q[k], steps[i]));
            }
        }
        return trajectories;
    }

    private static double[] wrapped(Axis axis, double[] q, long step) {
        double[] inside = q.clone();
        for (int i = 0; i < q.length; i++) {
            if (!Double.isFinite(q[i])) {
                throw new UntestableException(
                        "replica %d left the finite numbers before step %d; take shorter steps".formatted(i, step));
            }
            if (axis.periodic()) {
                inside[i] -= axis.length() * Math.floor((q[i] - axis.from()) / axis.length());
            }
        }
        return inside;
    }

    private Moving moving(double[][] start, long seed) {
        return switch (mover) {
            case Mover.Learners learners -> learning(learners, start, seed);
            case Mover.Langevin(var f, double rate, double diffusion, double dt) ->
                moving(LangevinEnsemble.of(f, grid, rate, diffusion, dt, seed, start, engine));
            case Mover.Kramers(var f, double rate, double diffusion, double memory, double dt) ->
                moving(PhaseSpaceEnsemble.kramers(f, grid, rate, diffusion, memory, dt, seed, start, engine));
            case Mover.Hamiltonian(var f, double rate, double slip, double speed, double dt) ->
                moving(PhaseSpaceEnsemble.hamiltonian(f, grid, rate * rate, dt, seed, start, engine)
                        .starting(slip, speed));
            case Mover.Quantum quantum -> new Guided(quantum, start, seed);
        };
    }

    private Moving learning(Mover.Learners learners, double[][] start, long seed) {
        SolvableEnsemble ensemble =
                new SolvableEnsemble(learners.learner(), learners.descent(), seed, start[0].length, engine);
        for (int k = 0; k < start.length; k++) {
            ensemble.write(k, start[k]);
        }
        return moving(ensemble::advance, () -> {
            double[][] q = new double[ensemble.dimension()][ensemble.replicas()];
            for (int k = 0; k < q.length; k++) {
                ensemble.read(k, q[k]);
            }
            return q;
        });
    }

    private static Moving moving(LongConsumer advance, Supplier<double[][]> positions) {
        return new Moving() {
            @Override
            public void advance(long steps) {
                advance.accept(steps);
            }

            @Override
            public double[][] positions() {
                return positions.get();
            }
        };
    }

    private static Moving moving(LangevinEnsemble ensemble) {
        return moving(ensemble::advance, ensemble::positions);
    }

    private static Moving moving(PhaseSpaceEnsemble ensemble) {
        return moving(ensemble::advance, ensemble::positions);
    }

    /// What particles do in a step, given Ψ at its begin, middle and end.
    private interface Step {
        void take(WaveFunction begin, WaveFunction middle, WaveFunction end);
    }

    private record Particles(Step step, Supplier<double[][]> positions) {}

    /// Replicas on a wave, step by step.
    private final class Guided implements Moving {
        private final double dt;
        private final Schroedinger solver;
        private final Particles particles;

        Guided(Mover.Quantum quantum, double[][] start, long seed) {
            this.dt = quantum.interval();
            double[] parameters = {quantum.rate(), quantum.diffusion()};
            MadelungContestant law = new MadelungContestant(
                    grid,
                    quantum.freeEnergy(),
                    initial,
                    quantum.potential(),
                    new Multiplier.Saturated(),
                    quantum.winding(),
                    engine);
            this.solver = law.solver(parameters, 1 / quantum.rate(), dt / 8);
            QuantumConstants constants = QuantumConstants.saturated(quantum.rate(), quantum.diffusion());
            double hbar = constants.hbar();
            double mass = constants.mass();
            this.particles = switch (quantum.particles()) {
                case BOHM -> {
                    var bohm = new BohmianTrajectories(grid, hbar, mass, NODES, start, engine.crew());
                    yield new Particles((begin, middle, end) -> bohm.advance(begin, middle, end, dt), bohm::positions);
                }
                case NELSON -> {
                    double noise = QuantumEnsemble.nelson(hbar, mass);
                    var nelson = new QuantumEnsemble(grid, hbar, mass, noise, seed, start, 0, engine);
                    yield new Particles(
                            (begin, middle, end) -> {
                                nelson.advance(begin, dt / 2);
                                nelson.advance(middle, dt / 2);
                            },
                            nelson::positions);
                }
            };
        }

        @Override
        public void advance(long steps) {
            for (long step = 0; step < steps; step++) {
                WaveFunction begin = solver.psi().copy();
                double t = solver.t();
                to(t + dt / 2);
                WaveFunction middle = solver.psi().copy();
                to(t + dt);
                particles.step().take(begin, middle, solver.psi());
            }
        }

        private void to(double time) {
            Outcome outcome = solver.advance(time, () -> false);
            if (!(outcome instanceof Outcome.Completed)) {
                throw new UntestableException("the wave stopped at t = %s: %s".formatted(solver.t(), outcome));
            }
        }

        @Override
        public double[][] positions() {
            return particles.positions().get();
        }
    }
}
