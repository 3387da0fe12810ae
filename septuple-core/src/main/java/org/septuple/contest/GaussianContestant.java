package org.septuple.contest;

import java.util.List;
import org.septuple.quantum.Diffusion;
import org.septuple.quantum.GaussianDensity;
import org.septuple.quantum.Harmonic;
import org.septuple.quantum.QuantumConstants;

/// Fokker–Planck, and Madelung = Schrödinger, where F is harmonic and p(q, 0) a Gaussian, in open space: exact, without a grid, in a few
/// µs. Names and parameters are those of [FokkerPlanckContestant] and [MadelungContestant], which check it.
///
/// *Paper* V of a harmonic F is an inverted well: on a grid its width soon meets the walls, here it goes on.
public final class GaussianContestant implements Contestant {

    private interface Law {
        LinearGaussianFlow flow(double[] parameters);
    }

    private final String name;
    private final List<Parameter> parameters;
    private final Law law;

    private GaussianContestant(String name, List<Parameter> parameters, Law law) {
        this.name = name;
        this.parameters = parameters;
        this.law = law;
    }

    /// (3.1), with parameters γ > 0 and D > 0.
    ///
    /// @param f     F of d coordinates
    /// @param start p(q, 0)
    /// @param shape C of the tensor D·C
    /// @return the contestant
    public static GaussianContestant fokkerPlanck(Harmonic f, GaussianDensity start, Diffusion shape) {
        return new GaussianContestant(
                FokkerPlanckContestant.NAME,
                FokkerPlanckContestant.rateAndDiffusion(),
                p -> LinearGaussianFlow.fokkerPlanck(f, start, p[0], shape.times(p[1])));
    }

    /// (3.8), (3.9) from u = −2γ∂F − (γ/α)∂log p, with parameters γ > 0, D > 0 and α > 0 if it is fitted.
    ///
    /// @param f          F of d coordinates
    /// @param start      p(q, 0)
    /// @param choice     V
    /// @param multiplier α
    /// @return the contestant
    public static GaussianContestant madelung(
            Harmonic f, GaussianDensity start, PotentialChoice choice, Multiplier multiplier) {
        return new GaussianContestant(
                MadelungContestant.name(choice, multiplier), MadelungContestant.parameters(multiplier), p -> {
                    QuantumConstants constants = multiplier.constants(p);
                    double gamma = p[0];
                    Harmonic v = (Harmonic) choice.of(f, gamma, p[1]);
                    double[][] stiffness = v.stiffness();
                    for (double[] row : stiffness) {
                        for (int k = 0; k < row.length; k++) {
                            row[k] *= 2 * gamma; // 1/M
                        }
                    }
                    return LinearGaussianFlow.schroedinger(
                            Harmonic.of(v.centre(), stiffness, 0),
                            start,
                            constants.hbar() / constants.mass(),
                            f,
                            2 * gamma,
                            gamma / constants.alpha());
                });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public List<PredictedDensity> predict(double[] values, List<Double> times) {
        LinearGaussianFlow flow = law.flow(values);
        return times.stream().map(t -> (PredictedDensity) flow.at(t)).toList();
    }
}
