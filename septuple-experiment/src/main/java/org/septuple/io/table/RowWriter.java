package org.septuple.io.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/// Tells parquet-java what stands in a row, given its number.
final class RowWriter extends WriteSupport<Integer> {

    private final List<ColumnValues> columns;
    private @Nullable RecordConsumer consumer;

    private RowWriter(List<ColumnValues> columns) {
        this.columns = columns;
    }

    /// A writer of rows.
    static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final List<ColumnValues> columns;

        Builder(OutputFile file, List<ColumnValues> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @SuppressWarnings("deprecation") // still abstract
        @Override
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return new RowWriter(columns);
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriter(columns);
        }
    }

    @SuppressWarnings("deprecation") // still abstract
    @Override
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        List<Column> described = columns.stream().map(ColumnValues::column).toList();
        List<Type> types = described.stream().map(RowWriter::type).toList();
        return new WriteContext(new MessageType("table", types), Map.of(ColumnJson.KEY, ColumnJson.text(described)));
    }

    private static Type type(Column column) {
        Type.Repetition repetition = column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        Types.PrimitiveBuilder<PrimitiveType> type = Types.primitive(primitive(column.type()), repetition);
        return (column.type() == ColumnType.TEXT ? type.as(LogicalTypeAnnotation.stringType()) : type)
                .named(column.name());
    }

    private static PrimitiveTypeName primitive(ColumnType type) {
        return switch (type) {
            case INT64 -> PrimitiveTypeName.INT64;
            case FLOAT64 -> PrimitiveTypeName.DOUBLE;
            case TEXT -> PrimitiveTypeName.BINARY;
        };
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Integer row) {
        RecordConsumer to = Objects.requireNonNull(consumer, "prepareForWrite comes first");
        to.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            ColumnValues column = columns.get(i);
            if (!column.isNull(row)) {
                String name = column.column().name();
                to.startField(name, i);
                switch (column.column().type()) {
                    case INT64 -> to.addLong(column.integer(row));
                    case FLOAT64 -> to.addDouble(column.real(row));
                    case TEXT -> to.addBinary(Binary.fromString(column.text(row)));
                }
                to.endField(name, i);
            }
        }
        to.endMessage();
    }
}
