package dev.loupe.networks.format.coreml;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.networks.format.FieldTable;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A constant of a program (MIL.proto, Value): `type` 2, and `immediateValue` 3, or `blobFileValue` 5.
///
/// @param immediate the TensorValue that stands in the file itself, or null
/// @param file      the name of the file that holds it, or empty
record MilValue(Type type, @Nullable Bytes immediate, String file, long offset) {
    private static final Set<DataType> FLOATS =
            Set.of(DataType.FLOAT16, DataType.FLOAT32, DataType.FLOAT64, DataType.BFLOAT16);

    static MilValue read(Bytes message) {
        Type type = Type.UNKNOWN;
        Bytes immediate = null;
        String file = "";
        long offset = 0;
        for (Proto p = new Proto(message); p.next(); ) {
            switch (p.field()) {
                case 2 -> type = MilTypes.type(p.bytes());
                case 3 -> {
                    Proto value = p.message();
                    immediate = value.next() && value.field() == 1 ? value.bytes() : null;
                }
                case 5 -> {
                    for (Proto blob = p.message(); blob.next(); ) {
                        switch (blob.field()) {
                            case 1 -> file = blob.text();
                            case 2 -> offset = blob.varint();
                            default -> {}
                        }
                    }
                }
                default -> {}
            }
        }
        return new MilValue(type, immediate, file, offset);
    }

    /// The weights that it is: what stands in another file, and lists of floats. Null for the small change of operators.
    @Nullable Tensor weights(String name, MilBlobs blobs) {
        if (!(type instanceof Type.TensorOf(DataType element, Shape shape))
                || element == null
                || shape == null
                || shape.elements() < 0) {
            return null;
        }
        if (!file.isEmpty()) {
            return new Tensor(
                    name,
                    element,
                    shape,
                    shape.elements(),
                    blobs.content(file, offset, element, shape.elements()));
        }
        Bytes data = immediate == null ? null : packed(immediate);
        boolean list = shape.rank() > 0 && FLOATS.contains(element);
        return list && data != null && data.length() == element.bytesFor(shape.elements())
                ? Tensor.mapped(name, element, shape, data)
                : null;
    }

    /// Floats 1, doubles 6 and bytes 7 lie as they would in memory.
    private static @Nullable Bytes packed(Bytes tensor) {
        Proto p = new Proto(tensor);
        if (p.next() && (p.field() == 1 || p.field() == 6 || p.field() == 7)) {
            Proto values = p.message();
            return values.next() && values.field() == 1 && values.wire() == Proto.BYTES
                    ? values.bytes()
                    : null;
        }
        return null;
    }

    /// As an attribute.
    Attribute.Content content() {
        List<Object> values = new ArrayList<>();
        if (immediate != null) {
            for (Proto p = new Proto(immediate); p.next(); ) {
                String kind =
                        switch (p.field()) {
                            case 1 -> "f";
                            case 2, 5 -> "i";
                            case 3 -> "b";
                            case 4 -> "s";
                            case 6 -> "d";
                            default -> "";
                        };
                for (Proto v = p.message(); !kind.isEmpty() && v.next(); ) {
                    if (v.field() == 1) {
                        FieldTable.scalar(v, kind, values);
                    }
                }
            }
        }
        return values.isEmpty()
                ? new Attribute.Other(type.text())
                : FieldTable.attribute("", values).content();
    }

    /// The first text in it, or empty.
    String text() {
        return content() instanceof Attribute.Text(String text) ? text : "";
    }
}
