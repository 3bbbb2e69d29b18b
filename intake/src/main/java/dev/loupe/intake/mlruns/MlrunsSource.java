package dev.loupe.intake.mlruns;

import dev.loupe.intake.Columns;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.FilesByCustom;
import dev.loupe.intake.Logbook;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Source;
import dev.loupe.runs.domain.Param;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One run's folder. Metrics are read on where reading stopped; other files when they are new or changed. A run that has ended and stays as it is, is looked at ever more seldom, up to every four seconds.
final class MlrunsSource implements Source {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int POINTS_AT_ONCE = 1 << 18;

    private final Path run;
    private final String folder;
    private final Map<String, MetricFile> metrics = new TreeMap<>();
    private final Map<String, Long> offsets = new TreeMap<>();
    private final TextFiles params;
    private final TextFiles tags;
    private final FilesBelow files;
    private final KeptThings things;
    private final Columns points = new Columns();
    private String stamp = "";
    private boolean deleted;
    private boolean ended;
    private final Patience patience = new Patience();
    private final RunLineage lineage;
    private @Nullable RunLog log;

    /// @param mark what [#bookmark] said, or null
    MlrunsSource(Path run, Path root, @Nullable String mark) {
        this.run = run;
        Path name = root.toAbsolutePath().normalize().getFileName();
        folder = name == null ? "mlruns" : name.toString();
        params = new TextFiles(run.resolve("params"));
        tags = new TextFiles(run.resolve("tags"));
        files = new FilesBelow(run.resolve("artifacts"), "");
        things = new KeptThings(run, files);
        lineage = new RunLineage(run);
        if (mark != null) {
            recall(mark);
        }
    }

    private void recall(String mark) {
        try {
            JsonNode known = JSON.readTree(mark);
            deleted = known.path("deleted").asBoolean(false);
            known.path("offsets")
                    .properties()
                    .forEach(e -> offsets.put(e.getKey(), e.getValue().asLong(0)));
        } catch (JacksonException odd) {
            offsets.clear();
        }
    }

    @Override
    public boolean read(Logbook book) throws IOException {
        if (ended && patience.waits()) {
            return false;
        }
        boolean anew = meta(book);
        RunLog told = log;
        if (told == null) {
            return false;
        }
        boolean more = metrics(book, told);
        if (!more) {
            Map<String, String> freshParams = params.fresh();
            List<Param> said = new ArrayList<>();
            for (Map.Entry<String, String> param : freshParams.entrySet()) {
                said.add(Param.of(KeptKey.of(run, param.getKey()).key(), param.getValue()));
            }
            told.params(said);
            Map<String, String> freshTags = tags.fresh();
            freshTags.keySet().removeIf(tag -> tag.startsWith(KeptKey.TAG));
            told.tags(freshTags);
            if (things.there()) {
                files.tellAll(told);
            } else {
                FilesByCustom.tellAll(files, told);
            }
            anew |= things.tell(book, told);
            anew |= lineage.tell(book, told);
            anew |= !freshParams.isEmpty() || !freshTags.isEmpty();
        }
        patience.saw(more || anew);
        return more;
    }

    /// Reads `meta.yaml` when it changed; says whether it did.
    private boolean meta(Logbook book) throws IOException {
        String now = FilesBelow.stamp(run.resolve(MlrunsFormat.META));
        if (now.equals(stamp)) {
            return false;
        }
        Optional<RunMeta> found = RunMeta.of(run, folder);
        if (found.isEmpty()) {
            return false;
        }
        stamp = now;
        RunMeta meta = found.get();
        RunLog told = log == null ? log = book.run(meta.opening()) : log;
        told.status(meta.status(), meta.end());
        ended = meta.status().ended();
        if (meta.deleted() && !deleted) {
            told.deleted();
        }
        deleted = meta.deleted();
        return true;
    }

    private boolean metrics(Logbook book, RunLog told) throws IOException {
        boolean[] more = {false};
        Set<String> there = new HashSet<>();
        TextFiles.visit(
                run.resolve("metrics"),
                (key, file, is) -> {
                    there.add(key);
                    MetricFile metric = metrics.get(key);
                    if (metric == null) {
                        metric =
                                new MetricFile(
                                        file,
                                        KeptKey.of(run, key).series(),
                                        offsets.getOrDefault(key, 0L));
                        metrics.put(key, metric);
                    }
                    more[0] |= metric.read(is.size(), points);
                    if (!metric.damage().isEmpty()) {
                        book.damaged(metric.damage());
                    }
                    if (points.size() > POINTS_AT_ONCE) {
                        told.points(points.take());
                    }
                });
        if (points.size() > 0) {
            told.points(points.take());
            patience.saw(true);
        }
        metrics.keySet().retainAll(there);
        offsets.keySet().retainAll(there);
        metrics.forEach((key, metric) -> offsets.put(key, metric.offset()));
        return more[0];
    }

    @Override
    public String bookmark() {
        ObjectNode mark = JSON.createObjectNode();
        mark.put("deleted", deleted);
        ObjectNode all = mark.putObject("offsets");
        offsets.forEach(all::put);
        return JSON.writeValueAsString(mark);
    }
}
