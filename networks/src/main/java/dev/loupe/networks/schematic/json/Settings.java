package dev.loupe.networks.schematic.json;

import dev.loupe.networks.schematic.Schematic;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/// Single fields of a schematic, set as `edges.curved=true`.
public final class Settings {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private Settings() {}

    /// The same with some fields set.
    ///
    /// @param settings each as [#set]
    /// @throws IllegalArgumentException with one sentence that names the field, what was expected and what was found
    public static Schematic over(Schematic schematic, List<String> settings) {
        if (settings.isEmpty()) {
            return schematic;
        }
        ObjectNode all = SchematicJson.full(schematic);
        settings.forEach(s -> set(all, s));
        return SchematicJson.read(all);
    }

    /// Changes the tree; what it then says is judged when it is read.
    ///
    /// @param setting a dotted path, where a number counts in a list from 0, then `=`, then a number, true, false, other JSON, or plain text
    /// @throws IllegalArgumentException with one sentence if there is no such place
    private static void set(ObjectNode top, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    "A setting is written field=value, such as nodes.diameter=30, but here it is "
                            + setting
                            + ".");
        }
        String[] path = setting.substring(0, equals).strip().split("\\.", -1);
        JsonNode at = top;
        for (int i = 0; i < path.length - 1; i++) {
            at = inner(at, path[i], setting);
        }
        put(at, path[path.length - 1], value(setting.substring(equals + 1).strip()), setting);
    }

    /// As it stands if it is JSON, else a text.
    static JsonNode value(String text) {
        try {
            JsonNode read = MAPPER.readTree(text);
            return read.isMissingNode() ? MAKE.stringNode(text) : read;
        } catch (JacksonException _) {
            return MAKE.stringNode(text);
        }
    }

    private static JsonNode inner(JsonNode at, String name, String setting) {
        if (at instanceof ObjectNode object) {
            return object.has(name) ? object.get(name) : object.putObject(name);
        }
        if (at instanceof ArrayNode array) {
            return array.get(index(array, name, setting));
        }
        throw nowhere(name, setting);
    }

    private static void put(JsonNode at, String name, JsonNode value, String setting) {
        switch (at) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array -> array.set(index(array, name, setting), value);
            default -> throw nowhere(name, setting);
        }
    }

    private static int index(ArrayNode array, String name, String setting) {
        if (!name.matches("\\d{1,6}") || Integer.parseInt(name) >= array.size()) {
            throw new IllegalArgumentException(
                    "In %s: expected a place in a list of %d, counted from 0, found %s."
                            .formatted(setting, array.size(), name));
        }
        return Integer.parseInt(name);
    }

    private static IllegalArgumentException nowhere(String name, String setting) {
        return new IllegalArgumentException(
                "In "
                        + setting
                        + ": expected a field, but there is nothing that has a field "
                        + name
                        + ".");
    }
}
