package dev.loupe.networks.infer;

import dev.loupe.core.DataType;
import dev.loupe.core.Shape;
import dev.loupe.core.Shape.Dimension;
import dev.loupe.core.Shape.Fixed;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.graph.Value;
import dev.loupe.networks.scope.Constants;
import dev.loupe.networks.weights.TensorNumbers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of the values of one graph while its operators are gone through.
final class Frame {
    private static final int MOST_CONTENT = 1024;
    private static final Set<String> WHOLE =
            Set.of("int64", "int32", "int16", "int8", "uint8", "uint16", "uint32", "bool");

    final Graph graph;
    private final @Nullable Frame around;
    private final Map<String, Long> bound;
    private final Type[] types;
    private final @Nullable Tensor[] held;
    private final Map<Integer, List<Dimension>> contents = new HashMap<>();
    private final Map<String, Integer> named = new HashMap<>();
    private final boolean[] own;

    /// @param around the graph that this one lies in, whose values it may take by name
    /// @param bound  numbers for symbolic extents
    Frame(Graph graph, @Nullable Frame around, Map<String, Long> bound) {
        this.graph = graph;
        this.around = around;
        this.bound = bound;
        int n = graph.values().size();
        types = new Type[n];
        held = new Tensor[n];
        own = new boolean[n];
        for (int v = 0; v < n; v++) {
            Value value = graph.values().get(v);
            types[v] = bind(value.type(), bound);
            held[v] = value.data();
            own[v] = value.data() != null;
            named.put(value.name(), v);
        }
        for (Node node : graph.nodes()) {
            Tensor constant = Constants.held(node);
            for (Node.Port port : node.outputs()) {
                if (port.value() >= 0) {
                    own[port.value()] = true;
                    held[port.value()] = constant == null ? held[port.value()] : constant;
                }
            }
        }
        for (int v : graph.inputs()) {
            own[v] = true;
            types[v] = shaped(types[v], graph.values().get(v).name());
        }
    }

    /// With the shape that was given for an input whose rank is not known; elements are taken for `float32` where nothing is known of them.
    private Type shaped(Type type, String input) {
        boolean tensor = type instanceof Type.TensorOf || type.equals(Type.UNKNOWN);
        Shape given = tensor && type.shape() == null ? GivenExtents.shape(bound, input) : null;
        DataType element =
                type instanceof Type.TensorOf(DataType said, Shape none) && said != null
                        ? said
                        : DataType.FLOAT32;
        return given == null ? type : new Type.TensorOf(element, given);
    }

    /// A type with numbers in place of the names that are bound.
    static Type bind(Type type, Map<String, Long> bound) {
        if (bound.isEmpty()
                || !(type instanceof Type.TensorOf(var element, Shape shape))
                || shape == null) {
            return type;
        }
        List<Shape.Dimension> sizes = new ArrayList<>();
        for (Shape.Dimension d : shape.dimensions()) {
            String name =
                    d instanceof Shape.Symbol(String own)
                            ? own
                            : d instanceof Shape.Unknown && sizes.isEmpty() ? KnownTypes.BATCH : "";
            sizes.add(bound.containsKey(name) ? new Fixed(bound.get(name)) : d);
        }
        return new Type.TensorOf(element, new Shape(sizes));
    }

    private @Nullable Frame home(int value) {
        return own[value] ? null : around;
    }

    Type type(int value) {
        Frame outer = home(value);
        int there = outer == null ? -1 : outer.find(graph.values().get(value).name());
        return outer == null || there < 0 ? types[value] : outer.type(there);
    }

    private int find(String name) {
        return named.getOrDefault(name, -1);
    }

    /// What is stored for a value, null if nothing is.
    @Nullable Tensor held(int value) {
        Frame outer = home(value);
        int there = outer == null ? -1 : outer.find(graph.values().get(value).name());
        return outer == null || there < 0 ? held[value] : outer.held(there);
    }

    @Nullable List<Dimension> content(int value) {
        Frame outer = home(value);
        int there = outer == null ? -1 : outer.find(graph.values().get(value).name());
        if (outer != null && there >= 0) {
            return outer.content(there);
        }
        List<Dimension> known = contents.get(value);
        Tensor stored = held[value];
        if (known == null && stored != null) {
            known = read(stored);
            if (known != null) {
                contents.put(value, known);
            }
        }
        return known;
    }

    /// Whole numbers that a tensor holds, null if it is large or holds others.
    static @Nullable List<Dimension> read(Tensor stored) {
        if (stored.stored() > MOST_CONTENT
                || stored.stored() != stored.shape().elements()
                || !WHOLE.contains(stored.type().name())) {
            return null;
        }
        try {
            TensorNumbers numbers = TensorNumbers.of(stored);
            List<Dimension> content = new ArrayList<>();
            for (long i = 0; i < numbers.count(); i++) {
                content.add(new Fixed((long) numbers.at(i)));
            }
            return content;
        } catch (IOException | IllegalArgumentException unread) {
            return null;
        }
    }

    /// Puts what was found of a value beside what the file says of it. A number that was found stands in for a name or a gap in the file.
    void learn(int value, Type found) {
        types[value] = merged(types[value], found);
    }

    /// Puts what was found in the place of what was known.
    void replace(int value, Type found) {
        types[value] = found;
    }

    void learn(int value, List<Dimension> content) {
        if (content.size() <= MOST_CONTENT) {
            contents.put(value, List.copyOf(content));
        }
    }

    static Type merged(Type said, Type found) {
        if (said instanceof Type.TensorOf(var element, Shape shape)
                && found instanceof Type.TensorOf(var other, Shape better)) {
            return new Type.TensorOf(element == null ? other : element, merged(shape, better));
        }
        return said.equals(Type.UNKNOWN) ? found : said;
    }

    private static @Nullable Shape merged(@Nullable Shape said, @Nullable Shape found) {
        if (said == null || found == null || said.rank() != found.rank()) {
            return said == null ? found : said;
        }
        List<Dimension> both = new ArrayList<>();
        for (int d = 0; d < said.rank(); d++) {
            both.add(Extents.both(said.dimensions().get(d), found.dimensions().get(d)));
        }
        return new Shape(both);
    }

    Type[] types() {
        Type[] all = new Type[types.length];
        for (int v = 0; v < all.length; v++) {
            all[v] = type(v);
        }
        return all;
    }
}
