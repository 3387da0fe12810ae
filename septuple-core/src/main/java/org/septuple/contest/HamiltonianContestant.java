package org.septuple.contest;

import java.util.List;
import java.util.Optional;
import org.septuple.numerics.Grid;
import org.septuple.numerics.Kernels;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.InitialDensity;
import org.septuple.quantum.Landscape;

/// Motion without friction or noise, q̈ = −a r²∂F from v = −c r∂F + sξ with a declared rate r, so that a and c are pure numbers of any sign:
/// `hamiltonian-cold` with s = 0 and a, c to be fitted, `hamiltonian-warm` with a, c, s. With a = c = 1 and r = γ motion begins as descent at the rate γ does.
/// Predicts p(q, t), whatever the velocities.
///
/// | F | p(q, 0) | d | by |
/// |---|---|---|---|
/// | [Harmonic] | [GaussianDensity] | 1 to 3 | [LinearGaussianFlow], exact, in open space |
/// | any other | any | 1 | [FrictionlessForecast]; periodic or in a box that p does not fill |
public final class HamiltonianContestant implements Contestant {

    private final InertialStart start;
    private final boolean warm;
    private final double rate;

    private HamiltonianContestant(InertialStart start, boolean warm, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rate %s must be finite and > 0".formatted(rate));
        }
        this.start = start;
        this.warm = warm;
        this.rate = rate;
    }

    /// On a grid, or exact where F and p(q, 0) allow.
    ///
    /// @param box     of 1 to 3 axes
    /// @param start   p(q, 0)
    /// @param f       F of as many coordinates, the same at all times
    /// @param warm    whether s is fitted, and not 0
    /// @param rate    r > 0
    /// @param kernels loops
    /// @return the contestant
    public static HamiltonianContestant of(
            Grid box, InitialDensity start, Landscape f, boolean warm, double rate, Kernels kernels) {
        return new HamiltonianContestant(InertialStart.on(box, start, f, kernels), warm, rate);
    }

    /// Harmonic, in open space.
    ///
    /// @param start p(q, 0)
    /// @param f     F of as many coordinates, 1 to 3
    /// @param warm  whether s is fitted, and not 0
    /// @param rate  r > 0
    /// @return the contestant
    public static HamiltonianContestant linear(GaussianDensity start, Harmonic f, boolean warm, double rate) {
        return new HamiltonianContestant(InertialStart.linear(start, f), warm, rate);
    }

    @Override
    public String name() {
        return warm ? "hamiltonian-warm" : "hamiltonian-cold";
    }

    @Override
    public List<Parameter> parameters() {
        var a = new Parameter("a", false);
        var c = new Parameter("c", false);
        return warm ? List.of(a, c, new Parameter("s", true)) : List.of(a, c);
    }

    @Override
    public Optional<Contestant> rough() {
        return Optional.of(new HamiltonianContestant(start.roughly(), warm, rate));
    }

    @Override
    public List<PredictedDensity> predict(double[] parameters, List<Double> times) {
        double pull = parameters[0] * rate * rate;
        var velocity = new StartVelocity(parameters[1] * rate, warm ? parameters[2] : 0);
        return start.exact((f, p) -> LinearGaussianFlow.hamiltonian(f, p, pull, velocity), times)
                .orElseGet(() -> start.frictionless(velocity).predict(pull, times));
    }
}
