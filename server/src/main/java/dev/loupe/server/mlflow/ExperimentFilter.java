package dev.loupe.server.mlflow;

import dev.loupe.runs.domain.Project;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Filters and orders of experiments: `name`, `creation_time`, `last_update_time`, and `tags.key`.
final class ExperimentFilter {
    private static final Comparator<Project> NEWEST =
            Comparator.comparing(Project::createdMillis).reversed().thenComparing(Project::id);
    private static final Map<String, Comparator<Project>> KEYS =
            Map.of(
                    "name", Comparator.comparing(Project::name),
                    "experiment_id", Comparator.comparing(Project::id),
                    "creation_time", Comparator.comparing(Project::createdMillis),
                    "last_update_time", Comparator.comparing(Project::updatedMillis));

    private ExperimentFilter() {}

    static Predicate<Project> of(String filter) {
        return EntityFilter.of(
                filter, EntityFilter.values(ExperimentFilter::attributes, Project::tags));
    }

    private static Map<String, Object> attributes(Project project) {
        return Map.of(
                "name",
                project.name(),
                "creation_time",
                (double) project.createdMillis(),
                "last_update_time",
                (double) project.updatedMillis());
    }

    static Comparator<Project> order(List<String> texts) {
        return EntityOrder.of(texts, KEYS, NEWEST);
    }
}
