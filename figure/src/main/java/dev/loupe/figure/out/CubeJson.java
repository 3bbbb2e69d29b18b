package dev.loupe.figure.out;

import dev.loupe.figure.scene.Colour;
import dev.loupe.figure.scene.Cube;
import dev.loupe.figure.scene.Symbol;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cubes in the scene format.
final class CubeJson {
    /// Places are whole numbers of this part of a unit.
    private static final double PARTS = 1_000;

    private final JsonGenerator json;

    CubeJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Cube cube) {
        json.writeObjectPropertyStart("cube");
        json.writeNumberProperty("azimuth", cube.azimuth());
        json.writeNumberProperty("elevation", cube.elevation());
        if (cube.scale() != 1) {
            json.writeNumberProperty("scale", Math.rint(cube.scale() * PARTS) / PARTS);
        }
        json.writeArrayPropertyStart("axes");
        for (Cube.Side side : cube.axes()) {
            json.writeStartObject();
            json.writeStringProperty("name", SceneFields.whole(side.name()));
            json.writeArrayPropertyStart("notches");
            for (Cube.Notch notch : side.notches()) {
                json.writeStartArray();
                json.writeNumber(Math.rint(notch.at() * PARTS) / PARTS);
                json.writeString(SceneFields.whole(notch.label()));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        Cube.Inks inks = cube.inks();
        json.writeObjectPropertyStart("inks");
        json.writeStringProperty("wall", SceneFields.css(inks.wall()));
        json.writeStringProperty("edge", SceneFields.css(inks.edge()));
        json.writeStringProperty("grid", SceneFields.css(inks.grid()));
        json.writeStringProperty("tick", SceneFields.css(inks.tick()));
        json.writeStringProperty("name", SceneFields.css(inks.name()));
        json.writeStringProperty("ground", SceneFields.css(inks.ground()));
        json.writeEndObject();
        json.writeArrayPropertyStart("solids");
        cube.solids().forEach(this::solid);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void solid(Cube.Solid solid) {
        json.writeStartObject();
        switch (solid) {
            case Cube.Faces faces -> {
                json.writeStringProperty("kind", "faces");
                places(faces.places());
                json.writeNumberProperty("sides", faces.sides());
                json.writeArrayPropertyStart("corners");
                int last = 0;
                for (int corner : faces.corners()) {
                    json.writeNumber(corner - last);
                    last = corner;
                }
                json.writeEndArray();
                colours(faces.fill());
                json.writeBooleanProperty("wired", faces.wired());
            }
            case Cube.Dots dots -> {
                json.writeStringProperty("kind", "dots");
                json.writeStringProperty("symbol", dots.symbol().name().toLowerCase(Locale.ROOT));
                places(dots.places());
                json.writeArrayPropertyStart("radius");
                for (double radius : dots.radius()) {
                    json.writeNumber(Math.rint(radius * 100) / 100);
                }
                json.writeEndArray();
                colours(dots.fill());
                json.writeBooleanProperty("stems", dots.stems());
            }
            case Cube.Line line -> {
                json.writeStringProperty("kind", "line");
                places(line.places());
                colours(line.fill());
                json.writeNumberProperty("width", line.width());
            }
        }
        json.writeStringProperty("series", SceneFields.whole(solid.series()));
        json.writeEndObject();
    }

    private void places(double[] places) {
        json.writeArrayPropertyStart("places");
        long[] last = new long[3];
        for (int i = 0; i < places.length; i++) {
            long next = Math.round(places[i] * PARTS);
            json.writeNumber(next - last[i % 3]);
            last[i % 3] = next;
        }
        json.writeEndArray();
    }

    private void colours(int[] argb) {
        json.writeArrayPropertyStart("fill");
        for (int colour : argb) {
            json.writeString(SceneFields.css(new Colour(colour)));
        }
        json.writeEndArray();
    }

    static Cube read(JsonNode cube) {
        List<Cube.Side> axes = new ArrayList<>();
        for (JsonNode side : cube.path("axes")) {
            List<Cube.Notch> notches = new ArrayList<>();
            side.path("notches")
                    .forEach(
                            notch ->
                                    notches.add(
                                            new Cube.Notch(
                                                    notch.path(0).asDouble(0),
                                                    notch.path(1).asString(""))));
            axes.add(new Cube.Side(side.path("name").asString(""), notches));
        }
        if (axes.size() != 3) {
            throw new IllegalArgumentException(
                    "A cube has three axes, but here it has " + axes.size() + ".");
        }
        JsonNode inks = cube.path("inks");
        List<Cube.Solid> solids = new ArrayList<>();
        cube.path("solids").forEach(solid -> solids.add(solid(solid)));
        return new Cube(
                cube.path("azimuth").asDouble(0),
                cube.path("elevation").asDouble(0),
                axes,
                new Cube.Inks(
                        ink(inks, "wall"),
                        ink(inks, "edge"),
                        ink(inks, "grid"),
                        ink(inks, "tick"),
                        ink(inks, "name"),
                        ink(inks, "ground")),
                solids,
                Math.clamp(cube.path("scale").asDouble(1), 0.01, 100));
    }

    private static Cube.Solid solid(JsonNode solid) {
        String series = solid.path("series").asString("");
        double[] places = new double[solid.path("places").size()];
        long[] last = new long[3];
        for (int i = 0; i < places.length; i++) {
            last[i % 3] += solid.path("places").path(i).asLong(0);
            places[i] = last[i % 3] / PARTS;
        }
        int[] fill = new int[solid.path("fill").size()];
        for (int i = 0; i < fill.length; i++) {
            fill[i] = Colour.of(solid.path("fill").path(i).asString("")).argb();
        }
        String kind = solid.path("kind").asString("");
        return switch (kind) {
            case "faces" ->
                    new Cube.Faces(
                            series,
                            places,
                            solid.path("sides").asInt(3),
                            SceneValues.sums(solid.path("corners")),
                            fill,
                            solid.path("wired").asBoolean(false));
            case "dots" ->
                    new Cube.Dots(
                            series,
                            SceneValues.choice(Symbol.class, solid, "symbol", "circle"),
                            places,
                            SceneValues.numbers(solid.path("radius")),
                            fill,
                            solid.path("stems").asBoolean(false));
            case "line" -> new Cube.Line(series, places, fill, solid.path("width").asDouble(1));
            default ->
                    throw new IllegalArgumentException(
                            "A cube holds faces, dots and lines, but here is '" + kind + "'.");
        };
    }

    private static Colour ink(JsonNode inks, String name) {
        return Colour.of(inks.path(name).asString(""));
    }
}
