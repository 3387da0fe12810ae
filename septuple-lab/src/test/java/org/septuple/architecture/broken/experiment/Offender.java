package org.septuple.architecture.broken.experiment;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.io.@org.jspecify.annotations.Nullable Offender neighbour;
}
