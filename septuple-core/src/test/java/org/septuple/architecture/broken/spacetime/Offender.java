package org.septuple.architecture.broken.spacetime;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.gravity.@org.jspecify.annotations.Nullable Offender neighbour;
}
