package dev.loupe.runs.series;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads what [Bits] wrote, and believes nothing: every read is checked against what is left.
final class BitCursor {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int at;

    BitCursor(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    int left() {
        return bytes.length - at;
    }

    int octet() {
        need(1);
        return bytes[at++] & 0xff;
    }

    long fixed() {
        need(8);
        long value = (long) LONGS.get(bytes, at);
        at += 8;
        return value;
    }

    byte[] octets(long size) {
        pass(size);
        return java.util.Arrays.copyOfRange(bytes, at - (int) size, at);
    }

    /// Passes over bytes.
    void pass(long size) {
        if (size < 0 || size > left()) {
            throw new BrokenChunk(at, size + " more bytes", left() + "");
        }
        at += (int) size;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = octet();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw new BrokenChunk(at, "a number of at most 10 bytes", "more");
    }

    long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    /// `n` numbers of `width` bits, each with `least` added, into `into` from `from` on; then goes on at the next whole byte.
    void unpack(long[] into, int from, int n, int width, long least) {
        if (width == 0) {
            java.util.Arrays.fill(into, from, from + n, least);
            return;
        }
        long bits = (long) n * width;
        int size = (int) (bits + 7 >>> 3);
        need(size);
        long mask = width == 64 ? -1 : (1L << width) - 1;
        long bit = (long) at << 3;
        int end = from + n;
        if (at + size + 8 > bytes.length) {
            for (int i = from; i < end; i++, bit += width) {
                into[i] = (bitsAt(bit, width) & mask) + least;
            }
        } else if (width <= 57) {
            for (int i = from; i < end; i++, bit += width) {
                long low = (long) LONGS.get(bytes, (int) (bit >>> 3)) >>> (bit & 7);
                into[i] = (low & mask) + least;
            }
        } else {
            for (int i = from; i < end; i++, bit += width) {
                int index = (int) (bit >>> 3);
                long low = (long) LONGS.get(bytes, index) >>> (bit & 7);
                long high = (bytes[index + 8] & 0xffL) << 1 << 63 - (bit & 7);
                into[i] = ((low | high) & mask) + least;
            }
        }
        at += size;
    }

    /// Passes over `n` numbers of `width` bits.
    void skip(int n, int width) {
        int size = (int) ((long) n * width + 7 >>> 3);
        need(size);
        at += size;
    }

    private long bitsAt(long bit, int width) {
        int index = (int) (bit >>> 3);
        int shift = (int) (bit & 7);
        long low = eight(index) >>> shift;
        return shift + width > 64 ? low | (long) (bytes[index + 8] & 0xff) << 64 - shift : low;
    }

    private long eight(int index) {
        if (index + 8 <= bytes.length) {
            return (long) LONGS.get(bytes, index);
        }
        long value = 0;
        for (int i = 0; index + i < bytes.length; i++) {
            value |= (long) (bytes[index + i] & 0xff) << 8 * i;
        }
        return value;
    }

    private void need(int size) {
        if (size > left()) {
            throw new BrokenChunk(at, size + " more bytes", left() + "");
        }
    }
}
