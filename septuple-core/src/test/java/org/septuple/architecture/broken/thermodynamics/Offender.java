package org.septuple.architecture.broken.thermodynamics;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.learning.@org.jspecify.annotations.Nullable Offender neighbour;
}
