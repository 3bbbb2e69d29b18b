package dev.loupe.intake.comet;

import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// What was uploaded: files of the run under their real names, and things at steps.
final class CometUploads {
    private static final long LONGEST_TEXT = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final String stamp;
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
        JsonNode about = payload.path("additional_params");
        String upload = payload.path("upload_type").asString("");
        long step = about.path("step").asLong(0);
        String name = name(about, upload, member);
        ObjectNode meta = meta(payload.path("metadata"));
        switch (upload) {
            case "text-sample" -> {
                meta.put("text", text(entry));
                item(run, "text", MediaKind.TEXT, step, micros, null, meta);
            }
            case "histogram3d" -> {
                ObjectNode bins = CometBins.of(json(entry));
                if (bins != null) {
                    item(run, name, MediaKind.HISTOGRAM, step, micros, null, bins);
                }
            }
            default -> {
                String path = path(upload, name, about, step);
                if (FilesBelow.legal(path)) {
                    run.file(path, stamp, () -> open(member));
                    MediaKind kind = kind(upload);
                    if (kind != null) {
                        item(run, name, kind, step, micros, path, meta);
                    }
                }
            }
        }
    }

    private static String name(JsonNode about, String upload, String member) {
        String figure = about.path("figName").asString("");
        String named = about.path("fileName").asString("");
        String name = named.isEmpty() ? figure : named;
        return name.isEmpty() ? upload.isEmpty() ? member : upload : name;
    }

    /// Where the file goes: what is shown at steps below its kind, models below their names, else under its own.
    private static String path(String upload, String name, JsonNode about, long step) {
        String plain = name.replace('\\', '/').replaceAll("^[/.]+", "").replaceAll("/[/.]*/", "/");
        String ending = about.path("extension").asString("");
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        String full = ending.isEmpty() || last.contains(".") ? plain : plain + "." + ending;
        return switch (upload) {
            case "visualization" -> "images/" + step + "/" + full;
            case "audio", "video" -> upload + "/" + step + "/" + full;
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
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        run.file(path, stamp, () -> new ByteArrayInputStream(bytes));
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

    private String text(ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes((int) LONGEST_TEXT), StandardCharsets.UTF_8);
        }
    }

    private JsonNode json(ZipEntry entry) throws IOException {
        try {
            return CometSource.JSON.readTree(text(entry));
        } catch (JacksonException odd) {
            return CometSource.JSON.createObjectNode();
        }
    }

    /// A member of the archive, which may have been closed meanwhile.
    private InputStream open(String member) throws IOException {
        ZipFile own = new ZipFile(file.toFile());
        ZipEntry entry = own.getEntry(member);
        if (entry == null) {
            own.close();
            throw new IOException("The archive " + file + " has no " + member + " any more.");
        }
        return new FilterInputStream(own.getInputStream(entry)) {
            @Override
            public void close() throws IOException {
                super.close();
                own.close();
            }
        };
    }
}
