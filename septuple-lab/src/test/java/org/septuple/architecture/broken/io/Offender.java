package org.septuple.architecture.broken.io;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.report.@org.jspecify.annotations.Nullable Offender neighbour;
}
