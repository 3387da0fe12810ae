package org.septuple.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.septuple.network.BoundaryProjector;

/// What the inputs say to some bulk neurons, as images, where the inputs are images.
final class IncomingWeights implements Section {

    private static final int SHOWN = 10;

    private final BoundaryProjector projector;
    private final double[] weights;
    private final int imageColumns;
    private final double limit;

    /// The section.
    ///
    /// @param projector    which neurons are inputs and bulk
    /// @param weights      N×N, row-major, NaN where there is no synapse; not changed
    /// @param imageColumns width of the inputs if they are images, else 0
    /// @param limit        size of a weight at the darkest colours
    IncomingWeights(BoundaryProjector projector, double[] weights, int imageColumns, double limit) {
        this.projector = projector;
        this.weights = weights;
        this.imageColumns = imageColumns;
        this.limit = limit;
    }

    @Override
    public void write(Markup html) {
        if (imageColumns == 0 || projector.inputs() % imageColumns != 0) {
            return;
        }
        List<Integer> strongest = IntStream.range(
                        projector.bulkRange().from(), projector.bulkRange().to())
                .filter(i -> size(i) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -size(i)))
                .limit(SHOWN)
                .toList();
        if (strongest.isEmpty()) {
            return;
        }
        ImageStrip strip = new ImageStrip(
                "Incoming weights",
                "Weights from all inputs to some bulk neurons, each drawn where its input pixel is.",
                imageColumns,
                new ImageStrip.Signed(limit),
                strongest.stream()
                        .map(i -> new ImageStrip.Image(
                                Arrays.stream(incoming(i)).boxed().toList(), "neuron " + i, false))
                        .toList());
        String words =
                "Weights from the pixels to the bulk neurons that hear them most strongly, in the colours of the weight map.";
        Section.figure(html, strip, words, page -> writeNumbers(page, strongest));
    }

    private double[] incoming(int neuron) {
        int row = neuron * projector.neurons();
        return Arrays.copyOfRange(weights, row, row + projector.inputs());
    }

    /// √Σw² over the inputs; 0 without synapses.
    private double size(int neuron) {
        double sum = 0;
        for (double w : incoming(neuron)) {
            sum += Double.isNaN(w) ? 0 : w * w;
        }
        return Math.sqrt(sum);
    }

    private void writeNumbers(Markup html, List<Integer> neurons) {
        Table table =
                new Table(html, Table.Kind.NUMBERS, "Weights from the inputs.", "neuron", "√Σw²", "least", "largest");
        for (int i : neurons) {
            table.row().count(i).number(size(i));
            table.number(Arrays.stream(incoming(i))
                    .filter(w -> !Double.isNaN(w))
                    .min()
                    .orElseThrow());
            table.number(Arrays.stream(incoming(i))
                    .filter(w -> !Double.isNaN(w))
                    .max()
                    .orElseThrow());
        }
        table.end();
        html.element("p", "All are in fields.zarr: weights(target, source).", "class", "note");
    }
}
