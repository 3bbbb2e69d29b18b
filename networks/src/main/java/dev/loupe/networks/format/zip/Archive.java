package dev.loupe.networks.format.zip;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The entries of a zip in mapped bytes, by name; what is stored plainly is used in place.
///
/// ```
/// end of directory   PK 5 6, …, entries u16 at 10, size u32 at 12, directory's offset u32 at 16; with zip64: PK 6 7 before it, PK 6 6 where that says
/// directory entry    PK 1 2, method u16 at 10, packed u32 at 20, size u32 at 24, lengths of name, extra, comment u16 at 28, header's offset u32 at 42, name at 46
/// header             PK 3 4, lengths of name and extra u16 at 26, content at 30 and those
/// ```
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
public record Archive(Map<String, Entry> entries) {
    private static final int DEFLATED = 8;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int END = 22;
    private static final long FAR = 0xffff_ffffL;

    public Archive {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// @param packed the content as it is stored
    /// @param size   bytes once unpacked, as the directory says
    public record Entry(String name, int method, Bytes packed, long size) {
        /// The content, in place if it is stored, else unpacked.
        ///
        /// @param most bytes that may be unpacked
        /// @throws Broken if it is longer, or packed in another way
        public Bytes content(long most) {
            if (method == 0) {
                return packed;
            }
            if (method != DEFLATED || size > most || size / 1100 > packed.length()) {
                throw new Broken(
                        packed.start(),
                        "an entry \"%s\" that is stored or deflated, of at most %d bytes"
                                .formatted(name, most),
                        "method %d, %d bytes".formatted(method, size));
            }
            return Bytes.of(inflated());
        }

        private byte[] inflated() {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(packed.array());
                byte[] bytes = new byte[Math.toIntExact(size)];
                int n = 0;
                while (n < bytes.length && !inflater.finished()) {
                    int more = inflater.inflate(bytes, n, bytes.length - n);
                    if (more == 0) {
                        break;
                    }
                    n += more;
                }
                if (n < bytes.length) {
                    throw new Broken(packed.start(), size + " bytes in " + name, "" + n);
                }
                return bytes;
            } catch (DataFormatException broken) {
                throw new Broken(packed.start(), "deflated bytes in " + name, "others");
            } finally {
                inflater.end();
            }
        }
    }

    public static boolean begins(Bytes bytes) {
        return bytes.says(0, "PK\u0003\u0004");
    }

    /// The entry, null if there is none.
    public @Nullable Entry entry(String name) {
        return entries.get(name);
    }

    /// Reads the directory at the end.
    ///
    /// @throws Broken if there is none, or it points nowhere
    public static Archive read(Bytes bytes) {
        long end = end(bytes);
        long count = bytes.u16(end + 10);
        long at = bytes.u32(end + 16);
        if (bytes.says(end - 20, "PK\u0006\u0007")) {
            long far = bytes.i64(end - 12);
            if (bytes.says(far, "PK\u0006\u0006")) {
                count = bytes.i64(far + 32);
                at = bytes.i64(far + 48);
            }
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (long i = 0; i < count && bytes.says(at, "PK\u0001\u0002"); i++) {
            Entry entry = entry(bytes, at);
            entries.put(entry.name, entry);
            at += 46L + bytes.u16(at + 28) + bytes.u16(at + 30) + bytes.u16(at + 32);
        }
        return new Archive(entries);
    }

    private static long end(Bytes bytes) {
        long last = bytes.length() - END;
        for (long at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
            if (bytes.says(at, "PK\u0005\u0006")) {
                return at;
            }
        }
        throw new Broken(
                Math.max(0, bytes.length()), "the directory of the zip archive", "the end");
    }

    private static Entry entry(Bytes bytes, long at) {
        int nameLength = bytes.u16(at + 28);
        long packed = bytes.u32(at + 20);
        long size = bytes.u32(at + 24);
        long header = bytes.u32(at + 42);
        long extra = at + 46 + nameLength;
        long extraEnd = extra + bytes.u16(at + 30);
        for (long p = extra; p + 4 <= extraEnd; p += 4 + bytes.u16(p + 2)) {
            if (bytes.u16(p) == 1) {
                long field = p + 4;
                if (size == FAR) {
                    size = bytes.i64(field);
                    field += 8;
                }
                if (packed == FAR) {
                    packed = bytes.i64(field);
                    field += 8;
                }
                if (header == FAR) {
                    header = bytes.i64(field);
                }
            }
        }
        if (!bytes.says(header, "PK\u0003\u0004") || size < 0) {
            throw new Broken(at, "the place of an entry of the zip archive", "another");
        }
        long content = header + 30 + bytes.u16(header + 26) + bytes.u16(header + 28);
        return new Entry(
                bytes.text(at + 46, nameLength),
                bytes.u16(at + 10),
                bytes.slice(content, packed),
                size);
    }
}
