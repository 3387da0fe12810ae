package org.septuple.report;

import org.septuple.experiment.NetworkPortrait;
import org.septuple.network.Recurrence;

/// The eigenvalues of ŵ, with a table of the largest.
///
/// @param portrait holds them
record PortraitOfSpectrum(NetworkPortrait portrait) implements Section {

    private static final int LONGEST_TABLE = 200;
    private static final int DIGITS = 4;

    /// Why it is not drawn.
    ///
    /// @return empty if it is
    String excuse() {
        double[] re = portrait.eigenvaluesRe();
        int neurons = portrait.projector().neurons();
        if (portrait.recurrent() == 0) {
            return "No spectrum is drawn: no closed path leads through this network, so ŵ is nilpotent and all %s eigenvalues are exactly 0."
                    .formatted(NumberText.count(neurons));
        }
        if (re == null) {
            return "No spectrum is drawn: eigenvalues are not computed for more than %s recurrent neurons, and here are %s."
                    .formatted(NumberText.count(Recurrence.SPECTRUM), NumberText.count(portrait.recurrent()));
        }
        return Math.abs(re[0]) <= Axis.LARGEST / 2 ? "" : "No spectrum is drawn: eigenvalues too large for an axis.";
    }

    @Override
    public void write(Markup html) {
        double[] re = portrait.eigenvaluesRe();
        double[] im = portrait.eigenvaluesIm();
        if (re == null || im == null || !excuse().isEmpty()) {
            return;
        }
        SpectrumChart chart = new SpectrumChart(re, im);
        int zeros = re.length - portrait.recurrent();
        String words = "The %s eigenvalues of ŵ%s. Largest modulus: ρ = %s; below 1, small activity dies out if f′ ≤ 1."
                .formatted(
                        NumberText.count(re.length),
                        zeros == 0
                                ? ""
                                : "; %s of them, of neurons on no closed path, are exactly 0"
                                        .formatted(NumberText.count(zeros)),
                        NumberText.significant(chart.spectralRadius(), DIGITS));
        Section.figure(html, chart, words, page -> writeNumbers(page, re, im));
    }

    private static void writeNumbers(Markup html, double[] re, double[] im) {
        int shown = Math.min(re.length, LONGEST_TABLE);
        String caption = shown == re.length
                ? "All eigenvalues, by modulus."
                : "The %s largest of %s eigenvalues, by modulus.".formatted(shown, NumberText.count(re.length));
        Table table = new Table(html, Table.Kind.NUMBERS, caption, "mode", "Re λ", "Im λ", "|λ|");
        for (int k = 0; k < shown; k++) {
            table.row().count(k).number(re[k]).number(im[k]).number(StrictMath.hypot(re[k], im[k]));
        }
        table.end();
        html.element("p", "All are in fields.zarr: eigenvalue_re(mode), eigenvalue_im(mode).", "class", "note");
    }
}
