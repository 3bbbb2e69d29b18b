package dev.loupe.intake.sacred;

import dev.loupe.intake.RunLog;
import dev.loupe.intake.bson.DumpedCollection;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Files in GridFS: what is known of each in `fs.files`, its bytes in the documents of `fs.chunks` (specifications, `gridfs-spec.md`). Kept is where chunks lie, not what they hold.
final class GridFiles implements SacredDocuments.Files {
    private final Map<String, Long> lengths = new HashMap<>();
    private final Map<String, List<String>> named = new HashMap<>();
    private final Map<String, TreeMap<Integer, Chunk>> chunks = new HashMap<>();
    private final DumpedCollection bytes;

    private record Chunk(long offset, int size) {}

    private GridFiles(DumpedCollection bytes) {
        this.bytes = bytes;
    }

    /// What both collections hold; one that is not there holds nothing.
    ///
    /// @param tails told a collection's name where its last document is not whole
    static GridFiles of(Path files, Path chunks, Consumer<String> damage, Consumer<Path> tails)
            throws IOException {
        GridFiles grid = new GridFiles(new DumpedCollection(chunks));
        if (Files.isRegularFile(files) && Files.isRegularFile(chunks)) {
            DumpedCollection known = new DumpedCollection(files);
            if (!known.read((at, document) -> grid.file(document), damage)) {
                tails.accept(files);
            }
            if (!grid.bytes.read(grid::chunk, damage)) {
                tails.accept(chunks);
            }
        }
        return grid;
    }

    private void file(JsonNode document) {
        String id = document.path("_id").asString("");
        lengths.put(id, document.path("length").asLong(-1));
        named.computeIfAbsent(document.path("filename").asString(""), n -> new ArrayList<>())
                .add(id);
    }

    private void chunk(long offset, JsonNode document) throws IOException {
        byte[] data = document.path("data").isBinary() ? document.path("data").binaryValue() : null;
        if (data != null) {
            chunks.computeIfAbsent(document.path("files_id").asString(""), n -> new TreeMap<>())
                    .put(document.path("n").asInt(-1), new Chunk(offset, data.length));
        }
    }

    @Override
    public @Nullable String newest(String filename) {
        List<String> ids = named.get(filename);
        return ids == null ? null : ids.getLast();
    }

    @Override
    public boolean tell(RunLog run, String path, String id) {
        long length = lengths.getOrDefault(id, -1L);
        TreeMap<Integer, Chunk> parts = chunks.getOrDefault(id, new TreeMap<>());
        long there = parts.values().stream().mapToLong(Chunk::size).sum();
        boolean whole = parts.isEmpty() || parts.lastKey() == parts.size() - 1;
        if (length < 0 || there != length || !whole) {
            return false;
        }
        List<Long> offsets = parts.values().stream().map(Chunk::offset).toList();
        run.file(path, length + ":" + id, () -> new Content(bytes, offsets));
        return true;
    }

    /// One file's bytes, a chunk in memory at a time.
    private static final class Content extends ChunkStream {
        private final DumpedCollection.Cursor bytes;
        private final List<Long> offsets;
        private int next;

        Content(DumpedCollection bytes, List<Long> offsets) {
            this.bytes = new DumpedCollection.Cursor(bytes);
            this.offsets = offsets;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }

        @Override
        protected byte @Nullable [] next() throws IOException {
            if (next == offsets.size()) {
                return null;
            }
            JsonNode data = bytes.at(offsets.get(next++)).path("data");
            return data.isBinary() ? data.binaryValue() : new byte[0];
        }
    }
}
