package dev.loupe.networks.schematic.json;

import dev.loupe.figure.scene.Colour;
import dev.loupe.networks.schematic.Blocks;
import dev.loupe.networks.schematic.Schematic;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;

/// What can be chosen of a style, for pages that offer it.
///
/// Each field is `{"name", "kind"}`; the kind is `number`, `count`, `flag`, `text`, `colour` (may be left out: the theme's), `choice` with `choices`, `record` with `fields`, `list` with
/// `kinds` (each `{"name", "fields"}`, the name being the field that tells the kind), `texts`, or `json` for what is nested or long.
public final class Controls {
    private Controls() {}

    public static ArrayNode of(Schematic schematic) {
        return fields(schematic.getClass());
    }

    private static ArrayNode fields(Class<?> type) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (Inlined.here(component)) {
                fields.addAll(fields(component.getType()));
            } else {
                field(
                        fields.addObject().put("name", component.getName()),
                        component.getGenericType());
            }
        }
        return fields;
    }

    private static void field(ObjectNode field, Type type) {
        if (type instanceof ParameterizedType list) {
            Type element = list.getActualTypeArguments()[0];
            if (element == String.class) {
                field.put("kind", "texts");
            } else if (element instanceof Class<?> kind && kind != Blocks.Part.class) {
                ArrayNode kinds = field.put("kind", "list").putArray("kinds");
                Class<?>[] all =
                        kind.isSealed() ? kind.getPermittedSubclasses() : new Class<?>[] {kind};
                for (Class<?> one : all) {
                    kinds.addObject()
                            .put("name", Records.needs(one).getFirst())
                            .set("fields", fields(one));
                }
            } else {
                field.put("kind", "json");
            }
            return;
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isEnum()) {
            ArrayNode choices = field.put("kind", "choice").putArray("choices");
            for (Object constant : kind.getEnumConstants()) {
                choices.add(Records.word(constant));
            }
        } else if (kind.isRecord() && kind != Colour.class) {
            field.put("kind", "record").set("fields", fields(kind));
        } else {
            field.put(
                    "kind",
                    kind == double.class
                            ? "number"
                            : kind == int.class
                                    ? "count"
                                    : kind == boolean.class
                                            ? "flag"
                                            : kind == String.class
                                                    ? "text"
                                                    : kind == Colour.class ? "colour" : "json");
        }
    }
}
