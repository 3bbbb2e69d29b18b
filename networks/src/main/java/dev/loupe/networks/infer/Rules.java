package dev.loupe.networks.infer;

import dev.loupe.networks.graph.Node;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The rules of all operators that are known, by plain names.
///
/// Source: ONNX, *Operator Schemas*, as of opset 23; some of ONNX Runtime's contributed operators.
final class Rules {
    private static final Set<String> DOMAINS = Set.of("", "com.microsoft");
    private static final Map<String, Rule> ALL = all();

    private Rules() {}

    private static Map<String, Rule> all() {
        Map<String, Rule> rules = new HashMap<>();
        Elementwise.into(rules);
        Products.into(rules);
        Windows.into(rules);
        Moves.into(rules);
        Parts.into(rules);
        Sequences.into(rules);
        Reductions.into(rules);
        Contents.into(rules);
        return Map.copyOf(rules);
    }

    /// The operators that there are rules for.
    static Set<String> operators() {
        return ALL.keySet();
    }

    /// Null if nothing is known of the operator.
    static @Nullable Rule of(Node node) {
        return DOMAINS.contains(node.domain()) ? ALL.get(node.operator()) : null;
    }
}
