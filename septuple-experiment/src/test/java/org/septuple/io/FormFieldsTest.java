package org.septuple.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.septuple.experiment.FindingTable;
import org.septuple.experiment.FindingTable.Shape;
import org.septuple.experiment.Findings;
import org.septuple.io.zarr.Attributes;
import org.septuple.io.zarr.Compression;
import org.septuple.io.zarr.ZarrGroup;
import org.septuple.io.zarr.ZarrWriter;

class FormFieldsTest {

    @TempDir
    private Path scratch;

    private static List<Double> row(int reading, int network, double production, double g01) {
        return Shape.FORMS.columns().stream()
                .map(column -> switch (column.name()) {
                    case "reading" -> (double) reading;
                    case "network" -> (double) network;
                    case "production" -> production;
                    case "g01" -> g01;
                    default -> 0.0;
                })
                .toList();
    }

    /// Each network of each reading has arrays of its own, as long as it has vectors, in whatever order rows come.
    @Test
    void networksHaveArraysOfTheirOwn() throws IOException {
        List<List<Double>> rows = List.of(row(1, 1, 4, 8), row(0, 0, 1, 5), row(0, 1, 2, 6), row(0, 0, 3, 7));
        ZarrGroup group = written(rows);
        assertThat(group.array("sigma_plus_layers").doubles()).containsExactly(1, 3);
        assertThat(group.array("sigma_plus_layers_untrained").doubles()).containsExactly(2);
        assertThat(group.array("sigma_plus_delay_untrained").doubles()).containsExactly(4);
        assertThat(group.array("g_layers").doubles())
                .containsExactly(0, 5, 0, 5, 0, 0, 0, 0, 0, 0, 7, 0, 7, 0, 0, 0, 0, 0);
        assertThat(group.array("g_delay_untrained").doubles()).containsExactly(0, 8, 0, 8, 0, 0, 0, 0, 0);
        assertThat(group.array("g_layers_untrained_se").dimensions())
                .containsExactly("vector_layers_untrained", "component", "other_component");
        List<String> names = new ArrayList<>();
        for (String which : List.of("layers", "layers_untrained", "delay_untrained")) {
            for (String what : List.of("g_%s", "g_%s_se", "sigma_plus_%s", "sigma_plus_%s_se")) {
                names.add(what.formatted(which));
            }
        }
        assertThat(group.names()).containsExactlyInAnyOrderElementsOf(names);
    }

    private ZarrGroup written(List<List<Double>> rows) throws IOException {
        Path path = scratch.resolve("fields.zarr");
        ZarrWriter writer = ZarrWriter.create(path, Attributes.none(), new Compression.Gzip(1));
        FormFields.write(new Findings(List.of(new FindingTable(Shape.FORMS, rows)), List.of()), writer);
        writer.commit();
        return ZarrGroup.open(path);
    }
}
