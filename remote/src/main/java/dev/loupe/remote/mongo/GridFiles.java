package dev.loupe.remote.mongo;

import dev.loupe.intake.RunLog;
import dev.loupe.intake.sacred.ChunkStream;
import dev.loupe.intake.sacred.SacredDocuments;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Files in a database's GridFS (specifications, `gridfs-spec.md`): what is known of each in `fs.files`, its bytes in the documents of `fs.chunks`.
final class GridFiles implements SacredDocuments.Files {
    private static final String FILES = "fs.files";
    private static final String CHUNKS = "fs.chunks";
    private static final BsonDocument ALL = new BsonDocument();

    private final Database database;

    GridFiles(Database database) {
        this.database = database;
    }

    private static BsonValue id(String text) {
        return ObjectId.isValid(text) ? new BsonObjectId(new ObjectId(text)) : new BsonString(text);
    }

    private List<JsonNode> found(
            String collection, BsonDocument query, String wanted, String order) {
        List<JsonNode> all = new ArrayList<>();
        try {
            database.find(
                    collection,
                    query,
                    BsonDocument.parse(wanted),
                    BsonDocument.parse(order),
                    0,
                    document -> all.add(Database.json(document)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public @Nullable String newest(String filename) {
        List<JsonNode> all =
                found(
                        FILES,
                        new BsonDocument("filename", new BsonString(filename)),
                        "{_id: 1}",
                        "{uploadDate: 1}");
        return all.isEmpty() ? null : all.getLast().path("_id").asString("");
    }

    /// A file whose chunks are not all there is none yet: its entry in `fs.files` is written last.
    @Override
    public boolean tell(RunLog run, String path, String id) {
        List<JsonNode> known =
                found(FILES, new BsonDocument("_id", id(id)), "{length: 1}", "{_id: 1}");
        if (known.isEmpty()) {
            return false;
        }
        long length = known.getFirst().path("length").asLong(-1);
        run.file(path, length + ":" + id, () -> new Content(id(id), length));
        return true;
    }

    private final class Content extends ChunkStream {
        private final BsonValue id;
        private long left;
        private int number;

        Content(BsonValue id, long length) {
            this.id = id;
            this.left = length;
        }

        @Override
        protected byte @Nullable [] next() throws IOException {
            if (left <= 0) {
                return null;
            }
            byte[][] chunk = {new byte[0]};
            database.find(
                    CHUNKS,
                    new BsonDocument("files_id", id).append("n", new BsonInt32(number)),
                    ALL,
                    document -> {
                        JsonNode data = Database.json(document).path("data");
                        chunk[0] = data.isBinary() ? data.binaryValue() : chunk[0];
                    });
            if (chunk[0].length == 0 || chunk[0].length > left) {
                throw new IOException(
                        "chunk %d of a file in GridFS is not as long as it should be"
                                .formatted(number));
            }
            left -= chunk[0].length;
            number++;
            return chunk[0];
        }
    }
}
