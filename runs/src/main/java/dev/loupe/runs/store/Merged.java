package dev.loupe.runs.store;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// What a value becomes that another tool keeps too: told now, told before, and as it is here. What is here as it was told before follows; what was changed here stays.
final class Merged {
    private Merged() {}

    static <T> T of(T told, T before, T here) {
        return here.equals(before) ? told : here;
    }

    static <T> @Nullable T orNull(@Nullable T told, @Nullable T before, @Nullable T here) {
        return Objects.equals(here, before) ? told : here;
    }

    /// What must change here, by key; null for what must go.
    static <T> Map<String, @Nullable T> changes(
            Map<String, T> told, Map<String, T> before, Map<String, T> here) {
        TreeSet<String> keys = new TreeSet<>(told.keySet());
        keys.addAll(before.keySet());
        Map<String, @Nullable T> changes = new HashMap<>();
        for (String key : keys) {
            @Nullable T is = here.get(key);
            @Nullable T becomes = orNull(told.get(key), before.get(key), is);
            if (!Objects.equals(is, becomes)) {
                changes.put(key, becomes);
            }
        }
        return changes;
    }
}
