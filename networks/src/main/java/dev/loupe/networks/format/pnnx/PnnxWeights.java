package dev.loupe.networks.format.pnnx;

import dev.loupe.core.DataType;
import dev.loupe.core.bytes.Broken;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The weights of the operators: entries `operator.attribute` of the `.bin` file.
final class PnnxWeights {
    private final Map<String, Bytes> entries;
    private final String lost;
    private final List<Tensor> tensors = new ArrayList<>();

    /// @param data null if there is no such file
    PnnxWeights(String name, @Nullable Bytes data) {
        Map<String, Bytes> found = Map.of();
        String why = "";
        try {
            if (data == null) {
                why = "Its data file \"" + name + "\" is not beside the model.";
            } else {
                found = StoreZip.entries(data);
            }
        } catch (Broken broken) {
            why = "The data file cannot be read: " + broken.getMessage() + ".";
        }
        entries = found;
        lost = why;
    }

    /// All so far.
    List<Tensor> tensors() {
        return tensors;
    }

    Tensor of(String name, PnnxTypes said) {
        DataType type = said.type() == null ? new DataType("unknown", 1, 0) : said.type();
        long elements = Math.max(0, said.shape().elements());
        Bytes entry = entries.get(name);
        long need = type.bytesFor(elements);
        Tensor.Content content =
                !lost.isEmpty()
                        ? new Tensor.Absent(lost)
                        : entry == null
                                ? new Tensor.Absent("The data file holds nothing of that name.")
                                : entry.length() != need
                                        ? new Tensor.Absent(
                                                "Its data should take %d bytes, the file holds %d."
                                                        .formatted(need, entry.length()))
                                        : new Tensor.Mapped(entry);
        Tensor tensor = new Tensor(name, type, said.shape(), elements, content);
        tensors.add(tensor);
        return tensor;
    }
}
