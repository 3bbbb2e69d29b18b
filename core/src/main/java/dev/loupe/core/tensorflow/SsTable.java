package dev.loupe.core.tensorflow;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// A sorted table of keys and values, as LevelDB has them, without compression (leveldb, doc/table_format.md; TensorFlow, tsl/lib/io/table_format.txt).
///
/// ```
/// footer, the last 48 bytes   handle of the meta index, handle of the index, padding, magic u64 db4775248b80fb57
/// handle                      offset and size as varints
/// block                       entries, restarts u32 each, their count u32; then compression u8, checksum u32
/// entry                       bytes shared with the key before, other bytes of the key, bytes of the value as varints; those bytes of the key; the value
/// ```
public final class SsTable {
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int FOOTER = 48;
    private static final int LONGEST_KEY = 1 << 20;

    private final Bytes file;

    public SsTable(Bytes file) {
        this.file = file;
    }

    public static boolean is(Bytes file) {
        return file.length() >= FOOTER && file.i64(file.length() - 8) == MAGIC;
    }

    /// Tells every entry, in the order of its keys; bytes of keys become characters one by one.
    public void each(BiConsumer<String, Bytes> entry) {
        Cursor footer = new Cursor(file.slice(file.length() - FOOTER, FOOTER - 8));
        footer.varint();
        footer.varint();
        Bytes index = block(footer);
        entries(index, (key, handle) -> entries(block(new Cursor(handle)), entry));
    }

    private Bytes block(Cursor handle) {
        long offset = handle.varint();
        long size = handle.varint();
        Bytes block = file.slice(offset, size);
        if (file.u8(offset + size) != 0) {
            throw new Broken(block.start(), "a table without compression", "a packed block");
        }
        return block;
    }

    private static void entries(Bytes block, BiConsumer<String, Bytes> each) {
        long restarts = block.u32(block.length() - 4);
        Cursor at = new Cursor(block.slice(0, block.length() - 4 - 4 * restarts));
        byte[] key = new byte[0];
        while (at.more()) {
            long shared = at.varint();
            long own = at.varint();
            long length = at.varint();
            if (shared < 0 || shared > key.length || own < 0 || own > LONGEST_KEY - shared) {
                throw new Broken(block.start() + at.at, "a key of a table", "another length");
            }
            Bytes rest = at.take(own);
            byte[] next = Arrays.copyOf(key, (int) (shared + own));
            System.arraycopy(rest.array(), 0, next, (int) shared, (int) own);
            key = next;
            each.accept(new String(key, StandardCharsets.ISO_8859_1), at.take(length));
        }
    }

    /// Walks varints and stretches.
    public static final class Cursor {
        private final Bytes bytes;
        private long at;

        public Cursor(Bytes bytes) {
            this.bytes = bytes;
        }

        public boolean more() {
            return at < bytes.length();
        }

        public Bytes take(long length) {
            Bytes taken = bytes.slice(at, length);
            at += length;
            return taken;
        }

        public long varint() {
            long value = 0;
            for (int shift = 0; shift < 70; shift += 7) {
                int b = bytes.u8(at++);
                value |= (long) (b & 0x7f) << shift;
                if (b < 0x80) {
                    return value;
                }
            }
            throw new Broken(bytes.start() + at, "a varint of at most 10 bytes", "a longer one");
        }
    }
}
