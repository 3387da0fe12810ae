package org.septuple.architecture.broken.learning;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.quantum.@org.jspecify.annotations.Nullable Offender neighbour;
}
