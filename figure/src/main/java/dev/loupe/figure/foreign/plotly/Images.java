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

    /// An image of the layout.
    FigureSpec laid(FigureSpec figure, PlotlyFigure.Place place, JsonNode node) {
        String across = node.path("xref").asString("paper");
        String up = node.path("yref").asString("paper");
        String source = node.path("source").asString("");
        boolean sized = node.path("sizex").isNumber() && node.path("sizey").isNumber();
        if (!across.equals(place.x()) || !up.equals(place.y())) {
            return figure;
        }
        if (!source.startsWith("data:") || !sized) {
            carrier.lost("An image of the layout by an address, or without a size,");
            return figure;
        }
        if (!node.path("sizing").asString("contain").equals("stretch")) {
            carrier.note("An image of the layout is stretched over its place.");
        }
        Double x = number(node.path("x"));
        Double y = number(node.path("y"));
        if (x == null || y == null) {
            carrier.lost("An image of the layout at a place that is no number");
            return figure;
        }
        double wide = node.path("sizex").asDouble();
        double high = node.path("sizey").asDouble();
        double left = x - wide * share(node.path("xanchor").asString("left"), "center", "right");
        double top = y + high * share(node.path("yanchor").asString("top"), "middle", "bottom");
        Table table =
                Table.of("start", left)
                        .with("end", left + wide)
                        .with("low", top - high)
                        .with("high", top);
        FigureSpec more = spanned(figure, table, source, node);
        if (node.path("layer").asString("above").equals("below")) {
            List<LayerSpec> layers = new ArrayList<>(more.layers());
            layers.addFirst(layers.removeLast());
            more = more.layers(layers);
        }
        return more;
    }

    private static double share(String anchor, String half, String whole) {
        return anchor.equals(half) ? 0.5 : anchor.equals(whole) ? 1 : 0;
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.asDouble() : null;
    }
}
