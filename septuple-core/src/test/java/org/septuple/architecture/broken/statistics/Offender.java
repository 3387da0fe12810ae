package org.septuple.architecture.broken.statistics;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.network.@org.jspecify.annotations.Nullable Offender neighbour;
}
