package org.septuple.measurement;

/// The form g of (5.8) of one neuron, twice: from each half of its clouds.
///
/// @param first  from every second cloud, d×d
/// @param second from the others, d×d
public record FormHalves(EstimateMatrix first, EstimateMatrix second) {

    public FormHalves {
        if (first.rows() != first.columns() || second.rows() != first.rows() || second.columns() != first.rows()) {
            throw new IllegalArgumentException("forms are %d×%d and %d×%d, must be square and of one size"
                    .formatted(first.rows(), first.columns(), second.rows(), second.columns()));
        }
    }

    /// Fits both halves.
    ///
    /// @param clouds of one neuron
    /// @return the forms
    public static FormHalves of(CloudDisplacements clouds) {
        PowerColumns columns = PowerColumns.form(clouds.components());
        return new FormHalves(
                FormFit.of(clouds.half(0), columns).form(),
                FormFit.of(clouds.half(1), columns).form());
    }
}
