package dev.loupe.core.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A stretch of a file or of memory. Every read is checked against its end and fails as [Broken] with the place in the whole file; numbers are little-endian
/// unless the name says otherwise. A mapped file costs address space, no heap, whatever its size; it stays mapped until it is no longer reachable.
///
/// @param start where the stretch begins in its file
public record Bytes(MemorySegment segment, long start) {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT_BE =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG_BE =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /// The file as it is now, read only. For files that nobody writes to meanwhile: a file that is cut while it is mapped faults.
    public static Bytes map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Bytes(
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()),
                    0);
        }
    }

    /// All of `bytes`, not copied.
    public static Bytes of(byte[] bytes) {
        return new Bytes(MemorySegment.ofArray(bytes).asReadOnly(), 0);
    }

    /// How many bytes.
    public long length() {
        return segment.byteSize();
    }

    /// 0 to 255.
    public int u8(long at) {
        need(at, 1);
        return segment.get(ValueLayout.JAVA_BYTE, at) & 0xff;
    }

    /// 0 to 65,535.
    public int u16(long at) {
        need(at, 2);
        return segment.get(SHORT, at) & 0xffff;
    }

    public int i32(long at) {
        need(at, 4);
        return segment.get(INT, at);
    }

    /// 0 to 2³² − 1.
    public long u32(long at) {
        return i32(at) & 0xffff_ffffL;
    }

    public long i64(long at) {
        need(at, 8);
        return segment.get(LONG, at);
    }

    public float f32(long at) {
        return Float.intBitsToFloat(i32(at));
    }

    public double f64(long at) {
        return Double.longBitsToDouble(i64(at));
    }

    /// Big-endian.
    public int i32Big(long at) {
        need(at, 4);
        return segment.get(INT_BE, at);
    }

    /// Big-endian.
    public long i64Big(long at) {
        need(at, 8);
        return segment.get(LONG_BE, at);
    }

    /// A part of this, sharing its bytes.
    public Bytes slice(long at, long length) {
        need(at, length);
        return new Bytes(segment.asSlice(at, length), start + at);
    }

    /// From `at` to the end.
    public Bytes from(long at) {
        return slice(at, Math.max(0, length() - at));
    }

    /// UTF-8; what is no UTF-8 becomes U+FFFD.
    public String text(long at, long length) {
        return new String(array(at, length), StandardCharsets.UTF_8);
    }

    /// All of it as text.
    public String text() {
        return text(0, length());
    }

    /// A copy, at most 2³¹ − 9 bytes.
    public byte[] array(long at, long length) {
        need(at, length);
        if (length > Integer.MAX_VALUE - 8) {
            throw new Broken(start + at, "at most 2 GiB in one piece", length + " bytes");
        }
        return segment.asSlice(at, length).toArray(ValueLayout.JAVA_BYTE);
    }

    /// A copy of all of it.
    public byte[] array() {
        return array(0, length());
    }

    /// Whether these ASCII characters stand at `at`; false, too, where they would reach beyond the end.
    public boolean says(long at, String ascii) {
        if (at < 0 || at > length() - ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (segment.get(ValueLayout.JAVA_BYTE, at + i) != (byte) ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void need(long at, long length) {
        if (at < 0 || length < 0 || at > segment.byteSize() - length) {
            throw new Broken(
                    start + Math.max(0, at),
                    length + " bytes",
                    at < 0 || at > segment.byteSize()
                            ? "a place outside of the " + segment.byteSize() + " bytes there are"
                            : (segment.byteSize() - at) + " bytes");
        }
    }
}
