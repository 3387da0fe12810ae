package org.septuple.measurement;

/// How far apart two points are.
public enum Norm {
    /// √Σ(x_i − y_i)²; trees give its square.
    EUCLIDEAN,
    /// max abs(x_i − y_i).
    MAXIMUM
}
