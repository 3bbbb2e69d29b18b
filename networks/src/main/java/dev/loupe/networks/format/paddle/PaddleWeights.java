package dev.loupe.networks.format.paddle;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Bytes;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Tensor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts the program's variables and the file's tensors together: all of them in `NAME.pdiparams` or `__params__`, in the order of the variables' names, or each in a file of its name.
final class PaddleWeights {
    private final Map<String, Tensor> tensors = new TreeMap<>();

    /// @param shape as the program says
    record Variable(DataType type, Shape shape) {}

    PaddleWeights(ModelFile file, Map<String, Variable> variables) throws IOException {
        String own = String.valueOf(file.path().getFileName());
        String name = own.replaceFirst("\\.(pdmodel|json)$", "") + ".pdiparams";
        Optional<Path> together = file.companion(name);
        if (together.isEmpty()) {
            together = file.companion("__params__");
        }
        List<Tensor> read =
                together.isPresent() && Files.isRegularFile(together.get())
                        ? PaddleParams.read(Bytes.map(together.get())).tensors()
                        : null;
        Map<String, Integer> places = new HashMap<>();
        new TreeMap<>(variables).keySet().forEach(v -> places.put(v, places.size()));
        for (Map.Entry<String, Variable> entry : variables.entrySet()) {
            Tensor found;
            if (read == null) {
                found = alone(file, entry.getKey());
            } else {
                int place = places.getOrDefault(entry.getKey(), 0);
                found = place < read.size() ? read.get(place) : null;
            }
            tensors.put(entry.getKey(), named(entry.getKey(), entry.getValue(), found, name));
        }
    }

    /// By the names of their variables.
    Map<String, Tensor> tensors() {
        return tensors;
    }

    private static @Nullable Tensor alone(ModelFile file, String name) throws IOException {
        Optional<Path> path = file.companion(name);
        if (path.isEmpty() || !Files.isRegularFile(path.get())) {
            return null;
        }
        Bytes bytes = Bytes.map(path.get());
        List<Tensor> tensors =
                PaddleParams.begins(bytes) ? PaddleParams.read(bytes).tensors() : List.of();
        return tensors.isEmpty() ? null : tensors.getFirst();
    }

    private static Tensor named(String name, Variable said, @Nullable Tensor found, String file) {
        if (found != null && found.shape().equals(said.shape)) {
            return new Tensor(name, found.type(), found.shape(), found.stored(), found.content());
        }
        String why =
                found == null
                        ? "Its data file \""
                                + file
                                + "\" is not beside the model, or ends before it."
                        : "The data file has a tensor of the shape "
                                + found.shape()
                                + " in its place.";
        return new Tensor(
                name,
                said.type,
                said.shape,
                Math.max(0, said.shape.elements()),
                new Tensor.Absent(why));
    }
}
