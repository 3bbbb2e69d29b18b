package dev.loupe.networks;

import dev.loupe.core.Reading;
import dev.loupe.core.Shape;
import dev.loupe.networks.format.ModelFile;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `loupe inspect` says of a model file: an object of JSON as maps, lists, texts, numbers and nulls in the order in which it is written.
///
/// @param sound false if the file is damaged or unknown: the command's exit code is 1 then
public record Inspection(Map<String, @Nullable Object> json, boolean sound) {
    /// Reads the file with every format.
    public static Inspection of(Path path) throws IOException {
        return switch (Formats.read(ModelFile.open(path))) {
            case Reading.Read<Model> read -> of(path, read.value());
            case Reading.NotThisFormat<Model> other -> unknown(path, other.because());
            case Reading.Damaged<Model> damaged -> {
                Inspection said =
                        unknown(
                                path,
                                "At byte %d: expected %s, found %s."
                                        .formatted(
                                                damaged.offset(),
                                                damaged.expected(),
                                                damaged.found()));
                said.json.put(
                        "damaged",
                        damage(
                                damaged.offset(),
                                "expected " + damaged.expected() + ", found " + damaged.found()));
                yield said;
            }
        };
    }

    /// A file that no reader knows.
    ///
    /// @param why one sentence that names what it is
    public static Inspection unknown(Path path, String why) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", path.toString());
        json.put("kind", "unknown");
        json.put("why", why);
        return new Inspection(json, false);
    }

    /// A model that was read.
    public static Inspection of(Path path, Model model) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("file", path.toString());
        json.put("kind", model.network() ? "network" : "tensors");
        json.put("format", model.format());
        if (model.network()) {
            json.put("graphs", model.graphs().stream().map(Inspection::graph).toList());
            json.put("operators", operators(model));
            json.put("parameters", model.parameters());
            json.put("tensors", model.tensors().size());
            json.put("bytes", model.bytes());
        } else {
            json.put("tensors", model.tensors().size());
            json.put("parameters", model.parameters());
            json.put("bytes", model.bytes());
            json.put("types", types(model));
        }
        json.put("metadata", model.metadata());
        if (!model.unsafe().isEmpty()) {
            json.put("unsafe", model.unsafe());
        }
        Model.Damage damage = model.damage();
        if (damage != null) {
            json.put("damaged", damage(damage.at(), damage.what()));
        }
        return new Inspection(json, damage == null);
    }

    private static Map<String, Object> damage(long at, String what) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("at", at);
        json.put("what", what);
        return json;
    }

    private static Map<String, @Nullable Object> graph(Graph graph) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", graph.name());
        json.put("nodes", graph.nodes().size());
        json.put("edges", graph.edges());
        json.put("inputs", graph.inputs().stream().map(i -> value(graph.values().get(i))).toList());
        json.put(
                "outputs",
                graph.outputs().stream().map(i -> value(graph.values().get(i))).toList());
        return json;
    }

    private static Map<String, @Nullable Object> value(Value value) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Type type = value.type();
        json.put("name", value.name());
        json.put("type", type.text());
        json.put("shape", shape(type));
        return json;
    }

    private static @Nullable List<@Nullable Object> shape(Type type) {
        Shape shape =
                switch (type) {
                    case Type.TensorOf t -> t.shape();
                    case Type.SparseOf t -> t.shape();
                    default -> type.shape();
                };
        if (shape == null) {
            return null;
        }
        List<@Nullable Object> extents = new ArrayList<>();
        for (Shape.Dimension dimension : shape.dimensions()) {
            extents.add(
                    switch (dimension) {
                        case Shape.Fixed fixed -> fixed.size();
                        case Shape.Symbol symbol -> symbol.name();
                        case Shape.Unknown unknown -> null;
                    });
        }
        return extents;
    }

    private static Map<String, Integer> operators(Model model) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Graph graph : model.graphs()) {
            for (Node node : graph.nodes()) {
                counts.merge(node.operator(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Map<String, Integer> types(Model model) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Tensor tensor : model.tensors()) {
            counts.merge(tensor.type().name(), 1, Integer::sum);
        }
        return counts;
    }

    /// The same for people.
    public String text() {
        return InspectionText.of(json);
    }
}
