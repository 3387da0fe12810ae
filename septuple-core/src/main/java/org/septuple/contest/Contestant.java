package org.septuple.contest;

import java.util.List;
import java.util.Optional;

/// One description of how a density goes on, up to its parameters. Immutable.
public interface Contestant {

    /// What it is called in tables, such as `fokker-planck`.
    ///
    /// @return lower case, with hyphens
    String name();

    /// What may be fitted.
    ///
    /// @return in the order in which [#predict] takes their values; empty if there is nothing to fit
    List<Parameter> parameters();

    /// Goes on from p(q, 0), which it was made with.
    ///
    /// @param parameters one finite value per parameter, within its bound
    /// @param times      t > 0, rising
    /// @return the density at each time
    /// @throws UnpredictableException if it has no solution until then, or none that can be trusted
    List<PredictedDensity> predict(double[] parameters, List<Double> times);

    /// The same with quicker predictions that err more, by less than some thousand positions show, for fits to look around with.
    ///
    /// @return empty if it has none
    default Optional<Contestant> rough() {
        return Optional.empty();
    }

    /// A number that a contestant leaves open.
    ///
    /// @param name     such as `gamma`, `D`, `tau`
    /// @param positive whether only values > 0 mean something; they are then fitted on a logarithmic scale
    record Parameter(String name, boolean positive) {}
}
