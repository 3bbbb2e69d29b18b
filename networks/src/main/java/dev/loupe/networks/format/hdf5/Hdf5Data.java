package dev.loupe.networks.format.hdf5;

import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

/// Where a dataset's elements lie (section IV.A.2.i, data layout message).
///
/// ```
/// version 3, 4    version, class, then
///   0 compact     size u16, elements
///   1 contiguous  address, size
///   2 chunked     rank + 1, address of the tree, extents of a chunk u32 each, the last is the element's size     (version 3)
/// version 1, 2    version, rank, class, 0 ×5, address unless compact, …
/// ```
final class Hdf5Data {
    private final Hdf5Layout layout;
    private final Hdf5Type type;
    private final Shape shape;

    Hdf5Data(Hdf5Layout layout, Hdf5Type type, Shape shape) {
        this.layout = layout;
        this.type = type;
        this.shape = shape;
    }

    Tensor.Content content(Bytes message, @Nullable Bytes filters) {
        if (type.kind() == Hdf5Type.Kind.OTHER || type.kind() == Hdf5Type.Kind.LONG_TEXT) {
            return new Tensor.Absent(
                    "Elements of type " + type.type().name() + " in HDF5 are not read.");
        }
        int version = message.u8(0);
        int place = version < 3 ? message.u8(2) : message.u8(1);
        long need = need(message);
        return switch (place) {
            case 0 ->
                    version < 3
                            ? new Tensor.Absent("Its layout is of an old version, not read.")
                            : stored(message.slice(4, message.u16(2)), need);
            case 1 -> {
                long address = layout.address(message, version < 3 ? 8 : 2);
                yield address == -1
                        ? new Tensor.Absent("Its elements were never written.")
                        : stored(layout.at(address).slice(0, need), need);
            }
            case 2 ->
                    version == 3
                            ? Hdf5Chunks.of(layout, type, shape, message, filters)
                            : new Tensor.Absent(
                                    "It is stored in chunks with an index of a version that is not read.");
            default -> new Tensor.Absent("Its elements are stored in a way that is not read.");
        };
    }

    private long need(Bytes message) {
        long elements = shape.elements();
        if (elements > Long.MAX_VALUE / Math.max(1, type.size())) {
            throw new Broken(
                    message.start(), "a dataset that a file can hold", shape + " elements");
        }
        return elements * type.size();
    }

    private Tensor.Content stored(Bytes bytes, long need) {
        if (bytes.length() < need) {
            throw new Broken(
                    bytes.start(), need + " bytes of a dataset", Long.toString(bytes.length()));
        }
        Bytes exact = bytes.slice(0, need);
        return type.bigEndian()
                ? new Tensor.Made(
                        "turned at " + exact.start(), need, () -> turned(exact, type.size()))
                : new Tensor.Mapped(exact);
    }

    /// The same elements, little-endian.
    static Bytes turned(Bytes elements, int size) {
        byte[] bytes = elements.array();
        for (int at = 0; at + size <= bytes.length; at += size) {
            for (int i = 0; i < size / 2; i++) {
                byte kept = bytes[at + i];
                bytes[at + i] = bytes[at + size - 1 - i];
                bytes[at + size - 1 - i] = kept;
            }
        }
        return Bytes.of(bytes);
    }
}
