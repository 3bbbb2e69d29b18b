package dev.loupe.figure.json;

import dev.loupe.figure.draw.Marks;
import dev.loupe.figure.mark.OptionSpec;
import dev.loupe.figure.mark.Signature;
import dev.loupe.figure.spec.Channel;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The JSON Schema of specs, made from the reader's fields and the marks' signatures; one definition a line.
final class SpecSchema {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final ObjectNode defs = MAPPER.createObjectNode();

    private SpecSchema() {}

    static String text() {
        ObjectNode root = new SpecSchema().root();
        ObjectNode defs = (ObjectNode) root.remove("$defs");
        String head = MAPPER.writeValueAsString(root);
        String all =
                defs.properties().stream()
                        .map(
                                d ->
                                        "\""
                                                + d.getKey()
                                                + "\":"
                                                + MAPPER.writeValueAsString(d.getValue()))
                        .collect(Collectors.joining(",\n"));
        return head.substring(0, head.length() - 1) + ",\"$defs\":{\n" + all + "\n}}\n";
    }

    private ObjectNode root() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Loupe figure, version " + SpecJson.VERSION);
        root.set("oneOf", refs("topFigure", "topGrid"));
        root.set("$defs", defs);
        defs.set("topFigure", top(figure()));
        defs.set("topGrid", top(grid()));
        defs.set("picture", MAPPER.createObjectNode().set("oneOf", refs("figure", "grid")));
        defs.set("figure", figure());
        defs.set("grid", grid());
        defs.set("table", table());
        defs.set("column", column());
        defs.set("number", number());
        defs.set("encoding", encoding());
        defs.set("scale", scale());
        for (OptionSpec common : Marks.signatures().getFirst().options()) {
            if (Signature.common(common.name())) {
                defs.set(common.name(), option(common));
            }
        }
        ArrayNode layers = MAPPER.createArrayNode();
        for (Signature mark : Marks.signatures()) {
            defs.set("mark-" + mark.name(), mark(mark));
            layers.add(ref("mark-" + mark.name()));
        }
        defs.set("layer", MAPPER.createObjectNode().set("oneOf", layers));
        return root;
    }

    private static ObjectNode top(ObjectNode picture) {
        ObjectNode properties = (ObjectNode) picture.get("properties");
        properties.set("figure", MAPPER.createObjectNode().put("const", SpecJson.VERSION));
        properties.set(
                "tables",
                MAPPER.createObjectNode()
                        .put("type", "object")
                        .set("additionalProperties", ref("table")));
        ((ArrayNode) picture.get("required")).add("figure");
        return picture;
    }

    private static ObjectNode heading() {
        ObjectNode properties = MAPPER.createObjectNode();
        for (String field : SpecReader.HEADING) {
            properties.set(
                    field,
                    switch (field) {
                        case "width", "height" -> type("number");
                        case "theme" -> words(List.of("light", "dark"));
                        default -> type("string");
                    });
        }
        return properties;
    }

    private static ObjectNode figure() {
        ObjectNode properties = heading();
        properties.set("data", ref("table"));
        properties.set("layers", array(ref("layer")));
        ObjectNode scales = MAPPER.createObjectNode();
        Arrays.stream(Channel.values()).forEach(c -> scales.set(c.word(), ref("scale")));
        properties.set("scales", object(scales, List.of()));
        ObjectNode facet = MAPPER.createObjectNode();
        facet.set("column", type("string"));
        facet.set("row", type("string"));
        facet.set("wrap", whole());
        facet.set("freeX", type("boolean"));
        facet.set("freeY", type("boolean"));
        properties.set("facet", object(facet, List.of()));
        properties.set("legend", words(SpecReader.LEGENDS));
        ObjectNode inset = MAPPER.createObjectNode();
        List.of("x", "y", "width", "height").forEach(f -> inset.set(f, type("number")));
        inset.set("picture", ref("picture"));
        properties.set("insets", array(object(inset, SpecReader.INSET)));
        return object(properties, List.of("layers"));
    }

    private static ObjectNode grid() {
        ObjectNode grid = MAPPER.createObjectNode();
        grid.set("columns", array(type("number")));
        grid.set("rows", array(type("number")));
        grid.set("gap", type("number"));
        grid.set("shareX", type("boolean"));
        grid.set("shareY", type("boolean"));
        grid.set("legend", words(SpecReader.LEGENDS));
        ObjectNode cell = MAPPER.createObjectNode();
        List.of("row", "column", "high", "wide").forEach(f -> cell.set(f, whole()));
        cell.set("picture", ref("picture"));
        grid.set("cells", array(object(cell, List.of("row", "column", "picture"))));
        ObjectNode properties = heading();
        properties.set("grid", object(grid, List.of("columns", "rows", "cells")));
        return object(properties, List.of("grid"));
    }

    private static ObjectNode table() {
        ObjectNode columns = MAPPER.createObjectNode();
        columns.set(
                "columns",
                MAPPER.createObjectNode()
                        .put("type", "object")
                        .set("additionalProperties", ref("column")));
        ObjectNode csv = MAPPER.createObjectNode();
        csv.set("csv", type("string"));
        return either(
                type("string"), object(columns, List.of("columns")), object(csv, List.of("csv")));
    }

    private static ObjectNode column() {
        ObjectNode levels = MAPPER.createObjectNode();
        levels.set("levels", array(type("string")));
        levels.set("codes", array(either(whole(), type("null"))));
        ObjectNode any = either(type("number"), type("string"), type("null"));
        return either(
                array(any),
                wrapped("numbers", any),
                wrapped("texts", either(type("string"), type("null"))),
                wrapped("times", either(type("integer"), type("string"), type("null"))),
                wrapped("images", either(type("string"), type("array"), type("null"))),
                wrapped("bytes", either(type("string"), type("array"), type("null"))),
                object(levels, List.of("levels", "codes")));
    }

    private static ObjectNode wrapped(String kind, ObjectNode item) {
        ObjectNode properties = MAPPER.createObjectNode();
        properties.set(kind, array(item));
        return object(properties, List.of(kind));
    }

    private static ObjectNode encoding() {
        ObjectNode column = MAPPER.createObjectNode();
        column.set("column", type("string"));
        ObjectNode value = MAPPER.createObjectNode();
        value.set("value", ref("number"));
        ObjectNode text = MAPPER.createObjectNode();
        text.set("text", type("string"));
        return either(
                type("string"),
                object(column, List.of("column")),
                object(value, List.of("value")),
                object(text, List.of("text")));
    }

    private static ObjectNode scale() {
        ObjectNode properties = MAPPER.createObjectNode();
        for (String field : SpecReader.SCALE) {
            properties.set(
                    field,
                    switch (field) {
                        case "type" -> words(SpecReader.SCALE_TYPES);
                        case "from", "to", "middle" -> ref("number");
                        case "order", "colours", "cuts" -> array(type("string"));
                        case "zero", "reverse" -> type("boolean");
                        case "ticks", "steps" -> whole().put("maximum", 1_000);
                        case "thresholds" -> array(ref("number"));
                        default -> type("string");
                    });
        }
        return object(properties, List.of());
    }

    private static ObjectNode mark(Signature mark) {
        ObjectNode channels = MAPPER.createObjectNode();
        LayerReader.channels(mark).forEach(c -> channels.set(c, ref("encoding")));
        ObjectNode options = MAPPER.createObjectNode();
        for (OptionSpec option : mark.options()) {
            boolean common = Signature.common(option.name());
            options.set(option.name(), common ? ref(option.name()) : option(option));
        }
        ObjectNode properties = MAPPER.createObjectNode();
        properties.set("mark", MAPPER.createObjectNode().put("const", mark.name()));
        List<String> needs = mark.needs().stream().map(Channel::word).toList();
        properties.set("channels", object(channels, needs));
        properties.set("options", object(options, List.of()));
        properties.set("data", ref("table"));
        return object(properties, needs.isEmpty() ? List.of("mark") : List.of("mark", "channels"))
                .put("description", mark.purpose());
    }

    private static ObjectNode option(OptionSpec option) {
        ObjectNode schema =
                switch (option.kind()) {
                    case NUMBER -> bounded(option);
                    case FLAG -> type("boolean");
                    case WORD -> option.words().isEmpty() ? type("string") : words(option.words());
                    case COLOUR ->
                            type("string")
                                    .put(
                                            "pattern",
                                            "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$");
                    case NUMBERS -> array(bounded(option));
                    case WORDS -> array(type("string"));
                };
        return schema.put("description", option.purpose());
    }

    private static ObjectNode bounded(OptionSpec option) {
        ObjectNode number = type("number");
        if (Double.isFinite(option.least())) {
            number.put("minimum", option.least());
        }
        if (Double.isFinite(option.most())) {
            number.put("maximum", option.most());
        }
        return number;
    }

    private static ObjectNode number() {
        return either(type("number"), words(List.of("NaN", "Infinity", "-Infinity")));
    }

    private static ObjectNode type(String name) {
        return MAPPER.createObjectNode().put("type", name);
    }

    private static ObjectNode whole() {
        return type("integer").put("minimum", 0);
    }

    private static ObjectNode words(Collection<String> words) {
        ArrayNode all = MAPPER.createArrayNode();
        words.forEach(all::add);
        return MAPPER.createObjectNode().set("enum", all);
    }

    private static ObjectNode array(ObjectNode items) {
        return type("array").set("items", items);
    }

    private static ObjectNode either(ObjectNode... schemas) {
        ArrayNode all = MAPPER.createArrayNode();
        Arrays.stream(schemas).forEach(all::add);
        return MAPPER.createObjectNode().set("anyOf", all);
    }

    private static ObjectNode object(ObjectNode properties, List<String> required) {
        ObjectNode object = type("object");
        object.set("properties", properties);
        ArrayNode needed = MAPPER.createArrayNode();
        required.forEach(needed::add);
        object.set("required", needed);
        return object.put("additionalProperties", false);
    }

    private static ObjectNode ref(String name) {
        return MAPPER.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private static ArrayNode refs(String... names) {
        ArrayNode all = MAPPER.createArrayNode();
        Arrays.stream(names).forEach(name -> all.add(ref(name)));
        return all;
    }
}
