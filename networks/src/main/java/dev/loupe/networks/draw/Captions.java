package dev.loupe.networks.draw;

import dev.loupe.core.Shape;
import dev.loupe.networks.graph.Attribute;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.scope.Constants;
import dev.loupe.networks.scope.CopyDifference;
import dev.loupe.networks.scope.Member.Scope;
import dev.loupe.networks.scope.OwnWeights;
import dev.loupe.networks.scope.ScopeWeights;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words in and beside boxes.
final class Captions {
    /// Weights of at least so many elements are counted; smaller ones are numbers that an operator needs.
    private static final long WEIGHTS = 17;

    /// Attributes that name an activation: of TensorFlow Lite, and of Keras and ONNX Runtime; TensorFlow lists what it fuses.
    private static final Set<String> ACTIVATIONS =
            Set.of("fused_activation_function", "activation");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.:/-]+");

    private static final Set<String> NOTHING = Set.of("", "none", "linear");

    private final Graph graph;
    private final int[] maker;
    private final boolean[] hidden;
    private final OwnWeights weights;
    private final ScopeWeights scopes;

    /// @param all whether operators that work on constants alone are seen, and only plain constants are not
    Captions(Graph graph, boolean all) {
        this.graph = graph;
        maker = Constants.makers(graph);
        hidden = all ? Constants.plain(graph) : Constants.fixed(graph);
        weights = new OwnWeights(graph, hidden);
        scopes = new ScopeWeights(graph, weights);
    }

    /// Whether a node is written where it is used instead of drawn: it holds a value, or works on constants alone.
    boolean hidden(int node) {
        return hidden[node];
    }

    /// The node that makes a value, −1 for none.
    int maker(int value) {
        return maker[value];
    }

    /// What a value is known to hold without running anything: its initialiser, or that of a constant.
    @Nullable Tensor known(int value) {
        Tensor data = graph.values().get(value).data();
        if (data != null) {
            return data;
        }
        int from = maker[value];
        if (from >= 0 && hidden[from]) {
            for (Attribute attribute : graph.nodes().get(from).attributes()) {
                if (attribute.content() instanceof Attribute.Weights weights) {
                    return weights.tensor();
                }
            }
        }
        return null;
    }

    /// Elements of an operator's weights.
    long parameters(Node node) {
        return weights.parameters(node);
    }

    boolean weighs(Node node) {
        return weights.parameters(node) >= WEIGHTS;
    }

    /// What is written small in an operator's box: its operator where what it is called tells another (but of one with weights and a name of its own), then its activation, then its parameters, or its one constant.
    ///
    /// @param label what it is called
    String operator(Node node, String label) {
        boolean told =
                named(node) && weighs(node)
                        || plain(label).equalsIgnoreCase(plain(node.operator()));
        return Stream.of(told ? "" : node.operator(), activation(node), amount(node))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String plain(String name) {
        return name.replace("_", "");
    }

    /// What is applied to what an operator makes, where it says so itself; small, and empty for nothing.
    private static String activation(Node node) {
        for (Attribute attribute : node.attributes()) {
            String applied = activation(attribute).toLowerCase(Locale.ROOT);
            if (!NOTHING.contains(applied) && !applied.equalsIgnoreCase(node.operator())) {
                return applied;
            }
        }
        return "";
    }

    private static String activation(Attribute attribute) {
        return switch (attribute.content()) {
            case Attribute.Text(String text) when ACTIVATIONS.contains(attribute.name()) -> text;
            case Attribute.Texts(List<String> texts) when attribute.name().equals("fused_ops") ->
                    texts.isEmpty() || texts.getLast().equals("BiasAdd") ? "" : texts.getLast();
            default -> "";
        };
    }

    /// Whether the file has a name for an operator, other than that of a value that it makes.
    private boolean named(Node node) {
        return !node.name().isEmpty()
                && node.outputs().stream()
                        .noneMatch(
                                port ->
                                        port.value() >= 0
                                                && (graph.values().get(port.value()).name() + ";")
                                                        .startsWith(node.name() + ";"));
    }

    private String amount(Node node) {
        long parameters = weights.parameters(node);
        if (parameters >= WEIGHTS) {
            return count(parameters);
        }
        String only = "";
        for (Node.Port port : node.inputs()) {
            Tensor tensor = port.value() < 0 ? null : known(port.value());
            if (tensor != null) {
                if (!only.isEmpty()) {
                    return "";
                }
                only = Numbers.text(tensor);
            }
        }
        return only;
    }

    String scope(Scope scope) {
        long sum = scopes.parameters(scope);
        return sum >= WEIGHTS ? count(sum) : "";
    }

    /// The copies of a repeat that differ from the drawn one.
    List<CopyDifference> differences(Scope scope) {
        return CopyDifference.of(graph, scope);
    }

    /// A value's shape as it is written beside an edge; empty if it is not known.
    String shape(int value) {
        return shape(value, Integer.MAX_VALUE);
    }

    /// The same with at most so many letters of each name of an extent, the last ones.
    String shape(int value, int letters) {
        Shape shape = graph.values().get(value).type().shape();
        if (shape == null || shape.rank() == 0) {
            return shape == null ? "" : "scalar";
        }
        return shape.dimensions().stream()
                .map(d -> ending(d, letters))
                .collect(Collectors.joining(" × "));
    }

    /// Of a longer name its last letters; of a longer expression none, since no end of it tells anything.
    private static String ending(Shape.Dimension extent, int letters) {
        String whole = extent.toString();
        if (!(extent instanceof Shape.Symbol) || whole.length() <= letters) {
            return whole;
        }
        boolean name = NAME.matcher(whole).matches();
        return name ? "…" + whole.substring(whole.length() - letters) : "…";
    }

    /// Three digits and a letter: `4`, `768`, `3.07 k`, `22.7 M`.
    static String count(long n) {
        if (n < 1000) {
            return Long.toString(n);
        }
        double scaled = n;
        int power = 0;
        while (scaled >= 999.5 && power < 5) {
            scaled /= 1000;
            power++;
        }
        String digits =
                scaled >= 99.95
                        ? String.format(Locale.ROOT, "%.0f", scaled)
                        : scaled >= 9.995
                                ? String.format(Locale.ROOT, "%.1f", scaled)
                                : String.format(Locale.ROOT, "%.2f", scaled);
        return digits + " " + " kMGTP".charAt(power);
    }
}
