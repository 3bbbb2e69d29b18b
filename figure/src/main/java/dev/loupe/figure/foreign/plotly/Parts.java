package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Traces without axes: pies, flows, hierarchies and single numbers.
final class Parts {
    private static final int DEEPEST = 50;

    private final Carrier carrier;

    Parts(Carrier carrier) {
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, Trace trace) {
        String mark = trace.type().equals("indicator") ? "gauge" : trace.type();
        @Nullable LayerSpec layer = carrier.layer(mark, trace.said());
        if (layer == null) {
            return figure;
        }
        return switch (trace.type()) {
            case "pie" -> pie(figure, trace, layer);
            case "sankey" -> sankey(figure, trace.node(), layer);
            case "indicator" -> indicator(figure, trace.node(), layer);
            default -> hierarchy(figure, trace, layer);
        };
    }

    private FigureSpec pie(FigureSpec figure, Trace trace, LayerSpec given) {
        JsonNode node = trace.node();
        int rows = Values.size(node.path("labels"));
        Table table = Table.of("label", texts(node.path("labels")));
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        double[] values =
                Values.array(node.path("values")) ? Values.numbers(node.path("values")) : ones;
        table = table.with("value", Arrays.copyOf(values, rows));
        LayerSpec layer = carrier.channel(given, Channel.COLOR, "label");
        layer = carrier.channel(layer, Channel.VALUE, "value");
        double hole = node.path("hole").asDouble(0);
        layer = hole > 0 ? carrier.option(layer, "hole", hole, "The hole of a pie") : layer;
        return figure.with(Channel.COLOR, figure.scale(Channel.COLOR).label(""))
                .with(layer.over(table));
    }

    private FigureSpec sankey(FigureSpec figure, JsonNode node, LayerSpec given) {
        String[] labels = texts(node.path("node").path("label"));
        JsonNode link = node.path("link");
        double[] source = Values.numbers(link.path("source"));
        double[] target = Values.numbers(link.path("target"));
        double[] value = Values.numbers(link.path("value"));
        int rows = Math.min(source.length, Math.min(target.length, value.length));
        String[] from = new String[rows];
        String[] to = new String[rows];
        for (int i = 0; i < rows; i++) {
            from[i] = label(labels, source[i]);
            to[i] = label(labels, target[i]);
        }
        Table table =
                Table.of("source", from)
                        .with("target", to)
                        .with("value", Arrays.copyOf(value, rows));
        LayerSpec layer =
                given.with(Channel.SOURCE, "source")
                        .with(Channel.TARGET, "target")
                        .with(Channel.VALUE, "value");
        return figure.with(layer.over(table));
    }

    private static String label(String[] labels, double place) {
        int at = (int) place;
        return at >= 0 && at < labels.length && !labels[at].isEmpty() ? labels[at] : "node " + at;
    }

    private FigureSpec indicator(FigureSpec figure, JsonNode node, LayerSpec given) {
        Table table = Table.of("value", node.path("value").asDouble(Double.NaN));
        LayerSpec layer = carrier.channel(given, Channel.VALUE, "value");
        JsonNode range = node.path("gauge").path("axis").path("range");
        if (range.size() == 2) {
            String what = "The range of an indicator";
            layer = carrier.option(layer, "low", range.get(0).asDouble(0), what);
            layer = carrier.option(layer, "high", range.get(1).asDouble(1), what);
        }
        JsonNode before = node.path("delta").path("reference");
        if (before.isNumber()) {
            layer =
                    carrier.option(
                            layer, "before", before.asDouble(), "The change of an indicator");
        }
        String title = Axes.title(node.path("title"));
        FigureSpec more = title.isEmpty() ? figure : figure.with(figure.heading().title(title));
        return more.with(layer.over(table));
    }

    /// Labels and parents become a path from the root for every part with a value of its own.
    private FigureSpec hierarchy(FigureSpec figure, Trace trace, LayerSpec given) {
        JsonNode node = trace.node();
        String[] labels = texts(node.path("labels"));
        String[] ids = Values.array(node.path("ids")) ? texts(node.path("ids")) : labels;
        String[] parents = texts(node.path("parents"));
        int count = Math.min(ids.length, Math.min(labels.length, parents.length));
        double[] values = new double[count];
        Arrays.fill(values, Values.array(node.path("values")) ? 0 : 1);
        double[] said =
                Values.array(node.path("values")) ? Values.numbers(node.path("values")) : values;
        System.arraycopy(said, 0, values, 0, Math.min(count, said.length));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < count; i++) {
            places.put(ids[i], i);
        }
        if (node.path("branchvalues").asString("").equals("total")) {
            double[] totals = values.clone();
            for (int i = 0; i < count; i++) {
                Integer parent = places.get(parents[i]);
                if (parent != null && parent != i) {
                    values[parent] -= totals[i];
                }
            }
        }
        Set<Integer> branches = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Integer parent = places.get(parents[i]);
            if (parent != null) {
                branches.add(parent);
            }
        }
        List<List<String>> paths = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < count; i++) {
            if (!branches.contains(i) || values[i] > 1e-9) {
                List<String> path = path(i, labels, parents, places);
                depth = Math.max(depth, path.size());
                paths.add(path);
                sizes.add(values[i]);
            }
        }
        return levels(figure, given, paths, sizes, depth);
    }

    private static List<String> path(
            int leaf, String[] labels, String[] parents, Map<String, Integer> places) {
        List<String> path = new ArrayList<>();
        Integer at = leaf;
        while (at != null && path.size() < DEEPEST) {
            path.addFirst(labels[at]);
            at = places.get(parents[at]);
        }
        return path;
    }

    private FigureSpec levels(
            FigureSpec figure,
            LayerSpec given,
            List<List<String>> paths,
            List<Double> sizes,
            int depth) {
        Table table = Table.of("value", sizes.stream().mapToDouble(v -> v).toArray());
        List<String> columns = new ArrayList<>();
        for (int level = rootless(paths) ? 1 : 0; level < depth; level++) {
            @Nullable String[] names = new @Nullable String[paths.size()];
            for (int row = 0; row < names.length; row++) {
                names[row] = level < paths.get(row).size() ? paths.get(row).get(level) : null;
            }
            columns.add("level " + (level + 1));
            table = table.with(columns.getLast(), Column.Texts.of(names));
        }
        LayerSpec layer = carrier.option(given, "path", columns, "The hierarchy");
        return figure.with(carrier.channel(layer, Channel.VALUE, "value").over(table));
    }

    /// Whether all parts lie below one root, which then says nothing.
    private static boolean rootless(List<List<String>> paths) {
        return !paths.isEmpty()
                && paths.stream()
                        .allMatch(
                                path ->
                                        path.size() > 1
                                                && path.getFirst()
                                                        .equals(paths.getFirst().getFirst()));
    }

    private static String[] texts(JsonNode array) {
        Column column = Values.column(array);
        String[] texts = new String[column.size()];
        Arrays.setAll(texts, column::text);
        return texts;
    }
}
