package dev.loupe.intake.neptune;

import dev.hardwood.reader.RowReader;
import dev.loupe.core.RunId;
import dev.loupe.intake.Opening;
import dev.loupe.runs.domain.Project;
import dev.loupe.runs.domain.RunStatus;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a run says of itself, its attributes below `sys/`.
final class NeptuneAttributes {
    private static final String SYS = "sys/";
    private final Map<String, String> system = new TreeMap<>();
    private final Map<String, Instant> times = new HashMap<>();
    private String project = "";
    private String run = "";

    void row(RowReader row) {
        if (project.isEmpty()) {
            project = row.isNull("project_id") ? "neptune" : row.getString("project_id");
            run = row.isNull("run_id") ? "" : row.getString("run_id");
        }
        String path = row.isNull("attribute_path") ? "" : row.getString("attribute_path");
        if (path.startsWith(SYS)) {
            String name = path.substring(SYS.length());
            if (!row.isNull("datetime_value")) {
                times.put(name, row.getTimestamp("datetime_value"));
            }
            String text = NeptuneValue.text(row);
            if (text != null) {
                system.put(name, text);
            }
        }
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
