package dev.loupe.runs.store;

import dev.loupe.core.RunId;
import dev.loupe.runs.Changes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Who wants to know about changes.
final class Listeners implements Changes {
    private final List<Listener> all = new CopyOnWriteArrayList<>();

    @Override
    public AutoCloseable listen(Listener listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    void changed(String project, RunId run) {
        for (Listener listener : all) {
            listener.changed(project, run);
        }
    }
}
