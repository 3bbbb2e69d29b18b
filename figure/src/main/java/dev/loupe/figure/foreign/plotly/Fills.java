package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.CssColours;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a scatter trace fills: down to an axis, to the trace before, or within itself. Under ascending x it is an area or a band, which
/// readers can ask at each x; everything else is a polygon.
///
/// Source: plotly.js' reference of `scatter.fill` and `scatter.fillcolor`.
final class Fills {
    /// Plotly fills at half of the line's opacity.
    private static final double FILLED = 0.5;

    private final Carrier carrier;
    private final TraceColours colours;
    private @Nullable Table before;

    Fills(Carrier carrier, TraceColours colours) {
        this.carrier = carrier;
        this.colours = colours;
    }

    /// The figure with what `trace` fills; the next call may fill to this trace.
    FigureSpec add(FigureSpec figure, Trace trace, Table table) {
        String fill = trace.node().path("fill").asString("none");
        Table other = before;
        before = table;
        if (fill.equals("none")) {
            return figure;
        }
        if (other == null) {
            fill =
                    switch (fill) {
                        case "tonexty" -> "tozeroy";
                        case "tonextx" -> "tozerox";
                        case "tonext" -> "toself";
                        default -> fill;
                    };
            other = table;
        }
        Table band = fill.equals("tonexty") ? Between.of(other, table) : null;
        if (band != null) {
            return styled(figure, "band", band, trace, fill);
        }
        if (fill.equals("tozeroy") && Rings.ascending(table)) {
            return styled(figure, "area", table, trace, fill);
        }
        Table ring =
                switch (fill) {
                    case "tozeroy" -> Rings.toZero(table, "y");
                    case "tozerox" -> Rings.toZero(table, "x");
                    case "toself" -> table;
                    case "tonext" -> Rings.both(other, table);
                    case "tonextx", "tonexty" -> Rings.between(other, table);
                    default -> null;
                };
        if (ring == null) {
            carrier.lost("The filling \"" + fill + "\" of " + trace.named());
            return figure;
        }
        return styled(figure, "polygon", ring, trace, fill);
    }

    private FigureSpec styled(
            FigureSpec figure, String mark, Table table, Trace trace, String fill) {
        LayerSpec layer = carrier.layer(mark, "The filling \"" + fill + "\"");
        if (layer == null) {
            return figure;
        }
        layer = layer.with(Channel.X, "x");
        layer =
                mark.equals("band")
                        ? layer.with(Channel.LOW, "low").with(Channel.HIGH, "high")
                        : layer.with(Channel.Y, "y");
        if (!mark.equals("band")) {
            layer = layer.with("edges", (Object) false);
        }
        String shape = trace.node().path("line").path("shape").asString("linear");
        String curve = shape.equals("spline") ? "monotone" : shape.equals("hv") ? "step" : "";
        if (!shape.equals("linear")) {
            layer =
                    carrier.option(
                            layer, "curve", curve, "The shape of the edge of " + trace.named());
        }
        layer = Patterns.of(layer, List.of(trace), carrier);
        return figure.with(coloured(colours.told(layer, trace), trace).over(table));
    }

    /// In the fill's own colour, else in that of the line at half of its opacity, whatever opacity that has.
    private static LayerSpec coloured(LayerSpec layer, Trace trace) {
        String own = CssColours.hex(trace.node().path("fillcolor").asString(""));
        if (own != null) {
            return layer.with("paint", (Object) own).with("opacity", (Object) trace.opacity());
        }
        String line = CssColours.hex(trace.colour());
        LayerSpec half = layer.with("opacity", (Object) (FILLED * trace.opacity()));
        return line == null || Colour.of(line).opacity() == 1
                ? half
                : half.with("paint", (Object) Colour.of(line).hex());
    }
}
