package org.septuple.quantum;

/// A number beyond the bound up to which a result can be trusted.
///
/// @param quantity what
/// @param value    how large
/// @param bound    how large it may be
/// @param remedy   what to change
public record FokkerPlanckWarning(String quantity, double value, double bound, String remedy) {

    /// A sentence.
    ///
    /// @return `quantity value exceeds bound; remedy`
    public String message() {
        return "%s %.4g exceeds %.4g; %s".formatted(quantity, value, bound, remedy);
    }
}
