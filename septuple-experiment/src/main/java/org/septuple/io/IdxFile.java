package org.septuple.io;

import static org.septuple.io.ErrorCode.DATA_COUNTS;
import static org.septuple.io.ErrorCode.DATA_FORMAT;
import static org.septuple.io.ErrorCode.DATA_LABEL;
import static org.septuple.io.ErrorCode.DATA_NOT_FINITE;
import static org.septuple.io.ErrorCode.DATA_NO_SAMPLES;
import static org.septuple.io.ErrorCode.DATA_TOO_LARGE;
import static org.septuple.io.ErrorCode.DATA_TRAILING;
import static org.septuple.io.ErrorCode.DATA_TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.septuple.network.Dataset;

/// Reads IDX files, the format of MNIST and its kin, plain or gzip.
///
/// | bytes | content |
/// |---|---|
/// | 0–1 | zero |
/// | 2 | type: 08 unsigned byte, 09 byte, 0B short, 0C int, 0D float, 0E double, big-endian |
/// | 3 | number of dimensions d |
/// | 4 … 3 + 4d | lengths, 4 bytes each; the first counts samples |
/// | then | values, the last index fastest |
///
/// Values are kept as they are, not scaled. Offsets in messages count inflated bytes.
public final class IdxFile {

    private static final int MOST_DIMENSIONS = 8;
    private static final int MOST_CLASSES = 1 << 16;

    private final String file;
    private final DataStream stream;

    private IdxFile(String file, DataStream stream) {
        this.file = file;
        this.stream = stream;
    }

    /// Reads images and their labels.
    ///
    /// @param images samples × features, or samples × rows × columns
    /// @param labels as many integers from 0
    /// @return a labelled set named after the images; classes are 0 to the largest label
    /// @throws ConfigurationException naming the byte and what was expected there
    public static Dataset read(Path images, Path labels) {
        var content = content(images);
        int[] classes = readLabels(labels);
        if (classes.length != content.samples()) {
            throw DataStream.refusal(
                    DATA_COUNTS,
                    new Location.InFile(labels.toString()),
                    "%d labels, but %d images in %s".formatted(classes.length, content.samples(), images));
        }
        int most = Arrays.stream(classes).max().orElse(0);
        return content.shape(
                Dataset.labelled(DataStream.name(images), content.features(), content.values, classes, most + 1));
    }

    /// Reads images without labels.
    ///
    /// @param images samples × features, or samples × rows × columns
    /// @return an unlabelled set named after the file
    /// @throws ConfigurationException naming the byte and what was expected there
    public static Dataset readImages(Path images) {
        var content = content(images);
        return content.shape(Dataset.unlabelled(DataStream.name(images), content.features(), content.values));
    }

    /// Reads labels.
    ///
    /// @param labels one dimension of integers from 0 to 65535
    /// @return the labels
    /// @throws ConfigurationException naming the byte and what was expected there
    public static int[] readLabels(Path labels) {
        return DataStream.read(labels, stream -> new IdxFile(labels.toString(), stream).labels());
    }

    private static Content content(Path images) {
        return DataStream.read(images, stream -> new IdxFile(images.toString(), stream).images());
    }

    /// The type codes with their widths in bytes.
    private enum Type {
        UNSIGNED_BYTE(0x08, 1),
        BYTE(0x09, 1),
        SHORT(0x0B, 2),
        INT(0x0C, 4),
        FLOAT(0x0D, 4),
        DOUBLE(0x0E, 8);

        private final int code;
        private final int width;

        Type(int code, int width) {
            this.code = code;
            this.width = width;
        }

        private double next(ByteBuffer bytes) {
            return switch (this) {
                case UNSIGNED_BYTE -> bytes.get() & 0xFF;
                case BYTE -> bytes.get();
                case SHORT -> bytes.getShort();
                case INT -> bytes.getInt();
                case FLOAT -> bytes.getFloat();
                case DOUBLE -> bytes.getDouble();
            };
        }
    }

    /// A file's lengths and values.
    private static final class Content {
        private final int[] lengths;
        private final double[] values;

        Content(int[] lengths, double[] values) {
            this.lengths = lengths;
            this.values = values;
        }

        int samples() {
            return lengths[0];
        }

        int features() {
            return values.length / lengths[0];
        }

        Dataset shape(Dataset dataset) {
            return lengths.length == 3 ? dataset.asImages(lengths[1], lengths[2]) : dataset;
        }
    }

    private Content images() throws IOException {
        var content = content();
        if (content.lengths.length < 2) {
            throw refusal(DATA_FORMAT, 3, "1 dimension, where images have 2 or more; is this a file of labels?");
        }
        return content;
    }

    private int[] labels() throws IOException {
        var content = content();
        if (content.lengths.length != 1) {
            throw refusal(
                    DATA_FORMAT,
                    3,
                    "%d dimensions, where labels have 1; is this a file of images?".formatted(content.lengths.length));
        }
        int[] labels = new int[content.values.length];
        for (int i = 0; i < labels.length; i++) {
            double value = content.values[i];
            if (!(value >= 0 && value < MOST_CLASSES && value == Math.rint(value))) {
                throw DataStream.refusal(
                        DATA_LABEL,
                        new Location.InFile(file),
                        "label %d is %s; labels are integers in [0, %d]"
                                .formatted(i, Interval.print(value), MOST_CLASSES - 1));
            }
            labels[i] = (int) value;
        }
        return labels;
    }

    private Content content() throws IOException {
        var type = type();
        int[] lengths = new int[header(3, 1).get() & 0xFF];
        if (lengths.length < 1 || lengths.length > MOST_DIMENSIONS) {
            throw refusal(DATA_FORMAT, 3, "%d dimensions; expected 1 to %d".formatted(lengths.length, MOST_DIMENSIONS));
        }
        header(4, 4 * lengths.length).asIntBuffer().get(lengths);
        int count = count(type, lengths);
        double[] values = values(type, count, 4L + 4L * lengths.length);
        return new Content(lengths, values);
    }

    private Type type() throws IOException {
        var magic = header(0, 3);
        int zeros = magic.getShort();
        int code = magic.get() & 0xFF;
        var type = Arrays.stream(Type.values()).filter(t -> t.code == code).findFirst();
        if (zeros != 0 || type.isEmpty()) {
            throw refusal(
                    DATA_FORMAT,
                    0,
                    "not an IDX file: it begins with %04x%02x; expected 0000 and a type of 08, 09, 0b, 0c, 0d, 0e"
                            .formatted(zeros & 0xFFFF, code));
        }
        return type.get();
    }

    /// Refuses before anything is allocated.
    private int count(Type type, int[] lengths) {
        var shape = Arrays.stream(lengths).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(" × "));
        if (lengths[0] == 0) {
            throw refusal(DATA_NO_SAMPLES, 4, "no samples: the lengths are " + shape);
        }
        double exact = 1;
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] <= 0) {
                throw refusal(DATA_FORMAT, 4 + 4L * i, "lengths %s; each must be in [1, 2147483647]".formatted(shape));
            }
            exact *= lengths[i];
        }
        long header = 4L + 4L * lengths.length;
        double needed = header + exact * type.width;
        if (needed > stream.most()) {
            throw refusal(
                    DATA_TRUNCATED,
                    stream.exact() ? stream.most() : 4,
                    "lengths %s need %.0f bytes; the file holds %s%d"
                            .formatted(shape, needed, stream.exact() ? "" : "at most ", stream.most()));
        }
        int room = DataStream.mostValues();
        if (exact > room) {
            throw refusal(
                    DATA_TOO_LARGE, 4, "lengths %s are %.0f values; at most %d fit".formatted(shape, exact, room));
        }
        if (stream.exact() && needed < stream.most()) {
            throw refusal(
                    DATA_TRAILING,
                    (long) needed,
                    "lengths %s need %.0f bytes; the file holds %d".formatted(shape, needed, stream.most()));
        }
        return (int) exact;
    }

    private double[] values(Type type, int count, long header) throws IOException {
        double[] values = new double[count];
        byte[] chunk = new byte[1 << 16];
        int perChunk = chunk.length / type.width;
        for (int done = 0; done < count; ) {
            int now = Math.min(perChunk, count - done);
            int read = input().readNBytes(chunk, 0, now * type.width);
            if (read < now * type.width) {
                long needed = header + (long) count * type.width;
                long found = header + (long) done * type.width + read;
                throw refusal(DATA_TRUNCATED, found, "the data end here; expected %d bytes".formatted(needed));
            }
            var bytes = ByteBuffer.wrap(chunk, 0, read);
            for (int i = 0; i < now; i++) {
                double value = type.next(bytes);
                if (!Double.isFinite(value)) {
                    long offset = header + (long) (done + i) * type.width;
                    throw refusal(
                            DATA_NOT_FINITE, offset, "the value is %s; expected a finite number".formatted(value));
                }
                values[done + i] = value;
            }
            done += now;
        }
        if (input().read() >= 0) {
            long end = header + (long) count * type.width;
            throw refusal(DATA_TRAILING, end, "bytes follow; expected the end after %d bytes".formatted(end));
        }
        return values;
    }

    private ByteBuffer header(long offset, int length) throws IOException {
        byte[] bytes = input().readNBytes(length);
        if (bytes.length < length) {
            var code = offset + bytes.length == 0 ? ErrorCode.DATA_EMPTY : DATA_TRUNCATED;
            throw refusal(
                    code,
                    offset + bytes.length,
                    "the data end inside the header; expected %d bytes at %d".formatted(length, offset));
        }
        return ByteBuffer.wrap(bytes);
    }

    private InputStream input() {
        return stream.input();
    }

    private ConfigurationException refusal(ErrorCode code, long offset, String message) {
        return DataStream.refusal(code, new Location.AtByte(file, offset), message);
    }
}
