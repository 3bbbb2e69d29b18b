package dev.loupe.intake.parquet;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;

/// Small numbers as runs and packed groups (`Encodings.md`, RLE/bit-packing hybrid).
final class Runs {
    private final Bytes bytes;
    private final int width;
    private long at;
    private long left;
    private boolean packed;
    private int value;
    private long bit;

    /// @param width of each number in bits, 0 to 32
    Runs(Bytes bytes, int width) {
        this.bytes = bytes;
        this.width = width;
    }

    /// How many bits numbers up to that one take.
    static int width(int most) {
        return 32 - Integer.numberOfLeadingZeros(most);
    }

    int next() {
        if (width == 0) {
            return 0;
        }
        while (left == 0) {
            run();
        }
        left--;
        if (!packed) {
            return value;
        }
        int number = 0;
        for (int i = 0; i < width; i++, bit++) {
            number |= (bytes.u8(bit >>> 3) >>> (bit & 7) & 1) << i;
        }
        return number;
    }

    private void run() {
        long head = 0;
        int shift = 0;
        int b;
        do {
            b = bytes.u8(at++);
            head |= (long) (b & 0x7f) << shift;
            shift += 7;
        } while (b >= 0x80 && shift < 35);
        packed = (head & 1) == 1;
        long count = head >>> 1;
        int whole = (width + 7) / 8;
        if (packed) {
            bit = at * 8;
            left = count * 8;
            at += count * width;
            if (at > bytes.length() + width) {
                throw new Broken(bytes.start() + at, "packed numbers", "the page's end");
            }
        } else {
            left = count;
            value = 0;
            for (int i = 0; i < whole; i++) {
                value |= bytes.u8(at++) << 8 * i;
            }
        }
    }
}
