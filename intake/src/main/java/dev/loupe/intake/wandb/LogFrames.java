package dev.loupe.intake.wandb;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// The records of a transaction log that may still grow: LevelDB's log format (`doc/log_format.md`) behind a header of 7 bytes, with plain CRC-32.
///
/// Blocks of 32 KiB are counted from the start of the file. A chunk is `u32 crc | u16 length | u8 type | data`; the crc is of type and data. A record is one chunk (FULL), or FIRST,
/// any MIDDLE, LAST. A chunk that is not there to its end is waited for. A chunk that breaks its crc costs its record; where its length leads nowhere, the rest of its block.
final class LogFrames {
    static final int HEADER = 7;
    private static final int BLOCK = 32_768;
    private static final int CHUNK = 7;
    private static final int FULL = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final int LONGEST = 1 << 27;

    private final FileChannel file;
    private final Consumer<String> damaged;
    private final ByteBuffer block =
            ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private final CRC32 crc = new CRC32();
    private long loaded = -1;
    private long done;

    /// @param offset of a record, as [#offset] said, or [#HEADER]
    LogFrames(FileChannel file, long offset, Consumer<String> damaged) {
        this.file = file;
        this.done = Math.max(HEADER, offset);
        this.damaged = damaged;
    }

    /// Behind the last record that was given.
    long offset() {
        return done;
    }

    /// The next record that is there to its end; null if there is none yet.
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream parts = null;
        long at = done;
        while (true) {
            int within = (int) (at % BLOCK);
            if (BLOCK - within < CHUNK) {
                at += BLOCK - within;
                continue;
            }
            load(at - within);
            if (block.limit() - within < CHUNK) {
                return null;
            }
            int length = block.getShort(within + 4) & 0xffff;
            int type = block.get(within + 6);
            int end = within + CHUNK + length;
            boolean possible = type >= FULL && type <= LAST && end <= BLOCK;
            if (possible && end > block.limit()) {
                return null;
            }
            if (!possible || !sound(within)) {
                long next = after(at, within, possible ? end : BLOCK);
                if (next < 0) {
                    return null;
                }
                if (type != 0 || length != 0) {
                    damaged.accept(
                            "at byte "
                                    + at
                                    + ": expected a chunk with its CRC-32, found "
                                    + (possible ? "another sum" : "type " + type)
                                    + "; "
                                    + (next - at)
                                    + " bytes were passed over");
                }
                parts = null;
                at = next;
                done = at;
                continue;
            }
            at += CHUNK + length;
            if (type == FULL) {
                done = at;
                return data(within, length);
            }
            if (type == FIRST) {
                parts = new ByteArrayOutputStream(2 * BLOCK);
            }
            if (parts == null || parts.size() > LONGEST) {
                parts = null;
                done = at;
                continue;
            }
            parts.writeBytes(data(within, length));
            if (type == LAST) {
                done = at;
                return parts.toByteArray();
            }
        }
    }

    /// Where to go on behind a broken chunk: behind it where a sound one or the end follows, else at the next block; negative if that is not there yet.
    private long after(long at, int within, int end) throws IOException {
        boolean led =
                end == block.limit()
                        || BLOCK - end < CHUNK
                        || end + CHUNK <= block.limit() && sound(end);
        if (end < BLOCK && led) {
            return at - within + end;
        }
        long next = at - within + BLOCK;
        return next <= file.size() ? next : -1;
    }

    private boolean sound(int within) {
        int length = block.getShort(within + 4) & 0xffff;
        if (within + CHUNK + length > block.limit()) {
            return false;
        }
        crc.reset();
        crc.update(block.array(), within + 6, 1 + length);
        return (int) crc.getValue() == block.getInt(within);
    }

    private byte[] data(int within, int length) {
        byte[] data = new byte[length];
        block.get(within + CHUNK, data);
        return data;
    }

    private void load(long start) throws IOException {
        if (loaded != start) {
            block.limit(0);
            loaded = start;
        }
        while (block.limit() < BLOCK) {
            int had = block.limit();
            block.limit(BLOCK).position(had);
            int got = file.read(block, start + had);
            block.limit(had + Math.max(0, got)).position(0);
            if (got <= 0) {
                return;
            }
        }
    }
}
