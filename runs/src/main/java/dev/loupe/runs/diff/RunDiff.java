package dev.loupe.runs.diff;

import dev.loupe.runs.Artifacts;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Param;
import dev.loupe.runs.domain.Run;
import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What changed from one run to another: status, params, tags, series, files. Names, ids, and when things happened do not count.
///
/// @param added   what only the second has
/// @param removed what only the first has
public record RunDiff(List<Part> added, List<Part> removed, List<Change> changed) {

    /// What a run has.
    public enum Kind {
        STATUS("status"),
        PARAM("params."),
        TAG("tags."),
        METRIC("metrics."),
        FILE("files/");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// @param name as in queries, `metrics.loss{"subset":"val"}`, but without quotes around keys; of files `files/PATH`
    public record Part(Kind kind, String name) {
        static Part of(Kind kind, String key) {
            return new Part(kind, kind.prefix + key);
        }
    }

    /// What both have, but not the same.
    public sealed interface Change {
        Part part();
    }

    /// @param before of files the SHA-256
    public record Value(Part part, String before, String after) implements Change {}

    public record Points(Part part, SeriesKey key, SeriesDiff diff) implements Change {}

    /// Reads series that both have whole, one after another.
    ///
    /// @param before,after the stores, which may be the same
    public static RunDiff of(Store before, Run a, Store after, Run b) {
        RunDiff diff = new RunDiff(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        diff.texts(Kind.STATUS, Map.of("", a.status().name()), Map.of("", b.status().name()));
        diff.texts(Kind.PARAM, params(before, a), params(after, b));
        diff.texts(Kind.TAG, tags(before, a), tags(after, b));
        diff.series(before, a, after, b);
        diff.texts(Kind.FILE, files(before, a), files(after, b));
        return diff;
    }

    public boolean equal() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private void texts(Kind kind, Map<String, String> a, Map<String, String> b) {
        for (String key : union(a, b)) {
            Part part = Part.of(kind, key);
            String left = a.get(key);
            String right = b.get(key);
            if (oneSided(part, left, right) || Objects.equals(left, right)) {
                continue;
            }
            changed.add(new Value(part, String.valueOf(left), String.valueOf(right)));
        }
    }

    private void series(Store before, Run a, Store after, Run b) {
        SortedMap<SeriesKey, SeriesSummary> left = summaries(before, a);
        SortedMap<SeriesKey, SeriesSummary> right = summaries(after, b);
        for (SeriesKey key : union(left, right)) {
            Part part = Part.of(Kind.METRIC, key.key() + key.context());
            if (oneSided(part, left.get(key), right.get(key))) {
                continue;
            }
            SeriesDiff points =
                    SeriesDiff.of(
                            before.series().all(a.id(), key), after.series().all(b.id(), key));
            if (!points.equal()) {
                changed.add(new Points(part, key, points));
            }
        }
    }

    private boolean oneSided(Part part, @Nullable Object left, @Nullable Object right) {
        if (left == null) {
            added.add(part);
        } else if (right == null) {
            removed.add(part);
        }
        return left == null || right == null;
    }

    private static <K> TreeSet<K> union(Map<K, ?> a, Map<K, ?> b) {
        TreeSet<K> keys = new TreeSet<>(a.keySet());
        keys.addAll(b.keySet());
        return keys;
    }

    private static Map<String, String> params(Store store, Run run) {
        Map<String, String> params = new TreeMap<>();
        for (Param param : store.runs().params(run.id())) {
            params.put(param.key(), param.text());
        }
        return params;
    }

    private static Map<String, String> tags(Store store, Run run) {
        Map<String, String> tags = new TreeMap<>(store.runs().tags(run.id()));
        tags.remove(Run.NAME);
        tags.remove(Run.PARENT);
        return tags;
    }

    private static SortedMap<SeriesKey, SeriesSummary> summaries(Store store, Run run) {
        SortedMap<SeriesKey, SeriesSummary> all = new TreeMap<>();
        store.runs().series(run.id()).forEach(summary -> all.put(summary.series(), summary));
        return all;
    }

    /// Hashes by path below the run's own directory.
    private static Map<String, String> files(Store store, Run run) {
        Map<String, String> files = new TreeMap<>();
        Deque<String> directories = new ArrayDeque<>(List.of(run.files()));
        while (!directories.isEmpty()) {
            for (Artifacts.Entry entry : store.artifacts().list(directories.pop())) {
                if (entry.directory()) {
                    directories.push(entry.path());
                } else {
                    files.put(
                            entry.path().substring(run.files().length() + 1),
                            String.valueOf(entry.sha256()));
                }
            }
        }
        return files;
    }
}
