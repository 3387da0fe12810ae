package org.septuple.architecture.broken.report;

/// Uses a neighbour it may not.
public class Offender {
    org.septuple.architecture.broken.cli.@org.jspecify.annotations.Nullable Offender neighbour;
}
