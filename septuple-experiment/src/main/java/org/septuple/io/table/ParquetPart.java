package org.septuple.io.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.septuple.io.WholeFile;

/// One Parquet file.
final class ParquetPart {

    private ParquetPart() {}

    /// Writes a part, whole or not at all.
    static void write(Path file, List<ColumnValues> columns, int rows) throws IOException {
        WholeFile.write(file, out -> {
            try (ParquetWriter<Integer> writer = new RowWriter.Builder(new Sink(out), columns)
                    .withConf(new PlainParquetConfiguration())
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .withPageWriteChecksumEnabled(true)
                    .build()) {
                for (int row = 0; row < rows; row++) {
                    writer.write(row);
                }
            }
        });
    }

    /// The columns of a part.
    ///
    /// @throws IOException naming the file, if it is damaged or foreign
    static List<Column> columns(Path file) throws IOException {
        return read(file, reader -> columns(file, reader.getFileMetaData()));
    }

    private static List<Column> columns(Path file, FileMetaData metadata) throws IOException {
        return ColumnJson.read(file, metadata.getKeyValueMetaData().get(ColumnJson.KEY));
    }

    /// Adds all rows of a part to its columns.
    ///
    /// @throws IOException naming the file, if it is damaged or has other columns
    static void read(Path file, List<ColumnValues> columns) throws IOException {
        List<Column> wanted = columns.stream().map(ColumnValues::column).toList();
        read(file, reader -> {
            FileMetaData metadata = reader.getFileMetaData();
            List<Column> found = columns(file, metadata);
            if (!found.equals(wanted)) {
                throw new IOException("%s has the columns %s, the part before has %s; restore it, or run again"
                        .formatted(file, found, wanted));
            }
            for (PageReadStore rows = reader.readNextRowGroup(); rows != null; rows = reader.readNextRowGroup()) {
                ColumnReadStoreImpl pages =
                        new ColumnReadStoreImpl(rows, new NoConverter(), metadata.getSchema(), metadata.getCreatedBy());
                for (ColumnValues column : columns) {
                    ColumnDescriptor place = metadata.getSchema()
                            .getColumnDescription(new String[] {column.column().name()});
                    read(pages.getColumnReader(place), rows.getRowCount(), place.getMaxDefinitionLevel(), column);
                }
            }
            return columns;
        });
    }

    private static void read(ColumnReader reader, long rows, int present, ColumnValues column) {
        for (long row = 0; row < rows; row++) {
            if (reader.getCurrentDefinitionLevel() < present) {
                column.addNull();
            } else {
                switch (column.column().type()) {
                    case INT64 -> column.addBits(reader.getLong());
                    case FLOAT64 -> column.addBits(Double.doubleToRawLongBits(reader.getDouble()));
                    case TEXT -> column.addText(reader.getBinary().toStringUsingUTF8());
                }
            }
            reader.consume();
        }
    }

    /// Adds all rows of an open part of anybody's to columns.
    ///
    /// @param columns flat, of numbers or texts
    static List<Cells> cells(ParquetFileReader reader, List<Cells> columns) throws IOException {
        FileMetaData metadata = reader.getFileMetaData();
        for (PageReadStore rows = reader.readNextRowGroup(); rows != null; rows = reader.readNextRowGroup()) {
            ColumnReadStoreImpl pages =
                    new ColumnReadStoreImpl(rows, new NoConverter(), metadata.getSchema(), metadata.getCreatedBy());
            for (Cells column : columns) {
                ColumnDescriptor place = metadata.getSchema().getColumnDescription(new String[] {column.name()});
                cells(pages.getColumnReader(place), rows.getRowCount(), place, column);
            }
        }
        return columns;
    }

    private static void cells(ColumnReader reader, long rows, ColumnDescriptor place, Cells column) {
        PrimitiveType type = place.getPrimitiveType();
        boolean isUnsigned =
                type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integers
                        && !integers.isSigned();
        boolean isText = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY;
        for (long row = 0; row < rows; row++) {
            boolean isMissing = reader.getCurrentDefinitionLevel() < place.getMaxDefinitionLevel();
            if (isText) {
                column.add(isMissing ? "" : reader.getBinary().toStringUsingUTF8());
            } else {
                column.add(isMissing ? Double.NaN : number(reader, type, isUnsigned));
            }
            reader.consume();
        }
    }

    private static double number(ColumnReader reader, PrimitiveType type, boolean isUnsigned) {
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> isUnsigned ? Integer.toUnsignedLong(reader.getInteger()) : reader.getInteger();
            case INT64 -> isUnsigned && reader.getLong() < 0 ? 0x1p64 + reader.getLong() : reader.getLong();
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            case BOOLEAN, BINARY, INT96, FIXED_LEN_BYTE_ARRAY ->
                throw new IllegalArgumentException(type + " is no type of numbers");
        };
    }

    /// What is done with an open part.
    interface Use<T> {
        T with(ParquetFileReader reader) throws IOException;
    }

    static <T> T read(Path file, Use<T> use) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .usePageChecksumVerification()
                .withCodecFactory(new Decompression())
                .build();
        try (ParquetFileReader reader = new ParquetFileReader(new LocalInputFile(file), options)) {
            return use.with(reader);
        } catch (ForeignTable.Refused e) {
            throw e;
        } catch (UnsupportedOperationException e) {
            throw new ForeignTable.Refused("%s is %s".formatted(file, e.getMessage()), e);
        } catch (RuntimeException | IOException e) { // what parquet-java throws at damaged bytes has no common type
            throw new IOException(
                    "%s is damaged, %d bytes: %s. Restore the file, or run again"
                            .formatted(file, Files.size(file), e.getMessage()),
                    e);
        }
    }

    /// A stream as a place for Parquet, which has to know how far it is.
    private record Sink(OutputStream out) implements OutputFile {
        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new Counting(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    /// Counts bytes; does not close the stream under it, which still has to be forced to the disk.
    private static final class Counting extends PositionOutputStream {
        private final OutputStream out;
        private long position;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            position++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            position += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }

    /// Columns are read one by one, so nothing is put together to rows.
    private static final class NoConverter extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
