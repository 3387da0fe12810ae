package org.septuple.architecture.broken.gravity;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.measurement.@org.jspecify.annotations.Nullable Offender neighbour;
}
