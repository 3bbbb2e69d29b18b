package dev.loupe.networks.format.openvino;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The constants that layers name by their place in the `.bin` file.
final class IrConstants {
    private final String name;
    private final @Nullable Bytes data;
    private final List<Tensor> tensors = new ArrayList<>();

    /// @param data null if there is no such file
    IrConstants(String name, @Nullable Bytes data) {
        this.name = name;
        this.data = data;
    }

    /// All so far.
    List<Tensor> tensors() {
        return tensors;
    }

    /// The content of a `Const` layer: `element_type`, `shape`, `offset`, `size`.
    Tensor constant(String layer, XmlTree.Element said) {
        DataType type = IrTypes.named(said.says("element_type"));
        Shape shape = IrTypes.shape(said.says("shape"));
        long elements = shape == null ? -1 : shape.elements();
        if (type == null || shape == null || elements < 0) {
            return keep(
                    new Tensor(
                            layer,
                            type == null ? new DataType(said.says("element_type"), 1, 0) : type,
                            Shape.of(0),
                            0,
                            new Tensor.Absent("Its type or its shape is not known.")));
        }
        long need = type.bytes() == 0 ? number(said.says("size")) : type.bytesFor(elements);
        return keep(
                new Tensor(
                        layer,
                        type,
                        shape,
                        elements,
                        content(number(said.says("offset")), number(said.says("size")), need)));
    }

    /// A blob of a layer in versions up to 7: its shape is not said.
    Tensor blob(String layer, XmlTree.Element said, String precision) {
        String own = said.says("precision");
        DataType named = IrTypes.named(own.isEmpty() ? precision : own);
        DataType type = named == null ? DataType.UINT8 : named;
        long size = number(said.says("size"));
        long elements = type.bytes() == 0 || size < 0 ? 0 : size / type.bytes() * type.elements();
        return keep(
                new Tensor(
                        layer + "." + said.name(),
                        type,
                        Shape.of(elements),
                        elements,
                        content(number(said.says("offset")), size, size)));
    }

    private Tensor keep(Tensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    private Tensor.Content content(long offset, long size, long need) {
        if (data == null) {
            return new Tensor.Absent("Its data file \"" + name + "\" is not beside the model.");
        }
        if (offset < 0 || size < 0 || size != need || offset > data.length() - size) {
            return new Tensor.Absent(
                    "Its data should be %d bytes from %d in \"%s\", which has %d."
                            .formatted(need, offset, name, data.length()));
        }
        return new Tensor.Mapped(data.slice(offset, size));
    }

    private static long number(String text) {
        return IrTypes.dimension(text) instanceof Shape.Fixed(long size) ? size : -1;
    }
}
