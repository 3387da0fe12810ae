package org.septuple.contest;

import java.util.List;
import java.util.Optional;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;

/// Noisy descent with momentum, `kramers`: q̇ = v, τv̇ = −v − γ∂F + √(2D)ξ, with γ, D and τ to be fitted and the velocity at t = 0 declared.
/// Predicts p(q, t), whatever the velocities.
///
/// | F | p(q, 0) | d | by |
/// |---|---|---|---|
/// | [Harmonic] | [GaussianDensity] | 1 to 3 | [LinearGaussianFlow], exact, in open space |
/// | any other | any | 1 | [PhaseForecast], periodic or in a box that p does not fill, any τ > 0 |
///
/// Source: H. A. Kramers, Physica 7 (1940) 284.
public final class KramersContestant implements Contestant {

    private final InertialStart start;
    private final StartVelocity velocity;

    private KramersContestant(InertialStart start, StartVelocity velocity) {
        this.start = start;
        this.velocity = velocity;
    }

    /// On a grid, or exact where F and p(q, 0) allow.
    ///
    /// @param box      of 1 to 3 axes
    /// @param start    p(q, 0)
    /// @param f        F of as many coordinates, the same at all times
    /// @param velocity at t = 0
    /// @param kernels  loops
    /// @return the contestant
    public static KramersContestant of(
            Grid box, InitialDensity start, Landscape f, StartVelocity velocity, Kernels kernels) {
        return new KramersContestant(InertialStart.on(box, start, f, kernels), velocity);
    }

    /// Harmonic, in open space.
    ///
    /// @param start    p(q, 0)
    /// @param f        F of as many coordinates, 1 to 3
    /// @param velocity at t = 0
    /// @return the contestant
    public static KramersContestant linear(GaussianDensity start, Harmonic f, StartVelocity velocity) {
        return new KramersContestant(InertialStart.linear(start, f), velocity);
    }

    @Override
    public String name() {
        return "kramers";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("gamma", true), new Parameter("D", true), new Parameter("tau", true));
    }

    @Override
    public Optional<Contestant> rough() {
        return Optional.of(new KramersContestant(start.roughly(), velocity));
    }

    @Override
    public List<PredictedDensity> predict(double[] parameters, List<Double> times) {
        double gamma = parameters[0];
        double diffusion = parameters[1];
        double tau = parameters[2];
        return start.exact(
                        (f, p) -> LinearGaussianFlow.kramers(
                                f, p, gamma, Diffusion.scalar(f.dimensions(), diffusion), tau, velocity),
                        times)
                .orElseGet(
                        () -> start.phaseSpace(velocity).predict(InertialMotion.kramers(gamma, diffusion, tau), times));
    }
}
