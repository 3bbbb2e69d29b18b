package dev.loupe.figure.out;

import dev.loupe.figure.bitmap.PngBytes;
import dev.loupe.figure.scene.Axis;
import dev.loupe.figure.scene.Item;
import dev.loupe.figure.scene.Item.Anchor;
import dev.loupe.figure.scene.Panel;
import dev.loupe.figure.scene.Scene;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Writes the scene format; what has its usual value is left out.
final class SceneWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Rasters of more cells are shown without their numbers, which would weigh more than the picture.
    private static final int MOST_VALUES = 1_000_000;

    private final JsonGenerator json;
    private final SceneFields fields;

    SceneWriter(Writer out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
        fields = new SceneFields(json);
    }

    @Override
    public void close() {
        json.close();
    }

    void write(Scene scene) {
        json.writeStartObject();
        json.writeNumberProperty("scene", SceneJson.VERSION);
        fields.number("width", scene.width());
        fields.number("height", scene.height());
        fields.text("title", scene.title());
        fields.text("description", scene.description());
        fields.text("language", scene.language());
        fields.colour("background", scene.background());
        json.writeArrayPropertyStart("panels");
        scene.panels().forEach(this::panel);
        json.writeEndArray();
        items(scene.items());
        json.writeEndObject();
    }

    private void panel(Panel panel) {
        json.writeStartObject();
        fields.text("name", panel.name());
        fields.box("box", panel.box());
        axis("x", panel.x());
        axis("y", panel.y());
        if (panel.right() != null) {
            axis("right", panel.right());
        }
        if (panel.cube() != null) {
            new CubeJson(json).write(panel.cube());
        }
        json.writeEndObject();
    }

    private void axis(String name, Axis axis) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("kind", axis.kind().name().toLowerCase(Locale.ROOT));
        fields.text("name", axis.name());
        json.writeNumberProperty("from", axis.from());
        json.writeNumberProperty("to", axis.to());
        if (!axis.categories().isEmpty()) {
            json.writeArrayPropertyStart("categories");
            axis.categories().forEach(category -> json.writeString(SceneFields.whole(category)));
            json.writeEndArray();
        }
        if (!axis.stops().isEmpty()) {
            json.writeArrayPropertyStart("stops");
            for (Axis.Stop stop : axis.stops()) {
                json.writeStartArray();
                json.writeNumber(stop.share());
                json.writeNumber(stop.data());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void items(List<Item> items) {
        json.writeArrayPropertyStart("items");
        for (Item item : items) {
            json.writeStartObject();
            switch (item) {
                case Item.Group group -> {
                    fields.kind("group", group.meaning());
                    if (group.clip() != null) {
                        fields.box("clip", group.clip());
                    }
                    items(group.items());
                }
                case Item.Path path -> {
                    fields.kind("path", path.meaning());
                    fields.outline(path.outline());
                    fields.paint(path.fill(), path.stroke());
                }
                case Item.Rect rect -> {
                    fields.kind("rect", rect.meaning());
                    fields.box("box", rect.box());
                    if (rect.radius() != 0) {
                        fields.number("radius", rect.radius());
                    }
                    fields.paint(rect.fill(), rect.stroke());
                }
                case Item.Dots dots -> dots(dots);
                case Item.Raster raster -> raster(raster);
                case Item.Text text -> line(text);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void dots(Item.Dots dots) {
        fields.kind("dots", dots.meaning());
        json.writeStringProperty("symbol", dots.symbol().name().toLowerCase(Locale.ROOT));
        fields.column("x", dots.x());
        fields.column("y", dots.y());
        json.writeArrayPropertyStart("radius");
        for (double radius : dots.radius()) {
            fields.number(radius);
        }
        json.writeEndArray();
        fields.fills(dots.fill());
        fields.stroke(dots.stroke());
        if (dots.rows().length > 0) {
            json.writeArrayPropertyStart("dotRows");
            fields.differences(dots.rows());
            json.writeEndArray();
        }
        if (!dots.facts().isEmpty()) {
            json.writeArrayPropertyStart("facts");
            for (Item.Facts facts : dots.facts()) {
                json.writeStartObject();
                fields.text("name", facts.name());
                json.writeArrayPropertyStart("texts");
                for (String text : facts.texts()) {
                    json.writeString(SceneFields.whole(text));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private void raster(Item.Raster raster) {
        fields.kind("raster", raster.meaning());
        fields.box("box", raster.box());
        json.writeNumberProperty("columns", raster.columns());
        json.writeNumberProperty("rowCount", raster.rows());
        if (raster.columns() > 0 && raster.rows() > 0) {
            byte[] png = PngBytes.of(raster.columns(), raster.rows(), raster.argb(), 0);
            String data = Base64.getEncoder().encodeToString(png);
            json.writeStringProperty("image", "data:image/png;base64," + data);
        }
        if (raster.smooth()) {
            json.writeBooleanProperty("smooth", true);
        }
        switch (raster.told()) {
            case Item.Values values when values.of().length <= MOST_VALUES -> values(values);
            case Item.Colours _ -> json.writeBooleanProperty("colours", true);
            case Item.Values _ -> {}
            case null -> {}
        }
    }

    private void values(Item.Values values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.of().length);
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values.of());
        json.writeObjectPropertyStart("values");
        fields.text("name", values.name());
        json.writeStringProperty("floats", Base64.getEncoder().encodeToString(bytes.array()));
        json.writeEndObject();
    }

    private void line(Item.Text text) {
        fields.kind("text", text.meaning());
        fields.number("x", text.x());
        fields.number("y", text.y());
        json.writeStringProperty("text", SceneFields.whole(text.text()));
        fields.number("size", text.size());
        if (text.weight() != 400) {
            json.writeNumberProperty("weight", text.weight());
        }
        if (text.anchor() != Anchor.START) {
            json.writeStringProperty("anchor", text.anchor().name().toLowerCase(Locale.ROOT));
        }
        if (text.angle() != 0) {
            fields.number("angle", text.angle());
        }
        if (text.italic()) {
            json.writeBooleanProperty("italic", true);
        }
        fields.colour("colour", text.colour());
    }
}
