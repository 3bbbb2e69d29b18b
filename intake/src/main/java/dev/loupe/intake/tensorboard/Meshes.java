package dev.loupe.intake.tensorboard;

import dev.loupe.core.bytes.Bytes;
import dev.loupe.core.bytes.Proto;
import dev.loupe.runs.domain.MediaKind;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Meshes and point clouds: vertices, faces and colours come as values of tags of their own and are put together by the name that the plugin's content says.
///
/// Source: `plugins/mesh/plugin_data.proto` (fields; `components` has a bit for each kind of content).
final class Meshes {
    private static final String[] PARTS = {"", "vertices", "faces", "colors"};
    private final Telling telling;
    private final Map<String, Mesh> waiting = new LinkedHashMap<>();

    Meshes(Telling telling) {
        this.telling = telling;
    }

    private static final class Mesh {
        private final String name;
        private final long step;
        private final long micros;
        private final TensorValue[] parts = new TensorValue[PARTS.length];
        private String config = "";
        private int has;

        private Mesh(String name, long step, long micros) {
            this.name = name;
            this.step = step;
            this.micros = micros;
        }
    }

    void tensor(Tag tag, long step, long micros, TensorValue tensor) {
        String name = "";
        int type = 0;
        int components = 0;
        String config = "";
        for (Proto p = new Proto(Bytes.of(tag.content)); p.next(); ) {
            switch (p.field()) {
                case 2 -> name = p.text();
                case 3 -> type = (int) p.varint();
                case 5 -> config = p.text();
                case 7 -> components = (int) p.varint();
                default -> {}
            }
        }
        if (type < 1 || type >= PARTS.length) {
            return;
        }
        String named = name.isEmpty() ? tag.name : name;
        Mesh mesh =
                waiting.computeIfAbsent(named + "\n" + step, k -> new Mesh(named, step, micros));
        mesh.parts[type] = tensor;
        mesh.has |= 1 << type;
        mesh.config = config.isEmpty() ? mesh.config : config;
        if (components != 0 && (mesh.has & components) == components) {
            waiting.remove(named + "\n" + step);
            tell(mesh);
        }
    }

    /// Tells what waits for parts that did not come.
    void settle() {
        waiting.values().forEach(this::tell);
        waiting.clear();
    }

    private void tell(Mesh mesh) {
        TensorValue vertices = mesh.parts[1];
        if (vertices == null) {
            return;
        }
        int batch = vertices.rank() == 3 ? Math.clamp(vertices.shape()[0], 1, 1 << 16) : 1;
        for (int b = 0; b < batch; b++) {
            StringBuilder json = new StringBuilder("{");
            for (int part = 1; part < PARTS.length; part++) {
                TensorValue tensor = mesh.parts[part];
                if (tensor != null) {
                    int n = tensor.numbers().length / batch;
                    json.append(json.length() > 1 ? ",\"" : "\"").append(PARTS[part]).append("\":");
                    json.append(
                            JsonNumbers.of(
                                    Arrays.copyOfRange(tensor.numbers(), b * n, (b + 1) * n)));
                }
            }
            if (mesh.config.startsWith("{")) {
                json.append(",\"config\":").append(mesh.config);
            }
            String path =
                    "meshes/"
                            + Tag.safe(mesh.name)
                            + "/"
                            + mesh.step
                            + (batch > 1 ? "-" + b : "")
                            + ".json";
            telling.file(path, json.append('}').toString().getBytes(StandardCharsets.UTF_8));
            telling.item(
                    mesh.name,
                    MediaKind.MESH,
                    mesh.step,
                    mesh.micros,
                    b,
                    path,
                    "{\"format\":\"json\"}");
        }
    }
}
