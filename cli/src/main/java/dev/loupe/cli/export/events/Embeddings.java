package dev.loupe.cli.export.events;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// The projector's config, and the files that it names (`plugins/projector/projector_config.proto`).
final class Embeddings {
    private static final String KEPT = "embeddings/";
    private static final Map<String, String> FILES =
            Map.of(
                    "tensor", "tensor_path",
                    "metadata", "metadata_path",
                    "bookmarks", "bookmarks_path",
                    "image", "image_path");

    private final Path folder;
    private final Content files;
    private final StringBuilder config = new StringBuilder();

    /// Opens one of the run's files.
    @FunctionalInterface
    interface Content {
        InputStream open(String path) throws IOException;
    }

    Embeddings(Path folder, Content files) {
        this.folder = folder;
        this.files = files;
    }

    void add(String name, JsonNode meta) throws IOException {
        config.append("embeddings {\n  tensor_name: ").append(quoted(name)).append('\n');
        for (String kind : List.of("tensor", "metadata", "bookmarks")) {
            path("  ", kind, meta);
        }
        for (String size : meta.path("tensor_shape").asString("").split(" ")) {
            config.append(size.isEmpty() ? "" : "  tensor_shape: " + size + "\n");
        }
        if (meta.has("image")) {
            config.append("  sprite {\n");
            path("    ", "image", meta);
            for (String size : meta.path("single_image_dim").asString("").split(" ")) {
                config.append(size.isEmpty() ? "" : "    single_image_dim: " + size + "\n");
            }
            config.append("  }\n");
        }
        config.append("}\n");
    }

    private void path(String indent, String kind, JsonNode meta) throws IOException {
        String kept = meta.path(kind).asString("");
        if (kept.isEmpty()) {
            return;
        }
        String path = kept.startsWith(KEPT) ? kept.substring(KEPT.length()) : kept;
        Path target = folder.resolve(path).normalize();
        if (target.startsWith(folder)) {
            Path home = target.getParent();
            if (home != null) {
                Files.createDirectories(home);
            }
            try (InputStream in = files.open(kept)) {
                Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            }
            config.append(indent)
                    .append(FILES.get(kind))
                    .append(": ")
                    .append(quoted(path))
                    .append('\n');
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    void close() throws IOException {
        if (!config.isEmpty()) {
            Files.writeString(folder.resolve("projector_config.pbtxt"), config);
        }
    }
}
