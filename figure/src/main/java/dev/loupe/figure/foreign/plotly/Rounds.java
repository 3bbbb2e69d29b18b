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
import java.util.List;
import java.util.Set;

/// Traces around a centre and in a triangle: `scatterpolar`, `barpolar` and `scatterternary`. Where angles are names, lines become radars.
///
/// Source: plotly.js' reference of these traces and of `layout.polar.angularaxis`.
final class Rounds {
    private static final Set<String> COMPASS =
            Set.of(
                    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W",
                    "WNW", "NW", "NNW");

    private final JsonNode layout;
    private final Carrier carrier;
    private final TraceColours colours;

    Rounds(JsonNode layout, Carrier carrier, TraceColours colours) {
        this.layout = layout;
        this.carrier = carrier;
        this.colours = colours;
    }

    FigureSpec add(FigureSpec figure, Trace trace) {
        return switch (trace.type()) {
            case "scatterternary" -> ternary(figure, trace);
            case "barpolar" -> bars(figure, trace);
            default -> polar(figure, trace);
        };
    }

    /// The columns of a trace; null and a sentence if they are not all there and of one length.
    private @Nullable Table columns(Trace trace, List<String> fields, List<String> names) {
        Table table = Table.EMPTY;
        for (int i = 0; i < fields.size(); i++) {
            JsonNode values = trace.node().path(fields.get(i));
            if (!Values.array(values) || i > 0 && Values.size(values) != table.rows()) {
                carrier.lost(trace.said() + " without as many " + fields.get(i));
                return null;
            }
            Column column = Values.column(values);
            boolean named =
                    fields.get(i).equals("theta")
                            && angular(trace).path("type").asString("").equals("category");
            table = table.with(names.get(i), named ? texts(column) : column);
        }
        return table;
    }

    private JsonNode angular(Trace trace) {
        return layout.path(trace.node().path("subplot").asString("polar")).path("angularaxis");
    }

    /// Numbers around a circle that are names.
    private static Column texts(Column column) {
        @Nullable String[] texts = new @Nullable String[column.size()];
        Arrays.setAll(texts, i -> column.missing(i) ? null : column.text(i));
        return Column.Texts.of(texts);
    }

    /// Corners are called as their columns are, so that columns have the titles of the axes.
    private FigureSpec ternary(FigureSpec figure, Trace trace) {
        List<String> letters = List.of("a", "b", "c");
        JsonNode axes = layout.path(trace.node().path("subplot").asString("ternary"));
        List<String> names = new ArrayList<>();
        for (String letter : letters) {
            String title = Axes.title(axes.path(letter + "axis").path("title"));
            names.add(title.isEmpty() || names.contains(title) ? letter : title);
        }
        Table table = columns(trace, letters, names);
        if (table == null) {
            return figure;
        }
        if (trace.node().path("mode").asString("markers").contains("lines")) {
            carrier.note("The lines of " + trace.said() + " are drawn as dots.");
        }
        LayerSpec layer =
                LayerSpec.of("ternary")
                        .with(Channel.X, names.get(0))
                        .with(Channel.Y, names.get(1))
                        .with(Channel.Z, names.get(2));
        return figure.with(colours.told(layer, trace).over(table));
    }

    private FigureSpec bars(FigureSpec figure, Trace trace) {
        Table table = columns(trace, List.of("theta", "r"), List.of("x", "y"));
        if (table == null) {
            return figure;
        }
        if (table.column("y") instanceof Column.Numbers(double[] amounts)
                && Arrays.stream(amounts).anyMatch(amount -> amount < 0)) {
            carrier.lost(trace.said() + " with amounts below 0");
            return figure;
        }
        LayerSpec layer = LayerSpec.of("windrose").with(Channel.X, "x").with(Channel.Y, "y");
        if (table.column("x") instanceof Column.Texts(String[] levels, int[] _)
                && !COMPASS.containsAll(List.of(levels))) {
            layer = carrier.option(layer, "names", true, "The names around the circle");
        }
        return figure.with(colours.told(layer, trace).over(table));
    }

    private FigureSpec polar(FigureSpec figure, Trace trace) {
        Table table = columns(trace, List.of("theta", "r"), List.of("x", "y"));
        if (table == null) {
            return figure;
        }
        String mode = trace.node().path("mode").asString("lines");
        String fill = trace.node().path("fill").asString("none");
        if (table.column("x") instanceof Column.Texts) {
            if (!mode.contains("lines")) {
                carrier.note("The dots of " + trace.said() + " are joined.");
            }
            LayerSpec radar =
                    LayerSpec.of("radar")
                            .with(Channel.X, "x")
                            .with(Channel.Y, "y")
                            .with("fill", (Object) !fill.equals("none"));
            return figure.with(colours.told(radar, trace).over(open(table)));
        }
        JsonNode angular = angular(trace);
        boolean north = angular.path("direction").asString("").equals("clockwise");
        String unit = trace.node().path("thetaunit").asString("degrees");
        String shape = !fill.equals("none") ? "area" : mode.contains("lines") ? "line" : "point";
        LayerSpec layer =
                LayerSpec.of("polar")
                        .with(Channel.X, "x")
                        .with(Channel.Y, "y")
                        .with("zero", (Object) (north ? "north" : "east"))
                        .with("shape", (Object) shape)
                        .with("close", (Object) false);
        layer = carrier.option(layer, "unit", unit, "The unit of angles, " + unit + ",");
        return figure.with(colours.told(layer, trace).over(table));
    }

    /// Without a last row that only closes the line.
    private static Table open(Table table) {
        int last = table.rows() - 1;
        boolean closed = last > 1 && table.column("x").text(0).equals(table.column("x").text(last));
        int[] rows = table.allRows();
        return closed ? table.take(Arrays.copyOf(rows, last)) : table;
    }
}
