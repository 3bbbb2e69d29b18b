package dev.loupe.networks.weights;

import dev.loupe.core.bytes.Bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntToDoubleFunction;

/// Elements of 4 or 8 bits, those of a byte from its lowest bit on; a table says what each pattern stands for.
///
/// @param bits   4 or 8
/// @param values `[2^bits]`
record Narrow(int bits, double[] values) implements Decoder {
    static Narrow of(int bits, IntToDoubleFunction meaning) {
        double[] values = new double[1 << bits];
        java.util.Arrays.setAll(values, meaning);
        return new Narrow(bits, values);
    }

    @Override
    public double at(Bytes bytes, long index) {
        return bits == 8
                ? values[bytes.u8(index)]
                : values[bytes.u8(index >> 1) >> (int) (4 * (index & 1)) & 15];
    }

    @Override
    public void read(Bytes bytes, long from, double[] into, int n) {
        if (bits == 8) {
            whole(bytes(bytes, from, n), into, n);
            return;
        }
        int odd = (int) (from & 1);
        if (odd == 1 && n > 0) {
            into[0] = at(bytes, from);
        }
        int pairs = Math.max(0, n - odd) / 2;
        halves(bytes(bytes, (from + odd) / 2, pairs), into, odd, pairs);
        int done = odd + 2 * pairs;
        if (done < n) {
            into[done] = at(bytes, from + done);
        }
    }

    private void whole(byte[] part, double[] into, int n) {
        for (int i = 0; i < n; i++) {
            into[i] = values[part[i] & 0xff];
        }
    }

    private void halves(byte[] part, double[] into, int at, int pairs) {
        for (int i = 0; i < pairs; i++) {
            into[at + 2 * i] = values[part[i] & 15];
            into[at + 2 * i + 1] = values[part[i] >> 4 & 15];
        }
    }

    private static byte[] bytes(Bytes all, long from, int n) {
        byte[] part = new byte[n];
        MemorySegment some = all.slice(from, n).segment();
        MemorySegment.copy(some, ValueLayout.JAVA_BYTE, 0, part, 0, n);
        return part;
    }
}
