package dev.loupe.intake.bson;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Documents of JSON: one a line, or, where a `[` is first, members of one array, however they are laid out.
final class JsonFrames implements Frames {
    private final InputStream in;
    private final Path file;
    private final Consumer<String> damage;
    private long at;
    private long began;
    private boolean array;
    private boolean begun;
    private boolean cut;

    /// @param at the offset at which `in` stands; beyond 0 a document begins there
    JsonFrames(InputStream in, long at, Path file, Consumer<String> damage) {
        this.in = in;
        this.at = at;
        this.file = file;
        this.damage = damage;
    }

    /// The member of an array that begins here.
    JsonFrames member() {
        begun = true;
        array = true;
        return this;
    }

    private int read() throws IOException {
        int b = in.read();
        at += b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        int first = read();
        while (first >= 0 && first <= ' ') {
            first = read();
        }
        if (!begun && first == '[') {
            array = true;
            first = read();
        }
        begun = true;
        while (array && first >= 0 && first != '{' && first != ']') {
            first = read();
        }
        began = at - 1;
        if (first < 0 || array && first == ']') {
            cut = array && first < 0;
            return null;
        }
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.write(first);
        cut = true;
        if (!(array ? object(document) : line(document))) {
            damage.accept(
                    "The file %s has a document longer than 64 MB at byte %d; the rest is left out."
                            .formatted(file, began));
            return null;
        }
        return array && cut ? null : document.toByteArray();
    }

    /// Reads to the line's end. @return whether it is short enough
    private boolean line(ByteArrayOutputStream into) throws IOException {
        for (int b = read(); b >= 0; b = read()) {
            if (b == '\n') {
                cut = false;
                return true;
            }
            into.write(b);
            if (into.size() > LONGEST) {
                return false;
            }
        }
        return true;
    }

    /// Reads to the brace that closes the one that was read. @return whether it is short enough
    private boolean object(ByteArrayOutputStream into) throws IOException {
        int depth = 1;
        boolean text = false;
        boolean escaped = false;
        for (int b = read(); b >= 0; b = read()) {
            into.write(b);
            if (text) {
                text = escaped || b != '"';
                escaped = !escaped && b == '\\';
            } else if (b == '"') {
                text = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                cut = false;
                return true;
            }
            if (into.size() > LONGEST) {
                return false;
            }
        }
        return true;
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
