package dev.loupe.cli.export.events;

import dev.loupe.cli.export.SeriesTable;
import dev.loupe.core.bytes.ProtoWriter;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaSeries;
import dev.loupe.runs.domain.Run;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A run's things at steps as values of TensorBoard's plugins. Kinds that it has no plugin for are left out; they stay in the run's files.
final class Things {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] NOTHING = {};

    private final Store store;
    private final Run run;
    private final Consumer<String> damaged;
    private final Embeddings embeddings;

    Things(Store store, Run run, Path folder, Consumer<String> damaged) {
        this.store = store;
        this.run = run;
        this.damaged = damaged;
        this.embeddings = new Embeddings(folder, this::open);
    }

    void write(EventFile events) throws IOException {
        for (MediaSeries series : store.media().series(run.id())) {
            String tag = SeriesTable.name(series.series());
            for (long step : store.media().steps(run.id(), series.series())) {
                List<MediaItem> items =
                        store.media()
                                .items(run.id(), series.series(), step, step, Integer.MAX_VALUE);
                for (int from = 0; from < items.size(); ) {
                    int to = from + 1;
                    while (to < items.size() && items.get(to).index() > items.get(to - 1).index()) {
                        to++;
                    }
                    together(events, tag, items.subList(from, to));
                    from = to;
                }
            }
        }
        embeddings.close();
    }

    /// What was logged under one key at one step by one call.
    private void together(EventFile events, String tag, List<MediaItem> items) throws IOException {
        MediaItem first = items.getFirst();
        try {
            JsonNode meta = JSON.readTree(first.meta());
            switch (first.kind()) {
                case IMAGE, VIDEO -> images(events, tag, items, meta);
                case AUDIO -> sounds(events, tag, items);
                case HISTOGRAM -> histogram(events, tag, first, meta);
                case TEXT -> text(events, tag, first, meta);
                case PR_CURVE -> curve(events, tag, first, meta);
                case MESH -> MeshValues.write(events, tag, items, this::bytes);
                case GRAPH -> graph(events, tag, first, meta);
                case EMBEDDING -> embeddings.add(tag, meta);
                default -> {}
            }
        } catch (JacksonException | Refused e) {
            damaged.accept(
                    "%s '%s' at step %d of run %s is left out: %s"
                            .formatted(first.kind(), tag, first.step(), run.id(), e.getMessage()));
        }
    }

    private void value(
            EventFile events,
            String tag,
            String plugin,
            byte[] content,
            int dataClass,
            MediaItem item,
            ProtoWriter tensor)
            throws IOException {
        events.value(
                tag,
                Tensors.metadata(plugin, content, dataClass),
                item.step(),
                item.micros(),
                Tensors.value(tensor));
    }

    private void images(EventFile events, String tag, List<MediaItem> items, JsonNode meta)
            throws IOException {
        List<byte[]> texts = new ArrayList<>();
        texts.add(meta.path("width").asString("0").getBytes(StandardCharsets.US_ASCII));
        texts.add(meta.path("height").asString("0").getBytes(StandardCharsets.US_ASCII));
        for (MediaItem item : items) {
            texts.add(bytes(item));
        }
        value(
                events,
                tag,
                "images",
                NOTHING,
                Tensors.BLOB_SEQUENCE,
                items.getFirst(),
                Tensors.texts(texts, texts.size()));
    }

    private void sounds(EventFile events, String tag, List<MediaItem> items) throws IOException {
        JsonNode meta = JSON.readTree(items.getFirst().meta());
        if (items.size() == 1 && meta.has("sampleRate")) {
            sound(events, tag, items.getFirst(), meta);
            return;
        }
        List<byte[]> texts = new ArrayList<>();
        for (MediaItem item : items) {
            texts.add(bytes(item));
            texts.add(
                    JSON.readTree(item.meta())
                            .path("caption")
                            .asString("")
                            .getBytes(StandardCharsets.UTF_8));
        }
        value(
                events,
                tag,
                "audio",
                NOTHING,
                Tensors.BLOB_SEQUENCE,
                items.getFirst(),
                Tensors.texts(texts, items.size(), 2));
    }

    /// The older kind of value, which says how its samples lie.
    private void sound(EventFile events, String tag, MediaItem item, JsonNode meta)
            throws IOException {
        ProtoWriter audio =
                new ProtoWriter()
                        .f32(1, (float) meta.path("sampleRate").asDouble(0))
                        .varint(2, meta.path("channels").asLong(0))
                        .varint(3, meta.path("frames").asLong(0))
                        .bytes(4, bytes(item))
                        .text(5, "audio/wav");
        events.value(
                tag,
                Tensors.metadata("audio", NOTHING, Tensors.BLOB_SEQUENCE),
                item.step(),
                item.micros(),
                new ProtoWriter().message(6, audio));
    }

    private void histogram(EventFile events, String tag, MediaItem item, JsonNode meta)
            throws IOException {
        double[] edges = numbers(meta.path("edges"));
        double[] counts = numbers(meta.path("counts"));
        double[] rows = new double[3 * counts.length];
        for (int i = 0; i < counts.length && i + 1 < edges.length; i++) {
            rows[3 * i] = edges[i];
            rows[3 * i + 1] = edges[i + 1];
            rows[3 * i + 2] = counts[i];
        }
        value(
                events,
                tag,
                "histograms",
                NOTHING,
                Tensors.TENSOR,
                item,
                Tensors.doubles(rows, counts.length, 3));
    }

    private void text(EventFile events, String tag, MediaItem item, JsonNode meta)
            throws IOException {
        byte[] text =
                item.path() == null
                        ? meta.path("text").asString("").getBytes(StandardCharsets.UTF_8)
                        : bytes(item);
        value(events, tag, "text", NOTHING, Tensors.TENSOR, item, Tensors.texts(List.of(text)));
    }

    private void curve(EventFile events, String tag, MediaItem item, JsonNode meta)
            throws IOException {
        int n = meta.path("tp").size();
        double[] all = new double[6 * n];
        int row = 0;
        for (String name : List.of("tp", "fp", "tn", "fn", "precision", "recall")) {
            double[] values = numbers(meta.path(name));
            System.arraycopy(values, 0, all, row++ * n, Math.min(n, values.length));
        }
        value(
                events,
                tag,
                "pr_curves",
                new ProtoWriter().varint(2, n).array(),
                Tensors.TENSOR,
                item,
                Tensors.floats(all, 6, n));
    }

    private void graph(EventFile events, String tag, MediaItem item, JsonNode meta)
            throws IOException {
        byte[] content = bytes(item);
        switch (meta.path("format").asString("")) {
            case "graphdef" -> events.field(4, item.step(), item.micros(), content);
            case "metagraph" -> events.field(9, item.step(), item.micros(), content);
            case "keras" ->
                    value(
                            events,
                            tag,
                            "graph_keras_model",
                            NOTHING,
                            Tensors.BLOB_SEQUENCE,
                            item,
                            Tensors.texts(List.of(content)));
            default -> {}
        }
    }

    static double[] numbers(JsonNode list) {
        double[] all = new double[list.size()];
        for (int i = 0; i < all.length; i++) {
            JsonNode one = list.get(i);
            all[i] = one.isNumber() ? one.asDouble() : Double.parseDouble(one.asString("NaN"));
        }
        return all;
    }

    private byte[] bytes(MediaItem item) throws IOException {
        try (InputStream in = open(item.path())) {
            return in.readAllBytes();
        }
    }

    private InputStream open(@Nullable String path) {
        return store.artifacts().open(run.files() + "/" + (path == null ? "" : path));
    }
}
