package org.septuple.quantum;

import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Grid;

/// The Madelung equations (3.8), (3.9, E2) for density and velocity (p, u) on 1 to 3 axes, and all of the family E25 with κ ≥ 0:
///
/// ∂p/∂t = −Σ ∂_k(u_k p), ∂u_j/∂t = −∂_j B, B = ½u² + V/M − (κ/2) (∂²√p)/√p, κ = (ħ/M)².
///
/// For u = −(1/M)∂F̃ (3.10) this Bernoulli form is (3.9) itself. u need not be a gradient around vacuum: circulation is any
/// number (Wallstrom), and stays what it was.
///
/// **In space** p is in cells, u on faces (see [MadelungState]). With w = √p and the phase θ = u·h/√κ of a face between cells i
/// and j,
///
/// H = Σ_i p_i V_i/M + κ Σ_faces (½(p_i + p_j) − w_i w_j cos θ)/h², dp/dt = −div(∂H/∂u), du/dt = −grad(∂H/∂p):
///
/// the current is w_i w_j (√κ/h) sin θ → p u and B_i = V_i/M − (κ/2) Σ_j ((w_j/w_i) cos θ − 1)/h², of order h². A Hamiltonian form:
/// mass, energy and the circulation around every loop of faces are kept for any h; a curl of a gradient is 0 face by face.
///
/// **In time** all of H is followed exactly. Where p falls by many decades, every scheme in (p, u) or (log p, u) is
/// unstable: a wave of number k that runs outwards where p falls with slope s = −∂ log p grows, relative to √p, at the rate
/// √κ·ks/2. So H is integrated in the coordinates z of `BondWave`, regular in vacuum, where its flow is linear: the series of Chebyshev
/// to round-off, over steps of at most h²/(2√κ·max(θ, log of the ratio of neighbouring w, ¼)), after each of which the guards
/// look for nodes. Where V varies in time each step has two exponentials of order 4 in the step.
///
/// Without pressure, κ = 0, u does not depend on p; (p, u) themselves take steps of a Runge–Kutta method of order 4
/// (`PressurelessFlow`). κ < 0 is ill-posed forwards in time (E14); the Fokker–Planck equation, κ = −4D², has its own solver.
///
/// | | order | kept |
/// |---|---|---|
/// | space | 2 | mass 1e-13, energy and circulation to round-off |
/// | time, κ > 0 | exact; 4 if V varies | reverses to round-off |
/// | time, κ = 0 | 4 | mass |
///
/// Walls: no current crosses reflecting and vanishing ones; at vanishing ones √p is 0. Resumable: a call takes and leaves (p, u, t);
/// its bits do not depend on the number of workers. 5 fields besides the state, whose own are scratch meanwhile; 6 if V varies; and 2½
/// numbers for each face with an angle, which are faces of one row of cells for a circulation that is not quantised.
///
/// Sources: E. Madelung, Z. Phys. 40 (1927) 322; T. C. Wallstrom, Phys. Rev. A 49 (1994) 1613. Phases of faces are
/// R. Peierls's, Z. Phys. 80 (1933) 763. Time-dependent V: S. Blanes, P. C. Moan, Appl. Numer. Math. 56 (2006) 1519.
public final class Madelung {

    private final Grid grid;
    private final Landscape potential;
    private final double kappa;
    private final double mass;
    private final Flow flow;

    /// How a state moves.
    interface Flow {
        MadelungEnd advance(MadelungState state, double until);
    }

    /// A solver.
    ///
    /// @param grid      of all states
    /// @param potential V, finite on the grid at t = 0
    /// @param hbar      ħ ≥ 0
    /// @param mass      M > 0
    /// @param guards    when to stop
    /// @param engine    whose crew works off rows of cells
    public Madelung(Grid grid, Landscape potential, double hbar, double mass, MadelungGuards guards, Engine engine) {
        if (!(mass > 0 && Double.isFinite(mass) && hbar >= 0 && Double.isFinite(hbar / mass))) {
            throw new IllegalArgumentException(
                    "hbar %g must be finite and >= 0, mass %g finite and > 0".formatted(hbar, mass));
        }
        this.grid = grid;
        this.potential = potential;
        this.kappa = hbar / mass * (hbar / mass);
        this.mass = mass;
        SpecificPotential specific = new SpecificPotential(grid, potential, mass);
        flow = hbar > 0
                ? new QuantumFlow(grid, specific, hbar / mass, guards, engine)
                : new PressurelessFlow(grid, specific, guards, engine);
    }

    /// A solver of E25 for any κ.
    ///
    /// @param grid   of all states
    /// @param w      W, the potential over the mass
    /// @param kappa  κ ≥ 0
    /// @param guards when to stop
    /// @param engine whose crew works off rows of cells
    /// @return a solver with M = 1
    /// @throws IllegalArgumentException if κ < 0, naming (3.12)
    public static Madelung ofKappa(Grid grid, Landscape w, double kappa, MadelungGuards guards, Engine engine) {
        if (!(kappa >= 0)) {
            throw new IllegalArgumentException(
                    ("kappa = (hbar/M)^2 = %g must be >= 0: by (3.12) gamma > 0 and alpha > gamma/4D; below 0 the equations are "
                                    + "ill-posed forwards in time, and kappa = -4D^2 is the Fokker-Planck equation (E14, E25)")
                            .formatted(kappa));
        }
        return new Madelung(grid, w, Math.sqrt(kappa), 1, guards, engine);
    }

    /// Moves a state on, or back.
    ///
    /// @param state of this grid, changed in place; of positive mass
    /// @param until t, finite
    /// @return whether it came there; if a guard or a V that is not finite stopped it, the state is that of the last good step
    /// @throws IllegalArgumentException if the velocity has a curl outside of cores
    public MadelungEnd advance(MadelungState state, double until) {
        require(state);
        if (!Double.isFinite(until)) {
            throw new IllegalArgumentException("time %g to advance to must be finite".formatted(until));
        }
        if (!(state.mass() > 0)) {
            throw new IllegalArgumentException("state of mass %g: need some density".formatted(state.mass()));
        }
        return flow.advance(state, until);
    }

    /// Mass and energies.
    ///
    /// @param state of this grid
    /// @return the integrals
    public MadelungInvariants invariants(MadelungState state) {
        require(state);
        double[] p = state.density();
        double[] kinetic = new double[p.length];
        double[] quantum = new double[p.length];
        double[] height = potential.on(grid, state.time());
        CellRows rows = new CellRows(grid);
        double root = Math.sqrt(kappa);
        for (int k = 0; k < grid.dimensions(); k++) {
            double h = grid.axis(k).spacing();
            double[] u = state.velocity(k);
            for (int cell = 0; cell < p.length; cell++) {
                quantum[cell] += rows.vanishingWalls(rows.missing + k, cell) * p[cell] / (h * h);
                int next = MadelungState.next(grid, cell, k);
                if (next < 0) {
                    continue;
                }
                double here = Math.sqrt(Math.max(0, p[cell]));
                double there = Math.sqrt(Math.max(0, p[next]));
                double difference = (there - here) / h;
                quantum[cell] += difference * difference / 2;
                kinetic[cell] += kappa > 0
                        ? bend(u[cell] * h / root) * kappa / (h * h) * here * there
                        : (p[cell] + p[next]) / 4 * u[cell] * u[cell];
            }
        }
        for (int cell = 0; cell < p.length; cell++) {
            kinetic[cell] *= mass;
            quantum[cell] *= mass * kappa;
            height[cell] *= p[cell];
        }
        return new MadelungInvariants(
                grid.integral(p), grid.integral(kinetic), grid.integral(quantum), grid.integral(height));
    }

    /// 1 − cos θ.
    private static double bend(double theta) {
        double sine = Elementary.sin(theta / 2);
        return 2 * sine * sine;
    }

    private void require(MadelungState state) {
        if (!state.grid().equals(grid)) {
            throw new IllegalArgumentException("state of another grid, %s instead of %s".formatted(state.grid(), grid));
        }
    }
}
