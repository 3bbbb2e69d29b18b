package dev.loupe.server.mlflow;

import dev.loupe.runs.query.Evaluation;
import dev.loupe.runs.query.Field;
import dev.loupe.runs.query.FieldColumn;
import dev.loupe.runs.query.FieldColumn.NumberColumn;
import dev.loupe.runs.query.FieldColumn.TextColumn;
import dev.loupe.runs.query.Filter;
import dev.loupe.runs.query.Queries;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/// The query language over few things at a time, such as experiments and models: each is a table of one row.
final class EntityFilter {
    /// The tag by which the client tells prompts from models.
    static final String PROMPT = "mlflow.prompt.is_prompt";

    private EntityFilter() {}

    /// What a field is of a thing.
    interface Values<T> {
        /// A text, a [Double], or null where the thing has none.
        ///
        /// @throws MlflowError for a field that things of this kind never have
        @Nullable Object of(T thing, Field field);
    }

    static <T> Predicate<T> of(String text, Values<T> values) {
        return over(parsed(text), values);
    }

    /// Of attributes, a number as [Double], and tags; other fields are attributes under another name.
    static <T> Values<T> values(
            Function<T, Map<String, Object>> attributes,
            Function<T, ? extends Map<String, String>> tags) {
        return (thing, field) ->
                field.kind() == Field.Kind.TAG
                        ? tags.apply(thing).get(field.key())
                        : attribute(attributes.apply(thing), field.key());
    }

    /// Like [#of], but a thing that is not marked as a prompt passes `tags.mlflow.prompt.is_prompt != 'true'`.
    static <T> Predicate<T> withoutPrompts(String text, Values<T> values) {
        return over(unmarkedPasses(parsed(text)), values);
    }

    private static Filter parsed(String text) {
        return Queries.filter(text.replaceAll("(?i)\\battributes?\\.", ""));
    }

    private static <T> Predicate<T> over(Filter filter, Values<T> values) {
        return thing ->
                new Evaluation(1, field -> column(values.of(thing, field))).passing(filter).get(0);
    }

    private static FieldColumn column(@Nullable Object value) {
        if (value instanceof Double number) {
            NumberColumn column = new NumberColumn(1);
            column.set(0, number);
            return column;
        }
        TextColumn column = new TextColumn(1);
        if (value instanceof String text) {
            column.set(0, text);
        }
        return column;
    }

    private static Filter unmarkedPasses(Filter filter) {
        return switch (filter) {
            case Filter.And and ->
                    new Filter.And(and.parts().stream().map(EntityFilter::unmarkedPasses).toList());
            case Filter.Or or ->
                    new Filter.Or(or.parts().stream().map(EntityFilter::unmarkedPasses).toList());
            case Filter.Not not -> new Filter.Not(unmarkedPasses(not.part()));
            case Filter.Text test
                    when test.is() == Filter.Comparison.UNEQUAL
                            && test.field().kind() == Field.Kind.TAG
                            && test.field().key().equals(PROMPT) ->
                    new Filter.Or(List.of(new Filter.Missing(test.field()), test));
            default -> filter;
        };
    }

    /// @throws MlflowError if no thing has that attribute
    static @Nullable Object attribute(Map<String, Object> attributes, String key) {
        if (!attributes.containsKey(key)) {
            throw MlflowError.invalid(
                    "Invalid attribute key '"
                            + key
                            + "' specified. Valid keys are '"
                            + new TreeSet<>(attributes.keySet())
                            + "'");
        }
        return attributes.get(key);
    }
}
