package dev.loupe.intake.open;

import dev.loupe.core.RunId;
import dev.loupe.runs.Bookmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Runs and projects that were put away here because their tool had done so. It is remembered beside them: who brings such a thing back here keeps it, however often its log is read from the start. Any number of threads.
final class PutAway {
    private static final String ONCE = "once";

    private final Bookmarks bookmarks;
    private final Map<String, String> fresh = new ConcurrentHashMap<>();

    PutAway(Bookmarks bookmarks) {
        this.bookmarks = bookmarks;
    }

    static String run(RunId id) {
        return "run " + id.value();
    }

    static String project(String name) {
        return "project " + name;
    }

    /// @param thing a [#run] or [#project]
    boolean has(String thing) {
        return fresh.containsKey(memory(thing)) || bookmarks.find(memory(thing)).isPresent();
    }

    void add(String thing) {
        if (!has(thing)) {
            fresh.put(memory(thing), ONCE);
        }
    }

    /// Remembers over a restart what was added.
    void keep() {
        Map<String, String> now = Map.copyOf(fresh);
        if (!now.isEmpty()) {
            bookmarks.put(now);
            fresh.keySet().removeAll(now.keySet());
        }
    }

    private static String memory(String thing) {
        return "put away: " + thing;
    }
}
