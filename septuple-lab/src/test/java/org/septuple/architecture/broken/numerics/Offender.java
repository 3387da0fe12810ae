package org.septuple.architecture.broken.numerics;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.experiment.@org.jspecify.annotations.Nullable Offender neighbour;
}
