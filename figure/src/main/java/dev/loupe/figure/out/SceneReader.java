package dev.loupe.figure.out;

import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;

/// Reads the scene format.
final class SceneReader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SceneReader() {}

    static Scene read(String json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "A scene is JSON, but " + e.getOriginalMessage() + ".", e);
        }
        int version = root.path("scene").asInt(0);
        if (version != SceneJson.VERSION) {
            throw new IllegalArgumentException(
                    "A scene begins with \"scene\":1, but here it is "
                            + root.path("scene").toString()
                            + ".");
        }
        List<Panel> panels = new ArrayList<>();
        root.path("panels").forEach(panel -> panels.add(panel(panel)));
        return new Scene(
                root.path("width").asDouble(0),
                root.path("height").asDouble(0),
                SceneValues.text(root, "title"),
                SceneValues.text(root, "description"),
                SceneValues.text(root, "language"),
                root.has("background") ? SceneValues.colour(root, "background") : Colour.NONE,
                panels,
                ItemReader.of(root));
    }

    private static Panel panel(JsonNode panel) {
        return new Panel(
                SceneValues.text(panel, "name"),
                SceneValues.box(panel, "box"),
                axis(panel.path("x")),
                axis(panel.path("y")),
                panel.has("right") ? axis(panel.path("right")) : null,
                panel.has("cube") ? CubeJson.read(panel.path("cube")) : null);
    }

    private static Axis axis(JsonNode axis) {
        List<String> categories = new ArrayList<>();
        axis.path("categories").forEach(category -> categories.add(category.asString()));
        List<Axis.Stop> stops = new ArrayList<>();
        for (JsonNode stop : axis.path("stops")) {
            stops.add(new Axis.Stop(stop.path(0).asDouble(0), stop.path(1).asDouble(0)));
        }
        return new Axis(
                SceneValues.choice(Axis.Kind.class, axis, "kind", "none"),
                SceneValues.text(axis, "name"),
                axis.path("from").asDouble(0),
                axis.path("to").asDouble(1),
                categories,
                stops);
    }
}
