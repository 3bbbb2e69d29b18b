package dev.loupe.server.api;

import dev.loupe.core.Wording;
import dev.loupe.runs.RunSearch;
import dev.loupe.runs.query.Mention;
import dev.loupe.runs.query.Nearest;
import dev.loupe.runs.query.Queries;
import dev.loupe.server.http.Problem;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Why a filter finds nothing although it can be read: it names a field that no run of the projects has.
final class Hint {
    private final RunSearch search;
    private final List<String> projects;

    Hint(RunSearch search, List<String> projects) {
        this.search = search;
        this.projects = projects;
    }

    /// What is to be said of a filter that nothing passes; empty when all its fields are known. O(fields of the projects).
    Optional<Map<String, Object>> of(String filter) {
        for (Mention mention : Queries.mentions(filter)) {
            @Nullable Set<String> known = known(mention);
            String key = mention.field().key();
            if (known != null && !known.contains(key)) {
                return Optional.of(shape(filter, mention, Nearest.near(key, known)));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> shape(
            String filter, Mention mention, Optional<String> near) {
        Map<String, Object> shape = new LinkedHashMap<>();
        String key = mention.field().key();
        Wording wording =
                near.map(
                                name ->
                                        Wording.of(
                                                "hint.near",
                                                "No run here has {key}; the nearest is {near}.",
                                                "key",
                                                key,
                                                "near",
                                                name))
                        .orElseGet(
                                () ->
                                        Wording.of(
                                                "hint.none", "No run here has {key}.", "key", key));
        shape.put("detail", wording.text());
        shape.put("wording", Problem.shape(wording));
        shape.put("at", mention.at());
        shape.put("length", mention.end() - mention.at());
        near.ifPresent(name -> shape.put("repair", mention.renamed(filter, name)));
        return shape;
    }

    /// Null where every key is right.
    private @Nullable Set<String> known(Mention mention) {
        return switch (mention.field().kind()) {
            case METRIC -> keys(RunSearch.Kind.METRIC::equals);
            case PARAM -> keys(RunSearch.Kind.PARAM::equals);
            case TAG -> keys(RunSearch.Kind.TAG::equals);
            case BARE -> keys(kind -> true);
            case ATTRIBUTE, DATASET -> null;
        };
    }

    private Set<String> keys(Predicate<RunSearch.Kind> of) {
        return search.fields(projects, null, "", 0, Integer.MAX_VALUE).stream()
                .filter(field -> of.test(field.kind()))
                .map(RunSearch.FieldUse::key)
                .collect(Collectors.toSet());
    }
}
