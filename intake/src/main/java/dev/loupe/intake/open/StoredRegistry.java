package dev.loupe.intake.open;

import dev.loupe.intake.FileLog;
import dev.loupe.runs.Refused;
import dev.loupe.runs.Registry.Catalogued;
import dev.loupe.runs.Registry.LoggedModel;
import dev.loupe.runs.Store;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// A store's registered and logged models, as sources tell them. What was told last is remembered beside them, so that what was changed here since is known as such.
final class StoredRegistry {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_OPEN = 10_000;

    private final StoreLogbook book;
    private final Store store;
    private final Map<String, StoredFiles> files = new ConcurrentHashMap<>();

    StoredRegistry(StoreLogbook book, Store store) {
        this.book = book;
        this.store = store;
    }

    void registered(String place, Catalogued told) {
        String name = told.model().name();
        String memory = "registered model " + name + " of " + place;
        @Nullable Catalogued before = remembered(memory, Catalogued.class);
        if (told.equals(before)) {
            return;
        }
        Optional<List<String>> left =
                taking(
                        "registered model '" + name + "'",
                        () -> store.registry().takeOver(told, before));
        left.ifPresent(
                sentences -> {
                    sentences.forEach(book::damaged);
                    remember(memory, told);
                });
    }

    /// @param project its id here, asked only if the model is new
    FileLog model(LoggedModel told, Supplier<String> project) {
        String memory = memory(told.id());
        @Nullable LoggedModel before = remembered(memory, LoggedModel.class);
        Optional<LoggedModel> known = store.registry().model(told.id());
        if (known.isEmpty() && before != null) {
            return (path, stamp, content) -> {};
        }
        LoggedModel bare = told.with(List.of());
        if (!bare.equals(before) || !told.metrics().isEmpty()) {
            String home = known.isPresent() ? known.get().project() : project.get();
            Optional<Boolean> taken =
                    taking(
                            "model '" + told.name() + "'",
                            () -> store.registry().takeOver(told.in(home), before));
            if (taken.isEmpty()) {
                return (path, stamp, content) -> {};
            }
            if (!bare.equals(before)) {
                remember(memory, bare);
            }
        }
        return store.registry()
                .model(told.id())
                .<FileLog>map(
                        here ->
                                files.computeIfAbsent(
                                        here.id(),
                                        id ->
                                                new StoredFiles(
                                                        book,
                                                        store,
                                                        here.files(),
                                                        "model " + id,
                                                        "model '" + here.name() + "'")))
                .orElse((path, stamp, content) -> {});
    }

    void deleted(String id) {
        if (remembered(memory(id), LoggedModel.class) != null
                && store.registry().model(id).isPresent()) {
            taking(
                    "deletion of model " + id,
                    () -> {
                        store.registry().deleteModel(id);
                        return true;
                    });
        }
    }

    private static String memory(String id) {
        return "logged model " + id;
    }

    private <T> @Nullable T remembered(String memory, Class<T> type) {
        return store.bookmarks()
                .find(memory)
                .map(
                        text -> {
                            try {
                                return JSON.readValue(text, type);
                            } catch (JacksonException odd) {
                                return null;
                            }
                        })
                .orElse(null);
    }

    private void remember(String memory, Object told) {
        store.bookmarks().put(Map.of(memory, JSON.writeValueAsString(told)));
    }

    private <T> Optional<T> taking(String what, Supplier<T> write) {
        try {
            return Optional.of(write.get());
        } catch (Refused e) {
            if (e.why() == Refused.Why.UNAVAILABLE) {
                throw e;
            }
            book.damaged("The " + what + " cannot be taken: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Remembers over a restart which files were read.
    void keepStamps() {
        files.values().forEach(StoredFiles::keepStamps);
        if (files.size() > MOST_OPEN) {
            files.clear();
        }
    }
}
