package dev.loupe.cli.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes Thrift's compact protocol: fields in ascending order of id within a struct.
///
/// Source: <https://github.com/apache/thrift/blob/0.20.0/doc/specs/thrift-compact-protocol.md>
final class Thrift {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int[] outer = new int[8];
    private int depth;
    private int last;

    Thrift i32(int id, int value) {
        head(id, I32);
        varint(zigzag(value));
        return this;
    }

    Thrift i64(int id, long value) {
        head(id, I64);
        varint(zigzag(value));
        return this;
    }

    Thrift text(int id, String value) {
        head(id, BINARY);
        return element(value);
    }

    /// A text inside a list.
    Thrift element(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /// An int inside a list.
    Thrift element(int value) {
        varint(zigzag(value));
        return this;
    }

    Thrift structs(int id, int size) {
        return list(id, STRUCT, size);
    }

    Thrift ints(int id, int size) {
        return list(id, I32, size);
    }

    Thrift texts(int id, int size) {
        return list(id, BINARY, size);
    }

    private Thrift list(int id, int type, int size) {
        head(id, LIST);
        if (size < 15) {
            out.write(size << 4 | type);
        } else {
            out.write(0xf0 | type);
            varint(size);
        }
        return this;
    }

    /// Opens a struct in field `id`, to be closed by [#end].
    Thrift begin(int id) {
        head(id, STRUCT);
        return begin();
    }

    /// Opens a struct inside a list.
    Thrift begin() {
        outer[depth++] = last;
        last = 0;
        return this;
    }

    Thrift end() {
        out.write(0);
        last = outer[--depth];
        return this;
    }

    /// The bytes of the outermost struct.
    byte[] finish() {
        out.write(0);
        return out.toByteArray();
    }

    private void head(int id, int type) {
        int delta = id - last;
        if (delta > 0 && delta <= 15) {
            out.write(delta << 4 | type);
        } else {
            out.write(type);
            varint(zigzag(id));
        }
        last = id;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
