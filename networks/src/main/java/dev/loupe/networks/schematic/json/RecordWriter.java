package dev.loupe.networks.schematic.json;

import dev.loupe.figure.scene.Colour;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Writes records as JSON: what they need, and what differs from `standard()`.
final class RecordWriter {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private RecordWriter() {}

    /// @param all whether what is as in `standard` is written too, and nothing bare
    static void fields(ObjectNode into, Object record, Object standard, boolean all) {
        List<String> needs = Records.needs(record.getClass());
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            @Nullable Object value = Records.value(record, component);
            @Nullable Object usual = Records.value(standard, component);
            if (value == null) {
                continue;
            }
            if (Inlined.here(component)) {
                fields(into, value, Objects.requireNonNull(usual), all);
            } else if (needs.contains(component.getName()) || all || !value.equals(usual)) {
                into.set(component.getName(), json(value, usual, all));
            }
        }
    }

    private static JsonNode json(Object value, @Nullable Object usual, boolean all) {
        return switch (value) {
            case Integer whole -> MAKE.numberNode(whole);
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e9 ->
                    MAKE.numberNode(number.intValue());
            case Double number -> MAKE.numberNode(number);
            case Boolean flag -> MAKE.booleanNode(flag);
            case String text -> MAKE.stringNode(text);
            case Colour colour -> MAKE.stringNode(text(colour));
            case Enum<?> constant -> MAKE.stringNode(Records.word(constant));
            case List<?> list -> {
                var array = MAKE.arrayNode();
                list.forEach(item -> array.add(json(item, null, all)));
                yield array;
            }
            case Record record -> object(record, usual, all);
            default -> {
                var array = MAKE.arrayNode();
                for (int i = 0; i < Array.getLength(value); i++) {
                    array.add(json(Array.get(value, i), null, all));
                }
                yield array;
            }
        };
    }

    private static JsonNode object(Record record, @Nullable Object usual, boolean all) {
        ObjectNode object = MAKE.objectNode();
        fields(object, record, usual == null ? Records.standard(record.getClass()) : usual, all);
        String bare = Records.bare(record.getClass());
        if (!all && object.size() == 1 && object.has(bare)) {
            JsonNode only = object.get(bare);
            return only.isContainer() ? object : only;
        }
        return object;
    }

    private static String text(Colour colour) {
        return colour.invisible()
                ? "none"
                : colour.opacity() == 1
                        ? colour.hex()
                        : colour.hex() + String.format(Locale.ROOT, "%02x", colour.argb() >>> 24);
    }
}
