package dev.loupe.figure.bitmap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Pixels as a PNG file.
///
/// | chunk | holds |
/// |---|---|
/// | `IHDR` | width, height, 8 bits a channel, RGB or, if anything is not opaque, RGBA |
/// | `pHYs` | pixels a metre, if the density is known |
/// | `IDAT` | zlib of the rows, each led by the number of its filter |
/// | `IEND` | |
///
/// Rows take filter 1 (difference to the left) or 2 (difference to the row above), whichever leaves fewer bytes that are not zero.
///
/// Source: W3C PNG Specification, third edition, sections 9 and 11.
public final class PngBytes {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngBytes() {}

    /// @param argb      `[height × width]`, not premultiplied, row by row
    /// @param perMetre  pixels a metre; 0 if unknown
    public static byte[] of(int width, int height, int[] argb, int perMetre) {
        boolean opaque = true;
        for (int i = 0; i < width * height && opaque; i++) {
            opaque = argb[i] >>> 24 == 255;
        }
        var file = new ByteArrayOutputStream(1 << 14);
        file.writeBytes(SIGNATURE);
        byte kind = (byte) (opaque ? 2 : 6);
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(file, "IHDR", head.put((byte) 8).put(kind).array(), 13);
        if (perMetre > 0) {
            ByteBuffer density = ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre);
            chunk(file, "pHYs", density.put((byte) 1).array(), 9);
        }
        rows(file, width, height, argb, opaque ? 3 : 4);
        chunk(file, "IEND", new byte[0], 0);
        return file.toByteArray();
    }

    private static void rows(
            ByteArrayOutputStream file, int width, int height, int[] argb, int channels) {
        int length = width * channels + 1;
        byte[] left = new byte[length];
        byte[] above = new byte[length];
        byte[] packed = new byte[1 << 16];
        left[0] = 1;
        above[0] = 2;
        Deflater deflater = new Deflater(5);
        try {
            for (int row = 0; row < height; row++) {
                int start = row * width;
                int leftInk = difference(argb, start, start - 1, true, width, channels, left);
                int aboveInk =
                        difference(argb, start, start - width, false, width, channels, above);
                deflater.setInput(aboveInk <= leftInk ? above : left);
                while (!deflater.needsInput()) {
                    chunk(file, "IDAT", packed, deflater.deflate(packed));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                chunk(file, "IDAT", packed, deflater.deflate(packed));
            }
        } finally {
            deflater.end();
        }
    }

    /// Fills a filtered row after its first byte with each channel minus that of another pixel (0 where there is none).
    ///
    /// @return how many bytes are not zero
    private static int difference(
            int[] argb, int start, int other, boolean toLeft, int width, int channels, byte[] row) {
        int ink = 0;
        int at = 1;
        for (int i = 0; i < width; i++) {
            int pixel = argb[start + i];
            int base = (toLeft ? i == 0 : other < 0) ? 0 : argb[other + i];
            if (pixel == base) {
                for (int c = 0; c < channels; c++) {
                    row[at++] = 0;
                }
                continue;
            }
            row[at++] = (byte) ((pixel >> 16) - (base >> 16));
            row[at++] = (byte) ((pixel >> 8) - (base >> 8));
            row[at++] = (byte) (pixel - base);
            if (channels == 4) {
                row[at++] = (byte) ((pixel >>> 24) - (base >>> 24));
            }
            ink++;
        }
        return ink;
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] data, int length) {
        if (length == 0 && name.equals("IDAT")) {
            return;
        }
        CRC32 crc = new CRC32();
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        crc.update(type);
        crc.update(data, 0, length);
        file.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        file.writeBytes(type);
        file.write(data, 0, length);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
