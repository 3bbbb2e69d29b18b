package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.SecondAxis;
import dev.loupe.figure.json.RowsJson;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// Annotations and shapes of the layout that belong to one place: words, lines, intervals, rectangles and the titles of subplots.
final class Ornaments {
    private static final List<String> CORNERS = List.of("x0", "y0", "x1", "y1");
    private static final List<Channel> LINE_ENDS =
            List.of(Channel.X, Channel.Y, Channel.X2, Channel.Y2);
    private static final List<Channel> SIDES =
            List.of(Channel.START, Channel.LOW, Channel.END, Channel.HIGH);

    private final JsonNode layout;
    private final Carrier carrier;

    Ornaments(JsonNode layout, Carrier carrier) {
        this.layout = layout;
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, PlotlyFigure.Place place) {
        FigureSpec more = figure;
        for (JsonNode shape : layout.path("shapes")) {
            String up = reference(shape, "y");
            if (Spot.over(layout, up).equals(place.y())) {
                PlotlyFigure.Place over = place.over(up);
                more = SecondAxis.of(more, before -> shape(before, over, shape));
            } else if (reference(shape, "x").equals(place.x()) || up.equals(place.y())) {
                more = shape(more, place, shape);
            }
        }
        return new Notes(layout, carrier, place).add(more);
    }

    private static String reference(JsonNode node, String letter) {
        return node.path(letter + "ref").asString(letter).replace(" domain", "");
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
        if (type.equals("line") && onAxes(node, place)) {
            return corners(figure, "arrow", node, LINE_ENDS);
        }
        if (type.equals("rect") && onAxes(node, place)) {
            return corners(figure, "range", node, SIDES);
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

    private static boolean onAxes(JsonNode node, PlotlyFigure.Place place) {
        return node.path("xref").asString("x").equals(place.x())
                && node.path("yref").asString("y").equals(place.y());
    }

    /// Whether a shape runs from edge to edge in this direction.
    private static boolean spans(JsonNode node, String letter, String axis) {
        String reference = node.path(letter + "ref").asString(letter);
        return !reference.equals(axis)
                && node.path(letter + "0").asDouble(-1) == 0
                && node.path(letter + "1").asDouble(-1) == 1;
    }

    private FigureSpec corners(
            FigureSpec figure, String mark, JsonNode node, List<Channel> channels) {
        @Nullable LayerSpec layer = carrier.layer(mark, "A shape of the layout");
        if (layer == null) {
            return figure;
        }
        Table table = Table.EMPTY;
        for (int i = 0; i < CORNERS.size(); i++) {
            String name = CORNERS.get(i);
            table = table.with(name, RowsJson.column(new JsonNode[] {node.path(name)}));
            layer = layer.with(channels.get(i), name);
        }
        layer = mark.equals("arrow") ? layer.with("head", (Object) "none") : layer;
        return figure.with(layer.over(table));
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
