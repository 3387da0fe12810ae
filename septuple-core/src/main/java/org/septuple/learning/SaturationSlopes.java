package org.septuple.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.septuple.statistics.Estimate;

/// How log abs(γμ/D) answers each knob: its measured derivatives by log η, log B and log N.
///
/// With D = η²σ²/2B they are −1 and +1 in the first two: a smaller step leads away from (4.7), a smaller batch towards it (E15).
///
/// @param at     where they were measured
/// @param byKnob slope of each knob that was turned, with NaN error where a branch gave no D; in the order of [Knob]
/// @param cost   what the branches took, in samples × neurons²
public record SaturationSlopes(Saturation at, Map<Knob, Estimate> byKnob, double cost) {

    /// Standard errors from 0 at which the sign of a slope is known.
    private static final double KNOWN = 2;

    public SaturationSlopes {
        byKnob = Collections.unmodifiableMap(new LinkedHashMap<>(byKnob));
    }

    /// The slope of one knob.
    ///
    /// @param knob which
    /// @return NaN if it was not turned
    public Estimate of(Knob knob) {
        return byKnob.getOrDefault(knob, new Estimate(Double.NaN, Double.NaN, 1));
    }

    /// Whether a knob's direction is known.
    ///
    /// @param knob which
    /// @return whether its slope is two standard errors or more from 0
    public boolean isKnown(Knob knob) {
        Estimate slope = of(knob);
        return Math.abs(slope.value()) >= KNOWN * slope.standardError() && slope.value() != 0;
    }
}
