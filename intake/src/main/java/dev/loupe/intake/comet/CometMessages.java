package dev.loupe.intake.comet;

import dev.loupe.intake.Portion;
import dev.loupe.intake.RunLog;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.SeriesKey;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/// What the messages of one archive mean.
final class CometMessages {
    private static final int AT_ONCE = 50_000;
    private static final String SYSTEM = "sys.";

    /// The epochs that metrics name beside their steps, as a series of its own unless the user logs one.
    private static final SeriesKey EPOCH = SeriesKey.of("epoch");

    /// Said by the client about itself, or at every step.
    private static final Set<String> NOISE =
            Set.of("curr_step", "curr_epoch", "hasNestedParams", "offline_experiment", "Name");

    private final CometUploads uploads;
    private final Portion portion = new Portion(0);
    private final List<Param> params = new ArrayList<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<SeriesKey, Long> counted = new HashMap<>();
    private final Map<Long, Long> epochs = new HashMap<>();
    private final Map<String, StringBuilder> printing = new TreeMap<>();
    private String name = "";
    private long micros;

    CometMessages(Path file, ZipFile zip, String stamp) {
        this.uploads = new CometUploads(file, zip, stamp);
    }

    /// The run's own name, empty if it was given none.
    String name() {
        return name;
    }

    /// Looks for what must be known before anything is told.
    void prepare(JsonNode message) {
        JsonNode payload = message.path("payload");
        if (message.path("type").asString("").equals("log_other")
                && payload.path("key").asString("").equals("Name")) {
            name = payload.path("value").asString("");
        }
    }

    void tell(JsonNode message, RunLog run) throws IOException {
        JsonNode payload = message.path("payload");
        micros = payload.path("local_timestamp").asLong(micros / 1_000) * 1_000;
        switch (message.path("type").asString("")) {
            case "metric_msg" -> metric(payload);
            case "parameter_msg" -> param(payload);
            case "log_other" -> other(payload.path("key").asString(""), payload.path("value"));
            case "system_info" ->
                    other(
                            payload.path("system_info").path("key").asString(""),
                            payload.path("system_info").path("value"));
            case "standard_output" -> print(payload);
            case "file_upload" -> uploads.tell(payload, micros, run);
            case "html" -> uploads.html(payload.path("html").asString(""), micros, run);
            case "3d-image" -> uploads.cloud(payload, micros, run);
            case "graph" -> {
                String graph = payload.path("graph").asString("");
                uploads.text(run, graph.startsWith("{") ? "graph.json" : "graph.txt", graph);
            }
            case "os_packages" ->
                    uploads.text(run, "os_packages.txt", joined(payload.path("os_packages")));
            case "remote_file" ->
                    tags.put(
                            "comet.asset/"
                                    + payload.path("additional_params")
                                            .path("fileName")
                                            .asString(""),
                            payload.path("remote_uri").asString(""));
            case "installed_packages" ->
                    tags.put(
                            "comet.installed_packages", joined(payload.path("installed_packages")));
            case "system_details" -> details(payload);
            case "git_metadata" -> git(payload.path("git_metadata"));
            case "file_name" ->
                    tags.put("mlflow.source.name", payload.path("file_name").asString(""));
            default -> {}
        }
        if (portion.size() > AT_ONCE) {
            flush(run);
        }
    }

    private void metric(JsonNode payload) {
        JsonNode metric = payload.path("metric");
        String said = metric.path("metricName").asString("");
        JsonNode value = metric.path("metricValue");
        if (said.isEmpty() || !(value.isNumber() || value.isString())) {
            return;
        }
        String key = said.startsWith(SYSTEM) ? "system." + said.substring(SYSTEM.length()) : said;
        String context = payload.path("context").asString("");
        SeriesKey series =
                new SeriesKey(
                        key,
                        context.isEmpty()
                                ? ""
                                : CometSource.JSON.writeValueAsString(Map.of("context", context)));
        JsonNode step = metric.path("step");
        long at = counted.merge(series, 1L, Long::sum) - 1;
        portion.points().add(series, step.isNumber() ? step.asLong() : at, micros, number(value));
        JsonNode epoch = metric.path("epoch");
        if (epoch.isNumber()
                && step.isNumber()
                && !counted.containsKey(EPOCH)
                && epochs.put(step.asLong(), epoch.asLong()) == null) {
            portion.points().add(EPOCH, step.asLong(), micros, epoch.asDouble());
        }
    }

    private static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        try {
            return Double.parseDouble(value.asString(""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void param(JsonNode payload) {
        JsonNode param = payload.has("param") ? payload.path("param") : payload.path("params");
        String key = param.path("paramName").asString("");
        if (key.isEmpty() || NOISE.contains(key)) {
            return;
        }
        JsonNode value = param.path("paramValue");
        String text = value.isContainer() ? value.toString() : value.asString("null");
        Param.Type type =
                switch (value.getNodeType()) {
                    case NUMBER -> Param.Type.NUMBER;
                    case BOOLEAN -> Param.Type.BOOLEAN;
                    case NULL, MISSING -> Param.Type.NULL;
                    case STRING -> Param.Type.STRING;
                    default -> Param.Type.JSON;
                };
        params.add(new Param(key.replace('|', '.'), type == Param.Type.NULL ? "null" : text, type));
    }

    private void other(String key, JsonNode value) {
        if (!key.isEmpty() && !NOISE.contains(key) && !value.isNull()) {
            tags.put(key, value.isContainer() ? value.toString() : value.asString(""));
        }
    }

    private void details(JsonNode payload) {
        for (String key : List.of("hostname", "os", "python_version", "user", "machine")) {
            String text = payload.path(key).asString("");
            if (!text.isEmpty()) {
                tags.put("host." + key, text);
            }
        }
    }

    private void git(JsonNode git) {
        Map<String, String> names =
                Map.of(
                        "parent", "mlflow.source.git.commit",
                        "branch", "mlflow.source.git.branch",
                        "origin", "mlflow.source.git.repoURL");
        names.forEach(
                (key, tag) -> {
                    String text = git.path(key).asString("");
                    if (!text.isEmpty()) {
                        tags.put(tag, text);
                    }
                });
    }

    private static String joined(JsonNode list) {
        return String.join("\n", list.valueStream().map(one -> one.asString("")).toList());
    }

    /// Pieces of what was printed, which end where a line does or not.
    private void print(JsonNode payload) {
        String stream = payload.path("stderr").asBoolean(false) ? "err" : "out";
        StringBuilder line = printing.computeIfAbsent(stream, s -> new StringBuilder());
        String piece = payload.path("output").asString("");
        int from = 0;
        for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
            ended(stream, line.append(piece, from, end));
            from = end + 1;
        }
        line.append(piece, from, piece.length());
    }

    private void ended(String stream, StringBuilder line) {
        String text = line.toString().stripTrailing();
        portion.line(micros, stream, text.substring(text.lastIndexOf('\r') + 1));
        line.setLength(0);
    }

    /// Tells what was gathered.
    void flush(RunLog run) {
        printing.forEach(
                (stream, line) -> {
                    if (!line.isEmpty()) {
                        ended(stream, line);
                    }
                });
        if (!params.isEmpty()) {
            run.params(List.copyOf(params));
            params.clear();
        }
        if (!tags.isEmpty()) {
            run.tags(Map.copyOf(tags));
            tags.clear();
        }
        portion.tell(run);
    }
}
