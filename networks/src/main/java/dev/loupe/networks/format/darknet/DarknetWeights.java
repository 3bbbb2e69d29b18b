package dev.loupe.networks.format.darknet;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A `.weights` file (src/parser.c, `load_weights_upto`): after its head `float32` elements, layer after layer.
///
/// ```
/// major i32 | minor i32 | revision i32 | images seen: u64 from version 0.2 on, before u32 | float32 …
/// ```
final class DarknetWeights {
    private final @Nullable Bytes data;
    private final List<Tensor> tensors = new ArrayList<>();
    private String lost;
    private long at;

    /// @param data null if there is no such file
    DarknetWeights(String name, @Nullable Bytes data) {
        this.data = data;
        lost = data == null ? "Its data file \"" + name + "\" is not beside the model." : "";
        if (data != null) {
            try {
                at = 10L * data.i32(0) + data.i32(4) >= 2 ? 20 : 16;
            } catch (Broken end) {
                lose("The data file ends within its head.");
            }
        }
    }

    /// Whether a file begins like one.
    static boolean begins(Bytes file) {
        return file.length() >= 16
                && file.i32(0) == 0
                && (file.i32(4) == 1 || file.i32(4) == 2)
                && file.u32(8) < 16;
    }

    /// All so far.
    List<Tensor> tensors() {
        return tensors;
    }

    /// From here on nobody knows where weights begin.
    void lose(String why) {
        lost = lost.isEmpty() ? why : lost;
    }

    /// The next elements.
    Tensor take(String name, long... extents) {
        Shape shape = Shape.of(extents);
        long n = Math.max(0, shape.elements());
        Tensor.Content content;
        if (data == null || !lost.isEmpty()) {
            content = new Tensor.Absent(lost);
        } else {
            try {
                long length = DataType.FLOAT32.bytesFor(n);
                content = new Tensor.Mapped(data.slice(at, length));
                at += length;
            } catch (Broken end) {
                lose("The data file ends before it.");
                content = new Tensor.Absent(lost);
            }
        }
        Tensor tensor = new Tensor(name, DataType.FLOAT32, shape, n, content);
        tensors.add(tensor);
        return tensor;
    }
}
