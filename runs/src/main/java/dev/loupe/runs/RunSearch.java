package dev.loupe.runs;

import dev.loupe.core.RunId;
import dev.loupe.runs.domain.Lifecycle;
import dev.loupe.runs.domain.SeriesKey;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds, sorts and groups runs by the query language, over any number of runs.
public interface RunSearch {
    /// @param filter    empty for all
    /// @param orderBy   such as ``metrics.`val/acc` desc``; ties go by start time, newest first, then id
    /// @param lifecycle null for both
    /// @param columns   fields whose values are wanted beside each run
    record Question(
            List<String> projects,
            String filter,
            List<String> orderBy,
            @Nullable Lifecycle lifecycle,
            List<String> columns,
            int offset,
            int limit) {}

    /// @param total   runs in the projects, of that lifecycle
    /// @param matched runs that pass the filter
    /// @param rows    `limit` of them from `offset` on
    record Answer(long total, long matched, List<Row> rows) {}

    /// @param number which run of its project it is, counted from 1 in the order in which they were made; it never changes
    /// @param values one a column: [Double], [String] or null
    record Row(RunId run, int number, List<@Nullable Object> values) {}

    /// @throws dev.loupe.runs.query.Mistake when a text is wrong, with the place
    Answer search(Question question);

    /// @param runs  how many members
    /// @param first the ids of the first 1,000, in order
    /// @param values one a column
    record Group(List<@Nullable Object> by, int runs, List<RunId> first, List<Spread> values) {}

    /// The spread of a column over a group's members; NaN where nothing is known.
    ///
    /// @param same the text that all members share, null if they differ or it is a number
    record Spread(
            int count, double mean, double sd, double min, double max, @Nullable String same) {}

    /// Members grouped by the values of `by`, after filter and order; groups in order of their first member.
    List<Group> groups(Question question, List<String> by);

    /// A field that occurs in a project.
    ///
    /// @param field   as the language writes it, such as ``metrics.`val/acc` ``
    /// @param context of a metric that has one, else empty
    record FieldUse(String field, Kind kind, String key, String context, long runs) {}

    /// What a field belongs to.
    enum Kind {
        ATTRIBUTE,
        PARAM,
        METRIC,
        TAG
    }

    /// The fields of a project whose key contains `part` (any case), sorted by kind and key; then metrics in contexts, sorted by key and context.
    List<FieldUse> fields(
            List<String> projects, @Nullable Kind kind, String part, int offset, int limit);

    /// A series that occurs in a project.
    ///
    /// @param runs how many have it
    record SeriesUse(SeriesKey series, long runs) {}

    /// The series of some projects whose key contains `part` (any case), sorted by key and context; each context of a key is one of its own.
    List<SeriesUse> series(List<String> projects, String part, int offset, int limit);
}
