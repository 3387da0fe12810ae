package org.septuple.numerics;

/// How an [Integration] ended. Each has a state: the last that was reached.
public sealed interface IntegrationEnd {

    /// Where it ended.
    ///
    /// @return x
    double x();

    /// It came to the end.
    ///
    /// @param x the end
    record Reached(double x) implements IntegrationEnd {}

    /// It came to a terminal event.
    ///
    /// @param x    of the event
    /// @param name of the event
    record Stopped(double x, String name) implements IntegrationEnd {}

    /// Steps became shorter than the rounding of x: the solution or its right-hand side is singular ahead.
    ///
    /// @param x where
    record Collapsed(double x) implements IntegrationEnd {}

    /// The right-hand side ends, or is not finite ahead.
    ///
    /// @param x where
    record Undefined(double x) implements IntegrationEnd {}

    /// It made as many steps as it was allowed.
    ///
    /// @param x     where
    /// @param steps that many
    record OutOfSteps(double x, long steps) implements IntegrationEnd {}
}
