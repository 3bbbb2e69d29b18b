package dev.loupe.runs.store;

import dev.loupe.runs.RunSearch;
import dev.loupe.runs.domain.SeriesKey;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The series that runs of some projects have, with how many runs have them.
final class SeriesCatalogue {
    private SeriesCatalogue() {}

    /// Sorted by key and context.
    static List<RunSearch.SeriesUse> of(Sql sql, List<Long> projects) throws SQLException {
        return counted(sql, projects, "");
    }

    /// Those that have a context; costs what these are.
    static List<RunSearch.SeriesUse> inContexts(Sql sql, List<Long> projects) throws SQLException {
        return counted(sql, projects, " AND t.context <> ''");
    }

    private static List<RunSearch.SeriesUse> counted(Sql sql, List<Long> projects, String which)
            throws SQLException {
        String among = projects.stream().map(String::valueOf).collect(Collectors.joining(","));
        List<RunSearch.SeriesUse> series = new ArrayList<>();
        sql.each(
                "SELECT w.text, c.context, c.runs FROM (SELECT t.word AS word, t.context AS context, COUNT(*) AS runs"
                        + " FROM run r JOIN series t ON t.run = r.id WHERE r.deleted = 0 AND r.project IN ("
                        + among
                        + ")"
                        + which
                        + " GROUP BY t.word, t.context) c JOIN word w ON w.id = c.word ORDER BY w.text, c.context",
                r ->
                        series.add(
                                new RunSearch.SeriesUse(
                                        new SeriesKey(r.getString(1), r.getString(2)),
                                        r.getLong(3))));
        return series;
    }
}
