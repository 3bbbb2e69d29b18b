package dev.loupe.intake.bson;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// One collection of a database as a file: documents one after another (`NAME.bson`, mongodump), or as JSON, one a line or in one array (`NAME.json`, mongoexport); with `.gz` behind, compressed. Memory: one document.
///
/// @param file which of these it is, its name and first byte say
public record DumpedCollection(Path file) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    /// Takes a document.
    @FunctionalInterface
    public interface Taker {
        /// @param offset where it begins in the file, decompressed, for [Cursor#at]
        void document(long offset, ObjectNode document) throws IOException;
    }

    /// Tells the documents.
    ///
    /// @param damage told a sentence for each document that is none
    /// @return whether the file is whole, rather than ending within a document
    public boolean read(Taker taker, Consumer<String> damage) throws IOException {
        try (InputStream in = open()) {
            Frames frames = frames(in, 0, damage);
            for (byte[] raw = frames.next(); raw != null; raw = frames.next()) {
                ObjectNode document = document(raw);
                if (document != null) {
                    taker.document(frames.began(), document);
                } else if (frames.cut()) {
                    return false;
                } else {
                    damage.accept(
                            "The file %s must have a document at byte %d, but what is there is none; it is left out."
                                    .formatted(file, frames.began()));
                }
            }
            return !frames.cut();
        } catch (EOFException cut) {
            return false;
        } catch (ZipException altered) {
            damage.accept(
                    "The file "
                            + file
                            + " cannot be decompressed further: "
                            + altered.getMessage()
                            + ".");
            return false;
        }
    }

    private InputStream open() throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            boolean compressed = file.toString().endsWith(".gz");
            return new BufferedInputStream(compressed ? new GZIPInputStream(raw) : raw, 1 << 16);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private boolean binary() {
        return file.toString().replaceFirst("\\.gz$", "").endsWith(".bson");
    }

    private Frames frames(InputStream in, long at, Consumer<String> damage) {
        return binary()
                ? new BsonFrames(in, at, file, damage)
                : new JsonFrames(in, at, file, damage);
    }

    private @Nullable ObjectNode document(byte[] raw) {
        try {
            if (binary()) {
                return Bson.document(Bytes.of(raw));
            }
            return ExtendedJson.plain(JSON.readTree(raw)) instanceof ObjectNode object
                    ? object
                    : null;
        } catch (Broken | JacksonException none) {
            return null;
        }
    }

    /// Finds documents by their offsets; those that lie one behind the other in one pass.
    public static final class Cursor implements AutoCloseable {
        private final DumpedCollection of;
        private @Nullable InputStream in;
        private long passed;

        public Cursor(DumpedCollection of) {
            this.of = of;
        }

        /// The document that begins there.
        ///
        /// @throws IOException if there is none any more
        public ObjectNode at(long offset) throws IOException {
            InputStream from = in;
            if (from == null || offset < passed) {
                close();
                from = of.open();
                in = from;
                passed = 0;
            }
            from.skipNBytes(offset - passed);
            Frames frames =
                    of.binary()
                            ? new BsonFrames(from, offset, of.file, said -> {})
                            : new JsonFrames(from, offset, of.file, said -> {}).member();
            byte[] raw = frames.next();
            ObjectNode found = raw == null ? null : of.document(raw);
            if (raw == null || found == null || frames.began() != offset) {
                throw new IOException("The file " + of.file + " has no document at byte " + offset);
            }
            passed = offset + raw.length;
            return found;
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
                in = null;
            }
        }
    }
}
