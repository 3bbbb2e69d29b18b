package dev.loupe.intake.parquet;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.util.ArrayList;
import java.util.List;

/// What stands at a file's end (`parquet.thrift`, FileMetaData).
record Footer(List<Leaf> leaves, List<Group> groups, long rows) {
    /// A row group.
    record Group(List<Chunk> chunks, long rows) {}

    /// Where the values of one column lie.
    ///
    /// @param codec `CompressionCodec`: 0 none, 1 Snappy, 2 gzip, 6 Zstandard
    /// @param values how many levels its pages hold
    record Chunk(int codec, long values, long from, long length) {}

    static Footer read(Bytes file) {
        if (file.length() < 12 || !file.says(0, "PAR1") || !file.says(file.length() - 4, "PAR1")) {
            throw new Broken(0, "a Parquet file", "something else, or one that is cut");
        }
        long length = file.u32(file.length() - 8);
        long from = file.length() - 8 - length;
        if (from < 4) {
            throw new Broken(file.length() - 8, "a footer within the file", length + " bytes");
        }
        Thrift in = new Thrift(file.slice(from, length), 0);
        List<Leaf.Element> elements = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        long rows = 0;
        while (in.next()) {
            switch (in.field()) {
                case 2 -> {
                    int n = in.list();
                    for (int i = 0; i < n; i++) {
                        elements.add(Leaf.element(in));
                    }
                }
                case 3 -> rows = in.zigzag();
                case 4 -> {
                    int n = in.list();
                    for (int i = 0; i < n; i++) {
                        groups.add(group(in, from));
                    }
                }
                default -> in.skip();
            }
        }
        List<Leaf> leaves = Leaf.of(elements);
        for (Group group : groups) {
            if (group.chunks.size() != leaves.size() || group.rows < 0) {
                throw new Broken(
                        from, leaves.size() + " columns a group", group.chunks.size() + "");
            }
        }
        return new Footer(leaves, groups, rows);
    }

    private static Group group(Thrift in, long end) {
        List<Chunk> chunks = new ArrayList<>();
        long rows = 0;
        int outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> {
                    int n = in.list();
                    for (int i = 0; i < n; i++) {
                        chunks.add(chunk(in, end));
                    }
                }
                case 3 -> rows = in.zigzag();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Group(chunks, rows);
    }

    private static Chunk chunk(Thrift in, long end) {
        Chunk chunk = new Chunk(0, 0, -1, 0);
        int outer = in.enter();
        while (in.next()) {
            if (in.field() == 3 && in.type() == Thrift.STRUCT) {
                chunk = metadata(in);
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        if (chunk.from < 4
                || chunk.length < 0
                || chunk.from > end - chunk.length
                || chunk.values < 0) {
            throw new Broken(end, "a column within the file", "bytes from " + chunk.from);
        }
        return chunk;
    }

    private static Chunk metadata(Thrift in) {
        int codec = 0;
        long values = 0;
        long length = 0;
        long data = -1;
        long dictionary = -1;
        int outer = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 4 -> codec = (int) in.zigzag();
                case 5 -> values = in.zigzag();
                case 7 -> length = in.zigzag();
                case 9 -> data = in.zigzag();
                case 11 -> dictionary = in.zigzag();
                default -> in.skip();
            }
        }
        in.leave(outer);
        long from = dictionary > 0 ? Math.min(dictionary, data) : data;
        return new Chunk(codec, values, from, length);
    }
}
