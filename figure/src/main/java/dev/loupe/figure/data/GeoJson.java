package dev.loupe.figure.data;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Places and areas on the Earth, read from GeoJSON text: longitudes and latitudes in degrees.
///
/// A `FeatureCollection`, a `Feature` or a geometry alone is read; features without a geometry are
/// left out, as are heights.
///
/// Source: RFC 7946.
public record GeoJson(List<Feature> features) {
    private static final int MOST_PLACES = 4_000_000;

    public GeoJson {
        features = List.copyOf(features);
    }

    /// One thing on the map.
    ///
    /// @param id as text; empty if it has none
    /// @param properties that are texts, numbers or truth values, as texts
    public record Feature(String id, SequencedMap<String, String> properties, Shape shape) {}

    /// Points in order.
    ///
    /// @param lon,lat `[n]` degrees; a ring of a polygon ends where it begins
    public record Path(double[] lon, double[] lat) {
        public int size() {
            return lon.length;
        }
    }

    /// What a feature is made of; several kinds only in a geometry collection.
    ///
    /// @param polygons each its outer ring and then its holes
    public record Shape(List<List<Path>> polygons, List<Path> lines, List<Path> points) {
        static Shape none() {
            return new Shape(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /// All points of all parts.
        public List<Path> paths() {
            List<Path> all = new ArrayList<>(lines);
            all.addAll(points);
            polygons.forEach(all::addAll);
            return all;
        }
    }

    /// @throws IllegalArgumentException with one sentence that says where it is not GeoJSON
    public static GeoJson parse(String text) {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The GeoJSON text is not JSON: " + firstLine(e.getOriginalMessage()) + ".", e);
        }
        return new Reader().read(root);
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("it cannot be read");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /// Counts places as it goes, so that no text grows without bound.
    private static final class Reader {
        private int places;

        GeoJson read(JsonNode root) {
            List<Feature> features = new ArrayList<>();
            String type = type(root, "the GeoJSON text");
            if (type.equals("FeatureCollection")) {
                JsonNode list = array(root.path("features"), "features");
                for (int i = 0; i < list.size(); i++) {
                    feature(list.get(i), "feature " + (i + 1), features);
                }
            } else if (type.equals("Feature")) {
                feature(root, "the feature", features);
            } else {
                Shape shape = Shape.none();
                geometry(root, "the geometry", shape, 0);
                features.add(new Feature("", new LinkedHashMap<>(), shape));
            }
            return new GeoJson(features);
        }

        private void feature(JsonNode node, String where, List<Feature> features) {
            if (!type(node, where).equals("Feature")) {
                throw wrong(where, "a Feature", node.path("type").asString());
            }
            JsonNode geometry = node.path("geometry");
            if (geometry.isNull() || geometry.isMissingNode()) {
                return;
            }
            Shape shape = Shape.none();
            geometry(geometry, "the geometry of " + where, shape, 0);
            SequencedMap<String, String> properties = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
                if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                    properties.put(entry.getKey(), plain(entry.getValue()));
                }
            }
            JsonNode id = node.path("id");
            features.add(
                    new Feature(
                            id.isValueNode() && !id.isNull() ? plain(id) : "", properties, shape));
        }

        private static String plain(JsonNode value) {
            return value.isNumber() ? Plain.number(value.asDouble()) : value.asString();
        }

        private void geometry(JsonNode node, String where, Shape into, int depth) {
            String type = type(node, where);
            JsonNode at = node.path("coordinates");
            switch (type) {
                case "Point" -> into.points().add(path(List.of(at), where, 1));
                case "MultiPoint" -> into.points().add(path(at, where, 0));
                case "LineString" -> into.lines().add(path(at, where, 2));
                case "MultiLineString" -> {
                    for (JsonNode line : array(at, where)) {
                        into.lines().add(path(line, where, 2));
                    }
                }
                case "Polygon" -> into.polygons().add(polygon(at, where));
                case "MultiPolygon" -> {
                    for (JsonNode polygon : array(at, where)) {
                        into.polygons().add(polygon(polygon, where));
                    }
                }
                case "GeometryCollection" -> {
                    if (depth > 8) {
                        throw wrong(where, "at most 8 collections within each other", "more");
                    }
                    for (JsonNode part : array(node.path("geometries"), where)) {
                        geometry(part, where, into, depth + 1);
                    }
                }
                default ->
                        throw wrong(
                                where,
                                "a Point, LineString, Polygon, their Multi forms or a"
                                        + " GeometryCollection",
                                type);
            }
        }

        private List<Path> polygon(JsonNode rings, String where) {
            List<Path> polygon = new ArrayList<>();
            for (JsonNode ring : array(rings, where)) {
                Path path = path(ring, "a ring of " + where, 4);
                int last = path.size() - 1;
                if (path.lon[0] != path.lon[last] || path.lat[0] != path.lat[last]) {
                    throw wrong(
                            "a ring of " + where,
                            "its last place equal to its first",
                            Plain.number(path.lon[last]) + ", " + Plain.number(path.lat[last]));
                }
                polygon.add(path);
            }
            return polygon;
        }

        private Path path(JsonNode list, String where, int least) {
            List<JsonNode> all = new ArrayList<>();
            array(list, where).forEach(all::add);
            return path(all, where, least);
        }

        private Path path(List<JsonNode> list, String where, int least) {
            if (list.size() < least) {
                throw wrong(where, "at least " + least + " places", String.valueOf(list.size()));
            }
            places += list.size();
            if (places > MOST_PLACES) {
                throw wrong("the GeoJSON text", "at most four million places", "more");
            }
            double[] lon = new double[list.size()];
            double[] lat = new double[lon.length];
            for (int i = 0; i < lon.length; i++) {
                JsonNode place = list.get(i);
                boolean pair =
                        place.isArray()
                                && place.size() >= 2
                                && place.get(0).isNumber()
                                && place.get(1).isNumber();
                if (!pair) {
                    throw wrong(where, "places of longitude and latitude", brief(place));
                }
                lon[i] = place.get(0).asDouble();
                lat[i] = place.get(1).asDouble();
                if (!(Math.abs(lon[i]) <= 540 && Math.abs(lat[i]) <= 90)) {
                    throw wrong(
                            where,
                            "longitudes from −540 to 540 and latitudes from −90 to 90, in degrees",
                            Plain.number(lon[i]) + ", " + Plain.number(lat[i]));
                }
            }
            return new Path(lon, lat);
        }

        private static String type(JsonNode node, String where) {
            JsonNode type = node.path("type");
            if (!type.isString()) {
                throw wrong(where, "an object with a type", brief(node));
            }
            return type.asString();
        }

        private static JsonNode array(JsonNode node, String where) {
            if (!node.isArray()) {
                throw wrong(where, "a list of coordinates", brief(node));
            }
            return node;
        }

        private static String brief(JsonNode node) {
            String text = node.isMissingNode() ? "nothing" : node.toString();
            return text.length() > 60 ? text.substring(0, 60) + "…" : text;
        }

        private static IllegalArgumentException wrong(String where, String expected, String found) {
            return new IllegalArgumentException(
                    "In GeoJSON, " + where + " must have " + expected + ", but has " + found + ".");
        }
    }
}
