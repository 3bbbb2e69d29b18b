package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carried;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.foreign.carry.SecondAxis;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Reads specs of Vega-Lite 5 and 6 into specs: single views, layers, facets, repeated views and views beside each other, with their data inline.
///
/// Source: Vega-Lite's documentation, version 6.
public final class VegaLite {
    private static final int DEEPEST = 20;

    /// Room for axes around the plot that `width` and `height` are about.
    private static final double AXIS_WIDTH = 80;

    private static final double AXIS_HEIGHT = 60;

    private final JsonNode datasets;
    private final Carrier carrier = new Carrier();

    private VegaLite(JsonNode datasets) {
        this.datasets = datasets;
    }

    /// What a view takes over from those around it.
    private record Around(
            @Nullable JsonNode data, List<JsonNode> transforms, JsonNode encoding, int depth) {}

    /// @throws IllegalArgumentException with one sentence if nothing of it can be drawn
    public static Carried read(JsonNode root) {
        VegaLite reader = new VegaLite(root.path("datasets"));
        Picture picture =
                reader.view(
                        root,
                        new Around(null, List.of(), JsonNodeFactory.instance.objectNode(), 0));
        if (picture instanceof FigureSpec figure && figure.layers().isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing of the Vega-Lite spec can be drawn: "
                            + (reader.carrier.notes().isEmpty()
                                    ? "it has no mark."
                                    : String.join(" ", reader.carrier.notes())));
        }
        return new Carried(picture, reader.carrier.notes());
    }

    private Picture view(JsonNode node, Around around) {
        if (around.depth() > DEEPEST) {
            throw new IllegalArgumentException(
                    "A Vega-Lite spec nests at most 20 views here, but this one more.");
        }
        for (JsonNode param : node.path("params")) {
            carrier.lost("The parameter " + param.path("name").asString("without a name"));
        }
        if (node.has("repeat")) {
            return view(new Repeat(node).written(), around);
        }
        Around inner = inner(node, around);
        for (String side : List.of("hconcat", "vconcat", "concat")) {
            if (node.has(side)) {
                return concat(node, side, inner);
            }
        }
        if (node.has("facet") && node.has("spec")) {
            FacetSpec facet = facet(node.path("facet"), node);
            Picture picture = view(node.path("spec"), inner);
            return picture instanceof FigureSpec figure
                    ? figure.with(facet).with(heading(node, false))
                    : picture.with(heading(node, false));
        }
        FigureSpec figure = layers(FigureSpec.of(Table.EMPTY), node, inner);
        JsonNode encoding = inner.encoding();
        FacetSpec facet = facet(encoding.has("facet") ? encoding.path("facet") : encoding, node);
        return figure.with(facet).with(heading(node, facet.none()));
    }

    private static Around inner(JsonNode node, Around around) {
        List<JsonNode> transforms =
                new ArrayList<>(node.has("data") ? List.of() : around.transforms());
        node.path("transform").forEach(transforms::add);
        ObjectNode encoding = JsonNodeFactory.instance.objectNode();
        around.encoding().properties().forEach(f -> encoding.set(f.getKey(), f.getValue()));
        node.path("encoding").properties().forEach(f -> encoding.set(f.getKey(), f.getValue()));
        return new Around(
                node.has("data") ? node.path("data") : around.data(),
                transforms,
                encoding,
                around.depth() + 1);
    }

    private FigureSpec layers(FigureSpec figure, JsonNode node, Around around) {
        if (node.has("layer")) {
            FigureSpec more = figure;
            for (JsonNode layer : node.path("layer")) {
                if (around.depth() > DEEPEST) {
                    throw new IllegalArgumentException(
                            "A Vega-Lite spec nests at most 20 layers here, but this one more.");
                }
                Around inside = inner(layer, around);
                boolean right = independent(node, "y") && !more.layers().isEmpty();
                more =
                        right
                                ? SecondAxis.of(more, before -> layers(before, layer, inside))
                                : layers(more, layer, inside);
            }
            return more;
        }
        if (!node.has("mark")) {
            return figure;
        }
        String type = Marking.type(node.path("mark"));
        JsonNode data = around.data();
        List<Map<String, @Nullable Object>> rows =
                data == null && datums(around.encoding())
                        ? List.of()
                        : Rows.of(
                                data == null ? JsonNodeFactory.instance.objectNode() : data,
                                datasets);
        for (JsonNode transform : around.transforms()) {
            rows = Rows.transformed(rows, transform, datasets, carrier);
        }
        try {
            Unit unit = Unit.of(around.encoding(), rows, type.equals("bar"), carrier);
            return new Marking(unit, node.path("mark"), carrier).add(figure);
        } catch (UnsupportedOperationException e) {
            carrier.note(
                    "The mark %s is not carried over: it uses %s.".formatted(type, e.getMessage()));
            return figure;
        }
    }

    /// Whether a view needs no rows.
    private static boolean datums(JsonNode encoding) {
        for (JsonNode definition : encoding) {
            if (definition.has("field") || definition.has("aggregate")) {
                return false;
            }
        }
        return true;
    }

    private static boolean independent(JsonNode node, String letter) {
        return node.path("resolve").path("scale").path(letter).asString("").equals("independent");
    }

    private static FacetSpec facet(JsonNode of, JsonNode node) {
        boolean freeX = independent(node, "x");
        boolean freeY = independent(node, "y");
        if (of.has("field")) {
            int wrap = of.path("columns").asInt(node.path("columns").asInt(0));
            return new FacetSpec(made(of), "", Math.max(0, wrap), freeX, freeY);
        }
        String column = of.has("column") ? made(of.path("column")) : "";
        String row = of.has("row") ? made(of.path("row")) : "";
        return column.isEmpty() && row.isEmpty()
                ? FacetSpec.NONE
                : new FacetSpec(column, row, 0, freeX, freeY);
    }

    private static String made(JsonNode definition) {
        return new Definition("facet", definition).made();
    }

    private Picture concat(JsonNode node, String side, Around around) {
        List<Picture> pictures = new ArrayList<>();
        for (JsonNode part : node.path(side)) {
            Picture picture = view(part, around);
            if (!(picture instanceof FigureSpec figure && figure.layers().isEmpty())) {
                pictures.add(picture);
            }
        }
        if (pictures.isEmpty()) {
            return FigureSpec.of(Table.EMPTY);
        }
        int columns =
                switch (side) {
                    case "hconcat" -> pictures.size();
                    case "vconcat" -> 1;
                    default ->
                            Math.clamp(
                                    node.path("columns").asInt(pictures.size()),
                                    1,
                                    pictures.size());
                };
        int rows = (pictures.size() + columns - 1) / columns;
        double[] wide = new double[columns];
        double[] high = new double[rows];
        Arrays.fill(wide, 1);
        Arrays.fill(high, 1);
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            cells.add(new GridSpec.CellSpec(i / columns, i % columns, 1, 1, pictures.get(i)));
        }
        return new GridSpec(
                heading(node, false), wide, high, 24, false, false, LegendSpec.NONE, cells);
    }

    /// @param sized whether width and height are those of the one plot
    private static Heading heading(JsonNode node, boolean sized) {
        JsonNode title = node.path("title");
        Heading heading =
                Heading.PLAIN
                        .title(Scales.text(title))
                        .subtitle(Scales.text(title.path("subtitle")))
                        .description(node.path("description").asString(""));
        double width = sized ? node.path("width").asDouble(0) : 0;
        double height = sized ? node.path("height").asDouble(0) : 0;
        return heading.size(
                width >= 20 && width <= 30_000 ? width + AXIS_WIDTH : 0,
                height >= 20 && height <= 30_000 ? height + AXIS_HEIGHT : 0);
    }
}
