package dev.loupe.networks;

import dev.loupe.core.Reading;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.format.tfjs.Tfjs;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A graph of TensorFlow in the form that TensorFlow.js reads, node by node.
public final class TfjsSketch {
    private final List<String> nodes = new ArrayList<>();
    private final List<String> weights = new ArrayList<>();
    private final ByteBuffer content = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    /// @param inputs names, with spaces between them
    /// @param more   attributes, as members of a JSON object with single quotes
    public TfjsSketch node(String name, String operator, String inputs, String... more) {
        String taken =
                Stream.of(inputs.split(" "))
                        .filter(i -> !i.isEmpty())
                        .map(i -> '"' + i + '"')
                        .collect(Collectors.joining(","));
        nodes.add(
                "{\"name\":\"%s\",\"op\":\"%s\",\"input\":[%s],\"attr\":{%s}}"
                        .formatted(
                                name, operator, taken, String.join(",", more).replace('\'', '"')));
        return this;
    }

    /// An input of `float32`.
    ///
    /// @param extents with x between them; −1 for one that is not known
    public TfjsSketch input(String name, String extents) {
        String dims =
                Stream.of(extents.split("x"))
                        .map(n -> "{'size':'" + n + "'}")
                        .collect(Collectors.joining(","));
        return node(
                name,
                "Placeholder",
                "",
                "'dtype':{'type':'DT_FLOAT'}",
                "'shape':{'shape':{'dim':[" + dims + "]}}");
    }

    /// A list of `int32`.
    public TfjsSketch list(String name, int... numbers) {
        weight(name, "int32", numbers.length);
        Arrays.stream(numbers).forEach(content::putInt);
        return node(name, "Const", "", "'dtype':{'type':'DT_INT32'}");
    }

    /// One `int32`.
    public TfjsSketch number(String name, int number) {
        weight(name, "int32");
        content.putInt(number);
        return node(name, "Const", "", "'dtype':{'type':'DT_INT32'}");
    }

    /// A weight of zeros.
    public TfjsSketch zeros(String name, int... shape) {
        weight(name, "float32", shape);
        content.position(content.position() + 4 * Arrays.stream(shape).reduce(1, (a, b) -> a * b));
        return node(name, "Const", "", "'dtype':{'type':'DT_FLOAT'}");
    }

    private void weight(String name, String type, int... shape) {
        weights.add(
                "{\"name\":\"%s\",\"dtype\":\"%s\",\"shape\":%s}"
                        .formatted(name, type, Arrays.toString(shape)));
    }

    /// Written to a folder and read from there.
    public Model read(Path folder) throws IOException {
        Path file = folder.resolve("model.json");
        Files.writeString(
                file,
                "{\"format\":\"graph-model\",\"modelTopology\":{\"node\":["
                        + String.join(",", nodes)
                        + "]},\"weightsManifest\":[{\"paths\":[\"w.bin\"],\"weights\":["
                        + String.join(",", weights)
                        + "]}]}");
        Files.write(folder.resolve("w.bin"), Arrays.copyOf(content.array(), content.position()));
        return new Tfjs().read(ModelFile.open(file)) instanceof Reading.Read<Model>(Model model)
                ? model
                : org.junit.jupiter.api.Assertions.fail(file.toString());
    }

    /// The place of a value in the main graph.
    public static int value(Model model, String name) {
        Graph graph = model.graphs().getFirst();
        return graph.values().stream().map(v -> v.name()).toList().indexOf(name);
    }
}
