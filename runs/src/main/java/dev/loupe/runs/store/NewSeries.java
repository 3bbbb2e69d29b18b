package dev.loupe.runs.store;

import dev.loupe.runs.series.Aggregate;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Rows for series that a transaction makes, kept back so that those of all its runs are written together in the order of their table: there the series of one key lie together, and runs one by one would go over all of its pages each.
final class NewSeries {
    private static final int AT_ONCE = 1_024;
    private static final Aggregate NOTHING = new Aggregate();
    private static final Comparator<Row> ORDER =
            Comparator.comparingLong((Row row) -> row.series.word)
                    .thenComparing(row -> row.series.key.context())
                    .thenComparingLong(Row::run);

    private record Row(long run, SeriesState series, Aggregate all) {}

    private final List<Row> rows = new ArrayList<>();
    private long added;

    /// @param summarised whether with the summaries as they are now, or as if none had a point
    void add(long run, List<SeriesState> fresh, boolean summarised) {
        for (SeriesState series : fresh) {
            rows.add(new Row(run, series, summarised ? series.all.copy() : NOTHING));
        }
        added += fresh.size();
    }

    /// How many were ever added.
    long added() {
        return added;
    }

    /// Forgets what is kept back.
    void drop() {
        rows.clear();
    }

    void write(Sql sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(ORDER);
        List<@Nullable Object[]> values = new ArrayList<>(AT_ONCE);
        for (Row row : rows) {
            values.add(SeriesTables.row(row.run, row.series, row.all));
            if (values.size() == AT_ONCE) {
                SeriesTables.insert(sql, values);
                values.clear();
            }
        }
        SeriesTables.insert(sql, values);
        rows.clear();
    }
}
