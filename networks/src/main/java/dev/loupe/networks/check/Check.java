package dev.loupe.networks.check;

import dev.loupe.networks.cost.ModelCosts;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Model;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Tensor;
import dev.loupe.networks.weights.TensorNumbers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Asks whether a model passes gates. What cannot be known does not pass.
public final class Check {
    private static final Pattern OPSET = Pattern.compile("\"ai\\.onnx\":(\\d+)");
    private static final int MOST_NAMES = 5;

    private final Model model;

    private Check(Model model) {
        this.model = model;
    }

    /// A gate that a model does not pass.
    ///
    /// @param gate its name
    /// @param why  one sentence
    public record Failure(String gate, String why) {}

    /// Those that the model does not pass, in their order.
    ///
    /// @throws IOException if a file that holds weights cannot be read
    public static List<Failure> of(Model model, List<Gate> gates) throws IOException {
        Check check = new Check(model);
        List<Failure> failures = new ArrayList<>();
        for (Gate gate : gates) {
            String why = check.why(gate);
            if (why != null) {
                failures.add(new Failure(gate.name(), why));
            }
        }
        return failures;
    }

    private @Nullable String why(Gate gate) throws IOException {
        return switch (gate) {
            case Gate.MostParameters(long most) -> over("parameters", model.parameters(), most);
            case Gate.MostBytes(long most) -> over("bytes of weights", model.bytes(), most);
            case Gate.MostMacs(long most, Map<String, Long> dims) -> macs(most, dims);
            case Gate.Opset(long least, long most) -> opset(least, most);
            case Gate.Banned(Set<String> operators) ->
                    operators(
                            "banned",
                            node ->
                                    operators.contains(node.operator())
                                            || operators.contains(said(node)));
            case Gate.NoCustomOperators none -> custom();
            case Gate.NoPickleGlobals none ->
                    model.unsafe().isEmpty()
                            ? null
                            : "Loading it would run " + String.join(", ", model.unsafe()) + ".";
            case Gate.NoExternalData none -> external();
            case Gate.FiniteWeights none -> finite();
        };
    }

    private static @Nullable String over(String what, long found, long most) {
        return found <= most
                ? null
                : String.format(
                        Locale.ROOT,
                        "It has %,d %s, but at most %,d are wanted.",
                        found,
                        what,
                        most);
    }

    private @Nullable String macs(long most, Map<String, Long> dims) {
        ModelCosts costs = ModelCosts.of(model, dims);
        if (costs.total().macs() >= 0) {
            return over("MACs", costs.total().macs(), most);
        }
        String names = String.join(", ", costs.symbols());
        return "Its MACs are not known"
                + (names.isEmpty() ? "." : "; --dims must give numbers for " + names + ".");
    }

    private @Nullable String opset(long least, long most) {
        Matcher said = OPSET.matcher(model.metadata().getOrDefault("opset_import", ""));
        if (!said.find()) {
            return "It names no opset.";
        }
        long opset = Long.parseLong(said.group(1));
        return opset >= least && opset <= most
                ? null
                : "Its opset is %d, but %s is wanted."
                        .formatted(
                                opset,
                                most == Long.MAX_VALUE
                                        ? least + " or later"
                                        : least + " to " + most);
    }

    private static String said(Node node) {
        return node.domain().isEmpty() ? node.operator() : node.domain() + "::" + node.operator();
    }

    private @Nullable String operators(String what, java.util.function.Predicate<Node> fails) {
        Map<String, Integer> found = new TreeMap<>();
        for (Graph graph : model.graphs()) {
            for (Node node : graph.nodes()) {
                if (fails.test(node)) {
                    found.merge(said(node), 1, Integer::sum);
                }
            }
        }
        return found.isEmpty()
                ? null
                : "It has "
                        + what
                        + " operators: "
                        + found.entrySet().stream()
                                .map(e -> e.getKey() + " × " + e.getValue())
                                .collect(Collectors.joining(", "))
                        + ".";
    }

    private @Nullable String custom() {
        Set<String> functions = new HashSet<>();
        for (Graph graph : model.graphs()) {
            if (graph.role() == Graph.Role.FUNCTION) {
                functions.add(graph.metadata().getOrDefault("domain", "") + "::" + graph.name());
            }
        }
        return operators(
                "custom",
                node ->
                        !node.domain().isEmpty()
                                && !node.domain().startsWith("ai.onnx")
                                && !functions.contains(node.domain() + "::" + node.operator()));
    }

    private @Nullable String external() {
        List<String> names = new ArrayList<>();
        for (Tensor tensor : model.tensors()) {
            if (tensor.content() instanceof Tensor.Elsewhere
                    || tensor.content() instanceof Tensor.Absent) {
                names.add(tensor.name());
            }
        }
        return listed("weights lie in other files or are missing", names);
    }

    private @Nullable String finite() throws IOException {
        List<String> names = new ArrayList<>();
        for (Tensor tensor : model.tensors()) {
            if (tensor.type().name().contains("float") && !finite(tensor)) {
                names.add(tensor.name());
            }
        }
        return listed("weights hold NaN, infinity or nothing that can be read", names);
    }

    private static boolean finite(Tensor tensor) throws IOException {
        try {
            TensorNumbers numbers = TensorNumbers.of(tensor);
            for (long i = 0; i < numbers.count(); i++) {
                if (!Double.isFinite(numbers.at(i))) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException unread) {
            return false;
        }
    }

    private static @Nullable String listed(String what, List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        String more =
                names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return "%d %s: %s%s."
                .formatted(
                        names.size(),
                        what,
                        String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))),
                        more);
    }
}
