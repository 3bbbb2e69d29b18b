package dev.loupe.core.bytes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A zip archive in mapped bytes: what is stored plainly is not copied (PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5, with Zip64).
///
/// Where the table at the end is missing or broken, the entries are found by walking over their own heads, as far as these say how long they are.
///
/// @param entries in the archive's order; folders are left out
/// @param damage  why not all entries may be there, or null
public record Archive(List<Entry> entries, @Nullable Damage damage) {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int MOST_ENTRIES = 2_000_000;
    private static final long FULL = 0xffff_ffffL;

    /// @param at   bytes from the start
    /// @param what half a sentence
    public record Damage(long at, String what) {}

    /// @param packed as it lies in the archive
    /// @param method 0 stored, 8 deflated
    /// @param size   in bytes, as the archive says
    public record Entry(String name, Bytes packed, int method, long size) {
        public boolean stored() {
            return method == 0;
        }

        /// The content.
        ///
        /// @param most what is unpacked at most
        /// @throws Broken if it is longer, packed in a way that is not known, or broken
        public Bytes bytes(long most) {
            if (stored()) {
                return packed;
            }
            if (method != 8) {
                throw new Broken(
                        packed.start(), name + " to be stored or deflated", "method " + method);
            }
            long all = Math.min(size, most);
            if (size > most || size > packed.length() * 1032 + 64) {
                throw new Broken(
                        packed.start(),
                        name + " to be no longer than " + Math.min(most, packed.length() * 1032),
                        size + " bytes");
            }
            byte[] into = new byte[Math.toIntExact(all)];
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(packed.array());
                int done = 0;
                while (done < into.length) {
                    int n = inflater.inflate(into, done, into.length - done);
                    if (n == 0) {
                        throw new Broken(
                                packed.start(), all + " bytes in " + name, done + " bytes");
                    }
                    done += n;
                }
            } catch (DataFormatException e) {
                throw new Broken(packed.start(), name + " to be deflated", "something else");
            } finally {
                inflater.end();
            }
            return Bytes.of(into);
        }
    }

    public Archive {
        entries = List.copyOf(entries);
    }

    /// Whether the bytes begin as an archive with entries does.
    public static boolean begins(Bytes bytes) {
        return bytes.says(0, "PK\u0003\u0004");
    }

    /// @throws Broken if there is nothing of an archive at all
    public static Archive read(Bytes bytes) {
        if (!begins(bytes)) {
            throw new Broken(bytes.start(), "a zip archive", "something else");
        }
        try {
            return new Archive(central(bytes), null);
        } catch (Broken broken) {
            return new Archive(
                    walked(bytes),
                    new Damage(broken.offset(), String.valueOf(broken.getMessage())));
        }
    }

    public Optional<Entry> find(String name) {
        return entries.stream().filter(entry -> entry.name.equals(name)).findFirst();
    }

    private static List<Entry> central(Bytes bytes) {
        long end = end(bytes);
        long count = bytes.u16(end + 10);
        long size = bytes.u32(end + 12);
        long from = bytes.u32(end + 16);
        if (end >= 20 && bytes.i32(end - 20) == LOCATOR_64) {
            long wide = bytes.i64(end - 12);
            if (wide >= 0 && wide <= bytes.length() - 56 && bytes.i32(wide) == END_64) {
                count = bytes.i64(wide + 32);
                size = bytes.i64(wide + 40);
                from = bytes.i64(wide + 48);
            }
        }
        if (count < 0 || count > MOST_ENTRIES || from < 0 || size < 0 || from > end - size) {
            throw new Broken(bytes.start() + end, "a table of entries", "one that lies outside");
        }
        List<Entry> entries = new ArrayList<>();
        long at = from;
        for (long i = 0; i < count; i++) {
            if (bytes.i32(at) != CENTRAL) {
                throw new Broken(bytes.start() + at, "an entry of the table", "something else");
            }
            int name = bytes.u16(at + 28);
            int extra = bytes.u16(at + 30);
            Wide wide =
                    new Wide(bytes.u32(at + 20), bytes.u32(at + 24), bytes.u32(at + 42))
                            .of(bytes.slice(at + 46 + name, extra));
            String said = bytes.text(at + 46, name);
            if (!said.endsWith("/")) {
                entries.add(
                        entry(
                                bytes,
                                said,
                                wide.offset,
                                bytes.u16(at + 10),
                                wide.packed,
                                wide.size));
            }
            at += 46 + name + extra + bytes.u16(at + 32);
        }
        return entries;
    }

    /// Sizes and places, of 32 bits or of 64 in an extra field (4.5.3).
    private record Wide(long packed, long size, long offset) {
        Wide of(Bytes extra) {
            long at = 0;
            while (at + 4 <= extra.length()) {
                int length = extra.u16(at + 2);
                if (extra.u16(at) == 1) {
                    Bytes wide = extra.slice(at + 4, length);
                    long next = 0;
                    long newSize = size;
                    long newPacked = packed;
                    long newOffset = offset;
                    if (size == FULL) {
                        newSize = wide.i64(next);
                        next += 8;
                    }
                    if (packed == FULL) {
                        newPacked = wide.i64(next);
                        next += 8;
                    }
                    if (offset == FULL) {
                        newOffset = wide.i64(next);
                    }
                    return new Wide(newPacked, newSize, newOffset);
                }
                at += 4 + length;
            }
            return this;
        }
    }

    private static Entry entry(
            Bytes bytes, String name, long local, int method, long packed, long size) {
        if (local < 0 || local > bytes.length() - 30 || bytes.i32(local) != LOCAL) {
            throw new Broken(bytes.start() + local, "the entry " + name, "something else");
        }
        long data = local + 30 + bytes.u16(local + 26) + bytes.u16(local + 28);
        if (packed < 0 || size < 0 || data > bytes.length() - packed) {
            throw new Broken(
                    bytes.start() + data, packed + " bytes of " + name, "the archive's end");
        }
        return new Entry(name, bytes.slice(data, packed), method, size);
    }

    private static long end(Bytes bytes) {
        long least = Math.max(0, bytes.length() - 22 - 65_535);
        for (long at = bytes.length() - 22; at >= least; at--) {
            if (bytes.i32(at) == END) {
                return at;
            }
        }
        throw new Broken(
                bytes.start() + bytes.length(), "the zip archive's table of entries", "its end");
    }

    /// Entries by their own heads. One that is cut, or does not say how long it is, ends the walk.
    private static List<Entry> walked(Bytes bytes) {
        List<Entry> entries = new ArrayList<>();
        long at = 0;
        while (at <= bytes.length() - 30
                && bytes.i32(at) == LOCAL
                && entries.size() < MOST_ENTRIES) {
            int name = bytes.u16(at + 26);
            int extra = bytes.u16(at + 28);
            long data = at + 30 + name + extra;
            if (data > bytes.length()) {
                break;
            }
            Wide wide = local(bytes, at, data);
            if (wide == null) {
                break;
            }
            String said = bytes.text(at + 30, name);
            if (!said.endsWith("/")) {
                entries.add(
                        new Entry(
                                said,
                                bytes.slice(data, wide.packed),
                                bytes.u16(at + 8),
                                wide.size));
            }
            at = data + wide.packed + wide.offset;
        }
        return entries;
    }

    /// How long an entry is by its own head, or by the descriptor behind it (4.3.9), whose length is the offset here; null if it is cut or cannot be known.
    private static @Nullable Wide local(Bytes bytes, long at, long data) {
        try {
            int name = bytes.u16(at + 26);
            Wide wide =
                    new Wide(bytes.u32(at + 18), bytes.u32(at + 22), 0)
                            .of(bytes.slice(at + 30 + name, bytes.u16(at + 28)));
            if ((bytes.u16(at + 6) & 8) == 0) {
                boolean whole = wide.size >= 0 && data <= bytes.length() - wide.packed;
                return wide.packed >= 0 && whole ? new Wide(wide.packed, wide.size, 0) : null;
            }
            for (long end = data; end <= bytes.length() - 16; end++) {
                if (bytes.u8(end) == 'P' && bytes.i32(end) == DESCRIPTOR) {
                    if (bytes.u32(end + 8) == end - data) {
                        return new Wide(end - data, bytes.u32(end + 12), 16);
                    }
                    if (end <= bytes.length() - 24 && bytes.i64(end + 8) == end - data) {
                        return new Wide(end - data, bytes.i64(end + 16), 24);
                    }
                }
            }
            return null;
        } catch (Broken cut) {
            return null;
        }
    }
}
