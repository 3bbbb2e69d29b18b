package dev.loupe.server.wandb;

import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Run;
import dev.loupe.server.http.Request;

import org.jspecify.annotations.Nullable;

import java.net.URLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// A run's files, as `run.files()` and `run.file(name)` ask for them.
record RunFileReads(Store store) {
    void addTo(Map<String, GraphQl.Operation> operations) {
        operations.put("RunFiles", this::files);
    }

    private Map<String, ?> files(Variables v, Request request) {
        return RunReads.project(
                RunReads.one(
                        "run",
                        new FoundRuns(store)
                                .run(v.project(), v.textOr("", "name"))
                                .map(run -> files(run, v, request))
                                .orElse(null)));
    }

    private Map<String, @Nullable Object> files(Run run, Variables v, Request request) {
        List<Artifacts.Entry> all = new ArrayList<>();
        gather(run.files(), all);
        int before = run.files().length() + 1;
        Set<String> names = new LinkedHashSet<>(v.texts("fileNames"));
        String pattern = v.text("pattern");
        Pattern like = pattern == null ? null : like(pattern);
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        for (Artifacts.Entry entry : all) {
            String name = entry.path().substring(before);
            if ((names.isEmpty() || names.contains(name))
                    && (like == null || like.matcher(name).matches())) {
                found.add(shape(run, name, entry, request));
            }
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("fileCount", found.size());
        answer.put(
                "files",
                Pages.of(
                        found,
                        v.textOr("", "fileCursor"),
                        RunReads.count(v, 50, 1000, "fileLimit")));
        return answer;
    }

    private void gather(String directory, List<Artifacts.Entry> into) {
        for (Artifacts.Entry entry : store.artifacts().list(directory)) {
            if (entry.directory()) {
                gather(entry.path(), into);
            } else {
                into.add(entry);
            }
        }
    }

    /// MySQL's `LIKE`: `%` any text, `_` any character, without regard to case.
    private static Pattern like(String pattern) {
        StringBuilder expression = new StringBuilder();
        pattern.chars()
                .forEach(
                        c ->
                                expression.append(
                                        c == '%'
                                                ? ".*"
                                                : c == '_'
                                                        ? "."
                                                        : Pattern.quote(Character.toString(c))));
        return Pattern.compile(
                expression.toString().replaceAll("(\\.\\*)+", ".*"),
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static Map<String, @Nullable Object> shape(
            Run run, String name, Artifacts.Entry entry, Request request) {
        String url = Uploads.readUrl(request, run.id(), name);
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", run.id() + "/" + name);
        shape.put("name", name);
        shape.put("url", url);
        shape.put("directUrl", url);
        shape.put("sizeBytes", entry.bytes());
        shape.put(
                "mimetype",
                Objects.requireNonNullElse(
                        URLConnection.guessContentTypeFromName(name), "application/octet-stream"));
        shape.put("updatedAt", null);
        shape.put("md5", null);
        return shape;
    }
}
