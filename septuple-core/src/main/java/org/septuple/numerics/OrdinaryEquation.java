package org.septuple.numerics;

/// A system of ordinary differential equations, y′ = f(x, y). It may hold scratch of its own, so one thread at a time asks.
public interface OrdinaryEquation {

    /// Number of components n.
    ///
    /// @return ≥ 1
    int dimension();

    /// The right-hand side.
    ///
    /// @param x independent variable
    /// @param y n components; the array may be longer
    /// @param f receives n components; the array may be longer
    /// @return false where there is no right-hand side; `f` is then of no meaning
    boolean at(double x, double[] y, double[] f);
}
