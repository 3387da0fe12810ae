package org.septuple.spacetime;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.septuple.statistics.Estimate;

/// Exponents of the deviations of nearly flat neurons, over several draws at the same ε.
///
/// A deviation near its floor has the exponent of the floor, 0. An ε at which some draw has a deviation below [#ABOVE] floors is left out of the exponent.
///
/// @param draws at least one, each with the same ε
public record NearFlatScan(List<NearFlat.Draw> draws) {

    /// Floors above which a deviation is measured: the floor moves it by a tenth at most.
    public static final double ABOVE = 10;

    /// Values of ε that an exponent needs.
    public static final int LEAST = 3;

    public NearFlatScan {
        draws = List.copyOf(draws);
    }

    /// The power of ε.
    ///
    /// @param value mean over draws of the slope of ln deviation on ln ε, with its error; NaN if fewer than [#LEAST] values of ε are left
    /// @param floor mean over draws of the floor, with its error
    /// @param left  values of ε that are left out
    public record Exponent(Estimate value, Estimate floor, int left) {}

    /// The exponent of what is above its floor.
    ///
    /// @param what which deviation
    /// @return without the ε near the floor
    public Exponent aboveFloor(ToDoubleFunction<NearFlat.Deviation> what) {
        return exponent(what, ABOVE);
    }

    /// The exponent of a deviation whose floor is a finding: no ε is left out.
    ///
    /// @param what which deviation
    /// @return 0 if it is all floor
    public Exponent withFloor(ToDoubleFunction<NearFlat.Deviation> what) {
        return exponent(what, 0);
    }

    private Exponent exponent(ToDoubleFunction<NearFlat.Deviation> what, double above) {
        int values = draws.getFirst().deviations().size();
        int[] kept = IntStream.range(0, values)
                .filter(k -> draws.stream()
                        .allMatch(draw -> what.applyAsDouble(draw.deviations().get(k))
                                > above * what.applyAsDouble(draw.floor())))
                .toArray();
        Estimate floor = Estimate.ofMean(draws.stream()
                .mapToDouble(draw -> what.applyAsDouble(draw.floor()))
                .toArray());
        Estimate value = kept.length < LEAST
                ? new Estimate(Double.NaN, Double.NaN, draws.size())
                : Estimate.ofMean(draws.stream()
                        .mapToDouble(draw -> slope(draw, kept, what))
                        .toArray());
        return new Exponent(value, floor, values - kept.length);
    }

    private static double slope(NearFlat.Draw draw, int[] kept, ToDoubleFunction<NearFlat.Deviation> what) {
        List<NearFlat.Deviation> above =
                Arrays.stream(kept).mapToObj(draw.deviations()::get).toList();
        return NearFlat.slope(above, what).value();
    }
}
