package dev.loupe.figure.foreign.vegalite;

import dev.loupe.figure.data.Column;
import dev.loupe.figure.data.IsoTimes;
import dev.loupe.figure.data.Plain;
import dev.loupe.figure.data.Table;
import dev.loupe.figure.foreign.carry.Carrier;
import dev.loupe.figure.spec.Channel;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// One view of a Vega-Lite spec: its definitions by channel and the table they are about, bins, units and aggregates computed.
///
/// @param histogram whether one axis is binned and the other counts, so that bins are left to the mark
record Unit(Map<String, Definition> definitions, Table table, boolean histogram) {
    /// Channels that say nothing a picture shows.
    private static final List<String> SILENT =
            List.of("tooltip", "href", "url", "description", "key", "order", "detail");

    static Unit of(
            JsonNode encoding,
            List<Map<String, @Nullable Object>> rows,
            boolean bars,
            Carrier carrier) {
        Map<String, Definition> all = new LinkedHashMap<>();
        encoding.properties()
                .forEach(
                        field -> {
                            if (!field.getValue().isNull() && !field.getValue().isArray()) {
                                all.put(
                                        field.getKey(),
                                        new Definition(field.getKey(), field.getValue()));
                            } else if (!SILENT.contains(field.getKey())) {
                                carrier.lost("The channel " + field.getKey());
                            }
                        });
        Ends.typed(all);
        boolean histogram =
                bars
                        && all.values().stream().filter(Definition::binned).count() == 1
                        && all.values().stream()
                                .anyMatch(d -> d.aggregate().equals("count") && onAxis(d))
                        && all.values().stream().anyMatch(d -> d.binned() && onAxis(d));
        Table table = Table.EMPTY;
        for (Definition definition : all.values()) {
            if (definition.field() && !definition.column().isEmpty()) {
                Column column = typed(rows, definition, carrier);
                if (definition.binned() && !histogram) {
                    double most =
                            definition
                                    .node()
                                    .path("bin")
                                    .path("maxbins")
                                    .asDouble(onAxis(definition) ? 10 : 6);
                    column = Summary.binned(column, Math.max(2, most));
                }
                if (table.columns().isEmpty() || column.size() == table.rows()) {
                    table = table.with(key(definition), column);
                }
            }
        }
        List<Definition> wanted = all.values().stream().filter(Definition::aggregated).toList();
        if (wanted.isEmpty() || histogram) {
            return new Unit(all, table, histogram);
        }
        List<String> keys =
                all.values().stream()
                        .filter(d -> d.field() && !d.aggregated())
                        .map(Unit::key)
                        .distinct()
                        .toList();
        Table whole =
                table.columns().isEmpty()
                        ? Table.EMPTY.with("row", new double[rows.size()])
                        : table;
        return new Unit(all, Summary.of(whole, keys, wanted), false);
    }

    static boolean onAxis(Definition definition) {
        return definition.name().equals("x") || definition.name().equals("y");
    }

    /// Where a definition's values stand before aggregates.
    private static String key(Definition definition) {
        return definition.aggregated() ? definition.column() : definition.made();
    }

    private static Column typed(
            List<Map<String, @Nullable Object>> rows, Definition definition, Carrier carrier) {
        String field = definition.column();
        double[] numbers = new double[rows.size()];
        @Nullable String[] texts = new @Nullable String[rows.size()];
        boolean numeric = true;
        boolean found = false;
        for (int i = 0; i < numbers.length; i++) {
            Object value = rows.get(i).get(field);
            found |= rows.get(i).containsKey(field);
            numbers[i] = value instanceof Double d ? d : Double.NaN;
            texts[i] =
                    value == null
                            ? null
                            : value instanceof Double d ? Plain.number(d) : value.toString();
            numeric &= value == null || value instanceof Double;
        }
        if (!found && !rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no field %s for the channel %s of the Vega-Lite spec."
                            .formatted(field, definition.name()));
        }
        boolean time = definition.type().equals("temporal") || !definition.unit().isEmpty();
        if (time) {
            return times(numeric, numbers, texts, definition, carrier);
        }
        boolean classes = definition.discrete() && onAxis(definition);
        return numeric && !classes ? new Column.Numbers(numbers) : Column.Texts.of(texts);
    }

    /// Numbers are milliseconds since 1970.
    private static Column times(
            boolean numeric,
            double[] numbers,
            @Nullable String[] texts,
            Definition definition,
            Carrier carrier) {
        Column.Times times = numeric ? null : IsoTimes.column(texts);
        if (numeric) {
            long[] micros = new long[numbers.length];
            for (int i = 0; i < micros.length; i++) {
                micros[i] =
                        Double.isNaN(numbers[i])
                                ? Column.Times.MISSING
                                : Math.round(numbers[i] * 1_000);
            }
            times = new Column.Times(micros);
        }
        if (times == null) {
            carrier.note(
                    "The field %s holds times that are not ISO 8601; they are shown as texts."
                            .formatted(definition.column()));
            return Column.Texts.of(texts);
        }
        Column cut =
                definition.unit().isEmpty()
                        ? times
                        : TimeUnit.of(definition.unit(), definition.step(), times);
        if (cut == null) {
            carrier.lost("The time unit " + definition.unit());
            return times;
        }
        return cut;
    }

    /// The classes of a discrete channel in the order that Vega-Lite gives them; empty if the data's own order is wanted.
    List<String> order(Definition definition) {
        JsonNode sort = definition.node().path("sort");
        List<String> order = new ArrayList<>();
        if (sort.isArray()) {
            sort.forEach(
                    value ->
                            order.add(
                                    value.isNumber()
                                            ? Plain.number(value.asDouble())
                                            : value.asString("")));
            return order;
        }
        JsonNode domain = definition.node().path("scale").path("domain");
        if (domain.isArray() && domain.path(0).isString()) {
            domain.forEach(value -> order.add(value.asString("")));
            return order;
        }
        String column = definition.made();
        boolean sorted =
                definition.discrete()
                        && table.has(column)
                        && definition.unit().isEmpty()
                        && !sort.isNull();
        if (sorted && table.column(column) instanceof Column.Texts(String[] levels, int[] _)) {
            boolean numbers = List.of(levels).stream().allMatch(l -> l.matches("[−-]?[0-9.]+"));
            TreeSet<String> names =
                    numbers
                            ? new TreeSet<>((a, b) -> Double.compare(parsed(a), parsed(b)))
                            : new TreeSet<>();
            names.addAll(List.of(levels));
            order.addAll(sort.asString("").equals("descending") ? names.descendingSet() : names);
        }
        return order;
    }

    /// The table with rows in the order of the classes along x, as lines through them go; as it is where x is not discrete.
    Table ordered() {
        Definition x = get("x");
        List<String> order = x == null ? List.of() : order(x);
        if (x == null
                || order.isEmpty()
                || !table.has(x.made())
                || !(table.column(x.made()) instanceof Column.Texts texts)) {
            return table;
        }
        int[] rows =
                IntStream.range(0, table.rows())
                        .boxed()
                        .sorted(Comparator.comparingInt(row -> order.indexOf(texts.text(row))))
                        .mapToInt(row -> row)
                        .toArray();
        return table.take(rows);
    }

    private static double parsed(String text) {
        return Double.parseDouble(text.replace('−', '-'));
    }

    @Nullable Definition get(String name) {
        return definitions.get(name);
    }

    /// The first of these channels that there is.
    @Nullable Definition first(String... names) {
        for (String name : names) {
            Definition definition = definitions.get(name);
            if (definition != null) {
                return definition;
            }
        }
        return null;
    }

    static @Nullable Channel channel(String name) {
        return switch (name) {
            case "x" -> Channel.X;
            case "y" -> Channel.Y;
            case "color", "fill", "stroke" -> Channel.COLOR;
            case "size" -> Channel.SIZE;
            case "shape" -> Channel.SHAPE;
            case "strokeDash" -> Channel.DASH;
            case "detail" -> Channel.DETAIL;
            case "text" -> Channel.TEXT;
            case "theta" -> Channel.VALUE;
            default -> null;
        };
    }

    static boolean silent(String name) {
        return SILENT.contains(name);
    }
}
