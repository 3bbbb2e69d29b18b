package dev.loupe.server.api;

import com.google.flatbuffers.FlatBufferBuilder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A table as an Arrow IPC stream: a schema, one record batch, the end; little-endian, no nulls, not compressed.
///
/// Source: Apache Arrow, "Columnar Format" 1.5, section "Serialization and Interprocess Communication"; tables of `Schema.fbs` and `Message.fbs`, whose fields go by
/// their number there.
final class ArrowStream {
    static final String TYPE = "application/vnd.apache.arrow.stream";

    private static final short V5 = 4;
    private static final byte SCHEMA = 1;
    private static final byte RECORD_BATCH = 3;
    private static final byte INT = 2;
    private static final byte FLOATING_POINT = 3;
    private static final short DOUBLE = 2;
    private static final int ALIGNED = 8;
    private static final int PIECE = 8_192;

    private ArrowStream() {}

    /// One column; all columns of a table are equally long.
    sealed interface Column {
        String name();

        int size();

        long bits(int row);

        record Longs(String name, long[] values) implements Column {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public long bits(int row) {
                return values[row];
            }
        }

        record Doubles(String name, double[] values) implements Column {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public long bits(int row) {
                return Double.doubleToRawLongBits(values[row]);
            }
        }
    }

    /// @param about kept as the schema's metadata, key `loupe`
    static void write(List<Column> columns, String about, OutputStream out) throws IOException {
        message(
                SCHEMA,
                new FlatBufferBuilder(1_024),
                builder -> schema(builder, columns, about),
                0,
                out);
        int rows = columns.getFirst().size();
        message(
                RECORD_BATCH,
                new FlatBufferBuilder(512),
                builder -> batch(builder, columns.size(), rows),
                8L * rows * columns.size(),
                out);
        for (Column column : columns) {
            body(column, out);
        }
        out.write(
                ByteBuffer.allocate(ALIGNED)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(-1)
                        .putInt(0)
                        .array());
    }

    private interface Header {
        int write(FlatBufferBuilder builder);
    }

    private static void message(
            byte kind, FlatBufferBuilder builder, Header header, long bodyBytes, OutputStream out)
            throws IOException {
        int content = header.write(builder);
        builder.startTable(5);
        builder.addLong(3, bodyBytes, 0);
        builder.addOffset(2, content, 0);
        builder.addShort(0, V5, 0);
        builder.addByte(1, kind, 0);
        builder.finish(builder.endTable());
        byte[] metadata = builder.sizedByteArray();
        int padded = (metadata.length + ALIGNED - 1) / ALIGNED * ALIGNED;
        out.write(
                ByteBuffer.allocate(ALIGNED)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(-1)
                        .putInt(padded)
                        .array());
        out.write(metadata);
        out.write(new byte[padded - metadata.length]);
    }

    private static int schema(FlatBufferBuilder builder, List<Column> columns, String about) {
        int[] fields = columns.stream().mapToInt(column -> field(builder, column)).toArray();
        int vector = offsets(builder, fields);
        int key = builder.createString("loupe");
        int value = builder.createString(about);
        builder.startTable(2);
        builder.addOffset(0, key, 0);
        builder.addOffset(1, value, 0);
        int metadata = offsets(builder, builder.endTable());
        builder.startTable(4);
        builder.addOffset(1, vector, 0);
        builder.addOffset(2, metadata, 0);
        return builder.endTable();
    }

    private static int field(FlatBufferBuilder builder, Column column) {
        int name = builder.createString(column.name());
        int children = offsets(builder);
        boolean whole = column instanceof Column.Longs;
        builder.startTable(2);
        if (whole) {
            builder.addInt(0, Long.SIZE, 0);
            builder.addBoolean(1, true, false);
        } else {
            builder.addShort(0, DOUBLE, 0);
        }
        int type = builder.endTable();
        builder.startTable(7);
        builder.addOffset(0, name, 0);
        builder.addOffset(3, type, 0);
        builder.addOffset(5, children, 0);
        builder.addByte(2, whole ? INT : FLOATING_POINT, 0);
        return builder.endTable();
    }

    private static int offsets(FlatBufferBuilder builder, int... offsets) {
        builder.startVector(4, offsets.length, 4);
        for (int i = offsets.length - 1; i >= 0; i--) {
            builder.addOffset(offsets[i]);
        }
        return builder.endVector();
    }

    /// Each column has an empty validity buffer and its values.
    private static int batch(FlatBufferBuilder builder, int columns, int rows) {
        builder.startVector(16, 2 * columns, 8);
        for (int i = columns - 1; i >= 0; i--) {
            pair(builder, 8L * rows * i, 8L * rows);
            pair(builder, 8L * rows * i, 0);
        }
        int buffers = builder.endVector();
        builder.startVector(16, columns, 8);
        for (int i = 0; i < columns; i++) {
            pair(builder, rows, 0);
        }
        int nodes = builder.endVector();
        builder.startTable(4);
        builder.addLong(0, rows, 0);
        builder.addOffset(1, nodes, 0);
        builder.addOffset(2, buffers, 0);
        return builder.endTable();
    }

    private static void pair(FlatBufferBuilder builder, long first, long second) {
        builder.prep(8, 16);
        builder.putLong(second);
        builder.putLong(first);
    }

    private static void body(Column column, OutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(8 * PIECE).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < column.size(); row++) {
            piece.putLong(column.bits(row));
            if (!piece.hasRemaining()) {
                out.write(piece.array());
                piece.clear();
            }
        }
        out.write(piece.array(), 0, piece.position());
    }
}
