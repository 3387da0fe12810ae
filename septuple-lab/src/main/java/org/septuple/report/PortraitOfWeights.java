package org.septuple.report;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.septuple.experiment.NetworkPortrait;
import org.septuple.network.NeuronRange;
import org.septuple.statistics.Estimate;

/// The weights as a map, with a table of them by part of the network.
///
/// @param portrait     holds them
/// @param imageColumns width of the inputs if they are images, else 0
record PortraitOfWeights(NetworkPortrait portrait, int imageColumns) implements Section {

    private static final int LONGEST_TABLE = 256;

    /// Why they are not drawn.
    ///
    /// @return empty if they are
    String excuse() {
        return portrait.weights() != null
                ? ""
                : "No weight map is drawn for more than %s neurons; all trainables are in fields.zarr: q(replica, trainable)."
                        .formatted(NumberText.count(NetworkPortrait.MOST_NEURONS));
    }

    @Override
    public void write(Markup html) {
        double[] weights = portrait.weights();
        if (weights == null) {
            return;
        }
        WeightMap map = new WeightMap(parts(), weights);
        String words = "Weight w of the synapse from neuron j (column) to neuron i (row); hatched where there is none.";
        String beyond = map.beyond() == 0
                ? ""
                : " %s of %s weights are beyond the ends of the colours."
                        .formatted(NumberText.count(map.beyond()), NumberText.count(count(weights)));
        String blended = map.isFine() ? " Neighbouring synapses blend: they are smaller than a pixel." : "";
        Section.figure(html, map, words + beyond + blended, page -> writeNumbers(page, weights));
        new IncomingWeights(portrait.projector(), weights, imageColumns, map.limit()).write(html);
    }

    private Parts parts() {
        return new Parts(portrait.projector());
    }

    private static long count(double[] weights) {
        return Arrays.stream(weights).filter(w -> !Double.isNaN(w)).count();
    }

    private void writeNumbers(Markup html, double[] weights) {
        Table table = new Table(
                html,
                Table.Kind.NUMBERS,
                "Weights by part, with standard deviations (s.d.).",
                "from → to",
                "synapses",
                "mean",
                "s.d.",
                "least",
                "largest");
        for (Parts.Part from : parts().all()) {
            for (Parts.Part to : parts().all()) {
                double[] block = block(weights, to.neurons(), from.neurons());
                if (block.length > 0) {
                    Estimate mean = Estimate.ofMean(block);
                    table.row().head(from.name() + " → " + to.name()).count(block.length);
                    table.number(mean.value()).number(mean.standardError() * Math.sqrt(block.length));
                    table.number(Arrays.stream(block).min().orElseThrow());
                    table.number(Arrays.stream(block).max().orElseThrow());
                }
            }
        }
        table.end();
        if (count(weights) <= LONGEST_TABLE) {
            writeEach(html, weights);
        }
        html.element(
                "p",
                "All weights are in fields.zarr: weights(target, source), not a number where there is no synapse.",
                "class",
                "note");
    }

    private double[] block(double[] weights, NeuronRange targets, NeuronRange sources) {
        int n = portrait.projector().neurons();
        return IntStream.range(targets.from(), targets.to())
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(weights, i * n + sources.from(), i * n + sources.to()))
                .filter(w -> !Double.isNaN(w))
                .toArray();
    }

    private void writeEach(Markup html, double[] weights) {
        int n = portrait.projector().neurons();
        Table table = new Table(html, Table.Kind.NUMBERS, "Each synapse.", "target i", "source j", "weight");
        for (int k = 0; k < weights.length; k++) {
            if (!Double.isNaN(weights[k])) {
                table.row().count(k / n).count(k % n).number(weights[k]);
            }
        }
        table.end();
    }
}
