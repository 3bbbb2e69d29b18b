package dev.loupe.networks.format.torchscript;

import dev.loupe.networks.format.GraphDraft;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// One run through a function or block: what its variables stand for, and where its nodes go.
///
/// @param assigned variables in the order in which they were set here
/// @param scope    the module's path, with `/`
record Frame(
        GraphDraft draft,
        Map<String, Symbol> variables,
        Set<String> assigned,
        String scope,
        Source source) {
    /// Stands for what a function answers; no variable can have this name.
    static final String ANSWER = "return";

    static Frame of(GraphDraft draft, String scope, Source source) {
        return new Frame(draft, new HashMap<>(), new LinkedHashSet<>(), scope, source);
    }

    /// A block of its own graph, that sees the variables around it.
    Frame block(GraphDraft inner) {
        return new Frame(inner, new HashMap<>(variables), new LinkedHashSet<>(), scope, source);
    }

    void set(String variable, Symbol symbol) {
        variables.put(variable, symbol);
        assigned.add(variable);
    }
}
