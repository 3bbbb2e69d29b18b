package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Traces that stand on each other or side by side: bars, histograms, boxes, violins and stacked areas of one figure are one layer, told
/// apart by a column of their names.
final class Joined {
    /// The column of the traces' names.
    static final String NAME = "trace";

    private final JsonNode layout;
    private final ColourScales scales;
    private final Carrier carrier;

    Joined(JsonNode layout, ColourScales scales, Carrier carrier) {
        this.layout = layout;
        this.scales = scales;
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, String mark, List<Trace> traces) {
        @Nullable LayerSpec layer = carrier.layer(mark, traces.getFirst().said());
        if (layer == null) {
            return figure;
        }
        boolean summary = mark.equals("box") || mark.equals("violin");
        boolean lying =
                traces.getFirst().lying() || mark.equals("histogram") && !given(traces, "x");
        String along = lying ? "y" : "x";
        boolean named = summary && !given(traces, along);
        Table table = table(traces, mark, named ? along : "");
        if (table.rows() == 0) {
            carrier.lost(traces.getFirst().said() + " without values");
            return figure;
        }
        for (Channel channel : List.of(Channel.X, Channel.Y)) {
            boolean wanted = !mark.equals("histogram") || channel.word().equals(along);
            if (wanted && table.has(channel.word())) {
                layer = layer.with(channel, channel.word());
            }
        }
        if (traces.size() > 1 && !named) {
            layer = layer.with(Channel.COLOR, NAME);
        }
        layer =
                switch (mark) {
                    case "bar" -> bars(layer, traces.size());
                    case "histogram" -> histogram(layer, traces);
                    case "area" -> areas(layer, traces);
                    default -> layer;
                };
        layer = Patterns.of(layer, traces, carrier);
        double opacity = traces.getFirst().opacity();
        if (opacity < 1) {
            layer = layer.with("opacity", (Object) opacity);
        }
        FigureSpec unnamed = figure.with(Channel.COLOR, figure.scale(Channel.COLOR).label(""));
        return mark.equals("bar")
                ? painted(unnamed, layer, table, traces)
                : unnamed.with(layer.over(table));
    }

    /// Bars of one trace may have a colour each; their categories keep the order of rows.
    private FigureSpec painted(
            FigureSpec figure, LayerSpec layer, Table table, List<Trace> traces) {
        Marked marked =
                traces.size() == 1
                        ? Marked.of(traces.getFirst().node().path("marker"), table.rows(), scales)
                        : new Marked.Plain();
        boolean arrays =
                traces.stream().anyMatch(t -> Values.array(t.node().path("marker").path("color")));
        if (marked instanceof Marked.Numbers(Column values, ScaleSpec scale)) {
            String column = "color";
            return figure.with(Channel.COLOR, scale)
                    .with(layer.with(Channel.COLOR, column).over(table.with(column, values)));
        }
        if (!(marked instanceof Marked.Paints(List<Marked.Paint> paints))) {
            if (arrays) {
                carrier.lost("A colour for each bar of several traces");
            }
            return figure.with(layer.over(table));
        }
        FigureSpec more = figure;
        for (Channel channel : List.of(Channel.X, Channel.Y)) {
            if (table.has(channel.word())
                    && table.column(channel.word())
                            instanceof Column.Texts(String[] levels, int[] _)
                    && figure.scale(channel).order().isEmpty()) {
                more = more.with(channel, figure.scale(channel).order(List.of(levels)));
            }
        }
        for (Marked.Paint paint : paints) {
            more =
                    more.with(
                            layer.with("paint", (Object) paint.hex())
                                    .over(table.take(paint.rows())));
        }
        return more;
    }

    private LayerSpec bars(LayerSpec given, int traces) {
        String mode = layout.path("barmode").asString("group");
        String norm = layout.path("barnorm").asString("");
        LayerSpec layer = carrier.option(given, "aggregate", "sum", "The sum of bars");
        if (traces == 1) {
            return layer;
        }
        return switch (mode) {
            case "stack", "relative" ->
                    carrier.option(
                            layer, "position", norm.isEmpty() ? "stack" : "fill", "The barmode");
            case "group" -> carrier.option(layer, "position", "dodge", "The barmode");
            default -> {
                carrier.note("Bars over each other are drawn side by side.");
                yield carrier.option(layer, "position", "dodge", "The barmode");
            }
        };
    }

    private LayerSpec histogram(LayerSpec given, List<Trace> traces) {
        JsonNode first = traces.getFirst().node();
        LayerSpec layer = given;
        JsonNode bins = first.path(given.columns().containsKey(Channel.X) ? "nbinsx" : "nbinsy");
        if (bins.isNumber()) {
            layer = carrier.option(layer, "bins", bins.asDouble(), "The number of bins");
        }
        if (first.has("xbins") || first.has("ybins")) {
            carrier.lost("The edges of bins (xbins, ybins)");
        }
        String stat =
                switch (first.path("histnorm").asString("")) {
                    case "" -> "count";
                    case "percent", "probability" -> "share";
                    case "probability density" -> "density";
                    default -> "?";
                };
        if (!stat.equals("count")) {
            layer = carrier.option(layer, "stat", stat, "The normalisation of a histogram");
        }
        if (first.path("cumulative").path("enabled").asBoolean(false)) {
            layer = carrier.option(layer, "cumulative", true, "The running sum of a histogram");
        }
        String position =
                switch (layout.path("barmode").asString("stack")) {
                    case "overlay" -> "overlay";
                    case "group" -> "dodge";
                    default -> "stack";
                };
        return traces.size() > 1
                ? carrier.option(layer, "position", position, "The barmode")
                : layer;
    }

    private LayerSpec areas(LayerSpec layer, List<Trace> traces) {
        String norm = traces.getFirst().node().path("groupnorm").asString("");
        return carrier.option(
                layer, "stack", norm.isEmpty() ? "zero" : "normalize", "The stacking");
    }

    private static boolean given(List<Trace> traces, String letter) {
        return traces.stream().anyMatch(trace -> Values.array(trace.node().path(letter)));
    }

    /// All rows, trace after trace.
    ///
    /// @param names the column that is to be the traces' names; empty for none
    private static Table table(List<Trace> traces, String mark, String names) {
        List<Table> tables = new ArrayList<>();
        List<String> column = new ArrayList<>();
        for (Trace trace : traces) {
            Table table = rows(trace.node(), mark);
            tables.add(table);
            for (int row = 0; row < table.rows(); row++) {
                column.add(trace.named());
            }
        }
        Table all = Table.EMPTY;
        for (String letter : List.of("x", "y")) {
            if (tables.stream().allMatch(t -> t.has(letter)) && !letter.equals(names)) {
                all = all.with(letter, joined(tables.stream().map(t -> t.column(letter)).toList()));
            }
        }
        String[] said = column.toArray(String[]::new);
        all = all.columns().isEmpty() ? all : all.with(NAME, said);
        return names.isEmpty() ? all : all.with(names, said);
    }

    private static Table rows(JsonNode node, String mark) {
        if (mark.equals("bar") || mark.equals("area")) {
            return Scatters.table(node);
        }
        Table table = Table.EMPTY;
        int rows = Integer.MAX_VALUE;
        for (String letter : List.of("x", "y")) {
            if (Values.array(node.path(letter))) {
                rows = Math.min(rows, Values.size(node.path(letter)));
            }
        }
        for (String letter : List.of("x", "y")) {
            if (Values.array(node.path(letter))) {
                int[] all = new int[rows];
                Arrays.setAll(all, i -> i);
                table = table.with(letter, Values.column(node.path(letter)).take(all));
            }
        }
        return table;
    }

    /// One column after another; texts if they are of different kinds.
    static Column joined(List<Column> columns) {
        int size = columns.stream().mapToInt(Column::size).sum();
        boolean numbers = columns.stream().allMatch(Column.Numbers.class::isInstance);
        boolean times = columns.stream().allMatch(Column.Times.class::isInstance);
        double[] values = new double[size];
        long[] micros = new long[size];
        @Nullable String[] texts = new @Nullable String[size];
        int at = 0;
        for (Column column : columns) {
            for (int row = 0; row < column.size(); row++, at++) {
                switch (column) {
                    case Column.Numbers(double[] all) -> values[at] = all[row];
                    case Column.Times(long[] all) -> micros[at] = all[row];
                    case Column.Texts _ -> {}
                }
                texts[at] = column.missing(row) ? null : column.text(row);
            }
        }
        return numbers
                ? new Column.Numbers(values)
                : times ? new Column.Times(micros) : Column.Texts.of(texts);
    }
}
