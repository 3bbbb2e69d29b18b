package dev.loupe.intake.neptune;

import dev.loupe.intake.Columns;
import dev.loupe.intake.FilesBelow;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Steps;
import dev.loupe.runs.Console;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What operations of a run mean, gathered until they are told.
final class NeptuneOperations {
    static final Pattern DATA = Pattern.compile("data-(\\d{1,18})\\.log");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SYS = "sys/";

    private final Path folder;
    private final Columns points = new Columns();
    private final Map<String, Param> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Set<String>> sets = new TreeMap<>();
    private final List<MediaItem> items = new ArrayList<>();
    private final List<Console.Line> printed = new ArrayList<>();
    private final Map<String, String> uploaded = new TreeMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> fractional = new HashSet<>();
    private long lines;
    private String name = "";
    private String owner = "";
    private boolean failed;
    private boolean some;

    /// @param state what [#state] said when an earlier reader stopped
    NeptuneOperations(Path folder, JsonNode state) {
        this.folder = folder;
        this.lines = state.path("lines").asLong(0);
        state.path("counted")
                .properties()
                .forEach(e -> counted.put(e.getKey(), e.getValue().asLong(0)));
        for (Map.Entry<String, JsonNode> set : state.path("sets").properties()) {
            Set<String> known = new TreeSet<>();
            set.getValue().forEach(one -> known.add(one.asString("")));
            sets.put(set.getKey(), known);
        }
    }

    /// What is needed to go on: console lines that were told, steps that were counted, sets that are changed by what comes.
    ObjectNode state() {
        ObjectNode state = JSON.createObjectNode();
        state.put("lines", lines);
        ObjectNode steps = state.putObject("counted");
        counted.forEach(steps::put);
        ObjectNode all = state.putObject("sets");
        sets.forEach((path, set) -> set.forEach(all.withArray(path)::add));
        return state;
    }

    String name() {
        return name;
    }

    String owner() {
        return owner;
    }

    boolean something() {
        return some;
    }

    /// Looks over the operations from `offset` on for the run's name and for series with steps that are no whole numbers.
    void prepare(Path file, long offset) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            bytes.skipNBytes(offset);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.contains("\"LogFloats\"") || line.contains("\"sys\"")) {
                    look(line);
                }
            }
        }
    }

    private void look(String line) {
        try {
            JsonNode operation = JSON.readTree(line).path("obj");
            String path = path(operation);
            switch (path) {
                case "sys/name" -> name = operation.path("value").asString(name);
                case "sys/owner" -> owner = operation.path("value").asString(owner);
                default -> {
                    for (JsonNode value : operation.path("values")) {
                        double step = value.path("step").asDouble(0);
                        if (step != Math.rint(step)) {
                            fractional.add(path);
                        }
                    }
                }
            }
        } catch (JacksonException notWhole) {
            // What is no operation is said when it is taken.
        }
    }

    private static String path(JsonNode operation) {
        return String.join(
                "/", operation.path("path").valueStream().map(p -> p.asString("")).toList());
    }

    /// Takes one line's record.
    void take(JsonNode record) {
        JsonNode operation = record.path("obj");
        String path = path(operation);
        if (path.isEmpty()) {
            return;
        }
        some = true;
        JsonNode value = operation.path("value");
        switch (operation.path("type").asString("")) {
            case "AssignFloat", "AssignInt" ->
                    assign(path, new Param(key(path), value.asString(""), Param.Type.NUMBER));
            case "AssignBool" ->
                    assign(path, new Param(key(path), value.asString(""), Param.Type.BOOLEAN));
            case "AssignString" ->
                    assign(path, new Param(key(path), value.asString(""), Param.Type.STRING));
            case "AssignDatetime" ->
                    assign(
                            path,
                            new Param(
                                    key(path),
                                    Instant.ofEpochMilli(value.asLong(0)).toString(),
                                    Param.Type.STRING));
            case "LogFloats" -> floats(path, operation.path("values"));
            case "LogStrings" -> texts(path, operation.path("values"));
            case "AddStrings" -> strings(path, operation.path("values"), true);
            case "RemoveStrings" -> strings(path, operation.path("values"), false);
            case "ClearStringSet" -> sets.put(path, new TreeSet<>());
            case "DeleteAttribute" -> params.remove(key(path));
            case "UploadFile" -> {
                String file = operation.path("tmp_file_name").asString("");
                if (!file.isEmpty()) {
                    String ending = operation.path("ext").asString("");
                    uploaded.put(ending.isEmpty() ? path : path + "." + ending, file);
                }
            }
            default -> {}
        }
    }

    private static String key(String path) {
        return path.replace('/', '.');
    }

    private void assign(String path, Param param) {
        if (!path.startsWith(SYS)) {
            params.put(param.key(), param);
            return;
        }
        String own = path.substring(SYS.length());
        switch (own) {
            case "name" -> name = param.text();
            case "owner" -> owner = param.text();
            case "failed" -> failed = param.text().equals("true");
            case "description" -> tags.put(Project.NOTE, param.text());
            default -> tags.put("neptune." + key(own), param.text());
        }
    }

    private void strings(String path, JsonNode values, boolean add) {
        Set<String> set = sets.computeIfAbsent(path, p -> new TreeSet<>());
        for (JsonNode value : values) {
            if (add) {
                set.add(value.asString(""));
            } else {
                set.remove(value.asString(""));
            }
        }
    }

    private void floats(String path, JsonNode values) {
        boolean scaled = fractional.contains(path);
        for (JsonNode value : values) {
            double step = step(path, value);
            points.add(
                    path,
                    Steps.kept(step, scaled),
                    micros(value),
                    value.path("value").asDouble(Double.NaN));
            if (scaled) {
                tags.putAll(Steps.tag(path));
            }
        }
    }

    private double step(String path, JsonNode value) {
        JsonNode step = value.path("step");
        double at = step.isNumber() ? step.asDouble() : counted.getOrDefault(path, 0L);
        counted.put(path, (long) at + 1);
        return at;
    }

    private static long micros(JsonNode value) {
        return Math.round(value.path("ts").asDouble(0) * 1e6);
    }

    private void texts(String path, JsonNode values) {
        boolean console = path.endsWith("/stdout") || path.endsWith("/stderr");
        for (JsonNode value : values) {
            String text = value.path("value").asString("");
            if (console) {
                String stream = path.endsWith("/stderr") ? "err" : "out";
                for (String line : text.split("\n", -1)) {
                    if (!line.isEmpty() || text.equals("\n")) {
                        printed.add(
                                new Console.Line(
                                        lines + printed.size(), micros(value), stream, line));
                    }
                }
            } else {
                items.add(
                        new MediaItem(
                                SeriesKey.of(path),
                                MediaKind.TEXT,
                                (long) step(path, value),
                                micros(value),
                                0,
                                null,
                                NeptuneMedia.text(text)));
            }
        }
    }

    boolean failed() {
        return failed;
    }

    /// Tells what was gathered, and begins anew.
    void tell(RunLog run) throws IOException {
        some = false;
        run.status(failed ? RunStatus.FAILED : RunStatus.RUNNING, null);
        sets.forEach(
                (path, set) -> {
                    String list = JSON.writeValueAsString(List.copyOf(set));
                    if (path.startsWith(SYS)) {
                        tags.put("neptune." + key(path.substring(SYS.length())), list);
                    } else {
                        params.put(key(path), new Param(key(path), list, Param.Type.JSON));
                    }
                });
        if (!params.isEmpty()) {
            run.params(List.copyOf(params.values()));
            params.clear();
        }
        if (!tags.isEmpty()) {
            run.tags(Map.copyOf(tags));
            tags.clear();
        }
        if (points.size() > 0) {
            run.points(points.take());
        }
        if (!items.isEmpty()) {
            run.media(List.copyOf(items));
            items.clear();
        }
        if (!printed.isEmpty()) {
            run.console(lines, List.copyOf(printed));
            lines += printed.size();
            printed.clear();
        }
        FilesBelow uploads = new FilesBelow(folder, "");
        for (Map.Entry<String, String> upload : uploaded.entrySet()) {
            String path = "upload_path/" + upload.getValue();
            if (uploads.has(path) && FilesBelow.legal(upload.getKey())) {
                Path file = folder.resolve(path);
                run.file(upload.getKey(), FilesBelow.stamp(file), () -> Files.newInputStream(file));
            }
        }
        uploaded.clear();
    }
}
