package dev.loupe.server.mlflow;

import dev.loupe.runs.domain.Project;
import dev.loupe.runs.query.Evaluation;
import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;
import dev.loupe.runs.query.Filter;
import dev.loupe.runs.query.Queries;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/// The query language over few things at a time: each is a table of one row. For experiments, and whatever else has names, times and tags.
final class ExperimentFilter {
    private ExperimentFilter() {}

    /// Attributes are `name`, `creation_time`, `last_update_time`; `tags.key` are tags.
    static Predicate<Project> of(String filter) {
        return over(filter, ExperimentFilter::attributes, Project::tags);
    }

    static <T> Predicate<T> over(
            String text,
            Function<T, Map<String, Object>> attributes,
            Function<T, ? extends Map<String, String>> tags) {
        return over(Queries.filter(plain(text)), attributes, tags);
    }

    private static <T> Predicate<T> over(
            Filter filter,
            Function<T, Map<String, Object>> attributes,
            Function<T, ? extends Map<String, String>> tags) {
        return one ->
                new Evaluation(1, field -> column(field, attributes.apply(one), tags.apply(one)))
                        .passing(filter)
                        .get(0);
    }

    /// Like [#over], but a thing without the tag passes `tag != text`, as in MLflow's registry; its client leaves prompts out that way.
    static <T> Predicate<T> overRegistry(
            String text,
            Function<T, Map<String, Object>> attributes,
            Function<T, ? extends Map<String, String>> tags) {
        return over(absentDiffers(Queries.filter(plain(text))), attributes, tags);
    }

    private static Filter absentDiffers(Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                    new Filter.And(
                            and.parts().stream().map(ExperimentFilter::absentDiffers).toList());
            case Filter.Or or ->
                    new Filter.Or(
                            or.parts().stream().map(ExperimentFilter::absentDiffers).toList());
            case Filter.Not not -> new Filter.Not(absentDiffers(not.part()));
            case Filter.Text test
                    when test.is() == Filter.Comparison.UNEQUAL
                            && test.field().kind() == Field.Kind.TAG ->
                    new Filter.Or(java.util.List.of(new Filter.Missing(test.field()), test));
            default -> filter;
        };
    }

    private static String plain(String text) {
        return text.replaceAll("(?i)\\battributes?\\.", "");
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

    private static FieldColumn column(
            Field field, Map<String, Object> attributes, Map<String, String> tags) {
        Object value =
                field.kind() == Field.Kind.TAG
                        ? tags.get(field.key())
                        : attributes.get(field.key());
        if (value instanceof Double number) {
            NumberColumn column = new NumberColumn(1);
            column.set(0, number);
            return column;
        }
        TextColumn column = new TextColumn(1);
        if (value instanceof String text) {
            column.set(0, text);
        } else if (field.kind() != Field.Kind.TAG && !attributes.containsKey(field.key())) {
            throw MlflowError.invalid(
                    "Invalid attribute key '"
                            + field.key()
                            + "' specified. Valid keys are '"
                            + attributes.keySet()
                            + "'");
        }
        return column;
    }

    static Comparator<Project> order(List<String> texts) {
        Comparator<Project> order = (a, b) -> 0;
        for (String text : texts) {
            Queries.Order by = Queries.order(text.replaceAll("(?i)^attributes?\\.", ""));
            Comparator<Project> one =
                    switch (by.field().key()) {
                        case "name" -> Comparator.comparing(Project::name);
                        case "experiment_id" -> Comparator.comparing(Project::id);
                        case "creation_time" -> Comparator.comparing(Project::createdMillis);
                        case "last_update_time" -> Comparator.comparing(Project::updatedMillis);
                        default ->
                                throw MlflowError.invalid(
                                        "Invalid order_by entity: '" + text + "'");
                    };
            order = order.thenComparing(by.descending() ? one.reversed() : one);
        }
        return order.thenComparing(Comparator.comparing(Project::createdMillis).reversed())
                .thenComparing(Project::id);
    }
}
