package dev.loupe.core.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// A protobuf message as it is put together (protobuf.dev, Encoding). Fields stand in the order in which they are added; defaults are written too.
public final class ProtoWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// An integer, enum or bool.
    public ProtoWriter varint(int field, long value) {
        key(field, Proto.VARINT);
        raw(value);
        return this;
    }

    public ProtoWriter f64(int field, double value) {
        key(field, Proto.FIXED64);
        little(Double.doubleToRawLongBits(value), 8);
        return this;
    }

    public ProtoWriter f32(int field, float value) {
        key(field, Proto.FIXED32);
        little(Float.floatToRawIntBits(value), 4);
        return this;
    }

    public ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public ProtoWriter bytes(int field, byte[] value) {
        key(field, Proto.BYTES);
        raw(value.length);
        out.writeBytes(value);
        return this;
    }

    public ProtoWriter message(int field, ProtoWriter value) {
        return bytes(field, value.array());
    }

    /// All in one stretch.
    public ProtoWriter doubles(int field, double[] values) {
        key(field, Proto.BYTES);
        raw(8L * values.length);
        for (double value : values) {
            little(Double.doubleToRawLongBits(value), 8);
        }
        return this;
    }

    /// All in one stretch.
    public ProtoWriter floats(int field, double[] values) {
        key(field, Proto.BYTES);
        raw(4L * values.length);
        for (double value : values) {
            little(Float.floatToRawIntBits((float) value), 4);
        }
        return this;
    }

    /// Integers, all in one stretch.
    public ProtoWriter varints(int field, long[] values) {
        ProtoWriter stretch = new ProtoWriter();
        for (long value : values) {
            stretch.raw(value);
        }
        return message(field, stretch);
    }

    public byte[] array() {
        return out.toByteArray();
    }

    private void key(int field, int wire) {
        raw((long) field << 3 | wire);
    }

    private void raw(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private void little(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (bits >>> 8 * i));
        }
    }
}
