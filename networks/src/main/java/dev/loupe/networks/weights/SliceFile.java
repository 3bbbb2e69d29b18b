package dev.loupe.networks.weights;

import dev.loupe.core.DataType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// A slice as a file, written as it is read.
public enum SliceFile {
    /// One line a row; of more than two dimensions one line an element, with its place.
    CSV {
        @Override
        public void write(TensorNumbers numbers, TensorSlice slice, OutputStream out)
                throws IOException {
            if (slice.ranges().size() > 2) {
                placed(numbers, slice, out);
                return;
            }
            StringBuilder line = new StringBuilder();
            String end = slice.ranges().size() == 1 ? "\n" : ",";
            slice.lines(
                    (from, step, n) -> {
                        for (long i = 0; i < n; i++) {
                            line.append(numbers.text(from + i * step))
                                    .append(i + 1 < n ? end : "\n");
                            flush(line, out, STRETCH);
                        }
                    });
            flush(line, out, 0);
        }
    },
    /// NumPy's npy, version 1.0, in the tensor's type where NumPy has it, else `float32`.
    NPY {
        @Override
        public void write(TensorNumbers numbers, TensorSlice slice, OutputStream out)
                throws IOException {
            DataType type = numbers.type();
            String plain = TYPES.get(type.name());
            out.write(head(plain == null ? "<f4" : plain, slice));
            int size = plain == null ? 4 : type.bytes();
            ByteBuffer bytes = ByteBuffer.allocate(STRETCH).order(ByteOrder.LITTLE_ENDIAN);
            slice.lines(
                    (from, step, n) -> {
                        for (long i = 0; i < n; i++) {
                            long at = from + i * step;
                            if (plain == null) {
                                bytes.putFloat((float) numbers.at(at));
                            } else {
                                for (int b = 0; b < size; b++) {
                                    bytes.put((byte) numbers.bytes().u8(at * size + b));
                                }
                            }
                            if (bytes.remaining() < size) {
                                out.write(bytes.array(), 0, bytes.position());
                                bytes.clear();
                            }
                        }
                    });
            out.write(bytes.array(), 0, bytes.position());
        }
    };

    private static final int STRETCH = 1 << 16;
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("float64", "<f8"),
                    Map.entry("float32", "<f4"),
                    Map.entry("float16", "<f2"),
                    Map.entry("int64", "<i8"),
                    Map.entry("int32", "<i4"),
                    Map.entry("int16", "<i2"),
                    Map.entry("int8", "|i1"),
                    Map.entry("uint64", "<u8"),
                    Map.entry("uint32", "<u4"),
                    Map.entry("uint16", "<u2"),
                    Map.entry("uint8", "|u1"),
                    Map.entry("bool", "|b1"));

    /// Does not close `out`.
    public abstract void write(TensorNumbers numbers, TensorSlice slice, OutputStream out)
            throws IOException;

    private static byte[] head(String type, TensorSlice slice) {
        String shape =
                slice.ranges().stream()
                        .map(r -> r.count() + ",")
                        .collect(Collectors.joining(" ", "(", ")"));
        String dict = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int length = Math.ceilDiv(10 + dict.length() + 1, 64) * 64 - 10;
        ByteBuffer head = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
        head.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        head.put((byte) 1).put((byte) 0).putShort((short) length);
        head.put(
                (dict + " ".repeat(length - 1 - dict.length()) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return head.array();
    }

    private static void placed(TensorNumbers numbers, TensorSlice slice, OutputStream out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (TensorSlice.Range range : slice.ranges()) {
            line.append('d').append(range.dimension()).append(',');
        }
        line.append("value\n");
        long[] place = new long[slice.ranges().size()];
        slice.lines(
                (from, step, n) -> {
                    for (long i = 0; i < n; i++) {
                        for (int d = 0; d < place.length; d++) {
                            TensorSlice.Range range = slice.ranges().get(d);
                            line.append(range.from() + place[d] * range.step()).append(',');
                        }
                        line.append(numbers.text(from + i * step)).append('\n');
                        flush(line, out, STRETCH);
                        next(place, slice);
                    }
                });
        flush(line, out, 0);
    }

    private static void next(long[] place, TensorSlice slice) {
        for (int d = place.length - 1; d >= 0; d--) {
            if (++place[d] < slice.ranges().get(d).count()) {
                return;
            }
            place[d] = 0;
        }
    }

    private static void flush(StringBuilder text, OutputStream out, int beyond) throws IOException {
        if (text.length() > beyond) {
            out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
            text.setLength(0);
        }
    }
}
