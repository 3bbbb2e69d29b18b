package dev.loupe.networks.format.coreml;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.graph.Tensor;

import java.util.ArrayList;
import java.util.List;

/// Weights of a layer (NeuralNetwork.proto, WeightParams): `floatValue` 1, `float16Value` 2, `rawValue` 30 with `quantization` 40, `int8RawValue` 31.
final class LayerWeights {
    private LayerWeights() {}

    /// @param shape what the layer says, or a shape of another size where it says nothing
    static Tensor read(String name, Bytes message, Shape shape) {
        DataType type = DataType.FLOAT32;
        Bytes data = message.slice(0, 0);
        List<Float> single = new ArrayList<>();
        long bits = 8;
        boolean raw = false;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 1 -> {
                    if (p.wire() == Proto.BYTES) {
                        data = p.bytes();
                    } else {
                        single.add(p.f32());
                    }
                }
                case 2, 30, 31 -> {
                    Bytes bytes = p.bytes();
                    if (bytes.length() > 0) {
                        data = bytes;
                        type = p.field() == 2 ? DataType.FLOAT16 : DataType.INT8;
                        raw = p.field() == 30;
                    }
                }
                case 40 -> {
                    for (Proto q = p.message(); q.next(); ) {
                        if (q.field() == 1) {
                            bits = q.varint();
                        }
                    }
                }
                default -> {}
            }
        }
        if (raw) {
            type = packed(bits);
        }
        long stored = data.length() / Math.max(1, type.bytes()) * type.elements();
        long said = shape.elements();
        boolean fits = said >= 0 && type.bytesFor(said) == data.length();
        Shape real = fits ? shape : Shape.of(stored);
        return single.isEmpty()
                ? new Tensor(name, type, real, fits ? said : stored, new Tensor.Mapped(data))
                : new Tensor(
                        name,
                        type,
                        Shape.of(single.size()),
                        single.size(),
                        new Tensor.Absent("Its elements are stored one by one."));
    }

    private static DataType packed(long bits) {
        return switch ((int) bits) {
            case 1 -> new DataType("uint1", 8, 1);
            case 2 -> DataType.UINT2;
            case 3 -> new DataType("uint3", 8, 3);
            case 4 -> DataType.UINT4;
            case 5 -> new DataType("uint5", 8, 5);
            case 6 -> new DataType("uint6", 4, 3);
            case 7 -> new DataType("uint7", 8, 7);
            default -> DataType.UINT8;
        };
    }
}
