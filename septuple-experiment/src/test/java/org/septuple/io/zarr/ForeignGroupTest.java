package org.septuple.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups that zarr-python 2.13.6 and 3.1.6 wrote, by fixtures.py beside them: place i holds i/2 − 3, or i − 3, or i.
class ForeignGroupTest {

    @TempDir
    private Path directory;

    private Path unpack(String archive) throws IOException {
        try (InputStream raw = Objects.requireNonNull(getClass().getResourceAsStream(archive + ".zip"));
                ZipInputStream zip = new ZipInputStream(raw)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
        }
        return directory;
    }

    private static double[] halves(int from, int to) {
        return IntStream.range(from, to).mapToDouble(i -> i / 2.0 - 3).toArray();
    }

    private static long[] integers(int from, int to, int shift) {
        return LongStream.range(from, to).map(i -> i + shift).toArray();
    }

    @ParameterizedTest
    @CsvSource({"zarr2, true", "zarr3, true", "zarr2, false", "zarr3, false"})
    void numbersArriveAsTheyWereWritten(String archive, boolean consolidated) throws IOException {
        Path path = unpack(archive).resolve("readable");
        if (!consolidated) {
            Files.delete(path.resolve(".zmetadata"));
        }
        ZarrGroup group = ZarrGroup.open(path);
        assertThat(group.attributes().text("title")).contains("readable");
        assertThat(group.names())
                .containsExactlyInAnyOrder(
                        "edges",
                        "line",
                        "cube",
                        "hyper",
                        "narrow",
                        "single",
                        "none",
                        "holes",
                        "notanumber",
                        "minus",
                        "lost");

        ZarrArray edges = group.array("edges");
        assertThat(edges.shape()).containsExactly(7, 5);
        assertThat(edges.dimensions()).containsExactly("t", "x");
        assertThat(edges.attributes().text("units")).contains("1");
        assertThat(edges.attributes().text("valid_range")).contains("[-3,99.5]");
        assertThat(edges.doubles()).isEqualTo(halves(0, 35));
        assertThat(edges.doubles(2, 4)).isEqualTo(halves(10, 20));
        assertThat(edges.doubles(6, 7)).isEqualTo(halves(30, 35));
        assertThat(edges.doubles(3, 3)).isEmpty();

        assertThat(group.array("line").longs()).isEqualTo(integers(0, 7, -3));
        assertThat(group.array("cube").longs()).isEqualTo(integers(0, 30, 0));
        assertThat(group.array("cube").longs(1, 2)).isEqualTo(integers(15, 30, 0));
        assertThat(group.array("hyper").longs()).isEqualTo(integers(0, 36, -3));
        assertThat(group.array("hyper").longs(1, 2)).isEqualTo(integers(18, 36, -3));
        assertThat(group.array("narrow").doubles()).isEqualTo(halves(0, 12));
        assertThat(group.array("single").shape()).isEmpty();
        assertThat(group.array("single").doubles()).containsExactly(-3);
        assertThat(group.array("none").doubles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zarr2", "zarr3"})
    void missingChunksHoldTheFillValueOrAreAnError(String archive) throws IOException {
        Path path = unpack(archive).resolve("readable");
        ZarrGroup group = ZarrGroup.open(path);
        assertThat(group.array("holes").doubles()).containsExactly(-3, -2.5, -1.5, -1.5);
        assertThat(group.array("notanumber").doubles()).containsExactly(-3, -2.5, Double.NaN, Double.NaN);
        assertThat(group.array("minus").longs()).containsExactly(-3, -2, -7, -7);
        assertThat(group.array("lost").longs(0, 2)).isEqualTo(integers(0, 4, -3));
        assertThatIOException()
                .isThrownBy(() -> group.array("lost").longs())
                .withMessageContaining(path.resolve("lost").resolve("1.0").toString())
                .withMessageContaining("fill_value");
    }

    @ParameterizedTest
    @CsvSource({
        "blosc, compressor, blosc",
        "fortran, order is \"F\", C",
        "bigendian, dtype is \">f8\", <f8",
        "filtered, filters, delta",
    })
    void whatIsNotReadIsRefusedWithPlaceAndRemedy(String name, String what, String found) throws IOException {
        for (String archive : List.of("zarr2", "zarr3")) {
            Path path = unpack(archive).resolve(name);
            assertThatIOException()
                    .isThrownBy(() -> ZarrGroup.open(path))
                    .withMessageContaining(path.resolve("a").resolve(".zarray").toString())
                    .withMessageContaining(what)
                    .withMessageContaining(found)
                    .withMessageContaining("write it again");
        }
    }

    @ParameterizedTest
    @CsvSource({"format3, zarr_format=2", "nowhere, no Zarr group", "readable/edges, open the directory around it"})
    void whatIsNoGroupIsRefused(String name, String remedy) throws IOException {
        Path path = unpack("zarr3").resolve(name);
        assertThatIOException()
                .isThrownBy(() -> ZarrGroup.open(path))
                .withMessageContaining(path.toString())
                .withMessageContaining(remedy);
    }
}
