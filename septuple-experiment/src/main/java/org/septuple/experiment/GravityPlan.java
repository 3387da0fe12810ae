package org.septuple.experiment;

import java.util.List;

/// What kind `gravity` plants, and what it is put to.
///
/// @param universe    that neurons sample
/// @param sampling    how they do
/// @param violations  v, rising from 0: what is left out of Einstein's equations by the universe, and of their acceleration by neurons that are followed
/// @param seeds       of neurons, ≥ 2
/// @param convergence whether density of neurons, their reach and the step are changed one by one
public record GravityPlan(
        PlantedUniverse universe, PlantedSampling sampling, List<Double> violations, int seeds, boolean convergence) {

    /// Copies.
    public GravityPlan {
        violations = List.copyOf(violations);
    }

    /// Neurons that make the field.
    ///
    /// @return of one copy
    public int neurons() {
        return new PlantedNeurons(universe, sampling, 0).size();
    }

    /// How far frames reach back from t = 0.
    ///
    /// @return longest steps included
    public double earliest() {
        return (convergence ? GravityRun.LONGEST_STEP : 1) * sampling.middle() * sampling.step();
    }

    /// What is planted, in words.
    ///
    /// @return without a verb
    public String words() {
        return switch (universe) {
            case PlantedUniverse.DeSitter(double hubble) -> "de Sitter, H = %s".formatted(MetricSource.plain(hubble));
            case PlantedUniverse.Kasner(double hubble, double shape, double time) ->
                "Kasner with Λ, H = %s, u = %s, at t = %s"
                        .formatted(MetricSource.plain(hubble), MetricSource.plain(shape), MetricSource.plain(time));
            case PlantedUniverse.Wave(double amplitude, double wavelength) ->
                "plane wave, amplitude %s, wavelength %s"
                        .formatted(MetricSource.plain(amplitude), MetricSource.plain(wavelength));
        };
    }
}
