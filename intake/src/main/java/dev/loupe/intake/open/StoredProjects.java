package dev.loupe.intake.open;

import dev.loupe.core.RunId;
import dev.loupe.runs.Projects;
import dev.loupe.runs.Refused;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.Runs;
import dev.loupe.runs.Store;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.Project;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// The projects of a store as sources name them. Any number of threads.
final class StoredProjects {
    private static final int PAGE = 1_000;

    private final Projects projects;
    private final Runs runs;
    private final RunSearch search;
    private final @Nullable String instead;
    private final Consumer<String> complaint;
    private final PutAway putAway;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> told = new ConcurrentHashMap<>();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /// Brought back here for runs that were told of, not by a person.
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    /// @param instead the project of all runs, instead of their own
    StoredProjects(
            Store store, @Nullable String instead, Consumer<String> complaint, PutAway putAway) {
        this.projects = store.projects();
        this.runs = store.runs();
        this.search = store.search();
        this.instead = instead;
        this.complaint = complaint;
        this.putAway = putAway;
    }

    /// The id of the project that runs which name this one lie in.
    String id(String name) {
        return ids.computeIfAbsent(instead != null ? instead : name, this::found);
    }

    /// A deleted one is brought back, as its data is wanted again; one that its tool has put away goes again once all of it is told.
    private String found(String name) {
        String place = name.isBlank() ? "Default" : name;
        Optional<Project> known = projects.named(place);
        if (known.isPresent()) {
            if (known.get().lifecycle() == Lifecycle.DELETED) {
                broughtBack(known.get());
            }
            return known.get().id();
        }
        try {
            return projects.create(place, null, Map.of()).id();
        } catch (Refused e) {
            return projects.named(place).orElseThrow(() -> e).id();
        }
    }

    private synchronized void broughtBack(Project project) {
        List<RunId> back = putAwayWith(project.id());
        projects.restore(project.id());
        back.forEach(runs::delete);
        wanted.add(project.name());
        if (gone.remove(project.name())) {
            away.add(project.name());
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

    /// Its tool has put it away: it goes with [#settle], unless it has runs that stay, or went so before and was brought back by a person.
    synchronized void deleted(String name) {
        if (instead != null) {
            return;
        }
        Optional<Project> known = projects.named(name);
        if (known.isPresent() && known.get().lifecycle() == Lifecycle.DELETED) {
            gone.add(name);
            putAway.add(PutAway.project(name));
        } else if (wanted.contains(name) || !putAway.has(PutAway.project(name))) {
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
                putAway.add(PutAway.project(name));
                ids.remove(name);
                String id = known.get().id();
                projects.delete(id, putAwayWith(id));
            }
        }
    }

    /// The runs of a project that its tool had put away, as MLflow puts them away with their experiment; not those that a person deleted here.
    private List<RunId> putAwayWith(String id) {
        List<RunId> with = new ArrayList<>();
        long matched = 1;
        for (int from = 0; from < matched; from += PAGE) {
            RunSearch.Answer page =
                    search.search(
                            new RunSearch.Question(
                                    List.of(id),
                                    "",
                                    List.of(),
                                    Lifecycle.DELETED,
                                    List.of(),
                                    from,
                                    PAGE));
            matched = page.matched();
            page.rows().stream()
                    .map(RunSearch.Row::run)
                    .filter(run -> putAway.has(PutAway.run(run)))
                    .forEach(with::add);
        }
        return with;
    }
}
