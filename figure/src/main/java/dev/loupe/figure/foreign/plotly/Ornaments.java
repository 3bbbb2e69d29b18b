package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.json.RowsJson;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// Annotations and shapes of the layout that belong to one place: words, lines, intervals and the titles of subplots.
final class Ornaments {
    private final JsonNode layout;
    private final Carrier carrier;

    Ornaments(JsonNode layout, Carrier carrier) {
        this.layout = layout;
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, PlotlyFigure.Place place) {
        FigureSpec more = figure;
        for (JsonNode annotation : layout.path("annotations")) {
            more = annotation(more, place, annotation);
        }
        for (JsonNode shape : layout.path("shapes")) {
            if (reference(shape, "x").equals(place.x())
                    || reference(shape, "y").equals(place.y())) {
                more = shape(more, place, shape);
            }
        }
        return more;
    }

    private static String reference(JsonNode node, String letter) {
        return node.path(letter + "ref").asString(letter).replace(" domain", "");
    }

    private FigureSpec annotation(FigureSpec figure, PlotlyFigure.Place place, JsonNode node) {
        String text = Axes.title(node.path("text"));
        boolean paper =
                reference(node, "x").equals("paper") && reference(node, "y").equals("paper");
        if (paper) {
            double x = node.path("x").asDouble(0);
            boolean above =
                    Math.abs(x - (place.left() + place.right()) / 2) < 0.02
                            && Math.abs(node.path("y").asDouble(0) - place.top()) < 0.02
                            && !node.path("showarrow").asBoolean(true);
            if (above) {
                return figure.with(figure.heading().title(text));
            }
            boolean whole =
                    place.left() == 0
                            && place.right() == 1
                            && place.bottom() == 0
                            && place.top() == 1;
            if (whole) {
                carrier.lost("The annotation \"" + text + "\" at the paper");
            }
            return figure;
        }
        if (!reference(node, "x").equals(place.x()) || !reference(node, "y").equals(place.y())) {
            return figure;
        }
        @Nullable LayerSpec layer = carrier.layer("text", "The annotation \"" + text + "\"");
        if (layer == null) {
            return figure;
        }
        Table table =
                Table.EMPTY
                        .with("x", RowsJson.column(new JsonNode[] {node.path("x")}))
                        .with("y", RowsJson.column(new JsonNode[] {node.path("y")}))
                        .with("text", text);
        return figure.with(
                layer.with(Channel.X, "x")
                        .with(Channel.Y, "y")
                        .with(Channel.TEXT, "text")
                        .over(table));
    }

    private FigureSpec shape(FigureSpec figure, PlotlyFigure.Place place, JsonNode node) {
        String type = node.path("type").asString("rect");
        boolean fullX = spans(node, "x", place.x());
        boolean fullY = spans(node, "y", place.y());
        boolean level = node.path("y0").equals(node.path("y1"));
        boolean upright = node.path("x0").equals(node.path("x1"));
        if (type.equals("line") && (level || upright)) {
            Channel channel = level ? Channel.Y : Channel.X;
            if (level ? !fullX : !fullY) {
                carrier.note("A line of the layout is drawn across the whole panel.");
            }
            return mark(figure, "rule", channel, node.path(level ? "y0" : "x0"));
        }
        if (type.equals("rect") && fullX != fullY) {
            String letter = fullX ? "y" : "x";
            @Nullable LayerSpec layer = carrier.layer("range", "A rectangle of the layout");
            if (layer == null) {
                return figure;
            }
            Table table =
                    Table.EMPTY
                            .with("from", RowsJson.column(new JsonNode[] {node.path(letter + "0")}))
                            .with("to", RowsJson.column(new JsonNode[] {node.path(letter + "1")}));
            return figure.with(
                    layer.with(fullX ? Channel.LOW : Channel.START, "from")
                            .with(fullX ? Channel.HIGH : Channel.END, "to")
                            .over(table));
        }
        carrier.lost("A shape of type \"" + type + "\" of the layout");
        return figure;
    }

    /// Whether a shape runs from edge to edge in this direction.
    private static boolean spans(JsonNode node, String letter, String axis) {
        String reference = node.path(letter + "ref").asString(letter);
        return !reference.equals(axis)
                && node.path(letter + "0").asDouble(-1) == 0
                && node.path(letter + "1").asDouble(-1) == 1;
    }

    private FigureSpec mark(FigureSpec figure, String mark, Channel channel, JsonNode value) {
        @Nullable LayerSpec layer = carrier.layer(mark, "A line of the layout");
        return layer == null
                ? figure
                : figure.with(
                        layer.with(channel, "value")
                                .over(
                                        Table.EMPTY.with(
                                                "value", RowsJson.column(new JsonNode[] {value}))));
    }
}
