package dev.loupe.intake.tensorboard;

import dev.loupe.core.DataType;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A stretch of numbers in a file as 32-bit ones, the lowest byte first; those that are wider become the nearest.
final class FloatStream extends InputStream {
    private static final int PART = 1 << 16;

    private final InputStream file;
    private final DataType type;
    private final ByteBuffer out =
            ByteBuffer.allocate(PART).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long left;

    /// @param file   from its beginning; closed with this
    /// @param offset bytes before the stretch
    /// @param bytes  of the stretch, a multiple of the type's
    /// @param type   one of [#reads]
    FloatStream(InputStream file, long offset, long bytes, DataType type) throws IOException {
        this.file = file;
        this.type = type;
        this.left = bytes;
        try {
            file.skipNBytes(offset);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// Whether numbers of that type are read.
    static boolean reads(DataType type) {
        return type.equals(DataType.FLOAT32)
                || type.equals(DataType.FLOAT64)
                || type.equals(DataType.FLOAT16)
                || type.equals(DataType.BFLOAT16);
    }

    @Override
    public int read() throws IOException {
        return fill() ? out.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int some = Math.min(most, out.remaining());
        out.get(into, from, some);
        return some;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean fill() throws IOException {
        if (out.hasRemaining() || left == 0) {
            return out.hasRemaining();
        }
        int numbers = (int) Math.min(PART / Float.BYTES, left / type.bytes());
        byte[] part = file.readNBytes(numbers * type.bytes());
        if (part.length < numbers * type.bytes()) {
            throw new EOFException("the file ends within the numbers");
        }
        left -= part.length;
        ByteBuffer in = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
        out.clear();
        for (int i = 0; i < numbers; i++) {
            out.putFloat(
                    switch (type.name()) {
                        case "float64" -> (float) in.getDouble();
                        case "float16" -> Float.float16ToFloat(in.getShort());
                        case "bfloat16" -> Float.intBitsToFloat(in.getShort() << 16);
                        default -> in.getFloat();
                    });
        }
        out.flip();
        return true;
    }
}
