package dev.loupe.runs.series;

import java.util.Arrays;

/// Bytes on their way out, with numbers of any width in bits, least significant bit first.
final class Bits {
    private byte[] bytes = new byte[256];
    private int length;
    private long pending;
    private int pendingBits;

    /// @param width 0 to 64; higher bits of `value` are left out
    void put(long value, int width) {
        if (width == 0) {
            return;
        }
        long masked = width == 64 ? value : value & (1L << width) - 1;
        pending |= masked << pendingBits;
        if (pendingBits + width < 64) {
            pendingBits += width;
            return;
        }
        word(pending);
        int done = 64 - pendingBits;
        pending = done == 64 ? 0 : masked >>> done;
        pendingBits = width - done;
    }

    /// Goes on at the next whole byte.
    void align() {
        while (pendingBits > 0) {
            room(1);
            bytes[length++] = (byte) pending;
            pending >>>= 8;
            pendingBits -= 8;
        }
        pending = 0;
        pendingBits = 0;
    }

    /// A whole byte; the bits before it must be aligned.
    void octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /// Seven bits a byte, the high bit says that more come.
    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /// Small for small numbers of either sign.
    void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    void fixed(long value) {
        word(value);
    }

    void octets(byte[] more) {
        while (length + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    byte[] toBytes() {
        align();
        return Arrays.copyOf(bytes, length);
    }

    private void word(long value) {
        room(8);
        for (int i = 0; i < 8; i++) {
            bytes[length++] = (byte) (value >>> 8 * i);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }
}
