package dev.loupe.figure.foreign.plotly;

import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads figures of plotly.py and plotly.js into specs. Templates are left out: Loupe's themes stand in their place.
///
/// Source: plotly.js' reference of traces and layout, versions 2 and 3.
public final class PlotlyFigure {
    /// Traces that have no axes but a place of their own.
    private static final Set<String> PLACED =
            Set.of(
                    "pie",
                    "sankey",
                    "treemap",
                    "sunburst",
                    "icicle",
                    "indicator",
                    "funnelarea",
                    "parcoords",
                    "parcats",
                    "splom",
                    "table");

    private static final List<String> ROUND = List.of("polar", "ternary");
    private static final Set<String> SPATIAL =
            Set.of("scatter3d", "surface", "mesh3d", "cone", "streamtube", "volume", "isosurface");
    private static final double NEAR = 0.03;

    /// How far an image may stand out of its panel, as a share of it.
    private static final double OUTSIDE = 0.005;

    private static final int MOST = 20_000;

    private PlotlyFigure() {}

    /// @param root an object with `data` and perhaps `layout` and `frames`
    /// @throws IllegalArgumentException with one sentence if nothing of it can be drawn
    public static Carried read(JsonNode root) {
        Carrier carrier = new Carrier();
        JsonNode layout = root.path("layout");
        Map<Place, List<Trace>> places = new LinkedHashMap<>();
        int number = 0;
        for (JsonNode node : root.path("data")) {
            Trace trace = new Trace(node, number++);
            if (!trace.hidden()) {
                places.computeIfAbsent(place(trace, layout, carrier), p -> new ArrayList<>())
                        .add(trace);
            }
        }
        if (number > MOST) {
            throw new IllegalArgumentException(
                    "A Plotly figure has at most %d traces here, but this one has %d."
                            .formatted(MOST, number));
        }
        lost(root, layout, places.keySet(), carrier);
        List<Panel> panels = new ArrayList<>();
        places.forEach(
                (place, traces) -> {
                    FigureSpec figure = new Panels(layout, carrier).figure(place, traces);
                    if (!figure.layers().isEmpty()) {
                        panels.add(new Panel(place, figure));
                    }
                });
        if (panels.isEmpty()) {
            throw new IllegalArgumentException(
                    number == 0
                            ? "The Plotly figure has no traces, so there is nothing to draw."
                            : "Nothing of the Plotly figure can be drawn: "
                                    + String.join(" ", carrier.notes()));
        }
        Heading heading = heading(layout);
        Picture picture =
                panels.size() == 1
                        ? panels.getFirst().figure().with(merged(heading, panels.getFirst()))
                        : grid(heading, panels);
        return new Carried(picture, carrier.notes());
    }

    /// Where traces stand: the parts of the figure's width and height, from the left and from the bottom.
    ///
    /// @param x,y names of the axes; empty for traces without
    record Place(String x, String y, double left, double right, double bottom, double top) {
        /// The same panel by an axis that lies over its own.
        Place over(String axis) {
            return new Place(x, axis, left, right, bottom, top);
        }

        /// Sides in shares of this place; null if they refer to another one or lie outside it.
        ///
        /// @param across,up `paper`, or an axis' name and ` domain`
        /// @param sides     left, right, bottom and top in shares of what they refer to
        double @Nullable [] inside(String across, String up, double[] sides) {
            boolean wholeX = across.equals("paper");
            boolean wholeY = up.equals("paper");
            if (x.isEmpty()
                    || !wholeX && !across.equals(x + " domain")
                    || !wholeY && !up.equals(y + " domain")) {
                return null;
            }
            double[] own = sides.clone();
            for (int i = 0; i < 4; i++) {
                boolean level = i < 2;
                double from = level ? left : bottom;
                double size = level ? right - left : top - bottom;
                own[i] = (level ? wholeX : wholeY) ? (sides[i] - from) / size : sides[i];
                if (!(own[i] >= -OUTSIDE && own[i] <= 1 + OUTSIDE)) {
                    return null;
                }
            }
            return own;
        }
    }

    private record Panel(Place place, FigureSpec figure) {}

    private static Place place(Trace trace, JsonNode layout, Carrier carrier) {
        if (PLACED.contains(trace.type())) {
            return place(
                    "",
                    "",
                    trace.node().path("domain").path("x"),
                    trace.node().path("domain").path("y"));
        }
        if (SPATIAL.contains(trace.type())) {
            JsonNode domain =
                    layout.path(trace.node().path("scene").asString("scene")).path("domain");
            return place("", "scene", domain.path("x"), domain.path("y"));
        }
        for (String round : ROUND) {
            if (trace.type().endsWith(round)) {
                JsonNode domain =
                        layout.path(trace.node().path("subplot").asString(round)).path("domain");
                return place("", round, domain.path("x"), domain.path("y"));
            }
        }
        String x = base(trace.axis("x"), "x", layout, carrier);
        String y = base(trace.axis("y"), "y", layout, carrier);
        return place(x, y, axis(layout, x).path("domain"), axis(layout, y).path("domain"));
    }

    /// The axis that an overlaid one lies over.
    private static String base(String name, String letter, JsonNode layout, Carrier carrier) {
        JsonNode over = axis(layout, name).path("overlaying");
        if (over.isString()
                && over.asString().startsWith(letter)
                && !over.asString().equals(name)) {
            if (letter.equals("y")) {
                return over.asString();
            }
            carrier.note(
                    "The axis %s lies over %s; its traces are drawn on the scale of %s."
                            .formatted(name, over.asString(), over.asString()));
            return over.asString();
        }
        return name;
    }

    /// `x2` is `xaxis2` in the layout.
    static JsonNode axis(JsonNode layout, String name) {
        return name.isEmpty()
                ? layout.path("")
                : layout.path(name.charAt(0) + "axis" + name.substring(1));
    }

    private static Place place(String x, String y, JsonNode across, JsonNode up) {
        return new Place(
                x,
                y,
                across.path(0).asDouble(0),
                across.path(1).asDouble(1),
                up.path(0).asDouble(0),
                up.path(1).asDouble(1));
    }

    private static Heading heading(JsonNode layout) {
        Heading heading = Heading.PLAIN.title(Axes.title(layout.path("title")));
        JsonNode under = layout.path("title").path("subtitle");
        return heading.subtitle(Axes.title(under))
                .size(size(layout.path("width")), size(layout.path("height")));
    }

    private static double size(JsonNode pixels) {
        double size = pixels.asDouble(0);
        return size >= 40 && size <= 32_767 ? size : 0;
    }

    private static Heading merged(Heading whole, Panel panel) {
        String own = panel.figure().heading().title();
        return whole.title().isEmpty() ? whole.title(own) : whole;
    }

    private static Picture grid(Heading heading, List<Panel> panels) {
        double[] lefts = starts(panels.stream().mapToDouble(p -> p.place().left()).toArray());
        double[] tops = starts(panels.stream().mapToDouble(p -> 1 - p.place().top()).toArray());
        double[] columns = new double[lefts.length];
        double[] rows = new double[tops.length];
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        for (Panel panel : panels) {
            Place place = panel.place();
            int column = last(lefts, place.left() + NEAR / 2);
            int row = last(tops, 1 - place.top() + NEAR / 2);
            int wide = Math.max(1, last(lefts, place.right() - NEAR / 2) - column + 1);
            int high = Math.max(1, last(tops, 1 - place.bottom() - NEAR / 2) - row + 1);
            columns[column] = Math.max(columns[column], (place.right() - place.left()) / wide);
            rows[row] = Math.max(rows[row], (place.top() - place.bottom()) / high);
            cells.add(new GridSpec.CellSpec(row, column, high, wide, panel.figure()));
        }
        return new GridSpec(
                heading,
                positive(columns),
                positive(rows),
                24,
                false,
                false,
                LegendSpec.NONE,
                cells);
    }

    private static double[] positive(double[] shares) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.max(0.05, shares[i]);
        }
        return shares;
    }

    /// Different beginnings, ascending; those nearer than three hundredths are one.
    private static double[] starts(double[] all) {
        TreeSet<Double> sorted = new TreeSet<>();
        for (double start : all) {
            Double below = sorted.floor(start + NEAR);
            if (below == null || Math.abs(below - start) > NEAR) {
                sorted.add(start);
            }
        }
        return sorted.stream().mapToDouble(v -> v).toArray();
    }

    private static int last(double[] starts, double at) {
        int place = 0;
        for (int i = 0; i < starts.length; i++) {
            place = starts[i] <= at ? i : place;
        }
        return place;
    }

    private static void lost(JsonNode root, JsonNode layout, Set<Place> places, Carrier carrier) {
        if (root.path("frames").size() > 0) {
            carrier.lost("The animation of " + root.path("frames").size() + " frames");
        }
        if (layout.path("updatemenus").size() > 0) {
            carrier.lost("The menu (updatemenus)");
        }
        if (layout.path("sliders").size() > 0) {
            carrier.lost("The slider");
        }
        for (JsonNode note : layout.path("annotations")) {
            if (note.path("visible").asBoolean(true)
                    && places.stream().noneMatch(place -> Notes.holds(layout, place, note))) {
                carrier.lost(
                        "The annotation \"%s\", which stands in no panel,"
                                .formatted(Axes.title(note.path("text"))));
            }
        }
        for (JsonNode image : layout.path("images")) {
            if (places.stream().noneMatch(place -> Images.holds(place, image))) {
                carrier.lost("An image of the layout that stands in no panel");
            }
        }
    }
}
