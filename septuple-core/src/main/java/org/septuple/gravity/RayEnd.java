package org.septuple.gravity;

/// Where light that reaches a [Camera] came from.
public enum RayEnd {
    /// From the [Sky].
    SKY,
    /// From a [KeplerDisc].
    DISC,
    /// From the horizon of a [BlackHole]: no light, a shadow.
    CAPTURED,
    /// From where the metric ends: a hole that no neuron covers, or the edge of a chart.
    HOLE,
    /// Not known: no step is short enough, or too many were needed.
    LOST
}
