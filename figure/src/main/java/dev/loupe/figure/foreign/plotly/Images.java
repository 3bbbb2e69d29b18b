package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.bitmap.Bitmap;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Pictures made of pixels: traces of type `image`, whose first row is at the top of an axis turned over, and images of the layout that lie
/// on axes.
///
/// Source: plotly.js' reference, `image` traces and `layout.images`.
final class Images {
    private final Carrier carrier;

    Images(Carrier carrier) {
        this.carrier = carrier;
    }

    FigureSpec add(FigureSpec figure, Trace trace, JsonNode axis) {
        JsonNode node = trace.node();
        Bitmap picture = picture(trace);
        if (picture == null) {
            return figure;
        }
        double x = node.path("x0").asDouble(0);
        double y = node.path("y0").asDouble(0);
        double right = node.path("dx").asDouble(1);
        double down = node.path("dy").asDouble(1);
        double bottom = y + (picture.rows() - 0.5) * down;
        double top = y - 0.5 * down;
        Table table =
                Table.of("start", x - 0.5 * right)
                        .with("end", x + (picture.columns() - 0.5) * right)
                        .with("low", bottom)
                        .with("high", top);
        ScaleSpec scale = figure.scale(Channel.Y);
        boolean free = !axis.has("range") && scale.from() == null && scale.to() == null;
        FigureSpec more = free ? figure.with(Channel.Y, scale.domain(bottom, top)) : figure;
        return spanned(more, table, picture.address(), node);
    }

    private FigureSpec spanned(FigureSpec figure, Table table, String address, JsonNode node) {
        LayerSpec layer = LayerSpec.of("image");
        for (Channel channel :
                new Channel[] {Channel.START, Channel.END, Channel.LOW, Channel.HIGH}) {
            layer = layer.with(channel, channel.word());
        }
        if (node.path("opacity").isNumber()) {
            double opacity = node.path("opacity").asDouble();
            layer = carrier.option(layer, "opacity", opacity, "The opacity of an image");
        }
        return figure.with(layer.with(Channel.IMAGE, "image").over(table.with("image", address)));
    }

    private @Nullable Bitmap picture(Trace trace) {
        String source = trace.node().path("source").asString("");
        if (!source.isEmpty()) {
            if (!source.startsWith("data:")) {
                carrier.lost("The address of " + trace.said());
                return null;
            }
            return Bitmap.read(source, Bitmap.MOST_PIXELS);
        }
        String model = trace.node().path("colormodel").asString("rgb");
        if (!model.startsWith("rgb") || trace.node().has("zmin") || trace.node().has("zmax")) {
            carrier.lost("The colour model or the limits of " + trace.said());
            return null;
        }
        double[][][] z = Values.cube(trace.node().path("z"), model.equals("rgb") ? 3 : 4);
        if (z.length == 0) {
            carrier.lost(trace.said() + " without pixels");
            return null;
        }
        for (double[][] row : z) {
            for (double[] pixel : row) {
                for (int i = 0; i < pixel.length; i++) {
                    pixel[i] /= i == 3 && model.equals("rgba") ? 1 : 255;
                }
            }
        }
        return Bitmap.of(z);
    }

    /// An image of the layout. Of one that refers to the paper or to the domain of an axis the place is a part of the panel that holds it.
    FigureSpec laid(FigureSpec figure, PlotlyFigure.Place place, JsonNode node) {
        String across = node.path("xref").asString("paper");
        String up = node.path("yref").asString("paper");
        if (!holds(place, node) || !drawable(node)) {
            return figure;
        }
        boolean onAxes = onAxes(place, node);
        double[] sides = onAxes ? sides(node) : place.inside(across, up, sides(node));
        if (sides == null) {
            return figure;
        }
        Table table =
                Table.of("start", sides[0])
                        .with("end", sides[1])
                        .with("low", sides[2])
                        .with("high", sides[3]);
        FigureSpec more = spanned(figure, table, node.path("source").asString(""), node);
        List<LayerSpec> layers = new ArrayList<>(more.layers());
        LayerSpec layer = layers.removeLast();
        layer = onAxes ? layer : layer.with("within", (Object) "panel");
        layer = fitted(layer, node);
        if (node.path("layer").asString("above").equals("below")) {
            layers.addFirst(layer);
        } else {
            layers.addLast(layer);
        }
        return more.layers(layers);
    }

    /// Whether an image of the layout belongs to this place.
    static boolean holds(PlotlyFigure.Place place, JsonNode node) {
        return onAxes(place, node)
                || place.inside(
                                node.path("xref").asString("paper"),
                                node.path("yref").asString("paper"),
                                sides(node))
                        != null;
    }

    private static boolean onAxes(PlotlyFigure.Place place, JsonNode node) {
        return node.path("xref").asString("paper").equals(place.x())
                && node.path("yref").asString("paper").equals(place.y());
    }

    /// Left, right, bottom and top.
    private static double[] sides(JsonNode node) {
        double wide = node.path("sizex").asDouble(0);
        double high = node.path("sizey").asDouble(0);
        double left =
                node.path("x").asDouble(0)
                        - wide * share(node.path("xanchor").asString("left"), "center", "right");
        double top =
                node.path("y").asDouble(0)
                        + high * share(node.path("yanchor").asString("top"), "middle", "bottom");
        return new double[] {left, left + wide, top - high, top};
    }

    /// Whether an image is there to be drawn, at numbers; a sentence is kept if it is not.
    private boolean drawable(JsonNode node) {
        boolean sized = node.path("sizex").isNumber() && node.path("sizey").isNumber();
        if (!node.path("source").asString("").startsWith("data:") || !sized) {
            carrier.lost("An image of the layout by an address, or without a size,");
            return false;
        }
        if (node.has("x") && !node.path("x").isNumber()
                || node.has("y") && !node.path("y").isNumber()) {
            carrier.lost("An image of the layout at a place that is no number");
            return false;
        }
        return true;
    }

    private LayerSpec fitted(LayerSpec layer, JsonNode node) {
        String sizing = node.path("sizing").asString("contain");
        if (sizing.equals("stretch")) {
            return layer;
        }
        if (sizing.equals("fill")) {
            carrier.note("An image of the layout that fills its place is shown whole in it.");
        }
        String up =
                switch (node.path("yanchor").asString("top")) {
                    case "middle" -> "";
                    case "bottom" -> "bottom";
                    default -> "top";
                };
        String across =
                switch (node.path("xanchor").asString("left")) {
                    case "center" -> "";
                    case "right" -> "right";
                    default -> "left";
                };
        String anchor = up + (up.isEmpty() || across.isEmpty() ? "" : "-") + across;
        return layer.with("fit", (Object) "contain")
                .with("anchor", (Object) (anchor.isEmpty() ? "middle" : anchor));
    }

    private static double share(String anchor, String half, String whole) {
        return anchor.equals(half) ? 0.5 : anchor.equals(whole) ? 1 : 0;
    }
}
