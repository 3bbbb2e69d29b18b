package dev.loupe.intake.bson;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// One collection of a database as a file: documents one after another (`NAME.bson`, mongodump), or one a line (`NAME.json`, mongoexport). Memory: one document.
///
/// @param file which of both it is, its name says
public record DumpedCollection(Path file) {
    /// MongoDB allows 16 MB; as JSON that is more.
    private static final int LONGEST = 64 << 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    /// Takes a document.
    @FunctionalInterface
    public interface Taker {
        /// @param offset where it begins, for [#at]
        void document(long offset, ObjectNode document) throws IOException;
    }

    /// Tells the documents from an offset on.
    ///
    /// @param damage told a sentence for each document that is none
    /// @return where the part begins that is not whole; the file's end if all is
    public long read(long from, Taker taker, Consumer<String> damage) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.skipNBytes(from);
            long at = from;
            for (byte[] raw = next(in, at, damage); raw.length > 0; raw = next(in, at, damage)) {
                ObjectNode document = document(raw, at, damage);
                if (document == null && !binary() && raw[raw.length - 1] != '\n') {
                    return at;
                }
                if (document != null) {
                    taker.document(at, document);
                }
                at += raw.length;
            }
            return at;
        }
    }

    /// The document that begins there.
    ///
    /// @throws IOException if there is none any more
    public ObjectNode at(long offset) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.skipNBytes(offset);
            ObjectNode found = document(next(in, offset, said -> {}), offset, said -> {});
            if (found == null) {
                throw new IOException("The file " + file + " has no document at byte " + offset);
            }
            return found;
        }
    }

    private boolean binary() {
        return file.toString().endsWith(".bson");
    }

    /// A document's bytes; none where no whole one is left.
    private byte[] next(InputStream in, long at, Consumer<String> damage) throws IOException {
        if (!binary()) {
            return line(in, at, damage);
        }
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
            return new byte[0];
        }
        int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < Bson.SHORTEST || length > LONGEST) {
            damage.accept(
                    "The file %s must have a document at byte %d, but its length cannot be %d; the rest is left out."
                            .formatted(file, at, length));
            return new byte[0];
        }
        byte[] rest = in.readNBytes(length - 4);
        return rest.length < length - 4
                ? new byte[0]
                : ByteBuffer.allocate(length).put(head).put(rest).array();
    }

    private byte[] line(InputStream in, long at, Consumer<String> damage) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
            if (line.size() > LONGEST) {
                damage.accept(
                        "The file %s has a line longer than 64 MB at byte %d; the rest is left out."
                                .formatted(file, at));
                return new byte[0];
            }
        }
        return line.toByteArray();
    }

    private @Nullable ObjectNode document(byte[] raw, long at, Consumer<String> damage) {
        if (raw.length == 0) {
            return null;
        }
        try {
            if (binary()) {
                return Bson.document(Bytes.of(raw));
            }
            JsonNode plain = ExtendedJson.plain(JSON.readTree(raw));
            if (plain instanceof ObjectNode object) {
                return object;
            }
            if (plain.isMissingNode()) {
                return null;
            }
        } catch (Broken | JacksonException e) {
            if (!binary() && raw[raw.length - 1] != '\n') {
                return null;
            }
        }
        damage.accept(
                "The file %s must have a document at byte %d, but what is there is none; it is left out."
                        .formatted(file, at));
        return null;
    }
}
