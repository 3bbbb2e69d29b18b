package dev.loupe.sdk.offline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Reads the records of one `events.log` from a position on. A line without a line feed is "not yet": reading can go on
/// later. A whole line that fails its check sum is passed over and counted. Memory: the longest line.
public final class EntryReader implements AutoCloseable {
    private final FileChannel channel;
    private byte[] line = new byte[64 << 10];
    private int filled;
    private int searched;
    private long position;
    private long damaged;

    /// Opens `file` at byte `position`, which must be the start of a line.
    public EntryReader(Path file, long position) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.position = position;
    }

    /// The next record, or empty when there is none yet.
    public Optional<Entry> next() throws IOException {
        while (true) {
            int end = lineFeed();
            if (end < 0) {
                return Optional.empty();
            }
            Optional<Entry> entry = Entry.of(line, end);
            System.arraycopy(line, end + 1, line, 0, filled - end - 1);
            filled -= end + 1;
            searched = 0;
            position += end + 1;
            if (entry.isPresent()) {
                return entry;
            }
            damaged++;
        }
    }

    /// The byte behind the last record that [#next] gave.
    public long position() {
        return position;
    }

    /// How many whole lines failed their check sum.
    public long damaged() {
        return damaged;
    }

    /// How many bytes of an unfinished line follow.
    public int torn() {
        return filled;
    }

    private int lineFeed() throws IOException {
        while (true) {
            for (; searched < filled; searched++) {
                if (line[searched] == '\n') {
                    return searched;
                }
            }
            if (filled == line.length) {
                line = java.util.Arrays.copyOf(line, Math.multiplyExact(line.length, 2));
            }
            int count =
                    channel.read(
                            ByteBuffer.wrap(line, filled, line.length - filled), position + filled);
            if (count <= 0) {
                return -1;
            }
            filled += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
