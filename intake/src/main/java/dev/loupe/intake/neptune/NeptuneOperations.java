package dev.loupe.intake.neptune;

import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;

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
import java.util.regex.Pattern;

/// What operations of a run mean, gathered until they are told.
final class NeptuneOperations {
    static final Pattern DATA = Pattern.compile("data-(\\d{1,18})\\.log");
    private static final Pattern STEPS = Pattern.compile("\"Log(Floats|Strings|Images)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Gathered gathered;
    private final NeptuneFiles files;
    private String name = "";
    private String owner = "";
    private boolean some;

    /// @param files of the run
    /// @param state what [#state] said when an earlier reader stopped
    NeptuneOperations(NeptuneFiles files, JsonNode state) {
        this.files = files;
        this.gathered = new Gathered(state);
    }

    /// What is needed to go on.
    ObjectNode state() {
        return gathered.state();
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
                if (STEPS.matcher(line).find() || line.contains("\"sys\"")) {
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
                            gathered.fractional(path);
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
                    assign(
                            path,
                            new Param(Gathered.key(path), value.asString(""), Param.Type.NUMBER));
            case "AssignBool" ->
                    assign(
                            path,
                            new Param(Gathered.key(path), value.asString(""), Param.Type.BOOLEAN));
            case "AssignString" ->
                    assign(
                            path,
                            new Param(Gathered.key(path), value.asString(""), Param.Type.STRING));
            case "AssignDatetime" ->
                    assign(
                            path,
                            new Param(
                                    Gathered.key(path),
                                    Instant.ofEpochMilli(value.asLong(0)).toString(),
                                    Param.Type.STRING));
            case "LogFloats" -> floats(path, operation.path("values"));
            case "LogStrings" -> texts(path, operation.path("values"));
            case "AddStrings" -> strings(path, operation.path("values"), true);
            case "RemoveStrings" -> strings(path, operation.path("values"), false);
            case "ClearStringSet" -> gathered.empty(path);
            case "DeleteAttribute" -> gathered.remove(path);
            case "LogImages" -> pictures(path, operation.path("values"));
            case "UploadFile" -> files.upload(path, operation);
            case "UploadFileContent" -> files.content(path, operation);
            case "UploadFileSet" -> files.set(path, operation);
            case "TrackFilesToArtifact" -> files.tracked(path, operation);
            default -> {}
        }
    }

    private void assign(String path, Param param) {
        switch (path) {
            case "sys/name" -> name = param.text();
            case "sys/owner" -> owner = param.text();
            default -> gathered.assign(path, param);
        }
    }

    private void strings(String path, JsonNode values, boolean add) {
        values.forEach(value -> gathered.change(path, value.asString(""), add));
    }

    private void floats(String path, JsonNode values) {
        for (JsonNode value : values) {
            gathered.point(
                    path,
                    step(path, value),
                    micros(value),
                    value.path("value").asDouble(Double.NaN));
        }
    }

    private double step(String path, JsonNode value) {
        JsonNode step = value.path("step");
        return gathered.step(path, step.isNumber() ? step.asDouble() : null);
    }

    private void pictures(String path, JsonNode values) {
        for (JsonNode value : values) {
            JsonNode picture = value.path("value");
            double step = step(path, value);
            long at = gathered.kept(path, step);
            files.picture(path, at, picture.path("data").asString(""))
                    .ifPresent(
                            file ->
                                    gathered.item(
                                            path,
                                            MediaKind.IMAGE,
                                            step,
                                            micros(value),
                                            file,
                                            NeptuneMedia.picture(
                                                    picture.path("name").asString(""),
                                                    picture.path("description").asString(""))));
        }
    }

    private static long micros(JsonNode value) {
        return Math.round(value.path("ts").asDouble(0) * 1e6);
    }

    private void texts(String path, JsonNode values) {
        for (JsonNode value : values) {
            String text = value.path("value").asString("");
            if (!Gathered.console(path)) {
                gathered.text(path, step(path, value), micros(value), text);
                continue;
            }
            for (String line : text.split("\n", -1)) {
                if (!line.isEmpty() || text.equals("\n")) {
                    gathered.line(path, micros(value), line);
                }
            }
        }
    }

    boolean failed() {
        return gathered.failed();
    }

    /// Tells what was gathered, and begins anew.
    void tell(RunLog run) throws IOException {
        some = false;
        files.tell(run);
        gathered.tell(run);
    }
}
