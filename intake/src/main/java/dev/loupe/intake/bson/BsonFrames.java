package dev.loupe.intake.bson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Documents of BSON one after another; each begins with its length.
final class BsonFrames implements Frames {
    private final InputStream in;
    private final Path file;
    private final Consumer<String> damage;
    private long at;
    private long began;
    private boolean cut;

    /// @param at the offset at which `in` stands
    BsonFrames(InputStream in, long at, Path file, Consumer<String> damage) {
        this.in = in;
        this.at = at;
        this.file = file;
        this.damage = damage;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        began = at;
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
            cut = head.length > 0;
            return null;
        }
        int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < Bson.SHORTEST || length > LONGEST) {
            cut = true;
            damage.accept(
                    "The file %s must have a document at byte %d, but its length cannot be %d; the rest is left out."
                            .formatted(file, at, length));
            return null;
        }
        byte[] rest = in.readNBytes(length - 4);
        cut = rest.length < length - 4;
        at += length;
        return cut ? null : ByteBuffer.allocate(length).put(head).put(rest).array();
    }

    @Override
    public long began() {
        return began;
    }

    @Override
    public boolean cut() {
        return cut;
    }
}
