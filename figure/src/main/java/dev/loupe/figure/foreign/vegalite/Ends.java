package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.Encoding;
import dev.loupe.figure.spec.LayerSpec;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Map;

/// Views whose marks run from `x` to `x2` or from `y` to `y2`: bands, bars from start to end, rectangles, strokes and error bars.
///
/// @param mark that draws them here
/// @param x    what Vega-Lite's x is for it
/// @param y    what Vega-Lite's y is for it
record Ends(String mark, @Nullable Channel x, @Nullable Channel y) {

    private static final String STROKE = "arrow";

    /// A stroke without a head; one that has no second end along an axis stays level there.
    LayerSpec whole(LayerSpec layer) {
        if (!mark.equals(STROKE)) {
            return layer;
        }
        LayerSpec stroke = layer.with("head", "none");
        Encoding across = stroke.channels().get(Channel.X);
        Encoding up = stroke.channels().get(Channel.Y);
        if (across != null && !stroke.channels().containsKey(Channel.X2)) {
            stroke = stroke.with(Channel.X2, across);
        }
        return up != null && !stroke.channels().containsKey(Channel.Y2)
                ? stroke.with(Channel.Y2, up)
                : stroke;
    }

    /// Second ends are of the kind of the first, unless they say another.
    static void typed(Map<String, Definition> all) {
        for (String axis : new String[] {"x", "y"}) {
            Definition first = all.get(axis);
            Definition second = all.get(axis + "2");
            if (first != null
                    && second != null
                    && !second.node().has("type")
                    && second.node() instanceof ObjectNode node) {
                all.put(
                        axis + "2",
                        new Definition(axis + "2", node.deepCopy().put("type", first.type())));
            }
        }
    }

    /// Null if no field stands at a second end, or if Loupe has no mark for such a view.
    static @Nullable Ends of(String type, Unit unit) {
        boolean x = field(unit, "x") && field(unit, "x2");
        boolean y = field(unit, "y") && field(unit, "y2");
        Definition across = unit.get("x");
        Definition up = unit.get("y");
        boolean classesUp = up != null && up.discrete();
        return switch (type) {
            case "area", "errorband" -> y && !x ? new Ends("band", Channel.X, Channel.LOW) : null;
            case "bar", "rect", "rule" -> {
                if (x && !y && classesUp) {
                    yield new Ends("gantt", Channel.START, Channel.Y);
                }
                if (type.equals("rule") && (x || y) && across != null && up != null) {
                    yield new Ends(STROKE, Channel.X, Channel.Y);
                }
                boolean free = x && (y || up == null) || y && across == null;
                yield free && !type.equals("rule")
                        ? new Ends("range", x ? Channel.START : null, y ? Channel.LOW : null)
                        : null;
            }
            default -> null;
        };
    }

    private static boolean field(Unit unit, String name) {
        Definition definition = unit.get(name);
        return definition != null && definition.field() && !definition.binned();
    }

    /// The channel of this mark for one of Vega-Lite's, or null if it has none for it.
    @Nullable Channel channel(String name) {
        return switch (name) {
            case "x" -> x;
            case "y" -> y;
            case "x2" -> mark.equals(STROKE) ? Channel.X2 : Channel.END;
            case "y2" -> mark.equals(STROKE) ? Channel.Y2 : Channel.HIGH;
            default -> Unit.channel(name);
        };
    }

    /// The axis that a channel's values stand along.
    static Channel axis(Channel channel) {
        return switch (channel) {
            case START, END, X2 -> Channel.X;
            case LOW, HIGH, Y2 -> Channel.Y;
            default -> channel;
        };
    }
}
