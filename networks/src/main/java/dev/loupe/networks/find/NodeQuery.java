package dev.loupe.networks.find;

import dev.loupe.core.Unfit;
import dev.loupe.core.Wording;
import dev.loupe.core.WrongPattern;
import dev.loupe.networks.graph.Graph;
import dev.loupe.networks.graph.Node;
import dev.loupe.networks.graph.Type;
import dev.loupe.networks.scope.OwnWeights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What operators are looked for: words that all must hold.
///
/// | word | holds for operators |
/// |---|---|
/// | `conv` | whose operator, name, scope or one of whose values' names contains it, in any case |
/// | `/attn.*q/` | where one of these matches the regular expression |
/// | `op=Conv`, `name=…` | whose operator, or name, is that; `~` takes a regular expression |
/// | `params>1M`, `>=`, `<`, `<=`, `=` | with so many parameters of their own; `k`, `M`, `G` |
/// | `type=float16` | one of whose values has that type |
/// | `shape=1x384` | one of whose values has that shape; `*` stands for any extent |
/// | `kernel_shape=3x3` | with an attribute of that name and value; `~` takes a regular expression |
/// | `-…` | for which the rest does not hold |
///
/// Words in double quotes may hold spaces.
public final class NodeQuery {
    private static final Pattern WORD =
            Pattern.compile(
                    "\\G\\s*(-?(?:[^\\s\"/=~<>]+(?:=|~|<=|>=|<|>))?(?:\"[^\"]*\"|/(?:[^/\\\\]|\\\\.)+/|[^\\s\"]+))");
    private static final Pattern COMPARED =
            Pattern.compile("([A-Za-z_][\\w.]*)(<=|>=|=|~|<|>)(.+)", Pattern.DOTALL);

    private final BiPredicate<Searched, Node> test;

    private record Searched(Graph graph, OwnWeights weights) {}

    private NodeQuery(BiPredicate<Searched, Node> test) {
        this.test = test;
    }

    /// @throws Unfit with one sentence that names the word that is not understood
    public static NodeQuery of(String text) {
        BiPredicate<Searched, Node> all = (in, node) -> true;
        var words = WORD.matcher(text);
        int end = 0;
        while (words.find()) {
            String word = words.group(1);
            end = words.end();
            boolean not = word.length() > 1 && word.startsWith("-");
            BiPredicate<Searched, Node> one = word(not ? word.substring(1) : word);
            all = all.and(not ? one.negate() : one);
        }
        if (!text.substring(end).isBlank()) {
            throw new Unfit(
                    Wording.of(
                            "find.quotes",
                            "The search must end its quotes, but here it is: {text}",
                            "text",
                            text.substring(end).strip()));
        }
        return new NodeQuery(all);
    }

    /// Indices of a graph's operators for which it holds, at most `most`.
    public List<Integer> find(Graph graph, int most) {
        List<Integer> found = new ArrayList<>();
        Searched in = new Searched(graph, OwnWeights.of(graph));
        for (int i = 0; i < graph.nodes().size() && found.size() < most; i++) {
            if (test.test(in, graph.nodes().get(i))) {
                found.add(i);
            }
        }
        return found;
    }

    private static BiPredicate<Searched, Node> word(String word) {
        if (word.length() > 2 && word.startsWith("/") && word.endsWith("/")) {
            Predicate<String> matches = regex(word.substring(1, word.length() - 1));
            return (in, node) -> anyText(in.graph(), node, matches);
        }
        var compared = COMPARED.matcher(word);
        if (compared.matches()) {
            return compared(
                    compared.group(1), compared.group(2), unquoted(compared.group(3)), word);
        }
        String part = unquoted(word).toLowerCase(Locale.ROOT);
        return (in, node) ->
                anyText(in.graph(), node, t -> t.toLowerCase(Locale.ROOT).contains(part));
    }

    private static BiPredicate<Searched, Node> compared(
            String name, String sign, String value, String word) {
        if (name.equals("params")) {
            return size(sign, count(value, word), word);
        }
        if (!sign.equals("=") && !sign.equals("~")) {
            throw new Unfit(
                    Wording.of(
                            "find.params",
                            "Only params can be compared by < and >, but here it is {word}.",
                            "word",
                            word));
        }
        boolean regular = sign.equals("~");
        String wanted = value.replace("×", "x");
        Predicate<String> text = regular ? regex(value) : t -> t.equalsIgnoreCase(value);
        return switch (name) {
            case "op" -> (in, node) -> text.test(node.operator());
            case "name" -> (in, node) -> text.test(node.name());
            case "scope" -> (in, node) -> text.test(node.scope());
            case "type", "dtype" ->
                    (in, node) ->
                            types(in.graph(), node).stream().anyMatch(t -> text.test(t.text()));
            case "shape" -> {
                Predicate<String> shape = regular ? regex(value) : shape(wanted);
                yield (in, node) ->
                        types(in.graph(), node).stream()
                                .anyMatch(
                                        t ->
                                                t.shape() != null
                                                        && shape.test(
                                                                t.shape()
                                                                        .toString()
                                                                        .replace("×", "x")));
            }
            default ->
                    (in, node) ->
                            node.attributes().stream()
                                    .anyMatch(
                                            a ->
                                                    a.name().equalsIgnoreCase(name)
                                                            && (regular
                                                                    ? text.test(a.text())
                                                                    : a.text()
                                                                            .equalsIgnoreCase(
                                                                                    wanted)));
        };
    }

    private static Predicate<String> shape(String wanted) {
        StringBuilder pattern = new StringBuilder();
        for (String part : wanted.split("x", -1)) {
            pattern.append(pattern.isEmpty() ? "" : "x")
                    .append(part.equals("*") ? "[^x]+" : Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString()).asMatchPredicate();
    }

    private static BiPredicate<Searched, Node> size(String sign, double bound, String word) {
        return switch (sign) {
            case "<" -> (in, node) -> in.weights().parameters(node) < bound;
            case "<=" -> (in, node) -> in.weights().parameters(node) <= bound;
            case ">" -> (in, node) -> in.weights().parameters(node) > bound;
            case ">=" -> (in, node) -> in.weights().parameters(node) >= bound;
            case "=" -> (in, node) -> in.weights().parameters(node) == bound;
            default ->
                    throw new Unfit(
                            Wording.of(
                                    "find.sign",
                                    "Params are compared by <, <=, =, >= or >, but here it is {word}.",
                                    "word",
                                    word));
        };
    }

    private static double count(String text, String word) {
        int scale = "kMG".indexOf(text.isEmpty() ? ' ' : text.charAt(text.length() - 1));
        try {
            double value =
                    Double.parseDouble(scale < 0 ? text : text.substring(0, text.length() - 1));
            return value * Math.pow(1000, scale + 1.0);
        } catch (NumberFormatException _) {
            throw new Unfit(
                    Wording.of(
                            "find.number",
                            "Params are compared with a number such as 1000 or 1.5M, but here it is {word}.",
                            "word",
                            word));
        }
    }

    private static Predicate<String> regex(String text) {
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new Unfit(
                    Wording.of(
                            "find.regex",
                            "The regular expression {text} is not one: {what}.",
                            "text",
                            text,
                            "what",
                            WrongPattern.why(e)));
        }
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static boolean anyText(Graph graph, Node node, Predicate<String> test) {
        if (test.test(node.operator()) || test.test(node.name()) || test.test(node.scope())) {
            return true;
        }
        return ports(node).anyMatch(v -> test.test(graph.values().get(v).name()));
    }

    private static List<Type> types(Graph graph, Node node) {
        return ports(node).mapToObj(v -> graph.values().get(v).type()).toList();
    }

    private static java.util.stream.IntStream ports(Node node) {
        return java.util.stream.Stream.concat(node.inputs().stream(), node.outputs().stream())
                .mapToInt(Node.Port::value)
                .filter(v -> v >= 0);
    }
}
