package dev.loupe.networks.infer;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.layer.Layers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The types of all values of a model: what its file says, completed by what follows from operators. Nothing is run; numbers are read only where shapes are computed from them.
///
/// A number that follows stands in for a name or a gap that the file gives; what contradicts the file's numbers is not taken.
public final class KnownTypes {
    /// Stands for the first extent of values where the file has neither a number nor a name for it: the batch.
    public static final String BATCH = "?";

    private final Model model;
    private final Type[][] types;

    private KnownTypes(Model model, Type[][] types) {
        this.model = model;
        this.types = types;
    }

    /// As far as they follow without a number for any name. Formats whose operators are neither ONNX's nor told as layers keep what their files say.
    public static KnownTypes of(Model model) {
        return of(model, Map.of());
    }

    /// @param bound numbers for symbolic extents, by name, and shapes of inputs, as of [GivenExtents]; [#BATCH] for first ones without a name
    public static KnownTypes of(Model model, Map<String, Long> bound) {
        Type[][] types =
                model.format().equals("onnx")
                        ? new Inference(model, bound).types()
                        : Layers.known(model.format())
                                ? new LayerInference(model, bound).types()
                                : said(model, bound);
        return new KnownTypes(model, types);
    }

    private static Type[][] said(Model model, Map<String, Long> bound) {
        return model.graphs().stream()
                .map(graph -> new Frame(graph, null, bound).types())
                .toArray(Type[][]::new);
    }

    public Type type(int graph, int value) {
        return types[graph][value];
    }

    /// Null if the rank is not known.
    public @Nullable Shape shape(int graph, int value) {
        return types[graph][value].shape();
    }

    /// Whether more is known than the file says.
    public boolean inferred(int graph, int value) {
        return !types[graph][value].equals(model.graphs().get(graph).values().get(value).type());
    }

    /// The model with these types in place of what the file says.
    public Model model() {
        List<Graph> graphs = new ArrayList<>();
        for (int g = 0; g < types.length; g++) {
            Graph graph = model.graphs().get(g);
            List<Value> values = new ArrayList<>();
            for (int v = 0; v < types[g].length; v++) {
                Value value = graph.values().get(v);
                values.add(new Value(value.name(), types[g][v], value.data()));
            }
            graphs.add(
                    new Graph(
                            graph.name(),
                            graph.role(),
                            graph.nodes(),
                            values,
                            graph.inputs(),
                            graph.outputs(),
                            graph.metadata()));
        }
        return model.withGraphs(graphs);
    }
}
