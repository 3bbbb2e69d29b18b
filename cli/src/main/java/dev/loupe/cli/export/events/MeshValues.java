package dev.loupe.cli.export.events;

import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.runs.domain.MediaItem;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/// Meshes that were kept as JSON: vertices, faces and colours as values of tags of their own (`plugins/mesh/plugin_data.proto`).
final class MeshValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PARTS = List.of("vertices", "faces", "colors");
    private static final List<String> SUFFIXES = List.of("_VERTEX", "_FACE", "_COLOR");

    private MeshValues() {}

    /// Gives an item's file.
    @FunctionalInterface
    interface Content {
        byte[] of(MediaItem item) throws IOException;
    }

    static void write(EventFile events, String tag, List<MediaItem> items, Content content)
            throws IOException {
        for (MediaItem item : items) {
            if (!JSON.readTree(item.meta()).path("format").asString("").equals("json")) {
                continue;
            }
            JsonNode mesh = JSON.readTree(content.of(item));
            int components = 0;
            for (int part = 0; part < PARTS.size(); part++) {
                components |= mesh.has(PARTS.get(part)) ? 1 << part + 1 : 0;
            }
            for (int part = 0; part < PARTS.size(); part++) {
                if (mesh.has(PARTS.get(part))) {
                    part(events, tag, item, mesh, part, components);
                }
            }
        }
    }

    private static void part(
            EventFile events, String tag, MediaItem item, JsonNode mesh, int part, int components)
            throws IOException {
        double[] values = Things.numbers(mesh.path(PARTS.get(part)));
        ProtoWriter data = new ProtoWriter().text(2, tag).varint(3, part + 1);
        if (mesh.has("config")) {
            data.text(5, mesh.path("config").toString());
        }
        data.varint(6, 1).varint(6, values.length / 3).varint(6, 3).varint(7, components);
        events.value(
                tag + SUFFIXES.get(part),
                Tensors.metadata("mesh", data.array(), Tensors.TENSOR),
                item.step(),
                item.micros(),
                Tensors.value(Tensors.floats(values, 1, values.length / 3, 3)));
    }
}
