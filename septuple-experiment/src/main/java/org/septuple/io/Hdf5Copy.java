package org.septuple.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.septuple.io.table.Column;
import org.septuple.io.table.Table;
import org.septuple.io.zarr.ZarrArray;

/// Writes the numbers of a run as an HDF5 file. jHDF collects all datasets in memory and writes them when it closes.
final class Hdf5Copy {

    private static final long LARGEST = 1L << 31;

    private Hdf5Copy() {}

    static void write(RunNumbers numbers, Path file) throws IOException {
        requireSize(numbers);
        Files.deleteIfExists(file);
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            for (Map.Entry<String, String> attribute : numbers.attributes().entrySet()) {
                hdf.putAttribute(attribute.getKey(), attribute.getValue());
            }
            List<String> empty = new ArrayList<>();
            for (ZarrArray array : numbers.arrays()) {
                if (array.size() == 0) {
                    empty.add("%s %s".formatted(array.name(), array.shape()));
                } else {
                    write(array, hdf);
                }
            }
            if (!empty.isEmpty()) {
                hdf.putAttribute("arrays_without_numbers", empty.toArray(String[]::new));
            }
            if (!numbers.tables().isEmpty()) {
                WritableGroup tables = hdf.putGroup(RunNumbers.TABLES);
                for (Map.Entry<String, Path> table : numbers.tables().entrySet()) {
                    write(Table.read(table.getValue()), tables.putGroup(table.getKey()));
                }
            }
        } catch (HdfException e) {
            throw new IOException("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void requireSize(RunNumbers numbers) throws IOException {
        long all = 0;
        long largest = 0;
        for (ZarrArray array : numbers.arrays()) {
            if (array.name().equals(RunNumbers.TABLES) && !numbers.tables().isEmpty()) {
                throw new IOException(
                        "an array and the group of tables are both called %s; export to CSV".formatted(array.name()));
            }
            long bytes = Math.multiplyExact(array.size(), Double.BYTES);
            if (bytes >= LARGEST) {
                throw new IOException("the array %s has %d bytes, the HDF5 export takes less than 2^31; open %s"
                        .formatted(array.name(), bytes, numbers.run().resolve(RunNumbers.FIELDS)));
            }
            all += bytes;
            largest = Math.max(largest, bytes);
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (all + largest > heap) {
            throw new IOException("the arrays need %d bytes of memory and Java has %d; raise -Xmx, or open %s"
                    .formatted(all + largest, heap, numbers.run().resolve(RunNumbers.FIELDS)));
        }
    }

    private static void write(ZarrArray array, WritableGroup group) throws IOException {
        Object flat = array.type().isReal() ? array.doubles() : array.longs();
        WritableDataset dataset = group.putDataset(array.name(), nested(flat, array.shape()));
        for (Map.Entry<String, String> attribute : array.attributes().texts().entrySet()) {
            dataset.putAttribute(attribute.getKey(), attribute.getValue());
        }
        if (!array.dimensions().isEmpty()) {
            dataset.putAttribute("_ARRAY_DIMENSIONS", array.dimensions().toArray(String[]::new));
        }
    }

    /// A flat array as arrays of arrays; a single number as itself.
    private static Object nested(Object flat, List<Integer> shape) {
        if (shape.isEmpty()) {
            return Array.get(flat, 0);
        }
        int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
        Object all = Array.newInstance(flat.getClass().getComponentType(), lengths);
        fill(all, lengths, 0, flat, 0);
        return all;
    }

    /// Fills arrays of arrays.
    ///
    /// @return place in the flat array after what was taken
    private static int fill(Object target, int[] lengths, int axis, Object flat, int from) {
        if (axis == lengths.length - 1) {
            System.arraycopy(flat, from, target, 0, lengths[axis]);
            return from + lengths[axis];
        }
        int next = from;
        for (Object part : (Object[]) target) {
            next = fill(part, lengths, axis + 1, flat, next);
        }
        return next;
    }

    private static void write(Table table, WritableGroup group) throws IOException {
        List<String> names = table.columns().stream().map(Column::name).toList();
        for (Column column : table.columns()) {
            String name = column.name();
            Object values = switch (column.type()) {
                case FLOAT64 -> table.doubles(name);
                case INT64 -> table.longs(name);
                case TEXT ->
                    table.texts(name).stream()
                            .map(text -> text == null ? "" : text)
                            .toArray(String[]::new);
            };
            WritableDataset dataset = group.putDataset(name, values);
            dataset.putAttribute("units", column.unit());
            dataset.putAttribute("long_name", column.longName());
            byte[] missing = missing(table, name);
            if (column.nullable() && IntStream.range(0, missing.length).anyMatch(row -> missing[row] != 0)) {
                String mask = name + "_missing";
                if (names.contains(mask)) {
                    throw new IOException(
                            "%s: the column %s takes the name that tells where %s is missing; export to CSV"
                                    .formatted(group.getPath(), mask, name));
                }
                group.putDataset(mask, missing);
                dataset.putAttribute("ancillary_variables", mask);
            }
        }
    }

    private static byte[] missing(Table table, String name) {
        byte[] missing = new byte[table.rows()];
        for (int row = 0; row < missing.length; row++) {
            missing[row] = (byte) (table.isNull(name, row) ? 1 : 0);
        }
        return missing;
    }
}
