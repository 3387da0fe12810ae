package org.septuple.experiment;

/// A network on which rows of the ledger mean nothing. The message says why, and goes to the ledger as it is; any other exception is
/// a fault of the program.
final class UntestableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UntestableException(String reason) {
        super(reason);
    }
}
