package org.septuple.network;

/// The loss function H(x, q), with the local error e = x − f(ŵx + b).
///
/// | | | |
/// |---|---|---|
/// | boundary | H = ½ eᵀP̂e | (2.2) |
/// | bulk | H = ½ eᵀe + ½ V_H(x, q) | (2.3) |
public sealed interface Loss {

    /// V_H of (2.3).
    ///
    /// @return zero for the boundary loss
    BulkPotential potential();

    /// Whether the error of a neuron counts.
    ///
    /// @param projector P̂
    /// @param neuron    in [0, N)
    /// @return true on the boundary, and everywhere for the bulk loss
    boolean counts(BoundaryProjector projector, int neuron);

    /// (2.2): errors of boundary neurons only.
    record Boundary() implements Loss {
        @Override
        public BulkPotential potential() {
            return new BulkPotential.None();
        }

        @Override
        public boolean counts(BoundaryProjector projector, int neuron) {
            return projector.isBoundary(neuron);
        }
    }

    /// (2.3): errors of all neurons, and V_H.
    ///
    /// @param potential V_H
    record Bulk(BulkPotential potential) implements Loss {
        @Override
        public boolean counts(BoundaryProjector projector, int neuron) {
            return true;
        }
    }
}
