package dev.loupe.intake.open;

import dev.loupe.runs.Projects;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The projects of a store as sources name them. Any number of threads.
final class StoredProjects {
    private final Projects projects;
    private final @Nullable String instead;
    private final Consumer<String> complaint;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> told = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /// @param instead the project of all runs, instead of their own
    StoredProjects(Store store, @Nullable String instead, Consumer<String> complaint) {
        this.projects = store.projects();
        this.instead = instead;
        this.complaint = complaint;
    }

    /// The id of the project that runs which name this one lie in.
    String id(String name) {
        return ids.computeIfAbsent(instead != null ? instead : name, this::found);
    }

    /// A deleted one is brought back, as its data is wanted again; one that its tool has put away goes again once all of it is told.
    private String found(String name) {
        String wanted = name.isBlank() ? "Default" : name;
        Optional<Project> known = projects.named(wanted);
        if (known.isPresent()) {
            if (known.get().lifecycle() == Lifecycle.DELETED) {
                projects.restore(known.get().id());
                if (gone.remove(wanted)) {
                    away.add(wanted);
                }
            }
            return known.get().id();
        }
        try {
            return projects.create(wanted, null, Map.of()).id();
        } catch (Refused e) {
            return projects.named(wanted).orElseThrow(() -> e).id();
        }
    }

    /// Takes tags that the project has not, and those that its tool has changed since.
    void tags(String name, Map<String, String> tags) {
        if (instead != null) {
            return;
        }
        Optional<Project> known = projects.named(name);
        if (known.isPresent() && known.get().lifecycle() == Lifecycle.DELETED) {
            return;
        }
        String id = id(name);
        Map<String, String> has = known.isPresent() ? known.get().tags() : Map.<String, String>of();
        Map<String, String> before = told.computeIfAbsent(name, n -> new HashMap<>());
        synchronized (before) {
            tags.forEach(
                    (key, value) -> {
                        String said = before.put(key, value);
                        if (said == null ? !has.containsKey(key) : !said.equals(value)) {
                            tag(id, name, key, value);
                        }
                    });
        }
    }

    private void tag(String id, String name, String key, String value) {
        try {
            projects.tag(id, key, value);
        } catch (Refused e) {
            complaint.accept("Of project '" + name + "': " + e.getMessage());
        }
    }

    /// Its tool has put it away: it goes with [#settle], unless it has runs that stay.
    void deleted(String name) {
        if (instead == null) {
            away.add(name);
        }
    }

    /// Once all runs told so far are stored.
    void settle() {
        for (String name : away) {
            Optional<Project> known = projects.named(name);
            if (known.isPresent()
                    && known.get().lifecycle() == Lifecycle.ACTIVE
                    && projects.activity(known.get().id()).runs() == 0) {
                away.remove(name);
                gone.add(name);
                ids.remove(name);
                projects.delete(known.get().id());
            }
        }
    }
}
