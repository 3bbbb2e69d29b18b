package dev.loupe.intake.clearml;

import dev.loupe.intake.Opening;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What `task.json` says.
record ClearmlTask(JsonNode json) {
    private static final String PROPERTIES = "properties";

    /// @param start of the first event, UTC milliseconds
    Opening opening(Path file, long start) {
        String id = text("id");
        String name = text("name");
        String project = text("project_name");
        String place = id.isEmpty() ? file.toString() : id;
        return new Opening(
                Opening.derived("clearml", place),
                project.isEmpty() ? "clearml" : project,
                name.isEmpty() ? place : name,
                text("user"),
                start);
    }

    private String text(String key) {
        return json.path(key).asString("");
    }

    void tell(RunLog run, ClearmlFiles files) throws IOException {
        run.params(params());
        run.tags(tags());
        json.path("configuration")
                .properties()
                .forEach(
                        e ->
                                ClearmlFiles.text(
                                        run,
                                        "configuration/" + e.getKey(),
                                        e.getValue().path("value").asString("")));
        JsonNode script = json.path("script");
        ClearmlFiles.text(run, "script.diff", script.path("diff").asString(""));
        ClearmlFiles.text(
                run, "requirements.txt", script.path("requirements").path("pip").asString(""));
        String home = text("offline_folder") + "/" + ClearmlFiles.DATA;
        for (JsonNode artifact : json.path("execution").path("artifacts")) {
            String uri = artifact.path("uri").asString("");
            int at = uri.lastIndexOf("/artifacts/");
            if (uri.startsWith(home) && at >= 0) {
                files.tell(run, uri.substring(at + 1), uri.substring(home.length()));
            }
        }
    }

    /// Sections as the first part of dotted paths; what users call properties are tags.
    private List<Param> params() {
        List<Param> params = new ArrayList<>();
        for (Map.Entry<String, JsonNode> section : json.path("hyperparams").properties()) {
            if (!section.getKey().equals(PROPERTIES)) {
                for (Map.Entry<String, JsonNode> param : section.getValue().properties()) {
                    String key = section.getKey() + "." + param.getKey().replace('/', '.');
                    params.add(
                            param(
                                    key,
                                    param.getValue().path("value").asString(""),
                                    param.getValue().path("type").asString("")));
                }
            }
        }
        return params;
    }

    /// Values are texts as Python writes them, with the name of their type.
    private static Param param(String key, String value, String type) {
        return switch (type) {
            case "str" -> new Param(key, value, Param.Type.STRING);
            case "bool" ->
                    switch (value) {
                        case "True" -> new Param(key, "true", Param.Type.BOOLEAN);
                        case "False" -> new Param(key, "false", Param.Type.BOOLEAN);
                        default -> new Param(key, value, Param.Type.STRING);
                    };
            default -> Param.of(key, value);
        };
    }

    private Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        put(tags, Project.NOTE, text("comment"));
        put(tags, "clearml.type", text("type"));
        put(tags, "clearml.id", text("id"));
        List<String> labels =
                json.path("tags").valueStream().map(t -> t.asString("")).sorted().toList();
        put(tags, "clearml.tags", String.join(",", labels));
        json.path("hyperparams")
                .path(PROPERTIES)
                .properties()
                .forEach(
                        e ->
                                put(
                                        tags,
                                        "clearml.properties." + e.getKey(),
                                        e.getValue().path("value").asString("")));
        JsonNode script = json.path("script");
        put(tags, "mlflow.source.name", script.path("entry_point").asString(""));
        put(tags, "mlflow.source.git.commit", script.path("version_num").asString(""));
        put(tags, "mlflow.source.git.repoURL", script.path("repository").asString(""));
        put(tags, "mlflow.source.git.branch", script.path("branch").asString(""));
        return tags;
    }

    private static void put(Map<String, String> tags, String key, String text) {
        if (!text.isBlank()) {
            tags.put(key, text);
        }
    }
}
