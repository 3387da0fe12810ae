package org.septuple.measurement;

import org.septuple.statistics.Estimate;

/// Entropy change of one neuron as a constant less a quadratic form of its displacement, (5.5)–(5.8):
///
/// ```
/// ΔS = σ₊ − ẋᵀgẋ
/// ```
///
/// by least squares over clouds, without any bound on σ₊ or g; [ConstrainedForm] has σ₊ ≥ 0 and g ≥ 0. Errors hold for clouds of unequal
/// scatter. If displacements have errors, powers of ẋ are replaced by Hermite polynomials whose mean is that of the power without error, and
/// moments are corrected likewise ([org.septuple.statistics.ErrorsInVariables]).
///
/// The least-squares fit has ⟨ΔS⟩ = σ₊ − ⟨ẋᵀgẋ⟩ for any data: that this mean vanishes is no finding about g.
///
/// Source: V. Vanchurin (5.4)–(5.8); W. A. Fuller, *Measurement Error Models* (1987), section 3.1.
///
/// @param production σ₊ in nats over the d steps
/// @param form       g, d×d, symmetric; entries have errors that are not independent
/// @param firstOrder p-value that b = 0 in σ₊ + bᵀẋ − ẋᵀgẋ: small if (5.7) leaves out a term; NaN if the fit is exact, or clouds do
///                   not tell that b
/// @param cubic      p-value that third powers are 0 beside all lower ones: small if displacements reach beyond (5.7); NaN as there,
///                   such as where errors of ẋ leave too little of its third powers
/// @param rSquared   part of the spread of ΔS that the fit explains, errors of ẋ taken off
/// @param residual   s.d. of ΔS about the fit, of a cloud of mean weight, errors of ẋ taken off; 0 if these explain more than there is
public record EntropyForm(
        Estimate production, EstimateMatrix form, double firstOrder, double cubic, double rSquared, double residual) {

    /// Fits.
    ///
    /// @param clouds of one neuron
    /// @return the fit; estimates with n = clouds
    /// @throws IllegalArgumentException if displacements do not tell the coefficients apart
    public static EntropyForm of(CloudDisplacements clouds) {
        PowerColumns form = PowerColumns.form(clouds.components());
        PowerColumns first = form.with(1);
        PowerColumns third = first.with(3);
        FormFit fit = FormFit.of(clouds, form);
        return new EntropyForm(
                fit.production(),
                fit.form(),
                pValue(clouds, first, form.size()),
                pValue(clouds, third, first.size()),
                fit.rSquared(),
                Math.sqrt(Math.max(fit.residualVariance(), 0)));
    }

    /// p-value of the columns from one on being 0; NaN if clouds do not tell them apart. That is all that can be wrong with clouds that tell the
    /// form apart.
    private static double pValue(CloudDisplacements clouds, PowerColumns columns, int from) {
        try {
            return FormFit.of(clouds, columns).pValueWithout(from, columns.size());
        } catch (IllegalArgumentException unidentified) {
            return Double.NaN;
        }
    }
}
