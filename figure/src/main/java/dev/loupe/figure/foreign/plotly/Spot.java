package dev.loupe.figure.foreign.plotly;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where an annotation of the layout stands in a panel.
///
/// @param x,y           data, or shares of the panel
/// @param shareX,shareY which of them are shares
/// @param yAxis         the axis that y is of; empty for shares
/// @param right         whether that axis lies over the panel's
/// @param absolute      whether the tail of its arrow is given in data too
record Spot(
        JsonNode x,
        JsonNode y,
        boolean shareX,
        boolean shareY,
        String yAxis,
        boolean right,
        boolean absolute) {
    /// How far outside of the panel it may stand, as a share of it.
    private static final double OUTSIDE = 0.005;

    private static final String DOMAIN = " domain";
    private static final String PAPER = "paper";

    /// Null if it stands in another panel or in none.
    static @Nullable Spot of(JsonNode layout, PlotlyFigure.Place place, JsonNode node) {
        if (place.x().isEmpty()) {
            return null;
        }
        String across = node.path("xref").asString("x");
        String up = node.path("yref").asString("y");
        boolean shareX = across.equals(PAPER) || across.equals(place.x() + DOMAIN);
        boolean shareY = up.equals(PAPER) || up.equals(place.y() + DOMAIN);
        boolean right = !shareY && over(layout, up).equals(place.y());
        if (!shareX && !across.equals(place.x()) || !shareY && !up.equals(place.y()) && !right) {
            return null;
        }
        JsonNode x =
                shareX
                        ? share(node.path("x"), across, place.left(), place.right())
                        : value(layout, place.x(), node.path("x"));
        JsonNode y =
                shareY
                        ? share(node.path("y"), up, place.bottom(), place.top())
                        : value(layout, up, node.path("y"));
        if (shareX && outside(x) || shareY && outside(y)) {
            return null;
        }
        boolean absolute =
                !shareX
                        && !shareY
                        && node.path("showarrow").asBoolean(true)
                        && node.path("axref").asString("pixel").equals(across)
                        && node.path("ayref").asString("pixel").equals(up);
        return new Spot(x, y, shareX, shareY, shareY ? "" : up, right, absolute);
    }

    /// The axis that an axis lies over; empty for none.
    static String over(JsonNode layout, String axis) {
        return PlotlyFigure.axis(layout, axis).path("overlaying").asString("");
    }

    private static JsonNode share(JsonNode given, String reference, double from, double to) {
        double value = given.asDouble(0);
        return JsonNodeFactory.instance.numberNode(
                reference.equals(PAPER) ? (value - from) / (to - from) : value);
    }

    private static boolean outside(JsonNode share) {
        return !(share.asDouble(-1) >= -OUTSIDE && share.asDouble(-1) <= 1 + OUTSIDE);
    }

    /// On log axes annotations stand at exponents of ten.
    static JsonNode value(JsonNode layout, String axis, JsonNode given) {
        boolean log =
                PlotlyFigure.axis(layout, axis).path("type").asString("").equals("log")
                        && given.isNumber();
        return log ? JsonNodeFactory.instance.numberNode(Math.pow(10, given.asDouble(0))) : given;
    }

    String within() {
        return shareX && shareY ? "panel" : shareX ? "panel-x" : shareY ? "panel-y" : "axes";
    }
}
