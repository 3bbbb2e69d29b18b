package dev.loupe.intake.wandb;

import dev.loupe.intake.FilesBelow;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What W&B's media values (`_type`, `wandb/sdk/data_types`) are as items: one for each file, with boxes, masks, captions and sizes in its meta.
final class MediaValues {
    private static final Set<String> HIDDEN =
            Set.of("_type", "path", "filenames", "captions", "all_boxes", "all_masks", "sha256");

    private final RunFiles files;

    MediaValues(RunFiles files) {
        this.files = files;
    }

    /// Adds the items of one value.
    ///
    /// @param from index of the first
    void add(List<MediaItem> into, String key, JsonNode value, long step, long micros, int from) {
        String type = value.path("_type").asString("");
        SeriesKey series = SeriesKey.of(key);
        if (type.equals("histogram")) {
            into.add(
                    new MediaItem(
                            series, MediaKind.HISTOGRAM, step, micros, from, null, bins(value)));
            return;
        }
        JsonNode names = value.get("filenames");
        int n = names != null && names.isArray() ? names.size() : 1;
        for (int i = 0; i < n; i++) {
            JsonNode path = names != null && names.isArray() ? names.get(i) : value.get("path");
            into.add(
                    new MediaItem(
                            series,
                            kind(type),
                            step,
                            micros,
                            from + i,
                            path(path),
                            WandbJson.text(meta(type, value, i))));
        }
    }

    private @Nullable String path(@Nullable JsonNode path) {
        if (path == null || !path.isString() || !FilesBelow.legal(path.stringValue())) {
            return null;
        }
        files.tell(path.stringValue());
        return path.stringValue();
    }

    private static MediaKind kind(String type) {
        String base = type.endsWith("-file") ? type.substring(0, type.length() - 5) : type;
        return switch (base) {
            case "image", "images", "images/separated", "mask" -> MediaKind.IMAGE;
            case "audio" -> MediaKind.AUDIO;
            case "video", "videos" -> MediaKind.VIDEO;
            case "html" -> MediaKind.HTML;
            case "table", "joined-table", "partitioned-table", "eval-table" -> MediaKind.TABLE;
            case "object3D" -> MediaKind.MESH;
            case "molecule" -> MediaKind.MOLECULE;
            case "plotly", "bokeh", "vega" -> MediaKind.FIGURE;
            case "graph" -> MediaKind.GRAPH;
            default -> MediaKind.FILE;
        };
    }

    private ObjectNode meta(String type, JsonNode value, int i) {
        ObjectNode meta = WandbJson.object();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!HIDDEN.contains(entry.getKey())) {
                meta.set(entry.getKey(), entry.getValue());
            }
        }
        if (kind(type) == MediaKind.FIGURE) {
            meta.put("library", type.replace("-file", ""));
        } else if (kind(type) == MediaKind.FILE) {
            meta.put("type", type);
        }
        nth(meta, "caption", value.get("captions"), i);
        nth(meta, "boxes", value.get("all_boxes"), i);
        nth(meta, "masks", value.get("all_masks"), i);
        if (meta.get("boxes") instanceof ObjectNode boxes) {
            inline(boxes);
        }
        if (meta.get("classes") instanceof ObjectNode classes && content(classes) != null) {
            meta.set("classes", content(classes));
        }
        if (meta.get("masks") instanceof ObjectNode masks) {
            masks.forEach(mask -> path(mask.get("path")));
        }
        return meta;
    }

    private static void nth(ObjectNode meta, String key, @Nullable JsonNode of, int i) {
        JsonNode found = of != null && of.isArray() ? of.get(i) : null;
        if (found != null && !found.isNull()) {
            meta.set(key, found);
        }
    }

    /// Boxes lie in small files of their own; what is there is taken in.
    private void inline(ObjectNode boxes) {
        for (Map.Entry<String, JsonNode> entry : Map.copyOf(byName(boxes)).entrySet()) {
            JsonNode content = content(entry.getValue());
            if (content != null) {
                boxes.set(entry.getKey(), content);
            }
        }
    }

    private static Map<String, JsonNode> byName(ObjectNode node) {
        Map<String, JsonNode> all = new java.util.LinkedHashMap<>();
        node.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    private @Nullable JsonNode content(JsonNode reference) {
        String path = path(reference.get("path"));
        return path == null ? null : files.json(path);
    }

    /// Edges and counts; `packedBins` are `min`, `size` and `count` of equal bins.
    private static String bins(JsonNode value) {
        ObjectNode meta = WandbJson.object();
        ArrayNode edges = meta.putArray("edges");
        JsonNode packed = value.get("packedBins");
        JsonNode counts = value.path("values");
        if (packed != null && packed.isObject()) {
            double min = packed.path("min").asDouble(0);
            double size = packed.path("size").asDouble(0);
            for (int i = 0; i <= counts.size(); i++) {
                edges.add(min + i * size);
            }
        } else {
            value.path("bins").forEach(edges::add);
        }
        meta.set("counts", counts.isArray() ? counts : meta.arrayNode());
        return WandbJson.text(meta);
    }
}
