package org.septuple.contest;

/// A contestant has no prediction: its equation is ill-posed, breaks down before the time asked for, or its numerics cannot be trusted. The
/// message says which, with the value and its bound.
public final class UnpredictableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// Says why.
    ///
    /// @param reason what happened, in one line
    public UnpredictableException(String reason) {
        super(reason);
    }
}
