package org.septuple.report;

import java.util.Arrays;
import org.septuple.experiment.NetworkPortrait;

/// The loss by neuron.
///
/// @param portrait holds it
record PortraitOfLoss(NetworkPortrait portrait) implements Section {

    private static final int LONGEST_TABLE = 256;

    @Override
    public void write(Markup html) {
        double[] mean = portrait.lossByNeuron();
        double[] error = portrait.lossByNeuronError();
        NeuronLossChart chart = new NeuronLossChart(new Parts(portrait.projector()), mean, error);
        String words =
                ("Where the loss sits: mean of ½e² of each neuron over %s, with states relaxed as learning relaxes them, "
                                + "the inputs held at the sample and the outputs at its target. Bars: ± one standard error over samples.")
                        .formatted(
                                portrait.samples() == 1
                                        ? "one test sample"
                                        : "%s test samples".formatted(portrait.samples()));
        String thinned = chart.every() == 1 ? "" : " One of %s neurons is drawn.".formatted(chart.every());
        long lost = Arrays.stream(mean).filter(value -> !Double.isFinite(value)).count();
        String ranAway = lost == 0
                ? ""
                : " States of %s neurons ran away; they are not drawn.".formatted(NumberText.count(lost));
        Section.figure(html, chart, words + thinned + ranAway, page -> writeNumbers(page, mean, error));
    }

    private void writeNumbers(Markup html, double[] mean, double[] error) {
        int every = Math.ceilDiv(mean.length, LONGEST_TABLE);
        String caption = every == 1
                ? "Means with standard errors (s.e.)."
                : "Means with standard errors (s.e.), every %s neurons.".formatted(every);
        Table table = new Table(html, Table.Kind.NUMBERS, caption, "neuron", "loss", "s.e.", "");
        for (Parts.Part part : new Parts(portrait.projector()).all()) {
            for (int i = part.neurons().from(); i < part.neurons().to(); i++) {
                if (i % every == 0) {
                    table.row().count(i).number(mean[i]).number(error[i]).words(part.name());
                }
            }
        }
        table.end();
        html.element(
                "p", "All are in fields.zarr: loss_by_neuron(neuron), loss_by_neuron_se(neuron).", "class", "note");
    }
}
