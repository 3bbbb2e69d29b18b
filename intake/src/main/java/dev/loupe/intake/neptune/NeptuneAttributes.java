package dev.loupe.intake.neptune;

import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a run says of itself, its attributes below `sys/`, and which of its series have steps that are no whole numbers.
final class NeptuneAttributes {
    private static final String SYS = "sys/";
    private final Map<String, String> system = new TreeMap<>();
    private final Map<String, Instant> times = new HashMap<>();
    private final Set<String> fractional = new HashSet<>();
    private String project = "";
    private String run = "";

    void row(NeptuneRow row) {
        if (project.isEmpty()) {
            project = row.project.isNull() ? "neptune" : row.project.text();
            run = row.run.isNull() ? "" : row.run.text();
        }
        String path = row.path();
        if (!row.step.isNull() && row.step.decimal().stripTrailingZeros().scale() > 0) {
            fractional.add(path);
        }
        if (path.startsWith(SYS)) {
            String name = path.substring(SYS.length());
            if (!row.moment.isNull()) {
                times.put(name, Instant.ofEpochMilli(row.moment.whole()));
            }
            String text = NeptuneValue.text(row);
            if (text != null) {
                system.put(name, text);
            }
        }
    }

    /// Whether a series has a step that is no whole number.
    boolean fractional(String path) {
        return fractional.contains(path);
    }

    static boolean own(String path) {
        return path.startsWith(SYS);
    }

    /// The run's own name is its experiment's; several runs may bear it.
    Opening opening() {
        Instant start = times.get("creation_time");
        return new Opening(
                id(run),
                project,
                system.getOrDefault("name", run),
                system.getOrDefault("owner", ""),
                start == null ? 0 : start.toEpochMilli());
    }

    private RunId id(String of) {
        return Opening.derived("neptune", project + "\n" + of);
    }

    RunStatus status() {
        if (system.getOrDefault("failed", "false").equals("true")) {
            return RunStatus.FAILED;
        }
        return RunStatus.FINISHED;
    }

    @Nullable Long end() {
        Instant end = times.get("modification_time");
        return end == null ? null : end.toEpochMilli();
    }

    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        system.forEach((name, text) -> tags.put("neptune." + name.replace('/', '.'), text));
        tags.remove("neptune.name");
        tags.put("neptune.run_id", run);
        String note = tags.remove("neptune.description");
        if (note != null && !note.isBlank()) {
            tags.put(Project.NOTE, note);
        }
        String parent = system.get("forking/parent");
        if (parent != null) {
            tags.put("neptune.forking.parent_run", id(parent).value());
        }
        return tags;
    }
}
