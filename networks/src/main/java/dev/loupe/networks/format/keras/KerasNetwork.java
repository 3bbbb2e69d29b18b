package dev.loupe.networks.format.keras;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.bytes.Broken;
import dev.loupe.networks.format.keras.KerasCalls.Reference;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The graph of a Sequential or Functional model from its configuration. Each call of a layer is an operator; models in the model are opened, their layers in a scope of their name.
final class KerasNetwork {
    private static final int DEEPEST = 32;
    private static final Set<String> BUILT_IN = Set.of("", "builtins", "__main__");

    private final KerasDraft draft = new KerasDraft();
    private final List<String> code = new ArrayList<>();

    /// A model while its layers are read.
    ///
    /// @param prefix of the keys of its values
    /// @param scope  of its operators
    private record Place(String prefix, String scope, KerasWeights weights, int depth) {
        boolean top() {
            return depth == 0;
        }

        Place in(String layer, int call, KerasWeights weights) {
            return new Place(
                    prefix + layer + (call == 0 ? "/" : ":" + call + "/"),
                    scope.isEmpty() ? layer : scope + "/" + layer,
                    weights,
                    depth + 1);
        }

        String key(String layer, int call, int output) {
            return prefix + (call == 0 && output == 0 ? layer : layer + ":" + call + ":" + output);
        }
    }

    /// Whether it is a model whose layers are told.
    static boolean told(JsonNode model) {
        JsonNode config = model.path("config");
        return config.path("layers").isArray() || config.isArray();
    }

    /// @param model `{"class_name", "config": {"name", "layers": […]}}`; in Keras 1 and early 2, a Sequential's config is the list of layers itself
    Graph read(JsonNode model, KerasWeights weights, Map<String, String> metadata) {
        String name = model.path("config").path("name").asString("model");
        model(model, new Place("", "", weights, 0), List.of()).forEach(draft::output);
        return draft.graph(name, metadata);
    }

    /// Layers that hold code, as `Lambda NAME`.
    List<String> code() {
        return code;
    }

    /// @param given keys of what a nested model is called with
    /// @return keys of its outputs
    private List<String> model(JsonNode model, Place place, List<String> given) {
        if (place.depth > DEEPEST) {
            throw new Broken(0, "models in models at most " + DEEPEST + " deep", "deeper ones");
        }
        JsonNode config = model.path("config");
        JsonNode layers = config.isArray() ? config : config.path("layers");
        boolean joined = config.has("output_layers") || config.has("input_layers");
        return joined ? functional(config, layers, place, given) : chain(layers, place, given);
    }

    private List<String> chain(JsonNode layers, Place place, List<String> given) {
        List<String> now = given;
        Map<String, Integer> classes = new HashMap<>();
        for (JsonNode layer : layers) {
            String name = name(layer);
            KerasWeights weights = weights(layer, place, classes);
            if (layerClass(layer).equals("InputLayer")) {
                now = input(layer, place, now.isEmpty() ? List.of() : now.subList(0, 1));
                continue;
            }
            JsonNode built = layer.path("build_config").path("input_shape");
            if (now.isEmpty()) {
                String key = place.key(name + "_input", 0, 0);
                JsonNode shape = layer.path("config").path("batch_input_shape");
                draft.input(key);
                draft.type(key, type(shape.isArray() ? shape : built, "float32"));
                now = List.of(key);
            }
            if (flat(built) && now.size() == 1) {
                draft.type(now.getFirst(), type(built, ""));
            }
            List<KerasDraft.Port> in =
                    now.stream().map(key -> new KerasDraft.Port("", key)).toList();
            now = call(layer, 0, in, 1, place, weights);
        }
        return now;
    }

    private List<String> functional(
            JsonNode config, JsonNode layers, Place place, List<String> given) {
        Map<String, List<List<Reference>>> calls = new LinkedHashMap<>();
        layers.forEach(layer -> calls.put(name(layer), KerasCalls.of(layer)));
        List<Reference> outputs = KerasCalls.ends(config.path("output_layers"));
        Map<String, Integer> widths = widths(calls, outputs);
        List<String> inputs =
                KerasCalls.ends(config.path("input_layers")).stream()
                        .map(Reference::layer)
                        .toList();
        Map<String, Integer> classes = new HashMap<>();
        for (JsonNode layer : layers) {
            String name = name(layer);
            KerasWeights weights = weights(layer, place, classes);
            if (layerClass(layer).equals("InputLayer")) {
                int i = inputs.indexOf(name);
                input(
                        layer,
                        place,
                        i >= 0 && i < given.size() ? given.subList(i, i + 1) : List.of());
                continue;
            }
            List<List<Reference>> all = calls.getOrDefault(name, List.of());
            for (int i = 0; i < all.size(); i++) {
                List<KerasDraft.Port> in = new ArrayList<>();
                for (Reference r : all.get(i)) {
                    String key = key(r, calls, place);
                    in.add(new KerasDraft.Port(r.argument(), key));
                    draft.type(
                            key, type(r.said().path("shape"), r.said().path("dtype").asString("")));
                }
                int width = widths.getOrDefault(name + ":" + i, 1);
                call(layer, i, in, width, place, weights);
            }
        }
        return outputs.stream().map(r -> key(r, calls, place)).toList();
    }

    /// A call that is not listed means the last one: early Keras counts the call that made a nested model, too.
    private static String key(Reference r, Map<String, List<List<Reference>>> calls, Place place) {
        int last = calls.getOrDefault(r.layer(), List.of()).size() - 1;
        return place.key(r.layer(), Math.min(r.call(), Math.max(0, last)), r.output());
    }

    /// How many outputs of each call are used.
    private static Map<String, Integer> widths(
            Map<String, List<List<Reference>>> calls, List<Reference> outputs) {
        Map<String, Integer> widths = new HashMap<>();
        List<Reference> all = new ArrayList<>(outputs);
        calls.values().forEach(c -> c.forEach(all::addAll));
        for (Reference r : all) {
            int last = calls.getOrDefault(r.layer(), List.of()).size() - 1;
            widths.merge(
                    r.layer() + ":" + Math.min(r.call(), Math.max(0, last)),
                    Math.min(r.output(), 1000) + 1,
                    Math::max);
        }
        return widths;
    }

    private static KerasWeights weights(JsonNode layer, Place place, Map<String, Integer> classes) {
        String layerClass = layerClass(layer);
        int before = classes.merge(KerasWeights.Numbered.snake(layerClass), 1, Integer::sum) - 1;
        return place.weights.layer(name(layer), layerClass, before);
    }

    private List<String> input(JsonNode layer, Place place, List<String> given) {
        String key = place.key(name(layer), 0, 0);
        if (!given.isEmpty()) {
            draft.same(key, given.getFirst());
            return List.of(key);
        }
        JsonNode config = layer.path("config");
        JsonNode shape =
                config.path(config.has("batch_shape") ? "batch_shape" : "batch_input_shape");
        draft.type(key, type(shape, config.path("dtype").asString("float32")));
        draft.input(key);
        return List.of(key);
    }

    /// @return keys of the outputs
    private List<String> call(
            JsonNode layer,
            int call,
            List<KerasDraft.Port> in,
            int width,
            Place place,
            KerasWeights weights) {
        String name = name(layer);
        if (told(layer)) {
            List<String> keys = in.stream().map(KerasDraft.Port::key).toList();
            List<String> made = model(layer, place.in(name, call, weights), keys);
            for (int i = 0; i < made.size(); i++) {
                draft.same(place.key(name, call, i), made.get(i));
            }
            return made;
        }
        List<KerasDraft.Port> all = new ArrayList<>(in);
        for (Tensor tensor : weights.tensors()) {
            draft.store(tensor.name(), tensor);
            all.add(
                    new KerasDraft.Port(
                            KerasPorts.name(layerClass(layer), weights.below(tensor)),
                            tensor.name()));
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            keys.add(place.key(name, call, i));
        }
        draft.node(
                bare(layer, place),
                all,
                keys.stream().map(k -> new KerasDraft.Port("", k)).toList());
        return keys;
    }

    private Node bare(JsonNode layer, Place place) {
        String layerClass = layerClass(layer);
        String name = name(layer);
        if (layerClass.equals("Lambda") && !code.contains("Lambda " + name)) {
            code.add("Lambda " + name);
        }
        String module = layer.path("module").asString("");
        String registered = layer.path("registered_name").asString("");
        return new Node(
                name,
                layerClass,
                BUILT_IN.contains(module) || module.startsWith("keras") ? "" : module,
                List.of(),
                List.of(),
                KerasAttributes.of(layerClass, layer.path("config")),
                List.of(),
                place.scope,
                registered.isEmpty() || registered.equals(layerClass)
                        ? Map.of()
                        : Map.of("registered_name", registered));
    }

    private static String name(JsonNode layer) {
        String outer = layer.path("name").asString("");
        return outer.isEmpty() ? layer.path("config").path("name").asString("") : outer;
    }

    private static String layerClass(JsonNode layer) {
        return layer.path("class_name").asString("");
    }

    private static boolean flat(JsonNode shape) {
        return shape.isArray() && !shape.path(0).isArray();
    }

    private static Type type(JsonNode shape, String dtype) {
        DataType element = DataType.named(dtype).orElse(null);
        if (!flat(shape)) {
            return element == null ? Type.UNKNOWN : new Type.TensorOf(element, null);
        }
        List<Shape.Dimension> extents = new ArrayList<>();
        for (JsonNode extent : shape) {
            extents.add(
                    extent.isIntegralNumber() && extent.asLong(-1) >= 0
                            ? new Shape.Fixed(extent.asLong(-1))
                            : new Shape.Unknown());
        }
        return new Type.TensorOf(element, new Shape(extents));
    }
}
