package dev.loupe.runs.store;

import dev.loupe.runs.Projects.Activity;
import dev.loupe.runs.domain.Run;

import java.sql.SQLException;

/// What went on in a project lately.
final class ActivityReads {
    private static final long DAY = 86_400_000L;
    private static final int DAYS = 28;

    private ActivityReads() {}

    static Activity of(Sql sql, long project) throws SQLException {
        long now = System.currentTimeMillis();
        int[] perDay = perDay(sql, project, Math.floorDiv(now, DAY));
        return sql.one(
                        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN status = 0 THEN 1 ELSE 0 END), 0), "
                                + " COALESCE(SUM(CASE WHEN status = 0 AND heartbeat_ms < ? THEN 1 ELSE 0 END), 0), COALESCE(SUM(points), 0),"
                                + " COALESCE(MAX(last_micros), 0) FROM run WHERE project = ? AND deleted = 0",
                        r ->
                                new Activity(
                                        r.getLong(1),
                                        r.getLong(2),
                                        r.getLong(3),
                                        r.getLong(4),
                                        r.getLong(5),
                                        perDay),
                        now - Run.SILENT_MILLIS,
                        project)
                .orElseThrow();
    }

    /// How many runs were started on each of the last days (UTC), the last one today.
    private static int[] perDay(Sql sql, long project, long today) throws SQLException {
        int[] perDay = new int[DAYS];
        long first = today - DAYS + 1;
        sql.each(
                "SELECT start_ms / 86400000, COUNT(*) FROM run WHERE project = ? AND deleted = 0 AND start_ms >= ? GROUP BY 1",
                r -> {
                    long day = r.getLong(1) - first;
                    if (day >= 0 && day < DAYS) {
                        perDay[(int) day] += r.getInt(2);
                    }
                },
                project,
                first * DAY);
        return perDay;
    }
}
