package dev.loupe.intake.neptune;

import dev.loupe.intake.Portion;
import dev.loupe.intake.RunLog;
import dev.loupe.intake.Steps;
import dev.loupe.runs.domain.MediaItem;
import dev.loupe.runs.domain.MediaKind;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.RunStatus;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What attributes of a run mean, by Neptune's customs that all its clients share, gathered until it is told: what is below `sys/` are tags, and some of them mean more; series
/// that end in `stdout` and `stderr` are the console; a point without a step comes one after the last.
public final class Gathered {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SYS = "sys/";

    private final Portion portion;
    private final Map<String, Param> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private final Map<String, Set<String>> sets = new TreeMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Set<String> fractional = new HashSet<>();
    private boolean failed;

    public Gathered() {
        portion = new Portion(0);
    }

    /// @param state what [#state] said when an earlier reader stopped
    public Gathered(JsonNode state) {
        portion = new Portion(state.path("lines").asLong(0));
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
    public ObjectNode state() {
        ObjectNode state = JSON.createObjectNode();
        state.put("lines", portion.lines());
        ObjectNode steps = state.putObject("counted");
        counted.forEach(steps::put);
        ObjectNode all = state.putObject("sets");
        sets.forEach((path, set) -> set.forEach(all.withArray(path)::add));
        return state;
    }

    /// An attribute's name as that of a param.
    public static String key(String path) {
        return path.replace('/', '.');
    }

    /// Whether the series is what the run printed.
    public static boolean console(String path) {
        return path.endsWith("/stdout") || path.endsWith("/stderr");
    }

    public boolean failed() {
        return failed;
    }

    /// Says that the series has steps that are no whole numbers.
    public void fractional(String path) {
        fractional.add(path);
    }

    public void tag(String key, String text) {
        tags.put(key, text);
    }

    /// An attribute has one value.
    public void assign(String path, Param param) {
        if (!path.startsWith(SYS)) {
            params.put(param.key(), param);
            return;
        }
        switch (path.substring(SYS.length())) {
            case "failed" -> failed = param.text().equals("true");
            case "description" -> tags.put(Project.NOTE, param.text());
            default -> tags.put(system(path), param.text());
        }
    }

    private static String system(String path) {
        return "neptune." + key(path.substring(SYS.length()));
    }

    /// The attribute is no more.
    public void remove(String path) {
        params.remove(key(path));
    }

    /// A text joins a set of texts, or leaves it.
    public void change(String path, String text, boolean joins) {
        Set<String> set = sets.computeIfAbsent(path, p -> new TreeSet<>());
        if (joins) {
            set.add(text);
        } else {
            set.remove(text);
        }
    }

    /// A set of texts is empty now.
    public void empty(String path) {
        sets.put(path, new TreeSet<>());
    }

    /// The step of the next value of a series.
    ///
    /// @param said null where the client said none
    public double step(String path, @Nullable Double said) {
        double at = said == null ? counted.getOrDefault(path, 0L) : said;
        counted.put(path, (long) at + 1);
        return at;
    }

    /// The step as the store keeps it; steps of a series that has fractions are scaled.
    long kept(String path, double step) {
        boolean scaled = fractional.contains(path);
        if (scaled) {
            tags.putAll(Steps.tag(path));
        }
        return Steps.kept(step, scaled);
    }

    public void point(String path, double step, long micros, double value) {
        portion.points().add(path, kept(path, step), micros, value);
    }

    public void line(String path, long micros, String line) {
        portion.line(micros, path.endsWith("/stderr") ? "err" : "out", line);
    }

    public void text(String path, double step, long micros, String text) {
        item(path, MediaKind.TEXT, step, micros, null, NeptuneMedia.text(text));
    }

    public void item(
            String path,
            MediaKind kind,
            double step,
            long micros,
            @Nullable String file,
            String meta) {
        portion.item(
                new MediaItem(SeriesKey.of(path), kind, kept(path, step), micros, 0, file, meta));
    }

    /// Tells what was gathered but files, and begins anew.
    public void tell(RunLog run) {
        run.status(failed ? RunStatus.FAILED : RunStatus.RUNNING, null);
        sets.forEach(
                (path, set) -> {
                    String list = JSON.writeValueAsString(List.copyOf(set));
                    if (path.startsWith(SYS)) {
                        tags.put(system(path), list);
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
        portion.tell(run);
    }
}
