package dev.loupe.server.http;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Which handler answers which method and path. A pattern is made of parts: plain ones, `{name}` for one part, and `{name...}` at the end for the rest.
///
/// Plain parts win over names, names over rests. Lookup walks the parts once. A rest at the very start takes whatever nothing else takes, so its methods are not counted as
/// those of a path.
public final class Router {
    private final Node root = new Node();
    private final List<String> listed = new ArrayList<>();

    private static final class Node {
        private final Map<String, Node> plain = new HashMap<>();
        private final Map<String, Leaf> leaves = new HashMap<>();
        private final Map<String, Leaf> rests = new HashMap<>();
        private @Nullable Node named;
    }

    private record Leaf(Handler handler, List<String> names) {}

    /// What was found for a path: a handler with its parameters, or the methods there are.
    public record Match(
            @Nullable Handler handler, Map<String, String> params, TreeSet<String> methods) {}

    public Router add(String method, String pattern, Handler handler) {
        listed.add(method + " " + pattern);
        List<String> names = new ArrayList<>();
        Node node = root;
        for (String part : parts(pattern)) {
            if (part.endsWith("...}")) {
                names.add(part.substring(1, part.length() - 4));
                node.rests.put(method, new Leaf(handler, names));
                return this;
            }
            if (part.startsWith("{")) {
                names.add(part.substring(1, part.length() - 1));
                node = node.named == null ? node.named = new Node() : node.named;
            } else {
                node = node.plain.computeIfAbsent(part, p -> new Node());
            }
        }
        node.leaves.put(method, new Leaf(handler, names));
        return this;
    }

    /// `METHOD pattern` of all routes, in the order they were added.
    public List<String> listed() {
        return List.copyOf(listed);
    }

    public Match find(String method, String path) {
        TreeSet<String> methods = new TreeSet<>();
        List<String> parts = parts(path);
        Optional<Match> found = find(root, method, parts, 0, new ArrayList<>(), methods);
        return found.orElseGet(() -> new Match(null, Map.of(), methods));
    }

    private static Optional<Match> find(
            Node node,
            String method,
            List<String> parts,
            int at,
            List<String> values,
            TreeSet<String> methods) {
        if (at == parts.size()) {
            methods.addAll(node.leaves.keySet());
            Leaf leaf = node.leaves.get(method);
            if (leaf != null) {
                return Optional.of(match(leaf, values));
            }
        } else {
            Node plain = node.plain.get(parts.get(at));
            if (plain != null) {
                Optional<Match> found = find(plain, method, parts, at + 1, values, methods);
                if (found.isPresent()) {
                    return found;
                }
            }
            if (node.named != null && !parts.get(at).isEmpty()) {
                List<String> more = new ArrayList<>(values);
                more.add(Request.decoded(parts.get(at), false));
                Optional<Match> found = find(node.named, method, parts, at + 1, more, methods);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        if (at < parts.size()) {
            if (at > 0) {
                methods.addAll(node.rests.keySet());
            }
            Leaf rest = at > 0 || methods.isEmpty() ? node.rests.get(method) : null;
            if (rest != null) {
                List<String> more = new ArrayList<>(values);
                more.add(Request.decoded(String.join("/", parts.subList(at, parts.size())), false));
                return Optional.of(match(rest, more));
            }
        }
        return Optional.empty();
    }

    private static Match match(Leaf leaf, List<String> values) {
        Map<String, String> params = new LinkedHashMap<>();
        for (int i = 0; i < leaf.names.size(); i++) {
            params.put(leaf.names.get(i), values.get(i));
        }
        return new Match(leaf.handler, params, new TreeSet<>());
    }

    private static List<String> parts(String path) {
        String clean = path.startsWith("/") ? path.substring(1) : path;
        return List.of(clean.split("/", -1));
    }
}
