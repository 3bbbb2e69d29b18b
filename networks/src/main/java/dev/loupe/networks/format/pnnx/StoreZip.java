package dev.loupe.networks.format.pnnx;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

import java.util.HashMap;
import java.util.Map;

/// The entries of a zip archive that are stored as they are, where they lie (PKWARE's APPNOTE, 4.3.7, 4.3.12, 4.3.14 and 4.5.3).
final class StoreZip {
    private static final int END = 22;
    private static final long UNSAID = 0xffff_ffffL;

    private StoreZip() {}

    /// @throws Broken if it is no archive
    static Map<String, Bytes> entries(Bytes file) {
        long end = file.length() - END;
        while (end >= 0 && !file.says(end, "PK\5\6")) {
            end = end < file.length() - END - 0xffff ? -1 : end - 1;
        }
        if (end < 0) {
            throw new Broken(file.length(), "a zip archive's end record", "none");
        }
        long at = file.u32(end + 16);
        if (at == UNSAID && end >= 20 && file.says(end - 20, "PK\6\7")) {
            at = file.i64(file.i64(end - 20 + 8) + 48);
        }
        Map<String, Bytes> entries = new HashMap<>();
        while (file.says(at, "PK\1\2")) {
            long size = file.u32(at + 24);
            long local = file.u32(at + 42);
            int name = file.u16(at + 28);
            int extra = file.u16(at + 30);
            if (file.u16(at + 10) == 0) {
                Long[] large = large(file.slice(at + 46 + name, extra), size, local);
                size = large[0];
                local = large[1];
                long body = local + 30 + file.u16(local + 26) + file.u16(local + 28);
                entries.put(file.text(at + 46, name), file.slice(body, size));
            }
            at += 46 + name + extra + file.u16(at + 32);
        }
        return entries;
    }

    /// The size and the place from the zip64 field, for those that the record has no room for.
    private static Long[] large(Bytes extra, long size, long local) {
        for (long p = 0; p + 4 <= extra.length(); p += 4 + extra.u16(p + 2)) {
            if (extra.u16(p) == 1) {
                long q = p + 4;
                if (size == UNSAID) {
                    size = extra.i64(q);
                    q += 8;
                }
                q += local == UNSAID && q + 16 <= p + 4 + extra.u16(p + 2) ? 8 : 0;
                local = local == UNSAID ? extra.i64(q) : local;
            }
        }
        return new Long[] {size, local};
    }
}
