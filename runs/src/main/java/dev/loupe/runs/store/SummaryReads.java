package dev.loupe.runs.store;

import dev.loupe.runs.domain.SeriesKey;
import dev.loupe.runs.domain.SeriesSummary;
import dev.loupe.runs.series.Aggregate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the summaries of a run: as they were written last, and with the points that came after.
final class SummaryReads {
    private final Words words;

    SummaryReads(Words words) {
        this.words = words;
    }

    /// Sorted by key and context; read in one snapshot, so that a summary written meanwhile is counted once.
    List<SeriesSummary> of(Sql sql, long run) throws SQLException {
        sql.connection().setAutoCommit(false);
        try {
            return consistent(sql, run);
        } finally {
            sql.connection().rollback();
            sql.connection().setAutoCommit(true);
        }
    }

    private List<SeriesSummary> consistent(Sql sql, long run) throws SQLException {
        if (sql.dialect() == Dialect.POSTGRESQL) {
            sql.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        }
        long summarised = sql.number("SELECT summarised FROM run WHERE id = ?", run);
        Map<Long, SeriesKey> keys = new HashMap<>();
        Map<Long, Aggregate> all = new HashMap<>();
        for (SeriesTables.Known known : SeriesTables.ofRun(sql, run)) {
            keys.put(known.id(), SeriesTables.key(sql, words, known));
            all.put(known.id(), known.all());
        }
        SeriesTables.recent(
                sql,
                run,
                summarised,
                (id, step, micros, value) -> {
                    Aggregate one = all.get(id);
                    if (one != null) {
                        one.add(step, micros, value);
                    }
                });
        List<SeriesSummary> found = new ArrayList<>();
        all.forEach(
                (id, one) -> {
                    SeriesKey key = keys.get(id);
                    if (key != null && one.n > 0) {
                        found.add(one.summary(key));
                    }
                });
        found.sort((a, b) -> a.series().compareTo(b.series()));
        return found;
    }
}
