package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;

import java.util.ArrayList;
import java.util.List;

/// A TensorProto: its shape, and its elements as numbers or as bytes.
///
/// Sources: `tensor.proto` and `types.proto` (numbers of fields and types); the last of fewer elements than the shape has stands for the rest (`tensor_util.py`, `MakeNdarray`).
record TensorValue(long[] shape, double[] numbers, List<byte[]> texts) {
    private static final int MOST = 1 << 26;
    private static final int FLOAT = 1,
            DOUBLE = 2,
            INT32 = 3,
            UINT8 = 4,
            INT16 = 5,
            INT8 = 6,
            INT64 = 9,
            BOOL = 10,
            BFLOAT16 = 14,
            UINT16 = 17,
            HALF = 19,
            UINT32 = 22,
            UINT64 = 23;

    int rank() {
        return shape.length;
    }

    static TensorValue read(Bytes message) {
        int type = 0;
        List<Long> shape = new ArrayList<>();
        Bytes content = Bytes.of(new byte[0]);
        List<Double> numbers = new ArrayList<>();
        List<byte[]> texts = new ArrayList<>();
        for (Proto p = new Proto(message); p.next(); ) {
            int kind = type;
            switch (p.field()) {
                case 1 -> type = (int) p.varint();
                case 2 -> {
                    for (Bytes dim : Proto.all(p.bytes(), 2)) {
                        long size = 0;
                        for (Proto d = new Proto(dim); d.next(); ) {
                            size = d.field() == 1 ? d.varint() : size;
                        }
                        shape.add(size);
                    }
                }
                case 4 -> content = p.bytes();
                case 5 -> {
                    List<Float> floats = new ArrayList<>();
                    p.floats(floats);
                    floats.forEach(f -> numbers.add((double) f));
                }
                case 6 -> p.doubles(numbers);
                case 7, 10, 11, 16, 17 ->
                        p.varints(v -> numbers.add(kind == UINT64 ? unsigned(v) : (double) v));
                case 8 -> texts.add(p.bytes().array());
                case 13 -> p.varints(v -> numbers.add(narrow(kind, (int) v)));
                default -> {}
            }
        }
        long elements = elements(shape, message);
        double[] all;
        if (content.length() > 0) {
            all = raw(type, content);
        } else {
            int n = numbers.isEmpty() ? 0 : (int) Math.max(elements, numbers.size());
            all = new double[n];
            for (int i = 0; i < n; i++) {
                all[i] = numbers.get(Math.min(i, numbers.size() - 1));
            }
        }
        return new TensorValue(
                shape.stream().mapToLong(Long::longValue).toArray(), all, List.copyOf(texts));
    }

    private static long elements(List<Long> shape, Bytes message) {
        long n = 1;
        for (long size : shape) {
            if (size < 0 || size > 0 && n > MOST / size) {
                throw new Broken(
                        message.start(), "a tensor of at most 2^26 elements", "shape " + shape);
            }
            n *= size;
        }
        return n;
    }

    private static double[] raw(int type, Bytes content) {
        int width =
                switch (type) {
                    case DOUBLE, INT64, UINT64 -> 8;
                    case FLOAT, INT32, UINT32 -> 4;
                    case HALF, BFLOAT16, INT16, UINT16 -> 2;
                    case UINT8, INT8, BOOL -> 1;
                    default ->
                            throw new Broken(content.start(), "a type of numbers", "type " + type);
                };
        if (content.length() / width > MOST) {
            throw new Broken(
                    content.start(),
                    "a tensor of at most 2^26 elements",
                    content.length() + " bytes");
        }
        double[] all = new double[(int) (content.length() / width)];
        for (int i = 0; i < all.length; i++) {
            long at = (long) i * width;
            all[i] =
                    switch (type) {
                        case FLOAT -> content.f32(at);
                        case DOUBLE -> content.f64(at);
                        case INT32 -> content.i32(at);
                        case UINT32 -> content.u32(at);
                        case INT64 -> content.i64(at);
                        case UINT64 -> unsigned(content.i64(at));
                        case INT16 -> (short) content.u16(at);
                        case UINT16 -> content.u16(at);
                        case INT8 -> (byte) content.u8(at);
                        case UINT8, BOOL -> content.u8(at);
                        default -> narrow(type, content.u16(at));
                    };
        }
        return all;
    }

    private static double narrow(int type, int bits) {
        return type == BFLOAT16
                ? Float.intBitsToFloat(bits << 16)
                : Float.float16ToFloat((short) bits);
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0;
    }
}
