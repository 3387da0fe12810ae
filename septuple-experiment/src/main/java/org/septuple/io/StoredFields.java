package org.septuple.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.septuple.experiment.Classification;
import org.septuple.experiment.ConfusionMatrix;
import org.septuple.experiment.FieldFrame;
import org.septuple.experiment.FieldQuantity;
import org.septuple.experiment.NetworkPortrait;
import org.septuple.experiment.Picture;
import org.septuple.io.zarr.ZarrArray;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.network.BoundaryProjector;
import org.septuple.numerics.Grid;

/// Reads what [RunFields] wrote at the end of a run.
///
/// @param group fields.zarr
record StoredFields(ZarrGroup group) {

    static StoredFields open(Path run) throws IOException {
        return new StoredFields(ZarrGroup.open(run.resolve(RunFields.NAME)));
    }

    /// The trained network of replica 0.
    ///
    /// @return null if the run left none
    @Nullable
    NetworkPortrait portrait() throws IOException {
        if (!has(RunFields.BIAS)) {
            return null;
        }
        ZarrArray bias = group.array(RunFields.BIAS);
        ZarrArray loss = group.array(RunFields.LOSS);
        return NetworkPortrait.recorded(
                new BoundaryProjector(
                        whole(bias, RunFields.INPUTS), whole(bias, RunFields.BULK), whole(bias, RunFields.OUTPUTS)),
                whole(bias, RunFields.RECURRENT),
                whole(loss, RunFields.SAMPLES),
                optional(RunFields.WEIGHTS),
                bias.doubles(),
                optional(RunFields.EIGENVALUE_RE),
                optional(RunFields.EIGENVALUE_IM),
                loss.doubles(),
                group.array(RunFields.LOSS_ERROR).doubles());
    }

    /// Answers to the test part.
    ///
    /// @param examples the samples whose features are here, in this order
    /// @return null if the run left none
    @Nullable
    Classification classification(List<StoredTables.Example> examples) throws IOException {
        if (!has(RunFields.CONFUSION)) {
            return null;
        }
        ZarrArray confusion = group.array(RunFields.CONFUSION);
        ConfusionMatrix cases = ConfusionMatrix.of(confusion.shape().getFirst(), confusion.longs());
        if (examples.isEmpty()) {
            return new Classification(cases, List.of(), 0);
        }
        ZarrArray features = group.array(RunFields.FEATURES);
        if (features.shape().getFirst() != examples.size()) {
            throw new IOException("%s has %s samples, the table %s has %d"
                    .formatted(
                            RunFields.FEATURES,
                            features.shape().getFirst(),
                            RunTables.EXAMPLES_TABLE,
                            examples.size()));
        }
        List<Classification.Example> shown = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            StoredTables.Example example = examples.get(i);
            List<Double> values =
                    Arrays.stream(features.doubles(i, i + 1)).boxed().toList();
            shown.add(new Classification.Example(example.sample(), values, example.label(), example.answer()));
        }
        return new Classification(cases, shown, whole(features, RunFields.IMAGE_COLUMNS));
    }

    /// The pictures of fields.
    ///
    /// @param grid   of the experiment
    /// @param frames that were to be recorded; a run that diverged left fewer
    /// @return empty if the run left no frames
    List<Picture> pictures(Grid grid, int frames) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        if (!has(RunFields.TIME)) {
            return pictures;
        }
        double[] times = group.array(RunFields.TIME).doubles();
        for (int k : Picture.shown(frames)) {
            if (k >= times.length) {
                break;
            }
            FieldFrame frame = new FieldFrame(grid, times[k]);
            for (FieldQuantity quantity : FieldQuantity.values()) {
                if (has(quantity.array())) {
                    frame.with(quantity, group.array(quantity.array()).doubles(k, k + 1));
                }
            }
            pictures.addAll(Picture.of(frame));
        }
        return pictures;
    }

    private boolean has(String name) {
        return group.names().contains(name);
    }

    private double @Nullable [] optional(String name) throws IOException {
        return has(name) ? group.array(name).doubles() : null;
    }

    private static int whole(ZarrArray array, String attribute) throws IOException {
        String text = array.attributes()
                .text(attribute)
                .orElseThrow(() -> new IOException("array %s has no attribute %s".formatted(array.name(), attribute)));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException(
                    "array %s: attribute %s is `%s`, must be a whole number".formatted(array.name(), attribute, text),
                    e);
        }
    }
}
