package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was made of long series that were looked at last, in memory, so that zooming and panning read nothing; at most a quarter of the memory that this process may take. Each
/// thing is kept with the state of the series that it was made of, and is right as long as the series is in that state.
final class CourseCache {
    /// @param what the type of the thing
    /// @param how  all that it depends on beside the series' points
    record Key<T>(long series, Class<T> what, Object how) {}

    private record Kept(Object state, Object thing, long bytes) {}

    private final Map<Key<?>, Kept> known = new LinkedHashMap<>(64, 0.75f, true);
    private final long budget = Runtime.getRuntime().maxMemory() / 4;
    private long held;

    /// Bytes that all things together may take.
    long budget() {
        return budget;
    }

    /// Null if it is not here, or was made of another state.
    synchronized <T> @Nullable T get(Key<T> key, Object state) {
        Kept kept = known.get(key);
        return kept == null || !kept.state.equals(state) ? null : key.what.cast(kept.thing);
    }

    synchronized <T> void put(Key<T> key, Object state, T thing, long bytes) {
        Kept before = known.put(key, new Kept(state, thing, bytes));
        held += bytes - (before == null ? 0 : before.bytes);
        var oldest = known.values().iterator();
        while (held > budget && oldest.hasNext()) {
            held -= oldest.next().bytes;
            oldest.remove();
        }
    }
}
