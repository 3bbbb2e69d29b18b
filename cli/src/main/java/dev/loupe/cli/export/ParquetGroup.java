package dev.loupe.cli.export;

import java.util.List;

/// A written row group, for the footer.
record ParquetGroup(long rows, List<Chunk> chunks) {
    private static final int INT64 = 2;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int REQUIRED = 0;
    private static final int UTF8 = 0;
    private static final int PLAIN = 0;
    private static final int RLE_DICTIONARY = 8;
    private static final int UNCOMPRESSED = 0;
    private static final int[] TYPES = {
        BYTE_ARRAY, BYTE_ARRAY, BYTE_ARRAY, BYTE_ARRAY, INT64, DOUBLE, DOUBLE
    };

    /// @param start  offset in the file of the chunk's first page
    /// @param dataAt offset of its data page; equals `start` when there is no dictionary
    record Chunk(long start, long dataAt, long bytes) {}

    /// `FileMetaData` of `parquet.thrift`.
    static byte[] footer(List<ParquetGroup> groups) {
        String[] names = SeriesTable.COLUMNS;
        Thrift t = new Thrift().i32(1, 1).structs(2, names.length + 1);
        t.begin().text(4, "schema").i32(5, names.length).end();
        for (int column = 0; column < names.length; column++) {
            t.begin().i32(1, TYPES[column]).i32(3, REQUIRED).text(4, names[column]);
            if (TYPES[column] == BYTE_ARRAY) {
                t.i32(6, UTF8);
            }
            t.end();
        }
        t.i64(3, groups.stream().mapToLong(ParquetGroup::rows).sum()).structs(4, groups.size());
        for (ParquetGroup group : groups) {
            group.write(t);
        }
        return t.text(6, "loupe").finish();
    }

    private void write(Thrift t) {
        t.begin().structs(1, chunks.size());
        for (int column = 0; column < chunks.size(); column++) {
            Chunk chunk = chunks.get(column);
            boolean dictionary = chunk.dataAt > chunk.start;
            t.begin().i64(2, chunk.start).begin(3).i32(1, TYPES[column]);
            t.ints(2, 1).element(dictionary ? RLE_DICTIONARY : PLAIN);
            t.texts(3, 1).element(SeriesTable.COLUMNS[column]);
            t.i32(4, UNCOMPRESSED)
                    .i64(5, rows)
                    .i64(6, chunk.bytes)
                    .i64(7, chunk.bytes)
                    .i64(9, chunk.dataAt);
            if (dictionary) {
                t.i64(11, chunk.start);
            }
            t.end().end();
        }
        t.i64(2, chunks.stream().mapToLong(Chunk::bytes).sum()).i64(3, rows).end();
    }
}
