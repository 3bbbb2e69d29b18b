package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.foreign.carry.SecondAxis;
import dev.loupe.figure.json.RowsJson;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Annotations of the layout that belong to one place: words there or away from it, with and without an arrow, and titles of subplots.
///
/// Source: plotly.js' reference of `layout.annotations`; `auto` anchors and the length of arrows are its defaults.
final class Notes {
    private static final double NEAR = 0.02;
    private static final double TEXT_SIZE = 12;
    private static final double ARROW_X = -10;
    private static final double ARROW_Y = -30;

    private final JsonNode layout;
    private final Carrier carrier;
    private final PlotlyFigure.Place place;
    private final Map<LayerSpec, List<JsonNode[]>> words = new LinkedHashMap<>();

    Notes(JsonNode layout, Carrier carrier, PlotlyFigure.Place place) {
        this.layout = layout;
        this.carrier = carrier;
        this.place = place;
    }

    /// Whether an annotation stands in this place or is its title.
    static boolean holds(JsonNode layout, PlotlyFigure.Place place, JsonNode node) {
        return titles(place, node) || Spot.of(layout, place, node) != null;
    }

    FigureSpec add(FigureSpec figure) {
        FigureSpec more = figure;
        for (JsonNode node : layout.path("annotations")) {
            String text = Axes.title(node.path("text"));
            if (!node.path("visible").asBoolean(true)) {
                continue;
            }
            if (titles(place, node)) {
                String title = more.heading().title();
                String joined = title.isEmpty() ? text : title + " · " + text;
                more = more.with(more.heading().title(joined));
                continue;
            }
            Spot spot = Spot.of(layout, place, node);
            if (spot != null) {
                more = spot.absolute() ? arrow(more, spot, node, text) : word(more, spot, node);
            }
        }
        for (Map.Entry<LayerSpec, List<JsonNode[]>> layer : words.entrySet()) {
            List<JsonNode[]> rows = layer.getValue();
            Table table =
                    Table.EMPTY
                            .with("x", column(rows, 0))
                            .with("y", column(rows, 1))
                            .with(
                                    "text",
                                    rows.stream()
                                            .map(row -> Axes.title(row[2]))
                                            .toArray(String[]::new));
            more =
                    laid(
                            more,
                            layer.getKey()
                                    .with(Channel.X, "x")
                                    .with(Channel.Y, "y")
                                    .with(Channel.TEXT, "text")
                                    .over(table));
        }
        return more;
    }

    private static Column column(List<JsonNode[]> rows, int part) {
        return RowsJson.column(rows.stream().map(row -> row[part]).toArray(JsonNode[]::new));
    }

    /// Over the middle of a panel, or turned at the right of its row.
    private static boolean titles(PlotlyFigure.Place place, JsonNode node) {
        boolean paper =
                node.path("xref").asString("").equals("paper")
                        && node.path("yref").asString("").equals("paper")
                        && !node.path("showarrow").asBoolean(true);
        double x = node.path("x").asDouble(0);
        double y = node.path("y").asDouble(0);
        double turned = node.path("textangle").asDouble(0);
        boolean above =
                turned == 0
                        && Math.abs(x - (place.left() + place.right()) / 2) < NEAR
                        && Math.abs(y - place.top()) < NEAR;
        boolean ofRow =
                turned == 90
                        && node.path("xanchor").asString("").equals("left")
                        && x >= place.right() - NEAR
                        && Math.abs(y - (place.bottom() + place.top()) / 2) < NEAR;
        return paper && (above || ofRow);
    }

    /// A tail that is given in data.
    private FigureSpec arrow(FigureSpec figure, Spot spot, JsonNode node, String text) {
        @Nullable LayerSpec layer = carrier.layer("arrow", "The annotation \"" + text + "\"");
        if (layer == null) {
            return figure;
        }
        JsonNode tailX = Spot.value(layout, place.x(), node.path("ax"));
        JsonNode tailY = Spot.value(layout, spot.yAxis(), node.path("ay"));
        Table table =
                Table.EMPTY
                        .with("x", RowsJson.column(new JsonNode[] {tailX}))
                        .with("y", RowsJson.column(new JsonNode[] {tailY}))
                        .with("x2", RowsJson.column(new JsonNode[] {spot.x()}))
                        .with("y2", RowsJson.column(new JsonNode[] {spot.y()}))
                        .with("text", text);
        layer = layer.with(Channel.X, "x").with(Channel.Y, "y");
        layer = layer.with(Channel.X2, "x2").with(Channel.Y2, "y2").with(Channel.TEXT, "text");
        layer = headless(node) ? layer.with("head", (Object) "none") : layer;
        return laid(figure, (spot.right() ? right(layer) : layer).over(table));
    }

    private FigureSpec word(FigureSpec figure, Spot spot, JsonNode node) {
        String text = Axes.title(node.path("text"));
        @Nullable LayerSpec found = carrier.layer("text", "The annotation \"" + text + "\"");
        if (found == null) {
            return figure;
        }
        LayerSpec layer = found.with("place", (Object) "at").with("within", (Object) spot.within());
        double size = node.path("font").path("size").asDouble(TEXT_SIZE);
        boolean pointing = node.path("showarrow").asBoolean(true);
        double dx = node.path("xshift").asDouble(0);
        double dy = -node.path("yshift").asDouble(0);
        if (pointing) {
            dx += node.path("ax").asDouble(ARROW_X);
            dy += node.path("ay").asDouble(ARROW_Y);
            layer = layer.with("pointer", (Object) (headless(node) ? "line" : "arrow"));
        }
        String across = node.path("xanchor").asString("auto");
        if (across.equals("auto") && !pointing && spot.shareX()) {
            across = side(spot.x().asDouble(0.5), "left", "right");
        }
        String up = node.path("yanchor").asString("auto");
        if (up.equals("auto") && !pointing && spot.shareY()) {
            up = side(spot.y().asDouble(0.5), "bottom", "top");
        }
        dy += up.equals("top") ? size / 2 : up.equals("bottom") ? -size / 2 : 0;
        layer = across.equals("left") ? layer.with("align", (Object) "start") : layer;
        layer = across.equals("right") ? layer.with("align", (Object) "end") : layer;
        layer = dx == 0 ? layer : carrier.option(layer, "dx", dx, "The place of a word");
        layer = dy == 0 ? layer : carrier.option(layer, "dy", dy, "The place of a word");
        if (node.path("font").has("size")) {
            layer = carrier.option(layer, "size", size, "The size of a word");
        }
        String colour = CssColours.hex(node.path("font").path("color").asString(""));
        layer = colour == null ? layer : layer.with("paint", (Object) colour);
        if (node.path("textangle").asDouble(0) != 0) {
            carrier.note("The annotation \"" + text + "\" is not turned.");
        }
        words.computeIfAbsent(spot.right() ? right(layer) : layer, k -> new ArrayList<>())
                .add(new JsonNode[] {spot.x(), spot.y(), node.path("text")});
        return figure;
    }

    private static String side(double share, String low, String high) {
        return share < 1 / 3.0 ? low : share > 2 / 3.0 ? high : "middle";
    }

    private static boolean headless(JsonNode node) {
        return node.path("arrowhead").asInt(1) == 0
                || node.path("arrowside").asString("end").equals("none");
    }

    private static LayerSpec right(LayerSpec layer) {
        return layer.with("axis", (Object) "right");
    }

    private static FigureSpec laid(FigureSpec figure, LayerSpec layer) {
        return "right".equals(layer.options().get("axis"))
                ? SecondAxis.of(figure, before -> before.with(layer))
                : figure.with(layer);
    }
}
