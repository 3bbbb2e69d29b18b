package dev.loupe.figure.json;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.Nearest;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.spec.AxisCut;
import dev.loupe.figure.spec.Channel;
import dev.loupe.figure.spec.FacetSpec;
import dev.loupe.figure.spec.FigureSpec;
import dev.loupe.figure.spec.GridSpec;
import dev.loupe.figure.spec.Heading;
import dev.loupe.figure.spec.InsetSpec;
import dev.loupe.figure.spec.LayerSpec;
import dev.loupe.figure.spec.LegendSpec;
import dev.loupe.figure.spec.Picture;
import dev.loupe.figure.spec.ScaleSpec;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads specs, strictly.
final class SpecReader {
    /// The fields of each part, in the order in which they are written.
    static final List<String> HEADING =
            List.of(
                    "title",
                    "subtitle",
                    "caption",
                    "description",
                    "width",
                    "height",
                    "theme",
                    "language");

    static final List<String> FIGURE =
            List.of("data", "layers", "scales", "facet", "legend", "insets", "aspect");
    static final List<String> GRID =
            List.of("columns", "rows", "gap", "shareX", "shareY", "legend", "cells");
    static final List<String> CELL = List.of("row", "column", "high", "wide", "picture");
    static final List<String> SCALE =
            List.of(
                    "type",
                    "from",
                    "to",
                    "order",
                    "zero",
                    "label",
                    "ticks",
                    "ramp",
                    "colours",
                    "middle",
                    "thresholds",
                    "steps",
                    "reverse",
                    "cuts");
    static final List<String> SCALE_TYPES =
            List.of(
                    "linear",
                    "log",
                    "symlog",
                    "sqrt",
                    "probit",
                    "time",
                    "band",
                    "point",
                    "ordinal",
                    "sequential",
                    "diverging",
                    "cyclic",
                    "threshold",
                    "quantile");
    static final List<String> FACET = List.of("column", "row", "wrap", "freeX", "freeY");
    static final List<String> INSET = List.of("x", "y", "width", "height", "picture");
    static final List<String> LEGENDS =
            Arrays.stream(LegendSpec.values()).map(l -> l.name().toLowerCase(Locale.ROOT)).toList();

    /// Wider than any picture that is drawn.
    private static final int MOST_CELLS = 1_000;

    private final Function<String, Table> files;
    private final Map<String, Table> tables = new HashMap<>();

    SpecReader(Function<String, Table> files) {
        this.files = files;
    }

    Picture read(Part top) {
        if (!top.node().isObject()) {
            throw top.wrong("an object");
        }
        if (!top.has("figure")) {
            throw top.mistake("a figure begins with \"figure\":1, but the field is missing");
        }
        if (top.at("figure").count() != SpecJson.VERSION) {
            throw top.at("figure").wrong("the version " + SpecJson.VERSION);
        }
        if (top.has("tables")) {
            Part named = top.at("tables");
            for (String name : named.only(named.names()).names()) {
                tables.put(name, data(named.at(name)));
            }
        }
        return picture(top, List.of("figure", "tables"));
    }

    private Picture picture(Part part, List<String> beside) {
        boolean grid = part.node().isObject() && part.has("grid");
        List<String> own = grid ? List.of("grid") : FIGURE;
        part.only(Stream.of(beside, HEADING, own).flatMap(List::stream).distinct().toList());
        Heading heading = heading(part);
        return grid ? grid(part.at("grid"), heading) : figure(part, heading);
    }

    private static Heading heading(Part part) {
        return new Heading(
                part.text("title", ""),
                part.text("subtitle", ""),
                part.text("caption", ""),
                part.text("description", ""),
                part.number("width", 0),
                part.number("height", 0),
                part.has("theme") ? part.at("theme").word(List.of("light", "dark")) : "light",
                part.text("language", ""));
    }

    private FigureSpec figure(Part part, Heading heading) {
        Table data = part.has("data") ? data(part.at("data")) : Table.EMPTY;
        List<LayerSpec> layers = new ArrayList<>();
        for (Part layer : part.at("layers").items()) {
            Table own = layer.has("data") ? data(layer.at("data")) : null;
            layers.add(LayerReader.read(layer, own));
        }
        return new FigureSpec(
                heading,
                data,
                layers,
                part.has("scales") ? scales(part.at("scales")) : new LinkedHashMap<>(),
                part.has("facet") ? facet(part.at("facet")) : FacetSpec.NONE,
                legend(part, LegendSpec.AUTOMATIC),
                part.has("insets")
                        ? part.at("insets").items().stream().map(this::inset).toList()
                        : List.of(),
                part.number("aspect", 0));
    }

    private Table data(Part part) {
        if (part.node().isString()) {
            Table named = tables.get(part.text());
            if (named == null) {
                throw part.mistake(
                        tables.isEmpty()
                                ? "expected columns, found a name, but the figure has no tables"
                                : "there is no table "
                                        + part.text()
                                        + "; the nearest is "
                                        + Nearest.of(part.text(), tables.keySet()));
            }
            return named;
        }
        if (part.node().isObject() && part.has("csv")) {
            return files.apply(part.only("csv").at("csv").text());
        }
        Part columns = part.only("columns").at("columns");
        Table table = Table.EMPTY;
        for (String name : columns.only(columns.names()).names()) {
            Column column = ColumnJson.read(columns.at(name));
            if (!table.columns().isEmpty() && column.size() != table.rows()) {
                throw columns.at(name)
                        .mistake(
                                "expected %d values like %s, found %d"
                                        .formatted(
                                                table.rows(),
                                                table.columns().firstEntry().getKey(),
                                                column.size()));
            }
            table = table.with(name, column);
        }
        return table;
    }

    private static SequencedMap<Channel, ScaleSpec> scales(Part part) {
        SequencedMap<Channel, ScaleSpec> scales = new LinkedHashMap<>();
        List<String> channels = Arrays.stream(Channel.values()).map(Channel::word).toList();
        for (String name : part.only(channels).names()) {
            scales.put(Channel.named(name), scale(part.at(name)));
        }
        return scales;
    }

    private static ScaleSpec scale(Part part) {
        part.only(SCALE);
        return new ScaleSpec(
                part.has("type") ? part.at("type").word(SCALE_TYPES) : null,
                maybeNumber(part, "from"),
                maybeNumber(part, "to"),
                part.has("order") ? part.at("order").texts() : List.of(),
                part.has("zero") ? (Boolean) part.at("zero").flag() : null,
                part.has("label") ? part.at("label").text() : null,
                part.has("ticks") ? (Integer) part.at("ticks").count() : null,
                part.has("ramp") ? part.at("ramp").text() : null,
                part.has("colours") ? part.at("colours").texts() : List.of(),
                maybeNumber(part, "middle"),
                part.has("thresholds") ? part.at("thresholds").numbers() : List.of(),
                part.has("steps") ? (Integer) part.at("steps").count() : null,
                part.has("reverse") && part.at("reverse").flag(),
                part.has("cuts") ? cuts(part.at("cuts")) : List.of());
    }

    private static List<AxisCut> cuts(Part part) {
        List<AxisCut> cuts = new ArrayList<>();
        for (Part cut : part.items()) {
            try {
                cuts.add(AxisCut.parse(cut.text()));
            } catch (IllegalArgumentException e) {
                throw cut.mistake(String.valueOf(e.getMessage()).replaceAll("\\.$", ""));
            }
        }
        return cuts;
    }

    private static @Nullable Double maybeNumber(Part part, String name) {
        return part.has(name) ? (Double) part.at(name).number() : null;
    }

    private static FacetSpec facet(Part part) {
        part.only(FACET);
        return new FacetSpec(
                part.text("column", ""),
                part.text("row", ""),
                part.count("wrap", 0),
                part.flag("freeX", false),
                part.flag("freeY", false));
    }

    private static LegendSpec legend(Part part, LegendSpec usual) {
        return part.has("legend")
                ? LegendSpec.valueOf(part.at("legend").word(LEGENDS).toUpperCase(Locale.ROOT))
                : usual;
    }

    private InsetSpec inset(Part part) {
        part.only(INSET);
        return new InsetSpec(
                part.at("x").number(),
                part.at("y").number(),
                part.at("width").number(),
                part.at("height").number(),
                picture(part.at("picture"), List.of()));
    }

    private GridSpec grid(Part part, Heading heading) {
        part.only(GRID);
        List<GridSpec.CellSpec> cells = new ArrayList<>();
        for (Part cell : part.at("cells").items()) {
            cell.only(CELL);
            cells.add(
                    new GridSpec.CellSpec(
                            cell.at("row").count(),
                            cell.at("column").count(),
                            atLeastOne(cell, "high"),
                            atLeastOne(cell, "wide"),
                            picture(cell.at("picture"), List.of())));
        }
        return new GridSpec(
                heading,
                shares(part.at("columns")),
                shares(part.at("rows")),
                part.number("gap", 24),
                part.flag("shareX", false),
                part.flag("shareY", false),
                legend(part, LegendSpec.NONE),
                cells);
    }

    private static int atLeastOne(Part part, String name) {
        int count = part.count(name, 1);
        if (count < 1 || count > MOST_CELLS) {
            throw part.at(name).wrong("a whole number from 1 to " + MOST_CELLS);
        }
        return count;
    }

    private static double[] shares(Part part) {
        double[] shares = part.numbers().stream().mapToDouble(v -> v).toArray();
        boolean fits = shares.length > 0 && shares.length <= MOST_CELLS;
        for (double share : shares) {
            fits &= share > 0 && share < Double.POSITIVE_INFINITY;
        }
        if (!fits) {
            throw part.wrong("from 1 to " + MOST_CELLS + " numbers above 0");
        }
        return shares;
    }
}
