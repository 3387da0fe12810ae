package org.septuple.quantum;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.septuple.numerics.Elementary;
import org.septuple.numerics.Engine;
import org.septuple.numerics.Outcome;
import org.septuple.numerics.ReductionKernels;

/// A run of iħ∂Ψ/∂t = (−(ħ²/2M)∇² + V(q, t) − iW)Ψ, spectral in space (see [Hamiltonian]) and split in time.
///
/// Steps keep the norm to round-off if W = 0 and go back in time as they came. What round-off adds, some 2e-15 per step of RKN11 and
/// nearly all of one sign, is taken out by a factor of all Ψ after a burst once it is above 1e-14, and told by [#lostNorm()]; the energy of a static V swings within τ^p of
/// its first value without drift. The error falls like τ^p once no two states of the grid differ by 2πħ/τ in energy; where
/// V climbs far above the energy of the state, such resonances can hold it up earlier, at an error that
/// [StepControl.Adaptive] sees. A smaller box helps. Flows of V at the seam of two steps are joined within bursts of steps; a run rests only between
/// bursts, so it has the same bits however often it rested and was taken up from its [SchroedingerState], with any crew.
///
/// For a V that diverges in the course of time, for equal steps with which an absorbing layer makes the norm grow, and for steps that
/// get too small, `advance` returns [Outcome.Diverged] and the state is that before the burst.
public final class Schroedinger {

    private static final int PAIRS_PER_BURST = 32;
    private static final double SMALLEST = 1e-13;

    /// Relative change of the norm that is left, well above the round-off of its sum.
    private static final double LEFT = 1e-14;

    /// Relative growth of the norm in a burst that the error of a splitting with layer may be.
    private static final double GROWTH = 1e-6;

    private final Hamiltonian hamiltonian;
    private final SplittingScheme scheme;
    private final StepControl control;
    private final @Nullable AbsorbingLayer layer;
    private final Engine engine;
    private final KineticEnergy kinetic;
    private final PotentialFlow potential;
    private final Propagation flow;
    private final Propagation remainder;
    private final WaveFunction psi;
    private final @Nullable WaveFunction before;
    private final @Nullable WaveFunction rough;
    private final double initialNorm;
    private double t;
    private double step;
    private long steps;
    private double error;
    private double gained;
    private double norm;

    /// Starts or takes up a run.
    ///
    /// @param hamiltonian H
    /// @param scheme      splitting
    /// @param control     of the step
    /// @param layer       W, null for none
    /// @param state       where to start
    /// @param engine      computes
    public Schroedinger(
            Hamiltonian hamiltonian,
            SplittingScheme scheme,
            StepControl control,
            @Nullable AbsorbingLayer layer,
            SchroedingerState state,
            Engine engine) {
        if (!state.psi().grid().equals(hamiltonian.grid())) {
            throw new IllegalArgumentException("wave function on %s, Hamiltonian on %s: need the same grid"
                    .formatted(state.psi().grid(), hamiltonian.grid()));
        }
        if (!(state.initialNorm() > 0 && Double.isFinite(state.psi().norm()) && Double.isFinite(state.t()))) {
            throw new IllegalArgumentException("norm %g at t = %s must be finite and > 0"
                    .formatted(state.psi().norm(), state.t()));
        }
        this.hamiltonian = hamiltonian;
        this.scheme = scheme;
        this.control = control;
        this.layer = layer;
        this.engine = engine;
        this.kinetic = new KineticEnergy(hamiltonian, engine);
        this.potential =
                new PotentialFlow(hamiltonian, layer == null ? null : layer.on(hamiltonian.grid()), state.t(), engine);
        this.flow = propagation();
        this.remainder = propagation();
        this.psi = state.psi().copy();
        boolean adaptive = control instanceof StepControl.Adaptive;
        this.before = adaptive || layer != null || hamiltonian.potential().varies() ? psi.copy() : null;
        this.rough = adaptive ? psi.copy() : null;
        this.initialNorm = state.initialNorm();
        this.t = state.t();
        this.step = state.step();
        this.steps = state.steps();
        this.error = state.error();
        this.gained = state.gained();
        this.norm = square(psi);
    }

    /// Fused passes where V is real and static.
    private Propagation propagation() {
        if (layer != null || hamiltonian.potential().varies()) {
            return new SplitFlow(scheme, kinetic, potential);
        }
        double[] a = new double[scheme.stages() + 1];
        double[] b = new double[scheme.stages()];
        Arrays.setAll(a, scheme::potential);
        Arrays.setAll(b, scheme::kinetic);
        SplitStep fused = new SplitStep(
                hamiltonian.grid(),
                hamiltonian.twist().stream().mapToDouble(Double::doubleValue).toArray(),
                hamiltonian.hbar(),
                hamiltonian.mass(),
                a,
                b,
                engine);
        return (of, time, tau, count) -> fused.steps(of, potential.values(), tau, count);
    }

    /// Goes on.
    ///
    /// @param until a time ≥ the present one
    /// @param rest  asked between bursts of steps; true to stop there
    /// @return completed at `until`; interrupted, in steps; or diverged
    public Outcome advance(double until, BooleanSupplier rest) {
        if (!(until >= t && Double.isFinite(until))) {
            throw new IllegalArgumentException(
                    "cannot advance from t = %s to %s: need a finite time not before".formatted(t, until));
        }
        while (t < until) {
            if (rest.getAsBoolean()) {
                return new Outcome.Interrupted(steps, steps + (long) Math.ceil((until - t) / step));
            }
            String broken = switch (control) {
                case StepControl.Fixed ignored -> burst(until);
                case StepControl.Adaptive adaptive -> pair(until, adaptive.tolerance());
            };
            if (broken != null) {
                return new Outcome.Diverged(
                        broken,
                        steps,
                        layer == null
                                ? "V must stay finite and smooth on the scale of a step; take shorter steps, a larger tolerance, or stop before t = %s"
                                        .formatted(t + step)
                                : "at t = %s beside a layer that absorbs; take scheme strang, shorter steps or a weaker layer, and a V that stays finite"
                                        .formatted(t));
            }
        }
        return new Outcome.Completed();
    }

    /// Fixed steps to the end of a burst, or to `until`; if they are not good what happened, and back where it began.
    private @Nullable String burst(double until) {
        if (before != null) {
            before.set(psi);
        }
        int length = Math.max(1, PAIRS_PER_BURST / scheme.stages());
        int whole = 0;
        double time = t;
        // a last step that is a little longer rather than one of nothing but round-off
        while (until - time > step * (1 + 1e-9) && (whole == 0 || (steps + whole) % length != 0)) {
            time += step;
            whole++;
        }
        flow.move(psi, t, step, whole);
        boolean last = whole == 0 || (steps + whole) % length != 0;
        if (last) {
            remainder.move(psi, time, until - time, 1);
        }
        double after = square(psi);
        if (!Double.isFinite(after) || (layer != null && after > norm * (1 + GROWTH))) {
            if (before != null) {
                psi.set(before);
            }
            return Double.isFinite(after) ? "the norm grew" : "the wave function is not finite";
        }
        keepNorm(after);
        steps += last ? whole + 1 : whole;
        t = last ? until : time;
        return null;
    }

    /// Two steps with an estimate of their error, tried until accepted; what happened if they got too short.
    private @Nullable String pair(double until, double tolerance) {
        if (before == null || rough == null) {
            throw new IllegalStateException("adaptive steps without room for them");
        }
        before.set(psi);
        while (step > SMALLEST * Math.max(1, Math.abs(t))) {
            double left = until - t;
            boolean cut = 2 * step >= left * (1 - 1e-9);
            double tau = cut ? left / 2 : step;
            flow.move(psi, t, tau, 2);
            rough.set(before);
            remainder.move(rough, t, 2 * tau, 1);
            int order = scheme.order();
            double estimate = psi.distance(rough) / ((1 << order) - 1);
            double allowed = tolerance * 2 * tau;
            double factor = Double.isFinite(estimate)
                    ? Math.clamp(0.9 * Elementary.exp(Elementary.log(allowed / (estimate + 1e-300)) / order), 0.2, 4)
                    : 0.2;
            if (estimate <= allowed) {
                keepNorm(square(psi));
                t = cut ? until : t + 2 * tau;
                steps += 2;
                error += estimate;
                step = cut ? Math.max(step, tau * factor) : tau * factor;
                return null;
            }
            psi.set(before);
            step = tau * factor;
        }
        return "no step is short enough";
    }

    /// Takes out what round-off added to the norm. Without layers the law is that it stays.
    private void keepNorm(double after) {
        norm = after;
        double excess = after / (initialNorm / hamiltonian.grid().cellVolume()) - 1;
        if (layer != null || Math.abs(excess) < LEFT) {
            return;
        }
        double factor = 1 / Math.sqrt(1 + excess);
        double[] re = psi.re();
        double[] im = psi.im();
        for (int cell = 0; cell < re.length; cell++) {
            re[cell] *= factor;
            im[cell] *= factor;
        }
        gained += excess;
    }

    /// Where it is.
    ///
    /// @return a copy, enough to take up the run
    public SchroedingerState state() {
        return new SchroedingerState(psi.copy(), t, step, steps, error, initialNorm, gained);
    }

    /// Ψ as it is.
    ///
    /// @return the live wave function; not to be changed
    public WaveFunction psi() {
        return psi;
    }

    /// Time.
    ///
    /// @return t
    public double t() {
        return t;
    }

    /// What absorbing layers took, or round-off: the share of the norm that is gone since the start, and what was taken out of it.
    ///
    /// @return 1 − ‖Ψ‖²/‖Ψ(0)‖² less what round-off added and was taken out; without layers some −2e-15 per step of RKN11
    public double lostNorm() {
        return 1 - psi.norm() / initialNorm - gained;
    }

    /// The largest share of the density within 1/64 of an axis from one of its ends.
    ///
    /// @return in [0, 1]
    public double edgeShare() {
        double[] density = psi.density();
        double largest = 0;
        for (int k = 0; k < hamiltonian.grid().dimensions(); k++) {
            largest = Math.max(largest, Doubts.edge(hamiltonian.grid(), k, density));
        }
        return largest;
    }

    /// How far a run comes from its start by going forth and back.
    ///
    /// @param count steps of the present length in each direction
    /// @return ‖Ψ − Ψ_back‖ with Ψ the present state, which stays as it is: round-off, some 1e-13
    public double reversalError(int count) {
        if (layer != null) {
            throw new IllegalArgumentException("absorption cannot be undone: need a run without layers");
        }
        WaveFunction there = psi.copy();
        flow.move(there, t, step, count);
        flow.move(there, t + count * step, -step, count);
        potential.at(t);
        return there.distance(psi);
    }

    /// What gives reason to doubt the present state: momenta near the end of the spectrum, steps with too large a phase,
    /// density near the ends of axes without absorbing layer.
    ///
    /// @return none if all is well
    public List<Warning> warnings() {
        return Doubts.of(hamiltonian, kinetic, potential.values(), layer, psi, step / scheme.stages());
    }

    private double square(WaveFunction of) {
        ReductionKernels sums = engine.kernels().reduction();
        return sums.sumOfSquares(of.re(), 0, of.re().length) + sums.sumOfSquares(of.im(), 0, of.im().length);
    }
}
