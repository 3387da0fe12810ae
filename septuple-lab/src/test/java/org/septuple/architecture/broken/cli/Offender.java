package org.septuple.architecture.broken.cli;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.numerics.@org.jspecify.annotations.Nullable Offender neighbour;
}
