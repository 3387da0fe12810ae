package org.septuple.io;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.septuple.experiment.BoundaryPlan;
import org.septuple.experiment.DataPlan;
import org.septuple.network.Wiring;

/// Binds the section `boundary` of kind `free-energy`.
///
/// ```yaml
/// boundary:
///   law: normal                       # or data: samples of the section `data`, with their targets at the outputs
///   mean: [0.5, 0, -0.5]              # of inputs, then outputs; one number for all is enough
///   variance: [1, 0.5, 2]             # likewise, > 0
/// ```
final class BoundaryBinder {

    private final Section section;
    private final Law law;

    /// Where boundary states come from.
    enum Law {
        /// A normal density.
        NORMAL,
        /// Samples.
        DATA
    }

    /// Reads the word on which all else depends.
    ///
    /// @param section `boundary`
    BoundaryBinder(Section section) {
        this.section = section;
        this.law = section.select("law", Law.class);
    }

    /// Whether boundary states are samples.
    boolean isOfData() {
        return law == Law.DATA;
    }

    /// p_∂ of samples.
    ///
    /// @param data where they come from
    BoundaryPlan ofData(DataPlan data) {
        return new BoundaryPlan.Data(data);
    }

    /// A normal p_∂.
    ///
    /// @param network    its sizes; a wiring that has none takes them from the keys `inputs` and `outputs`
    /// @param wiring     of the network
    /// @param isQuenched whether states are drawn and clamped
    /// @return harmless if anything is wrong
    BoundaryPlan.Normal normal(Section network, Wiring wiring, boolean isQuenched) {
        int inputs;
        int outputs;
        if (wiring instanceof Wiring.Whole whole) {
            inputs = whole.inputs();
            outputs = whole.outputs();
        } else {
            inputs = network.integer("inputs", 0, NetworkBinder.MOST_NEURONS);
            outputs = network.integer("outputs", 0, NetworkBinder.MOST_NEURONS, 0);
        }
        int boundary = inputs + outputs;
        List<Double> mean = numbers("mean", boundary);
        List<Double> variance = numbers("variance", boundary);
        for (int k = 0; k < variance.size(); k++) {
            if (!(variance.get(k) > 0)) {
                String key = section.form("variance") == Form.SEQUENCE ? "variance.%d".formatted(k) : "variance";
                section.reject(
                        "variance",
                        ErrorCode.BOUNDARY_WITHOUT_DENSITY,
                        "`boundary.%s` is %s, must be > 0: %s"
                                .formatted(
                                        key,
                                        Interval.print(variance.get(k)),
                                        isQuenched
                                                ? "boundary states are drawn from a normal law"
                                                : "a free boundary needs a density, and this p_∂ lives on a set of measure zero"),
                        ErrorCode.BOUNDARY_WITHOUT_DENSITY.remedy());
                return new BoundaryPlan.Normal(inputs, mean, Collections.nCopies(boundary, 1.0));
            }
        }
        return new BoundaryPlan.Normal(inputs, mean, variance);
    }

    private List<Double> numbers(String key, int count) {
        if (section.form(key) == Form.SEQUENCE) {
            double[] values = section.numbers(key, count, Interval.FINITE);
            return Arrays.stream(values).boxed().limit(count).toList();
        }
        return Collections.nCopies(count, section.number(key, Interval.FINITE));
    }
}
