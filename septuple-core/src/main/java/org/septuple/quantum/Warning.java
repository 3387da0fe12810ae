package org.septuple.quantum;

/// A number that says that a computation may not be what it seems.
///
/// @param quantity what was measured
/// @param value    its value, beyond the bound
/// @param bound    largest value that is no reason for doubt
/// @param remedy   what to change
public record Warning(String quantity, double value, double bound, String remedy) {

    @Override
    public String toString() {
        return "%s = %.3g exceeds %.3g; %s".formatted(quantity, value, bound, remedy);
    }
}
