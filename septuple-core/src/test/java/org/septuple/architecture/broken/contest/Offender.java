package org.septuple.architecture.broken.contest;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.spacetime.@org.jspecify.annotations.Nullable Offender neighbour;
}
