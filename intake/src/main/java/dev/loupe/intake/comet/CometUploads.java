package dev.loupe.intake.comet;

import dev.loupe.intake.ArchiveMember;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What was uploaded: files of the run under their real names, and things at steps.
final class CometUploads {
    private final Path file;
    private final ZipFile zip;
    private final String stamp;
    private final Map<String, String> told = new HashMap<>();
    private int pages;

    CometUploads(Path file, ZipFile zip, String stamp) {
        this.file = file;
        this.zip = zip;
        this.stamp = stamp;
    }

    void tell(JsonNode payload, long micros, RunLog run) throws IOException {
        String member = payload.path("file_path").asString("");
        ZipEntry entry = zip.getEntry(member);
        if (entry == null || entry.isDirectory()) {
            return;
        }
        CometContent source = new CometContent(new ArchiveMember(file, member));
        JsonNode about = payload.path("additional_params");
        String upload = payload.path("upload_type").asString("");
        long step = about.path("step").asLong(0);
        String name = name(about, upload, member);
        ObjectNode meta = meta(payload.path("metadata"));
        switch (upload) {
            case "text-sample" -> {
                meta.put("text", source.text());
                item(run, "text", MediaKind.TEXT, step, micros, null, meta);
            }
            case "histogram3d" -> {
                ObjectNode bins = CometBins.of(source.json());
                if (bins != null) {
                    item(run, name, MediaKind.HISTOGRAM, step, micros, null, bins);
                }
            }
            default -> {
                String ending =
                        upload.equals("visualization")
                                ? source.picture()
                                : about.path("extension").asString("");
                String path = own(path(upload, name, ending, about, step), member, step);
                if (FilesBelow.legal(path)) {
                    run.file(path, stamp, source::open);
                    MediaKind kind = kind(upload);
                    if (kind != null) {
                        CometBoxes.translate(meta);
                        item(run, name, kind, step, micros, path, meta);
                    }
                    if (CometFigures.draws(upload)) {
                        figure(run, upload, name, step, micros, source);
                    }
                }
            }
        }
    }

    /// What Comet draws of the file.
    private void figure(
            RunLog run, String upload, String name, long step, long micros, CometContent source)
            throws IOException {
        String key = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        String path = "figures/" + step + "/" + key + ".json";
        Optional<JsonNode> figure = CometFigures.of(upload, source.json());
        if (figure.isPresent() && FilesBelow.legal(path)) {
            text(run, path, figure.get().toString());
            ObjectNode meta = CometSource.JSON.createObjectNode().put("library", "plotly");
            item(run, key, MediaKind.FIGURE, step, micros, path, meta);
        }
    }

    /// A cloud of points, lines of `[x, y, z]`; what lies in it besides is a file.
    void cloud(JsonNode payload, long micros, RunLog run) throws IOException {
        long step = payload.path("step").asLong(0);
        String name = payload.path("name").asString("points");
        for (JsonNode part : payload.path("items")) {
            String member = part.path("file_path").asString("");
            if (zip.getEntry(member) == null) {
                continue;
            }
            CometContent source = new CometContent(new ArchiveMember(file, member));
            boolean points = part.path("type").asString("").equals("points");
            String path =
                    "points/"
                            + step
                            + "/"
                            + name
                            + (points ? ".json" : "." + part.path("file_name").asString("part"));
            if (FilesBelow.legal(path)) {
                run.file(path, stamp, points ? source::list : source::open);
                if (points) {
                    item(
                            run,
                            name,
                            MediaKind.MESH,
                            step,
                            micros,
                            path,
                            meta(payload.path("metadata")));
                }
            }
        }
    }

    /// A text that a message holds, as a file.
    void text(RunLog run, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        run.file(path, stamp, () -> new ByteArrayInputStream(bytes));
    }

    /// The path, with the step before it where another upload has it.
    private String own(String path, String member, long step) {
        String before = told.putIfAbsent(path, member);
        return before == null || before.equals(member) ? path : "step-" + step + "/" + path;
    }

    private static String name(JsonNode about, String upload, String member) {
        String figure = about.path("figName").asString("");
        String named = about.path("fileName").asString("");
        String name = named.isEmpty() ? figure : named;
        return name.isEmpty() ? upload.isEmpty() ? member : upload : name;
    }

    /// Where the file goes: what is shown at steps below its kind, models below their names, else under its own.
    private static String path(
            String upload, String name, String ending, JsonNode about, long step) {
        String plain = name.replace('\\', '/').replaceAll("^[/.]+", "").replaceAll("/[/.]*/", "/");
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        String full = ending.isEmpty() || last.contains(".") ? plain : plain + "." + ending;
        return switch (upload) {
            case "visualization" -> "images/" + step + "/" + full;
            case "audio", "video", "confusion-matrix", "curve" -> upload + "/" + step + "/" + full;
            case "model-element" ->
                    "models/" + about.path("groupingName").asString("model") + "/" + full;
            default -> full;
        };
    }

    private static @Nullable MediaKind kind(String upload) {
        return switch (upload) {
            case "visualization" -> MediaKind.IMAGE;
            case "audio" -> MediaKind.AUDIO;
            case "video" -> MediaKind.VIDEO;
            default -> null;
        };
    }

    private static ObjectNode meta(JsonNode metadata) {
        ObjectNode meta = CometSource.JSON.createObjectNode();
        metadata.properties().forEach(e -> meta.set(e.getKey(), e.getValue()));
        return meta;
    }

    /// A page that was logged as text.
    void html(String html, long micros, RunLog run) {
        String path = "html/" + pages++ + ".html";
        text(run, path, html);
        item(
                run,
                "html",
                MediaKind.HTML,
                pages - 1,
                micros,
                path,
                meta(CometSource.JSON.createObjectNode()));
    }

    private static void item(
            RunLog run,
            String key,
            MediaKind kind,
            long step,
            long micros,
            @Nullable String path,
            ObjectNode meta) {
        run.media(
                List.of(
                        new MediaItem(
                                SeriesKey.of(key), kind, step, micros, 0, path, meta.toString())));
    }
}
