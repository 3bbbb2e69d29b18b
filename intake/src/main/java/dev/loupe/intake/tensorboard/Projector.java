package dev.loupe.intake.tensorboard;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Embeddings that `projector_config.pbtxt` names: their vectors, labels and sprites become files of the run. Only files below the run's folder are taken.
///
/// Source: `plugins/projector/projector_config.proto`, in protobuf's text form.
final class Projector {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONFIG = "projector_config.pbtxt";
    private static final long LONGEST = 1 << 20;
    private static final Pattern TOKEN =
            Pattern.compile(
                    "([a-z_]+)\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([-+.\\w]+))|([a-z_]+)\\s*:?\\s*\\{|}");

    private final Path folder;
    private String stamp = "";

    Projector(Path folder) {
        this.folder = folder;
    }

    /// Tells the embeddings unless the config is as it was.
    void tell(RunLog log) throws IOException {
        Path config = folder.resolve(CONFIG);
        if (!Files.isRegularFile(config) || Files.size(config) > LONGEST) {
            return;
        }
        String now = stamp(config);
        if (now.equals(stamp)) {
            return;
        }
        stamp = now;
        long micros = Files.getLastModifiedTime(config).toMillis() * 1_000;
        for (Map<String, String> embedding :
                embeddings(new String(Files.readAllBytes(config), StandardCharsets.UTF_8))) {
            String name = embedding.getOrDefault("tensor_name", "embedding");
            ObjectNode meta = JSON.createObjectNode();
            for (String kind :
                    List.of("tensor_path", "metadata_path", "image_path", "bookmarks_path")) {
                String path = embedding.getOrDefault(kind, "");
                Path file = below(path);
                if (file != null) {
                    String kept = "embeddings/" + Tag.safe(path);
                    log.file(kept, stamp(file), () -> Files.newInputStream(file));
                    meta.put(kind.replace("_path", ""), kept);
                }
            }
            for (String number : List.of("tensor_shape", "single_image_dim")) {
                if (embedding.containsKey(number)) {
                    meta.put(number, embedding.get(number));
                }
            }
            log.media(
                    List.of(
                            new MediaItem(
                                    SeriesKey.of(name),
                                    MediaKind.EMBEDDING,
                                    0,
                                    micros,
                                    0,
                                    null,
                                    meta.toString())));
        }
    }

    private static String stamp(Path file) throws IOException {
        return Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
    }

    private @org.jspecify.annotations.Nullable Path below(String path) throws IOException {
        try {
            Path file = folder.resolve(path).normalize();
            return !path.isEmpty()
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(folder.toRealPath())
                    ? file
                    : null;
        } catch (InvalidPathException noPath) {
            return null;
        }
    }

    /// The fields of each `embeddings { … }`, those of `sprite { … }` within it too; of a repeated one all, joined by blanks.
    static List<Map<String, String>> embeddings(String text) {
        List<Map<String, String>> all = new ArrayList<>();
        Map<String, String> open = new LinkedHashMap<>();
        int depth = 0;
        for (Matcher token = TOKEN.matcher(text); token.find(); ) {
            if (token.group(4) != null) {
                if (depth++ == 0) {
                    open = new LinkedHashMap<>();
                    if (token.group(4).equals("embeddings")) {
                        all.add(open);
                    }
                }
            } else if (token.group(1) != null) {
                String value =
                        token.group(2) != null
                                ? token.group(2).replaceAll("\\\\(.)", "$1")
                                : token.group(3);
                if (depth > 0) {
                    open.merge(token.group(1), value, (a, b) -> a + " " + b);
                }
            } else {
                depth = Math.max(0, depth - 1);
            }
        }
        return all;
    }
}
