package org.septuple.architecture.broken.network;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.thermodynamics.@org.jspecify.annotations.Nullable Offender neighbour;
}
